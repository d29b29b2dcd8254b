"""A PDF taken apart far enough to ask what it says of itself."""

from __future__ import annotations

import re
import zlib


def opened(pdf: bytes) -> bytes:
    """Its objects with every stream that was packed unpacked."""
    parts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(parts)


def strings(pdf: bytes, key: str) -> list[str]:
    """All values of a key that are texts, such as `Alt` or `Title`."""
    letter = rb"[^()\\]|\\."
    inner = rb"(?:" + letter + rb"|\((?:" + letter + rb")*\))*"
    pattern = rb"/" + key.encode() + rb"\s*(?:\((" + inner + rb")\)|<([0-9A-Fa-f\s]*)>)"
    found = re.findall(pattern, opened(pdf), re.DOTALL)
    return [_text(plain, packed) for plain, packed in found]


def pages(pdf: bytes) -> int:
    """How many sheets it has."""
    return len(re.findall(rb"/Type\s*/Page\b", opened(pdf)))


def _text(plain: bytes, packed: bytes) -> str:
    raw = bytes.fromhex(packed.decode()) if packed else _unescaped(plain)
    return raw[2:].decode("utf-16-be") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1")


def _unescaped(raw: bytes) -> bytes:
    names = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def one(match: re.Match[bytes]) -> bytes:
        code = match[1]
        return bytes([int(code, 8)]) if code.isdigit() else names.get(code, code)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, raw, flags=re.DOTALL)
