"""The register of mandaten as a sheet: its rows as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import starmap

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.mandaat.mandaatfeiten import laatste_dag
from app.services.mandaat.register.lezen import Registerfilter, Registerregel, aantal_mandaten, stroom
from app.services.mandaat.register.tekst import Mandaattekst, met_tekst
from app.weergave import woord

KOPPEN = (
    "zaak", "aanbieder", "mandaatgever", "houder", "soort", "versie", "ondermandaat", "plafond in euro",
    "besteed in euro", "over in euro", "geldig vanaf", "geldig tot en met", "besluitnummer", "status",
    "van kracht vanaf", "van kracht tot en met", "functie van de houder", "wat de houder mag", "voorwaarden",
)  # fmt: skip

Cel = str | int | float | date | None


def registerblad(
    session: Session, actor: Actor, dag: date, wens: Registerfilter
) -> tuple[str, Sequence[str], Iterator[list[Cel]]]:
    """What the sheet says above the table, its heads and its rows as they are read. Amounts in euros, as numbers."""
    aantal = aantal_mandaten(session, actor, dag, wens)
    stand = f"Van kracht op {wens.op:%d-%m-%Y}" if wens.op else f"Stand van {dag:%d-%m-%Y}"
    return f"{stand}, {aantal} mandaten", KOPPEN, starmap(_rij, met_tekst(session, stroom(session, actor, dag, wens)))


def _rij(regel: Registerregel, zegt: Mandaattekst) -> list[Cel]:
    m, f = regel.mandaat, regel.feiten
    geld = m.plafond is not None
    return [
        m.zaaknummer,
        m.aanbieder,
        m.gever,
        m.houder,
        woord(m.soort.value),
        m.versienr,
        "ja" if m.onder_id else "nee",
        (m.plafond or 0) / 100 if geld else None,
        f.besteed / 100 if geld else None,
        f.over / 100 if geld else None,
        m.van,
        m.tot,
        m.besluitnummer,
        woord(regel.status.value),
        f.begin,
        laatste_dag(f) if f.begin else None,
        zegt.functie,
        zegt.bevoegdheden,
        zegt.voorwaarden,
    ]
