"""Builds the templates of letters in app/brieven, so that they can be read and changed as code."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Brief
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from scripts.collegesjablonen import SJABLONEN, op_a4
from scripts.plansjabloon import continuiteitsplan

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


def spoedbesluit() -> Brief:
    """The letter of a spoedbesluit, to the colleges that decide about their part of it."""
    brief = op_a4(_nieuw("Spoedbesluit"))
    brief.add_heading("Spoedbesluit", level=1)
    brief.add_paragraph(
        "Zaak {{ zaaknummer }}, {{ aanbieder }}\nSpoedbesluit {{ volgnr }} van {{ datum }}, geldig tot en met "
        "{{ geldig_tot }}"
    )
    for regel in ("{%p if stand %}", "{{ stand }}", "{%p endif %}"):
        brief.add_paragraph(regel)
    brief.add_heading("Wat is besloten", level=2)
    brief.add_paragraph("{{ omschrijving }}")
    for regel in ("{%p if bedrag %}", "Bedrag: {{ bedrag }}.", "{%p endif %}"):
        brief.add_paragraph(regel)
    brief.add_heading("Waarom dit niet kon wachten", level=2)
    brief.add_paragraph("{{ reden }}")
    brief.add_heading("Wat wij de colleges vragen", level=2)
    brief.add_paragraph(
        "Dit besluit rust op geen mandaat. Wij vragen elk college zijn deel te bekrachtigen, of te weigeren met de "
        "reden, uiterlijk op {{ geldig_tot }}. Wat niet wordt bekrachtigd, draagt: {{ drager }}."
    )
    _tabel(brief, (("College", "college"), ("Deel", "bedrag"), ("Stand", "stand")), "delen")
    brief.add_paragraph("{{ hoe }}")
    brief.add_paragraph("\n\n{{ namen }}")
    return brief


def raadsbrief() -> Brief:
    """The raadsinformatiebrief of one municipality: the regional text, facts of the zaak, its own figures."""
    brief = _nieuw("Raadsinformatiebrief")
    brief.add_heading("{{ titel }}", level=1)
    brief.add_paragraph("{%p if concept %}")
    brief.add_paragraph("Concept. Deze brief is nog niet naar de gemeente gegaan.")
    brief.add_paragraph("{%p endif %}")
    brief.add_paragraph(
        "Van: gemeente {{ gemeente }}\nAan: de gemeenteraad\nDatum: {{ datum }}\nKenmerk: {{ kenmerk }}"
    )
    for regel in ("{%p for alinea in alineas %}", "{{ alinea }}", "{%p endfor %}"):
        brief.add_paragraph(regel)
    brief.add_heading("De zaak", level=2)
    _rijen(brief, ("Onderwerp", "Stand"), "feiten")
    brief.add_heading("Cijfers van {{ gemeente }}", level=2)
    _rijen(brief, ("Onderwerp", "Cijfer"), "cijfers")
    brief.add_paragraph(
        "Dit is {{ versie }} van de regionale tekst. "
        "De gemeente redigeert de brief zelf voor zij hem aan de raad stuurt."
    )
    return brief


def mandaatregister() -> Brief:
    """The mandaatregister of one grantor on a day: A4 on its side, a row for each mandaat."""
    brief = _nieuw("Mandaatregister")
    blad = brief.sections[0]
    blad.orientation, blad.page_width, blad.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = Cm(1.8)
    brief.add_heading("Mandaatregister", level=1)
    brief.add_paragraph("Mandaatgever: {{ gever }}")
    brief.add_paragraph("Van kracht op {{ datum }}: {{ aantal }}.")
    kolommen = (
        ("Wie", "houder", 4.2), ("Wat mag", "mag", 7.6), ("Voorwaarden", "voorwaarden", 5.6),
        ("Plafond", "plafond", 2.6), ("Geldt", "geldt", 3.2), ("Besluit", "besluit", 2.9),
    )  # fmt: skip
    tabel = brief.add_table(rows=4, cols=len(kolommen), style="Table Grid")
    tabel.autofit = False
    tabel.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    tabel.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for nr, (kop, veld, breed) in enumerate(kolommen):
        tabel.cell(0, nr).text, tabel.cell(2, nr).text = kop, f"{{{{ regel.{veld} }}}}"
        tabel.columns[nr].width = Cm(breed)
        tabel.cell(0, nr).paragraphs[0].runs[0].bold = True
        for rij in tabel.rows:
            rij.cells[nr].width = Cm(breed)
            for alinea in rij.cells[nr].paragraphs:
                for deel in alinea.runs:
                    deel.font.size = Pt(9)
    tabel.cell(1, 0).text = "{%tr for regel in regels %}"
    tabel.cell(3, 0).text = "{%tr endfor %}"
    return brief


def geldbrief() -> Brief:
    """To the controller of one municipality: its part of each commitment, what is to come, and per year."""
    brief = _nieuw("Aandeel in de kosten")
    brief.add_heading("Aandeel van {{ gemeente }} in de kosten", level=1)
    brief.add_paragraph("Zaak {{ zaaknummer }}, {{ aanbieder }}\nStand van {{ datum }}")
    for regel in ("{%p for alinea in alineas %}", "{{ alinea }}", "{%p endfor %}"):
        brief.add_paragraph(regel)
    brief.add_heading("In het kort", level=2)
    _rijen(brief, ("Onderwerp", "Bedrag"), "kort")
    brief.add_heading("Per toezegging", level=2)
    _tabel(
        brief,
        (("Toezegging", "wat"), ("Uw deel", "deel"), ("Nog te betalen", "open"), ("Terug te verwachten", "uit")),
        "delen",
    )
    brief.add_paragraph("{{ afronding }}")
    brief.add_heading("Nog te verwachten per maand", level=2)
    _tabel(
        brief, (("Maand", "maand"), ("Te betalen", "betalen"), ("Terug", "terug"), ("Van het Rijk", "rijk")), "maanden"
    )
    brief.add_heading("Voor uw begrotingswijziging, per jaar", level=2)
    _tabel(
        brief,
        (
            ("Jaar", "jaar"),
            ("Betaald", "betaald"),
            ("Nog te betalen", "betalen"),
            ("Terugontvangen", "ontvangen"),
            ("Nog terug", "terug"),
            ("Van het Rijk ontvangen", "rijk"),
            ("Van het Rijk verwacht", "rijk_komt"),
        ),
        "jaren",
    )
    brief.add_paragraph("Bedragen zijn in euro. Een bedrag dat later wordt gecorrigeerd, staat in een volgende brief.")
    return brief


def _tabel(brief: Brief, kolommen: tuple[tuple[str, str], ...], lijst: str) -> None:
    """A table with a head that repeats on every page, and one row for each of the list."""
    tabel = brief.add_table(rows=4, cols=len(kolommen), style="Table Grid")
    tabel.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for nr, (kop, veld) in enumerate(kolommen):
        tabel.cell(0, nr).text, tabel.cell(2, nr).text = kop, f"{{{{ rij.{veld} }}}}"
    tabel.cell(1, 0).text = f"{{%tr for rij in {lijst} %}}"
    tabel.cell(3, 0).text = "{%tr endfor %}"


def _rijen(brief: Brief, koppen: tuple[str, str], lijst: str) -> None:
    """Such a table of two columns."""
    _tabel(brief, ((koppen[0], "wat"), (koppen[1], "waarde")), lijst)


def main() -> None:
    BRIEVEN.mkdir(exist_ok=True)
    besluit().save(str(BRIEVEN / "besluit.docx"))
    spoedbesluit().save(str(BRIEVEN / "spoedbesluit.docx"))
    raadsbrief().save(str(BRIEVEN / "raadsbrief.docx"))
    mandaatregister().save(str(BRIEVEN / "mandaatregister.docx"))
    geldbrief().save(str(BRIEVEN / "geldbrief.docx"))
    op_a4(continuiteitsplan(_nieuw)).save(str(BRIEVEN / "continuiteitsplan.docx"))
    for naam, maak in SJABLONEN.items():
        op_a4(maak(_nieuw)).save(str(BRIEVEN / f"{naam}.docx"))


if __name__ == "__main__":
    main()
