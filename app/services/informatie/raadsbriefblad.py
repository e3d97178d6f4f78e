"""The raadsinformatiebrief, to read: versions of the romptekst, and the letters that somebody may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.bestand import SOORTEN, schone_naam
from app.domain.basis.fouten import NietZichtbaar
from app.domain.informatie.raadsbrief import Briefstaat, staat_op
from app.export.raadsbrief import maak_brief
from app.models import Document, DocumentInhoud, Raadsbrief, Romptekst, Zaak
from app.services.informatie.raadsbriefcijfers import brief_van, cijfers, feiten
from app.services.kern.toegang import Dossier

ONZICHTBAAR = "Deze brief bestaat niet, of u mag hem niet zien."
MEDIATYPE = SOORTEN["docx"]


@dataclass(frozen=True)
class Briefregel:
    """A letter with the name of its municipality and how it stands at the end of a day."""

    brief: Raadsbrief
    gemeente: str
    staat: Briefstaat


def rompteksten(session: Session, zaak: Zaak) -> Sequence[Romptekst]:
    """Every version, newest first."""
    vraag = select(Romptekst).where(Romptekst.zaak_id == zaak.id).order_by(Romptekst.versienr.desc())
    return session.scalars(vraag).all()


def brieven_van(zaak: Zaak) -> Select[Raadsbrief]:
    """The letters of a zaak with their romptekst: the newest version first, municipalities in the region's order."""
    return (
        select(Raadsbrief)
        .join(Raadsbrief.romptekst)
        .where(Romptekst.zaak_id == zaak.id)
        .order_by(Romptekst.versienr.desc(), Raadsbrief.id)
        .options(joinedload(Raadsbrief.romptekst, innerjoin=True))
    )


def lijst_brieven(session: Session, dossier: Dossier, dag: date) -> list[Briefregel]:
    """The letters that this actor sees: the team all, anybody else those that were put to his own municipality."""
    namen = dossier.profiel.gemeentenamen
    return [
        Briefregel(brief, namen.get(brief.gemeente, brief.gemeente), staat_op(brief.feiten(), dag))
        for brief in session.scalars(brieven_van(dossier.zaak))
        if _is_zichtbaar(dossier, brief)
    ]


def _is_zichtbaar(dossier: Dossier, brief: Raadsbrief) -> bool:
    eigen = brief.gemeente == dossier.actor.organisatie_code and brief.aangeboden_datum is not None
    return dossier.volledig or eigen


def vind_brief(session: Session, dossier: Dossier, brief_id: int) -> Raadsbrief:
    """A letter that this actor sees. Raises NietZichtbaar, which says no more than that it does not exist."""
    brief = session.scalars(brieven_van(dossier.zaak).where(Raadsbrief.id == brief_id)).one_or_none()
    if brief is None or not _is_zichtbaar(dossier, brief):
        raise NietZichtbaar(ONZICHTBAAR)
    return brief


def bestandsnaam(gemeente: str, versienr: int) -> str:
    return schone_naam(f"raadsinformatiebrief {gemeente} versie {versienr}.docx")


class Briefbestand(NamedTuple):
    """A letter as a file (.docx); a concept was not put to its municipality yet."""

    naam: str
    inhoud: bytes
    concept: bool


def lees_brief(session: Session, dossier: Dossier, brief_id: int, dag: date) -> Briefbestand:
    """A letter as it was put to the municipality, or else a concept with the figures of the day.

    Raises NietZichtbaar.
    """
    brief = vind_brief(session, dossier, brief_id)
    if brief.document_id is not None:
        naam = session.get_one(Document, brief.document_id).naam
        return Briefbestand(naam, session.get_one(DocumentInhoud, brief.document_id).inhoud, concept=False)
    zaak = dossier.zaak
    inhoud = brief_van(brief, zaak, dag, feiten(session, zaak, dag), cijfers(session, zaak, dag), concept=True)
    naam = bestandsnaam(f"{inhoud.gemeente} concept", brief.romptekst.versienr)
    return Briefbestand(naam, maak_brief(inhoud), concept=True)
