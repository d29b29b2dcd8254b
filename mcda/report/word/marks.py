"""Bookmarks: every place that a link may lead to, by a name that Word accepts."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report.word.xml import Element, el, styled


class Marks:
    """Names and numbers of bookmarks; the same id always has the same name."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._count = 0

    def name(self, target: str) -> str:
        """The bookmark's name of an id: Word takes forty letters, digits and underscores."""
        return self._names.setdefault(target, f"_Toc{len(self._names) + 1:06d}")

    def around(self, target: str, *content: Element) -> Iterator[Element]:
        """Content that links to `target` lead to."""
        self._count += 1
        number = self._count
        yield el("w:bookmarkStart", id=number, name=self.name(target))
        yield from content
        yield el("w:bookmarkEnd", id=number)

    def link(self, target: str, *content: Element) -> Element:
        """Content that leads to `target`."""
        return el("w:hyperlink", *content, anchor=self.name(target), history=1)

    def to(self, target: str, text: str) -> Element:
        """A text that leads to `target` and looks as if it did."""
        return self.link(target, styled("Hyperlink", text))
