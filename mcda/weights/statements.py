"""Statements about weights: read once into rows, which remember where they came from.

    deterrence >= cost        cost <= 0.4           sovereignty in [0.1, 0.3]
    deterrence >= 2 * cost    cost = time           cost + time <= 0.3
    group(Legitimacy) >= 0.3  all <= 0.4

`+` and `-` are operators only between spaces, so that ids may hold hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NoReturn

from mcda.errors import StatementError, did_you_mean

FORMS = (
    "'a >= b', 'a <= 0.4', 'a in [0.1, 0.3]', 'a >= 2 * b', 'a + b <= 0.3', 'a = b', "
    "'group(G) >= 0.3' or 'all <= 0.4'"
)

TINY, HUGE = 1e-100, 1e100


@dataclass(frozen=True)
class Row:
    """One linear condition: `coefficients @ w <= rhs`, or `= rhs` for an equality."""

    coefficients: tuple[Fraction, ...]
    rhs: Fraction
    equality: bool = False


@dataclass(frozen=True)
class Statement:
    """What was said about weights, the rows it stands for, and where it was said."""

    text: str
    rows: tuple[Row, ...]
    place: Any = None


@dataclass(frozen=True)
class Names:
    """What a statement may name: parameters, and groups of them."""

    parameters: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]


Terms = dict[str, Fraction]
"""A linear expression: parameter to coefficient, the constant under the empty name."""

_NUMBER = re.compile(r"([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_TOKEN = re.compile(r">=|<=|[=*\[\],]|(?<=\s)[+-](?=\s)")
_WORD = re.compile(r"[^\s<>=*,\[\]()]+")


@dataclass(frozen=True)
class _Token:
    kind: str  # "name", "group", "number" or the symbol itself
    text: str
    at: int
    end: int


def parse(text: str, names: Names, place: Any = None) -> Statement:
    """Read one statement.

    Raises StatementError with the column (from 1) inside the text, what was found and what is
    allowed.
    """
    return _Parser(text, names).statement(place)


class _Parser:
    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self.tokens = list(_tokens(text, names))
        self.next = 0

    def statement(self, place: Any) -> Statement:
        if not self.tokens:
            self._fail(0, f"an empty statement; expected {FORMS}")
        left_at = self.tokens[0]
        left = self._side()
        symbol = self._take()
        if symbol.kind == "in":
            rows = self._interval(left)
        elif symbol.kind in (">=", "<=", "="):
            rows = [_row(left, self._side(), symbol.kind)]
        else:
            self._fail(
                symbol.at, _misplaced(symbol) or f"expected >=, <=, = or in, found '{symbol.text}'"
            )
        if self.next < len(self.tokens):
            extra = self.tokens[self.next]
            self._fail(
                extra.at,
                _misplaced(extra) or f"unexpected '{extra.text}' after the statement's end",
            )
        expanded = tuple(row for terms in rows for row in self._rows(terms, left_at))
        return Statement(self.text, expanded, place)

    def _side(self) -> Terms:
        total = self._term(Fraction(1))
        while self.next < len(self.tokens) and self.tokens[self.next].kind in "+-":
            sign = Fraction(1 if self._take().kind == "+" else -1)
            for name, coefficient in self._term(sign).items():
                total[name] = total.get(name, Fraction(0)) + coefficient
        return total

    def _term(self, factor: Fraction) -> Terms:
        token = self._take()
        while token.kind == "number":
            factor *= Fraction(token.text)
            if self.next == len(self.tokens) or self.tokens[self.next].kind != "*":
                return {"": factor}
            self._take()
            token = self._take()
        if token.kind in ("name", "all"):
            return {token.text: factor}
        if token.kind == "group":
            return dict.fromkeys(self.names.groups[token.text], factor)
        found = f"expected a criterion or a number, found '{token.text}'"
        return self._fail(token.at, "write one =" if token.kind == "=" else found)

    def _interval(self, left: Terms) -> list[tuple[Terms, str]]:
        at = self._expect("[").at
        low = self._side()
        self._expect(",")
        high = self._side()
        self._expect("]")
        if set(low) | set(high) != {""}:
            self._fail(at, "an interval holds two numbers, like [0.1, 0.3]")
        if low[""] > high[""]:
            self._fail(at, f"the interval runs from {float(low['']):g} to {float(high['']):g}")
        return [_row(left, low, ">="), _row(left, high, "<=")]

    def _rows(self, row: tuple[Terms, str], left: _Token) -> list[Row]:
        terms, symbol = row
        if "all" in terms and "all" not in self.names.parameters:
            others = {k: v for k, v in terms.items() if k not in ("all", "")}
            if others:
                self._fail(left.at, "'all' stands alone on its side, like all <= 0.4")
            return [
                self._row({p: terms["all"], "": terms.get("", Fraction(0))}, symbol, left)
                for p in self.names.parameters
            ]
        return [self._row(terms, symbol, left)]

    def _row(self, terms: Terms, symbol: str, left: _Token) -> Row:
        coefficients = tuple(terms.get(p, Fraction(0)) for p in self.names.parameters)
        if not any(coefficients):
            self._fail(left.at, f"it says nothing about any weight; expected {FORMS}")
        limit = -terms.get("", Fraction(0))
        if max(abs(x) for x in (*coefficients, limit)) > HUGE:
            self._fail(left.at, "its numbers are too large")
        return Row(coefficients, limit, symbol == "=")

    def _take(self) -> _Token:
        if self.next >= len(self.tokens):
            self._fail(len(self.text), f"it ends too early; expected {FORMS}")
        self.next += 1
        return self.tokens[self.next - 1]

    def _expect(self, kind: str) -> _Token:
        token = self._take()
        if token.kind != kind:
            self._fail(token.at, f"expected '{kind}', found '{token.text}'")
        return token

    def _fail(self, at: int, message: str) -> NoReturn:
        raise StatementError(f"'{self.text}': {message}", self.text, at + 1)


def _row(left: Terms, right: Terms, symbol: str) -> tuple[Terms, str]:
    """`left symbol right` as `terms <= 0` (or `= 0`)."""
    sign = -1 if symbol == ">=" else 1
    terms = {name: sign * coefficient for name, coefficient in left.items()}
    for name, coefficient in right.items():
        terms[name] = terms.get(name, Fraction(0)) - sign * coefficient
    return terms, "=" if symbol == "=" else "<="


def _misplaced(token: _Token) -> str:
    chain = "one comparison a statement: write two, or 'a in [0.1, 0.3]'"
    hints = {
        ">=": chain,
        "<=": chain,
        "*": "write the number before what it multiplies, like 2 * a",
        ",": "a comma only separates the ends of an interval; write decimals with a point",
    }
    return hints.get(token.kind, "")


def _tokens(text: str, names: Names) -> Iterable[_Token]:
    at, before = 0, ""
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        complete = before in ("name", "group", "all", "number")
        token = _keyword(text, at) if complete else None
        token = token or _name(text, at, names.parameters) or _symbol(text, at, names)
        yield token
        at, before = token.end, token.kind


def _keyword(text: str, at: int) -> _Token | None:
    """`in` where something stands before it: elsewhere it may be a criterion's id."""
    match = re.compile(r"in(?=[\s\[]|$)").match(text, at)
    return _Token("in", "in", at, at + 2) if match else None


