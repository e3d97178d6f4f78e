"""The raadsinformatiebrief of one municipality as a .docx: plain data in, bytes out.

What people typed comes out as text, whatever it looks like: the values are escaped for XML, are never read as a
template, and lose the characters that XML cannot hold.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docxtpl import DocxTemplate
from markupsafe import Markup, escape

SJABLOON = Path(__file__).parent.parent / "brieven" / "raadsbrief.docx"
"""Built by scripts/maak_briefsjabloon.py."""

_GEEN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEGE_REGEL = re.compile(r"\n[ \t]*\n\s*")
_TIJD = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Cijfer:
    """A line of a table in the letter."""

    wat: str
    waarde: str


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What stands in the letter. Days and amounts are written out already; `concept` says so in the letter."""

    titel: str
    tekst: str
    gemeente: str
    datum: str
    kenmerk: str
    versie: str
    feiten: Sequence[Cijfer]
    cijfers: Sequence[Cijfer]
    concept: bool = False


def maak_brief(brief: Brief) -> bytes:
    """The letter. The same input gives the same bytes."""
    sjabloon = DocxTemplate(SJABLOON)
    sjabloon.render(
        {
            **{naam: veilig(getattr(brief, naam)) for naam in ("titel", "gemeente", "datum", "kenmerk", "versie")},
            "alineas": [veilig(alinea) for alinea in _LEGE_REGEL.split(brief.tekst.strip())],
            "feiten": [{"wat": veilig(c.wat), "waarde": veilig(c.waarde)} for c in brief.feiten],
            "cijfers": [{"wat": veilig(c.wat), "waarde": veilig(c.waarde)} for c in brief.cijfers],
            "concept": brief.concept,
        },
        autoescape=True,
    )
    uit = io.BytesIO()
    sjabloon.save(uit)
    return vaste_zip(uit.getvalue())


def veilig(tekst: str) -> Markup:
    """Text for a run of Word. Braces go as references, for docxtpl rewrites some that it finds in the result."""
    schoon = escape(_GEEN_XML.sub("\N{REPLACEMENT CHARACTER}", tekst))
    return Markup(schoon.replace("{", Markup("&#123;")).replace("}", Markup("&#125;")))  # noqa: S704 - escaped above


def vaste_zip(inhoud: bytes) -> bytes:
    """The same parts in the same order, without the time at which they were packed."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.infolist():
            kop = zipfile.ZipInfo(deel.filename, _TIJD)
            kop.compress_type = zipfile.ZIP_DEFLATED
            nieuw.writestr(kop, oud.read(deel))
    return uit.getvalue()
