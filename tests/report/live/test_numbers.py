"""What the page computes, held against the library, at many points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.files.study import Study
from tests.report.live.case import alliance, made

pytestmark = pytest.mark.browser

NEAR = 1e-9


def points(study: Study, count: int, seed: int) -> list[np.ndarray]:
    """The views, admissible weights, weights anywhere, and some with zeros and ties in them."""
    draws = np.random.default_rng(seed)
    anywhere = draws.dirichlet(np.ones(study.problem.m), count)
    rough = np.round(anywhere, 1)[np.round(anywhere, 1).sum(axis=1) > 0]
    inside = study.space.sample(count, draws)
    return [*study.views.values(), *inside, *anywhere, *(rough / rough.sum(axis=1)[:, None])]


def asked(page: Any, weights: np.ndarray, locked: list[bool] | None = None) -> dict[str, Any]:
    given = [weights.tolist(), locked or [False] * len(weights)]
    return dict(page.evaluate("([w, l]) => live.compute(w, l)", given))


def nearest(found: mcda.analyses.flips.Flips, first: np.ndarray, key: str) -> float | None:
    distances = getattr(found, key)[~first]
    distances = distances[~np.isnan(distances)]
    return float(distances.min()) if len(distances) else None


def check(page: Any, study: Study, w: np.ndarray, locked: list[bool] | None = None) -> None:
    model, answer = study.model, asked(page, w, locked)
    assert answer["scores"] == pytest.approx(model(w).tolist(), abs=NEAR)
    assert answer["ranks"] == model.ranks(w).tolist()
    statements = study.space.statements
    assert [statements[k] for k in answer["broken"]] == list(study.space.broken(w))
    held = [c for c, is_held in zip(model.parameters, locked or [], strict=False) if is_held]
    found, first = mcda.flips(model, w, study.space, locked=held), model.first(w)
    flip = answer["flip"]
    inside = nearest(found, first, "distance")
    assert (None if flip["option"] is None else flip["distance"]) == pytest.approx(inside, abs=NEAR)
    anywhere = nearest(found, first, "distance_simplex")
    assert (flip["anywhere"] and flip["anywhere"]["distance"]) == pytest.approx(anywhere, abs=NEAR)
    if inside is not None:
        there = np.array(flip["weights"])
        assert np.abs(there - w).sum() == pytest.approx(inside, abs=NEAR)
        assert study.space.contains(there)
        assert model(there)[flip["option"]] >= model(there).max() - NEAR
    if not held:
        borders(answer["borders"], mcda.stability(model, w, study.space), model.options)


def borders(found: list[Any], known: Any, options: tuple[str, ...]) -> None:
    for j, border in enumerate(found):
        assert border["lower"] == pytest.approx(known.lower[j], abs=NEAR)
        assert border["upper"] == pytest.approx(known.upper[j], abs=NEAR)
        for end, rival in (("below", known.rival_below[j]), ("above", known.rival_above[j])):
            assert (None if border[end] is None else options[border[end]]) == rival
        if not np.isnan(known.space_lower[j]):
            assert border["least"] == pytest.approx(known.space_lower[j], abs=NEAR)
            assert border["most"] == pytest.approx(known.space_upper[j], abs=NEAR)


def test_the_alliance_at_many_weights(show: Any) -> None:
    study = alliance()
    page = show(study)
    for w in points(study, 30, 5):
        check(page, study, w)


def test_with_locked_weights(show: Any) -> None:
    study, draws = alliance(), np.random.default_rng(6)
    page = show(study)
    for w in points(study, 15, 6):
        check(page, study, w, (draws.random(len(w)) < 0.3).tolist())


@pytest.mark.parametrize(("n", "m", "method"), [(2, 2, "additive"), (9, 4, "promethee"),
                                                (5, 6, "weighted_product")])  # fmt: skip
def test_other_sizes_and_linear_methods(
    show: Any, tmp_path: Path, n: int, m: int, method: str
) -> None:
    study = made(tmp_path, n, m, method=method)
    page = show(study)
    for w in points(study, 8, 7):
        answer = asked(page, w)
        linear = study.model.linear
        assert answer["scores"] == pytest.approx((linear.values @ w).tolist(), abs=NEAR)
        assert answer["ranks"] == linear.ranks(w).tolist()
        found, first = mcda.flips(linear, w, study.space, evidence="numeric"), linear.first(w)
        inside = nearest(found, first, "distance")
        assert (answer["flip"]["option"] is None) == (inside is None)
        if inside is not None:
            assert answer["flip"]["distance"] == pytest.approx(inside, abs=1e-8)
        borders(answer["borders"], mcda.stability(linear, w, study.space), linear.options)


def test_the_map_is_the_figures(show: Any) -> None:
    from mcda.report.figures.winner_map import compute

    study = alliance()
    page, space = show(study), study.space
    (a, b), (e, f) = space.inequalities, space.equalities
    rows = np.vstack([a, e, -e]), np.concatenate([b, f, -f])
    for w in points(study, 6, 8):
        given = page.evaluate("w => live.slice(w, 0, 6)", w.tolist())
        record = compute(study.problem.option_ids, study.problem.criterion_ids,
                         study.model.linear.values, w, 0, 6, rows=rows)  # fmt: skip
        shares = {r["options"][0]: r["share"] for r in given["regions"]}
        assert shares == pytest.approx(
            {r.options[0].index: r.area for r in record.regions}, abs=NEAR
        )
        assert sum(shares.values()) == pytest.approx(1, abs=NEAR)
