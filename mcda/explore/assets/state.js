/* What is looked at and what is changed: the panel's view and points, and beside them method,
   scenario, scores and limits. It lives in this page and is kept with the tab, never on the server. */
{
  const { views, criteria } = live.data;
  const { data } = explore;
  const KEY = `mcda-state-${data.study}`;
  const MOST = 200;
  const REST = 350;
  const kept = { method: data.method, scenario: null, scores: {}, without: [], stating: [] };
  const plain = { ...kept };
  let [past, at, resting, quiet, begun] = [[], -1, 0, false, false];

  const groups = [...new Set(criteria.map((c) => c.group || ""))];
  const members = (group) => live.range(criteria.length).filter((j) => (criteria[j].group || "") === group);
  const tidy = (x) => Number(x.toPrecision(12));
  const { sum } = live;

  /* The points that differ from the view's; of a view by groups the groups' points, and those of the
     members of every group inside which the proportions have changed. */
  const moved = () => {
    const [points, view] = [live.points(), live.from()];
    const base = views[view].points;
    const changed = live.range(points.length).filter((j) => points[j] !== base[j]);
    if (!changed.length) return {};
    if (!data.views[view].groups) return { points: named(changed, points) };
    const total = (list, group) => sum(members(group).map((j) => list[j]));
    const shares = groups.map((group) => [group, tidy(total(points, group))]);
    const inside = groups.filter((group) => members(group).some((j) =>
      Math.abs(points[j] * total(base, group) - base[j] * total(points, group)) > 1e-9 * total(base, group)));
    return { points: named(inside.flatMap(members), points), groups: Object.fromEntries(shares) };
  };
  const named = (places, points) => Object.fromEntries(places.map((j) => [criteria[j].id, points[j]]));

  const placed = (state) => {
    const view = Math.max(0, data.views.findIndex((one) => one.id === state.view));
    const points = [...views[view].points];
    for (const [id, x] of Object.entries(state.points || {})) points[criteria.findIndex((c) => c.id === id)] = x;
    if (state.groups) {
      const total = sum(Object.values(state.groups));
      for (const group of groups) {
        const inside = members(group);
        const whole = sum(inside.map((j) => points[j]));
        for (const j of inside) points[j] = whole > 0 ? ((state.groups[group] / total) * 100 * points[j]) / whole : 0;
      }
    }
    return { view, points };
  };

  /* The state as the server reads it. */
  explore.state = (changes = {}) =>
    ({ view: data.views[live.from()].id, ...kept, ...moved(), ...changes });

  /* Whether the page itself can answer: nothing differs but weights. */
  explore.onlyWeights = () => JSON.stringify(kept) === JSON.stringify(plain);

  /* Change what is beside the weights, and ask again. */
  explore.change = (changes) => {
    explore.settled();
    Object.assign(kept, changes);
    explore.shown();
    live.refresh();
    explore.settled();
  };

  /* Go to a whole state. */
  explore.go = (state) => {
    [quiet, begun] = [true, true];
    const { view, points } = placed(state);
    Object.assign(kept, plain, Object.fromEntries(Object.keys(plain).filter((key) => key in state).map((key) => [key, state[key]])));
    live.start(view);
    live.set(points);
    explore.shown();
    live.refresh();
    quiet = false;
  };

  /* One step of the past for each rest of the hand. */
  const settle = () => {
    if (quiet) return;
    clearTimeout(resting);
    resting = setTimeout(explore.settled, REST);
  };
  explore.settled = () => {
    clearTimeout(resting);
    if (!begun) return;
    const state = explore.state();
    if (at < 0 || JSON.stringify(past[at]) !== JSON.stringify(state)) {
      past = [...past.slice(0, at + 1), state].slice(-MOST);
      at = past.length - 1;
      store();
    }
    explore.pastShown(at > 0, at < past.length - 1);
  };
  const store = () => sessionStorage.setItem(KEY, JSON.stringify({ past, at }));
  document.addEventListener("live:moved", settle);
  addEventListener("pagehide", () => explore.settled());

  explore.step = (by) => {
    explore.settled();
    const to = at + by;
    if (to < 0 || to >= past.length) return;
    at = to;
    store();
    explore.go(past[at]);
    explore.pastShown(at > 0, at < past.length - 1);
  };

  /* What this tab had before it was loaded anew, or null. */
  explore.before = () => {
    try {
      const found = JSON.parse(sessionStorage.getItem(KEY));
      [past, at] = [found.past, found.at];
      return past[at] || null;
    } catch {
      return null;
    }
  };

  /* Keep this state alone for the page that is loaded next. */
  explore.forget = (state) => {
    [past, at] = [[state], 0];
    store();
    begun = false;
  };
}
