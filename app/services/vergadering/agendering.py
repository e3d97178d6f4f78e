"""A paper on the agenda of a station of its route, and off it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import DatumOnlogisch, NietGevonden, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_motivering
from app.domain.regio.regioroutes import is_lokaal
from app.domain.vergadering.kalender import toets_jaar
from app.domain.vergadering.routes import toets_aan_de_beurt
from app.models import Agendapunt, Vergadering
from app.services.kern.toegang import Dossier
from app.services.kern.uitvoering import Werk
from app.services.vergadering.stukken import Stukblad, open_stuk, voer_punten_af


@dataclass(frozen=True)
class Agendering:
    """On which agenda: of a meeting, or, at a station of municipalities, of these municipalities on about a day."""

    vergadering_id: int | None = None
    datum: date | None = None
    gemeenten: Sequence[str] = ()


def agendeer(werk: Werk, zaaknummer: str, nummer: int, station: str, wens: Agendering) -> list[Agendapunt]:
    """Put a paper on the agenda of the station it has come to.

    Raises GeenRecht, NietGevonden, ZaakGesloten, StukIngetrokken, NietAanDeBeurt, OngeldigeInvoer, DatumOnlogisch;
    OngeldigeOvergang when it stands on one already.
    """
    werk.wil(
        "agendeer",
        datum=wens.datum,
        object=f"stuk/{nummer}",
        station=station,
        vergadering=wens.vergadering_id,
        gemeenten=list(wens.gemeenten),
    )
    dossier, blad = open_stuk(werk, zaaknummer, nummer)
    wie = kies_plekken(dossier, blad, station, wens.gemeenten)
    vergadering, dag = _dag(werk.session, dossier, station, wens)
    if dubbel := [code for code in wie if blad.gepland_bij(station, code)]:
        namen = ", ".join(_namen(dossier).get(code or "", station) for code in dubbel)
        raise OngeldigeOvergang(f"Het stuk staat daar al op de agenda: {namen}.", veld=_veld(station))
    toets_volgorde(blad, wie, dag, "datum" if is_lokaal(station) else "vergadering_id")
    punten = [nieuw_punt(werk, blad, station, code, dag, vergadering) for code in wie]
    werk.noteer(naar=station, titel=blad.stuk.titel, dag=dag.isoformat())
    return punten


def voer_af(werk: Werk, zaaknummer: str, nummer: int, agendapunt_id: int, reden: str) -> Agendapunt:
    """Take a paper off an agenda before it was treated, with the reason.

    Raises GeenRecht, NietGevonden, ZaakGesloten, StukIngetrokken, MotiveringVerplicht; OngeldigeOvergang when it is
    not to come any more.
    """
    vandaag = werk.verzoek.vandaag
    werk.wil("voer_af", datum=vandaag, object=f"stuk/{nummer}", agendapunt=agendapunt_id, reden=reden)
    _dossier, blad = open_stuk(werk, zaaknummer, nummer)
    punt = next((punt for punt in blad.punten if punt.id == agendapunt_id), None)
    if punt is None:
        raise NietGevonden("Dit agendapunt bestaat niet.")
    if not punt.staat_open:
        raise OngeldigeOvergang("Dit agendapunt is al behandeld of staat niet meer op de agenda.")
    toets_motivering(reden, "reden")
    voer_punten_af([punt], vandaag, reden)
    werk.noteer(van=punt.station, titel=blad.stuk.titel)
    return punt


def kies_plekken(dossier: Dossier, blad: Stukblad, station: str, gemeenten: Sequence[str]) -> list[str | None]:
    """The places that are meant, to all of which the paper has come: codes of municipalities, or None for the region.

    Raises NietGevonden, OngeldigeInvoer, NietAanDeBeurt.
    """
    if station not in blad.stand.stations:
        raise NietGevonden("Dit station staat niet op de route van het stuk.")
    if gemeenten and not is_lokaal(station):
        raise OngeldigeInvoer("Dit station is van de regio. Noem hier geen gemeenten.", veld="gemeenten")
    wie: list[str | None] = [*dict.fromkeys(gemeenten)] if is_lokaal(station) else [None]
    if not wie:
        raise OngeldigeInvoer("Kies minstens één gemeente.", veld="gemeenten")
    if any(code is not None and dossier.profiel.gemeente(code) is None for code in wie):
        raise OngeldigeInvoer("Kies gemeenten uit de lijst.", veld="gemeenten")
    toets_aan_de_beurt(blad.stand, station, wie, _namen(dossier))
    return wie


def toets_volgorde(blad: Stukblad, wie: Sequence[str | None], dag: date, veld: str) -> None:
    """Raises DatumOnlogisch for a day before the paper came there."""
    eerste = max(blad.stand.niet_voor(code, blad.stuk.ingediend_datum) for code in wie)
    if dag < eerste:
        raise DatumOnlogisch(f"Het stuk kwam hier pas op {eerste:%d-%m-%Y}. Kies die dag of later.", veld=veld)


def nieuw_punt(
    werk: Werk, blad: Stukblad, station: str, gemeente: str | None, dag: date, vergadering: Vergadering | None
) -> Agendapunt:
    punt = Agendapunt(
        stuk_id=blad.stuk.id,
        station=station,
        gemeente=gemeente,
        vergadering_id=vergadering.id if vergadering else None,
        datum=dag,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(punt)
    return punt


def _dag(session: Session, dossier: Dossier, station: str, wens: Agendering) -> tuple[Vergadering | None, date]:
    """The meeting, if it is one, and the day. What means nothing at this station is refused, not left out."""
    if is_lokaal(station):
        return None, _lokale_dag(wens)
    if wens.datum is not None:
        raise OngeldigeInvoer("De dag volgt uit de vergadering. Noem hier geen datum.", veld="datum")
    vergadering = session.scalars(
        select(Vergadering)
        .where(
            Vergadering.id == wens.vergadering_id,
            Vergadering.regio == dossier.zaak.regio,
            Vergadering.overleg == station,
            Vergadering.afgelast_datum.is_(None),
        )
        .with_for_update(read=True)  # so that it is not called off meanwhile
        .execution_options(populate_existing=True)
    ).one_or_none()
    if vergadering is None:
        raise NietGevonden("Kies een vergadering uit de lijst.", veld="vergadering_id")
    return vergadering, vergadering.datum


def _lokale_dag(wens: Agendering) -> date:
    if wens.vergadering_id is not None:
        raise OngeldigeInvoer("Dit station heeft geen vergadering. Noem alleen een datum.", veld="vergadering_id")
    if wens.datum is None:
        raise OngeldigeInvoer("Vul een datum in.", veld="datum")
    toets_jaar(wens.datum.year)
    return wens.datum


def _namen(dossier: Dossier) -> dict[str, str]:
    return dossier.profiel.gemeentenamen


def _veld(station: str) -> str:
    return "gemeenten" if is_lokaal(station) else "vergadering_id"
