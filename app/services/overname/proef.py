"""A file with cases carried out, for real or to see what would become of it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Rol
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.overname.lezer import Lezing
from app.domain.overname.verslag import BESTAND, Overnameverslag
from app.domain.overname.werk import Meld, stil
from app.models import Gebruiker, Inlezing
from app.services.kern.uitvoering import Werk
from app.services.overname.bestand import Overnamebestand
from app.services.overname.handelingen import Overnamewerk
from app.services.overname.rijen import in_bestandsvolgorde, voer_rijen_uit
from app.services.zaak.toewijzing import kandidaten

PROEF = "0" * 64
"""Stands in the place of the hash of a file that is only looked at."""


def draai_proef(
    werk: Werk, bestand: Overnamebestand, lezing: Lezing, voorsteller: Gebruiker | None = None, meld: Meld = stil
) -> Overnameverslag:
    """Carry it out as if `voorsteller`, or else another Regievoerder, had proposed it; whoever calls undoes it."""
    actor = werk.verzoek.actor
    if voorsteller is None or voorsteller.persoon_id == actor.persoon_id:
        voorsteller = _andere_regievoerder(werk.session, actor)
    inlezing = nieuwe_inlezing(werk, bestand, voorsteller.als_actor(), rijen=lezing.gelezen, zaken=0, sha256=PROEF)
    inlezing.bevestigd_op, inlezing.bevestigd_door_id = werk.verzoek.nu, actor.id
    inlezing.bevestigd_persoon_id = actor.persoon_id
    werk.session.flush()
    return voer_uit_bestand(Overnamewerk(werk, inlezing, meld=meld), bestand, lezing)


def _andere_regievoerder(session: Session, actor: Actor) -> Gebruiker:
    for ander in kandidaten(session, actor.regio, Rol.REGIEVOERDER):
        if ander.persoon_id != actor.persoon_id:
            return ander
    raise OngeldigeInvoer("Een overname vraagt twee Regievoerders. In deze regio is er nu één.", veld=BESTAND)


def voer_uit_bestand(uitvoering: Overnamewerk, bestand: Overnamebestand, lezing: Lezing) -> Overnameverslag:
    """Every row, and what was found of each; the numbers of the cases are in `uitvoering`."""
    werk = uitvoering.werk
    werk.verzoek = replace(werk.verzoek, geen_bsn=bestand.geen_bsn)
    regels = in_bestandsvolgorde([*lezing.fouten, *voer_rijen_uit(uitvoering, lezing.rijen)])
    return Overnameverslag(bestand.schone_naam, bestand.sha256, regels)


def nieuwe_inlezing(
    werk: Werk, bestand: Overnamebestand, wie: Actor, *, rijen: int, zaken: int, sha256: str | None = None
) -> Inlezing:
    """The row of a file that `wie` proposes."""
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
