"""Put a backup back: rows into an empty database, held against the manifest, and then judged as a whole.

Nothing is kept of a backup that is not whole: the manifest comes last, and the rows are kept only once it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.reserve.fouten import OnbruikbareReservekopie
from app.domain.reserve.manifest import Deel, Kop, Manifest, lees_kop, lees_manifest
from app.services.reserve import bestand
from app.services.reserve.kopie import HANDTEKENING, KOP, MANIFEST
from app.services.reserve.laden import eis_gelijke_vorm, eis_leeg, migreer, vul, zonder_wachters
from app.services.reserve.rijen import Rij, Tabelvorm, Teller, lees_rij, lees_vormen, tel
from app.services.reserve.sleutels import Identiteit

Delen = Iterator[tuple[str, bytes]]
_ONVERWACHT = "In de reservekopie staat iets waar dat niet hoort: {}."


@dataclass
class Teruggezet:
    """What came out of a backup: what it says of itself, its signature, and the files that lay beside the database."""

    kop: Kop
    manifest: Manifest
    ondertekend: bytes
    handtekening: bytes
    bestanden: Mapping[str, bytes] = field(default_factory=dict)


@dataclass
class _Bezig:
    tabellen: dict[str, Deel] = field(default_factory=dict)
    bestanden: dict[str, bytes] = field(default_factory=dict)
    slot: dict[str, bytes] = field(default_factory=dict)


def zet_terug(bron: Path, identiteiten: Sequence[Identiteit], doel: Engine) -> Teruggezet:
    """Fill an empty database from a backup, at the migration that it had; what is there then is what the manifest says.

    Raises OnbruikbareReservekopie, NietLeeg. Nothing of the rows is kept when it raises.
    """
    eis_leeg(doel)
    with closing(bestand.lees(bron, identiteiten)) as delen:
        naam, inhoud = next(delen, ("", b""))
        if naam != KOP:
            raise OnbruikbareReservekopie(_ONVERWACHT.format(naam or "niets"))
        kop = lees_kop(inhoud)
        migreer(doel, kop.migratie)
        with transaction(Session(doel)) as session:
            terug = _laad(session.connection(), delen, kop)
    _toets_wat_er_staat(doel, terug.manifest)
    return terug


def _laad(verbinding: Connection, delen: Delen, kop: Kop) -> Teruggezet:
    bezig = _Bezig()
    vormen = {vorm.naam: vorm for vorm in lees_vormen(verbinding)}
    with zonder_wachters(verbinding):
        for soort, groep in groupby(delen, key=lambda deel: _waar(deel[0])):
            if soort[0] == "tabellen":
                _laad_tabel(verbinding, vormen, soort[1], groep, bezig)
            else:
                plek = bezig.bestanden if soort[0] == "bestanden" else bezig.slot
                plek.update((naam.removeprefix("bestanden/"), inhoud) for naam, inhoud in groep)
    gezegd, handtekening = (bezig.slot.pop(naam, b"") for naam in (MANIFEST, HANDTEKENING))
    terug = Teruggezet(kop, lees_manifest(gezegd), gezegd, handtekening, bezig.bestanden)
    _toets_manifest(terug, bezig, set(vormen))
    return terug


def _waar(naam: str) -> tuple[str, str]:
    delen = naam.split("/")
    return (delen[0], delen[1]) if delen[0] == "tabellen" and len(delen) == 3 else (delen[0], "")


def _laad_tabel(
    verbinding: Connection,
    vormen: Mapping[str, Tabelvorm],
    naam: str,
    delen: Iterable[tuple[str, bytes]],
    bezig: _Bezig,
) -> None:
    stroom = iter(delen)
    _, kolommen = next(stroom)
    vorm = eis_gelijke_vorm(vormen, naam, kolommen)
    if naam in bezig.tabellen:
        raise OnbruikbareReservekopie(_ONVERWACHT.format(f"{naam} voor de tweede keer"))
    teller = Teller()

    def rijen() -> Iterator[Rij]:
        for _, brok in stroom:
            for regel in brok.splitlines(keepends=True):
                yield lees_rij(teller.neem(regel), vorm)

    vul(verbinding, vorm, rijen())
    bezig.tabellen[naam] = teller.deel()


def _toets_manifest(terug: Teruggezet, bezig: _Bezig, hier: set[str]) -> None:
    """What was read is what the manifest says, and nothing else was read. Raises OnbruikbareReservekopie."""
    manifest = terug.manifest
    gelezen = {naam: Deel(len(inhoud), sha256(inhoud).hexdigest()) for naam, inhoud in bezig.bestanden.items()}
    klopt = {
        "de kop is een andere": manifest.kop == terug.kop,
        "er staat iets in dat niemand noemt": not bezig.slot,
        "een bestand is niet wat het was": gelezen == manifest.bestanden,
        "een tabel is niet wat zij was": bezig.tabellen == manifest.tabellen,
        "er ontbreekt een tabel": set(bezig.tabellen) == hier,
    }
    for wat, goed in klopt.items():
        if not goed:
            raise OnbruikbareReservekopie(f"De reservekopie klopt niet met haar manifest: {wat}.")


def _toets_wat_er_staat(doel: Engine, manifest: Manifest) -> None:
    """Read back from the database that was filled. Raises OnbruikbareReservekopie."""
    with Session(doel) as session:
        verbinding = session.connection()
        anders = [
            vorm.naam for vorm in lees_vormen(verbinding) if tel(verbinding, vorm) != manifest.tabellen[vorm.naam]
        ]
        session.rollback()
    if anders:
        raise OnbruikbareReservekopie(f"In de database staat iets anders dan in de reservekopie: {', '.join(anders)}.")
