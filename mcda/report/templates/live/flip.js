/* The nearest weights at which an option that is not first now is: sum |dw|, as mcda.flips has it.

   The weights at which some other option is first are those at which some other is level with all
   that lead now: max over others >= leaders. So the least distance over one small programme an
   option - more d, less u, w + u - d admissible, the option level with the leaders - is the distance
   to the nearest flip, and the best of the others is first there. Undefined where a programme gave
   no answer: its option could be the nearest. */
{
  const { values, statements } = live.data;
  const rows = statements.flatMap((statement) => statement.rows);

  live.flip = (weights, locked, { leaders, scores }) => {
    const inside = nearest(weights, locked, leaders, scores, rows);
    if (inside === undefined) return undefined;
    const anywhere = rows.length ? nearest(weights, locked, leaders, scores, []) : inside;
    const free = anywhere && { option: anywhere.option, distance: anywhere.distance };
    return inside ? { ...inside, anywhere: free } : { option: null, anywhere: free };
  };

  const nearest = (weights, locked, leaders, scores, limits) => {
    const free = live.range(weights.length).filter((j) => !locked[j]);
    const order = live
      .range(values.length)
      .filter((i) => !leaders.includes(i))
      .map((i) => [atLeast(i, leaders[0], scores, free), i])
      .sort((a, b) => a[0] - b[0]);
    let best = null;
    for (const [bound, i] of order) {
      if (best ? bound >= best.distance : bound === Infinity) break;
      const found = first(i, weights, free, leaders, limits);
      if (found === undefined) return undefined;
      if (found && (!best || found.distance < best.distance)) best = found;
    }
    return (
      best && {
        ...best,
        option: top(
          best.weights,
          order.map(([, i]) => i),
        ),
      }
    );
  };

  const top = (weights, options) => {
    const scores = options.map((i) => live.dot(values[i], weights));
    return options[scores.indexOf(Math.max(...scores))];
  };

  /* Moving weight from one criterion to another gains on the leader at most this fast. */
  const atLeast = (i, leader, scores, free) => {
    const gains = free.map((j) => values[i][j] - values[leader][j]);
    const rate = Math.max(...gains) - Math.min(...gains);
    return rate > 0 ? (2 * (scores[leader] - scores[i])) / rate : Infinity;
  };

  const first = (i, weights, free, leaders, limits) => {
    const sides = (row, limit) => [
      [...free.map((j) => row[j]), ...free.map((j) => -row[j])],
      limit,
    ];
    const stated = limits.flatMap(([row, limit, equal]) => {
      const room = limit - live.dot(row, weights);
      return equal
        ? [
            sides(row, room),
            sides(
              row.map((x) => -x),
              -room,
            ),
          ]
        : [sides(row, room)];
    });
    const ahead = leaders.map((k) => {
      const behind = values[k].map((x, j) => x - values[i][j]);
      return sides(behind, -live.dot(behind, weights));
    });
    const none = weights.map(() => 0);
    const kept = free.map((j) =>
      sides(
        none.map((_, k) => (k === j ? -1 : 0)),
        weights[j],
      ),
    );
    const whole = [
      sides(
        none.map(() => 1),
        0,
      ),
      sides(
        none.map(() => -1),
        0,
      ),
    ];
    const every = [...ahead, ...stated, ...kept, ...whole];
    const x = live.least(
      every.map((r) => r[0]),
      every.map((r) => r[1]),
    );
    if (!x) return x;
    const moved = [...weights];
    free.forEach((j, k) => (moved[j] = Math.max(0, weights[j] + x[k] - x[k + free.length])));
    return { option: i, distance: live.sum(x), weights: moved };
  };
}
