"""A concept of a mandaat: its text is tested and written once, and never changes after that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.basis.fouten import DatumOnlogisch
from app.domain.basis.invoer import toets_bedrag, toets_lengte, toets_motivering
from app.domain.mandaat import mandaat as regels
from app.models import Mandaat, Voorwaarde, Zaak
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class Inhoud:
    """What a mandaat says. `plafond` in euro cents; each line of `voorwaarden` is one condition to check off."""

    bevoegdheden: str
    van: date
    tot: date
    plafond: int | None = None
    voorwaarden: str = ""
    ondermandaat_mag: bool = False

    def in_woorden(self) -> dict[str, Any]:
        """For the logboek."""
        return {
            "bevoegdheden": self.bevoegdheden,
            "voorwaarden": self.voorwaarden,
            "plafond": self.plafond,
            "looptijd": f"{self.van} tot en met {self.tot}",
            "ondermandaat": "mag" if self.ondermandaat_mag else None,
        }


def toets_inhoud(soort: Mandaatsoort, inhoud: Inhoud, zaak: Zaak) -> None:
    """Raises MotiveringVerplicht, OngeldigeInvoer, DatumOnlogisch."""
    toets_motivering(inhoud.bevoegdheden, "bevoegdheden")
    toets_lengte(inhoud.bevoegdheden, "bevoegdheden")
    toets_lengte(inhoud.voorwaarden, "voorwaarden")
    regels.toets_inhoud(soort, inhoud.plafond, inhoud.van, inhoud.tot)
    if inhoud.plafond is not None:
        toets_bedrag(inhoud.plafond, "plafond")
    if inhoud.van < zaak.geopend_datum:
        raise DatumOnlogisch("Het mandaat begint voor de zaak is geopend.", veld="van")


def maak_concept(werk: Werk, mandaat: Mandaat, inhoud: Inhoud) -> Mandaat:
    """Write the concept with its conditions, and note it in the words of the wish."""
    mandaat.status, mandaat.aangemaakt_op = Mandaatstatus.CONCEPT, werk.verzoek.nu
    for veld in ("bevoegdheden", "voorwaarden", "plafond", "van", "tot", "ondermandaat_mag"):
        setattr(mandaat, veld, getattr(inhoud, veld))
    regels_ = filter(None, map(str.strip, inhoud.voorwaarden.splitlines()))
    mandaat.checklist = [Voorwaarde(nummer=nr, tekst=tekst) for nr, tekst in enumerate(regels_, start=1)]
    werk.session.add(mandaat)
    werk.session.flush()
    werk.noteer(
        naar=Mandaatstatus.CONCEPT,
        object=f"mandaat/{mandaat.id}",
        versie=mandaat.versie,
        mandaatgever=mandaat.mandaatgever.code,
        houder_pseudoniem=mandaat.houder.pseudoniem,
        versienr=mandaat.versienr,
        eerste_versie=mandaat.eerste_id,
        onder_mandaat=mandaat.onder_id,
    )
    return mandaat
