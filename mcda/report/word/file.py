"""The file: the package without what nobody needs, its parts in one order at one moment."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

_TYPES = "[Content_Types].xml"
_NEEDLESS = ("/thumbnail", "/customXml", "/stylesWithEffects")
"""Ends of the relations to parts that only the library's template has."""


def packed(document: Document, moment: datetime) -> bytes:
    """The document as bytes that depend on nothing but its contents and the moment."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(_NEEDLESS):
                del part.rels[key]
    raw = BytesIO()
    document.save(raw)
    return _ordered(raw, moment)


def _ordered(raw: BytesIO, moment: datetime) -> bytes:
    made = BytesIO()
    with ZipFile(raw) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _TYPES, name)):
            entry = ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            target.writestr(entry, source.read(name))
    return made.getvalue()
