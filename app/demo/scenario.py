"""Scenario S1, "Stichting Duinpoort" (fictional), played up to 16 May 2025 with the times of then.

Every act carries a fixed request id, so that playing it again changes nothing and picks up where it stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.demo.speler import INSTEMMING, KVK, Speler
from app.domain.basis.begrippen import (
    Afspraakstatus,
    Bereik,
    Cruciaal,
    Grootteklasse,
    Mandaatsoort,
    Toestand,
)
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.mandaat.inhoud import Inhoud
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.domain.regio.regio import Regioprofiel
from app.domain.zaak.verloop import Bepaling
from app.regios import profiel
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.besluit import besluiten
from app.services.document import documenten
from app.services.informatie import plichten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling as mandaatopstelling
from app.services.termijn import stappen
from app.services.zaak import toewijzing, zaken


def speel_s1(session: Session, regio: Regioprofiel | None = None) -> str:
    """Play S1 up to 16 May 2025 in a region, Haaglanden unless said otherwise; returns the zaaknummer."""
    speler = Speler(session, regio or profiel("haaglanden"))
    if speler.speelde_eerder():
        return speler.zaaknummer()
    _signaal_en_trede(speler)
    zaak = speler.zaaknummer()
    _toewijzing(speler, zaak)
    _overleg_en_herstelplan(speler, zaak)
    _mandaten(speler, zaak)
    _besluiten(speler, zaak)
    return zaak


def _signaal_en_trede(speler: Speler) -> None:
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
    nieuw = zaken.NieuweZaak(aanbieder, Toestand.SIGNAAL, waarom, dag)
    with speler.bekend_nummer(dag.year):
        speler.doe(speler.voorsteller, dag, 10, zaken.open_zaak, nieuw)
    zaak = speler.zaaknummer()
    for code in ("SI-01", "SI-02", "SI-03"):
        speler.doe(speler.voorsteller, date(2025, 2, 5), 14, stappen.rond_af, zaak, code, date(2025, 2, 5))
    _informeer(speler, zaak, date(2025, 2, 5), "INF-01", "INF-02")
    bepaling = Bepaling(
        Toestand.ZORGELIJK,
        date(2025, 2, 10),
        "De liquiditeit reikt tot mei en er is nog geen plan. De zorg loopt door.",
        geraadpleegd=f"{speler.regio.beoordelaar.titel}, contractmanagement {speler.regio.servicebureau.naam}",
        standpunt_toezichthouder="De Jeugdautoriteit deelt dit oordeel.",
    )
    speler.doe(speler.voorsteller, bepaling.datum, 9, zaken.bepaal_trede, zaak, bepaling)
    _informeer(speler, zaak, bepaling.datum, "INF-14")


def _informeer(speler: Speler, zaak: str, dag: date, *codes: str, stuk: str = "") -> None:
    """Tell the parties of these rows, with the document of this name if any; the steps that name them are then done."""
    document = speler.document(stuk) if stuk else None
    for plicht_id, middel in speler.plichten(codes):
        wat = plichten.Verzending(dag, middel or Middel.BRIEF, document_id=document)
        speler.doe(speler.voorsteller, dag, 14, plichten.meld_verzonden, zaak, plicht_id, wat)


def _toewijzing(speler: Speler, zaak: str) -> None:
    """The fourth agreement is made with the mandaat of a college of another region; where none is asked, left out."""
    dag = date(2025, 2, 13)
    allen = len(speler.regio.gemeenten_op(dag)) == len(speler.regio.gemeentenamen)
    geen_ander = (4, Afspraakstatus.NIET_TOEGEPAST, "Geen kinderen uit andere regio’s bij deze aanbieder.")
    speler.doe(speler.beoordelaar, dag, 11, toewijzing.wijs_projectleider_aan, zaak, speler.projectleider, dag)
    for nummer, status, waarom in (
        (1, Afspraakstatus.NIET_TOEGEPAST, "Geen gemeente heeft een veel groter belang dan de andere."),
        (
            3,
            Afspraakstatus.GEDAAN,
            f"Projectgroep van {speler.regio.servicebureau.naam} en gemeenten, elke week bijeen.",
        ),
        *([geen_ander] if allen else []),
    ):
        speler.doe(speler.voorsteller, dag, 13, toewijzing.leg_afspraak_vast, zaak, nummer, status, waarom, dag)
    speler.doe(speler.voorsteller, dag, 15, stappen.rond_af, zaak, "ZO-02", dag)


def _overleg_en_herstelplan(speler: Speler, zaak: str) -> None:
    """In the order of the days: who was told is told on the day of the meeting, and its step is done then."""
    do, boj = speler.ambtelijk, speler.bestuurlijk
    _bewaar(speler, zaak, date(2025, 2, 26), f"verslag-{do}-26-februari.txt", _verslag(do, "26 februari"))
    _informeer(speler, zaak, date(2025, 2, 26), "INF-11", "INF-13", stuk=f"verslag-{do}-26-februari.txt")
    plan = date(2025, 2, 28)
    _bewaar(speler, zaak, plan, "herstelplan-v1.txt", "Herstelplan van Stichting Duinpoort, versie 1 (voorbeeld).")
    waarom = "Versie 1 is ontvangen en besproken."
    stuk = speler.document("herstelplan-v1.txt")
    speler.doe(speler.projectleider, plan, 17, stappen.rond_af, zaak, "ZO-01", plan, waarom, stuk)
    _bewaar(speler, zaak, date(2025, 3, 13), f"verslag-{boj}-13-maart.txt", _verslag(boj, "13 maart"))
    _informeer(speler, zaak, date(2025, 3, 13), "INF-12", stuk=f"verslag-{boj}-13-maart.txt")


def _verslag(overleg: str, dag: str) -> str:
    return f"Verslag van het {overleg} van {dag} 2025 (voorbeeld)."


def _bewaar(speler: Speler, zaak: str, dag: date, naam: str, tekst: str) -> None:
    document = documenten.NieuwDocument(naam, f"{tekst}\n".encode(), dag, gedeeld=naam.startswith("verslag"))
    speler.doe(speler.projectleider, dag, 16, documenten.voeg_document_toe, zaak, document)


def _mandaten(speler: Speler, zaak: str) -> None:
    """Everybody who is or was in the region is asked: who left it, as a college of another region."""
    voorstel, verlening = date(2025, 3, 14), date(2025, 3, 17)
    leden = [g.code for g in speler.regio.gemeenten_op(verlening)]
    for bereik, gevers in (
        (Bereik.BINNEN_REGIO, leden),
        (Bereik.ANDERE_REGIO, [code for code in speler.regio.gemeentenamen if code not in leden]),
    ):
        if gevers:
            nieuw = _mandaat(speler, bereik, gevers, verlening)
            speler.doe(speler.voorsteller, voorstel, 9, mandaatopstelling.stel_op_en_voor, zaak, nieuw, voorstel)
    for mandaat_id, _, _ in speler.mandaten():
        speler.doe(speler.beoordelaar, voorstel, 15, mandaten.keur_goed, mandaat_id, voorstel)
    for volgnr, (mandaat_id, code, account) in enumerate(speler.mandaten(), start=1):
        if code == speler.zwijgt:
            continue
        speler.doe(account, verlening, 10, mandaten.verleen, mandaat_id, verlening, f"B-2025-{volgnr:03d}")
        speler.doe(speler.voorsteller, verlening, 13, mandaten.stem_in, mandaat_id, verlening, HOUDER)
        wat = (mandaat_id, verlening, WERKGEVER, "Besluit van het bestuur van de werkgever.", INSTEMMING)
        speler.doe(speler.projectleider, verlening, 16, mandaten.stem_in, *wat)


def _mandaat(speler: Speler, bereik: Bereik, gevers: Sequence[str], verlening: date) -> mandaatopstelling.NieuwMandaat:
    return mandaatopstelling.NieuwMandaat(
        soort=Mandaatsoort.FINANCIEN,
        bereik=bereik,
        mandaatgevers=gevers,
        houder=speler.voorsteller,
        inhoud=Inhoud(
            bevoegdheden="Besluiten over voorschotten en overbrugging aan Stichting Duinpoort, tot het plafond.",
            voorwaarden="Elke maand verslag aan het college.",
            plafond=1_200 // len(speler.regio.gemeentenamen) * 1_000_00,  # € 120.000 for each of ten
            van=verlening,
            tot=date(2025, 9, 30),
        ),
    )


def _besluiten(speler: Speler, zaak: str) -> None:
    financien = Mandaatsoort.FINANCIEN
    voorschot = NieuwBesluit(
        financien, "Voorschot om de lonen van maart en april te betalen.", date(2025, 3, 21), 450_000_00
    )
    speler.doe(speler.voorsteller, voorschot.datum, 10, besluiten.neem_besluit, zaak, voorschot)
    dag = date(2025, 5, 16)
    prognose = documenten.NieuwDocument(
        "liquiditeitsprognose-mei.txt", b"Liquiditeitsprognose mei 2025 (voorbeeld).\n", dag
    )
    speler.doe(speler.projectleider, dag, 13, documenten.voeg_document_toe, zaak, prognose)
    tweede = NieuwBesluit(financien, "Tweede voorschot, na de liquiditeitsprognose van mei.", dag, 300_000_00)
    speler.doe(speler.voorsteller, dag, 14, besluiten.neem_besluit, zaak, tweede)
