"""Another key signs from now on: noted, with the signature of the old key, before the files change place."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import GeenRecht
from app.domain.basis.rechten import Recht, mag
from app.domain.logboek.keten import ontzegel
from app.export.ondertekening import Ondertekenaar
from app.models import LogboekKop, LogboekPayload, LogboekRegel
from app.services.kern.uitvoering import Werk
from app.services.logboek.checkpoints import maak_checkpoint

WISSEL_SLEUTEL = "wissel_sleutel"


def wissel_sleutel(werk: Werk, oud: Ondertekenaar, nieuw: Ondertekenaar) -> LogboekRegel:
    """Note that `nieuw` signs from here on; the checkpoint over that entry is signed by both. Raises GeenRecht."""
    werk.wil(
        WISSEL_SLEUTEL, object=f"sleutel/{nieuw.vingerafdruk[:16]}", oud=oud.vingerafdruk, nieuw=nieuw.vingerafdruk
    )
    if not mag(Recht.SLEUTEL_WISSELEN, werk.verzoek.actor.rollen):
        raise GeenRecht("Alleen een beheerder wisselt de sleutel.")
    logboek = werk.session.scalars(select(LogboekKop.logboek)).one()
    regel = werk.noteer(
        nieuw_publiek=nieuw.publiek().hex(),
        handtekening=oud.onderteken(bericht(oud.oorsprong, logboek, nieuw.publiek())).hex(),
    )
    maak_checkpoint(werk.session, nieuw, werk.verzoek.nu, mede=oud)
    return regel


def bericht(oorsprong: str, logboek: str, publiek: bytes) -> bytes:
    """What the old key signs: that this public key (32 bytes) takes over for this logboek."""
    return f"draaiboek sleutelwissel\n{oorsprong}/{logboek}\n{publiek.hex()}\n".encode()


def is_gewisseld(session: Session, vingerafdruk: str) -> bool:
    """Whether the logboek says that the key with this fingerprint took over last."""
    payload = session.scalar(
        select(LogboekPayload.inhoud)
        .join(LogboekRegel, LogboekRegel.nr == LogboekPayload.nr)
        .where(LogboekRegel.actie == WISSEL_SLEUTEL, LogboekRegel.uitkomst == "gedaan")
        .order_by(LogboekRegel.nr.desc())
        .limit(1)
    )
    return payload is not None and ontzegel(payload)["nieuw"] == vingerafdruk