def _name(text: str, at: int, known: Sequence[str]) -> _Token | None:
    """The longest known name that starts here and does not break off inside a word."""
    for name in sorted(known, key=len, reverse=True):
        end = at + len(name)
        inside = re.compile(r"[\w-]|\.\w").match(text, end) and re.match(r"[\w-]", name[-1])
        if text.startswith(name, at) and not inside:
            return _Token("name", name, at, end)
    return None


def _symbol(text: str, at: int, names: Names) -> _Token:
    if text.startswith("group(", at):
        return _group(text, at, names)
    if match := _TOKEN.match(text, at):
        return _Token(match[0], match[0], at, match.end())
    negative = text[at] == "-" and _NUMBER.match(text, at + 1)
    if number := negative or _NUMBER.match(text, at):
        return _number(text, at, number.end())
    word = _WORD.match(text, at)
    if word and word[0] in ("in", "all"):
        return _Token(word[0], word[0], at, word.end())
    raise StatementError(f"'{text}': {_unknown(text, at, word, names)}", text, at + 1)


def _group(text: str, at: int, names: Names) -> _Token:
    inside = text[at + len("group(") :]
    for group in sorted(names.groups, key=len, reverse=True):
        if match := re.match(rf"\s*{re.escape(group)}\s*\)", inside):
            return _Token("group", group, at, at + len("group(") + match.end())
    found, closed, _ = inside.partition(")")
    known = ", ".join(names.groups) or "none"
    near = did_you_mean(found.strip(), names.groups)
    what = f"unknown group '{found.strip()}'{near}" if closed else "'group(' is not closed"
    raise StatementError(f"'{text}': {what} (groups: {known})", text, at + 1)


def _number(text: str, at: int, end: int) -> _Token:
    rest = _WORD.match(text, end)
    found = text[at:end] + (rest[0] if rest else "")
    if rest:
        hint = "; write 40% as 0.4" if rest[0].startswith("%") else ""
        raise StatementError(f"'{text}': '{found}' is no number{hint}", text, at + 1)
    if not re.search("[1-9]", re.split("[eE]", found)[0]):
        found = "0"  # whatever its exponent
    elif len(found) > 100 or not TINY <= abs(float(found)) <= HUGE:
        raise StatementError(f"'{text}': {found} is beyond what is read as a number", text, at + 1)
    return _Token("number", found, at, end)


def _unknown(text: str, at: int, word: re.Match[str] | None, names: Names) -> str:
    if text[at] in "<>":
        return (
            f"'{text[at]}' is refused because a limit belongs to the space on both sides; "
            f"write {text[at]}="
        )
    if text[at] in "≥≤":
        return f"write {'>=' if text[at] == '≥' else '<='} for '{text[at]}'"
    if text[at : at + 2] in ("+ ", "- "):
        return (
            f"a side starts with a criterion or a number, like {text[at]}1 * a, found '{text[at]}'"
        )
    if text[at] in "+-":
        return f"put spaces on both sides of '{text[at]}' (ids may hold hyphens)"
    if word is None or not re.search(r"\w", word[0]):
        return f"unexpected '{text[at]}'; expected {FORMS}"
    if set(word[0].split("-")) <= set(names.parameters):
        return f"put spaces on both sides of '-' in '{word[0]}' (ids may hold hyphens)"
    near = did_you_mean(word[0], names.parameters)
    return f"unknown criterion '{word[0]}'{near} (criteria: {', '.join(names.parameters)})"
