"""An act closes what it fulfils: steps and agreements that name what it made true (domein 2; ADR 023).

What is fulfilled is finished with an entry of its own, in the transaction of the act. Nobody finishes by hand what is
not so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Exists, Select, bindparam, exists, select
from sqlalchemy.orm import Session

from app.db import tabel
from app.domain.basis.begrippen import RUST, Afspraakstatus, Bereik, Mandaatstatus, Stapstatus, Zaakrol
from app.domain.basis.feiten import EIS, VEREIST, VERVULD, Feit, FeitOntbreekt
from app.domain.draaiboek.draaiboek import StapDef
from app.domain.termijn import stap as regels
from app.domain.zaak.afspraak import leg_vast
from app.models import (
    Afspraak,
    Informatieplicht,
    Kwartaalcijfer,
    Mandaat,
    Rolvervulling,
    Stap,
    Tredebepaling,
    Zaak,
)
from app.regios import profiel
from app.services.draaiboek.edities import editie_van
from app.services.kern.tellen import voluit
from app.services.kern.uitvoering import Werk
from app.services.termijn.termijnen import laat_beginnen

R = TypeVar("R", Stap, Afspraak)


def toets_feit(session: Session, zaak: Zaak, feit: Feit | None, plichten: tuple[str, ...] = ()) -> None:
    """Raises FeitOntbreekt when the zaak does not show what fulfils a step or an agreement."""
    if feit in VEREIST and not _is_waar(session, zaak, feit, plichten):
        raise FeitOntbreekt(EIS[feit])


_OP_DE_DAG_VAN_INVOER = frozenset({Feit.VROEGSIGNALERING})
"""Facts whose act is dated by its source: figures of December are gathered on the day on which they are recorded."""

DUURT = frozenset({Feit.PROJECTLEIDER, Feit.EXTRA_REGIEVOERDER, Feit.MANDATEN, Feit.MANDATEN_ANDERE_REGIO})
"""Facts that fulfil a step that begins later too. Figures of an earlier zaak say nothing of this one; and whom a step
informs is told anew.
"""


def vervul(werk: Werk) -> None:
    """Finish what the facts that the act may have made true fulfil, on the business day of the act.

    A step that begins with the act while its fact stood before is finished too, once, on the day of recording: on the
    business day it may not have been so yet.
    """
    zaak, vandaag = werk.zaak, werk.verzoek.vandaag
    stond = werk.gevraagde_feiten - werk.feiten
    if not (werk.feiten or stond) or zaak is None or zaak.toestand in RUST:
        return
    dag = (werk.wens.datum if werk.wens else None) or vandaag
    for stap, definitie in _stappen(werk, zaak, werk.feiten | stond):
        _rond_af(werk, zaak, stap, definitie, vandaag if definitie.vervult in stond | _OP_DE_DAG_VAN_INVOER else dag)
    for afspraak, feit in _afspraken(werk, zaak) if werk.feiten else ():
        _leg_vast(werk, afspraak, feit, dag)


def _stappen(werk: Werk, zaak: Zaak, feiten: Collection[Feit]) -> list[tuple[Stap, StapDef]]:
    editie = editie_van(werk.session, zaak)
    vragen = {regel.code: regel for regel in editie.regels() if isinstance(regel, StapDef) and regel.vervult in feiten}
    return [
        (stap, vragen[stap.code])
        for stap, waar in _met_feiten(werk.session, zaak, Stap, vragen, feiten)
        if _is_vervuld(werk.session, zaak, vragen[stap.code], waar)
    ]


def _is_vervuld(session: Session, zaak: Zaak, stap: StapDef, waar: Collection[Feit]) -> bool:
    if stap.vervult is Feit.GEINFORMEERD:
        return _is_waar(session, zaak, stap.vervult, stap.plichten)
    return stap.vervult in waar


def _afspraken(werk: Werk, zaak: Zaak) -> list[tuple[Afspraak, Feit]]:
    vragen = {a.nummer: a.vervult for a in profiel(zaak.regio).afspraken if a.vervult in werk.feiten}
    gevonden = _met_feiten(werk.session, zaak, Afspraak, vragen, werk.feiten)
    return [(rij, feit) for rij, waar in gevonden if (feit := vragen[rij.nummer]) and feit in waar]


def _met_feiten(
    session: Session, zaak: Zaak, soort: type[R], namen: Collection[str | int], feiten: Collection[Feit]
) -> list[tuple[R, set[Feit]]]:
    """The open rows with these names, each with those of the facts that the zaak shows: in one statement."""
    if not namen:
        return []
    gevraagd = tuple(feit for feit in ER_IS if feit in feiten)
    rijen = session.execute(_open(soort, gevraagd), {"namen": list(namen), **vraagt(zaak)})
    return [(rij, {feit for feit, er_is in zip(gevraagd, waar, strict=True) if er_is}) for rij, *waar in rijen]


@cache
def _open(soort: type[Stap | Afspraak], feiten: tuple[Feit, ...]) -> Select[*tuple[Any, ...]]:
    naam, is_open = _NAMEN[soort]
    return (
        select(soort, *(ER_IS[feit]().label(feit.name) for feit in feiten))
        .where(soort.zaak_id == bindparam("zaak"), is_open, naam.in_(bindparam("namen", expanding=True)))
        .order_by(soort.id if soort is Stap else naam)
        .execution_options(populate_existing=True)
    )


_NAMEN: dict[type[Stap | Afspraak], tuple[Any, Any]] = {
    Stap: (Stap.code, Stap.status == Stapstatus.OPEN),
    Afspraak: (Afspraak.nummer, Afspraak.status == Afspraakstatus.OPEN),
}


def _rond_af(werk: Werk, zaak: Zaak, stap: Stap, definitie: StapDef, dag: date) -> None:
    """Finish a step that an act fulfilled, with an entry as if somebody had."""
    waarom = VERVULD[definitie.vervult] if definitie.vervult else ""
    werk.wil("rond_stap_af", datum=dag, object=f"stap/{stap.code}", toelichting=waarom)
    van = regels.rond_af(stap, dag, waarom, None)
    begonnen = [str(w) for w in laat_beginnen(werk.session, zaak, stap.code, dag, werk.verzoek.nu)]
    werk.noteer(van=van, naar=stap.status, titel=definitie.titel, termijnen=begonnen or None)


def _leg_vast(werk: Werk, afspraak: Afspraak, feit: Feit, dag: date) -> None:
    werk.wil("leg_afspraak_vast", datum=dag, object=f"afspraak/{afspraak.nummer}", toelichting=VERVULD[feit])
    van = leg_vast(afspraak, Afspraakstatus.GEDAAN, dag, VERVULD[feit])
    werk.noteer(van=van, naar=afspraak.status, versie=werk.geopend.versie)


def _is_waar(session: Session, zaak: Zaak, feit: Feit, plichten: tuple[str, ...] = ()) -> bool:
    """Whether the zaak shows it, in its present period."""
    if feit is Feit.GEINFORMEERD:
        return not session.scalar(select(_nog_te_informeren(zaak, plichten)))
    return feit in ER_IS and bool(session.scalar(select(ER_IS[feit]()), vraagt(zaak)))


def vraagt(zaak: Zaak) -> dict[str, int]:
    """What `ER_IS` asks of the zaak."""
    return {"zaak": zaak.id, "periode": zaak.periode, "aanbieder": zaak.aanbieder_id}


def _nog_te_informeren(zaak: Zaak, plichten: tuple[str, ...]) -> Exists:
    p = Informatieplicht
    return exists().where(
        p.zaak_id == zaak.id,
        p.code.in_(plichten),
        p.verzonden_datum.is_(None),
        p.vervallen_datum.is_(None),
        p.tredebepaling_id == Tredebepaling.id,
        Tredebepaling.periode == zaak.periode,
    )


def _vervuld(rol: Zaakrol) -> Exists:
    r = tabel(Rolvervulling).c
    return exists().where(r.zaak_id == bindparam("zaak"), r.rol == voluit(rol), r.tot.is_(None))


def _actief(bereik: Bereik) -> Exists:
    m = tabel(Mandaat).c
    nu = (m.periode == bindparam("periode"), m.bereik == bereik, m.status == Mandaatstatus.ACTIEF)
    return exists().where(m.zaak_id == bindparam("zaak"), *nu)


ER_IS: dict[Feit, Callable[[], Exists]] = {
    Feit.PROJECTLEIDER: lambda: _vervuld(Zaakrol.PROJECTLEIDER),
    Feit.EXTRA_REGIEVOERDER: lambda: _vervuld(Zaakrol.EXTRA_REGIEVOERDER),
    Feit.MANDATEN: lambda: _actief(Bereik.BINNEN_REGIO),
    Feit.MANDATEN_ANDERE_REGIO: lambda: _actief(Bereik.ANDERE_REGIO),
    Feit.VROEGSIGNALERING: lambda: exists().where(tabel(Kwartaalcijfer).c.aanbieder_id == bindparam("aanbieder")),
}
"""What shows a fact in a zaak, in its present period; the parameters are those of `vraagt`."""
