"""Import of cases that a region kept in Excel: one Regievoerder proposes a file, another one confirms it (ADR 018).

A look runs the real thing and undoes it, so that what it says is what would happen. Everything of a file comes in
with one transaction, or nothing does. Its bytes are kept until it was confirmed or withdrawn, and no longer.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.db import proef, proefdeel
from app.domain.begrippen import Actor, Rol, Verzoek
from app.domain.fouten import (
    NietGevonden,
    OngeldigeInvoer,
    OngeldigeOvergang,
    ReedsIngelezen,
    VerseAanmeldingNodig,
    VierOgen,
)
from app.domain.importbladen import ZAKEN
from app.domain.importlezer import Lezing
from app.domain.importverslag import BESTAND, BestandGeweigerd, Importverslag
from app.domain.rechten import Recht
from app.models import Gebruiker, Inlezing
from app.regios import profiel
from app.services.importbestand import Importbestand, lees_bestand
from app.services.importhandelingen import Importwerk
from app.services.importrijen import in_bestandsvolgorde, voer_rijen_uit
from app.services.toegang import eis_recht
from app.services.toewijzing import kandidaten
from app.services.uitvoering import Werk

STEL_IMPORT_VOOR, BEVESTIG_IMPORT, TREK_IMPORT_IN = "stel_import_voor", "bevestig_import", "trek_import_in"
PROEF = "0" * 64
"""Stands in the place of the hash of a file that is only looked at."""


def bekijk(session: Session, verzoek: Verzoek, bestand: Importbestand) -> Importverslag:
    """What would become of every row; nothing is kept. Raises GeenRecht, OngeldigBestand, ReedsIngelezen.

    Other writers wait as long as it takes.
    """
    eis_recht(verzoek.actor, Recht.IMPORT_VOORSTELLEN)
    lezing = lees_bestand(bestand, profiel(verzoek.actor.regio))
    with proef(session):
        _eis_nieuw(session, verzoek.actor.regio, bestand.sha256)
        verslag = _proef(Werk(session, verzoek), bestand, lezing)
    return verslag


def stel_import_voor(werk: Werk, bestand: Importbestand) -> Inlezing:
    """Keep the file for the second person, when every row of it is right.

    Raises GeenRecht, OngeldigBestand, ReedsIngelezen, BestandGeweigerd with what is wrong in which row.
    """
    werk.wil(STEL_IMPORT_VOOR, naam=bestand.schone_naam, sha256=bestand.sha256)
    eis_recht(werk.verzoek.actor, Recht.IMPORT_VOORSTELLEN)
    regio = werk.verzoek.actor.regio
    _eis_nieuw(werk.session, regio, bestand.sha256)
    lezing = lees_bestand(bestand, profiel(regio))
    with proefdeel(werk.session):
        verslag = _proef(Werk(werk.session, werk.verzoek), bestand, lezing)
    if not verslag.goed:
        raise BestandGeweigerd(verslag)
    zaken = sum(rij.blad is ZAKEN for rij in lezing.rijen)
    inlezing = _rij(werk, bestand, werk.verzoek.actor, rijen=verslag.rijen, zaken=zaken)
    werk.noteer(object=f"import/{inlezing.id}", rijen=inlezing.rijen, zaken=zaken)
    return inlezing


def bevestig_import(werk: Werk, inlezing_id: int) -> Inlezing:
    """Carry out the file that another Regievoerder proposed, with a password just given. All of it, or nothing.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, VierOgen, VerseAanmeldingNodig, BestandGeweigerd.
    """
    werk.wil(BEVESTIG_IMPORT, object=f"import/{inlezing_id}")
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.IMPORT_BEVESTIGEN)
    inlezing = _vergrendel(werk.session, actor, inlezing_id)
    if inlezing.voorgesteld_persoon_id == actor.persoon_id:
        raise VierOgen("U heeft deze import zelf voorgesteld. De andere Regievoerder bevestigt hem.")
    if not werk.verzoek.vers:
        raise VerseAanmeldingNodig("Typ uw wachtwoord om de import te bevestigen.", veld="wachtwoord")
    bestand = _bestand(inlezing)
    lezing = lees_bestand(bestand, profiel(inlezing.regio))
    inlezing.bevestigd_op, inlezing.bevestigd_door_id = werk.verzoek.nu, actor.id
    inlezing.bevestigd_persoon_id = actor.persoon_id
    werk.session.flush()
    uitvoering = Importwerk(werk, inlezing)
    verslag = _voer_uit(uitvoering, bestand, lezing)
    if not verslag.goed:
        raise BestandGeweigerd(verslag)
    inlezing.inhoud = None
    werk.session.flush()
    _noteer_bevestiging(werk, inlezing, sorted(uitvoering.zaken.values()))
    return inlezing


def _noteer_bevestiging(werk: Werk, inlezing: Inlezing, zaken: list[str]) -> None:
    voorsteller = werk.session.get_one(Gebruiker, inlezing.voorgesteld_door_id)
    werk.begin()
    werk.wil(BEVESTIG_IMPORT, object=f"import/{inlezing.id}", naam=inlezing.naam, sha256=inlezing.sha256)
    werk.noteer(
        rijen=inlezing.rijen,
        zaken=zaken,
        voorgesteld_door=voorsteller.pseudoniem,
        geen_bsn="ja" if inlezing.geen_bsn else None,
    )


def trek_import_in(werk: Werk, inlezing_id: int) -> Inlezing:
    """Take a proposal back; its file goes. Raises GeenRecht, NietGevonden, OngeldigeOvergang."""
    werk.wil(TREK_IMPORT_IN, object=f"import/{inlezing_id}")
    eis_recht(werk.verzoek.actor, Recht.IMPORT_VOORSTELLEN)
    inlezing = _vergrendel(werk.session, werk.verzoek.actor, inlezing_id)
    inlezing.ingetrokken_op, inlezing.ingetrokken_door_id = werk.verzoek.nu, werk.verzoek.actor.id
    inlezing.inhoud = None
    werk.session.flush()
    werk.noteer(naam=inlezing.naam, sha256=inlezing.sha256)
    return inlezing


def verslag_van(session: Session, verzoek: Verzoek, inlezing_id: int) -> Importverslag:
    """What would become of the rows of a proposal today; nothing is kept. Raises what `bekijk` and `vind` raise."""
    eis_recht(verzoek.actor, Recht.IMPORT_VOORSTELLEN)
    bestand = _bestand(_vergrendel(session, verzoek.actor, inlezing_id, slot=False))
    lezing = lees_bestand(bestand, profiel(verzoek.actor.regio))
    with proef(session):
        verslag = _proef(Werk(session, verzoek), bestand, lezing)
    return verslag


def _proef(werk: Werk, bestand: Importbestand, lezing: Lezing) -> Importverslag:
    """Carry it out as if another Regievoerder had proposed it; whoever calls undoes it."""
    actor = werk.verzoek.actor
    ander = next(
        (g for g in kandidaten(werk.session, actor.regio, Rol.REGIEVOERDER) if g.persoon_id != actor.persoon_id), None
    )
    if ander is None:
        raise OngeldigeInvoer("Een import vraagt twee Regievoerders. In deze regio is er nu één.", veld=BESTAND)
    inlezing = _rij(werk, replace(bestand), ander.als_actor(), rijen=lezing.gelezen, zaken=0, sha256=PROEF)
    inlezing.bevestigd_op, inlezing.bevestigd_door_id = werk.verzoek.nu, actor.id
    inlezing.bevestigd_persoon_id = actor.persoon_id
    werk.session.flush()
    return _voer_uit(Importwerk(werk, inlezing), bestand, lezing)


def _voer_uit(uitvoering: Importwerk, bestand: Importbestand, lezing: Lezing) -> Importverslag:
    werk = uitvoering.werk
    werk.verzoek = replace(werk.verzoek, geen_bsn=bestand.geen_bsn)
    regels = in_bestandsvolgorde([*lezing.fouten, *voer_rijen_uit(uitvoering, lezing.rijen)])
    return Importverslag(bestand.schone_naam, bestand.sha256, regels)


def _rij(
    werk: Werk, bestand: Importbestand, wie: Actor, *, rijen: int, zaken: int, sha256: str | None = None
) -> Inlezing:
    inlezing = Inlezing(
        regio=wie.regio,
        naam=bestand.schone_naam,
        sha256=sha256 or bestand.sha256,
        inhoud=bestand.inhoud,
        rijen=rijen,
        zaken=zaken,
        geen_bsn=bestand.geen_bsn,
        voorgesteld_op=werk.verzoek.nu,
        voorgesteld_door_id=wie.id,
        voorgesteld_persoon_id=wie.persoon_id,
    )
    werk.session.add(inlezing)
    werk.session.flush()
    return inlezing


def _bestand(inlezing: Inlezing) -> Importbestand:
    assert inlezing.inhoud is not None  # noqa: S101 - an open proposal has its file
    return Importbestand(inlezing.naam, inlezing.inhoud, inlezing.geen_bsn)


def _eis_nieuw(session: Session, regio: str, sha256: str) -> None:
    """Raises ReedsIngelezen when this very file came in before, or waits for its second person."""
    vraag = select(Inlezing).where(
        Inlezing.regio == regio, Inlezing.sha256 == sha256, Inlezing.ingetrokken_op.is_(None)
    )
    eerder = session.scalars(vraag).one_or_none()
    if eerder and eerder.bevestigd_op:
        raise ReedsIngelezen(f"Dit bestand is al ingelezen, als import {eerder.id}.", veld=BESTAND)
    if eerder:
        raise ReedsIngelezen(f"Dit bestand ligt al klaar als import {eerder.id}. Bekijk die.", veld=BESTAND)


def _vergrendel(session: Session, actor: Actor, inlezing_id: int, *, slot: bool = True) -> Inlezing:
    """An open proposal of the region, with its file. Raises NietGevonden, OngeldigeOvergang."""
    vraag = select(Inlezing).where(Inlezing.id == inlezing_id, Inlezing.regio == actor.regio)
    vraag = vraag.options(undefer(Inlezing.inhoud)).execution_options(populate_existing=True)
    inlezing = session.scalars(vraag.with_for_update() if slot else vraag).one_or_none()
    if inlezing is None:
        raise NietGevonden("Deze import bestaat niet.")
    if not inlezing.open:
        hoe = "al ingelezen" if inlezing.bevestigd_op else "ingetrokken"
        raise OngeldigeOvergang(f"Deze import is {hoe}.")
    return inlezing
