"""The logboek: append one entry to the chain, in the transaction of the act it records."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Verzoek
from app.domain.basis.fouten import AlleenLezen, MogelijkBsn
from app.domain.basis.invoer import lijkt_op_bsn, teksten
from app.domain.logboek import keten
from app.domain.logboek.keten import GEDAAN
from app.export import verify
from app.models import Logalarm, LogboekKop, LogboekPayload, LogboekRegel, Zaak
from app.services.logboek import boom

STIL = (
    "Het logboek is niet meer wat het was. Er kan niets worden vastgelegd tot twee mensen het laten hervatten. "
    "Lezen kan wel. Waarschuw de beheerder."
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Zaakschakel = tuple[int | None, str | None]
"""Number and link in the chain of one zaak; nothing for an entry outside any."""


@dataclass
class Aantekening:
    """What is to be noted. `inhoud` is what was said, in the words of the form; `datum` the business date."""

    actie: str
    inhoud: dict[str, object] = field(default_factory=dict)
    datum: date | None = None
    van: str | None = None
    naar: str | None = None
    object: str | None = None
    object_versie: int | None = None
    namens: tuple[str, ...] = ()
    uitkomst: str = GEDAAN
    logboek: str | None = None
    """The id under which the logboek goes on, in the entry that resumes it."""


def noteer(
    session: Session, verzoek: Verzoek, zaak: Zaak | None, wat: Aantekening, volgnummer: int = 1
) -> LogboekRegel:
    """Append one entry. The head row is locked until the transaction ends, so that the chain cannot fork.

    The caller holds the lock on the zaak (or made it just now): what its last entry is, is read with the head.
    `volgnummer` numbers the entries of one request; only the first carries its bare id.
    Raises AlleenLezen while the logboek differs from a checkpoint outside.
    Raises MogelijkBsn when a text holds what looks like a BSN and nobody confirmed that it is none.
    """
    if not verzoek.geen_bsn:
        weiger_bsn(wat.inhoud)
    kop, schakel = _lees_kop(session, zaak, wat)
    moment = max(verzoek.nu, kop.op)
    payload = keten.verzegel(_met_klok(wat.inhoud, verzoek.nu, moment), secrets.token_bytes(32))
    kopregel = _kopregel(verzoek, zaak, wat, kop, schakel, moment, volgnummer, keten.regel_hash(payload))
    regel = _rij(kopregel, zaak, wat, moment, verzoek.actor.id)
    session.add(regel)
    session.flush()
    session.add(LogboekPayload(nr=regel.nr, inhoud=payload))
    kop.logboek, kop.nr, kop.hash, kop.op = wat.logboek or kop.logboek, regel.nr, regel.hash, moment
    session.flush()
    boom.werk_bij(session, regel.nr)
    return regel


def _met_klok(inhoud: dict[str, object], gelezen: datetime, moment: datetime) -> dict[str, object]:
    """Lines never go back in time: whose clock is behind the line before gets the time of that line, and keeps what it
    read itself in its content.
    """
    if gelezen == moment:
        return inhoud
    return inhoud | {verify.KLOK: (gelezen - EPOCH) // timedelta(microseconds=1)}


def _lees_kop(session: Session, zaak: Zaak | None, wat: Aantekening) -> tuple[LogboekKop, Zaakschakel]:
    """The head, locked, and the number and link of the zaak's next entry."""
    laatste = (
        select(LogboekRegel)
        .where(LogboekRegel.zaak_id == (zaak.id if zaak else None))
        .order_by(LogboekRegel.zaak_nr.desc())
        .limit(1)
    )
    nr, hash_ = (laatste.with_only_columns(k).scalar_subquery() for k in (LogboekRegel.zaak_nr, LogboekRegel.hash))
    alarm = exists(select(Logalarm.id).where(Logalarm.hervat_nr.is_(None)))
    vraag = (
        select(LogboekKop, nr, hash_, alarm).with_for_update(of=LogboekKop).execution_options(populate_existing=True)
    )
    kop, zaak_nr, zaak_vorige, stil = session.execute(vraag).one()
    if stil and wat.logboek is None:
        raise AlleenLezen(STIL)
    if zaak is None:
        return kop, (None, None)
    return kop, (zaak_nr + 1, zaak_vorige) if zaak_nr else (1, keten.NUL)


def _kopregel(
    verzoek: Verzoek,
    zaak: Zaak | None,
    wat: Aantekening,
    kop: LogboekKop,
    schakel: Zaakschakel,
    moment: datetime,
    volgnummer: int,
    payload_sha256: str,
) -> keten.Regel:
    zaak_nr, zaak_vorige = schakel
    return keten.Regel(
        logboek=wat.logboek or kop.logboek,
        nr=kop.nr + 1,
        vorige=kop.hash,
        zaak=zaak.zaaknummer if zaak else None,
        zaak_nr=zaak_nr,
        zaak_vorige=zaak_vorige,
        tijd=(moment - EPOCH) // timedelta(microseconds=1),
        datum=wat.datum.isoformat() if wat.datum else None,
        actor=verzoek.actor.pseudoniem,
        rol=verzoek.actor.rol,
        hoedanigheid=verzoek.actor.hoedanigheid,
        namens=",".join(wat.namens) or None,
        actie=wat.actie,
        uitkomst=wat.uitkomst,
        van=wat.van,
        naar=wat.naar,
        object=wat.object,
        object_versie=wat.object_versie,
        verzoek=verzoek.id if volgnummer == 1 else f"{verzoek.id}/{volgnummer}",
        payload_sha256=payload_sha256,
    )


def _rij(
    kopregel: keten.Regel, zaak: Zaak | None, wat: Aantekening, moment: datetime, gebruiker_id: int
) -> LogboekRegel:
    regel = keten.maak_regel(kopregel)
    return LogboekRegel(
        nr=kopregel.nr,
        hash=keten.regel_hash(regel),
        vorige=kopregel.vorige,
        verzoek=kopregel.verzoek,
        regel=regel,
        zaak_id=zaak.id if zaak else None,
        zaak_nr=kopregel.zaak_nr,
        op=moment,
        datum=wat.datum,
        gebruiker_id=gebruiker_id or None,
        actie=wat.actie,
        uitkomst=wat.uitkomst,
        object=wat.object,
    )


def weiger_bsn(inhoud: object) -> None:
    """Raises MogelijkBsn for the first text that holds a number passing the BSN check."""
    for veld, tekst in teksten(inhoud):
        nummer = lijkt_op_bsn(tekst)
        if nummer:
            raise MogelijkBsn(
                f"“{nummer}” lijkt op een burgerservicenummer. Haal het weg, of bevestig dat het geen BSN is.",
                veld=veld,
            )


def zonder_bsn(waarde: object) -> object:
    """The same content with every BSN-like number made unreadable, for entries that must be written anyway."""
    if isinstance(waarde, str):
        while nummer := lijkt_op_bsn(waarde):
            waarde = waarde.replace(nummer, "[nummer weggelaten]")
        return waarde
    if isinstance(waarde, dict):
        return {sleutel: zonder_bsn(deel) for sleutel, deel in waarde.items()}
    return [zonder_bsn(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde
