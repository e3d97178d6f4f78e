"""The acts of meetings, questions, letters, opschaling, toezicht and the end of a story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.basis.begrippen import Uitkomst
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.overleg.standpunt import Inbreng, Standpuntsoort
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.services.informatie import raadsbrieven
from app.services.overleg import opschaling, standpunten, toezicht, vragen
from app.services.regio import betrokken
from app.services.vergadering import agendering, kalender, stukken, uitkomsten
from app.services.zaak import noodgrepen, zaken
from tests.services.weglating.daden import DEN_HAAG, SBJH, Daad, Doet, Mist
from tests.services.weglating.toneel import GEMEENTEN, HAAGLANDEN, Toneel


def anderen(*zonder: str) -> list[str]:
    """Every municipality but these."""
    return [code for code in GEMEENTEN if code not in zonder]


def naam(code: str) -> str:
    return HAAGLANDEN.naam_van(code)


def betrek(dag: int, regio: str) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(betrokken.betrek_regio, t.nummer, regio, "de accountmanager", op, "Er zijn kinderen van daar in zorg.")

    return Daad(dag=dag, wat=f"betrek {regio}", door=SBJH, doe=doe)


def tekst(dag: int, mist: Mist | None = None) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        nieuw = raadsbrieven.NieuweRomptekst("Zorgen over een aanbieder", "De zorg gaat door.", op)
        doet(raadsbrieven.schrijf_romptekst, t.nummer, nieuw)

    return Daad(dag=dag, wat="schrijf de tekst van de raadsbrief", door=SBJH, doe=doe, mist=mist)


def bied_aan(dag: int, gemeenten: Sequence[str]) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(raadsbrieven.bied_raadsbrief_aan, t.nummer, gemeenten, op)

    mist = Mist(soort="raadsbrief_concept", tekst=f"Zet de raadsbrief klaar voor {naam(gemeenten[0])}", bij=SBJH)
    return Daad(dag=dag, wat=f"bied de brief aan: {len(gemeenten)}", door=SBJH, doe=doe, mist=mist)


def verzend(dag: int, gemeente: str) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(raadsbrieven.verzend_raadsbrief, t.nummer, t.brief(gemeente), op)

    mist = Mist(soort="raadsbrief", tekst=f"Stuur de raadsbrief aan de gemeenteraad van {naam(gemeente)}", bij=gemeente)
    return Daad(dag=dag, wat=f"verzend de brief van {naam(gemeente)}", door=gemeente, doe=doe, mist=mist)


def vraag(dag: int, wat: str, gemeenten: Sequence[str], antwoord: int) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(vragen.stel_vraag, t.nummer, vragen.NieuweVraag(wat, op, t.dag(antwoord), gemeenten))

    return Daad(dag=dag, wat="stel de vraag", door=SBJH, doe=doe)


def antwoord(dag: int, wat: str, gemeente: str, soort: Standpuntsoort = Standpuntsoort.AKKOORD) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(standpunten.leg_standpunt_vast, t.nummer, t.vraag(wat), gemeente, Inbreng(soort, op, toelichting="Zo."))

    mist = Mist(soort="standpunt", tekst=f"Geef uw standpunt: {wat}", bij=gemeente)
    return Daad(dag=dag, wat=f"standpunt van {naam(gemeente)}", door=gemeente, doe=doe, mist=mist)


def los_op(dag: int, waarom: str) -> Daad:
    """The opschaling whose reason holds these words."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        nummer = t.opschaling(waarom)
        doet(opschaling.sluit_opschaling, t.nummer, nummer, Opschalingsuitkomst.OPGELOST, op, "Zij zijn het eens.")

    mist = Mist(soort="opschaling", tekst="tot een uitkomst", bij=SBJH)
    return Daad(dag=dag, wat="sluit de opschaling", door=SBJH, doe=doe, mist=mist)


def ibt(dag: int, fase: str, mist: Mist | None = None) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(toezicht.leg_toezichtstap_vast, t.nummer, fase, op, "Brief van het ministerie.")

    return Daad(dag=dag, wat=f"toezicht: {fase}", door=SBJH, doe=doe, mist=mist)


def stuk(dag: int, titel: str, route: str) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(stukken.dien_stuk_in, t.nummer, stukken.NieuwStuk(titel, route, op))

    return Daad(dag=dag, wat=f"dien in: {titel}", door=SBJH, doe=doe)


def plan(dag: int, overleg: str, op_dag: int) -> Daad:
    def doe(t: Toneel, doet: Doet, _op: date) -> None:
        doet(kalender.plan_vergadering, kalender.NieuweVergadering(overleg, t.dag(op_dag), "09:30"))

    return Daad(dag=dag, wat=f"plan het {overleg}", door=SBJH, doe=doe)


def agendeer(dag: int, titel: str, station: str) -> Daad:
    def doe(t: Toneel, doet: Doet, _op: date) -> None:
        wens = agendering.Agendering(vergadering_id=t.vergadering(station))
        doet(agendering.agendeer, t.nummer, t.stuk(titel), station, wens)

    mist = Mist(soort="stuk_agenderen", tekst=f"Zet op de agenda: “{titel}” ({station})", bij=SBJH)
    return Daad(dag=dag, wat=f"agendeer bij {station}", door=SBJH, doe=doe, mist=mist)


def behandel(dag: int, titel: str, station: str, gemeenten: Sequence[str] = (), bij: str = SBJH) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        uitslag = Stationsuitslag(Behandeluitkomst.DOORGELEID, op, gemeenten=gemeenten)
        doet(uitkomsten.leg_uitkomst_vast, t.nummer, t.stuk(titel), station, uitslag)

    wat = "Behandel het stuk" if gemeenten else "Leg vast wat er van kwam"
    mist = Mist(soort="stuk_behandelen", tekst=f"{wat}: “{titel}” ({station}", bij=bij)
    return Daad(dag=dag, wat=f"behandel bij {station}: {len(gemeenten)}", door=SBJH, doe=doe, mist=mist)


def bekrachtig(dag: int) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(noodgrepen.bekrachtig_noodgreep, t.noodgreep(), op, "Terecht: het kon niet wachten.")

    mist = Mist(soort="noodgreep", tekst="Bekrachtig de noodgreep", bij=DEN_HAAG)
    return Daad(dag=dag, wat="bekrachtig de noodgreep", door=DEN_HAAG, doe=doe, mist=mist)


def sluit(dag: int, uitkomst: Uitkomst) -> Daad:
    """The end: refused when what was left out stands in its way, and then the zaak stays open."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(zaken.sluit_af, t.nummer, uitkomst, "De kinderen zijn overgedragen.", op)

    return Daad(dag=dag, wat="sluit de zaak", door=SBJH, doe=doe)
