/* The state of the panel: points as a view has them, and locks. Weights are points / their sum.

   A slider changes one criterion's points where it can, so that a view differs from another in one
   line: at a share a, the points are a / (1 - a) times those of all others. While one slider moves,
   the points it started from are kept, so that proportions outlive a weight of zero. */
{
  const { views, criteria } = live.data;
  const ALL = 0.999;
  const count = criteria.length;
  const state = { points: [], locked: criteria.map(() => false), view: live.data.view };
  let grip = { by: null, points: [] };

  const { sum, divided } = live;
  const rounded = (x, digits) => Number(x.toPrecision(digits));

  live.points = () => [...state.points];
  live.locked = () => [...state.locked];
  live.weights = () => divided(state.points);
  live.base = () => divided(views[state.view].points);
  live.from = () => state.view;

  const moved = () => {
    const detail = { points: live.points(), weights: live.weights(), locked: live.locked() };
    live.id("").dispatchEvent(new CustomEvent("live:moved", { bubbles: true, detail }));
    live.refresh();
  };

  /* Whether these are points: none below zero, not all zero. */
  live.set = (points, by = null) => {
    const fit =
      points.length === count && points.every((x) => x >= 0 && x < 1e100) && sum(points) > 0;
    if (!fit) return false;
    state.points = [...points];
    if (by === null) grip = { by: null, points: [] };
    moved();
    return true;
  };
  /* One criterion's points as typed; the points of locked weights follow, so that these stay. */
  live.type = (j, typed) => {
    const [points, weights] = [live.points(), live.weights()];
    points[j] = typed;
    const free = sum(points.filter((_, k) => !state.locked[k]));
    const room = live.room(weights, state.locked);
    return live.set(points.map((x, k) => (state.locked[k] ? (weights[k] / room) * free : x)));
  };
  live.start = (view) => {
    state.view = view;
    state.locked.fill(false);
    live.set(views[view].points);
  };
  live.lock = (j, held) => {
    state.locked[j] = held;
    grip = { by: null, points: [] };
    moved();
  };

  /* Move criteria together to a share of all weight, in the proportions they have. */
  live.slide = (by, members, share) => {
    if (grip.by !== by) grip = { by, points: live.points() };
    const start = grip.points;
    const free = live.range(count).filter((j) => !state.locked[j]);
    const movers = free.filter((j) => members.includes(j));
    const others = free.filter((j) => !members.includes(j));
    if (!movers.length || !others.length) return false;
    const weights = divided(start);
    const room = live.room(weights, state.locked);
    const held = sum(members.filter((j) => state.locked[j]).map((j) => weights[j]));
    const to = Math.min(Math.max(0, share - held), room * ALL);
    const of = (list) => sum(list.map((j) => start[j]));
    const whole = free.length === count;
    live.set(
      whole && of(others) > 0
        ? fewest(start, movers, (of(others) * to) / (room - to), of(movers))
        : spread(
            start,
            [
              [movers, to],
              [others, room - to],
            ],
            of,
          ),
      by,
    );
    return true;
  };

  /* What members without any weight are to each other: what the view has inside their group. */
  const parts = (list) => {
    const { inside } = views[state.view];
    const together = list.every((j) => criteria[j].group === criteria[list[0]].group);
    const found = list.map((j) => (inside && together ? inside[j] : 0));
    return sum(found) > 0 ? found.map((x) => x / sum(found)) : list.map(() => 1 / list.length);
  };

  /* Others stay as they are; the movers' points are numbers one can read. */
  const fewest = (start, movers, total, now) => {
    const points = [...start];
    const times = rounded(total / now, 4);
    const shares = parts(movers);
    for (const [k, j] of movers.entries()) {
      if (now <= 0) points[j] = rounded(rounded(total, 4) * shares[k], 12);
      else points[j] = movers.length === 1 ? rounded(total, 4) : rounded(start[j] * times, 12);
    }
    return points;
  };

  /* Locked points stay and so does the sum, so that locked weights do not move at all. */
  const spread = (start, whole, of) => {
    const points = [...start];
    for (const [list, share] of whole) {
      const [total, now, shares] = [share * sum(start), of(list), parts(list)];
      for (const [k, j] of list.entries())
        points[j] = rounded((now > 0 ? start[j] / now : shares[k]) * total, 15);
    }
    return points;
  };
}
