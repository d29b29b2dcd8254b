/* One question at a time, the answer drawn; then everything is wired and the panel shown. */
{
  const { views } = live.data;
  const panel = live.id("");
  const REST = 400;

  live.compute = (weights, locked) => {
    const scored = live.scored(weights);
    const broken = live.broken(weights);
    return {
      scores: scored.scores,
      ranks: scored.ranks,
      broken,
      flip: live.flip(weights, locked, scored),
      borders: weights.map((_, h) => live.border(weights, h, locked, scored, !broken.length)),
      map: weights.length > 2 ? live.slice(weights, live.map.x, live.map.y) : null,
      note: live.say("numeric"),
    };
  };

  /* The view whose weights these are, or null. */
  live.viewNow = () => {
    const now = live.weights();
    const same = (view) => live.divided(view.points).every((x, j) => Math.abs(x - now[j]) < 1e-9);
    const order = [views[live.from()], ...views];
    const found = order.find(same);
    return found ? views.indexOf(found) : null;
  };

  let [busy, again, resting] = [false, false, 0];
  live.refresh = () => {
    live.controls();
    viewsShown();
    if (busy) {
      again = true;
      return;
    }
    const [weights, locked] = [live.weights(), live.locked()];
    const answer = live.compute(weights, locked);
    if (typeof answer.then !== "function") {
      draw(answer, weights, locked);
      return;
    }
    busy = true;
    answer
      .then(
        (found) => draw(found, weights, locked),
        () => live.write(live.id("note"), live.say("failed")),
      )
      .finally(() => {
        busy = false;
        if (again) live.refresh();
        again = false;
      });
  };

  const draw = (answer, weights, locked) => {
    live.verdict(answer);
    live.space(answer.broken, weights);
    live.flipSaid(answer, weights, locked);
    live.bars(answer);
    live.borders(answer.borders);
    if (live.drawMap) live.drawMap(answer.map);
    live.write(live.id("note"), answer.note || "");
    clearTimeout(resting);
    resting = setTimeout(() => rest(answer), REST);
  };

  /* What is heard or copied is made when the hand rests. */
  const rest = (answer) => {
    live.announce();
    live.bordersSaid(answer.borders);
    if (live.mapSaid) live.mapSaid(answer.map);
    live.write(live.id("yaml"), live.yaml());
    document.querySelector(".live-copied").textContent = "";
  };

  const buttons = [...document.querySelectorAll(".live-views [data-view]")];
  const viewsShown = () => {
    const now = live.viewNow();
    buttons.forEach((button, k) => button.setAttribute("aria-pressed", k === now));
    panel.classList.toggle("touched", now !== live.data.view);
  };
  buttons.forEach((button, k) => button.addEventListener("click", () => live.start(k)));
  live.id("copy").addEventListener("click", live.copy);

  live.openable("scores-entered", live.data.criteria.length, live.openCell);
  live.openable("scores-by-view", views.length, live.openOption);
  live.openable("scores-entered-rest", live.data.criteria.length, live.openCell);
  live.openable("scores-by-view-rest", views.length, live.openOption);
  live.start(live.data.view);
  rest(live.compute(live.weights(), live.locked()));
  panel.hidden = false;
  for (const node of document.querySelectorAll("[data-live]")) node.hidden = false;
}
