"""Names that should be among known ones: what to say, and what was probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from mcda.errors import did_you_mean
from mcda.files.faults import quoted
from mcda.files.log import MAX_FAULTS, Log
from mcda.files.nodes import Pairs, Scalar, Tree, text_of

_LISTED = 40


def check_keys(mapping: Pairs, known: Sequence[str], what: str, log: Log) -> list[str]:
    """Faults for the keys that are not among `known`; returns the known ones that are missing.

    A missing name that an unknown key was probably meant to be is not returned: one slip, one
    message.
    """
    strange = [key for key, _ in mapping.pairs() if key.text not in known][: MAX_FAULTS + 1]
    for key in strange:
        log.fault(key, unknown_key(key, known, what))
    meant = {nearest(key.text, known) for key in strange}
    return [name for name in known if name not in mapping.entries and name not in meant]


def check_name(node: Tree | None, known: Iterable[str] | None, what: str, log: Log) -> str | None:
    """The text of `node` where it is among `known` (None: anything is); else a fault there."""
    name = text_of(node)
    if node is None or name is None:
        return None
    if known is None:
        return name
    names = list(known)
    if name not in names:
        log.fault(node, _unknown(name, names, what, "known"))
        return None
    return name


def check_key(key: Scalar, known: Sequence[str] | None, what: str, log: Log) -> None:
    """A fault where `key` is not among `known` (None: anything is)."""
    if known is not None and key.text not in known:
        log.fault(key, unknown_key(key, known, what))


def distinct(node: Tree | None, log: Log, key: str = "") -> list[Tree]:
    """The members of a list, with a fault for a text (or text under `key`) that comes again."""
    members = list(node.members()) if node else []
    seen: dict[str, Tree] = {}
    for member in members:
        part = member.get(key) if key else member
        name = text_of(part)
        if part is None or name is None:
            continue
        if name in seen:
            log.fault(part, f"{quoted(name)} is there twice (first at {seen[name].place})")
        seen.setdefault(name, part)
    return members


def unknown_key(key: Scalar, known: Sequence[str], what: str = "key") -> str:
    """The message for a key that is not among `known`."""
    if comma_slip(key):
        return f"unknown {what} {quoted(key.text)}; decimals take a point, not a comma"
    return _unknown(key.text, known, what, "allowed" if what == "key" else "known")


def comma_slip(key: Scalar) -> bool:
    """Whether a key is what follows the comma in `{cost: 0,35}`."""
    before = key.source.text[max(0, key.start - 2) : key.start]
    return key.text.isdigit() and re.fullmatch(r"\d,", before) is not None


def _unknown(name: str, known: Sequence[str], what: str, which: str) -> str:
    listed = ", ".join(known[:_LISTED]) + (", ..." if len(known) > _LISTED else "")
    return f"unknown {what} {quoted(name)}{did_you_mean(name, known)} ({which}: {listed or 'none'})"


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that `name` was probably meant to be, or ''."""
    return next(iter(get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)), "")


def id_problem(text: str) -> str:
    """The message for an id that is not made of lower-case letters, digits and hyphens."""
    better = as_id(text)
    hint = f"; write {better}" if better != text else ""
    return f"ids are lower-case letters, digits and hyphens, found {quoted(text)}{hint}"


def same_name(text: str) -> str:
    """What two names have in common that readers take for one: case and spaces aside."""
    return " ".join(text.split()).casefold()


def as_id(text: str) -> str:
    """The id nearest to `text`; `text` itself where there is none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or text
