"""The profiles of the regions: one TOML file each, named after its code; an installation can add a folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.domain.basis.begrippen import Actor, Lidmaat, Rol
from app.domain.basis.fouten import NietGevonden
from app.domain.regio.regio import OngeldigProfiel, Regioprofiel, controleer_samen, lees_profiel
from app.gegevensbestand import Gegevensmap

BESTANDEN = Gegevensmap(Path(__file__).parent, lees_profiel, OngeldigProfiel, controleer_samen)


def alle_profielen() -> Mapping[str, Regioprofiel]:
    """Every profile by its code. Raises OngeldigProfiel when a file is wrong and never was right."""
    return {code: bestand.deel for code, bestand in BESTANDEN.bestanden.items()}


def profiel(code: str) -> Regioprofiel:
    """The profile of one region. Raises NietGevonden."""
    profielen = alle_profielen()
    if code not in profielen:
        raise NietGevonden(f"Regio '{code}' bestaat niet; kies uit {', '.join(profielen)}.")
    return profielen[code]


def eigen_sjabloon(regio: str, naam: str) -> Path | None:
    """The template (.docx) that the region put beside its profile: in the folder of the installation, in one that bears
    its code; None when it has none.
    """
    pad = BESTANDEN.eigen_map / regio / f"{naam}.docx" if BESTANDEN.eigen_map else None
    return pad if pad and pad.is_file() else None


def lidmaatschappen(gemeente: str) -> tuple[Lidmaat, ...]:
    """Of which regions this municipality (code) is or was a member, the latest last; empty when no profile names it."""
    leden = [g.is_lid(p.code) for p in alle_profielen().values() for g in p.gemeenten_ooit if g.code == gemeente]
    return tuple(sorted(leden, key=lambda lid: lid.vanaf or date.min))


def regio_op(gemeente: str, dag: date) -> Regioprofiel | None:
    """The region to which this municipality (code) belongs on this day; None when no profile says."""
    return next((p for p in alle_profielen().values() if p.is_lid_op(gemeente, dag)), None)


def namen_van_anderen(regio: str) -> dict[str, str]:
    """Names by code of the municipalities of the other profiles, and of the regions that this one knows."""
    profielen = alle_profielen()
    namen = {code: naam for p in profielen.values() if p.code != regio for code, naam in p.gemeentenamen.items()}
    return namen | {r.code: r.naam for r in (profielen[regio].andere_regios if regio in profielen else ())}


def telt_voor(regio: str, gemeente: str, dag: date) -> bool:
    """Whether a count under this code on this day is one of the region: of it as a whole, or of a member of then."""
    profielen = alle_profielen()
    return gemeente == regio or (regio in profielen and profielen[regio].is_lid_op(gemeente, dag))


def deelnemende_regio(actor: Actor) -> str:
    """The region as which he takes part in a zaak of another one: his organisation. A municipality whose region has no
    profile here takes part itself when that region does: nobody else here speaks for its children.
    """
    zelf = Rol.GEMEENTE in actor.rollen and actor.regio not in alle_profielen()
    return actor.regio if zelf else actor.organisatie_code
