/* What is looked at and what is changed: the panel's view and points, and beside them method,
   scenario, scores and limits. It lives in this page and is kept with the tab, never on the server. */
{
  const { data } = explore;
  const KEY = `mcda-state-${data.study}`;
  const MOST = 200;
  const REST = 350;
  const kept = { method: data.method, scenario: null, scores: {}, without: [], stating: [] };
  const plain = { ...kept };
  let [past, at, resting, quiet, begun] = [[], -1, 0, false, false];

  const moved = () => explore.changedPoints(live.points(), live.from());
  const placed = (state) => {
    const view = Math.max(0, data.views.findIndex((one) => one.id === state.view));
    return { view, points: explore.pointsWith(state, view) };
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
    explore.go(past[at]);
    past[at] = explore.state(); // the same, but for the last digits of its numbers
    store();
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
