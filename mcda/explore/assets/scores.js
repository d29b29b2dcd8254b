/* Other scores: one is chosen and changed, and those that were changed are listed. */
{
  const { data, say } = explore;
  const { criteria, options, cells } = live.data;
  const ENDS = ["low", "best", "high"];
  const entered = cells.map((row) => [...row]);
  const before = cells.map((row) => row.map((cell) => ({ low: cell.best, high: cell.best, ...cell })));

  const choice = (id, names) =>
    live.el("select", { id, autocomplete: "off" }, ...names.map((name, k) => live.el("option", { value: k }, name)));
  const [who, what] = [
    choice("page-explore-option", options.map((o) => o.name)),
    choice("page-explore-criterion", criteria.map((c) => c.name)),
  ];
  const labelled = (key, control, ...more) =>
    live.el("span", { class: "explore-field" }, live.el("label", { for: control.id }, say(key)), control, ...more);
  const ends = live.el("div", { class: "explore-ends" });
  const remark = live.el("p", { class: "explore-about" });
  const wrong = live.el("p", { class: "explore-wrong", id: "page-explore-score-wrong", role: "alert" });
  const list = live.el("ul", { class: "explore-list", "aria-label": say("changed_scores") });
  const form = live.el("form", { class: "explore-form", novalidate: "" },
    labelled("option", who), labelled("criterion", what), ends,
    live.el("button", {}, say("apply")), wrong, remark, list);
  explore.scoreForm = form;

  const changed = (i, j) => ((explore.state().scores[data.options[i]] || {})[criteria[j].id]) || {};
  const now = (i, j) => ({ ...before[i][j], ...changed(i, j) });

  const control = (end, value) => {
    const j = Number(what.value);
    const id = `page-explore-${end}`;
    if (!data.levels[j]) {
      return live.el("input", { id, value, autocomplete: "off", inputmode: "decimal", "aria-describedby": wrong.id });
    }
    const made = live.el("select", { id, autocomplete: "off", "aria-describedby": wrong.id }, ...data.levels[j].map((name) => live.el("option", {}, name)));
    made.value = value;
    return made;
  };

  const stress = (i, j) => {
    const plan = data.scenarios.find((one) => one.id === explore.state().scenario);
    return plan && ((plan.scores[data.options[i]] || {})[criteria[j].id]);
  };

  /* A score whose best is a scenario's: its range is widened where that leads beyond it. */
  const stressed = ({ low, high }, best, j) => {
    const place = (x) => (data.levels[j] ? data.worths[j][data.levels[j].indexOf(x)] : x);
    const order = [low, high, best].sort((a, b) => place(a) - place(b));
    return { low: order[0], best, high: order[2] };
  };

  const fields = () => {
    const [i, j] = [Number(who.value), Number(what.value)];
    const score = now(i, j);
    ends.replaceChildren(...ENDS.map((end) => labelled(end, control(end, score[end]))));
    const best = stress(i, j);
    live.write(remark, best === undefined ? "" : say("by_scenario", { number: shown(best, j) }));
    live.write(wrong, "");
  };
  who.addEventListener("change", fields);
  what.addEventListener("change", fields);

  const read = (node, j) => (data.levels[j] ? { x: node.value } : live.read(node.value));

  /* What is wrong, at the fields where it is, and that nothing has changed. */
  const told = (reason, typed, bad) => {
    const words = /[.。]$/.test(reason) ? reason : `${reason}.`;
    live.write(wrong, reason && `${words} ${say("score_stays")}`);
    for (const node of typed) node.setAttribute("aria-invalid", bad.includes(node));
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [i, j] = [Number(who.value), Number(what.value)];
    const typed = ENDS.map((end) => document.getElementById(`page-explore-${end}`));
    const found = typed.map((node) => read(node, j));
    const bad = typed.filter((_, k) => found[k].wrong);
    if (bad.length) {
      const k = typed.indexOf(bad[0]);
      told(say("end", { end: say(ENDS[k]), reason: live.say(found[k].wrong) }), typed, bad);
      return bad[0].focus();
    }
    const wanted = ENDS.map((end, k) => [end, found[k].x]);
    const other = wanted.filter(([end, x]) => x !== before[i][j][end]);
    const refused = await explore.tried((state) => {
      const scores = without(state, i, j);
      if (other.length) {
        const option = data.options[i];
        scores[option] = { ...scores[option], [criteria[j].id]: Object.fromEntries(wanted) };
      }
      return { scores };
    });
    told(refused ? refused.message : "", typed, refused ? typed : []);
  });

  /* The changed scores of a state without one. */
  const without = (state, i, j) => {
    const scores = structuredClone(state.scores);
    const row = scores[data.options[i]];
    if (row) delete row[criteria[j].id];
    if (row && !Object.keys(row).length) delete scores[data.options[i]];
    return scores;
  };

  const shown = (x, j) => (typeof x === "number" ? live.amount(x, j) : x);
  const ranged = ({ low, best, high }, j) =>
    (low === best && high === best ? shown(best, j)
      : say("range", { low: shown(low, j), best: shown(best, j), high: shown(high, j) }));
  const was = (i, j) => (entered[i][j].missing ? say("nothing") : ranged(before[i][j], j));
  const item = (i, j) => {
    const names = { option: options[i].name, criterion: criteria[j].name };
    const back = explore.button("put_back", () => explore.change({ scores: without(explore.state(), i, j) }));
    back.setAttribute("aria-label", say("put_back_score", names));
    const parts = { option: live.option(i), criterion: live.named(j), before: was(i, j), after: ranged(now(i, j), j) };
    return live.el("li", {}, live.el("span", {}, ...explore.nodes("score_now", parts)), " ", back);
  };

  /* The form, the list, and the panel's own record of each score: of one that is not as entered, what
     it is instead, without the reason and the source of what was entered. */
  explore.scoresShown = () => {
    const items = [];
    cells.forEach((row, i) => row.forEach((_, j) => {
      const edited = Object.keys(changed(i, j)).length > 0;
      if (edited) items.push(item(i, j));
      const best = stress(i, j);
      if (!edited && best === undefined) {
        row[j] = entered[i][j];
        return;
      }
      const score = best === undefined ? now(i, j) : stressed(now(i, j), best, j);
      const words = [ranged(score, j), criteria[j].unit].filter(Boolean).join(" ");
      row[j] = { ...score, tried: say("tried", { before: was(i, j), after: words }) };
    }));
    explore.fill(list, items, who);
    fields();
  };
}
