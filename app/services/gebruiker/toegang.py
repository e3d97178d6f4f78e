"""What waits for a second person before somebody gets power: confirmed, refused, withdrawn, and who saw it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import DomeinFout, GeenRecht, NietGevonden, OngeldigeOvergang
from app.domain.basis.handelingen.versbewijs import eis_vers
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.systeem import SYSTEEM
from app.domain.gebruiker.toegang import Toegangssoort, Voorstelstatus
from app.domain.regio.functies import Bezetting
from app.models import Functievervulling, Gebruiker, Toegangsbericht, Toegangsvoorstel
from app.services.gebruiker import gebruikers
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.regio.functies import voer_benoeming_uit
from app.services.regio.tweede import eis_bevestiger, lees_actoren, vertel

BEVESTIG_TOEGANG, WEIGER_TOEGANG, TREK_TOEGANG_IN = "bevestig_toegang", "weiger_toegang", "trek_toegang_in"
ZIE_TOEGANG = "zie_toegang"
ONBEKEND = "Dit voorstel bestaat niet, of u mag het niet zien."
VREEMD = "Een beheerder of een Regievoerder van de regio beslist hierover."

_UITVOEREN: Mapping[Toegangssoort, Callable[[Werk, Toegangsvoorstel], Gebruiker | Functievervulling]] = {
    Toegangssoort.ACCOUNT: gebruikers.voer_account_uit,
    Toegangssoort.ROLLEN: gebruikers.voer_wijziging_uit,
    Toegangssoort.VRIJGAVE: gebruikers.voer_vrijgave_uit,
    Toegangssoort.HOUDER: voer_benoeming_uit,
    Toegangssoort.WAARNEMER: voer_benoeming_uit,
}


def bevestig_toegang(werk: Werk, voorstel_id: int) -> Toegangsvoorstel:
    """Carry out what another person proposed about a third one, with a password just given.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, VierOgen, VerseAanmeldingNodig, and what doing it raises.
    """
    werk.wil(BEVESTIG_TOEGANG, object=f"toegang/{voorstel_id}")
    voorstel = _open_voor_tweede(werk, voorstel_id)
    eis_vers(werk.verzoek, "Typ uw wachtwoord om te bevestigen.")
    actor, door = werk.verzoek.actor, _voorsteller(werk.session, voorstel)
    voorstel.bevestigd_op, voorstel.bevestigd_door_id = werk.verzoek.nu, actor.id
    voorstel.bevestigd_persoon_id = actor.persoon_id
    werk.session.flush()
    werk.noteer(**_zegt(voorstel), voorgesteld_door=door, van=Voorstelstatus.OPEN.value, naar=voorstel.status.value)
    werk.volgende(voorgesteld_door=door)
    gedaan = _UITVOEREN[voorstel.soort](werk, voorstel)
    if isinstance(gedaan, Gebruiker):
        voorstel.gebruiker_id = gedaan.id
    _sluit(werk, voorstel, _vervangen(werk.session, gedaan))
    return voorstel


def weiger_toegang(werk: Werk, voorstel_id: int, reden: str) -> Toegangsvoorstel:
    """Refuse it, as who could confirm it, with the reason. Raises the same, but for the password."""
    werk.wil(WEIGER_TOEGANG, object=f"toegang/{voorstel_id}", reden=reden)
    voorstel = _open_voor_tweede(werk, voorstel_id)
    toets_motivering(reden, "reden")
    voorstel.geweigerd_op, voorstel.geweigerd_door_id = werk.verzoek.nu, werk.verzoek.actor.id
    door = _voorsteller(werk.session, voorstel)
    werk.noteer(**_zegt(voorstel), voorgesteld_door=door, van=Voorstelstatus.OPEN.value, naar=voorstel.status.value)
    _sluit(werk, voorstel)
    return voorstel


def trek_toegang_in(werk: Werk, voorstel_id: int) -> Toegangsvoorstel:
    """Take it back, as the person who proposed it. Raises GeenRecht, NietGevonden, OngeldigeOvergang."""
    werk.wil(TREK_TOEGANG_IN, object=f"toegang/{voorstel_id}")
    voorstel = vind_open(werk.session, werk.verzoek.actor, voorstel_id)
    if voorstel.voorgesteld_persoon_id != werk.verzoek.actor.persoon_id:
        raise GeenRecht("Alleen wie dit voorstelde, trekt het in. U kunt het wel weigeren.")
    voorstel.ingetrokken_op, voorstel.ingetrokken_door_id = werk.verzoek.nu, werk.verzoek.actor.id
    werk.noteer(**_zegt(voorstel), van=Voorstelstatus.OPEN.value, naar=voorstel.status.value)
    _sluit(werk, voorstel)
    return voorstel


def zie_toegang(werk: Werk, voorstel_id: int) -> Toegangsvoorstel:
    """Say that one was told of it. Raises NietGevonden when there is nothing to be told."""
    werk.wil(ZIE_TOEGANG, object=f"toegang/{voorstel_id}")
    voorstel = vind(werk.session, werk.verzoek.actor, voorstel_id)
    bericht = werk.session.get(Toegangsbericht, (voorstel_id, werk.verzoek.actor.id), populate_existing=True)
    if bericht is None or bericht.gezien_op is not None:
        raise NietGevonden("Er is hierover geen bericht voor u dat u nog niet zag.")
    bericht.gezien_op = werk.verzoek.nu
    werk.noteer()
    return voorstel


def _open_voor_tweede(werk: Werk, voorstel_id: int) -> Toegangsvoorstel:
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.TOEGANG_BEVESTIGEN)
    voorstel = vind_open(werk.session, actor, voorstel_id)
    if voorstel.regio != actor.regio:
        raise GeenRecht(VREEMD)
    eis_bevestiger(voorstel, actor, lees_bezetting(werk.session, voorstel.regio), werk.verzoek.vandaag)
    return voorstel


def _zegt(voorstel: Toegangsvoorstel) -> dict[str, Any]:
    rollen = (voorstel.inhoud or {}).get("rollen") or None
    return {"wat": voorstel.soort.value, "functie": voorstel.functie_code, "rollen": rollen}


def _voorsteller(session: Session, voorstel: Toegangsvoorstel) -> str:
    """The pseudonym of who proposed it; the system's for the command line."""
    if voorstel.voorgesteld_door_id is None:
        return SYSTEEM.pseudoniem
    return session.get_one(Gebruiker, voorstel.voorgesteld_door_id).pseudoniem


