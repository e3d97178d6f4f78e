"""The logboek: append one entry to the chain, in the transaction of the act it records."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session, SessionTransaction

from app.db import los, tabel
from app.domain.basis.begrippen import Verzoek
from app.domain.basis.fouten import AlleenLezen, MogelijkBsn
from app.domain.basis.invoer import lijkt_op_bsn, teksten
from app.domain.logboek import keten
from app.domain.logboek.keten import GEDAAN
from app.export import verify
from app.models import Alleenlezen, Logalarm, LogboekKop, LogboekPayload, LogboekRegel, Zaak
from app.services.logboek import boom

STIL = (
    "Het logboek is niet meer wat het was. Er kan niets worden vastgelegd tot twee mensen het laten hervatten. "
    "Lezen kan wel. Waarschuw de beheerder."
)
VERHUISD = "De gegevens zijn verhuisd naar een andere database. Hier kan niets meer worden vastgelegd; lezen kan wel."
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Zaakschakel = tuple[int | None, str | None]
"""Number and link in the chain of one zaak; nothing for an entry outside any."""

_GESCHREVEN = "logboek"
_REGEL, _PAYLOAD, _EIND = tabel(LogboekRegel), tabel(LogboekPayload), tabel(LogboekKop)
_ALARM, _ALLEENLEZEN = tabel(Logalarm), tabel(Alleenlezen)
_VOEG_REGEL_TOE, _VOEG_INHOUD_TOE = insert(_REGEL), insert(_PAYLOAD)
_LAATSTE = select(_REGEL.c.zaak_nr, _REGEL.c.hash).where(_REGEL.c.zaak_id == bindparam("zaak"))
_LAATSTE = _LAATSTE.order_by(_REGEL.c.zaak_nr.desc()).limit(1)
_KOPVELDEN = ("logboek", "nr", "hash", "op", "sprongen", "grootste_sprong", "eerste_sprong")
_KOP = select(
    *(_EIND.c[naam] for naam in _KOPVELDEN),
    *(_LAATSTE.with_only_columns(_REGEL.c[naam]).scalar_subquery() for naam in ("zaak_nr", "hash")),
    select(func.max(func.coalesce(_ALARM.c.verhuisd_naar, ""))).where(_ALARM.c.hervat_nr.is_(None)).scalar_subquery(),
    select(_ALLEENLEZEN.c.bericht).scalar_subquery(),
).with_for_update(of=_EIND)
_ZET_KOP = (
    update(_EIND).where(_EIND.c.logboek == bindparam("was")).values({naam: bindparam(naam) for naam in _KOPVELDEN})
)


@dataclass(frozen=True)
class Kop:
    """Where the chain ends: the row that is locked to write."""

    logboek: str
    nr: int
    hash: str
    op: datetime
    sprongen: int
    grootste_sprong: int
    eerste_sprong: int | None

    def met_sprong(self, nr: int, achter: int) -> Kop:
        """After a line at which the clock was `achter` microseconds behind the line before: a minute or more counts."""
        if achter < verify.SPRONG:
            return self
        grootste = max(self.grootste_sprong, achter)
        return replace(
            self, sprongen=self.sprongen + 1, grootste_sprong=grootste, eerste_sprong=self.eerste_sprong or nr
        )


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
    Raises AlleenLezen while the logboek differs from a checkpoint outside, or the installation is read-only.
    Raises MogelijkBsn when a text holds what looks like a BSN and nobody confirmed that it is none.
    """
    if not verzoek.geen_bsn:
        weiger_bsn(wat.inhoud)
    kop, schakel = _lees_kop(session, zaak, wat)
    moment = max(verzoek.nu, kop.op)
    payload = keten.verzegel(_met_klok(wat.inhoud, verzoek.nu, moment), secrets.token_bytes(32))
    kopregel = _kopregel(verzoek, zaak, wat, kop, schakel, moment, volgnummer, keten.regel_hash(payload))
    regel = _rij(kopregel, zaak, wat, moment, verzoek.actor.id)
    _schrijf(session, regel, payload)
    achter = (moment - verzoek.nu) // timedelta(microseconds=1)
    kop_nu = kop.met_sprong(kopregel.nr, achter)
    nieuw = replace(kop_nu, logboek=kopregel.logboek, nr=kopregel.nr, hash=regel["hash"], op=moment)
    session.execute(_ZET_KOP, {"was": kop.logboek, **vars(nieuw)})
    _onthoud(session, nieuw, zaak, (kopregel.zaak_nr, regel["hash"]))
    boom.werk_bij(session, kopregel.nr)
    return los(LogboekRegel, regel)


