"""Witnesses: others who sign that they saw our checkpoint, and that it continues the one they saw before.

A witness that knows another history refuses. Its refusal is not signed, so it is told to the operator and stops
nothing: what stops is a checkpoint of our own outside the database (`logwaak`). Protocol: https://c2sp.org/tlog-witness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import DomeinFout
from app.domain.logboek import notitie
from app.domain.logboek.getuigenvraag import Getuigenvraag
from app.domain.logboek.merkle import consistentiebewijs
from app.export.ondertekening import klopt
from app.models import Checkpoint, Getuigenis, LogboekKop
from app.services.buiten.lijn import Geduld
from app.services.buiten.verzend import GeenAntwoord, Ontvangen, post
from app.services.logboek.boom import Logboom
from app.services.logboek.checkpoints import laatste_checkpoint

WACHT = Geduld(verbinden=3, alles=10)
GROOTST = 16_384
"""Bytes of an answer; one line of ML-DSA-44 is more than three thousand."""
TWEE = "Zoek uit of er twee logboeken zijn."
logger = structlog.get_logger(__name__)
GROOTTE = "text/x.tlog.size"


class GetuigeWeigert(DomeinFout):
    """A witness does not answer, or will not sign."""

    code = "getuige_weigert"
    status = 502


@dataclass(frozen=True)
class Getuige:
    """A witness: its key, and the address under which `add-checkpoint` stands."""

    sleutel: notitie.Notitiesleutel
    url: str

    @property
    def naam(self) -> str:
        return self.sleutel.naam


def lees_getuigen(paren: Sequence[tuple[str, str]]) -> list[Getuige]:
    """From pairs of vkey and address. Raises GetuigeWeigert for what is no key of a witness."""
    try:
        getuigen = [Getuige(notitie.lees_vkey(vkey), url.rstrip("/")) for vkey, url in paren]
    except notitie.OngeldigeNotitie as fout:
        raise GetuigeWeigert(f"DRAAIBOEK_WITNESSES bevat een sleutel die niet klopt: {fout}.") from fout
    if any(g.sleutel.soort == notitie.ED25519 for g in getuigen):
        raise GetuigeWeigert("DRAAIBOEK_WITNESSES bevat een sleutel die niet van een getuige is.")
    return getuigen


def vraag_getuigen(session: Session, getuigen: Sequence[Getuige], nu: datetime, grootte: int | None = None) -> str:
    """Show every witness a checkpoint that it did not sign yet: the newest, or the one of `grootte`. Returns what was
    done; `nu` is UTC. A witness whose kind of key cannot be checked here is passed over.

    All are asked before GetuigeWeigert tells of those that did not sign.
    """
    fouten = []
    over = [getuige.naam for getuige in getuigen if not getuige.sleutel.bekend]
    bekend = [getuige for getuige in getuigen if getuige.sleutel.bekend]
    for getuige in bekend:
        try:
            _vraag(session, getuige, nu, grootte)
        except GetuigeWeigert as fout:
            fouten.append(fout.bericht)
    if fouten:
        raise GetuigeWeigert(" ".join(fouten))
    rest = f" Overgeslagen, om een onbekende soort sleutel: {', '.join(over)}." if over else ""
    return f"Getuigen die het nieuwste checkpoint ondertekenden: {len(bekend)}.{rest}"


def vraag_over(session: Session, getuigen: Sequence[Getuige], grootte: int, nu: datetime) -> None:
    """Ask the witnesses to sign the checkpoint of this size, for an export: without their signature it goes on."""
    try:
        if getuigen:
            vraag_getuigen(session, getuigen, nu, grootte)
    except GetuigeWeigert as fout:
        logger.warning("export zonder handtekening van elke getuige", reden=fout.bericht)


def mede_ondertekend(session: Session, logboek: str, grootte: int) -> bytes:
    """The signature lines of witnesses under the checkpoint of this size, to stand below our own."""
    vraag = select(Getuigenis.regel).where(Getuigenis.logboek == logboek, Getuigenis.grootte == grootte)
    return "".join(session.scalars(vraag.order_by(Getuigenis.getuige))).encode()


def _vraag(session: Session, getuige: Getuige, nu: datetime, grootte: int | None) -> None:
    logboek = session.scalars(select(LogboekKop.logboek)).one()
    punt, gezien = _punt(session, logboek, grootte), gezien_tot(session, getuige.naam, logboek)
    if punt is None or gezien >= punt.grootte:
        return
    regel = _haal(session, getuige, punt, gezien)
    with transaction(session):
        session.add(Getuigenis(getuige=getuige.naam, logboek=logboek, grootte=punt.grootte, regel=regel, op=nu))


def _punt(session: Session, logboek: str, grootte: int | None) -> Checkpoint | None:
    if grootte is None:
        return laatste_checkpoint(session)
    return session.scalar(select(Checkpoint).where(Checkpoint.logboek == logboek, Checkpoint.grootte == grootte))


def gezien_tot(session: Session, naam: str, logboek: str) -> int:
    """The size of the newest checkpoint that this witness signed; 0 when none."""
    vraag = select(func.max(Getuigenis.grootte)).where(Getuigenis.getuige == naam, Getuigenis.logboek == logboek)
    return session.scalar(vraag) or 0


def _haal(session: Session, getuige: Getuige, punt: Checkpoint, oud: int) -> str:
    """Its cosignature. It may have signed more than reached us: then it says from where to go on."""
    antwoord = _stuur(session, getuige, punt, oud)
    if antwoord.status == 409 and antwoord.soort == GROOTTE and antwoord.inhoud.strip().isdigit():
        kent = int(antwoord.inhoud)
        if kent > punt.grootte or kent == oud:
            raise GetuigeWeigert(
                f"Getuige {getuige.naam} ondertekende een ander of langer logboek, van {kent} regels. {TWEE}"
            )
        antwoord = _stuur(session, getuige, punt, kent)
    if antwoord.status == 422:  # the proof does not lead from what it signed to this: a fork
        raise GetuigeWeigert(
            f"Getuige {getuige.naam} zegt dat dit geen vervolg is op wat zij ondertekende: antwoord 422. {TWEE}"
        )
    if antwoord.status != 200:
        raise GetuigeWeigert(f"Getuige {getuige.naam} ondertekent niet: antwoord {antwoord.status}.")
    return _lees_regel(getuige, punt, antwoord.inhoud)


def _stuur(session: Session, getuige: Getuige, punt: Checkpoint, oud: int) -> Ontvangen:
    boom = Logboom(session, punt.grootte)
    bewijs = consistentiebewijs(boom, oud) if 0 < oud < punt.grootte else []
    vraag = Getuigenvraag(oud, tuple(bewijs), punt.tekst).inhoud()
    session.rollback()  # no transaction waits for the witness
    try:
        return post(f"{getuige.url}/add-checkpoint", vraag, {"Content-Type": "text/plain"}, WACHT, GROOTST)
    except GeenAntwoord as fout:
        raise GetuigeWeigert(f"Getuige {getuige.naam} geeft geen antwoord.") from fout


def _lees_regel(getuige: Getuige, punt: Checkpoint, inhoud: bytes) -> str:
    """The line of this witness that holds, out of what it answered."""
    tekst = notitie.lees_notitie(punt.tekst).tekst
    try:
        gelezen = notitie.lees_notitie(tekst.encode() + b"\n" + inhoud)
        notitie.toets_ondertekend(gelezen, [getuige.sleutel], klopt)
    except notitie.OngeldigeNotitie as fout:
        raise GetuigeWeigert(f"Getuige {getuige.naam} gaf een handtekening die niet klopt.") from fout
    return next(h for h in gelezen.handtekeningen if h.id == getuige.sleutel.id).regel()


def stand(session: Session) -> list[Getuigenis]:
    """The newest that each witness confirmed of the logboek as it is called now."""
    logboek = session.scalars(select(LogboekKop.logboek)).one()
    hoogste = (
        select(Getuigenis.getuige, func.max(Getuigenis.grootte).label("grootte"))
        .where(Getuigenis.logboek == logboek)
        .group_by(Getuigenis.getuige)
        .subquery()
    )
    vraag = select(Getuigenis).join(
        hoogste, (hoogste.c.getuige == Getuigenis.getuige) & (hoogste.c.grootte == Getuigenis.grootte)
    )
    return list(session.scalars(vraag.where(Getuigenis.logboek == logboek).order_by(Getuigenis.getuige)))
