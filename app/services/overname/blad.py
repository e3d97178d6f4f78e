"""Imports to look at: what would become of every row of a file, and what was proposed in the region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import proef
from app.domain.basis.begrippen import Actor, Verzoek
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.overname.verslag import Overnameverslag
from app.domain.overname.werk import Meld, stil
from app.models import Gebruiker, Inlezing, Overname, Zaak
from app.regios import profiel
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.overname.bestand import Overnamebestand, lees_bestand
from app.services.overname.overnames import bestand_van, eis_nieuw, vind_open
from app.services.overname.proef import draai_proef


def bekijk(session: Session, verzoek: Verzoek, bestand: Overnamebestand, meld: Meld = stil) -> Overnameverslag:
    """What would become of every row; nothing is kept. Raises GeenRecht, OngeldigBestand, ReedsIngelezen.

    Other writers wait as long as it takes.
    """
    eis_recht(verzoek.actor, Recht.IMPORT_VOORSTELLEN)
    lezing = lees_bestand(bestand, profiel(verzoek.actor.regio))
    with proef(session):
        eis_nieuw(session, verzoek.actor.regio, bestand.sha256)
        return draai_proef(Werk(session, verzoek), bestand, lezing, meld=meld)


def verslag_van(session: Session, verzoek: Verzoek, inlezing_id: int, meld: Meld = stil) -> Overnameverslag:
    """What would become of the rows of a proposal today; nothing is kept. Raises what `bekijk` and `vind` raise.

    As when this actor confirms what was proposed, also by an account that is blocked by now.
    """
    eis_recht(verzoek.actor, Recht.IMPORT_VOORSTELLEN)
    inlezing = vind_open(session, verzoek.actor, inlezing_id)
    bestand, wie = bestand_van(inlezing), inlezing.voorgesteld_door_id
    lezing = lees_bestand(bestand, profiel(verzoek.actor.regio))
    with proef(session):
        return draai_proef(Werk(session, verzoek), bestand, lezing, session.get_one(Gebruiker, wie), meld)


def lijst(session: Session, actor: Actor) -> Sequence[Inlezing]:
    """Every import of the region, the newest first."""
    return session.scalars(select(Inlezing).where(Inlezing.regio == actor.regio).order_by(Inlezing.id.desc())).all()


def vind(session: Session, actor: Actor, inlezing_id: int) -> Inlezing:
    """One import of the region. Raises NietGevonden."""
    vraag = select(Inlezing).where(Inlezing.id == inlezing_id, Inlezing.regio == actor.regio)
    inlezing = session.scalars(vraag.execution_options(populate_existing=True)).one_or_none()
    if inlezing is None:
        raise NietGevonden("Deze overname bestaat niet.")
    return inlezing


def zaken_van(session: Session, inlezing: Inlezing) -> Mapping[str, str]:
    """The cases that came in with it, by number, with the key of then; a destroyed zaak has none any more."""
    return zaken_per_import(session, [inlezing])[inlezing.id]


def zaken_per_import(session: Session, inlezingen: Sequence[Inlezing]) -> Mapping[int, Mapping[str, str]]:
    """The same for many imports, by id, in one query; none when none of them was confirmed."""
    per_import: dict[int, dict[str, str]] = {inlezing.id: {} for inlezing in inlezingen}
    ingelezen = [inlezing.id for inlezing in inlezingen if inlezing.bevestigd_op]
    vraag = select(Overname.inlezing_id, Zaak.zaaknummer, Overname.kenmerk).join(Zaak, Zaak.id == Overname.zaak_id)
    vraag = vraag.where(Overname.inlezing_id.in_(ingelezen)).order_by(Zaak.zaaknummer)
    for inlezing_id, zaaknummer, kenmerk in session.execute(vraag) if ingelezen else ():
        per_import[inlezing_id][zaaknummer] = kenmerk
    return per_import


def overname_van(session: Session, zaak: Zaak) -> Inlezing | None:
    """With which import this zaak came in from paper; None when it began here."""
    return session.scalar(select(Inlezing).join(Overname).where(Overname.zaak_id == zaak.id))
