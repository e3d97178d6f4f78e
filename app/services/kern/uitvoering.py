"""One way in: `voer_uit` runs one act in one transaction, and notes a refusal in a transaction of its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.db import transaction
from app.domain.basis.begrippen import Verzoek
from app.domain.basis.datums import toets_alle
from app.domain.basis.feiten import Feit
from app.domain.basis.fouten import AlleenLezen, DomeinFout, ReedsGedaan, Verouderd
from app.domain.basis.handelingen import HANDELINGEN, eis_geheel, eis_velden
from app.domain.basis.handelingen.versbewijs import eis_recent
from app.domain.basis.invoer import toets_lengte, toets_noteerbaar
from app.domain.logboek.keten import GEWEIGERD
from app.logger import veiligheid
from app.models import Alleenlezen, LogboekRegel, Zaak
from app.services.kern.hoedanigheid import in_hoedanigheid
from app.services.logboek.noteren import Aantekening, noteer, zonder_bsn
from app.services.logboek.waak import Afwijkend, leg_alarm_vast

MAX_OBJECT = 60
"""Longest name of what an entry is about, such as mandaat/12: the width of its column."""

P = ParamSpec("P")
T = TypeVar("T")

ZAAKSLOT = {"key_share": True}
"""How a zaak is locked for an act. key_share: an entry of the logboek that points at it need not wait for this
lock, else two acts on PostgreSQL would wait for each other.
"""

_DICHT = select(Alleenlezen.bericht)
REEDS = "Dit was al verwerkt. U hoeft niets meer te doen."


GEVOLGEN: list[Callable[[Werk], None]] = []
"""What follows from an act in its own transaction, such as a step that it fulfils. `app.services` names them."""


@dataclass
class Werk:
    """One unit of work: the session, who asked for it and what he wants; and, once found, the zaak it is about.

    One request may carry out several acts, one after the other. `erbij` is said in every entry until `volgende`.
    """

    session: Session
    verzoek: Verzoek
    zaak: Zaak | None = None
    wens: Aantekening | None = None
    genoteerd: int = 0
    regels: list[LogboekRegel] = field(default_factory=list)
    erbij: dict[str, object] = field(default_factory=dict)
    feiten: set[Feit] = field(default_factory=set)
    """What the act made true of the zaak, or may have: see GEVOLGEN."""
    gevraagde_feiten: set[Feit] = field(default_factory=set)
    """What steps that begin with this act ask, and what was true long before it: see GEVOLGEN."""
    geweigerd: list[tuple[Aantekening, DomeinFout]] = field(default_factory=list)
    """Acts among many that were refused (`velen`): each is noted when the others are kept, or undone."""

    def volgende(self, **erbij: object) -> None:
        """The next act of this request: about no zaak yet, with this in its entries."""
        self.zaak, self.erbij = None, erbij

    def wil(
        self,
        actie: str,
        *,
        datum: date | None = None,
        object: str | None = None,
        **inhoud: object,
    ) -> None:
        """Say what is wanted, before any rule is asked: a refusal is then noted with the same words.

        Raises OngeldigeInvoer for what cannot be kept; BewijsVerlopen when it asks a recent proof and there is none;
        Onbekend for an act or a field that the register has not.
        """
        gegeven = {naam: waarde for naam, waarde in inhoud.items() if waarde not in (None, "", [], ())}
        handeling = eis_velden(actie, gegeven)
        if handeling.recent:
            eis_recent(self.verzoek)
        toets_noteerbaar(gegeven | {"object": object})
        toets_lengte(object or "", "object", MAX_OBJECT)
        self.wens = Aantekening(actie, gegeven, datum, object=object)

    def noteer(
        self,
        *,
        van: str | None = None,
        naar: str | None = None,
        object: str | None = None,
        versie: int | None = None,
        namens: tuple[str, ...] = (),
        logboek: str | None = None,
        **erbij: object,
    ) -> LogboekRegel:
        """Note what was done: the wish, and what came of it. Raises Onbekend when the register says otherwise."""
        assert self.wens is not None, "say what is wanted first"  # noqa: S101
        inhoud = self.wens.inhoud | {k: v for k, v in (self.erbij | erbij).items() if v is not None}
        eis_geheel(self.wens.actie, inhoud)
        self.genoteerd += 1
        wat = replace(
            self.wens,
            inhoud=inhoud,
            van=van,
            naar=naar,
            object=object or self.wens.object,
            object_versie=versie,
            namens=namens,
            logboek=logboek,
        )
        regel = noteer(self.session, self.verzoek, self.zaak, wat, self.genoteerd)
        self.regels.append(regel)
        return regel

    @property
    def geopend(self) -> Zaak:
        """The zaak, which `open_dossier` has found and locked."""
        assert self.zaak is not None, "open the dossier first"  # noqa: S101
        return self.zaak

    def bestaande_zaak_id(self) -> int | None:
        """The zaak, also after a rollback; None when it was only made in what was rolled back."""
        return self.zaak.id if self.zaak and self.zaak in self.session else None


def voer_uit(
    session: Session, verzoek: Verzoek, handeling: Callable[Concatenate[Werk, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Run one act. Everything in it is kept with its logboek entry, or nothing is.

    Raises what the act raises; HoedanigheidNodig when the actor has several capacities and chose none; ReedsGedaan
    when this request was carried out before; Verouderd when another transaction changed the same object meanwhile;
    DatumOnlogisch, DatumInToekomst for a day that no business date can have; SlotBezet when it does not wait.
    """
    verzoek = in_hoedanigheid(verzoek)
    toets_alle((args, kwargs), verzoek.vandaag)
    werk = Werk(session, verzoek)
    try:
        with transaction(session, wacht=verzoek.wacht):
            uitkomst = handeling(werk, *args, **kwargs)
            for gevolg in GEVOLGEN:
                gevolg(werk)
            _eis_open(werk)
    except Afwijkend as fout:
        leg_alarm_vast(session, fout, verzoek.nu)
        raise
    except (DomeinFout, StaleDataError, IntegrityError) as fout:
        if is_herhaling(session, verzoek):
            raise ReedsGedaan(REEDS) from fout
        if isinstance(fout, StaleDataError):
            raise Verouderd("Iemand anders heeft dit net gewijzigd. Bekijk de pagina opnieuw.") from fout
        if isinstance(fout, DomeinFout) and fout.weigering and werk.wens:
            werk.geweigerd.append((werk.wens, fout))
        _noteer_weigeringen(werk)
        raise
    _noteer_weigeringen(werk)
    for regel in werk.regels:
        _meld_veiligheid(verzoek, regel.actie, regel.object, regel.uitkomst)
    return uitkomst


