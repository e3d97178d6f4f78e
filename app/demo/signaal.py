"""A running zaak of the demo: the signaal of last week, with figures to ask and a supervisor to tell."""

from __future__ import annotations

from datetime import date, timedelta

from app.demo.lopendspeler import Lopend
from app.domain.basis.begrippen import Grootteklasse, Toestand
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.termijn import stappen
from app.services.zaak import zaken

KVK = "68750110"
"""A number of the test environment of the KvK, as those of the other running zaken are."""
LEEFTIJD = timedelta(days=7)
"""How long before the day of the demo it was opened: by this the day on which it was played is known again."""


def speel_signaal(speler: Lopend) -> str:
    aanbieder = NieuweAanbieder(
        naam="Polderlicht Jeugdhulp B.V.",
        kvk_nummer=KVK,
        grootteklasse=Grootteklasse.MIDDELGROOT,
        jeugdomzet=5_600_000_00,
        rechtsvorm="besloten vennootschap",
    )
    dag: date = speler.vandaag - LEEFTIJD
    waarom = "De accountant heeft de jaarrekening niet goedgekeurd en twee bestuurders zijn vertrokken."
    speler.doe(speler.voorsteller, dag, 10, zaken.open_zaak, zaken.NieuweZaak(aanbieder, Toestand.SIGNAAL, waarom, dag))
    zaak = speler.zaaknummer()
    speler.doe(speler.voorsteller, dag, 14, stappen.rond_af, zaak, "SI-01", dag)
    speler.informeer(zaak, dag, "INF-01")
    return zaak
