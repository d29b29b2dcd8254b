/* How far one weight may move, the others keeping their proportions, as mcda.stability has it.

   Along the line every score is straight, so the leaders stay first on one interval, which ends
   where lines cross (Mareschal 1988). Locked weights stay, and the rest shares what they leave. */
{
  const { values, statements } = live.data;
  const TIE = 1e-12;
  const EDGE = 1e-10;
  const BROKEN = 1e-9;

  /* The weights with weight h at a; the others that are free share the rest in proportion, or
     equally where they have none. */
  live.moved = (weights, h, a, locked = []) => {
    const free = live.range(weights.length).filter((j) => j !== h && !locked[j]);
    const left = Math.max(0, live.room(weights, locked) - a);
    const now = live.sum(free.map((j) => weights[j]));
    const moved = [...weights];
    moved[h] = a;
    for (const j of free) moved[j] = now > 0 ? (weights[j] / now) * left : left / free.length;
    return moved;
  };

  /* What the locked weights leave to the others. */
  live.room = (weights, locked) => 1 - live.sum(weights.filter((_, j) => locked[j]));

  live.border = (weights, h, locked, scored, admissible) => {
    const free = weights.filter((_, j) => j !== h && !locked[j]).length;
    const room = live.room(weights, locked);
    if (locked[h] || !free || room <= 0) return null;
    const ends = [live.moved(weights, h, 0, locked), live.moved(weights, h, room, locked)];
    const [low, high, now] = [...ends, weights].map((w) => values.map((row) => live.dot(row, w)));
    const sizes = [...ends, weights].map(live.size);
    const tolerance = TIE * Math.max(...sizes, ...[low, high, now].flat().map(Math.abs));
    let lower = { at: 0, who: null, tilt: 0 };
    let upper = { at: room, who: null, tilt: 0 };
    for (const i of scored.leaders) {
      for (const k of live.range(values.length)) {
        const tilt = (high[i] - high[k] - (low[i] - low[k])) / room;
        if (Math.abs(tilt) * room <= tolerance) continue;
        const gap = now[i] - now[k];
        const at = weights[h] - (Math.abs(gap) > tolerance ? gap : 0) / tilt;
        if (tilt > 0) lower = crossed(lower, at, k, tilt, 1);
        else upper = crossed(upper, at, k, -tilt, -1);
      }
    }
    const stays = {
      lower: Math.min(lower.at, weights[h]),
      upper: Math.max(upper.at, weights[h]),
      below: lower.who,
      above: upper.who,
    };
    return { ...stays, ...within(weights, h, ends, room, stays, admissible) };
  };

  /* The later of two crossings seen from the edge; of those at one place the steepest takes over. */
  const crossed = (end, at, who, tilt, sign) => {
    const gain = sign * (at - end.at);
    if (end.who === null ? gain > EDGE : gain > TIE) return { at, who, tilt };
    return end.who !== null && gain >= -TIE && tilt > end.tilt ? { ...end, who, tilt } : end;
  };

  const within = (weights, h, ends, room, stays, admissible) => {
    if (!admissible) return { least: NaN, most: NaN };
    let [least, most] = [0, room];
    for (const [row, limit, equal] of statements.flatMap((statement) => statement.rows)) {
      const rate = (live.dot(row, ends[1]) - live.dot(row, ends[0])) / room;
      if (Math.abs(rate) <= BROKEN) continue;
      const at = weights[h] + Math.max(0, limit - live.dot(row, weights)) / rate;
      if (equal) return { least: weights[h], most: weights[h] };
      if (rate > 0) most = Math.min(most, at);
      else least = Math.max(least, at);
    }
    return { least: Math.max(least, stays.lower), most: Math.min(most, stays.upper) };
  };
}
