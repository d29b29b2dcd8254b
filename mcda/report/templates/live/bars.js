/* Scores as bars, the best first, with a tick where each was in the view started from. */
{
  const { values, options } = live.data;
  const list = live.id("scores");
  const every = values.flat();
  const low = Math.min(0, ...every);
  const high = Math.max(low + 1e-9, ...every);
  const at = (x) => (100 * (Math.min(Math.max(x, low), high) - low)) / (high - low);
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const rows = options.map((option, i) => {
    const node = list.querySelector(`[data-option="${i}"]`);
    const bar = live.svg("rect", { y: 2, height: 8, fill: option.colour });
    const tick = live.svg("rect", { class: "view", y: 0, width: 2, height: 12 });
    node
      .querySelector(".live-bar")
      .append(live.svg("rect", { class: "ground", y: 2, height: 8, width: "100%" }), bar, tick);
    node.querySelector(".live-open").addEventListener("click", () => live.openOption(i, null));
    return {
      node,
      bar,
      tick,
      rank: node.querySelector(".live-rank"),
      score: node.querySelector(".live-score"),
    };
  });
  let order = [];

  live.bars = ({ scores, ranks }) => {
    const base = live.base();
    rows.forEach((row, i) => {
      const [from, to] = [at(0), at(scores[i])];
      live.put(row.bar, { x: `${Math.min(from, to)}%`, width: `${Math.abs(to - from)}%` });
      live.put(row.tick, { x: `${at(live.dot(values[i], base))}%` });
      live.write(row.rank, live.rank(ranks, i));
      live.write(row.score, live.number(scores[i]));
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
