"""Where options stand by a method whose scores only rank: places and classes, no units."""

from __future__ import annotations

import numpy as np

from mcda.analyses.rank import Ranking
from mcda.methods.base import Model
from mcda.report.say import words
from mcda.report.words import ordinal_rank


def rank_of(ranking: Ranking, i: int) -> str:
    """`2`, or `2=` where the place is shared."""
    return ordinal_rank(int(ranking.rank[i]), int(np.sum(ranking.rank == ranking.rank[i])) > 1)


def place_of(model: Model, ranking: Ranking, i: int) -> str:
    """An option's place, after its class where the model sorts: `2=`, or `medium (2=)`."""
    rank = rank_of(ranking, i)
    if model.classes is None:
        return rank
    name = model.classes.names[int(ranking.score[i])]
    return words("{name} ({rank})", name=name, rank=rank)
