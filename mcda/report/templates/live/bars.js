/* Scores as bars, the best first, with a tick where each was in the view started from. Where some
   are below zero there is nothing that bars could start from, and dots stand for them; where scores
   only rank, a bar has a step for each place from the last up. */
{
  const { values, options } = live.data;
  const list = live.id("scores");
  const every = values.flat();
  const own = [Math.min(0, ...every), Math.max(0, ...every)];
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const rows = options.map((option, i) => {
    const node = list.querySelector(`[data-option="${i}"]`);
    const bar = live.svg("rect", { fill: option.colour });
    const steps = live.svg("g", { class: "steps" });
    const tick = live.svg("rect", { class: "view", y: 0, width: 2, height: 12 });
    node
      .querySelector(".live-bar")
      .append(
        live.svg("rect", { class: "ground", y: 2, height: 8, width: "100%" }),
        bar,
        steps,
        tick,
      );
    node.querySelector(".live-open").addEventListener("click", () => live.openOption(i, null));
    return {
      node,
      bar,
      steps,
      tick,
      rank: node.querySelector(".live-rank"),
      score: node.querySelector(".live-score"),
    };
  });
  let order = [];

  /* Where a score is, in percent of a row. */
  const axis =
    ([low, high]) =>
    (x) => {
      const at = Math.min(1, Math.max(0, (x - low) / Math.max(high - low, 1e-12)));
      return low < 0 ? 3 + 94 * at : 100 * at;
    };
  const barred = (bar, to) =>
    live.put(bar, { x: 0, y: 2, width: `${to}%`, height: 8, rx: 0, transform: "" });
  const dotted = (bar, to) =>
    live.put(bar, {
      ...{ x: `${to}%`, y: 0, width: 12, height: 12, rx: 6 },
      transform: "translate(-6 0)",
    });

  live.bars = ({ scores, ranks, places, ends = own }) => {
    live.write(live.id("scores-title"), live.say(places ? "ranking" : "scores"));
    const [base, at] = [live.base(), axis(ends)];
    const last = [...new Set(ranks)].sort((a, b) => b - a);
    const many = last.length;
    rows.forEach((row, i) => {
      const steps = places ? live.range(many) : [];
      if (places) barred(row.bar, (100 * (last.indexOf(ranks[i]) + 1)) / many);
      else (ends[0] < 0 ? dotted : barred)(row.bar, at(scores[i]));
      row.steps.replaceChildren(
        ...steps.map((k) =>
          live.svg("rect", { x: `${(100 * (k + 1)) / many}%`, width: 3, height: 12 }),
        ),
      );
      row.tick.toggleAttribute("hidden", Boolean(places) || ends !== own);
      live.put(row.tick, { x: `${at(live.dot(values[i], base))}%` });
      live.write(row.rank, live.rank(ranks, i));
      live.write(row.score, places ? places[i] : live.number(scores[i]));
      row.score.value = scores[i];
      row.node.classList.toggle("first", ranks[i] === 1);
    });
    const sorted = live.range(rows.length).sort((a, b) => ranks[a] - ranks[b] || a - b);
    if (sorted.some((i, place) => i !== order[place])) reorder(sorted);
  };

  /* Rows, all of one height, glide to their new places, unless the reader wants no motion. */
  const reorder = (sorted) => {
    const held = document.activeElement;
    list.append(...sorted.map((i) => rows[i].node));
    if (list.contains(held)) held.focus();
    sorted.forEach((i, place) => {
      const by = order.indexOf(i) - place;
      if (!by || !order.length || still.matches) return;
      rows[i].node.animate(
        { transform: [`translateY(${100 * by}%)`, "none"] },
        { duration: 180, easing: "ease-out" },
      );
    });
    order = sorted;
  };
}
