"""Replay: fold the entries of each zaak into a state of its own, and name the first difference with the tables.

Lines and payloads tell what was done; the tables are what the screens show. Whoever owns the database can change a
table and leave the chain whole: this finds it. Memory holds one zaak at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Zaak
from app.services.logboek.lezen import doorloop
from app.services.logboek.vernietigd import vernietigde_inhoud
from app.services.naspel import dossier, geld, overname, toezegging, verloop
from app.services.naspel.stand import Handeling, Rijen, Stand, Zet
from app.services.naspel.tabellen import lees_tabellen

HANDELINGEN: Mapping[str, Handeling] = (
    verloop.HANDELINGEN | geld.HANDELINGEN | toezegging.HANDELINGEN | dossier.HANDELINGEN | overname.HANDELINGEN
)


class Verschil(Exception):
    """The first difference between the logboek and the tables: which zaak, what, and what each of them says."""


def speel_alles_na(session: Session, zaaknummer: str | None = None) -> Counter[str]:
    """Replay every zaak, or this one. Returns how many objects of each kind were compared. Raises Verschil.

    Of a destroyed zaak the content is gone from both sides: its entries of destruction are all there is to hold.
    """
    geteld: Counter[str] = Counter()
    vernietigd = vernietigde_inhoud(session).zaken
    for zaak in _zaken(session, zaaknummer):
        if zaak.zaaknummer in vernietigd:
            continue
        geteld += speel_na(session, zaak)
        session.expunge_all()
    return geteld


def _zaken(session: Session, zaaknummer: str | None) -> Iterator[Zaak]:
    vraag = select(Zaak.id).order_by(Zaak.zaaknummer)
    if zaaknummer:
        vraag = vraag.where(Zaak.zaaknummer == zaaknummer)
    yield from (session.get_one(Zaak, nr) for nr in session.scalars(vraag).all())


def speel_na(session: Session, zaak: Zaak) -> Counter[str]:
    """Replay one zaak and compare. Raises Verschil at the first difference."""
    stand = Stand(zaak.zaaknummer, zaak.regio)
    for regel in doorloop(session, zaak.id):
        handeling = HANDELINGEN.get(regel.kop.actie)
        if handeling and not regel.geweigerd:
            handeling(stand, Zet(regel))
    if ("zaak", zaak.zaaknummer) not in stand.rijen:
        raise Verschil(f"zaak {zaak.zaaknummer}: staat in de tabellen, maar het logboek kent haar opening niet")
    _vergelijk(stand, lees_tabellen(session, zaak, stand))
    return Counter(soort for soort, _ in stand.rijen)


def _vergelijk(stand: Stand, tabellen: Rijen) -> None:
    for (soort, naam), velden in stand.rijen.items():
        rij = tabellen.get((soort, naam))
        wat = f"zaak {stand.zaaknummer}: {soort} {naam}"
        if rij is None:
            raise Verschil(f"{wat} staat in het logboek, maar niet in de tabellen")
        for veld, waarde in velden.items():
            if rij[veld] != waarde:
                raise Verschil(f"{wat}, {veld}: het logboek zegt {_zeg(waarde)}, de tabel zegt {_zeg(rij[veld])}")
    for soort, naam in tabellen.keys() - stand.rijen.keys():
        if soort not in stand.onvolledig:
            raise Verschil(f"zaak {stand.zaaknummer}: {soort} {naam} staat in de tabellen, maar niet in het logboek")


def _zeg(waarde: str | None) -> str:
    return "niets" if waarde is None else f"“{waarde}”"
