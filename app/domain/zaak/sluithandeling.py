"""Where a line of the checklist of closing is mended: the words of its link, its screen, its operation of the API."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.draaiboek.grendels import Grendelregel as R


@dataclass(frozen=True)
class Sluithandeling:
    """`pagina` is the endpoint of a screen of the zaak, `bewerking` an operation of the API."""

    titel: str
    pagina: str
    bewerking: str


HANDELINGEN = {
    R.VERPLICHTE_STAPPEN: Sluithandeling("Naar de stappen", "stappen.lijst", "stappen"),
    R.AFSPRAKEN_OPEN: Sluithandeling("Naar de afspraken", "toewijzing.overzicht", "leg_afspraak_vast"),
    R.ACTIEVE_MANDATEN: Sluithandeling("Naar de mandaten", "mandaten.lijst", "mandaten"),
    R.NOG_TE_PLAATSEN: Sluithandeling("Naar de tellingen", "tellingen.lijst", "tellingen"),
    R.INFORMATIEPLICHTEN: Sluithandeling("Naar wie geïnformeerd wordt", "informatie.lijst", "informatieplichten"),
    R.NOODGREPEN: Sluithandeling("Naar de noodgrepen", "noodgrepen.lijst", "noodgrepen"),
    R.OPSCHALING_OPEN: Sluithandeling("Naar de opschaling", "opschaling.ladder", "opschalingen"),
    R.TOEZICHT_LOOPT: Sluithandeling("Naar het toezicht", "toezicht.spoor", "toezicht"),
    R.BRIEVEN_OPEN: Sluithandeling("Naar de raadsbrief", "raadsbrief.toon", "raadsbrieven"),
    R.VRAGEN_OPEN: Sluithandeling("Naar de vragen", "vragen.lijst", "vragen"),
    R.VOORWAARDEN_OPEN: Sluithandeling("Naar de mandaten", "mandaten.lijst", "mandaten"),
    R.NOOIT_GETELD: Sluithandeling("Tellen", "tellingen.leg_tellingen_vast", "leg_tellingen_vast"),
    R.GELD_OPEN: Sluithandeling("Naar het geld", "geld.overzicht", "geld"),
    R.REGIOS_NIET_GETELD: Sluithandeling("Naar de regio’s", "regios.lijst", "zaakregios"),
    R.KINDEREN_OP_SLUITENDE_LOCATIE: Sluithandeling("Naar het bord", "plaatsing.bord", "plaatsingsbord"),
    R.PLEKKEN_BEOORDEELD: Sluithandeling("Naar de oordelen", "passend.overzicht", "passend"),
    R.KINDERRECHTEN_GETOETST: Sluithandeling("Naar de toetsen", "passend.overzicht", "passend"),
}
"""Every rule that an edition can ask at closing; a test holds it against the screens and the operations."""
