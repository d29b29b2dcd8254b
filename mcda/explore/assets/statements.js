/* Other limits on the weights: those of the study can be taken out, others added. */
{
  const { data, say } = explore;
  const { criteria } = live.data;
  const said = new Map();
  const list = live.el("ul", { class: "explore-list" });
  const none = live.el("p", { class: "explore-about" }, say("no_statements"));
  const field = live.el("input", {
    id: "page-explore-statement", autocomplete: "off", spellcheck: "false", maxlength: 500,
    "aria-describedby": "page-explore-statement-wrong",
  });
  const wrong = live.el("p", { class: "explore-wrong", id: "page-explore-statement-wrong", role: "alert" });
  const example = `${criteria[0].id} <= 0.3`;
  const form = live.el("form", { class: "explore-form", novalidate: "" },
    live.el("span", { class: "explore-field wide" },
      live.el("label", { for: field.id }, ...explore.nodes("statement", { statement: live.el("code", {}, example) })), field),
    live.el("button", {}, say("add")), wrong);
  explore.statementForm = live.el("div", {}, list, none, form);

  /* A limit that was taken out is put back; one that holds is not said twice. */
  const bare = (text) => text.replace(/\s+/g, "");
  const same = (list, text) => list.find((other) => bare(other) === bare(text));
  const holds = (text) => {
    const { without, stating } = explore.state();
    return same([...data.statements.filter((own) => !without.includes(own)), ...stating], text);
  };
  const added = ({ without, stating }, text) => {
    const gone = same(without, text);
    if (gone) return { without: without.filter((other) => other !== gone) };
    return same(stating, text) ? {} : { stating: [...stating, text] };
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return field.focus();
    const refused = holds(text) ? { message: say("there") } : await explore.tried((state) => added(state, text));
    live.write(wrong, refused ? refused.message : "");
    field.setAttribute("aria-invalid", Boolean(refused));
    if (refused) {
      field.focus();
      if (refused.column) field.setSelectionRange(refused.column - 1, text.length);
      return;
    }
    if (field.value.trim() === text) field.value = "";
  });

  const act = async (make) => {
    const refused = await explore.tried(make);
    live.write(wrong, refused ? refused.message : "");
  };
  const row = (text, key, sign, make) => {
    const button = explore.button(key, () => act(make));
    button.setAttribute("aria-label", say(`${key}_one`, { statement: text }));
    return live.el("li", { class: key === "put_in" ? "gone" : "" },
      live.el("code", {}, text), " ",
      ...(said.has(text) && said.get(text) !== text ? [live.el("span", { class: "explore-said" }, said.get(text)), " "] : []),
      ...(sign ? [live.el("span", { class: "explore-sign" }, say(sign)), " "] : []), button);
  };

  explore.statementsShown = () => {
    const { without, stating } = explore.state();
    const own = data.statements.map((text) => {
      const others = (state) => state.without.filter((other) => other !== text);
      return without.includes(text)
        ? row(text, "put_in", "out", (state) => ({ without: others(state) }))
        : row(text, "take_out", "", (state) => ({ without: [...others(state), text] }));
    });
    const added = stating.map((text) => row(text, "take_out", "new", (state) => {
      const k = state.stating.indexOf(text);
      return { stating: state.stating.filter((_, other) => other !== k) };
    }));
    explore.fill(list, [...own, ...added], field);
    none.hidden = list.children.length > 0;
  };

  /* The statements that hold now, as the server read them: the panel names those that are broken. */
  explore.stated = (statements) => {
    live.data.statements.splice(0, Infinity, ...statements);
    const news = statements.filter(({ text }) => !said.has(text));
    for (const { text, said: words } of news) said.set(text, words);
    if (news.length) explore.statementsShown();
  };
}