def _vervangen(session: Session, gedaan: Gebruiker | Functievervulling) -> list[int]:
    """The account of the holder who is deputised for: he is told."""
    if isinstance(gedaan, Gebruiker) or gedaan.waarvoor_id is None:
        return []
    return [session.get_one(Functievervulling, gedaan.waarvoor_id).gebruiker_id]


def _sluit(werk: Werk, voorstel: Toegangsvoorstel, ook: Sequence[int] = ()) -> None:
    """What was wanted goes, and of what did not come about the name too, when that is of nobody here. Who is concerned
    is told, and who proposed it.
    """
    voorstel.inhoud, voorstel.wachtwoord_hash = None, None
    if voorstel.gebruiker_id is None:
        voorstel.naam = ""
    werk.session.flush()
    bezetting = lees_bezetting(werk.session, voorstel.regio)
    actoren = lees_actoren(werk.session, voorstel.regio, werk.verzoek.vandaag, bezetting)
    vertel(werk, voorstel, actoren, [*ook, voorstel.voorgesteld_door_id or 0])


@dataclass(frozen=True)
class Toegangsregel:
    """A proposal as somebody sees it; `beletsel` is why he cannot be its second person, None when he can."""

    voorstel: Toegangsvoorstel
    beletsel: str | None
    eigen: bool
    te_zien: bool


