"""Duties to inform: they begin with a tredebepaling, and each is recorded as sent, or as lapsed with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from app.db import tabel
from app.domain.basis.feiten import Feit
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboek import Editie
from app.domain.draaiboek.draaiboekdelen import InformatieDef, Middel
from app.domain.draaiboek.opbouw import vervalt
from app.domain.informatie.informatie import (
    OPENSTAAND,
    Plichtstatus,
    partijen,
    status_op,
    te_laat_verzonden,
    toets_afloop,
)
from app.domain.regio.regio import Regioprofiel
from app.models import Informatieplicht, Tredebepaling, Zaak
from app.naast import voeg_toe
from app.regios import profiel
from app.services.document.documenten import eis_document
from app.services.informatie.plichtenblad import plichten_van, vind_plicht
from app.services.kern.toegang import open_dossier
from app.services.kern.uitvoering import Werk
from app.services.termijn.begin import Begin, Rij

_PLICHT = tabel(Informatieplicht)
VERVALLEN_DOOR_TREDE = "Vervallen met de lichtere trede, zoals de editie zegt."


@dataclass(frozen=True)
class Verzending:
    """What was sent: on which day, by what, and the letter when it is kept with the zaak."""

    datum: date
    middel: Middel
    toelichting: str = ""
    document_id: int | None = None


def begin_plichten(
    session: Session,
    zaak: Zaak,
    bepaling: Tredebepaling,
    definities: Sequence[InformatieDef],
    begin: Mapping[str, Begin],
) -> None:
    """Whoever must be informed because of this tredebepaling, with by code how the term of each row begins.

    Duties of an earlier trede stay open: what had to be said then is still to be said, or let lapse with a reason.
    """
    regio = profiel(zaak.regio)
    rijen = [rij for definitie in definities for rij in _rijen(bepaling, definitie, begin[definitie.code], regio)]
    voeg_toe(session, Informatieplicht, rijen)


def laat_plichten_vervallen(werk: Werk, bepaling: Tredebepaling, editie: Editie, er_is: Sequence[Rij]) -> list[int]:
    """Duties of `er_is`, all of the zaak, that are open and that the edition lets lapse with a lighter trede.

    Returns their ids, for the entry of the act.
    """
    weg = [plicht.id for plicht in er_is if plicht.is_open and _vervalt(editie, plicht.code, bepaling)]
    if weg:
        hoe = {"vervallen_datum": bepaling.datum, "toelichting": VERVALLEN_DOOR_TREDE, **_getekend(werk)}
        werk.session.execute(update(_PLICHT).where(_PLICHT.c.id.in_(weg)).values(hoe))
    return weg


def _vervalt(editie: Editie, code: str, bepaling: Tredebepaling) -> bool:
    definitie = editie.regel(code)
    return definitie is not None and vervalt(definitie, bepaling.van, bepaling.naar, editie.trede_van(code))


def _rijen(
    bepaling: Tredebepaling, definitie: InformatieDef, begin: Begin, regio: Regioprofiel
) -> Iterator[dict[str, Any]]:
    """One row per party. It holds what the edition says now, so that a move to another edition leaves it alone."""
    gemeenten = {g.code: g.naam for g in regio.gemeenten_op(bepaling.datum)}
    regios = {r.code: r.naam for r in regio.andere_regios}
    toezichthouder = regio.toezichthouder_op(bepaling.datum).naam
    for partij, code in partijen(definitie, gemeenten, regios, toezichthouder):
        yield vars(begin) | {
            "zaak_id": bepaling.zaak_id,
            "tredebepaling_id": bepaling.id,
            "code": definitie.code,
            "partij": partij,
            "organisatie_code": code,
            "door": definitie.door,
            "verplicht": definitie.verplicht,
            "brief": definitie.brief,
            "termijn_bron": definitie.termijn_bron,
            "bron": definitie.bron,
            "merk": definitie.merk,
            "toelichting": "",
        }


def meld_verzonden(werk: Werk, zaaknummer: str, plicht_id: int, wat: Verzending) -> Informatieplicht:
    """Record that a party was informed, once; late is possible, and said.

    Also when the zaak is at rest: it says what happened. Raises NietGevonden, GeenRecht, OngeldigeOvergang,
    DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(
        "meld_verzonden",
        datum=wat.datum,
        object=f"informatieplicht/{plicht_id}",
        middel=wat.middel.value,
        toelichting=wat.toelichting,
        document=wat.document_id,
    )
    plicht = _te_wijzigen(werk, zaaknummer, plicht_id)
    van = _toets(werk, plicht, wat.datum)
    if wat.document_id is not None:
        eis_document(werk.session, werk.session.get_one(Zaak, plicht.zaak_id), wat.document_id)
    _leg_verzending_vast(werk, plicht, wat)
    werk.noteer(
        van=van,
        naar=Plichtstatus.VERZONDEN,
        partij=plicht.partij,
        te_laat="ja" if te_laat_verzonden(plicht.feiten()) else None,
    )
    return plicht


