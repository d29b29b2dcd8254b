/* The panel asks the server. The first answer is quick and is drawn at once; what takes longer
   follows when the hand rests, bit by bit, and is dropped when the hand moves on. */
{
  const { data, say } = explore;
  const REST = 160;
  const AGAIN = 1000;
  const local = live.compute;
  let kept = { key: null };
  let [later, retry, following] = [0, 0, new AbortController()];

  const place = (locked) => live.range(locked.length).filter((j) => locked[j]);

  const asking = (locked) => ({ state: explore.state(), locked: place(locked), axes: [live.map.x, live.map.y] });

  /* Whether all that is shown is about the present state. */
  explore.isUpToDate = () => kept.key === JSON.stringify(asking(live.locked())) && explore.isReady();

  live.compute = (weights, locked) => {
    const question = asking(locked);
    const key = JSON.stringify(question);
    if (key === kept.key) return kept.answer;
    if (about(question) !== kept.about) {
      clearTimeout(later);
      following.abort();
      explore.waiting();
    }
    // What asks for another map alone does not overtake the analyses.
    const map = about(question) === kept.about && !following.signal.aborted;
    return explore.ask("answer", question, map ? "-map" : "").then(
      (found) => answered(found, key, question, weights, locked),
      (error) => failed(error, weights, locked));
  };

  /* What the analyses are about: the axes of the map are nothing to them. */
  const about = ({ state, locked }) => JSON.stringify([state, locked]);

  const answered = (found, key, question, weights, locked) => {
    clearTimeout(retry);
    retry = 0;
    explore.hush();
    if (away) explore.tell(say("back"));
    away = false;
    filed(found);
    explore.stated(found.statements);
    valued(found, question.state.method);
    const ends = axis(found.scores, question.state.method);
    const answer = { ...found, ends, refused: [], ...drawn(found, question.state, weights, locked) };
    const same = kept.about === about(question) && !following.signal.aborted;
    if (same) Object.assign(answer, { flip: kept.answer.flip, borders: kept.answer.borders, refused: kept.answer.refused });
    kept = { key, about: about(question), answer, method: question.state.method, wide: !locked.some(Boolean) };
    if (found.methods) explore.methodsShown(found.methods);
    noted();
    if (!same) later = setTimeout(() => follow(question), REST);
    return answer;
  };

  /* What the panel says of a score's parts is about the values of the method that is asked. */
  const hows = live.data.criteria.map((criterion) => criterion.how);
  const valued = ({ values, linear }, method) => {
    live.data.remark = linear ? "" : say("not_linear", { method: explore.methodName(method) });
    if (values) values.forEach((row, i) => live.data.values[i].splice(0, Infinity, ...row));
    const other = linear && method !== data.method;
    live.data.criteria.forEach((criterion, j) => {
      criterion.how = other ? say("how", { method: explore.methodName(method) }) : hows[j];
    });
  };

  /* While the hand moves, the page works out what the server has not said yet, where scores are
     weighted sums; the server's borders know no locks, so with locks they stay the page's. */
  const drawn = (found, { without, stating }, weights, locked) => {
    const free = !locked.some(Boolean);
    const scored = live.scored(weights);
    const border = (h) => live.border(weights, h, locked, scored, !found.broken.length);
    const borders = free && found.borders ? found.borders.map(bordered)
      : found.linear ? live.range(weights.length).map(border) : undefined;
    // The page's own search knows the limits that it was made with.
    const known = found.flip !== undefined || !found.linear || without.length || stating.length;
    if (known) return { borders, flip: found.flip };
    const flip = live.flip(weights, locked, scored);
    return { borders, flip: flip && { ...flip, kind: "numeric" } };
  };
  const bordered = (border) => ({ ...border, least: border.least ?? NaN, most: border.most ?? NaN });

  const noted = () => {
    const { answer, method } = kept;
    const open = (step) => (answer.refused.includes(step) ? "none" : "pending");
    const flip = answer.flip ? answer.flip.kind : open("flips");
    answer.working = flip === "pending";
    const border = !answer.borders ? (kept.wide ? open("stability") : "none") : answer.borders[0] && answer.borders[0].kind ? weakest(answer.borders) : "numeric";
    const linear = answer.linear ? "" : ` ${say("not_linear", { method: explore.methodName(method) })}`;
    answer.note = say("note", { scores: say(answer.kinds.scores), flip: say(flip), borders: say(border) }) + linear;
  };
  const weakest = (list) => {
    const order = ["exact", "certified", "numeric", "sampled"];
    return list.map((one) => one.kind).reduce((a, b) => (order.indexOf(a) > order.indexOf(b) ? a : b));
  };

  /* The analyses, one after the other. All is there once each of them has come or was refused. */
  const follow = async (question) => {
    following = new AbortController();
    const { signal } = following;
    const left = new Set(data.steps);
    const isOver = () => signal.aborted || kept.about !== about(question);
    const take = (found) => {
      if (isOver()) return;
      if (left.size === data.steps.length) explore.tablesFor(question.state.method);
      left.delete(found.step);
      explore.stepShown(found);
      const { answer } = kept;
      if (found.refused) answer.refused.push(found.step);
      if (found.step === "flips") answer.flip = found.refused ? undefined : found.flip;
      if (found.step === "stability" && kept.wide && !found.refused) answer.borders = found.borders.map(bordered);
      noted();
      if (found.step === "flips" || found.step === "stability") live.refresh(); // draws what is kept
    };
    try {
      await explore.lines("steps", question, signal, take);
    } catch (error) {
      if (isOver()) return;
      if (error instanceof explore.Refused) {
        explore.warn(error.message);
        for (const step of [...left]) take({ step, refused: error.message });
      }
    }
    if (isOver()) return;
    if (!left.size) explore.ready();
    else retried();
  };

  /* The lines have ended too early: all is asked once more. */
  const retried = () => {
    kept = { key: null };
    clearTimeout(retry);
    retry = setTimeout(live.refresh, AGAIN);
  };

  let [away, told] = [false, ""];
  const failed = (error, weights, locked) => {
    kept = { key: null };
    if (error instanceof explore.Refused) {
      explore.warn(error.message);
      if (error.kind === "UnknownNameError") filed({ stale: true });
      throw error;
    }
    [away, told] = [true, ""];
    if (!explore.isOut) explore.tell(say("away"));
    clearTimeout(retry);
    retry = setTimeout(live.refresh, AGAIN);
    if (!data.summed || !explore.onlyWeights()) throw error;
    return { ...local(weights, locked), note: say("local") };
  };

  /* Whether the files are still those that the page was made from; where they cannot be read, what is
     wrong in them. It is said once, and no longer once it is mended. */
  const filed = ({ stale, trouble }) => {
    const now = trouble || (stale ? "stale" : "");
    if (now === told) return;
    told = now;
    if (trouble) explore.tell(say("trouble", { reason: trouble }));
    else if (stale) explore.tell(say("stale"), " ", explore.button("load", explore.again));
    else explore.tell("");
  };

  /* The panel's remark is on what it would do alone; the server asks the method itself. */
  for (const remark of document.querySelectorAll("#page-live > .note")) remark.remove();

  /* Scores of other methods have an axis of their own. */
  const axis = (scores, method) =>
    data.summed && method === data.method ? undefined
      : [Math.min(...(scores.every((x) => x >= 0) ? [0] : scores)), Math.max(...scores)];

  /* Where to begin: a link that was opened, what this tab had, or the study's own view. */
  const begin = async () => {
    const parts = new URLSearchParams(location.hash.slice(1));
    const link = parts.get("state");
    if (link) {
      history.replaceState(null, "", location.pathname);
      try {
        const { state } = await explore.ask("open", { link }, "-trial");
        return state;
      } catch (error) {
        explore.tell(say("no_link", { reason: error.message }));
      }
    }
    const state = explore.before();
    if (!state) return null;
    try {
      await explore.ask("answer", { state }, "-trial");
      return state;
    } catch (error) {
      if (error instanceof explore.Away) return state;
      explore.tell(say("not_taken_up", { reason: error.message }));
      return null;
    }
  };
  begin().then((state) => {
    explore.go(state || { view: data.view });
    explore.settled();
    document.getElementById("page-live").dataset.explore = "ready";
  });
}
