"""The running zaken of the demo, in Haaglanden, up to the day on which they were first played."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo import eerder, problematisch, signaal, zeer_problematisch
from app.demo.jaar import speel_jaar
from app.demo.lopendspeler import Lopend
from app.domain.basis.begrippen import AMSTERDAM
from app.domain.export.aanvraag import NieuweExport
from app.models import Aanbieder, Zaak
from app.regios import profiel
from app.services.export import exports
from app.services.export.afmaken import maak_af

REGIO = "haaglanden"
_ZAKEN = (
    ("signaal", signaal.KVK, signaal.speel_signaal),
    ("problematisch", problematisch.KVK, problematisch.speel_problematisch),
    ("zeer-problematisch", zeer_problematisch.KVK, zeer_problematisch.speel_zeer_problematisch),
    ("eerder", eerder.KVK, eerder.speel_eerder),
)


@dataclass(frozen=True)
class Gespeeld:
    """The running zaken, the day they run up to, and how many acts were played just now."""

    zaken: tuple[str, ...]
    vandaag: date
    nieuw: int


def speel_lopend(session: Session, vandaag: date, *ondertekend: Any) -> Gespeeld:
    """Play what was not played before. With what an export is signed with, the NZa gets the dossier of the second.

    The first time says up to which day; a later time keeps to that.
    """
    dag = _begin(session) or vandaag
    spelers = [
        Lopend(session, profiel(REGIO), kvk=kvk, reeks=f"demo-{naam}", vandaag=dag) for naam, kvk, _speel in _ZAKEN
    ]
    nummers = tuple(speel(speler) for speler, (*_, speel) in zip(spelers, _ZAKEN, strict=True))
    jaar = Lopend(session, profiel(REGIO), reeks="demo-jaar", vandaag=dag)
    speel_jaar(jaar)
    if ondertekend:
        midden = spelers[1]
        nieuw = NieuweExport("NZa", "Toezicht op de continuïteit van de jeugdhulp", midden.dag(1))
        midden.doe(midden.projectleider, nieuw.peildatum, 9, exports.exporteer, nummers[1], nieuw, ondertekend[0])
        moment = datetime.combine(nieuw.peildatum, time(10), AMSTERDAM)
        maak_af(session, exports.vind_volgnr(session, nummers[1], 1), moment, *ondertekend)
    return Gespeeld(nummers, dag, sum(speler.nieuw for speler in (*spelers, jaar)))


def _begin(session: Session) -> date | None:
    """The day on which the running zaken were first played, which the signaal tells."""
    vraag = (
        select(Zaak.geopend_datum)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(Aanbieder.kvk_nummer == signaal.KVK, Zaak.regio == REGIO)
    )
    geopend = session.scalar(vraag.order_by(Zaak.id).limit(1))
    return geopend + signaal.LEEFTIJD if geopend else None
