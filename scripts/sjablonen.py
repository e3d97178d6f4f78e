"""Builds the templates of letters in app/brieven, so that they can be read and changed as code."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Brief
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

BRIEVEN = Path(__file__).resolve().parent.parent / "app" / "brieven"


def _nieuw(titel: str) -> Brief:
    """An empty letter in Dutch with readable letters."""
    brief = Document()
    stijl = brief.styles["Normal"]
    stijl.font.name, stijl.font.size = "Calibri", Pt(11)
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), "nl-NL")
    stijl.element.get_or_add_rPr().append(taal)
    brief.core_properties.title, brief.core_properties.language = titel, "nl-NL"
    brief.core_properties.author = "Draaiboek"
    return brief


def besluit() -> Brief:
    """The letter of a decision under mandaat."""
    brief = _nieuw("Besluit onder mandaat")
    brief.add_heading("Besluit onder mandaat", level=1)
    brief.add_paragraph("Zaak {{ zaaknummer }}, {{ aanbieder }}\nBesluit {{ volgnr }} van {{ datum }}")
    brief.add_heading("Wat is besloten", level=2)
    brief.add_paragraph("{{ omschrijving }}")
    brief.add_paragraph("{% if bedrag %}Bedrag: {{ bedrag }}.{% endif %}")
    brief.add_heading("Namens wie", level=2)
    tabel = brief.add_table(rows=4, cols=3, style="Table Grid")
    for cel, kop in zip(tabel.rows[0].cells, ("Mandaatgever", "Mandaatbesluit", "Deel"), strict=True):
        cel.text = kop
    tabel.cell(1, 0).text = "{%tr for deel in delen %}"
    for cel, veld in zip(tabel.rows[2].cells, ("gever", "nummer", "bedrag"), strict=True):
        cel.text = f"{{{{ deel.{veld} }}}}"
    tabel.cell(3, 0).text = "{%tr endfor %}"
    brief.add_paragraph("{{ hoe }}")
    brief.add_paragraph("{{ laat }}")
    brief.add_paragraph("{{ namens }},")
    brief.add_paragraph("\n\n{{ naam }}\n{{ functie }}")
    return brief


def main() -> None:
    BRIEVEN.mkdir(exist_ok=True)
    besluit().save(str(BRIEVEN / "besluit.docx"))


if __name__ == "__main__":
    main()
