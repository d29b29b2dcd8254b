/* What follows the first answer: who leads by each method, and every analysis over all weights. */
{
  const { data, say } = explore;
  const { options } = live.data;
  const COLUMNS = ["rank_ranges", "regret", "win_shares", "win_ranges"];

  explore.kind = (kind) => live.el("span", { class: `kind kind-${kind}` }, say(kind));
  const head = (words, ...more) => live.el("th", { scope: "col", class: more.length ? "number" : "" }, words, ...more);
  const framed = (id, caption, heads, body) =>
    live.el("div", { class: "frame" }, live.el("div", { class: "scroll", role: "group", tabindex: 0, "aria-labelledby": id },
      live.el("table", {}, live.el("caption", { id }, caption),
        live.el("thead", {}, live.el("tr", {}, ...heads)), body)));

  const methods = live.el("tbody");
  const byOption = live.el("tbody");
  const caption = live.el("span", { class: "held" });
  const heads = Object.fromEntries(COLUMNS.map((key) => [key, live.el("span", { class: "explore-kinds" })]));
  const tables = live.el("div", { class: "explore-tables" },
    framed("page-explore-methods", live.el("span", { class: "held" }, say("by_method")), [head(say("method")), head(say("places")), head(say("evidence"))], methods),
    framed("page-explore-analyses", caption, [head(say("option")), ...COLUMNS.map((key) => head(say(key), " ", heads[key]))], byOption));

  const rows = options.map((_, i) => {
    const made = COLUMNS.map(() => live.el("td", { class: "number" }));
    byOption.append(live.el("tr", {}, live.el("th", { scope: "row" }, live.option(i)), ...made));
    return made;
  });

  const fold = (key, about, inside) =>
    live.el("details", { class: "explore-fold" }, live.el("summary", {}, say(key)), live.el("p", {}, say(about)), inside);
  const section = live.el("section", { id: "page-explore", class: "live explore", "aria-labelledby": "page-explore-title" },
    live.el("h2", { id: "page-explore-title" }, live.el("a", { class: "self", href: "#page-explore" }, say("title"))),
    live.el("p", {}, say("about")),
    fold("scores", "scores_about", explore.scoreForm),
    fold("statements", "statements_about", explore.statementForm),
    tables);
  document.getElementById("page-live").after(section);
  const contents = document.querySelector('nav.contents a[href="#page-live"]');
  if (contents) {
    contents.closest("nav").tabIndex = 0; // longer by a line, it may have to be scrolled
    contents.parentElement.after(live.el("li", {}, live.el("a", { href: "#page-explore" }, say("title"))));
  }

  /* What stands there belongs to weights that are gone. */
  explore.waiting = () => tables.setAttribute("aria-busy", "true");
  explore.ready = () => tables.removeAttribute("aria-busy");
  explore.isReady = () => !tables.hasAttribute("aria-busy");

  const places = (ranks) => {
    const order = live.range(ranks.length).sort((a, b) => ranks[a] - ranks[b] || a - b).slice(0, 3);
    return order.flatMap((i, k) => [...(k ? [" "] : []), live.el("span", { class: "explore-place" }, ...explore.nodes("place", { number: live.rank(ranks, i), option: live.option(i) }))]);
  };
  explore.methodsShown = (found) => {
    const own = explore.state().method;
    methods.replaceChildren(...Object.entries(found).map(([id, entry]) => live.el("tr", { class: id === own ? "own" : "" },
      live.el("th", { scope: "row" }, explore.methodName(id)),
      ...(entry.refused
        ? [live.el("td", { colspan: 2 }, say("refused", { reason: entry.refused }))]
        : [live.el("td", {}, ...places(entry.ranks)), live.el("td", {}, explore.kind(entry.kind))]))));
  };

  /* A column of the table, with its kind of evidence at the head, or at each number where they differ. */
  const column = (found) => {
    const k = COLUMNS.indexOf(found.step);
    if (k < 0) return;
    const kinds = [...new Set(found.kinds || [])];
    heads[found.step].replaceChildren(...(found.refused ? [explore.kind("none")] : kinds.length === 1 ? [explore.kind(kinds[0])] : []));
    heads[found.step].title = found.refused || found.evidence;
    rows.forEach((row, i) => {
      const several = kinds.length > 1 ? [" ", explore.kind(found.kinds[i])] : [];
      row[k].replaceChildren(...(found.refused ? ["–"] : [found.cells[i], ...several]));
    });
  };

  explore.stepShown = (found) => {
    if (found.methods) explore.methodsShown(found.methods);
    else if (found.step === "methods") methods.replaceChildren(live.el("tr", {}, live.el("td", { colspan: 3 }, say("refused", { reason: found.refused }))));
    column(found);
  };
  explore.tablesFor = (method) => {
    live.write(caption, say("by_option", { method: explore.methodName(method) }));
    for (const key of COLUMNS) {
      heads[key].replaceChildren(live.el("span", { class: "explore-said" }, say("working")));
      for (const row of rows) row[COLUMNS.indexOf(key)].replaceChildren("…");
    }
  };
}
