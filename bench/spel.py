"""The four kinds of zaak that a seeded database is made of, each played through the services like everything else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.accounts import gemeenteadres
from app.demo.speler import INSTEMMING, Speler
from app.domain.basis.begrippen import Afspraakstatus, Bereik, Mandaatsoort, Toestand, Uitkomst
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.mandaat.inhoud import Inhoud
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.domain.zaak.verloop import Bepaling
from app.models import Informatieplicht, Mandaat, Organisatie, Zaak
from app.regios import profiel
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.besluit import besluiten
from app.services.document import documenten
from app.services.informatie import plichten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling
from app.services.termijn import stappen
from app.services.zaak import toewijzing, zaken

SOORTEN = ("groot", "midden", "signaal", "gesloten")
MENGING = ("groot",) * 4 + ("midden",) * 6 + ("signaal",) * 2 + ("gesloten",) * 8
"""Out of twenty zaken, how many of each kind."""


class Spel(Speler):
    """Plays one zaak, in days before today."""

    def __init__(self, session: Session, vandaag: date, naam: str, kvk: str) -> None:
        super().__init__(session, profiel("haaglanden"), kvk, f"zaai-{naam}")
        self.vandaag, self.naam = vandaag, naam

    def dag(self, terug: int) -> date:
        return self.vandaag - timedelta(days=terug)

    def open(self, terug: int, trede: Toestand, waarom: str) -> None:
        dag = self.dag(terug)
        aanbieder = NieuweAanbieder(
            f"Stichting {self.naam.capitalize()}", self.kvk, jeugdomzet=14_200_000_00, rechtsvorm="stichting"
        )
        self.doe(self.voorsteller, dag, 9, zaken.open_zaak, zaken.NieuweZaak(aanbieder, trede, waarom, dag))

    def trede(self, terug: int, naar: Toestand, waarom: str) -> None:
        dag = self.dag(terug)
        hoe = Bepaling(
            naar, dag, waarom, geraadpleegd="directeur Den Haag", standpunt_toezichthouder="Deelt dit oordeel."
        )
        self.doe(self.voorsteller, dag, 9, zaken.bepaal_trede, self.zaaknummer(), hoe)

    def projectleiding(self, terug: int) -> None:
        dag = self.dag(terug)
        self.doe(
            self.beoordelaar, dag, 11, toewijzing.wijs_projectleider_aan, self.zaaknummer(), self.projectleider, dag
        )

    def afspraken(self, terug: int, *nummers: int) -> None:
        dag, waarom = self.dag(terug), "Gedaan in de projectgroep, die elke week bijeenkomt."
        for nummer in nummers:
            wat = (self.zaaknummer(), nummer, Afspraakstatus.GEDAAN, waarom, dag)
            self.doe(self.voorsteller, dag, 12, toewijzing.leg_afspraak_vast, *wat)

    def stappen(self, terug: int, *codes: str) -> None:
        dag = self.dag(terug)
        for code in codes:
            self.doe(self.voorsteller, dag, 14, stappen.rond_af, self.zaaknummer(), code, dag, "Besproken en gereed.")

    def stuk(self, terug: int, naam: str) -> None:
        inhoud = f"{naam} van {self.naam} (voorbeeld).\n" * 20
        nieuw = documenten.NieuwDocument(naam, inhoud.encode(), self.dag(terug), gedeeld=True)
        self.doe(self.projectleider, nieuw.datum, 15, documenten.voeg_document_toe, self.zaaknummer(), nieuw)

    def mandaat(self, terug: int, aantal: int, tot: date, plafond: int) -> None:
        """Of so many municipalities and then other regions: asked, approved, granted and consented to."""
        codes = [g.code for g in self.regio.gemeenten_op(self.dag(terug))][:aantal]
        self._mandaat(terug, Bereik.BINNEN_REGIO, codes, tot, plafond)
        if len(codes) < aantal:
            buiten = [r.code for r in self.regio.andere_regios][: aantal - len(codes)]
            for code in buiten:  # each region grants in the name of its own
                self._mandaat(terug, Bereik.ANDERE_REGIO, [code], tot, plafond, "de colleges van de regio")

    def _mandaat(
        self, terug: int, bereik: Bereik, codes: list[str], tot: date, plafond: int, organen: str = ""
    ) -> None:
        dag = self.dag(terug)
        inhoud = Inhoud(
            bevoegdheden="Besluiten over voorschotten en overbrugging aan deze aanbieder, tot het plafond.",
            voorwaarden="Elke maand verslag aan het college.",
            plafond=plafond,
            van=dag,
            tot=tot,
            organen=organen,
        )
        nieuw = opstelling.NieuwMandaat(Mandaatsoort.FINANCIEN, bereik, codes, self.voorsteller, inhoud)
        self.doe(self.voorsteller, dag, 9, opstelling.stel_op_en_voor, self.zaaknummer(), nieuw, dag)
        gevraagd = [(mandaat_id, code) for mandaat_id, code in self.gevraagd() if code in codes]
        for mandaat_id, _ in gevraagd:
            self.doe(self.beoordelaar, dag, 15, mandaten.keur_goed, mandaat_id, dag)
        self._verleen(dag, gevraagd)

    def _verleen(self, dag: date, gevraagd: Iterable[tuple[int, str]]) -> None:
        adres = {g.code: gemeenteadres(self.regio, g) for g in self.regio.gemeenten_ooit}
        adres |= {r.code: f"regio@{r.code}.example" for r in self.regio.andere_regios}
        for volgnr, (mandaat_id, code) in enumerate(gevraagd, 1):
            self.doe(adres[code], dag, 16, mandaten.verleen, mandaat_id, dag, f"B-{volgnr:03d}")
            self.doe(self.voorsteller, dag, 17, mandaten.stem_in, mandaat_id, dag, HOUDER)
            werkgever = (mandaat_id, dag, WERKGEVER, "Besluit van het bestuur.", INSTEMMING)
            self.doe(self.projectleider, dag, 17, mandaten.stem_in, *werkgever)

    def gevraagd(self) -> list[tuple[int, str]]:
        """Id and grantor of each mandaat of the zaak."""
        vraag = select(Mandaat.id, Organisatie.code).join(Mandaat.mandaatgever).join(Zaak, Zaak.id == Mandaat.zaak_id)
        rijen = self.session.execute(vraag.where(Zaak.zaaknummer == self.zaaknummer()).order_by(Mandaat.id))
        return [(mandaat_id, code) for mandaat_id, code in rijen]

    def besluit(self, terug: int, bedrag: int, waarom: str) -> None:
        dag = self.dag(terug)
        nieuw = NieuwBesluit(Mandaatsoort.FINANCIEN, waarom, dag, bedrag)
        self.doe(self.voorsteller, dag, 18, besluiten.neem_besluit, self.zaaknummer(), nieuw)

    def informeer(self, terug: int) -> None:
        dag, vraag = self.dag(terug), select(Informatieplicht.id).join(Zaak, Zaak.id == Informatieplicht.zaak_id)
        for plicht_id in self.session.scalars(vraag.where(Zaak.zaaknummer == self.zaaknummer())).all():
            wat = plichten.Verzending(dag, Middel.BRIEF)
            self.doe(self.voorsteller, dag, 18, plichten.meld_verzonden, self.zaaknummer(), plicht_id, wat)

    def sluit(self, terug: int) -> None:
        dag = self.dag(terug)
        wat = (self.zaaknummer(), Uitkomst.HERSTELD, "Het herstel is bestendig.", dag)
        self.doe(self.voorsteller, dag, 10, zaken.sluit_af, *wat)


def _groot(s: Spel) -> None:
    """Ten mandates and decisions over them."""
    s.open(120, Toestand.SIGNAAL, "De vroegsignalering laat zien dat de aanbieder tot mei genoeg geld heeft.")
    s.stappen(118, "SI-01", "SI-02", "SI-03")
    s.informeer(117)
    s.trede(110, Toestand.ZORGELIJK, "De liquiditeit reikt tot mei en er is nog geen plan. De zorg loopt door.")
    s.projectleiding(108)
    s.afspraken(107, 1, 3)
    s.stappen(106, "ZO-02")
    for nummer in range(4):
        s.stuk(100 - nummer, f"verslag-{nummer}.txt")
    s.mandaat(90, 10, s.vandaag + timedelta(days=400), 3_000_000_00)
    s.besluit(60, 450_000_00, "Voorschot om de lonen van maart en april te betalen.")
    s.besluit(30, 300_000_00, "Tweede voorschot, na de liquiditeitsprognose.")


def _midden(s: Spel) -> None:
    s.open(80, Toestand.ZORGELIJK, "De bank heeft het krediet opgezegd. De zorg loopt door.")
    s.projectleiding(79)
    s.stappen(70, "ZO-02")
    s.stuk(69, "prognose.txt")
    s.mandaat(60, 3, s.vandaag + timedelta(days=200), 120_000_00)
    s.besluit(20, 90_000_00, "Overbrugging van een maand.")


def _signaal(s: Spel) -> None:
    s.open(20, Toestand.SIGNAAL, "De jaarrekening is te laat.")
    s.stappen(19, "SI-01", "SI-02")


def _gesloten(s: Spel) -> None:
    s.open(500, Toestand.ZORGELIJK, "De liquiditeit daalt.")
    s.projectleiding(499)
    s.stappen(480, "ZO-01", "ZO-02")
    s.stuk(479, "herstelplan.txt")
    s.mandaat(470, 3, s.dag(200), 120_000_00)
    s.besluit(400, 90_000_00, "Voorschot.")
    s.informeer(390)
    s.sluit(100)


_SPELEN = dict(zip(SOORTEN, (_groot, _midden, _signaal, _gesloten), strict=True))


def speel(session: Session, vandaag: date) -> list[dict[str, str]]:
    """Play each kind twice; returns the zaaknummers of each time. Copies are made of the second.

    Twice, for a number within a zaak (besluit/1) is then never the key of a row of that zaak.
    """
    beurten = []
    for beurt in range(2):
        nummers = {}
        for plek, (soort, speel_uit) in enumerate(_SPELEN.items()):
            spel = Spel(session, vandaag, f"{soort}-{beurt}", f"2000{beurt}{plek}11")
            speel_uit(spel)
            nummers[soort] = spel.zaaknummer()
        beurten.append(nummers)
    return beurten
