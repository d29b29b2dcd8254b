/* Scores, ranks under the library's tie rule, and the statements that do not hold. */
{
  const { values, statements } = live.data;
  const TIE = 1e-12;
  const BROKEN = 1e-9;

  live.dot = (a, b) => a.reduce((sum, x, j) => sum + x * b[j], 0);
  live.sum = (list) => list.reduce((total, x) => total + x, 0);
  live.divided = (points) => points.map((x) => x / live.sum(points));
  live.range = (count) => Array.from({ length: count }, (_, k) => k);

  let largest = [];

  live.size = (weights) => live.dot(largest, weights);

  /* Two scores tie within 1e-12 of the largest score, or of the terms that were added up. */
  const tolerance = (scores, weights) =>
    TIE * Math.max(...scores.map(Math.abs), live.size(weights));

  live.scored = (weights) => {
    largest = values[0].map((_, j) => Math.max(...values.map((row) => Math.abs(row[j]))));
    const scores = values.map((row) => live.dot(row, weights));
    const tied = tolerance(scores, weights);
    const ranks = scores.map((x) => 1 + scores.filter((y) => y > x + tied).length);
    const top = Math.max(...scores) - tied;
    return {
      scores,
      ranks,
      tied,
      leaders: live.range(scores.length).filter((i) => scores[i] >= top),
    };
  };

  /* By how much each row (coefficients, limit, whether it is an equation) of a statement is broken. */
  live.excess = ([row, limit, equal], weights) => {
    const over = live.dot(row, weights) - limit;
    return equal ? Math.abs(over) : over;
  };
  live.breaks = (row, weights) => live.excess(row, weights) > BROKEN;
  live.broken = (weights) =>
    live
      .range(statements.length)
      .filter((k) => statements[k].rows.some((r) => live.breaks(r, weights)));
}
