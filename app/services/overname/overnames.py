"""Import of cases that a region kept in Excel: one Regievoerder proposes a file, another one confirms it (ADR 018).

A look runs the real thing and undoes it, so that what it says is what would happen. Everything of a file comes in
with one transaction, or nothing does. Its bytes are kept until it was confirmed or withdrawn, and no longer.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.db import proefdeel
from app.domain.basis.begrippen import Actor, dag_van
from app.domain.basis.fouten import NietGevonden, OngeldigeOvergang, ReedsIngelezen
from app.domain.basis.handelingen.versbewijs import eis_vers
from app.domain.basis.rechten import Recht
from app.domain.basis.vierogen import toets_tweede
from app.domain.overname.bladen import ZAKEN
from app.domain.overname.verslag import BESTAND, BestandGeweigerd
from app.domain.overname.werk import Meld, stil
from app.models import Gebruiker, Inlezing
from app.regios import profiel
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.overname.bestand import Overnamebestand, lees_bestand
from app.services.overname.handelingen import Overnamewerk
from app.services.overname.proef import draai_proef, nieuwe_inlezing, voer_uit_bestand

STEL_IMPORT_VOOR, BEVESTIG_IMPORT, TREK_IMPORT_IN = "stel_import_voor", "bevestig_import", "trek_import_in"


def stel_import_voor(werk: Werk, bestand: Overnamebestand, meld: Meld = stil) -> Inlezing:
    """Keep the file for the second person, when every row of it is right.

    Raises GeenRecht, OngeldigBestand, ReedsIngelezen, BestandGeweigerd with what is wrong in which row.
    """
    werk.wil(STEL_IMPORT_VOOR, sha256=bestand.sha256)
    eis_recht(werk.verzoek.actor, Recht.IMPORT_VOORSTELLEN)
    regio = werk.verzoek.actor.regio
    eis_nieuw(werk.session, regio, bestand.sha256)
    lezing = lees_bestand(bestand, profiel(regio))
    with proefdeel(werk.session):
        verslag = draai_proef(Werk(werk.session, werk.verzoek), bestand, lezing, meld=meld)
    if not verslag.goed:
        raise BestandGeweigerd(verslag)
    zaken = sum(rij.blad is ZAKEN for rij in lezing.rijen)
    inlezing = nieuwe_inlezing(werk, bestand, werk.verzoek.actor, rijen=verslag.rijen, zaken=zaken)
    werk.noteer(object=f"import/{inlezing.id}", rijen=inlezing.rijen, zaken=zaken)
    return inlezing


def bevestig_import(werk: Werk, inlezing_id: int, meld: Meld = stil) -> Inlezing:
    """Carry out the file that another Regievoerder proposed, with a password just given. All of it, or nothing.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, VierOgen, VerseAanmeldingNodig, BestandGeweigerd.
    """
    actor, inlezing = werk.verzoek.actor, eis_bevestiger(werk, inlezing_id)
    bestand = bestand_van(inlezing)
    lezing = lees_bestand(bestand, profiel(inlezing.regio))
    inlezing.bevestigd_op, inlezing.bevestigd_door_id = werk.verzoek.nu, actor.id
    inlezing.bevestigd_persoon_id = actor.persoon_id
    werk.session.flush()
    uitvoering = Overnamewerk(werk, inlezing, meld=meld)
    verslag = voer_uit_bestand(uitvoering, bestand, lezing)
    if not verslag.goed:
        raise BestandGeweigerd(verslag)
    _laat_bestand_gaan(werk, inlezing)
    _noteer_bevestiging(werk, inlezing, sorted(uitvoering.zaken.values()))
    return inlezing


def eis_bevestiger(werk: Werk, inlezing_id: int) -> Inlezing:
    """The open proposal, locked, for who may confirm it and has just shown who he is.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, VierOgen, VerseAanmeldingNodig.
    """
    werk.wil(BEVESTIG_IMPORT, object=f"import/{inlezing_id}")
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.IMPORT_BEVESTIGEN)
    inlezing = vind_open(werk.session, actor, inlezing_id, slot=True)
    eis_ander(werk.session, inlezing, actor, werk.verzoek.vandaag)
    eis_vers(werk.verzoek, "Typ uw wachtwoord om de overname te bevestigen.")
    return inlezing


def eis_ander(session: Session, inlezing: Inlezing, actor: Actor, dag: date) -> None:
    """The other Regievoerder confirms: another person in another office. Raises VierOgen, GeenRecht."""
    bezetting = lees_bezetting(session, inlezing.regio)
    toets_tweede(
        bezetting.eerste(inlezing.voorgesteld_persoon_id, dag_van(inlezing.voorgesteld_op)),
        bezetting.tweede(actor.persoon_id, dag),
        zelf="U heeft deze overname zelf voorgesteld. De andere Regievoerder bevestigt haar.",
        functie="Uw eigen functie stelde deze overname voor. De andere Regievoerder bevestigt haar.",
    )


def _noteer_bevestiging(werk: Werk, inlezing: Inlezing, zaken: list[str]) -> None:
    voorsteller = werk.session.get_one(Gebruiker, inlezing.voorgesteld_door_id)
    werk.volgende()
    werk.wil(BEVESTIG_IMPORT, object=f"import/{inlezing.id}", sha256=inlezing.sha256)
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
    inlezing = vind_open(werk.session, werk.verzoek.actor, inlezing_id, slot=True)
    inlezing.ingetrokken_op, inlezing.ingetrokken_door_id = werk.verzoek.nu, werk.verzoek.actor.id
    _laat_bestand_gaan(werk, inlezing)
    werk.noteer(sha256=inlezing.sha256)
    return inlezing


def _laat_bestand_gaan(werk: Werk, inlezing: Inlezing) -> None:
    """Its name too: a name may say about whom it is, and outlive the zaak. The hash stays."""
    inlezing.inhoud, inlezing.naam = None, ""
    werk.session.flush()


def bestand_van(inlezing: Inlezing) -> Overnamebestand:
    assert inlezing.inhoud is not None  # noqa: S101 - an open proposal has its file
    return Overnamebestand(inlezing.naam, inlezing.inhoud, inlezing.geen_bsn)


def eis_nieuw(session: Session, regio: str, sha256: str) -> None:
    """Raises ReedsIngelezen when this very file came in before, or waits for its second person."""
    vraag = select(Inlezing).where(
        Inlezing.regio == regio, Inlezing.sha256 == sha256, Inlezing.ingetrokken_op.is_(None)
    )
    eerder = session.scalars(vraag).one_or_none()
    if eerder and eerder.bevestigd_op:
        raise ReedsIngelezen(f"Dit bestand is al ingelezen, als overname {eerder.id}.", veld=BESTAND)
    if eerder:
        raise ReedsIngelezen(f"Dit bestand ligt al klaar als overname {eerder.id}. Bekijk die.", veld=BESTAND)


def vind_open(session: Session, actor: Actor, inlezing_id: int, *, slot: bool = False) -> Inlezing:
    """An open proposal of the region, with its file; with `slot` locked. Raises NietGevonden, OngeldigeOvergang."""
    vraag = select(Inlezing).where(Inlezing.id == inlezing_id, Inlezing.regio == actor.regio)
    vraag = vraag.options(undefer(Inlezing.inhoud)).execution_options(populate_existing=True)
    inlezing = session.scalars(vraag.with_for_update() if slot else vraag).one_or_none()
    if inlezing is None:
        raise NietGevonden("Deze overname bestaat niet.")
    if not inlezing.open:
        hoe = "al ingelezen" if inlezing.bevestigd_op else "ingetrokken"
        raise OngeldigeOvergang(f"Deze overname is {hoe}.")
    return inlezing
