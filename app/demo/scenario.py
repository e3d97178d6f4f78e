"""Scenario S1, "Stichting Duinpoort" (fictional), played up to 16 May 2025 with the times of then.

Every act carries a fixed request id, so that playing it again changes nothing and picks up where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.begrippen import (
    AMSTERDAM,
    Afspraakstatus,
    Bereik,
    Cruciaal,
    Grootteklasse,
    Mandaatsoort,
    Toestand,
    Verzoek,
)
from app.domain.fouten import ReedsGedaan
from app.domain.verloop import Bepaling
from app.models import Aanbieder, Gebruiker, Mandaat, Organisatie, Zaak
from app.regios import profiel
from app.services import besluiten, documenten, mandaatopstelling, mandaten, stappen, toewijzing, zaken
from app.services.aanbieders import NieuweAanbieder
from app.services.bezetting import actor_op
from app.services.mandaatconcept import Inhoud
from app.services.uitvoering import voer_uit

SBJH, DEN_HAAG = "directeur@sbjh.example", "directeur@denhaag.example"
PROJECTLEIDER = "projectleider@sbjh.example"
KVK = "12345678"
ZWIJGT = "GM1783"
"""Westland: the college that has not granted by 17 March."""


@dataclass
class _Speler:
    session: Session
    stap: int = 0

    def doe(self, email: str, dag: date, uur: int, handeling: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """One act by this account at this hour; skipped when it was played before."""
        self.stap += 1
        gebruiker = self.session.scalars(select(Gebruiker).where(Gebruiker.email == email)).one()
        moment = datetime.combine(dag, time(uur, self.stap % 60), AMSTERDAM)
        verzoek = Verzoek(actor_op(self.session, gebruiker, dag), moment, f"demo-s1-{self.stap:03d}", vers=True)
        with suppress(ReedsGedaan):
            voer_uit(self.session, verzoek, handeling, *args, **kwargs)

    def zaaknummer(self) -> str:
        vraag = select(Zaak.zaaknummer).join(Zaak.aanbieder).where(Aanbieder.kvk_nummer == KVK).order_by(Zaak.id)
        return str(self.session.scalars(vraag.limit(1)).one())

    def mandaten(self) -> list[tuple[int, str, str]]:
        """Id, code and account of the grantors of the ten mandaten that this scenario proposed."""
        namen = {g.code: g.account for g in profiel("haaglanden").gemeenten}
        rijen = self.session.execute(
            select(Mandaat.id, Organisatie.code)
            .join(Mandaat.mandaatgever)
            .join(Zaak, Zaak.id == Mandaat.zaak_id)
            .where(Zaak.zaaknummer == self.zaaknummer(), Organisatie.code.in_(namen))
            .order_by(Mandaat.id)
            .limit(len(namen))
        )
        return [(mandaat_id, code, f"{namen[code]}@h10.example") for mandaat_id, code in rijen]


def speel_s1(session: Session) -> str:
    """Play S1 up to 16 May 2025; returns the zaaknummer."""
    speler = _Speler(session)
    _signaal_en_trede(speler)
    zaak = speler.zaaknummer()
    _toewijzing(speler, zaak)
    _overleg_en_herstelplan(speler, zaak)
    _mandaten(speler, zaak)
    _besluiten(speler, zaak)
    return zaak


def _signaal_en_trede(speler: _Speler) -> None:
    aanbieder = NieuweAanbieder(
        naam="Stichting Duinpoort",
        kvk_nummer=KVK,
        grootteklasse=Grootteklasse.GROOT,
        jeugdomzet=14_200_000_00,
        rechtsvorm="stichting",
        cruciaal=(Cruciaal.PLEEGZORG,),
    )
    dag = date(2025, 2, 3)
    waarom = "De vroegsignalering laat zien dat de aanbieder tot mei genoeg geld heeft."
    speler.doe(SBJH, dag, 10, zaken.open_zaak, zaken.NieuweZaak(aanbieder, Toestand.SIGNAAL, waarom, dag))
    zaak = speler.zaaknummer()
    for code in ("SI-01", "SI-02", "SI-03", "SI-04"):
        speler.doe(SBJH, date(2025, 2, 5), 14, stappen.rond_af, zaak, code, date(2025, 2, 5))
    bepaling = Bepaling(
        Toestand.ZORGELIJK,
        date(2025, 2, 10),
        "De liquiditeit reikt tot mei en er is nog geen plan. De zorg loopt door.",
        geraadpleegd="Directeur Den Haag, contractmanagement SbJH",
        standpunt_toezichthouder="De Jeugdautoriteit deelt dit oordeel.",
    )
    speler.doe(SBJH, bepaling.datum, 9, zaken.bepaal_trede, zaak, bepaling)


def _toewijzing(speler: _Speler, zaak: str) -> None:
    dag = date(2025, 2, 13)
    speler.doe(DEN_HAAG, dag, 11, toewijzing.wijs_projectleider_aan, zaak, PROJECTLEIDER, dag)
    for nummer, status, waarom in (
        (1, Afspraakstatus.NIET_TOEGEPAST, "Geen gemeente heeft een veel groter belang dan de andere."),
        (2, Afspraakstatus.GEDAAN, "De Regievoerder heeft een projectleider aangewezen."),
        (3, Afspraakstatus.GEDAAN, "Projectgroep van SbJH, Den Haag en Delft, elke week bijeen."),
        (4, Afspraakstatus.NIET_TOEGEPAST, "Geen kinderen uit andere regio’s bij deze aanbieder."),
    ):
        speler.doe(SBJH, dag, 13, toewijzing.leg_afspraak_vast, zaak, nummer, status, waarom, dag)
    for code in ("ZO-02", "ZO-03"):
        speler.doe(SBJH, dag, 15, stappen.rond_af, zaak, code, dag)


def _overleg_en_herstelplan(speler: _Speler, zaak: str) -> None:
    for dag, naam, tekst in (
        (date(2025, 2, 26), "verslag-DO-26-februari.txt", "Verslag van het DO van 26 februari 2025 (voorbeeld)."),
        (date(2025, 2, 28), "herstelplan-v1.txt", "Herstelplan van Stichting Duinpoort, versie 1 (voorbeeld)."),
        (date(2025, 3, 13), "verslag-BOJ-13-maart.txt", "Verslag van het BOJ van 13 maart 2025 (voorbeeld)."),
    ):
        document = documenten.NieuwDocument(naam, f"{tekst}\n".encode(), dag, gedeeld=naam.startswith("verslag"))
        speler.doe(PROJECTLEIDER, dag, 16, documenten.voeg_document_toe, zaak, document)
    for code, dag, waarom in (
        ("ZO-01", date(2025, 2, 28), "Versie 1 is ontvangen en besproken."),
        ("ZO-04", date(2025, 3, 13), "Besproken in het DO van 26 februari en het BOJ van 13 maart."),
    ):
        speler.doe(PROJECTLEIDER, dag, 17, stappen.rond_af, zaak, code, dag, waarom)


def _mandaten(speler: _Speler, zaak: str) -> None:
    voorstel, verlening = date(2025, 3, 14), date(2025, 3, 17)
    nieuw = mandaatopstelling.NieuwMandaat(
        soort=Mandaatsoort.FINANCIEN,
        bereik=Bereik.BINNEN_REGIO,
        mandaatgevers=[g.code for g in profiel("haaglanden").gemeenten],
        houder=SBJH,
        inhoud=Inhoud(
            bevoegdheden="Besluiten over voorschotten en overbrugging aan Stichting Duinpoort, tot het plafond.",
            voorwaarden="Elke maand verslag aan het college.",
            plafond=120_000_00,
            van=verlening,
            tot=date(2025, 9, 30),
        ),
    )
    speler.doe(SBJH, voorstel, 9, mandaatopstelling.stel_op_en_voor, zaak, nieuw, voorstel)
    for mandaat_id, _, _ in speler.mandaten():
        speler.doe(DEN_HAAG, voorstel, 15, mandaten.keur_goed, mandaat_id, voorstel)
    for volgnr, (mandaat_id, code, account) in enumerate(speler.mandaten(), start=1):
        if code == ZWIJGT:
            continue
        speler.doe(account, verlening, 10, mandaten.verleen, mandaat_id, verlening, f"B-2025-{volgnr:03d}")
        speler.doe(SBJH, verlening, 13, mandaten.stem_in, mandaat_id, verlening, mandaten.HOUDER)
        waarom = "Besluit van het bestuur van het Servicebureau."
        speler.doe(PROJECTLEIDER, verlening, 16, mandaten.stem_in, mandaat_id, verlening, mandaten.WERKGEVER, waarom)


def _besluiten(speler: _Speler, zaak: str) -> None:
    financien = Mandaatsoort.FINANCIEN
    voorschot = besluiten.NieuwBesluit(
        financien, "Voorschot om de lonen van maart en april te betalen.", date(2025, 3, 21), 450_000_00
    )
    speler.doe(SBJH, voorschot.datum, 10, besluiten.neem_besluit, zaak, voorschot)
    dag = date(2025, 5, 16)
    prognose = documenten.NieuwDocument(
        "liquiditeitsprognose-mei.txt", b"Liquiditeitsprognose mei 2025 (voorbeeld).\n", dag
    )
    speler.doe(PROJECTLEIDER, dag, 13, documenten.voeg_document_toe, zaak, prognose)
    tweede = besluiten.NieuwBesluit(financien, "Tweede voorschot, na de liquiditeitsprognose van mei.", dag, 300_000_00)
    speler.doe(SBJH, dag, 14, besluiten.neem_besluit, zaak, tweede)