def lijst(session: Session, actor: Actor, grootte: int, sla_over: int = 0) -> tuple[Sequence[Toegangsvoorstel], int]:
    """A page of the proposals that this actor sees, the open ones and the newest first; and how many he sees in all."""
    zichtbaar, volgorde = _zichtbaar(actor), (Toegangsvoorstel.staat_open().desc(), Toegangsvoorstel.id.desc())
    vraag = select(Toegangsvoorstel).where(zichtbaar).order_by(*volgorde).offset(sla_over).limit(grootte)
    aantal = session.scalars(select(func.count()).select_from(Toegangsvoorstel).where(zichtbaar)).one()
    return session.scalars(vraag.execution_options(populate_existing=True)).all(), aantal


def _zichtbaar(actor: Actor) -> Any:
    """Who can confirm sees those of his region; everybody those that he proposed, and those he was told of."""
    verteld = select(Toegangsbericht.voorstel_id).where(Toegangsbericht.gebruiker_id == actor.id)
    eigen = or_(Toegangsvoorstel.voorgesteld_persoon_id == actor.persoon_id, Toegangsvoorstel.id.in_(verteld))
    if mag(Recht.TOEGANG_BEVESTIGEN, actor.rollen):
        return or_(eigen, Toegangsvoorstel.regio == actor.regio)
    return eigen


def vind(session: Session, actor: Actor, voorstel_id: int, *, slot: bool = False) -> Toegangsvoorstel:
    """One proposal, when it is his to see; with `slot` locked. Raises NietGevonden."""
    vraag = select(Toegangsvoorstel).where(Toegangsvoorstel.id == voorstel_id, _zichtbaar(actor))
    vraag = vraag.execution_options(populate_existing=True)
    voorstel = session.scalars(vraag.with_for_update() if slot else vraag).one_or_none()
    if voorstel is None:
        raise NietGevonden(ONBEKEND)
    return voorstel


def vind_open(session: Session, actor: Actor, voorstel_id: int) -> Toegangsvoorstel:
    """An open one, locked. Raises NietGevonden, OngeldigeOvergang."""
    voorstel = vind(session, actor, voorstel_id, slot=True)
    if voorstel.status is not Voorstelstatus.OPEN:
        raise OngeldigeOvergang(f"Dit voorstel is al {voorstel.status.value}.")
    return voorstel


def regels(session: Session, actor: Actor, voorstellen: Sequence[Toegangsvoorstel], dag: date) -> list[Toegangsregel]:
    """How this actor stands before them on the day; two queries, however many there are."""
    vraag = select(Toegangsbericht.voorstel_id).where(
        Toegangsbericht.gebruiker_id == actor.id, Toegangsbericht.gezien_op.is_(None)
    )
    te_zien = set(session.scalars(vraag))
    beslist = mag(Recht.TOEGANG_BEVESTIGEN, actor.rollen)
    bezetting = lees_bezetting(session, actor.regio) if beslist else Bezetting()
    return [
        Toegangsregel(
            voorstel,
            _beletsel(actor, voorstel, bezetting, dag),
            voorstel.voorgesteld_persoon_id == actor.persoon_id,
            voorstel.id in te_zien,
        )
        for voorstel in voorstellen
    ]


def regel(session: Session, actor: Actor, voorstel: Toegangsvoorstel, dag: date) -> Toegangsregel:
    """The same of one."""
    return regels(session, actor, [voorstel], dag)[0]


def _beletsel(actor: Actor, voorstel: Toegangsvoorstel, bezetting: Bezetting, dag: date) -> str | None:
    if not mag(Recht.TOEGANG_BEVESTIGEN, actor.rollen) or voorstel.regio != actor.regio:
        return VREEMD
    try:
        eis_bevestiger(voorstel, actor, bezetting, dag)
    except DomeinFout as fout:
        return fout.bericht
    return None
