"""The steps of the draaiboek in a zaak: set when a trede is determined, finished with a date and a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import Update, bindparam, func, select, update
from sqlalchemy.orm import Session

from app.db import tabel
from app.domain.basis.begrippen import Stapstatus
from app.domain.basis.bewijs import vraagt_document
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.invoer import toets_datum
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboek import Editie, StapDef
from app.domain.draaiboek.opbouw import Staand, vervalt
from app.domain.termijn import stap as regels
from app.domain.termijn.termijnberekening import Termijnberekening
from app.models import Informatieplicht, Stap, Tredebepaling, Zaak
from app.naast import voeg_toe
from app.services.document.documenten import eis_document
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.draaiboek.edities import editie_bij, stap_in, stapdefinitie
from app.services.kern.rijen import lees_rijen
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.termijn.begin import Begin, Rij
from app.services.termijn.termijnen import berekeningen, laat_beginnen
from app.services.termijn.vervulling import toets_feit

_STAP = tabel(Stap)


@dataclass(frozen=True)
class Zaakstap:
    """A step in a zaak with what the edition says of it."""

    stap: Stap
    definitie: StapDef

    def te_laat(self, vandaag: date) -> bool:
        uiterlijk = self.stap.uiterlijk_op
        return self.stap.status is Stapstatus.OPEN and uiterlijk is not None and uiterlijk < vandaag

    @property
    def vraagt_document(self) -> bool:
        """Whether it needs a document of its own once it is finished."""
        return vraagt_document(self.definitie.document, self.definitie.vervult, self.stap.toelichting)


def verlaat_stappen(
    session: Session, zaak: Zaak, bepaling: Tredebepaling, editie: Editie, er_is: Sequence[Rij]
) -> Staand:
    """Open steps lapse or go on under the new tredebepaling, as the edition says; one that goes on keeps with which
    it began. `er_is` are all steps of the zaak. Returns what there is of this period.
    """
    van, naar = bepaling.van, bepaling.naar
    door: list[Rij] = []
    weg: list[Rij] = []
    for rij in (rij for rij in er_is if rij.is_open):
        definitie = stap_in(editie_bij(session, rij.editie_sha256 or zaak.editie_sha256, zaak.editie), rij.code)
        blijft = rij.periode == zaak.periode and not vervalt(definitie, van, naar, editie.trede_van(rij.code))
        (door if blijft else weg).append(rij)
    if weg:
        session.execute(_verval(), {"ids": [rij.id for rij in weg]})
    if door:
        session.execute(_ga_door(), {"ids": [rij.id for rij in door], "onder": bepaling.id})
    return Staand({s.code for s in er_is if s.periode == zaak.periode}, {s.code for s in door})


_DEZE = _STAP.c.id.in_(bindparam("ids", expanding=True))


@cache
def _verval() -> Update:
    return update(_STAP).where(_DEZE).values(status=Stapstatus.VERVALLEN)


@cache
def _ga_door() -> Update:
    begonnen = func.coalesce(_STAP.c.begonnen_bij_id, _STAP.c.tredebepaling_id)
    return update(_STAP).where(_DEZE).values(begonnen_bij_id=begonnen, tredebepaling_id=bindparam("onder"))


def begin_stappen(
    session: Session, bepaling: Tredebepaling, definities: Iterable[StapDef], begin: Mapping[str, Begin]
) -> None:
    """Start these steps of a tredebepaling, with by their code how the term of each begins."""
    nieuw = [
        {
            "zaak_id": bepaling.zaak_id,
            "tredebepaling_id": bepaling.id,
            "code": definitie.code,
            "status": Stapstatus.OPEN,
            "toelichting": "",
            **vars(begin[definitie.code]),
        }
        for definitie in definities
    ]
    voeg_toe(session, Stap, nieuw)


def lijst_stappen(session: Session, zaak: Zaak) -> Sequence[Zaakstap]:
    """All steps of the zaak, those of the latest tredebepaling last."""
    rijen = session.scalars(select(Stap).where(Stap.zaak_id == zaak.id).order_by(Stap.id)).all()
    return [Zaakstap(rij, stapdefinitie(session, zaak, rij)) for rij in rijen]


class Verloop(NamedTuple):
    """The course of a zaak, to read: every change of state, oldest first; all steps, as `lijst_stappen` gives them; and
    the duties to inform, each with its tredebepaling.
    """

    bepalingen: Sequence[Tredebepaling]
    stappen: Sequence[Zaakstap]
    plichten: Sequence[Informatieplicht]


def lees_verloop(session: Session, zaak: Zaak) -> Verloop:
    """In one query, of rows and no objects of the session."""
    rijen = lees_rijen(session, [zaak.id], (Tredebepaling, Stap, Informatieplicht))[zaak.id]
    bepalingen = sorted(rijen.van(Tredebepaling), key=lambda bepaling: bepaling.volgnr)
    stappen = [Zaakstap(stap, stapdefinitie(session, zaak, stap)) for stap in rijen.van(Stap)]
    return Verloop(bepalingen, stappen, rijen.van(Informatieplicht))


def rond_af(
    werk: Werk, zaaknummer: str, code: str, datum: date, toelichting: str = "", document_id: int | None = None
) -> Stap:
    """Finish an open step; terms that waited for it begin.

    Raises NietGevonden, OngeldigeOvergang, ZaakGesloten, DatumInToekomst, DatumOnlogisch, FeitOntbreekt.
    """
    werk.wil("rond_stap_af", datum=datum, object=f"stap/{code}", toelichting=toelichting, document=document_id)
    zaak = open_dossier(werk, zaaknummer, Recht.STAP_AFRONDEN).zaak
    eis_lopend(zaak)
    stap = open_stap(werk.session, zaak, code)
    toets_datum(datum, werk.verzoek.vandaag, zaak.geopend_datum)
    eis_document(werk.session, zaak, document_id)
    definitie = stapdefinitie(werk.session, zaak, stap)
    toets_feit(werk.session, zaak, definitie.vervult, definitie.plichten)
    van = regels.rond_af(stap, datum, toelichting, document_id)
    begonnen = [str(wijziging) for wijziging in laat_beginnen(werk.session, zaak, code, datum, werk.verzoek.nu)]
    werk.noteer(van=van, naar=stap.status, titel=definitie.titel, termijnen=begonnen or None)
    return stap


def open_stap(session: Session, zaak: Zaak, code: str) -> Stap:
    """The step of this code that is to be done. Raises NietGevonden, OngeldigeOvergang when it is no longer open."""
    stap = session.scalars(
        select(Stap).where(Stap.zaak_id == zaak.id, Stap.code == code).order_by(Stap.id.desc()).limit(1)
    ).one_or_none()
    if stap is None:
        raise NietGevonden("Deze stap hoort niet bij deze zaak.")
    regels.eis_open(stap)
    return stap


@dataclass(frozen=True)
class Bepalingstappen:
    """A tredebepaling and the steps that it started."""

    bepaling: Tredebepaling
    stappen: Sequence[Zaakstap]
    termijnen: Mapping[int, Termijnberekening]

    def termijn(self, stap: Zaakstap) -> Termijnberekening | None:
        """How its term was computed; None for a step without one."""
        return self.termijnen.get(stap.stap.id)


def stappen_per_bepaling(session: Session, zaak: Zaak) -> list[Bepalingstappen]:
    """Newest tredebepaling first; its steps in the order of the draaiboek."""
    stappen = lijst_stappen(session, zaak)
    termijnen = berekeningen(session, [(s.stap, zaak) for s in stappen if s.stap.werkdagen is not None])
    return [
        Bepalingstappen(bepaling, [s for s in stappen if s.stap.tredebepaling_id == bepaling.id], termijnen)
        for bepaling in reversed(lijst_bepalingen(session, zaak))
    ]
