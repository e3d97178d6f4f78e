"""Builds the template of the raadsinformatiebrief again: `.venv/bin/python scripts/maak_briefsjabloon.py`.

The result is kept with the code (app/brieven/raadsbrief.docx); what stands between braces is filled in per letter by
app/export/raadsbrief.py. The same program gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from app.export.raadsbrief import SJABLOON, vaste_zip

MOMENT = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # core properties hold UTC without saying so
NOOT = (
    "Dit is {{ versie }} van de regionale tekst. De gemeente redigeert de brief zelf voor zij hem aan de raad stuurt."
)


def bouw() -> bytes:
    """The template as a file."""
    brief = Document()
    _stel_in(brief)
    brief.add_paragraph("{{ titel }}", style="Title")
    brief.add_paragraph("{%p if concept %}")
    brief.add_paragraph("Concept. Deze brief is nog niet naar de gemeente gegaan.").runs[0].bold = True
    brief.add_paragraph("{%p endif %}")
    for regel in (
        "Van: gemeente {{ gemeente }}",
        "Aan: de gemeenteraad",
        "Datum: {{ datum }}",
        "Kenmerk: {{ kenmerk }}",
    ):
        brief.add_paragraph(regel).paragraph_format.space_after = Pt(0)
    brief.add_paragraph()
    for regel in ("{%p for alinea in alineas %}", "{{ alinea }}", "{%p endfor %}"):
        brief.add_paragraph(regel)
    brief.add_heading("De zaak", level=1)
    _tabel(brief, ("Onderwerp", "Stand"), "feiten")
    brief.add_heading("Cijfers van {{ gemeente }}", level=1)
    _tabel(brief, ("Onderwerp", "Cijfer"), "cijfers")
    brief.add_paragraph(NOOT).runs[0].italic = True
    uit = io.BytesIO()
    brief.save(uit)
    return vaste_zip(uit.getvalue())


def _stel_in(brief: Any) -> None:
    """A4, Dutch, and nothing of the machine or the tool in the properties."""
    deel = brief.sections[0]
    deel.page_width, deel.page_height = Cm(21), Cm(29.7)
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), "nl-NL")
    opmaak = brief.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for oud in opmaak.findall(qn("w:lang")):
        opmaak.remove(oud)
    opmaak.append(taal)
    eigen = brief.core_properties
    eigen.title, eigen.language, eigen.revision = "Raadsinformatiebrief", "nl-NL", 1
    eigen.author = eigen.comments = eigen.last_modified_by = ""
    eigen.created = eigen.modified = MOMENT


def _tabel(brief: Any, koppen: tuple[str, str], rijen: str) -> None:
    """A table with a head that repeats on every page, and one row for each of `rijen`."""
    tabel = brief.add_table(rows=1, cols=2, style="Table Grid")
    for cel, kop in zip(tabel.rows[0].cells, koppen, strict=True):
        cel.paragraphs[0].add_run(kop).bold = True
    herhaal = OxmlElement("w:tblHeader")
    tabel.rows[0]._tr.get_or_add_trPr().append(herhaal)
    for links, rechts in (
        (f"{{%tr for rij in {rijen} %}}", ""),
        ("{{ rij.wat }}", "{{ rij.waarde }}"),
        ("{%tr endfor %}", ""),
    ):
        cellen = tabel.add_row().cells
        cellen[0].text, cellen[1].text = links, rechts
    brief.add_paragraph()


if __name__ == "__main__":
    Path(SJABLOON).parent.mkdir(exist_ok=True)
    Path(SJABLOON).write_bytes(bouw())