def _eis_open(werk: Werk) -> None:
    """What notes nothing is not held up by the logboek; it is while nothing may be recorded. Raises AlleenLezen."""
    if werk.genoteerd or werk.verzoek.leest:
        return
    dicht = werk.session.scalar(_DICHT)
    if dicht is not None:
        raise AlleenLezen(dicht)


def _noteer_weigeringen(werk: Werk) -> None:
    for wens, fout in werk.geweigerd:
        noteer_weigering(werk.session, werk.verzoek, werk.bestaande_zaak_id(), wens, fout)


def _meld_veiligheid(verzoek: Verzoek, actie: str, object_: str | None, uitkomst: str) -> None:
    """Once it is kept: what an operator watches stands in his log too, by pseudonym."""
    if uitkomst == GEWEIGERD or HANDELINGEN[actie].veiligheid:
        veiligheid(actie, account=verzoek.actor.pseudoniem, object=object_, uitkomst=uitkomst)


def noteer_weigering(
    session: Session, verzoek: Verzoek, zaak_id: int | None, wens: Aantekening, fout: DomeinFout
) -> None:
    """Record that a protected act was refused, and why, in a transaction of its own.

    What somebody typed about a zaak that was destroyed is not kept: it would stay for ever.
    """
    waarom = {"code": fout.code, "reden": fout.bericht}
    with transaction(session):
        zaak = session.get_one(Zaak, zaak_id, with_for_update=ZAAKSLOT) if zaak_id else None
        inhoud = zonder_bsn(waarom if zaak and zaak.vernietigd_op else wens.inhoud | waarom)
        assert isinstance(inhoud, dict)  # noqa: S101
        wat = replace(wens, inhoud=inhoud, uitkomst=GEWEIGERD)
        eigen = replace(verzoek, id=f"{verzoek.id[:40]}/geweigerd-{secrets.token_hex(8)}", geen_bsn=True)
        noteer(session, eigen, zaak, wat)
    _meld_veiligheid(verzoek, wat.actie, wat.object, GEWEIGERD)


def is_herhaling(session: Session, verzoek: Verzoek) -> bool:
    """Whether this request was carried out before: its entry stands in the logboek, under a unique id.

    Asked only when an act could not be done, for a repeat never can: at the latest its own entry is refused.
    """
    return session.scalar(select(LogboekRegel.nr).where(LogboekRegel.verzoek == verzoek.id)) is not None
