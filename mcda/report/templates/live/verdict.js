/* Who leads and by how much, whether the weights are admissible, and the nearest change. */
{
  const { criteria, statements, options } = live.data;
  const place = live.id("verdict");
  const space = live.id("space");
  const flip = live.id("flip");
  const [flipped, free] = flip.querySelectorAll("p");
  const list = flip.querySelector("ul");
  const go = flip.querySelector("button");
  const MOST = 6;
  let there = null;

  go.addEventListener("click", () => there && live.set(there));

  live.verdict = (answer) => {
    const { ranks } = answer;
    const next = Math.min(...ranks.filter((rank) => rank > 1));
    const placed = (rank) => live.range(ranks.length).filter((i) => ranks[i] === rank);
    const flag = answer.broken.length
      ? [live.el("span", { class: "live-flag" }, live.say("outside"))]
      : [];
    place.replaceChildren(...said(placed(1), placed(next), answer), ...flag);
  };

  const said = (leaders, seconds, { scores, places }) => {
    if (!seconds.length) return [live.el("strong", {}, live.say("all_level"))];
    const level = leaders.length > 1;
    const names = live.whole(live.listed(leaders.map(live.option)));
    const gap = scores[leaders[0]] - scores[seconds[0]];
    const by = {
      rival: live.option(seconds[0]),
      gap: live.el("data", { value: gap }, live.gap(gap)),
    };
    const first = level
      ? live.nodes("level", { leaders: names })
      : live.nodes(places ? "ranks_first" : "leads", { leader: names });
    const then = places ? above(seconds) : live.nodes(level ? "level_ahead" : "ahead", by);
    return [live.el("strong", {}, ...first), " ", live.el("span", {}, ...then)];
  };

  /* Of scores that only rank: who comes next, and not how far behind. */
  const above = (seconds) =>
    seconds.length > MOST
      ? live.nodes("ranked_above_many", { number: seconds.length })
      : live.nodes("ranked_above", { names: live.whole(live.listed(seconds.map(live.option))) });

  /* Whether rows of a statement are about the sum of several weights. */
  const summed = (rows, over) =>
    over.length > 1 && rows.every(([row]) => over.every((j) => row[j] === row[over[0]]));

  /* Admissible or not, with the statements that are broken and by which weights. */
  live.space = (broken, weights) => {
    space.classList.toggle("outside", broken.length > 0);
    if (!statements.length) return space.replaceChildren();
    if (!broken.length) return space.replaceChildren(live.say("inside"));
    const lines = broken.map((k) => {
      const rows = statements[k].rows.filter((row) => live.breaks(row, weights));
      const over = live.range(criteria.length).filter((j) => rows.some(([row]) => row[j]));
      const names = summed(rows, over)
        ? [live.say("together", { share: live.percent(live.sum(over.map((j) => weights[j]))) })]
        : over.map((j) =>
            live.whole(
              live.nodes("labelled", {
                criterion: live.named(j),
                share: live.percent(weights[j]),
              }),
            ),
          );
      const parts = {
        statement: live.el("bdi", {}, statements[k].said),
        names: live.whole(live.listed(names)),
      };
      return live.el(
        "span",
        { class: "live-broken" },
        ...(names.length && names.length <= MOST
          ? live.nodes("broken", parts)
          : live.nodes("broken_short", parts)),
      );
    });
    space.replaceChildren(live.el("strong", {}, live.say("outside")), ...lines);
  };

  live.flipSaid = ({ flip: found, broken, working }, weights, locked) => {
    there =
      found && found.option !== null
        ? found.weights.map((x) => Number((live.sum(live.points()) * x).toPrecision(12)))
        : null;
    go.hidden = !there;
    flip.dataset.distance = there ? found.distance : "";
    flip.dataset.option = there ? found.option : "";
    if (!there) {
      const key = !found && working ? "flip_working" : nobody(found, locked.some(Boolean));
      flipped.replaceChildren(live.say(key));
    } else {
      const key = broken.length ? "flip_outside" : "flip";
      flipped.replaceChildren(...sentence(key, found, found.kind));
    }
    list.replaceChildren(...(there ? changes(weights, found.weights) : []));
    const nearer =
      found &&
      found.anywhere &&
      found.anywhere.distance < (there ? found.distance : Infinity) - 1e-9;
    free.replaceChildren(...(nearer ? sentence("flip_free", found.anywhere, found.kind) : []));
  };

  /* That none was seen in a sample does not say that there is none. */
  const nobody = (found, held) => {
    if (!found) return "flip_unknown";
    if (found.kind === "sampled") return held ? "flip_unseen_locked" : "flip_unseen";
    return held ? "flip_locked" : "flip_none";
  };

  /* A change found in a sample is enough; a smaller one may be too. */
  const sentence = (key, { option, distance }, kind) => {
    const small = key === "flip" && distance > 0 && distance / 2 < 0.0005;
    const number = live.number(small ? 0.1 : 50 * distance, 1);
    const which = small ? "flip_small" : kind === "sampled" ? `${key}_enough` : key;
    return live.nodes(which, { number, option: live.option(option) });
  };

  const changes = (weights, to) =>
    live
      .range(weights.length)
      .filter((j) => Math.abs(to[j] - weights[j]) > 5e-5)
      .sort((a, b) => Math.abs(to[b] - weights[b]) - Math.abs(to[a] - weights[a]))
      .slice(0, MOST)
      .map((j) =>
        live.el(
          "li",
          {},
          ...live.nodes("change", {
            criterion: live.named(j),
            before: live.percent(weights[j]),
            after: live.percent(to[j]),
          }),
        ),
      );

  /* What a screen reader says once the hand rests. */
  live.announce = () => {
    const said = [...place.children].filter((node) => !node.classList.contains("live-flag"));
    const parts = [...said, space, flipped].map((node) => node.textContent.trim()).filter(Boolean);
    live.write(live.id("announced"), parts.join(" "));
  };
}