def _schrijf(session: Session, regel: dict[str, Any], payload: bytes) -> None:
    """Past the objects of the session: nothing of an entry is ever changed. What it belongs to is there first."""
    session.flush()
    session.execute(_VOEG_REGEL_TOE, regel)
    session.execute(_VOEG_INHOUD_TOE, {"nr": regel["nr"], "inhoud": payload})


def _met_klok(inhoud: dict[str, object], gelezen: datetime, moment: datetime) -> dict[str, object]:
    """Lines never go back in time: whose clock is behind the line before gets the time of that line, and keeps what it
    read itself in its content.
    """
    if gelezen == moment:
        return inhoud
    return inhoud | {verify.KLOK: (gelezen - EPOCH) // timedelta(microseconds=1)}


def _lees_kop(session: Session, zaak: Zaak | None, wat: Aantekening) -> tuple[Kop, Zaakschakel]:
    """The head, locked, and the number and link of the zaak's next entry. What was written in this transaction is
    known: nobody else writes until it ends.
    """
    vorige = _vorige(session)
    if vorige and (zaak is None or zaak.id in vorige.schakels):
        return vorige.kop, vorige.schakels[zaak.id] if zaak else (None, None)
    *kop, zaak_nr, zaak_vorige, stil, dicht = session.execute(_KOP, {"zaak": zaak.id if zaak else None}).one()
    if stil is not None and (stil or wat.logboek is None):
        raise AlleenLezen(VERHUISD if stil else STIL)
    if dicht is not None:
        raise AlleenLezen(dicht)
    if zaak is None:
        return Kop(*kop), (None, None)
    return Kop(*kop), (zaak_nr + 1, zaak_vorige) if zaak_nr else (1, keten.NUL)


@dataclass(frozen=True)
class _Geschreven:
    """What a transaction wrote last, with the link of the next entry of each zaak that it wrote of."""

    transactie: SessionTransaction | None
    kop: Kop
    schakels: Mapping[int, Zaakschakel]


def _vorige(session: Session) -> _Geschreven | None:
    """None in another transaction, or inside or after a part of one that may have been undone."""
    vorige: _Geschreven | None = session.info.get(_GESCHREVEN)
    nu = None if session.get_nested_transaction() else session.get_transaction()
    return vorige if vorige and nu and vorige.transactie is nu else None


def _onthoud(session: Session, kop: Kop, zaak: Zaak | None, laatste: Zaakschakel) -> None:
    vorige, (nr, hash_) = _vorige(session), laatste
    schakels = dict(vorige.schakels) if vorige else {}
    if zaak and nr:
        schakels[zaak.id] = (nr + 1, hash_)
    deel = session.get_nested_transaction()
    session.info[_GESCHREVEN] = _Geschreven(None if deel else session.get_transaction(), kop, schakels)


def _kopregel(
    verzoek: Verzoek,
    zaak: Zaak | None,
    wat: Aantekening,
    kop: Kop,
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
) -> dict[str, Any]:
    regel = keten.maak_regel(kopregel)
    return {
        "nr": kopregel.nr,
        "hash": keten.regel_hash(regel),
        "vorige": kopregel.vorige,
        "verzoek": kopregel.verzoek,
        "regel": regel,
        "zaak_id": zaak.id if zaak else None,
        "zaak_nr": kopregel.zaak_nr,
        "op": moment,
        "datum": wat.datum,
        "gebruiker_id": gebruiker_id or None,
        "actie": wat.actie,
        "uitkomst": wat.uitkomst,
        "object": wat.object,
    }


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
