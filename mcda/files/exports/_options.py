"""The scores of a study as the table that `options: NAME.csv` reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mcda.files.study import Score, Study
from mcda.problem.criterion import Criterion

Rows = Iterable[Iterable[object]]


def option_table(study: Study) -> Rows:
    """A row an option, in the columns that `mcda.files.option_table` reads."""
    columns = [(c.id, part) for c in study.problem.criteria for part in _parts(study, c)]
    heads = ["id", "name", "description"]
    yield heads + [f"{name}.{part}" if part else name for name, part in columns]
    for option in study.problem.options:
        scores = study.scores[option.id]
        name = option.name if option.name != option.id else ""
        cells = [_cell(scores[criterion], part) for criterion, part in columns]
        yield [option.id, name, study.descriptions[option.id], *cells]


def _parts(study: Study, criterion: Criterion) -> Iterator[str]:
    """The parts of the scores on a criterion that say anything; '' is the best estimate."""
    scores = [row[criterion.id] for row in study.scores.values()]
    yield ""
    for part in ("low", "high", "grade", "note"):
        if any(_cell(score, part) not in ("", None) for score in scores):
            yield part
    for i in range(max(len(score.evidence) for score in scores)):
        yield f"source{i + 1}" if i else "source"
        if any(_cell(score, f"where{i + 1}") for score in scores):
            yield f"where{i + 1}" if i else "where"


def _cell(score: Score, part: str) -> object:
    if score.missing:
        return None
    if part in ("low", "high"):
        end = getattr(score, part)
        return None if end == score.best else end
    if part[:5] in ("sourc", "where"):
        kind = part[:6] if part.startswith("source") else "where"
        i = int(part.removeprefix(kind) or 1) - 1
        return getattr(score.evidence[i], kind) if i < len(score.evidence) else None
    return getattr(score, part or "best")
