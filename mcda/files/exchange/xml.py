"""XML from anywhere, read without its dangers: no entities, no document type, no great size."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from mcda.errors import McdaError
from mcda.files.exchange.mistaken import no_xml
from mcda.files.faults import printable

MAX_BYTES = 16 * 2**20


def xml_root(path: Path) -> Element:
    """The root of an XML file.

    Raises McdaError where it cannot be read, is no XML, or declares what could be turned against
    its reader.
    """
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring
    except ModuleNotFoundError:
        raise McdaError("this needs defusedxml: pip install 'mcda-toolkit[xmcda]'") from None
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 2**20
            raise McdaError(f"{path} has {size / 2**20:.1f} MB; at most {limit} MB are read")
        if mistaken := no_xml(path):
            raise McdaError(f"{path}: {mistaken}")
        root: Element = fromstring(path.read_bytes(), forbid_dtd=True)
    except OSError as error:
        raise McdaError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    except DefusedXmlException:
        raise McdaError(f"{path} declares entities or a document type; take them out") from None
    except ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        raise McdaError(f"{path}:{line}:{column + 1}: {reason}") from None
    except (ValueError, LookupError) as error:  # an encoding that is none, or not its own
        raise McdaError(f"{path}: {printable(str(error))}") from None
    return root
