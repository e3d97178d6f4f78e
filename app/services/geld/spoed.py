"""Commitments under a spoedbesluit: what may be promised under it, and which part of it a college covers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import MandaatOntbreekt
from app.domain.geld.dekking import Dekkingstand, Spoedfeiten, dekking_op, eis_einde_past, toets_onder_spoed
from app.domain.geld.toezegging import NieuweToezegging, eis_onder_besluit
from app.models import Organisatie, Spoedbesluit, Spoeddeel, Toezegging, Zaak
from app.services.geld.boek import Geldboek, lees_geld


def maak_spoedfeiten(rij: Spoedbesluit, delen: Iterable[tuple[str, Spoeddeel]]) -> Spoedfeiten:
    """Of these parts by the code of their college."""
    per_code = {code: (deel.feiten(), deel.drager) for code, deel in delen}
    return Spoedfeiten(rij.volgnr, rij.datum, rij.geldig_tot, rij.drager, per_code, rij.einde)


def lees_spoed(session: Session, zaak: Zaak, ids: Collection[int]) -> dict[int, tuple[Spoedbesluit, Spoedfeiten]]:
    """These of the zaak by id, as they stand; in two statements."""
    vraag = select(Spoedbesluit).where(Spoedbesluit.zaak_id == zaak.id, Spoedbesluit.id.in_(ids))
    rijen = {rij.id: rij for rij in session.scalars(vraag.execution_options(populate_existing=True))}
    delen: dict[int, list[tuple[str, Spoeddeel]]] = {id_: [] for id_ in rijen}
    van_college = (
        select(Organisatie.code, Spoeddeel)
        .join(Organisatie, Organisatie.id == Spoeddeel.organisatie_id)
        .where(Spoeddeel.spoedbesluit_id.in_(rijen))
        .order_by(Spoeddeel.id)
        .execution_options(populate_existing=True)
    )
    for code, deel in session.execute(van_college):
        delen[deel.spoedbesluit_id].append((code, deel))
    return {id_: (rij, maak_spoedfeiten(rij, delen[id_])) for id_, rij in rijen.items()}


def dekkingen(session: Session, zaak: Zaak, boek: Geldboek, dag: date) -> dict[int, Dekkingstand]:
    """How each commitment under a spoedbesluit is covered on a day, by its number."""
    ids = {r.rij.spoedbesluit_id for r in boek.regels if r.rij.spoedbesluit_id}
    if not ids:
        return {}
    feiten = {id_: feit for id_, (_rij, feit) in lees_spoed(session, zaak, ids).items()}
    return dekkingen_van(boek, feiten, dag)


def dekkingen_van(boek: Geldboek, feiten: Mapping[int, Spoedfeiten], dag: date) -> dict[int, Dekkingstand]:
    """The same, of spoedbesluiten that were read already."""
    return {
        r.rij.nummer: dekking_op(dag, feiten[r.rij.spoedbesluit_id], {c: r.boek.aandeel(c) for c in r.rij.delen})
        for r in boek.regels
        if r.rij.spoedbesluit_id and not r.boek.vervallen
    }


def eis_onder_spoed(session: Session, zaak: Zaak, nieuw: NieuweToezegging, boek: Geldboek) -> None:
    """The spoedbesluit is one about money of this zaak, counts on that day, and has room.

    Raises MandaatOntbreekt, OngeldigeOvergang, DatumOnlogisch, PlafondOverschreden.
    """
    id_ = nieuw.spoedbesluit_id or 0
    gevonden = lees_spoed(session, zaak, [id_]).get(id_)
    if gevonden is None or gevonden[0].soort is not Mandaatsoort.FINANCIEN:
        raise MandaatOntbreekt("Kies een spoedbesluit over geld van deze zaak.", veld="besluit")
    rij, feiten = gevonden
    toets_onder_spoed(nieuw.datum, feiten, geldt=rij.geldt_op(nieuw.datum))
    eis_onder_besluit(nieuw.bedrag, rij.telt_mee, boek.beloften_onder(None, rij.id), nieuw.datum)


def eis_einde(session: Session, zaak: Zaak, spoedbesluit_id: int, datum: date, verschuldigd: int | None) -> None:
    """A spoedbesluit that is withdrawn goes with what was promised under it. Raises DatumOnlogisch, OngeldigeInvoer."""
    if not session.scalar(select(exists().where(Toezegging.spoedbesluit_id == spoedbesluit_id))):
        return
    boek = lees_geld(session, zaak)
    onder = [r for r in boek.regels if r.rij.spoedbesluit_id == spoedbesluit_id and r.boek.toegezegd]
    laatste = max((r.rij.datum for r in onder), default=None)
    eis_einde_past(datum, verschuldigd or 0, boek.toegezegd_onder_spoed(spoedbesluit_id), laatste)
