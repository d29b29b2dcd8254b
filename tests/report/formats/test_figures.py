from __future__ import annotations

from functools import partial

import pytest
import resvg_py

from mcda.report.formats._figures import Drawing, drawing, marker, png, unseen
from tests.report.formats import sample


def said(words: str) -> Drawing:
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg"><text y="9">{words}</text></svg>', 9, 9
    )


def test_a_drawing_is_cut_at_its_edge_and_set_in_faces_that_are_there() -> None:
    drawn = drawing(sample.figure("shares", "Shares"), ("Some Serif", "Other"))
    assert (drawn.width, drawn.height) == (640, 196)
    assert 'viewBox="0 0 640 196" width="640" height="196"' in drawn.svg
    assert 'font-family="&#x27;Some Serif&#x27;, &#x27;Other&#x27;"' in drawn.svg
    assert "var(--" not in drawn.svg


def test_a_picture_has_the_dots_that_were_asked_for() -> None:
    data = png(marker(2), 6.0)
    assert data.startswith(b"\x89PNG")
    assert [int.from_bytes(data[i : i + 4], "big") for i in (16, 20)] == [84, 84]


def test_letters_without_a_face_are_named_one_of_each_script(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
    monkeypatch.setattr(
        resvg_py, "svg_to_bytes", lambda svg_string, zoom, **_: bare(svg_string, zoom=zoom)
    )
    assert unseen([said("Ab 1"), said("\u0416 \u6f22\u5b57")]) == ("A", "\u0416", "\u5b57")
    assert unseen([said("0.5 % \u00b1"), marker(0)]) == ()
