"""Files with cases: the template of the product filled in, as a region would that kept its cases in Excel.

`duinpoort` is scenario S1 on paper: Stichting Duinpoort (fictional) from its signal up to 16 May 2025.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook

from app.domain.regio.regio import Gemeente
from app.export.overnamesjabloon import sjabloon
from app.regios import profiel
from app.services.overname.bestand import Overnamebestand, keuzes_van
from tests.kern.spelers import dag

KENMERK = "DP-2025"
DIRECTEUR = "directeur@sbjh.example"
Rij = dict[str, Any]
Bladen = dict[str, list[Rij]]
TREDE, VOORSTEL, VERLENING = dag(10, 2), dag(14, 3), dag(17, 3)
ZWIJGT = "Westland"
"""The municipality of S1 that has not granted its mandaat."""


def duinpoort() -> Bladen:
    """The rows of S1, by sheet."""
    gemeenten = sorted(profiel("haaglanden").gemeenten_ooit, key=lambda g: g.naam)
    return {
        "Zaken": [zaak()],
        "Projectleiders": [{"kenmerk": KENMERK, "datum": dag(13, 2), "email": "projectleider@sbjh.example"}],
        "Tredebepalingen": [
            {
                "kenmerk": KENMERK,
                "datum": TREDE,
                "naar": "zorgelijk",
                "motivering": "De liquiditeit reikt tot mei en er is nog geen plan.",
                "geraadpleegd": "Directeur SbJH",
                "standpunt_toezichthouder": "De Jeugdautoriteit deelt dit oordeel.",
            }
        ],
        "Afspraken": [
            {"kenmerk": KENMERK, "datum": dag(13, 2), "nummer": nr, "status": status, "toelichting": "Zo besproken."}
            for nr, status in ((1, "niet toegepast"), (2, "gedaan"))
        ],
        "Stappen": [
            {"kenmerk": KENMERK, "datum": dag_, "stap": code}
            for code, dag_ in (
                ("SI-01", dag(5, 2)),
                ("SI-02", dag(10, 2)),
                ("ZO-02", dag(10, 2)),
                ("ZO-01", dag(28, 2)),
            )
        ],
        "Mandaten": [
            mandaat(g.naam, VOORSTEL, None if g.naam == ZWIJGT else VERLENING, f"B-2025-{nr:03d}", bereik=_bereik(g))
            for nr, g in enumerate(gemeenten, start=1)
        ],
        "Besluiten": [
            besluit(dag(21, 3), 450_000, "Voorschot om de lonen van maart en april te betalen."),
            besluit(dag(16, 5), 300_000, "Tweede voorschot, na de liquiditeitsprognose van mei."),
        ],
    }


def _bereik(gemeente: Gemeente) -> str:
    """Voorschoten had left the region, and granted as a college of another one."""
    return "binnen regio" if profiel("haaglanden").is_lid_op(gemeente.code, VERLENING) else "andere regio"


def zaak(kenmerk: str = KENMERK, **anders: Any) -> Rij:
    return {
        "kenmerk": kenmerk,
        "aanbieder": "Stichting Duinpoort",
        "kvk": "01234567",
        "rechtsvorm": "stichting",
        "grootteklasse": "groot",
        "jeugdomzet": 14_200_000,
        "geopend": dag(3, 2),
        "toestand": "signaal",
        "motivering": "De vroegsignalering laat zien dat de aanbieder tot mei genoeg geld heeft.",
    } | anders


def mandaat(
    gever: str = "Delft", voorstel: date = VOORSTEL, verlening: date | None = VERLENING, nummer: str = "B-1",
    **anders: Any,
) -> Rij:  # fmt: skip
    verleend = {
        "verleend_op": verlening,
        "besluitnummer": nummer,
        "instemming_houder": verlening,
        "instemming_werkgever": verlening,
    }
    return {
        "kenmerk": KENMERK,
        "soort": "financiën",
        "bereik": "binnen regio",
        "mandaatgever": gever,
        "houder": DIRECTEUR,
        "bevoegdheden": "Besluiten over voorschotten aan Stichting Duinpoort, tot het plafond.",
        "plafond": 120_000,
        "voorwaarden": "Elke maand verslag aan het college.",
        "van": dag(17, 3),
        "tot": dag(30, 9),
        "voorgesteld_op": voorstel,
        "voorgesteld_door": "J. de Boer",
        "goedgekeurd_op": voorstel,
        "goedgekeurd_door": "M. Visser",
        **(verleend if verlening else {}),
    } | anders


def besluit(datum: date, bedrag: Any, omschrijving: str = "Voorschot.", **anders: Any) -> Rij:
    return {
        "kenmerk": KENMERK,
        "datum": datum,
        "genomen_door": DIRECTEUR,
        "soort": "financiën",
        "omschrijving": omschrijving,
        "bedrag": bedrag,
    } | anders


def leeg_sjabloon() -> Workbook:
    """The template of Haaglanden, to fill in."""
    return load_workbook(io.BytesIO(sjabloon(keuzes_van(profiel("haaglanden")))))


def vul_in(bladen: Mapping[str, Sequence[Rij]], boek: Workbook | None = None) -> Workbook:
    """The rows in their sheets, each value under the head of its column."""
    boek = boek or leeg_sjabloon()
    for naam, rijen in bladen.items():
        koppen = [str(cel.value) for cel in boek[naam][1]]
        for rij in rijen:
            assert rij.keys() <= set(koppen), naam
            boek[naam].append([rij.get(kop) for kop in koppen])
    return boek


def als_bestand(bladen: Mapping[str, Sequence[Rij]] | Workbook, naam: str = "zaken.xlsx") -> Overnamebestand:
    """The filled template as it would come in."""
    boek = bladen if isinstance(bladen, Workbook) else vul_in(bladen)
    uit = io.BytesIO()
    boek.save(uit)
    return Overnamebestand(naam, uit.getvalue())
