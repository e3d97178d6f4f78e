"""Counts of children in a zaak: entered, corrected, imported. What was counted stays; a correction is a row more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Subquery, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.domain.basis.bestand import schone_naam
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.regio.regio import Regioprofiel
from app.domain.telling.telling import Geteld, Telling, eis_bekend, toets_telling
from app.domain.telling.tellingrijen import Lezer
from app.models import Telling as Tellingrij
from app.models import Zaak
from app.services.kern.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.telling.bestand import is_csv, lees_rijen
from app.services.telling.gebieden import lees_gebieden
from app.services.telling.schrift import Sleutel, Verschil, schrijf, staat_er, vergelijk

MEESTE_LOS = 100
"""More than this is an import: the logboek repeats what is entered by hand line by line."""


@dataclass(frozen=True)
class Tellingbestand:
    """A file as it came in. `oorsprong` is the name of the one it was made from, when it was read before."""

    naam: str
    inhoud: bytes
    oorsprong: str = ""


def leg_tellingen_vast(
    werk: Werk, zaaknummer: str, tellingen: Sequence[Telling], reden: str = "", versie: int | None = None
) -> int:
    """Record counts; what stood there is corrected, with the reason. Returns how many were new or changed.

    `versie` is the one the user looked at, 0 for none. Raises GeenRecht, ZaakGesloten, OngeldigeInvoer,
    DatumInToekomst, DatumOnlogisch, MotiveringVerplicht, Verouderd.
    """
    if not 0 < len(tellingen) <= MEESTE_LOS:
        raise OngeldigeInvoer(f"Leg 1 tot en met {MEESTE_LOS} tellingen tegelijk vast, of gebruik een bestand.")
    datum = max(telling.peildatum for telling in tellingen)
    werk.wil("leg_tellingen_vast", datum=datum, tellingen=[t.plek() for t in tellingen], reden=reden)
    dossier = _open(werk, zaaknummer)
    gebieden, vormen = lees_gebieden(werk.session, dossier), _zorgvormen(dossier.profiel)
    for telling in tellingen:
        toets_telling(telling, werk.verzoek.vandaag)
        eis_bekend(telling, gebieden.op(telling.peildatum), vormen)
    if len({telling.sleutel for telling in tellingen}) < len(tellingen):
        raise OngeldigeInvoer("Dezelfde gemeente, zorgvorm en peildatum staat er twee keer.")
    staat = staat_er(werk.session, dossier.zaak, tellingen)
    eis_versie(max((rij.versie for rij in staat.values()), default=0), versie)
    verschil, sha256 = schrijf(werk, dossier.zaak, tellingen, staat, reden)
    werk.noteer(
        object=f"telling/{datum.isoformat()}",
        nieuw=len(verschil.nieuw),
        gewijzigd=len(verschil.gewijzigd),
        tellingen_sha256=sha256,
    )
    return len(verschil.nieuw) + len(verschil.gewijzigd)


def importeer_tellingen(werk: Werk, zaaknummer: str, bestand: Tellingbestand, reden: str = "") -> Verschil:
    """Record every count of a file, or none. The logboek keeps a hash of what was recorded, no numbers.

    Raises ImportGeweigerd with every wrong cell, OngeldigBestand, and what `leg_tellingen_vast` raises.
    """
    werk.wil("importeer_tellingen", naam=schone_naam(bestand.oorsprong or bestand.naam), reden=reden)
    dossier = _open(werk, zaaknummer)
    tellingen = _lees(werk.session, dossier, bestand, werk.verzoek.vandaag)
    staat = staat_er(werk.session, dossier.zaak, tellingen)
    verschil, sha256 = schrijf(werk, dossier.zaak, tellingen, staat, reden)
    werk.noteer(
        nieuw=len(verschil.nieuw),
        gewijzigd=len(verschil.gewijzigd),
        ongewijzigd=verschil.ongewijzigd,
        peildata=sorted({t.peildatum.isoformat() for t in tellingen}),
        tellingen_sha256=sha256,
    )
    return verschil


def bekijk_import(
    session: Session, dossier: Dossier, bestand: Tellingbestand, vandaag: date
) -> tuple[list[Telling], Verschil]:
    """The counts in a file and what they would change; nothing is kept. Raises ImportGeweigerd, OngeldigBestand."""
    tellingen = _lees(session, dossier, bestand, vandaag)
    return tellingen, vergelijk(tellingen, staat_er(session, dossier.zaak, tellingen))


def nog_te_plaatsen(session: Session, zaak: Zaak) -> int:
    """Children still to place; 0 when that was never counted, too."""
    return laatste_aantallen(session, zaak, ["nog_te_plaatsen"])["nog_te_plaatsen"].aantal or 0


def laatste_aantallen(session: Session, zaak: Zaak, maten: Sequence[str]) -> dict[str, Geteld]:
    """What was counted last of each of these, over the whole zaak, in one query.

    Per municipality and form of care by the newest date on which that was counted: so a municipality that counts later
    than the others is in it with its own date.
    """
    rij = Tellingrij
    sleutel = (rij.peildatum, rij.gemeente, rij.zorgvorm)
    versie = func.row_number().over(partition_by=sleutel, order_by=rij.versie.desc())
    kolommen = (*sleutel, *(getattr(rij, maat) for maat in maten), versie.label("plek"))
    per_dag = select(*kolommen).where(rij.zaak_id == zaak.id).subquery()
    rijen = session.execute(union_all(*(_laatste(maat, per_dag) for maat in maten)))
    return {maat: Geteld(*geteld) for maat, *geteld in rijen}


def _laatste(maat: str, geteld: Subquery) -> Select[str, Any, Any, Any, int]:
    """The sum of one measure, with the oldest and the newest reference date in it, and of how many municipalities."""
    per_dag = geteld.c
    dag = func.row_number().over(partition_by=(per_dag.gemeente, per_dag.zorgvorm), order_by=per_dag.peildatum.desc())
    aantal = per_dag[maat].label("aantal")
    per_cel = select(aantal, per_dag.peildatum, per_dag.gemeente, dag.label("plek")).where(
        per_dag.plek == 1, per_dag[maat].is_not(None)
    )
    laatste = per_cel.subquery().c
    return select(
        literal(maat),
        func.sum(laatste.aantal),
        func.min(laatste.peildatum),
        func.max(laatste.peildatum),
        func.count(laatste.gemeente.distinct()),
    ).where(laatste.plek == 1)


def laatste_cellen(session: Session, zaak: Zaak, maat: str) -> dict[tuple[str, str], tuple[int, date]]:
    """What `laatste_aantallen` adds up, by municipality and form of care: how many, and on which reference date."""
    rij = Tellingrij
    vraag = select(rij.gemeente, rij.zorgvorm, rij.peildatum, getattr(rij, maat)).where(rij.zaak_id == zaak.id)
    geldt = {(g, z, dag): aantal for g, z, dag, aantal in session.execute(vraag.order_by(rij.peildatum, rij.versie))}
    return {(g, z): (aantal, dag) for (g, z, dag), aantal in geldt.items() if aantal is not None}


def van_gemeente(session: Session, zaak: Zaak, gemeente: str) -> list[Telling]:
    """The newest counts of one municipality, one per form of care."""
    vraag = select(Tellingrij).where(Tellingrij.zaak_id == zaak.id, Tellingrij.gemeente == gemeente)
    rijen = session.scalars(vraag.order_by(Tellingrij.peildatum, Tellingrij.versie))
    nieuwste = {rij.zorgvorm: rij for rij in rijen}
    return [nieuwste[zorgvorm].waarden() for zorgvorm in sorted(nieuwste)]


def vind_telling(session: Session, zaak: Zaak, sleutel: Sleutel) -> Tellingrij | None:
    """The row that counts for this date, municipality and form of care."""
    peildatum, gemeente, zorgvorm = sleutel
    return session.scalars(
        select(Tellingrij)
        .where(Tellingrij.zaak_id == zaak.id, Tellingrij.peildatum == peildatum)
        .where(Tellingrij.gemeente == gemeente, Tellingrij.zorgvorm == zorgvorm)
        .order_by(Tellingrij.versie.desc())
        .limit(1)
    ).one_or_none()


def _open(werk: Werk, zaaknummer: str) -> Dossier:
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    eis_lopend(dossier.zaak)
    return dossier


def _zorgvormen(profiel: Regioprofiel) -> Mapping[str, str]:
    """The region's forms of care: code and name."""
    return {vorm.code: vorm.titel for vorm in profiel.zorgvormen}


def _lees(session: Session, dossier: Dossier, bestand: Tellingbestand, vandaag: date) -> list[Telling]:
    gebieden, vormen = lees_gebieden(session, dossier), _zorgvormen(dossier.profiel)
    lezer = Lezer(
        gebieden.namen,
        vormen,
        vandaag,
        alles_is_tekst=is_csv(bestand.naam),
        toets=lambda telling: eis_bekend(telling, gebieden.op(telling.peildatum), vormen),
        eerder=dossier.profiel.eerdere_zorgvormen,
        aliassen=gebieden.aliassen,
    )
    return lezer.lees(lees_rijen(bestand.naam, bestand.inhoud))
