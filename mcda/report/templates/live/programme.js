/* The least sum of x >= 0 with rows @ x <= limits, by the dual simplex method (Lemke 1954).

   Costs are all 1, so x = 0 is dual feasible and no first phase is needed. A condensed tableau: each
   pivot swaps a row's variable with a column's. After many pivots the smallest places are taken
   (Bland 1977), so that it ends. Returns x, null where no x satisfies the rows, or undefined where
   that was not found out. */
{
  const NEAR = 1e-12;
  const PATIENCE = 300;
  const MOST = 5000;

  live.least = (rows, limits) => {
    const width = rows[0].length;
    const table = rows.map((row, i) => scaled([...row, limits[i]]));
    table.push([...Array(width).fill(1), 0]);
    const inside = live.range(rows.length).map((i) => width + i);
    const outside = live.range(width);
    for (let turn = 0; turn < MOST; turn++) {
      const r = leaving(table, inside, turn > PATIENCE);
      if (r < 0) return solution(table, inside, width);
      const q = entering(table, r, outside);
      if (q < 0) return null;
      pivot(table, r, q);
      [inside[r], outside[q]] = [outside[q], inside[r]];
    }
    return undefined;
  };

  const scaled = (row) => {
    const size = Math.max(...row.slice(0, -1).map(Math.abs));
    return size > 0 ? row.map((x) => x / size) : row;
  };

  const leaving = (table, inside, bland) => {
    const end = table[0].length - 1;
    let found = -1;
    for (let i = 0; i < inside.length; i++) {
      const x = table[i][end];
      if (x >= -NEAR) continue;
      if (found < 0 || (bland ? inside[i] < inside[found] : x < table[found][end])) found = i;
    }
    return found;
  };

  const entering = (table, r, outside) => {
    const costs = table[table.length - 1];
    let found = -1;
    let least = Infinity;
    for (let j = 0; j < outside.length; j++) {
      if (table[r][j] >= -NEAR) continue;
      const ratio = costs[j] / -table[r][j];
      const nearer = ratio < least - NEAR;
      if (nearer || (ratio <= least + NEAR && outside[j] < outside[found])) {
        least = Math.min(ratio, least);
        found = j;
      }
    }
    return found;
  };

  const pivot = (table, r, q) => {
    const row = table[r];
    const by = 1 / row[q];
    for (const other of table) {
      if (other === row || other[q] === 0) continue;
      const times = other[q] * by;
      for (let j = 0; j < row.length; j++) other[j] -= times * row[j];
      other[q] = -times;
    }
    for (let j = 0; j < row.length; j++) row[j] *= by;
    row[q] = by;
  };

  const solution = (table, inside, width) => {
    const x = Array(width).fill(0);
    inside.forEach((name, i) => {
      if (name < width) x[name] = Math.max(0, table[i][width]);
    });
    return x;
  };
}
