"""Strict Open XML, which Excel can save, written as the ordinary kind: the same under other names."""

from __future__ import annotations

import io
import zipfile

_VAN = b"http://purl.oclc.org/ooxml/"
_NAAR = (
    (_VAN + b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        _VAN + b"officeDocument/relationships/extendedProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
    ),
    (_VAN + b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (_VAN + b"officeDocument/extendedProperties", b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"),
    (_VAN + b"officeDocument/docPropsVTypes", b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    (_VAN + b"drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
_WERKMAP = "xl/workbook.xml"


def is_strikt(pak: zipfile.ZipFile) -> bool:
    """Whether the workbook says that it is; judged by its own part."""
    return _WERKMAP in pak.namelist() and _VAN in pak.read(_WERKMAP)


def gewoon(inhoud: bytes) -> bytes:
    """The same workbook in the ordinary kind, which every reader knows; any other as it is."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        if not is_strikt(pak):
            return inhoud
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as nieuw:
            for deel in pak.infolist():
                bytes_ = pak.read(deel)
                if deel.filename.endswith((".xml", ".rels")):
                    for van, naar in _NAAR:
                        bytes_ = bytes_.replace(van, naar)
                nieuw.writestr(deel.filename, bytes_)
    return uit.getvalue()
