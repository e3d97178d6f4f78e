"""Verify the logboek from its stored bytes alone, and name the first thing that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import momentopname
from app.domain.basis.systeem import SYSTEEM
from app.domain.logboek import keten
from app.export import verify
from app.models import Gebruiker, LogboekKop, LogboekPayload, LogboekRegel, Zaak
from app.services.logboek.noteren import EPOCH
from app.services.logboek.vernietigd import Vernietigd, vernietigde_inhoud

PORTIE = 1_000


class Afwijking(Exception):
    """The first difference, with the number of the entry."""


@dataclass
class _Stand:
    logboek: str
    nr: int = 0
    hash: str = keten.NUL
    tijd: int = 0
    zaken: dict[str, tuple[int, str]] = field(default_factory=dict)
    vernietigd: Vernietigd = field(default_factory=Vernietigd)
    zonder_inhoud: int = 0
    verzoek: str = ""
    klok: Klok = field(default_factory=lambda: Klok())


_EENHEDEN = ((86_400, "dagen"), (3_600, "uur"), (60, "minuten"))


def _duur(micros: int) -> str:
    """In the greatest unit of which there are two or more, cut off."""
    seconden = micros // 1_000_000
    return next((f"{seconden // een} {naam}" for een, naam in _EENHEDEN if seconden >= 2 * een), f"{seconden} seconden")


@dataclass
class Klok:
    """What the times of the entries tell of the clock: at how many it was behind the entry before by `verify.SPRONG` or
    more, by how much at most (microseconds), at which first, and how many have the very time of the entry before, of
    another request: their order is certain, their time is not.
    """

    sprongen: int = 0
    grootste: int = 0
    eerste: int | None = None
    gelijk: int = 0

    def let_op(self) -> str | None:
        """In a sentence, when there is something to tell."""
        zinnen = []
        if self.sprongen:
            zinnen.append(
                f"Bij {self.sprongen} regels stond de klok achter op de regel ervoor, de eerste is nr {self.eerste}, "
                f"hoogstens {_duur(self.grootste)}."
            )
        if self.gelijk:
            zinnen.append(f"{self.gelijk} regels hebben op de microseconde de tijd van de regel ervoor.")
        return " ".join(zinnen) or None


@dataclass(frozen=True)
class Uitslag:
    """What was verified: the log, the number of its last entry, the hash of that entry; how many have no content."""

    logboek: str
    aantal: int
    hash: str
    vernietigd: int = 0
    klok: Klok = field(default_factory=Klok)


def verifieer(session: Session) -> Uitslag:
    """Recompute the whole chain from the bytes. Raises Afwijking at the first entry that is not as it was written."""
    momentopname(session)
    kop = session.scalars(select(LogboekKop)).one()
    stand = _Stand("", vernietigd=vernietigde_inhoud(session))
    for gelezen in _regels(session):
        _toets_schakel(stand, gelezen)
    if (kop.nr, kop.hash) != (stand.nr, stand.hash) or (stand.nr and kop.logboek != stand.logboek):
        raise Afwijking(f"het logboek eindigt bij regel {stand.nr}, maar volgens de kop bij regel {kop.nr}")
    return Uitslag(kop.logboek, stand.nr, stand.hash, stand.zonder_inhoud, stand.klok)


class _Gelezen(NamedTuple):
    """A stored entry: its columns, its payload, and what its keys point at."""

    nr: int
    hash: str
    vorige: str
    verzoek: str
    regel: bytes
    zaak_nr: int | None
    op: datetime
    datum: date | None
    actie: str
    uitkomst: str
    object: str | None
    payload: bytes | None
    zaak: str | None
    actor: str | None


_KOLOMMEN = [getattr(LogboekRegel, naam) for naam in _Gelezen._fields[:11]]
_VRAAG = (
    select(*_KOLOMMEN, LogboekPayload.inhoud, Zaak.zaaknummer, Gebruiker.pseudoniem)
    .outerjoin(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
    .outerjoin(Zaak, Zaak.id == LogboekRegel.zaak_id)
    .outerjoin(Gebruiker, Gebruiker.id == LogboekRegel.gebruiker_id)
    .order_by(LogboekRegel.nr)
    .limit(PORTIE)
)


def _regels(session: Session) -> Iterator[_Gelezen]:
    """All entries in order, in portions, so that memory does not grow with the log."""
    laatste = 0
    while rijen := session.execute(_VRAAG.where(LogboekRegel.nr > laatste)).all():
        yield from map(_Gelezen._make, rijen)
        laatste = rijen[-1][0]


def _toets_schakel(stand: _Stand, gelezen: _Gelezen) -> None:
    verwacht, rij, payload = stand.nr + 1, gelezen, gelezen.payload
    try:
        kop = keten.lees_regel(rij.regel)
    except keten.OngeldigeRegel as fout:
        raise Afwijking(f"regel {verwacht}: {fout}") from fout
    zaak_nr, zaak_vorige = stand.zaken.get(kop.zaak, (0, keten.NUL)) if kop.zaak else (None, None)
    klopt = {
        "het nummer sluit niet aan": kop.nr == verwacht == rij.nr,
        "hoort bij een ander logboek": kop.logboek == stand.logboek or verwacht == 1 or kop.actie == "hervat_logboek",
        "verwijst niet naar de regel ervoor": kop.vorige == stand.hash,
        "verwijst niet naar de vorige regel van de zaak": kop.zaak is None
        or (kop.zaak_nr == (zaak_nr or 0) + 1 and kop.zaak_vorige == zaak_vorige),
        "de tijd loopt terug": kop.tijd >= stand.tijd,
        "de inhoud ontbreekt": payload is not None or stand.vernietigd.dekt(kop),
        "de inhoud is gewijzigd": payload is None or keten.regel_hash(payload) == kop.payload_sha256,
        "de opgeslagen hash klopt niet": rij.hash == keten.regel_hash(rij.regel),
        "de zoekvelden wijken af van de regel": _zoekvelden_kloppen(gelezen, kop),
    }
    for wat, goed in klopt.items():
        if not goed:
            raise Afwijking(f"regel {verwacht}: {wat}")
    _let_op_klok(stand, kop, payload)
    stand.logboek, stand.nr, stand.hash, stand.tijd = kop.logboek, kop.nr, rij.hash, kop.tijd
    stand.zonder_inhoud += payload is None
    if kop.zaak and kop.zaak_nr:
        stand.zaken[kop.zaak] = (kop.zaak_nr, rij.hash)


def _let_op_klok(stand: _Stand, kop: keten.Regel, payload: bytes | None) -> None:
    verzoek = kop.verzoek.partition("/")[0]
    stand.klok.gelijk += kop.tijd == stand.tijd and verzoek != stand.verzoek
    stand.verzoek = verzoek
    if payload is None or f'"{verify.KLOK}":'.encode() not in payload:
        return
    gelezen = keten.ontzegel(payload).get(verify.KLOK)
    if isinstance(gelezen, int) and kop.tijd - gelezen >= verify.SPRONG:
        klok = stand.klok
        klok.sprongen, klok.grootste = klok.sprongen + 1, max(klok.grootste, kop.tijd - gelezen)
        klok.eerste = klok.eerste or kop.nr


def _zoekvelden_kloppen(rij: _Gelezen, kop: keten.Regel) -> bool:
    return (
        (rij.zaak, rij.actor or SYSTEEM.pseudoniem) == (kop.zaak, kop.actor)
        and rij.vorige == kop.vorige
        and rij.verzoek == kop.verzoek
        and rij.zaak_nr == kop.zaak_nr
        and rij.op == EPOCH + timedelta(microseconds=kop.tijd)
        and (rij.datum.isoformat() if rij.datum else None) == kop.datum
        and (rij.actie, rij.uitkomst, rij.object) == (kop.actie, kop.uitkomst, kop.object)
    )
