"""Builds the templates of the pieces by which a college decides on a mandaat. `scripts.sjablonen` runs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docx.document import Document as Brief

from scripts.briefvorm import als, elk, rijen

Nieuw = Callable[[str], Brief]
"""An empty letter with this title."""
KENMERK = "Kenmerk: {{ kenmerk }}{% if stuk %}, {{ stuk }}{% endif %}\nDatum: {{ datum }}"
CONCEPT = "Concept. De tekst van dit mandaat is nog niet goedgekeurd. Teken dit stuk nog niet."
_STREEP = "." * 46


def _concept(brief: Brief) -> None:
    als(brief, "concept", CONCEPT)


def _blijft_bijeen(brief: Brief, tekst: str) -> None:
    """On one page with what comes after it: a signature does not stand alone."""
    brief.add_paragraph(tekst).paragraph_format.keep_with_next = True


def _handtekeningen(brief: Brief) -> None:
    """For each body that signs: its name, and a line for each signature."""
    brief.add_paragraph("{%p for plek in handtekeningen %}")
    _blijft_bijeen(brief, "{{ plek.orgaan }},")
    brief.add_paragraph("{%p for ambt in plek.ambten %}")
    _blijft_bijeen(brief, "\n{{ ambt }}: " + _STREEP)
    brief.add_paragraph("{%p endfor %}")
    brief.add_paragraph("{%p endfor %}")


def collegevoorstel(nieuw: Nieuw) -> Brief:
    """What is put to the college: what is asked, why, of which amount, and what it then signs."""
    brief = nieuw("Collegevoorstel")
    brief.add_heading("Voorstel aan {{ orgaan }}", level=1)
    _concept(brief)
    brief.add_paragraph(
        KENMERK + "\nVan: {{ regio }}\nOnderwerp: {{ vormen }} in de zaak {{ zaaknummer }}, {{ aanbieder }}"
    )
    als(brief, "antwoord_zin", "{{ antwoord_zin }}")
    brief.add_heading("Wat wij u vragen", level=2)
    brief.add_paragraph(
        "Wij vragen u {{ vormen }} te verlenen aan {{ houder_voluit }}"
        "{% if plafond %}, tot ten hoogste {{ plafond }}{% endif %}, van {{ van }} tot en met {{ tot }}. "
        "Het ontwerp van het besluit is bijgevoegd."
    )
    brief.add_heading("Waarom", level=2)
    rijen(brief, ("Onderwerp", "Stand"), "feiten")
    brief.add_heading("Wat de houder dan mag", level=2)
    elk(brief, "bevoegdheden")
    als(brief, "voorwaarden", "Onder deze voorwaarden:")
    elk(brief, "voorwaarden", "List Bullet")
    als(brief, "plafond", "Het plafond is {{ plafond }}.{% if verdeling %} {{ verdeling }}{% endif %}")
    als(brief, "raad", "Aan de raad:")
    elk(brief, "raad", "List Bullet")
    brief.add_heading("Hoe het eindigt", level=2)
    brief.add_paragraph("{{ einde }}")
    brief.add_heading("Wie tekent", level=2)
    elk(brief, "ondertekening", "List Bullet")
    brief.add_heading("Grondslag", level=2)
    elk(brief, "grondslagen", "List Bullet")
    als(brief, "uitleg", "{{ uitleg }}")
    brief.add_heading("Bijlagen", level=2)
    elk(brief, "bijlagen", "List Bullet")
    return brief


def mandaatbesluit(nieuw: Nieuw) -> Brief:
    """The draft of the decision, to be signed."""
    brief = nieuw("Ontwerpbesluit")
    brief.add_heading("Besluit tot {{ vormen }} in de zaak {{ zaaknummer }}, {{ aanbieder }}", level=1)
    _concept(brief)
    brief.add_paragraph("Kenmerk: {{ kenmerk }}{% if stuk %}, {{ stuk }}{% endif %}")
    brief.add_paragraph("{{ besluit_door }};")
    brief.add_paragraph("gelezen het voorstel van {{ regio }}, kenmerk {{ kenmerk }};")
    brief.add_paragraph("gelet op:")
    elk(brief, "grondslagen", "List Bullet")
    brief.add_paragraph("{{ besluit_woord }}:")
    for nr, (kop, regels) in enumerate(_artikelen().items(), start=1):
        brief.add_heading(f"Artikel {nr}. {kop}", level=2)
        for regel in regels:
            if regel.startswith("*"):
                elk(brief, regel[1:], "List Bullet" if regel == "*voorwaarden" else None)
            elif regel.startswith("?"):
                als(brief, *regel[1:].split("|"))
            else:
                brief.add_paragraph(regel)
    brief.add_paragraph("Nummer van het besluit: " + _STREEP + "\nDatum van het besluit: " + _STREEP)
    _handtekeningen(brief)
    return brief


def _artikelen() -> Mapping[str, Sequence[str]]:
    """The articles; with a star it is a list of the values, with a question mark it stands there when that holds."""
    return {
        "Wat wordt verleend": (
            "Aan {{ houder_voluit }} wordt {{ vormen }} verleend om:",
            "*bevoegdheden",
        ),
        "Plafond": (
            "{% if plafond %}Alle besluiten onder dit mandaat zijn samen ten hoogste {{ plafond }}."
            "{% else %}Dit mandaat gaat over de inhoud. Het geeft geen ruimte om geld uit te geven.{% endif %}",
        ),
        "Voorwaarden": ("?not voorwaarden|Er zijn geen bijzondere voorwaarden.", "*voorwaarden"),
        "Ondermandaat": ("{{ ondermandaat }}",),
        "Duur": ("{{ einde }}",),
        "Ondertekening door de houder": ("*ondertekening",),
    }


def instemming(nieuw: Nieuw) -> Brief:
    """The consent of a holder who does not work for the grantor, and of his employer."""
    brief = nieuw("Instemming")
    brief.add_heading("Instemming met {{ vormen }} van {{ orgaan }}", level=1)
    _concept(brief)
    brief.add_paragraph(KENMERK + "\nZaak: {{ zaaknummer }}, {{ aanbieder }}")
    als(brief, "antwoord_voor", "Het antwoord van {{ orgaan }} is gevraagd uiterlijk op {{ antwoord_voor }}.")
    brief.add_paragraph(
        "De houder werkt niet onder verantwoordelijkheid van {{ orgaan }}. Daarom stemmen de houder en zijn werkgever "
        "in (artikel 10:4 Awb)."
    )
    for kop, wie in (("De houder", "{{ houder }}, {{ houder_functie }},"), ("De werkgever", "{{ werkgever }}")):
        brief.add_heading(kop, level=2)
        brief.add_paragraph(f"{wie} stemt in met de verlening, volgens het ontwerpbesluit {{{{ kenmerk }}}}.")
        naam = "" if kop == "De houder" else f"\nNaam: {_STREEP}\nFunctie: {_STREEP}"
        brief.add_paragraph(f"{naam}\nDatum: {_STREEP}\n\nHandtekening: {_STREEP}".strip())
    brief.add_paragraph("De houder stemt niet namens zijn eigen werkgever in.")
    return brief


def mandaatraadsbrief(nieuw: Nieuw) -> Brief:
    """What the council is told before, for the college to send."""
    brief = nieuw("Brief aan de raad")
    brief.add_heading("Brief aan de raad van {{ gever }}", level=1)
    _concept(brief)
    brief.add_paragraph(KENMERK + "\nVan: {{ orgaan }}\nOnderwerp: {{ vormen }} in de zaak over {{ aanbieder }}")
    brief.add_paragraph(
        "{{ wie_verlenen }} aan {{ houder_voluit }}"
        "{% if plafond %}, tot ten hoogste {{ plafond }}{% endif %}. Zo kan de hulp aan jeugdigen bij {{ aanbieder }} "
        "doorgaan of worden overgedragen."
    )
    brief.add_heading("Waarom u dit nu hoort", level=2)
    elk(brief, "raad")
    brief.add_heading("De zaak", level=2)
    rijen(brief, ("Onderwerp", "Stand"), "feiten")
    brief.add_heading("Wat de houder mag", level=2)
    elk(brief, "bevoegdheden")
    brief.add_paragraph("{{ einde }}")
    als(brief, "uitleg", "{{ uitleg }}")
    _handtekeningen_college(brief)
    return brief


def _handtekeningen_college(brief: Brief) -> None:
    _blijft_bijeen(brief, "{{ college.orgaan }},")
    brief.add_paragraph("{%p for ambt in college.ambten %}")
    _blijft_bijeen(brief, "\n{{ ambt }}: " + _STREEP)
    brief.add_paragraph("{%p endfor %}")


SJABLONEN: Mapping[str, Callable[[Nieuw], Brief]] = {
    "collegevoorstel": collegevoorstel,
    "mandaatbesluit": mandaatbesluit,
    "instemming": instemming,
    "mandaatraadsbrief": mandaatraadsbrief,
}
