/* Choose a score: what it is, how it becomes a value, what it weighs, and on what evidence. */
{
  const { criteria, options, values, cells, sources, views } = live.data;
  const dialog = live.id("details");
  const title = live.id("details-title");
  const inside = dialog.querySelector(".live-inside");

  const shown = (x, j) => (typeof x === "number" ? live.amount(x, j) : x);
  const united = (words, j) => [words, criteria[j].unit].filter(Boolean).join(" ");
  const entered = (i, j) => {
    const { best, low, high, tried } = cells[i][j];
    if (tried) return tried;
    const words =
      low === undefined
        ? shown(best, j)
        : live.say("ranged", { best: shown(best, j), low: shown(low, j), high: shown(high, j) });
    return united(words, j);
  };

  /* What is said of a score in the report's own table of reasons, by the head of its column. */
  const told = (i, j, key) => {
    const frame = document.getElementById(`reasons-${options[i].id}`);
    if (!frame || cells[i][j].tried) return "";
    const { rows } = frame.querySelector("table");
    const k = [...rows[0].cells].findIndex((head) => head.textContent === live.say(key));
    return k < 0 ? "" : rows[j + 1].cells[k].textContent;
  };
  const cited = (i, j) => {
    if (cells[i][j].tried) return [];
    const places = cells[i][j].sources || [[0, told(i, j, "source")]].filter(([, where]) => where);
    return places.map(([k, where]) =>
      live.el("p", {}, where ? live.say("cited", { source: sources[k], where }) : sources[k]),
    );
  };

  /* The weights of a view, or those of the panel, and what they are called. */
  const under = (view) => {
    if (view !== null) return { weights: live.divided(views[view].points), name: views[view].name };
    const weights = live.weights();
    const same = live.viewNow();
    return { weights, name: same === null ? live.say("yours") : views[same].name };
  };

  const show = (heading, ...body) => {
    title.replaceChildren(...heading);
    const { remark } = live.data;
    inside.replaceChildren(...(remark ? [live.el("p", { class: "note" }, remark)] : []), ...body);
    if (!dialog.open) dialog.showModal();
    title.focus();
  };

  const facts = (pairs) =>
    live.el(
      "dl",
      {},
      ...pairs
        .filter(([, said]) => said && said.length)
        .map(([key, said]) =>
          live.el("div", {}, live.el("dt", {}, live.say(key)), live.el("dd", {}, ...[said].flat())),
        ),
    );

  live.openCell = (i, j) => {
    const { weights, name } = under(null);
    const { scores } = live.scored(weights);
    const [cell, criterion, value] = [cells[i][j], criteria[j], values[i][j]];
    const column = values.map((row) => row[j]);
    const places = column.map((x) => 1 + column.filter((y) => y > x + 1e-12).length);
    const part = {
      weight: live.percent(weights[j]),
      value: live.brief(value),
      number: live.number(weights[j] * value),
      score: live.number(scores[i]),
    };
    show(
      [live.option(i), ": ", live.named(j)],
      facts([
        ["entered", cell.missing ? live.say("missing") : entered(i, j)],
        ["scale", criterion.scale],
        ["worst", criterion.worst],
        ["best", criterion.best],
        ["value", live.brief(value)],
        ["how", criterion.how],
        ["weight", live.say("weight_of", { share: part.weight, view: name })],
        ["part", live.say("part_of", part)],
        ["place", live.say("place_of", { place: live.rank(places, i), total: options.length })],
        ["grade", cell.grade || told(i, j, "grade")],
        ["reason", cell.note || told(i, j, "reason")],
        ["source", cited(i, j)],
      ]),
    );
  };

  live.openOption = (i, view) => {
    const { weights, name } = under(view);
    const { scores, ranks } = live.scored(weights);
    const said = live.say("scored", {
      score: live.number(scores[i]),
      rank: live.rank(ranks, i),
      total: options.length,
      view: name,
    });
    show([live.option(i)], live.el("p", {}, said), table(i, weights, scores[i]));
  };

  const table = (i, weights, score) => {
    const heads = ["criterion", "entered", "value", "weight", "part"].map((key, k) =>
      live.el("th", { scope: "col", class: k ? "number" : "" }, live.say(key)),
    );
    const order = live
      .range(criteria.length)
      .sort((a, b) => weights[b] * values[i][b] - weights[a] * values[i][a] || a - b);
    const rows = order.map((j) => {
      const open = live.el("button", { type: "button", class: "live-open" }, live.named(j));
      open.addEventListener("click", () => live.openCell(i, j));
      const numbers = [
        entered(i, j),
        live.brief(values[i][j]),
        live.percent(weights[j]),
        live.number(weights[j] * values[i][j]),
      ];
      return live.el(
        "tr",
        {},
        live.el("th", { scope: "row" }, open),
        ...numbers.map((x) => live.el("td", { class: "number" }, x)),
      );
    });
    const sum = live.el(
      "tr",
      {},
      live.el("th", { scope: "row" }, live.say("sum")),
      ...["", "", live.percent(1), live.number(score)].map((x) =>
        live.el("td", { class: "number" }, x),
      ),
    );
    return live.el(
      "div",
      { class: "scroll", tabindex: 0, role: "group", "aria-labelledby": "page-live-details-title" },
      live.el(
        "table",
        {},
        live.el("thead", {}, live.el("tr", {}, ...heads)),
        live.el("tbody", {}, ...rows, sum),
      ),
    );
  };

  /* Cells of the report's own tables become buttons: one stop of the Tab key a table, then arrows. */
  live.openable = (id, columns, open) => {
    const body = document.querySelector(`#${id} tbody`);
    if (!body) return;
    const grid = [...body.rows].map((row) => {
      const named = row.cells[0].querySelector('use[href^="#page-option-"]');
      return named
        ? [...row.cells]
            .slice(1, columns + 1)
            .map((cell, k) => button(cell, Number(named.getAttribute("href").slice(13)), k, open))
        : [];
    });
    const first = grid.flat()[0];
    if (!first) return;
    first.tabIndex = 0;
    body.closest(".frame").after(live.el("p", { class: "remark live-hint" }, live.say("hint")));
    body.addEventListener("keydown", (event) => {
      const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[
        event.key
      ];
      const row = grid.findIndex((buttons) => buttons.includes(event.target));
      if (!step || row < 0) return;
      const next = (grid[row + step[0]] || [])[grid[row].indexOf(event.target) + step[1]];
      if (!next) return;
      event.preventDefault();
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  };

  const button = (cell, i, k, open) => {
    const made = live.el("button", {
      type: "button",
      class: "live-cell",
      tabindex: -1,
      "aria-haspopup": "dialog",
    });
    made.append(...cell.childNodes);
    cell.append(made);
    made.addEventListener("click", () => open(i, k));
    return made;
  };

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
