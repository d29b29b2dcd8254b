/* What of a view's points has changed, as the study's files have it, and the way back. The panel has
   one list of points; of a view by groups these are 100 times its weights, and the files have points
   of the groups and, inside each, of its members. */
{
  const { views, criteria } = live.data;
  const { data } = explore;
  const { sum } = live;
  const DIGITS = 6;
  const NEAR = 1e-9;
  const names = [...new Set(criteria.map((c) => c.group || ""))];
  const members = (group) => live.range(criteria.length).filter((j) => (criteria[j].group || "") === group);
  const near = (a, b) => Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));
  const rounded = (x) => Number(x.toPrecision(DIGITS));
  const of = (list, places) => sum(places.map((j) => list[j]));
  const named = (pairs) => Object.fromEntries(pairs.map(([j, x]) => [criteria[j].id, x]));
  const filled = (parts) => Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length));

  /* How many of the panel's points make one point of a group. */
  const scale = (view) => 100 / sum(Object.values(data.views[view].groups));

  /* Points of a group's members that are in other proportions than those entered, in the scale of
     these: members that kept their proportions among themselves keep their numbers. */
  const inside = (places, points, base, entered) => {
    const now = of(points, places);
    if (!now) return [];
    const parts = places.map((j) => (points[j] / now) * (of(entered, places) || 100));
    const times = parts.map((x, k) => x / entered[places[k]]);
    const votes = times.map((t, k) => times.filter((other) => near(t, other)).length + (points[places[k]] === base[places[k]]) / 2);
    const [best] = live.range(times.length).filter((k) => times[k] > 0 && Number.isFinite(times[k])).sort((a, b) => votes[b] - votes[a]);
    const kept = best === undefined ? 1 : times[best];
    return places.map((j, k) => [j, parts[k] / kept]).filter(([j, x]) => !near(x, entered[j])).map(([j, x]) => [j, rounded(x)]);
  };

  /* What differs from a view: {points, groups}, each only where there is any. */
  explore.changedPoints = (points, view) => {
    const { points: base, inside: entered } = views[view];
    const { groups } = data.views[view];
    if (!groups) return filled({ points: named(live.range(points.length).filter((j) => points[j] !== base[j]).map((j) => [j, points[j]])) });
    const moved = names.filter((group) => !near(of(points, members(group)), of(base, members(group))));
    const shares = moved.map((group) => [group, rounded(of(points, members(group)) / scale(view))]);
    const parts = names.flatMap((group) => inside(members(group), points, base, entered));
    return filled({ points: named(parts), groups: Object.fromEntries(shares) });
  };

  /* The panel's points where so much differs from a view. */
  explore.pointsWith = ({ points: given = {}, groups: shares = {} }, view) => {
    const { points: base, inside: entered } = views[view];
    const { groups } = data.views[view];
    const put = (list) => list.map((x, j) => (criteria[j].id in given ? given[criteria[j].id] : x));
    if (!groups) return put(base);
    const [points, parts] = [[...base], put(entered)];
    for (const group of names) {
      const places = members(group);
      if (!(group in shares) && !places.some((j) => criteria[j].id in given)) continue;
      const [share, whole] = [{ ...groups, ...shares }[group] || 0, of(parts, places)];
      for (const j of places) points[j] = whole > 0 ? (share * scale(view) * parts[j]) / whole : 0;
    }
    return points;
  };
}
