"""The council letter in tests: a text, put to municipalities, sent by them; and the duties to inform of a zaak."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from docx import Document
from sqlalchemy import select

from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.informatie.informatie import Plichtstatus
from app.models import Informatieplicht, Raadsbrief
from app.services.informatie import plichtenblad as informatieblad
from app.services.informatie import raadsbriefblad, raadsbrieven
from app.services.informatie.plichten import Verzending
from app.services.kern.toegang import vind_dossier
from tests.kern.opzet import VANDAAG, zaak_van
from tests.kern.spelers import Speler, Spelers

GEMEENTEN = [
    *("GM0503", "GM0518", "GM1916", "GM1842", "GM1926"),
    *("GM0603", "GM0629", "GM1783", "GM0637"),
]
TEKST = raadsbrieven.NieuweRomptekst("Stichting Duinpoort", "De zorg gaat door.\n\nWij houden u op de hoogte.", VANDAAG)
BRIEF = Verzending(VANDAAG, Middel.BRIEF)


def plichten(spelers: Spelers, zaak: str, dag: date = VANDAAG) -> list[informatieblad.Plichtregel]:
    spelers.session.rollback()
    return informatieblad.lijst_plichten(spelers.session, zaak_van(spelers.session, zaak), dag)


def plicht(spelers: Spelers, zaak: str, partij: str) -> Informatieplicht:
    return next(r.plicht for r in plichten(spelers, zaak) if r.plicht.partij == partij)


def open_partijen(spelers: Spelers, zaak: str, dag: date = VANDAAG) -> list[str]:
    open_ = (Plichtstatus.OPEN, Plichtstatus.TE_LAAT)
    return [r.plicht.partij for r in plichten(spelers, zaak, dag) if r.status in open_]


def schrijf(wie: Speler, zaak: str, nieuw: raadsbrieven.NieuweRomptekst = TEKST) -> None:
    wie.doet(raadsbrieven.schrijf_romptekst, zaak, nieuw)


def bied_aan(wie: Speler, zaak: str, gemeenten: Sequence[str] = GEMEENTEN, datum: date = VANDAAG) -> None:
    wie.doet(raadsbrieven.bied_raadsbrief_aan, zaak, gemeenten, datum)


def brief_id(wie: Speler, gemeente: str, versienr: int = 1) -> int:
    """The letter of a municipality in the only zaak."""
    rijen = wie.session.scalars(select(Raadsbrief.id).where(Raadsbrief.gemeente == gemeente).order_by(Raadsbrief.id))
    gevonden: int = rijen.all()[versienr - 1]
    return gevonden


def verzend(wie: Speler, zaak: str, gemeente: str, datum: date = VANDAAG) -> None:
    wie.doet(raadsbrieven.verzend_raadsbrief, zaak, brief_id(wie, gemeente), datum)


def brieftekst(wie: Speler, zaak: str, gemeente: str, dag: date = VANDAAG) -> str:
    """Everything that stands in the letter as this person gets it."""
    dossier = vind_dossier(wie.session, wie.actor, zaak)
    inhoud = raadsbriefblad.lees_brief(wie.session, dossier, brief_id(wie, gemeente), dag).inhoud
    brief = Document(io.BytesIO(inhoud))
    rijen = ["\t".join(cel.text for cel in rij.cells) for tabel in brief.tables for rij in tabel.rows]
    return "\n".join([*(alinea.text for alinea in brief.paragraphs), *rijen])