def laat_plicht_vervallen(
    werk: Werk, zaaknummer: str, plicht_id: int, datum: date, toelichting: str
) -> Informatieplicht:
    """Record that a party need not be informed any more, and why.

    Raises NietGevonden, GeenRecht, OngeldigeOvergang, DatumInToekomst, DatumOnlogisch, MotiveringVerplicht.
    """
    werk.wil("laat_plicht_vervallen", datum=datum, object=f"informatieplicht/{plicht_id}", toelichting=toelichting)
    plicht = _te_wijzigen(werk, zaaknummer, plicht_id)
    van = _toets(werk, plicht, datum)
    toets_motivering(toelichting, "toelichting")
    plicht.vervallen_datum, plicht.toelichting = datum, toelichting
    _teken(werk, plicht)
    werk.noteer(van=van, naar=Plichtstatus.VERVALLEN, partij=plicht.partij)
    return plicht


def vervul_raadsplicht(werk: Werk, zaak: Zaak, gemeente: str, wat: Verzending) -> list[str]:
    """The council letter of a municipality was sent: its duties to inform the council that were there by then are met.

    Returns the parties, for the entry of the act that this is part of.
    """
    rijen = werk.session.scalars(
        plichten_van(zaak).where(
            Informatieplicht.organisatie_code == gemeente, Informatieplicht.brief == Middel.RAADSINFORMATIEBRIEF
        )
    )
    gedaan = [p for p in rijen if status_op(p.feiten(), date.max) in OPENSTAAND and p.feiten().sinds <= wat.datum]
    for plicht in gedaan:
        _leg_verzending_vast(werk, plicht, wat)
    return [plicht.partij for plicht in gedaan]


def _te_wijzigen(werk: Werk, zaaknummer: str, plicht_id: int) -> Informatieplicht:
    zaak = open_dossier(werk, zaaknummer, Recht.INFORMATIE_VASTLEGGEN).zaak
    return vind_plicht(werk.session, zaak, plicht_id)


def _toets(werk: Werk, plicht: Informatieplicht, datum: date) -> Plichtstatus:
    """Judge the day of what came of it; returns how the duty stood until then."""
    toets_afloop(plicht.feiten(), datum, werk.verzoek.vandaag)
    return status_op(plicht.feiten(), datum)


def _leg_verzending_vast(werk: Werk, plicht: Informatieplicht, wat: Verzending) -> None:
    plicht.verzonden_datum, plicht.middel = wat.datum, wat.middel
    plicht.toelichting, plicht.document_id = wat.toelichting, wat.document_id
    _teken(werk, plicht)


def _teken(werk: Werk, plicht: Informatieplicht) -> None:
    for kolom, waarde in _getekend(werk).items():
        setattr(plicht, kolom, waarde)


def _getekend(werk: Werk) -> dict[str, Any]:
    """Who recorded what came of a duty; a step that asks for it may be done now."""
    werk.feiten.add(Feit.GEINFORMEERD)
    return {"vastgelegd_op": werk.verzoek.nu, "vastgelegd_door_id": werk.verzoek.actor.id}


def openstaand(session: Session, zaak: Zaak, dag: date) -> Sequence[str]:
    """Parties that had to be informed and were not by the end of the day: what the guard of closing asks.

    A duty that counts from an event is none as long as that has not happened, such as a bankruptcy.
    """
    uiterlijk, verzonden, vervallen = (
        Informatieplicht.uiterlijk_op,
        Informatieplicht.verzonden_datum,
        Informatieplicht.vervallen_datum,
    )
    vraag = select(Informatieplicht.partij).where(
        Informatieplicht.zaak_id == zaak.id,
        Informatieplicht.verplicht,
        Informatieplicht.vanaf_datum.is_not(None),
        or_(verzonden.is_(None), verzonden > dag),
        or_(vervallen.is_(None), vervallen > dag),
    )
    return session.scalars(vraag.order_by(uiterlijk.is_(None), uiterlijk, Informatieplicht.id)).all()
