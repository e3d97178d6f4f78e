"""Builds the template of the skeleton of a continuïteitsplan. `scripts.sjablonen` runs it."""

from __future__ import annotations

from docx.document import Document as Brief
from docx.oxml import OxmlElement
from docx.shared import Pt

from scripts.collegesjablonen import Nieuw


def continuiteitsplan(nieuw: Nieuw) -> Brief:
    """The skeleton of a continuïteitsplan: what is known with its sources, then headings with a question each."""
    brief = nieuw("Continuïteitsplan, opzet")
    brief.add_heading("Continuïteitsplan: opzet", level=1)
    brief.add_paragraph(
        "{{ aanbieder }}, zaak {{ zaaknummer }}\n{{ regio }}\nStand op {{ datum }}\nVertrouwelijk: alleen voor wie dit "
        "nodig heeft."
    )
    brief.add_paragraph("{{ indeling }}")
    brief.add_heading("Wat wij weten", level=2)
    brief.add_heading("Geld van de aanbieder", level=3)
    _tabel(brief, "kas", ("Onderwerp", "wat"), ("Stand", "waarde"), ("Bron", "bron"))
    brief.add_heading("Kinderen in zorg", level=3)
    brief.add_paragraph(
        "{% if peildatum %}Geteld op {{ peildatum }}. Wie op die dag niet telde, staat er niet bij. Aantallen van 1 "
        "tot en met 4 staan hier niet, en ook niet waaruit u ze kunt uitrekenen.{% elif van_bord %}De aantallen "
        "van het plaatsingsbord staan alleen bij het team.{% else %}Er is nog niet geteld.{% endif %}"
    )
    kolommen = (("Gemeente", "gemeente"), ("Zorgvorm", "zorgvorm"), ("Aantal", "aantal"))
    _tabel(brief, "kinderen", *kolommen, zonder_rijen=False)
    brief.add_heading("Plaatsen bij andere aanbieders", level=3)
    brief.add_paragraph("Wat andere aanbieders bieden. Hoeveel daarvan al is geboekt, staat alleen bij het team.")
    kolommen = (("Zorgvorm", "zorgvorm"), ("Kinderen in zorg", "kinderen"), ("Aangeboden plaatsen", "plaatsen"))
    _tabel(brief, "plaatsen", *kolommen)
    brief.add_heading("Gemeenten en regio’s", level=3)
    brief.add_paragraph("Het deel in het tekort is verdeeld naar jeugdomzet bij de aanbieder.")
    _tabel(
        brief, "gemeenten", ("Wie", "naam"), ("Mandaat geld", "geld"), ("Mandaat inhoud", "inhoud"),
        ("Besloten", "besloten"), ("Ruimte", "ruimte"), ("Omzet per jaar", "omzet"), ("Deel in tekort", "deel"),
    )  # fmt: skip
    brief.add_heading("Scenario’s", level=3)
    brief.add_paragraph("{% if not scenarios %}Er zijn nog geen scenario’s vastgelegd.{% endif %}")
    _tabel(
        brief, "scenarios", ("Scenario", "naam"), ("Vanaf", "vanaf"), ("Cijfers", "cijfers"),
        ("Geld tot en met", "kas"), ("Bron", "bron"), zonder_rijen=False,
    )  # fmt: skip
    brief.add_heading("Wat wij niet weten", level=2)
    for regel in ("{%p for deel in gemis %}", "{{ deel }}", "{%p endfor %}"):
        brief.add_paragraph(regel, style="List Bullet" if regel.startswith("{{") else None)
    brief.add_paragraph("{% if not gemis %}Alles waar dit plan naar vraagt, is ingevoerd.{% endif %}")
    brief.add_heading("Wat u nog invult", level=2)
    brief.add_paragraph("{%p for deel in hoofdstukken %}")
    brief.add_heading("{{ deel.titel }}", level=3)
    brief.add_paragraph("{{ deel.vraag }}")
    brief.add_paragraph("Nog in te vullen.")
    brief.add_paragraph("{%p endfor %}")
    return brief


def _tabel(brief: Brief, lijst: str, *kolommen: tuple[str, str], zonder_rijen: bool = True) -> None:
    """A table with a head that repeats on every page: of each column its head and its field. Not `zonder_rijen` where
    the line above it says why there are none: then an empty one would only say that there is nothing.
    """
    if not zonder_rijen:
        brief.add_paragraph(f"{{%p if {lijst} %}}")
    tabel = brief.add_table(rows=4, cols=len(kolommen), style="Table Grid")
    tabel.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    tabel.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for nr, (kop, veld) in enumerate(kolommen):
        tabel.cell(0, nr).text, tabel.cell(2, nr).text = kop, f"{{{{ rij.{veld} }}}}"
        tabel.cell(0, nr).paragraphs[0].runs[0].bold = True
        for rij in tabel.rows:
            for alinea in rij.cells[nr].paragraphs:
                for deel in alinea.runs:
                    deel.font.size = Pt(9)
    tabel.cell(1, 0).text = f"{{%tr for rij in {lijst} %}}"
    tabel.cell(3, 0).text = "{%tr endfor %}"
    brief.add_paragraph("" if zonder_rijen else "{%p endif %}")
