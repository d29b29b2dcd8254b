/* One row a criterion and one a group: slider, points, lock, and the border under the slider. */
{
  const { criteria, options } = live.data;
  const PART = 0.001;

  const strip = (svg) => {
    const rect = (name) => live.svg("rect", { class: name, y: 3, height: 6 });
    const end = (name) =>
      live.svg("svg", { class: `mark ${name}`, width: 12, height: 12 }, live.svg("use"));
    const parts = {
      beyond: [rect("beyond"), rect("beyond")],
      stays: rect("stays"),
      safe: rect("safe"),
      view: live.svg("rect", { class: "view", y: 0, width: 2, height: 12 }),
      ends: [end("below"), end("above")],
    };
    svg.append(...parts.beyond, parts.stays, parts.safe, parts.view, ...parts.ends);
    return parts;
  };

  const found = (node) => ({
    node,
    share: node.querySelector(".live-share"),
    slide: node.querySelector(".live-slide"),
    points: node.querySelector(".live-points"),
    wrong: node.querySelector(".live-wrong"),
    lock: node.querySelector(".live-lock"),
  });
  const rows = criteria.map((_, j) => {
    const node = document.querySelector(`.live-row[data-criterion="${j}"]`);
    return {
      ...found(node),
      strip: strip(node.querySelector(".live-strip")),
      words: live.id(`${j}-border`),
    };
  });
  const names = [...new Set(criteria.map((c) => c.group || ""))];
  const groups = [...document.querySelectorAll(".live-row[data-group]")].map((node) => {
    const name = names[Number(node.dataset.group)];
    return {
      ...found(node),
      members: live.range(criteria.length).filter((j) => (criteria[j].group || "") === name),
    };
  });

  const slid = (row, by, members) => {
    row.slide.addEventListener("input", () => {
      const share = Math.round(row.slide.value / 100 / PART) * PART;
      if (!live.slide(by, members, share)) live.controls();
    });
  };
  rows.forEach((row, j) => {
    slid(row, j, [j]);
    row.points.addEventListener("input", () => {
      const { x, wrong } = live.read(row.points.value);
      const why = wrong || (x < 0 && "typed_below") || (!live.type(j, x) && "nothing");
      if (why) refused(row, live.say(why), live.points()[j]);
    });
    row.points.addEventListener("change", live.controls);
    row.lock.addEventListener("click", () => live.lock(j, !live.locked()[j]));
  });
  /* What was typed stays, with what is wrong and what holds instead, until any points change. */
  const refused = (row, reason, points) =>
    told(row, live.say("holds", { reason, points: live.brief(points) }));
  const told = (row, words) => {
    live.put(row.points, { "aria-invalid": Boolean(words) });
    live.write(row.wrong, words);
  };
  live.id("").addEventListener("live:moved", () => rows.forEach((row) => told(row, "")));
  groups.forEach((row, k) => slid(row, `group ${k}`, row.members));

  const placed = (row, share, said) => {
    live.write(row.share, live.percent(share));
    row.share.dataset.value = share;
    const to = Math.min(100 * share, row.slide.max);
    if (Math.abs(row.slide.value - to) > 0.05) row.slide.value = to;
    row.slide.style.setProperty("--at", to / row.slide.max);
    row.slide.setAttribute("aria-valuetext", said);
  };

  /* Sliders, shares and points as they are now. */
  live.controls = () => {
    const [points, weights, locked] = [live.points(), live.weights(), live.locked()];
    const free = locked.filter((held) => !held).length;
    rows.forEach((row, j) => {
      const shown = live.brief(points[j], points[j] < 1 ? 4 : 2);
      placed(
        row,
        weights[j],
        live.say("weighs", { share: live.percent(weights[j]), points: shown }),
      );
      if (document.activeElement !== row.points && !row.wrong.textContent)
        row.points.value = Number(points[j] < 1 ? points[j].toPrecision(3) : points[j].toFixed(2));
      live.put(row.lock, { "aria-pressed": locked[j] });
      row.node.classList.toggle("held", locked[j]);
      row.slide.disabled = locked[j] || free < 2;
      row.points.disabled = row.slide.disabled;
    });
    for (const row of groups) {
      const share = live.sum(row.members.map((j) => weights[j]));
      const loose = row.members.filter((j) => !locked[j]).length;
      placed(row, share, live.percent(share));
      row.slide.disabled = loose === 0 || loose === free;
    }
  };

  /* Where a share lies on a slider, which need not reach to all weight. */
  const at = (share) => Math.min(100, (1e4 * share) / rows[0].slide.max);
  const span = (rect, low, high) => {
    live.put(rect, { x: `${at(low)}%`, width: `${Math.max(0, at(high) - at(low))}%` });
  };

  const ended = (mark, beyond, who, from, to, end) => {
    mark.toggleAttribute("hidden", who === null || 100 * end > rows[0].slide.max);
    span(beyond, from, who === null ? from : to);
    if (who === null) return;
    live.put(mark.firstChild, { href: `#page-option-${who}` });
    live.put(mark, { x: `${at(end)}%` });
    live.put(beyond, { fill: options[who].colour });
  };

  /* The borders of the winner, under every slider. */
  live.borders = (borders) => {
    const base = live.base();
    rows.forEach(({ strip: parts, node }, j) => {
      const border = borders && borders[j];
      node.classList.toggle("unbound", !border);
      live.put(parts.view, { x: `${at(base[j])}%` });
      if (!border) return;
      const { lower, upper, below, above, least, most } = border;
      span(parts.stays, lower, upper);
      span(parts.safe, Number.isNaN(least) ? lower : least, Number.isNaN(most) ? lower : most);
      ended(parts.ends[0], parts.beyond[0], below, 0, lower, lower);
      ended(parts.ends[1], parts.beyond[1], above, upper, 1, upper);
    });
  };

  /* The same in words, for those who hear the page; said when the hand rests. */
  live.bordersSaid = (borders) => {
    rows.forEach((row, j) => {
      const border = borders && borders[j];
      const who = (key, i) => (i === null ? "" : live.say(key, { who: options[i].name }));
      live.write(
        row.words,
        border
          ? [
              live.say("stays", {
                low: live.percent(border.lower),
                high: live.percent(border.upper),
              }),
              who("below", border.below),
              who("above", border.above),
            ]
              .filter(Boolean)
              .join(" ")
          : live.locked()[j]
            ? live.say("held")
            : "",
      );
    });
  };
}
