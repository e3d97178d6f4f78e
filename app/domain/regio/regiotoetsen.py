"""What must hold in a profile as a whole: who it names exists, once, and nobody is left without a judge."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from app.domain.basis.begrippen import Rol
from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek
from app.domain.bewaren.bewaartermijn import controleer_bewaartermijnen
from app.domain.overleg.opschaling import eis_ladder
from app.domain.overleg.toezicht import controleer_fasen
from app.domain.regio.regiodelen import Functie, Gemeente, Organisatie, Toezichthouder, controleer_deelregios
from app.domain.regio.regioroutes import controleer_ritmes, controleer_routes

if TYPE_CHECKING:
    from app.domain.regio.regio import Regioprofiel


def controleer(profiel: Regioprofiel) -> None:
    """Raises OngeldigeWaarde with the field and the remedy."""
    _controleer_codes(profiel)
    _controleer_niet_leeg(profiel)
    _controleer_verwijzingen(profiel)
    controleer_deelregios(profiel.deelregios, profiel.gemeenten)
    _controleer_regievoerders(profiel.functies)
    _controleer_toezichthouders(profiel.toezichthouders)
    eis_ladder([niveau.code for niveau in profiel.opschaling])
    controleer_fasen(profiel.toezichtfasen)
    controleer_ritmes(profiel.overleggen)
    controleer_routes(profiel.routes, [overleg.code for overleg in profiel.overleggen])
    controleer_bewaartermijnen(profiel.bewaartermijnen)


def partijen_van(profiel: Regioprofiel) -> tuple[Gemeente | Organisatie, ...]:
    """Everybody in the profile whom an address or an entry can name."""
    return (*profiel.gemeenten, profiel.servicebureau, *profiel.andere_regios)


def _organisaties(profiel: Regioprofiel) -> list[str]:
    return [partij.code for partij in partijen_van(profiel)]


def _controleer_codes(profiel: Regioprofiel) -> None:
    houders = [houder.code for houder in profiel.toezichthouders]
    eis_uniek(_organisaties(profiel) + houders, "gemeenten, servicebureau, andere_regios en toezichthouders")
    eis_uniek((gemeente.account for gemeente in profiel.gemeenten), "gemeenten")
    namen = [*(gemeente.account for gemeente in profiel.gemeenten), *(functie.code for functie in profiel.functies)]
    for veld in ("functies", "overleggen", "zorgvormen", "deelregios"):
        eis_uniek((deel.code for deel in getattr(profiel, veld)), veld)
    eis_uniek(namen, "namen van accounts: account van gemeenten en code van functies")
    eis_uniek((str(afspraak.nummer) for afspraak in profiel.afspraken), "afspraken")


def _controleer_niet_leeg(profiel: Regioprofiel) -> None:
    for veld, wat in (("gemeenten", "een gemeente"), ("opschaling", "een trap van de ladder")):
        if not getattr(profiel, veld):
            raise OngeldigeWaarde(veld, f"is leeg; noem minstens {wat}")


def _controleer_verwijzingen(profiel: Regioprofiel) -> None:
    bekend = _organisaties(profiel)
    verwijzingen = [(f"functies ({functie.code})", functie.organisatie) for functie in profiel.functies]
    verwijzingen += [("aanspreekpunt", profiel.aanspreekpunt.organisatie)]
    verwijzingen += [("woordvoerder", profiel.woordvoerder.organisatie)]
    for veld, organisatie in verwijzingen:
        if organisatie not in bekend:
            raise OngeldigeWaarde(veld, f"organisatie '{organisatie}' bestaat niet; kies uit {', '.join(bekend)}")


def _controleer_regievoerders(functies: tuple[Functie, ...]) -> None:
    """Four eyes need two: one office that approves mandaten, and another Regievoerder for when it proposed."""
    beoordelaars = [functie for functie in functies if functie.beoordeelt_mandaten]
    if len(beoordelaars) != 1 or beoordelaars[0].rol is not Rol.REGIEVOERDER:
        raise OngeldigeWaarde("functies", "geef precies één regievoerder beoordeelt_mandaten = true")
    if sum(functie.rol is Rol.REGIEVOERDER for functie in functies) < 2:
        raise OngeldigeWaarde("functies", "er is nog een regievoerder nodig, die oordeelt als de eerste voorstelt")


def _controleer_toezichthouders(houders: tuple[Toezichthouder, ...]) -> None:
    """The periods follow each other without overlap or gap, from open to open."""
    if not houders or houders[0].vanaf or houders[-1].tot:
        raise OngeldigeWaarde("toezichthouders", "laat vanaf weg bij de eerste en tot bij de laatste")
    for vorige, volgende in pairwise(houders):
        if not vorige.tot or volgende.vanaf != vorige.tot + timedelta(days=1):
            raise OngeldigeWaarde(
                "toezichthouders",
                f"{volgende.code} sluit niet aan op {vorige.code}; "
                "begin een periode op de dag na het einde van de vorige, in volgorde van tijd",
            )
