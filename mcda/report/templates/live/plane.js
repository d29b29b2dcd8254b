/* Who wins over two weights, the others in the proportions they have now: exact polygons, by
   cutting the triangle of all (x, y) with half-planes c + a x + b y >= 0. */
{
  const { values, statements } = live.data;
  const EPS = 1e-12;
  const TRIANGLE = [
    [0, 0],
    [1, 0],
    [0, 1],
  ];

  live.slice = (weights, x, y) => {
    const corners = TRIANGLE.map(([a, b]) => placed(weights, x, y, a, b));
    const forms = values.map((row) => form(corners.map((w) => live.dot(row, w))));
    const limits = statements
      .flatMap((s) => s.rows)
      .flatMap(([row, limit, equal]) => {
        const rest = form(corners.map((w) => limit - live.dot(row, w)));
        return equal ? [rest, rest.map((c) => -c)] : [rest];
      });
    const admissible = clipped(TRIANGLE, limits);
    const regions = grouped(forms)
      .map(({ options, form: own }, _, all) => {
        const ahead = all
          .filter((g) => g.form !== own)
          .map((g) => own.map((c, k) => c - g.form[k]));
        const corners = clipped(TRIANGLE, ahead);
        return { options, corners, share: 2 * area(corners) };
      })
      .filter((region) => region.share > EPS);
    const some = 2 * area(admissible) < 1 - EPS;
    return { x, y, here: [weights[x], weights[y]], regions, admissible: some ? admissible : null };
  };

  /* The weights at a point of the map. */
  const placed = (weights, x, y, a, b) => {
    const others = live.range(weights.length).filter((j) => j !== x && j !== y);
    const total = live.sum(others.map((j) => weights[j]));
    const moved = weights.map(() => 0);
    const left = Math.max(0, 1 - a - b);
    for (const j of others)
      moved[j] = total > 0 ? (weights[j] / total) * left : left / others.length;
    moved[x] = a;
    moved[y] = b;
    return moved;
  };
  live.placed = placed;

  const form = ([at0, at1, at2]) => [at0, at1 - at0, at2 - at0];
  const height = ([c, a, b], [x, y]) => c + a * x + b * y;
  const size = (f) => Math.max(...f.map(Math.abs));

  /* Options that are level all over the map are one. */
  const grouped = (forms) => {
    const near = 4 * EPS * Math.max(1, ...forms.map(size));
    const groups = [];
    forms.forEach((f, i) => {
      const same = groups.find((g) => g.form.every((c, k) => Math.abs(c - f[k]) <= near));
      if (same) same.options.push(i);
      else groups.push({ options: [i], form: f });
    });
    return groups;
  };

  const clipped = (polygon, forms) => {
    for (const f of forms) polygon = polygon.length ? cut(polygon, f) : polygon;
    return polygon;
  };

  const cut = (polygon, f) => {
    const near = EPS * Math.max(1, size(f));
    const heights = polygon.map((corner) => {
      const h = height(f, corner);
      return Math.abs(h) <= near ? 0 : h;
    });
    if (heights.every((h) => h >= 0)) return polygon;
    const kept = [];
    polygon.forEach((corner, i) => {
      const before = (i + polygon.length - 1) % polygon.length;
      const [h, g, from] = [heights[i], heights[before], polygon[before]];
      if (h * g < 0) kept.push(corner.map((x, k) => x + (h / (h - g)) * (from[k] - x)));
      if (h >= 0) kept.push(corner);
    });
    return kept;
  };

  const area = (polygon) =>
    Math.abs(
      polygon.reduce((sum, [x, y], i) => {
        const [a, b] = polygon[(i + 1) % polygon.length];
        return sum + x * b - a * y;
      }, 0),
    ) / 2;

  /* Where a marker may stand: the middle of a polygon's surface. */
  live.middle = (polygon) => {
    let [sum, x, y] = [0, 0, 0];
    polygon.forEach(([a, b], i) => {
      const [c, d] = polygon[(i + 1) % polygon.length];
      const part = a * d - c * b;
      sum += part;
      x += (a + c) * part;
      y += (b + d) * part;
    });
    return [x / (3 * sum), y / (3 * sum)];
  };
}
