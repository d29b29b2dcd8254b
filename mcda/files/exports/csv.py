"""CSV tables: scores as `options:` reads them, criteria, weights, and a table an analysis.

They begin with a byte order mark, by which Excel knows UTF-8, and no text in them is a formula.
"""

from __future__ import annotations

from mcda.errors import EvidenceError
from mcda.files.ask import ask
from mcda.files.exports._options import Rows, option_table
from mcda.files.reading import BOM
from mcda.files.study import Study
from mcda.files.table import written

ASKED = ("win_ranges", "win_shares", "rank_ranges", "stability", "flips")
"""Analyses that are exported beside the ranks in every view by every method."""

KEPT = ("note on a score", "grade", "citation of evidence", "pair of anchors", "method", "marking")
"""What else has a place in these tables."""


def csv(study: Study) -> dict[str, bytes]:
    """`options.csv`, `criteria.csv`, `weights.csv`, `rank.csv`, and one file a further analysis.

    An analysis that has no answer by the study's method has no file. A marking is in `marking.txt`,
    since a table has no place for it.
    """
    tables = {
        "options": option_table(study),
        "criteria": _criteria(study),
        "weights": _weights(study),
    }
    tables["rank"] = _ranks(study)
    for analysis in ASKED:
        try:
            columns = ask(study, analysis).result.columns()
        except EvidenceError:
            continue
        tables[analysis] = [list(columns), *zip(*columns.values(), strict=True)]
    files = {f"{name}.csv": (BOM + written(rows)).encode() for name, rows in tables.items()}
    if study.marking:
        files["marking.txt"] = f"{study.marking}\n".encode()
    return files


def _criteria(study: Study) -> Rows:
    yield ["id", "name", "group", "direction", "min", "max", "unit", "worst", "best"]
    for c in study.problem.criteria:
        low, high = (None, None) if c.levels or c.scale is None else c.scale
        yield [c.id, c.name, c.group, c.direction, low, high, c.unit, *c.anchors]


def _weights(study: Study) -> Rows:
    """A row a view and criterion: points as entered, and the weight that they make."""
    yield ["view", "view name", "criterion", "points", "weight"]
    for view, weights in study.views.items():
        name, points = study.view_info[view].name, study.points[view].tolist()
        rows = zip(study.problem.criterion_ids, points, weights.tolist(), strict=True)
        yield from ([view, name, *row] for row in rows)


def _ranks(study: Study) -> Rows:
    """A row an option, view and method; what each number is, exact or not, beside it."""
    yield ["method", "view", "option", "score", "rank", "evidence"]
    for method in dict.fromkeys((study.method.name, *study.methods)):
        for view in study.views:
            found = ask(study, "rank", view=view, method=method).result
            for option, row in found.to_dict()["options"].items():
                score = row["score"]
                number = score["value"] if isinstance(score, dict) else score
                yield [method, view, option, number, row["rank"], row["evidence"]]
