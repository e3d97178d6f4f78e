"""Builds the templates of letters in app/brieven, so that they can be read and changed as code."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as Brief
from docx.enum.section import WD_ORIENT
from docx.shared import Cm

from scripts.briefvorm import als, elk, nieuw, rijen, tabel
from scripts.collegesjablonen import SJABLONEN
from scripts.plansjabloon import continuiteitsplan

BRIEVEN = Path(__file__).resolve().parent.parent / "app" / "brieven"


def besluit() -> Brief:
    """The letter of a decision under mandaat, or of what turns one back."""
    brief = nieuw("Besluit onder mandaat")
    brief.add_heading("Besluit onder mandaat", level=1)
    brief.add_paragraph(
        "Zaak {{ zaaknummer }}, {{ aanbieder }}\nBesluit {{ volgnr }} van {{ datum }}"
        "{% if soort == 'terugdraaiing' %}, terugdraaiing{% endif %}"
    )
    brief.add_heading("Wat is besloten", level=2)
    brief.add_paragraph("{{ omschrijving }}")
    als(brief, "bedrag", "Bedrag: {{ bedrag }}.")
    brief.add_heading("Namens wie", level=2)
    tabel(brief, "delen", ("Mandaatgever", "gever"), ("Mandaatbesluit", "nummer"), ("Deel", "bedrag"))
    als(brief, "hoe", "{{ hoe }}")
    als(brief, "laat", "{{ laat }}")
    brief.add_paragraph("{{ namens }},").paragraph_format.keep_with_next = True
    brief.add_paragraph("\n\n{{ naam }}\n{{ functie }}").paragraph_format.keep_together = True
    return brief


def spoedbesluit() -> Brief:
    """The letter of a spoedbesluit, to the colleges that decide about their part of it."""
    brief = nieuw("Spoedbesluit")
    brief.add_heading("Spoedbesluit", level=1)
    brief.add_paragraph(
        "Zaak {{ zaaknummer }}, {{ aanbieder }}\nSpoedbesluit {{ volgnr }} van {{ datum }}, geldig tot en met "
        "{{ geldig_tot }}"
    )
    als(brief, "stand", "{{ stand }}")
    brief.add_heading("Wat is besloten", level=2)
    brief.add_paragraph("{{ omschrijving }}")
    als(brief, "bedrag", "Bedrag: {{ bedrag }}.")
    brief.add_heading("Waarom dit niet kon wachten", level=2)
    brief.add_paragraph("{{ reden }}")
    brief.add_heading("{% if vraagt %}Wat wij de colleges vragen{% else %}De delen van de colleges{% endif %}", level=2)
    als(
        brief,
        "vraagt",
        "Dit besluit rust op geen mandaat. Wij vragen elk college zijn deel te bekrachtigen, of te weigeren met de "
        "reden, uiterlijk op {{ geldig_tot }}. Wat niet wordt bekrachtigd, draagt: {{ drager }}.",
    )
    tabel(brief, "delen", ("College", "college"), ("Deel", "bedrag"), ("Stand", "stand"))
    als(brief, "hoe", "{{ hoe }}")
    brief.add_paragraph("\n\n{{ namen }}").paragraph_format.keep_together = True
    return brief


def raadsbrief() -> Brief:
    """The raadsinformatiebrief of one municipality: the regional text, facts of the zaak, its own figures."""
    brief = nieuw("Raadsinformatiebrief")
    brief.add_heading("{{ titel }}", level=1)
    als(brief, "concept", "Concept. Deze brief is nog niet naar de gemeente gegaan.")
    brief.add_paragraph(
        "Van: gemeente {{ gemeente }}\nAan: de gemeenteraad\nDatum: {{ datum }}\nKenmerk: {{ kenmerk }}"
    )
    elk(brief, "alineas")
    brief.add_heading("De zaak", level=2)
    rijen(brief, ("Onderwerp", "Stand"), "feiten")
    brief.add_heading("Cijfers van {{ gemeente }}", level=2)
    rijen(brief, ("Onderwerp", "Cijfer"), "cijfers")
    brief.add_paragraph(
        "Dit is {{ versie }} van de regionale tekst. "
        "De gemeente redigeert de brief zelf voor zij hem aan de raad stuurt."
    )
    return brief


def mandaatregister() -> Brief:
    """The mandaatregister of one grantor on a day: A4 on its side, a row for each mandaat."""
    brief = nieuw("Mandaatregister")
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
    raster = tabel(brief, "regels", *((kop, veld) for kop, veld, _breed in kolommen), punten=9)
    raster.autofit = False
    for nr, (_kop, _veld, breed) in enumerate(kolommen):
        raster.columns[nr].width = Cm(breed)
        for rij in raster.rows:
            rij.cells[nr].width = Cm(breed)
    return brief


def geldbrief() -> Brief:
    """To the controller of one municipality: its part of each commitment, what is to come, and per year."""
    brief = nieuw("Aandeel in de kosten")
    brief.add_heading("Aandeel van {{ gemeente }} in de kosten", level=1)
    brief.add_paragraph("Zaak {{ zaaknummer }}, {{ aanbieder }}\nStand van {{ datum }}")
    elk(brief, "alineas")
    brief.add_heading("In het kort", level=2)
    rijen(brief, ("Onderwerp", "Bedrag"), "kort")
    brief.add_heading("Per toezegging", level=2)
    tabel(
        brief, "delen", ("Toezegging", "wat"), ("Uw deel", "deel"), ("Nog te betalen", "open"),
        ("Terug te verwachten", "uit"),
    )  # fmt: skip
    brief.add_paragraph("{{ afronding }}")
    brief.add_heading("Nog te verwachten per maand", level=2)
    tabel(brief, "maanden", ("Maand", "maand"), ("Te betalen", "betalen"), ("Terug", "terug"), ("Van het Rijk", "rijk"))
    brief.add_heading("Voor uw begrotingswijziging, per jaar", level=2)
    tabel(
        brief, "jaren", ("Jaar", "jaar"), ("Betaald", "betaald"), ("Nog te betalen", "betalen"),
        ("Terugontvangen", "ontvangen"), ("Nog terug", "terug"), ("Van het Rijk ontvangen", "rijk"),
        ("Van het Rijk verwacht", "rijk_komt"), punten=9,
    )  # fmt: skip
    brief.add_paragraph("Bedragen zijn in euro. Een bedrag dat later wordt gecorrigeerd, staat in een volgende brief.")
    return brief


def main() -> None:
    BRIEVEN.mkdir(exist_ok=True)
    besluit().save(str(BRIEVEN / "besluit.docx"))
    spoedbesluit().save(str(BRIEVEN / "spoedbesluit.docx"))
    raadsbrief().save(str(BRIEVEN / "raadsbrief.docx"))
    mandaatregister().save(str(BRIEVEN / "mandaatregister.docx"))
    geldbrief().save(str(BRIEVEN / "geldbrief.docx"))
    continuiteitsplan(nieuw).save(str(BRIEVEN / "continuiteitsplan.docx"))
    for naam, maak in SJABLONEN.items():
        maak(nieuw).save(str(BRIEVEN / f"{naam}.docx"))


if __name__ == "__main__":
    main()
