"""Gather the facts that the guards of an edition ask about a zaak, in one query each, and only those."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Afspraakstatus, Stapstatus, Toestand
from app.domain.draaiboek.grendels import Grendelregel, Werking
from app.domain.zaak.grendelregels import OpenStap, Zaakstand
from app.domain.zaak.grendeltoets import geldende
from app.models import Afspraak, Zaak
from app.services.draaiboek.edities import editie_van
from app.services.geld.boek import niet_afgewikkeld
from app.services.informatie.plichten import openstaand
from app.services.mandaat.stand import tel_actieve
from app.services.mandaat.teruggave import niet_geeindigd
from app.services.overleg.opschaling import tel_lopende
from app.services.overleg.toezichtplan import wat_openstaat
from app.services.passend.sluiting import wat_sluiten_vraagt
from app.services.telling.tellingen import nog_te_plaatsen
from app.services.termijn.stappen import lijst_stappen
from app.services.zaak import sluitfeiten
from app.services.zaak.noodgrepen import tel_open

OVER_PLAATSEN = frozenset(
    {
        Grendelregel.KINDEREN_OP_SLUITENDE_LOCATIE,
        Grendelregel.PLEKKEN_BEOORDEELD,
        Grendelregel.KINDERRECHTEN_GETOETST,
    }
)
"""Rules that read the board, and are asked together."""
BLOKKERENDE = (Werking.BLOKKEERT,)


def zaakstand(
    session: Session,
    zaak: Zaak,
    naar: Toestand,
    dagen: Sequence[date],
    *,
    ook_naar: Collection[Toestand] = (),
    onderbouwd: bool = False,
    werking: Collection[Werking] = tuple(Werking),
) -> Zaakstand:
    """The facts for a change to `naar`; a mandaat counts when active on one of `dagen`, a noodgreep and a duty to
    inform when open on one.

    With `ook_naar` also what guards on the way to those states ask; `werking` leaves out what only warns.
    """
    grendels = editie_van(session, zaak).grendels
    regels = {g.regel for doel in (naar, *ook_naar) for g in geldende(grendels, doel) if g.werking in werking}
    feiten = {veld: lees(session, zaak) for regel, (veld, lees) in _FEITEN.items() if regel in regels}
    if Grendelregel.ACTIEVE_MANDATEN in regels:
        feiten |= _mandaten(session, zaak, naar, dagen)
    if Grendelregel.TOEZICHT_LOOPT in regels and (fase := sluitfeiten.toezichtfase(session, zaak)):
        feiten |= {"toezichtfase": fase, "open_toezicht": wat_openstaat(session, zaak)}
    if regels & OVER_PLAATSEN:
        feiten |= wat_sluiten_vraagt(session, zaak)
    if Grendelregel.NOODGREPEN in regels:
        feiten["open_noodgrepen"] = tel_open(session, zaak, min(dagen))
    if Grendelregel.INFORMATIEPLICHTEN in regels:
        feiten["open_informatieplichten"] = openstaand(session, zaak, min(dagen))
    return Zaakstand(van=zaak.toestand, naar=naar, onderbouwd=onderbouwd, **feiten)


def _mandaten(session: Session, zaak: Zaak, naar: Toestand, dagen: Sequence[date]) -> dict[str, object]:
    """Those that are active; at closing only those that it does not end, with their grantors."""
    if naar is not Toestand.AFGESLOTEN:
        return {"actieve_mandaten": tel_actieve(session, zaak, *dagen)}
    over = niet_geeindigd(session, zaak, *dagen)
    return {"actieve_mandaten": len(over), "gevers": list(dict.fromkeys(m.mandaatgever.naam for m in over))}


def _open_stappen(session: Session, zaak: Zaak) -> list[OpenStap]:
    return [
        OpenStap(s.stap.code, s.definitie.titel)
        for s in lijst_stappen(session, zaak)
        if s.definitie.verplicht and s.stap.status is Stapstatus.OPEN
    ]


def _open_afspraken(session: Session, zaak: Zaak) -> Sequence[int]:
    vraag = select(Afspraak.nummer).where(Afspraak.zaak_id == zaak.id, Afspraak.status == Afspraakstatus.OPEN)
    return session.scalars(vraag.order_by(Afspraak.nummer)).all()


_FEITEN: dict[Grendelregel, tuple[str, Callable[[Session, Zaak], Any]]] = {
    Grendelregel.VERPLICHTE_STAPPEN: ("open_stappen", _open_stappen),
    Grendelregel.AFSPRAKEN_OPEN: ("open_afspraken", _open_afspraken),
    Grendelregel.NOG_TE_PLAATSEN: ("nog_te_plaatsen", nog_te_plaatsen),
    Grendelregel.OPSCHALING_OPEN: ("open_opschalingen", tel_lopende),
    Grendelregel.BRIEVEN_OPEN: ("open_brieven", sluitfeiten.open_brieven),
    Grendelregel.VRAGEN_OPEN: ("open_vragen", sluitfeiten.open_vragen),
    Grendelregel.VOORWAARDEN_OPEN: ("open_voorwaarden", sluitfeiten.open_voorwaarden),
    Grendelregel.NOOIT_GETELD: ("nooit_geteld", sluitfeiten.nooit_geteld),
    Grendelregel.REGIOS_NIET_GETELD: ("regios_zonder_telling", sluitfeiten.regios_zonder_telling),
    Grendelregel.GELD_OPEN: ("open_geld", niet_afgewikkeld),
}
"""Per rule the field of Zaakstand and who knows it."""
