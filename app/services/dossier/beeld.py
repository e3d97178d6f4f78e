"""The rows of a zaak that its dossier is made of: every table of it, read once and together."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.models import (
    Aanbieder,
    Aanbiederversie,
    Correspondentie,
    Gebruiker,
    GelijkgesteldeDag,
    Gezien,
    Omzetaandeel,
    Opschalingstap,
    Stuurgroepplek,
    Zaakverband,
)
from app.services.aanbieder.onderdelen import SOORTEN
from app.services.kern.rijen import Model
from app.services.openstaand.bronnen import BRONNEN
from app.services.openstaand.feiten.kaders import ALTIJD, Zaakfeit, lees_zaken
from app.services.termijn.termijnen import Dagen

VAN_DE_BRONNEN: frozenset[Model] = ALTIJD.union({GelijkgesteldeDag}, *(bron.rijen for bron in BRONNEN))
"""What is asked to know what is open, and what was not recorded."""
VAN_HET_DOSSIER: frozenset[Model] = VAN_DE_BRONNEN | {
    Aanbieder,
    Aanbiederversie,
    Correspondentie,
    Gezien,
    Omzetaandeel,
    Opschalingstap,
    Stuurgroepplek,
    Zaakverband,
    *(soort.tabel for soort in SOORTEN.values()),
}


def lees_beeld(session: Session, zaak_id: int, soorten: frozenset[Model] = VAN_DE_BRONNEN) -> Zaakfeit:
    """The zaak with these rows, as they are now."""
    return lees_zaken(session, [zaak_id], soorten)[zaak_id]


def naam_van(beeld: Zaakfeit, gebruiker_id: int | None) -> str | None:
    """The name of an account that one of the rows points at."""
    wie = beeld.rijen.met(Gebruiker, gebruiker_id)
    return wie.naam if wie else None


def gelijkgesteld(beeld: Zaakfeit) -> Dagen:
    """The days equated with a public holiday."""
    return {dag.datum: dag.naam for dag in beeld.rijen.van(GelijkgesteldeDag)}
