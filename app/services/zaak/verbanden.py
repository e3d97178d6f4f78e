"""Zaken that belong together: connected at both, and a signaal that goes on in another zaak. Nothing is ever merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.zaak.verband import Verband, andersom, toets_samenvoegen, toets_twee
from app.domain.zaak.verloop import Bepaling
from app.models import Aanbieder, Mandaat, Telling, Zaak, Zaakverband
from app.services.kern.toegang import Dossier, open_dossier, vind_dossier, zichtbare_zaken
from app.services.kern.uitvoering import Werk
from app.services.zaak.zaken import bepaal_trede

ONBEKEND = "Deze zaak bestaat niet, of u hoort niet bij haar team."


@dataclass(frozen=True)
class Verbandregel:
    """A zaak that belongs with this one; its provider and state for who sees it, else nothing."""

    rij: Zaakverband
    aanbieder: str | None
    toestand: Toestand | None


def lijst_verbanden(session: Session, dossier: Dossier) -> Sequence[Verbandregel]:
    """Those of this zaak, also what is over, the oldest first. One query."""
    zien = zichtbare_zaken(dossier.actor) & Zaak.vernietigd_op.is_(None)
    vraag = (
        select(Zaakverband, Aanbieder.naam, Zaak.toestand)
        .select_from(Zaakverband)
        .outerjoin(Zaak, (Zaak.zaaknummer == Zaakverband.ander) & zien)
        .outerjoin(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(Zaakverband.zaak_id == dossier.zaak.id)
        .order_by(Zaakverband.id)
    )
    return [Verbandregel(*rij) for rij in session.execute(vraag)]


def verbind_zaken(werk: Werk, zaaknummer: str, ander: str, verband: Verband, toelichting: str) -> Zaakverband:
    """Say that two zaken belong together, at both: each has its row and its entry. The actor is in both teams.

    Raises GeenRecht, MotiveringVerplicht, OngeldigeInvoer.
    """
    werk.wil("verbind_zaken", ander=ander, verband=verband.value, toelichting=toelichting)
    een, twee = _beide(werk, zaaknummer, ander)
    toets_motivering(toelichting, "toelichting")
    if _lopend(werk.session, een, ander):
        raise OngeldigeInvoer("Deze zaken zijn al verbonden. Beëindig dat verband eerst.", veld="ander")
    _leg(werk, twee, zaaknummer, andersom(verband), toelichting)
    return _leg(werk, een, ander, verband, toelichting)


def _leg(werk: Werk, bij: Zaak, ander: str, verband: Verband, toelichting: str) -> Zaakverband:
    werk.zaak = bij
    werk.wil("verbind_zaken", object=f"zaak/{bij.zaaknummer}", ander=ander, verband=verband, toelichting=toelichting)
    rij = Zaakverband(
        zaak_id=bij.id, ander=ander, verband=verband, toelichting=toelichting, van=werk.verzoek.vandaag, reden_einde=""
    )
    werk.session.add(rij)
    werk.session.flush()
    werk.noteer()
    return rij


def verbreek_verband(werk: Werk, zaaknummer: str, ander: str, reden: str) -> Zaakverband:
    """They belong together no longer, with the reason, at both. Raises as `verbind_zaken`."""
    werk.wil("verbreek_verband", ander=ander, reden=reden)
    een, twee = _beide(werk, zaaknummer, ander)
    toets_motivering(reden, "reden")
    rij, spiegel = _lopend(werk.session, een, ander), _lopend(werk.session, twee, zaaknummer)
    if rij is None:
        raise OngeldigeInvoer("Deze zaken zijn niet verbonden.", veld="ander")
    if spiegel is not None:
        _eindig(werk, twee, spiegel, reden)
    _eindig(werk, een, rij, reden)
    return rij


def _eindig(werk: Werk, bij: Zaak, rij: Zaakverband, reden: str) -> None:
    werk.zaak = bij
    rij.tot, rij.reden_einde = werk.verzoek.vandaag, reden
    object_ = f"zaak/{bij.zaaknummer}"
    werk.wil("verbreek_verband", object=object_, ander=rij.ander, verband=rij.verband.value, reden=reden)
    werk.session.flush()
    werk.noteer()


def voeg_samen(werk: Werk, zaaknummer: str, ander: str, motivering: str, datum: date) -> Zaak:
    """A signaal turns out to be a zaak that is there: it ends by the machine of every zaak (not taken up), with its
    reason, and both point at each other. What was counted or granted is never moved.

    Raises GeenRecht, OngeldigeOvergang, OngeldigeInvoer, and what `bepaal_trede` raises.
    """
    einde = Toestand.NIET_IN_BEHANDELING
    werk.wil("bepaal_trede", datum=datum, gevraagd=einde.value, motivering=motivering)
    een, twee = _beide(werk, zaaknummer, ander, Recht.TREDE_BEPALEN)
    aantal = [_tel(werk.session, model, een) for model in (Telling, Mandaat)]
    toets_samenvoegen(een.toestand, twee.toestand, tellingen=aantal[0], mandaten=aantal[1])
    bepaal_trede(werk, zaaknummer, Bepaling(einde, datum, motivering))
    if not _lopend(werk.session, een, ander):
        verbind_zaken(werk, zaaknummer, ander, Verband.ZELFDE, motivering)
    return een


def vind_verband(session: Session, dossier: Dossier, ander: str) -> Zaakverband:
    """The connection with this zaak that is not over. Raises NietGevonden."""
    gevonden = _lopend(session, dossier.zaak, ander)
    if gevonden is None:
        raise NietGevonden("Deze zaken zijn niet verbonden.")
    return gevonden


def _tel(session: Session, model: type[Telling] | type[Mandaat], zaak: Zaak) -> int:
    return session.scalars(select(func.count()).select_from(model).where(model.zaak_id == zaak.id)).one()


def _beide(werk: Werk, een: str, ander: str, recht: Recht = Recht.ZAKEN_VERBINDEN) -> tuple[Zaak, Zaak]:
    """This zaak and the other, both locked, in one order whoever asks. Raises OngeldigeInvoer at `ander`."""
    toets_twee(een, ander)
    try:
        ziet = vind_dossier(werk.session, werk.verzoek.actor, ander).mag(Recht.ZAKEN_VERBINDEN)
    except NietGevonden:
        ziet = False
    if not ziet:
        open_dossier(werk, een, recht)
        raise OngeldigeInvoer(ONBEKEND, veld="ander")
    rechten = {een: recht, ander: Recht.ZAKEN_VERBINDEN}
    zaken = {nummer: open_dossier(werk, nummer, rechten[nummer]).zaak for nummer in sorted(rechten)}
    werk.zaak = zaken[een]
    return zaken[een], zaken[ander]


def _lopend(session: Session, zaak: Zaak, ander: str) -> Zaakverband | None:
    eisen = (Zaakverband.zaak_id == zaak.id, Zaakverband.ander == ander, Zaakverband.tot.is_(None))
    return session.scalars(select(Zaakverband).where(*eisen)).first()
