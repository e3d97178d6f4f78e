"""A running zaak of the demo that began before the edition of 2025: it shows how a zaak moves to another edition."""

from __future__ import annotations

from datetime import date

from app.demo.lopendspeler import Lopend
from app.domain.basis.begrippen import Grootteklasse, Toestand
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.termijn import stappen
from app.services.zaak import zaken

KVK = "69599084"
GEOPEND = date(2024, 12, 9)
"""On this day the edition of 2021 held. A zaak keeps its edition until somebody moves it."""


def speel_eerder(speler: Lopend) -> str:
    """A signaal whose steps were all done, so that nothing of it waits but the choice of the edition."""
    aanbieder = NieuweAanbieder(
        naam="Stichting Kraanvogel",
        kvk_nummer=KVK,
        grootteklasse=Grootteklasse.MIDDELGROOT,
        jeugdomzet=7_300_000_00,
        rechtsvorm="stichting",
    )
    waarom = "De aanbieder verliest een grote opdracht. Het contractmanagement volgt de cijfers."
    nieuw = zaken.NieuweZaak(aanbieder, Toestand.SIGNAAL, waarom, GEOPEND)
    speler.doe(speler.voorsteller, GEOPEND, 10, zaken.open_zaak, nieuw)
    zaak = speler.zaaknummer()
    speler.informeer(zaak, date(2024, 12, 11), "INF-01", "INF-02")
    for code in ("SI-01", "SI-02", "SI-03"):
        speler.doe(speler.voorsteller, date(2024, 12, 11), 16, stappen.rond_af, zaak, code, date(2024, 12, 11))
    return zaak
