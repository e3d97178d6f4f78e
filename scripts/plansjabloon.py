"""Builds the template of the skeleton of a continuïteitsplan. `scripts.sjablonen` runs it."""

from __future__ import annotations

from docx.document import Document as Brief

from scripts.briefvorm import als, elk, tabel
from scripts.collegesjablonen import Nieuw

PUNTEN = 9
"""Of its tables, which have many columns."""


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
    tabel(brief, "kas", ("Onderwerp", "wat"), ("Stand", "waarde"), ("Bron", "bron"), punten=PUNTEN)
    brief.add_heading("Kinderen in zorg", level=3)
    brief.add_paragraph(
        "{% if peildatum %}Geteld op {{ peildatum }}. Wie op die dag niet telde, staat er niet bij. Aantallen van 1 "
        "tot en met 4 staan hier niet, en ook niet waaruit u ze kunt uitrekenen.{% elif van_bord %}De aantallen "
        "van het plaatsingsbord staan alleen bij het team.{% else %}Er is nog niet geteld.{% endif %}"
    )
    kolommen = (("Gemeente", "gemeente"), ("Zorgvorm", "zorgvorm"), ("Aantal", "aantal"))
    tabel(brief, "kinderen", *kolommen, punten=PUNTEN, zonder_rijen=False)
    brief.add_heading("Plaatsen bij andere aanbieders", level=3)
    brief.add_paragraph("Wat andere aanbieders bieden. Hoeveel daarvan al is geboekt, staat alleen bij het team.")
    kolommen = (("Zorgvorm", "zorgvorm"), ("Kinderen in zorg", "kinderen"), ("Aangeboden plaatsen", "plaatsen"))
    tabel(brief, "plaatsen", *kolommen, punten=PUNTEN)
    brief.add_heading("Gemeenten en regio’s", level=3)
    brief.add_paragraph("Het deel in het tekort is verdeeld naar jeugdomzet bij de aanbieder.")
    tabel(
        brief, "gemeenten", ("Wie", "naam"), ("Mandaat geld", "geld"), ("Mandaat inhoud", "inhoud"),
        ("Besloten", "besloten"), ("Ruimte", "ruimte"), ("Omzet per jaar", "omzet"),
        ("Deel in tekort", "deel"), punten=PUNTEN,
    )  # fmt: skip
    brief.add_heading("Scenario’s", level=3)
    als(brief, "not scenarios", "Er zijn nog geen scenario’s vastgelegd.")
    tabel(
        brief, "scenarios", ("Scenario", "naam"), ("Vanaf", "vanaf"), ("Cijfers", "cijfers"),
        ("Geld tot en met", "kas"), ("Bron", "bron"), punten=PUNTEN, zonder_rijen=False,
    )  # fmt: skip
    brief.add_heading("Wat wij niet weten", level=2)
    elk(brief, "gemis", "List Bullet")
    als(brief, "not gemis", "Alles waar dit plan naar vraagt, is ingevoerd.")
    brief.add_heading("Wat u nog invult", level=2)
    brief.add_paragraph("{%p for deel in hoofdstukken %}")
    brief.add_heading("{{ deel.titel }}", level=3)
    brief.add_paragraph("{{ deel.vraag }}")
    brief.add_paragraph("Nog in te vullen.")
    brief.add_paragraph("{%p endfor %}")
    return brief
