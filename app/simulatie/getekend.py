"""What must hold of signatures, emergencies and ends, found in the rows themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Besluit, BesluitDeel, Besluitvoorstel, Gebruiker, Mandaat, Spoedbesluit, Spoeddeel, Zaak
from app.regios import profiel
from app.simulatie.toets import Geschonden


def toets_getekend(session: Session, zaak_id: int) -> None:
    """Two persons where two sign, no decision of one from the bound on, and every cent of a spoedbesluit in one part.
    Raises Geschonden.
    """
    _toets_besluiten(session, zaak_id)
    spoed = session.scalars(select(Spoedbesluit).where(Spoedbesluit.zaak_id == zaak_id)).all()
    _toets_reeks(session, zaak_id, spoed)
    for besluit in spoed:
        _toets_spoed(besluit)
    _toets_delen(session, zaak_id, {b.id: b for b in spoed})
    _toets_einden(session, zaak_id)


def _toets_besluiten(session: Session, zaak_id: int) -> None:
    alleen = (
        select(Besluit.volgnr)
        .join(BesluitDeel, BesluitDeel.besluit_id == Besluit.id)
        .join(Mandaat, Mandaat.id == BesluitDeel.mandaat_id)
        .where(Besluit.zaak_id == zaak_id, Besluit.voorstel_id.is_(None), Besluit.tegenboeking_van_id.is_(None))
        .where(Besluit.inlezing_id.is_(None), Mandaat.tweede_vanaf <= func.coalesce(Besluit.bedrag, 0))
    )
    if fout := session.scalars(alleen.limit(1)).first():
        raise Geschonden(f"besluit {fout} is van een, en vraagt twee handtekeningen")
    for rij in session.scalars(select(Besluitvoorstel).where(Besluitvoorstel.zaak_id == zaak_id)):
        getekend = rij.status.value in ("ondertekend", "geweigerd")
        if getekend and rij.voorbereid_persoon_id == rij.afgedaan_persoon_id:
            raise Geschonden(f"voorbereid besluit {rij.volgnr} is door een mens voorbereid en afgedaan")


def _toets_spoed(b: Spoedbesluit) -> None:
    if b.tweede_persoon_id is not None and b.tweede_persoon_id == b.genomen_persoon_id:
        raise Geschonden(f"spoedbesluit {b.volgnr} is twee keer door een mens getekend")
    geweigerd = b.einde_wijze is not None and b.einde_wijze.value == "geweigerd"
    if geweigerd and (b.tweede_persoon_id is not None or b.einde_persoon_id == b.genomen_persoon_id):
        raise Geschonden(f"spoedbesluit {b.volgnr} is geweigerd door wie dat niet kan")
    if b.verschuldigd is not None and not 0 <= b.verschuldigd <= (b.bedrag or 0):
        raise Geschonden(f"van spoedbesluit {b.volgnr} is meer verschuldigd dan het was")


def _toets_reeks(session: Session, zaak_id: int, spoed: Sequence[Spoedbesluit]) -> None:
    """In no run of days more than the region allows. One that was refused or withdrawn counts for what is due."""
    regel = profiel(session.get_one(Zaak, zaak_id).regio).spoedbesluit
    if regel is None or regel.reeks_dagen is None or regel.reeks_euro is None:
        return
    geteld: list[tuple[date, int]] = []
    for b in spoed:
        geteld.append((b.datum, (b.bedrag or 0) if b.einde_datum is None else (b.verschuldigd or 0)))
    for dag, _ in geteld:
        som = sum(cent for ander, cent in geteld if dag - timedelta(days=regel.reeks_dagen) < ander <= dag)
        if som > regel.reeks_euro * 100:
            raise Geschonden(f"tot en met {dag} is {som} in spoed besloten, terwijl {regel.reeks_euro} euro mag")


def _toets_delen(session: Session, zaak_id: int, besluiten: dict[int, Spoedbesluit]) -> None:
    sommen: dict[int, int] = defaultdict(int)
    van = select(Spoeddeel, Gebruiker.organisatie_id).outerjoin(Gebruiker, Gebruiker.id == Spoeddeel.beslist_door_id)
    for deel, organisatie in session.execute(van.where(Spoeddeel.zaak_id == zaak_id)):
        sommen[deel.spoedbesluit_id] += deel.bedrag
        zelf = organisatie == deel.organisatie_id or deel.document_id is not None
        if deel.beslist_datum is not None and not zelf:
            raise Geschonden(f"over deel {deel.id} van een spoedbesluit besliste een ander dan het college")
    for nr, besluit in besluiten.items():
        if sommen[nr] != (besluit.bedrag or 0):
            raise Geschonden(f"de delen van spoedbesluit {besluit.volgnr} zijn samen {sommen[nr]}")


def _toets_einden(session: Session, zaak_id: int) -> None:
    """What was decided under a mandaat was so before it ended, also when that day was brought forward."""
    te_laat = (
        select(Mandaat.id)
        .join(BesluitDeel, BesluitDeel.mandaat_id == Mandaat.id)
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Mandaat.zaak_id == zaak_id, Mandaat.ingetrokken_per <= Besluit.datum)
        .where(Besluit.tegenboeking_van_id.is_(None))
    )
    if nr := session.scalars(te_laat.limit(1)).first():
        raise Geschonden(f"onder mandaat {nr} is besloten nadat het eindigde")
