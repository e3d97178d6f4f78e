"""The stock of a zaak: counted by hand or read from a file. A correction is a row more, with its reason."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.domain.basis.bestand import schone_naam
from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.plaatsing.stand import Stand, regels_sha256, toets_stand
from app.domain.plaatsing.standrijen import Standlezer
from app.models import Plaatsstand, Plaatsstandcel, Zaak
from app.naslag import naslag
from app.services.kern.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.plaatsing.lezen import (
    Locatie,
    als_stand,
    cellen_van,
    gemeenten_op,
    gemeentenamen,
    locaties,
    standen,
    te_tellen,
    vormen,
)
from app.services.telling.bestand import is_csv, lees_rijen

MEESTE_LOS = 100
"""More than this is a file: the logboek repeats what is entered by hand line by line."""
MAX_UITGEPAKT = 48 * 1024 * 1024
"""What a workbook of 20,000 rows may unpack to, in bytes."""
BLAD = "Plaatsing"
STAAT_ER_AL = "Deze aantallen staan er al precies zo. Er is niets veranderd."


@dataclass(frozen=True)
class Standbestand:
    """A file as it came in."""

    naam: str
    inhoud: bytes


@dataclass(frozen=True)
class Uitkomst:
    """How many counts were new, how many changed what stood there, how many stood there already."""

    nieuw: int
    gewijzigd: int
    ongewijzigd: int = 0

    @property
    def samen(self) -> int:
        return self.nieuw + self.gewijzigd


def leg_standen_vast(
    werk: Werk, zaaknummer: str, nieuw: Sequence[Stand], reden: str = "", versie: int | None = None
) -> Uitkomst:
    """Record the stock of locations; what stood there is corrected, with the reason.

    `versie` is how many rows there were of those weeks when the user looked. Raises GeenRecht, ZaakGesloten,
    OngeldigeInvoer, DatumInToekomst, DatumOnlogisch, MotiveringVerplicht, Verouderd.
    """
    if not 0 < len(nieuw) <= MEESTE_LOS:
        raise OngeldigeInvoer(f"Leg 1 tot en met {MEESTE_LOS} locaties tegelijk vast, of gebruik een bestand.")
    werk.wil(
        "leg_standen_vast", datum=max(s.week for s in nieuw), standen=[stand.plek() for stand in nieuw], reden=reden
    )
    dossier = _open(werk, zaaknummer)
    plekken, zorgvormen = _telbaar(werk.session, dossier.zaak), vormen(dossier)
    for stand in nieuw:
        if stand.locatie not in plekken:
            raise OngeldigeInvoer("Deze locatie heeft de aanbieder niet. Voeg haar eerst toe.", veld="locatie")
        toets_stand(stand, werk.verzoek.vandaag, zorgvormen, gemeenten_op(stand.week))
    if len({stand.sleutel for stand in nieuw}) < len(nieuw):
        raise OngeldigeInvoer("Dezelfde week en locatie staat er twee keer.", veld="locatie")
    eis_versie(versie_van(werk.session, dossier.zaak, {stand.week for stand in nieuw}), versie)
    uitkomst, sha256 = schrijf_standen(werk, dossier.zaak, nieuw, reden)
    werk.noteer(
        object=f"plaatsing/{max(s.week for s in nieuw).isoformat()}",
        nieuw=uitkomst.nieuw,
        gewijzigd=uitkomst.gewijzigd,
        standen_sha256=sha256,
    )
    return uitkomst


def importeer_standen(werk: Werk, zaaknummer: str, bestand: Standbestand, reden: str = "") -> Uitkomst:
    """Record every count of a file, or none. Raises ImportGeweigerd with every wrong cell, OngeldigBestand, and what
    `leg_standen_vast` raises.
    """
    werk.wil("importeer_standen", naam=schone_naam(bestand.naam), reden=reden)
    dossier = _open(werk, zaaknummer)
    nieuw = lees_bestand(werk.session, dossier, bestand, werk.verzoek.vandaag)
    uitkomst, sha256 = schrijf_standen(werk, dossier.zaak, nieuw, reden)
    werk.noteer(
        nieuw=uitkomst.nieuw,
        gewijzigd=uitkomst.gewijzigd,
        ongewijzigd=uitkomst.ongewijzigd,
        weken=sorted({stand.week.isoformat() for stand in nieuw}),
        standen_sha256=sha256,
    )
    return uitkomst


def versie_van(session: Session, zaak: Zaak, weken: set[date]) -> int:
    """How many rows there are of these weeks: rows never change, so another number means that somebody was first."""
    vraag = select(func.count(Plaatsstand.id)).where(Plaatsstand.zaak_id == zaak.id, Plaatsstand.week.in_(weken))
    return session.scalar(vraag) or 0


def _open(werk: Werk, zaaknummer: str) -> Dossier:
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    eis_lopend(dossier.zaak)
    return dossier


def _telbaar(session: Session, zaak: Zaak) -> dict[int, Locatie]:
    plekken = locaties(session, zaak)
    if not any(plek.vervallen for plek in plekken.values()):
        return plekken
    geteld = select(Plaatsstand.locatie).where(Plaatsstand.zaak_id == zaak.id).distinct()
    return te_tellen(plekken, set(session.scalars(geteld)))


def lees_bestand(session: Session, dossier: Dossier, bestand: Standbestand, vandaag: date) -> list[Stand]:
    """Every count of a file. Raises ImportGeweigerd, OngeldigBestand."""
    plekken = _telbaar(session, dossier.zaak).values()
    per_dag: dict[date, Mapping[str, str]] = {}

    def op(dag: date) -> Mapping[str, str]:
        return per_dag.setdefault(dag, per_dag.get(dag) or gemeenten_op(dag))

    lezer = Standlezer(
        locaties={str(plek.nummer): plek.naam for plek in plekken},
        zorgvormen=vormen(dossier),
        gemeenten=gemeentenamen(),
        gemeenten_op=op,
        vandaag=vandaag,
        alles_is_tekst=is_csv(bestand.naam),
        eerder=dossier.profiel.eerdere_zorgvormen,
        aliassen={naam: gemeente.code for gemeente in naslag().gemeenten for naam in gemeente.aliassen},
    )
    return lezer.lees_standen(lees_rijen(bestand.naam, bestand.inhoud, BLAD, MAX_UITGEPAKT))


def schrijf_standen(
    werk: Werk, zaak: Zaak, nieuw: Sequence[Stand], reden: str, opgave: int | None = None
) -> tuple[Uitkomst, str]:
    """Add what is new or changed; its hash is under a salt that stays with the rows. `opgave` is the number of the link
    by which the provider said so. Raises OngeldigeInvoer when nothing changes, MotiveringVerplicht.
    """
    staat = standen(werk.session, zaak)
    geraakt = [staat[stand.sleutel] for stand in nieuw if stand.sleutel in staat]
    cellen = cellen_van(werk.session, geraakt)
    oud = {(rij.week, rij.locatie): als_stand(rij, cellen[rij.id]) for rij in geraakt}
    erbij = [stand for stand in nieuw if stand.sleutel not in oud]
    anders = [stand for stand in nieuw if stand.sleutel in oud and not stand.gelijk(oud[stand.sleutel])]
    if not erbij and not anders:
        raise OngeldigeInvoer(STAAT_ER_AL)
    if anders and not heeft_inhoud(reden):
        raise MotiveringVerplicht(
            "Hier staan al andere aantallen. Schrijf waarom u ze verandert. Dit komt in het logboek.", veld="reden"
        )
    zout = secrets.token_hex(16)
    versies = {stand.sleutel: staat[stand.sleutel].versie + 1 for stand in anders}
    _voeg_toe(werk, zaak, [*erbij, *anders], versies, reden, zout, opgave)
    uitkomst = Uitkomst(len(erbij), len(anders), len(nieuw) - len(erbij) - len(anders))
    return uitkomst, regels_sha256((stand.regel() for stand in (*erbij, *anders)), zout)


def _voeg_toe(
    werk: Werk,
    zaak: Zaak,
    erin: Sequence[Stand],
    versies: Mapping[tuple[date, int], int],
    reden: str,
    zout: str,
    opgave: int | None,
) -> None:
    rijen = [
        Plaatsstand(
            zaak_id=zaak.id,
            week=stand.week,
            locatie=stand.locatie,
            versie=versies.get(stand.sleutel, 1),
            kinderen=stand.kinderen,
            reden=reden if stand.sleutel in versies else "",
            zout=zout,
            opgave=opgave,
            ingevoerd_op=werk.verzoek.nu,
            ingevoerd_door_id=werk.verzoek.actor.id,
        )
        for stand in erin
    ]
    werk.session.add_all(rijen)
    werk.session.flush()
    cellen = [
        {"zaak_id": zaak.id, "stand_id": rij.id, "aantal": cel.aantal}
        | dict(zip(("zorgvorm", "gemeente", "titel", "maand"), cel.plek, strict=True))
        for rij, stand in zip(rijen, erin, strict=True)
        for cel in stand.cellen
    ]
    if cellen:
        werk.session.execute(insert(Plaatsstandcel), cellen)
