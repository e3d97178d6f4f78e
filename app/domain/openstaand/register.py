"""Every kind of point: what it is called, the act that closes it, and where that act is done.

Tests hold this register against the tables and the acts of the product (`tests/services/openstaand/test_register.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.openstaand import informatie, mandaten, stappen, toewijzing, voorwaarden


@dataclass(frozen=True)
class Soort:
    """A kind of point. `handelingen` are the acts of the logboek that close it; without any nothing can.

    `pagina` is the endpoint of the screen of the act, `bewerking` the operation of the API, `knop` the words on the
    button. `in_rust` says that the act can be done in a zaak that is at rest; else it waits there for its reopening.
    """

    code: str
    titel: str
    handelingen: tuple[str, ...]
    pagina: str
    bewerking: str
    knop: str
    in_rust: bool = False

    @property
    def te_doen(self) -> bool:
        """Whether there is something to do about it: what there is not stands with the zaak, on nobody's list."""
        return bool(self.handelingen)


_WEG = (
    Soort(
        mandaten.CONCEPT,
        "Mandaat in concept",
        ("stel_voor", "nieuwe_versie"),
        "mandaten.toon",
        "stel_voor",
        "Voorstellen",
    ),
    Soort(
        mandaten.VOORGESTELD,
        "Mandaat beoordelen",
        ("keur_goed", "wijs_af"),
        "mandaten.toon",
        "keur_goed",
        "Beoordelen",
    ),
    Soort(mandaten.GOEDGEKEURD, "Mandaat verlenen", ("verleen", "wijs_af"), "mandaten.toon", "verleen", "Beslissen"),
    Soort(mandaten.HOUDER, "Instemming van de houder", ("stem_in",), "mandaten.toon", "stem_in", "Instemmen"),
    Soort(mandaten.WERKGEVER, "Instemming van de werkgever", ("stem_in",), "mandaten.toon", "stem_in", "Vastleggen"),
)

_LEVEN = (
    Soort(
        mandaten.AFGEWEZEN,
        "Mandaat geweigerd",
        ("stel_op", "open_opschaling"),
        "opschaling.open_opschaling",
        "open_opschaling",
        "Opschalen",
    ),
    Soort(
        mandaten.STIL, "Geen antwoord op een mandaat", ("verleen", "wijs_af"), "mandaten.toon", "mandaat", "Bekijken"
    ),
    Soort(
        mandaten.ONGEBRUIKT,
        "Mandaat nooit actief",
        ("stel_op", "nieuwe_versie"),
        "mandaten.stel_op",
        "stel_op",
        "Mandaat opstellen",
    ),
    Soort(
        mandaten.LOOPT_AF,
        "Mandaat loopt af",
        ("nieuwe_versie", "trek_in"),
        "mandaatversies.nieuwe_versie",
        "nieuwe_versie",
        "Nieuwe versie",
    ),
    Soort(
        mandaten.UITGEPUT,
        "Mandaat uitgeput",
        ("nieuwe_versie", "boek_tegen"),
        "mandaatversies.nieuwe_versie",
        "nieuwe_versie",
        "Nieuwe versie",
    ),
    Soort(
        mandaten.NA_SLUITEN,
        "Actief mandaat in gesloten zaak",
        ("trek_in",),
        "mandaten.toon",
        "trek_in",
        "Intrekken",
        in_rust=True,
    ),
    Soort(
        voorwaarden.ONGEZIEN,
        "Voorwaarde van een mandaat",
        ("ga_voorwaarde_na",),
        "mandaatversies.ga_voorwaarde_na",
        "ga_voorwaarde_na",
        "Nagaan",
    ),
    Soort(
        voorwaarden.NIET_VOLDAAN,
        "Voorwaarde niet voldaan",
        ("ga_voorwaarde_na",),
        "mandaatversies.ga_voorwaarde_na",
        "ga_voorwaarde_na",
        "Opnieuw nagaan",
    ),
)

_WERK = (
    Soort(stappen.STAP, "Stap", ("rond_stap_af",), "stappen.rond_stap_af", "rond_stap_af", "Afronden"),
    Soort(stappen.VERVALLEN, "Stap niet gedaan", (), "stappen.lijst", "stappen", "Bekijken"),
    Soort(
        informatie.PLICHT,
        "Informatieplicht",
        ("meld_verzonden", "laat_plicht_vervallen", "verzend_raadsbrief"),
        "informatie.meld_verzonden",
        "meld_verzonden",
        "Vastleggen",
    ),
    Soort(
        toewijzing.AFSPRAAK,
        "Afspraak",
        ("leg_afspraak_vast",),
        "toewijzing.leg_afspraak_vast",
        "leg_afspraak_vast",
        "Vastleggen",
    ),
    Soort(
        toewijzing.PROJECTLEIDER,
        "Projectleider",
        ("wijs_projectleider_aan",),
        "toewijzing.wijs_projectleider_aan",
        "wijs_projectleider_aan",
        "Aanwijzen",
    ),
    Soort(
        toewijzing.REGIEPLAATS,
        "Plaats van de Regievoerder",
        ("vervang_regievoerder",),
        "situatie.vervang_regievoerder",
        "vervang_regievoerder",
        "Invullen",
    ),
)


def _per_code(soorten: Iterable[Soort]) -> dict[str, Soort]:
    return {soort.code: soort for soort in soorten}


SOORTEN = _per_code((*_WERK, *_WEG, *_LEVEN))
"""Every kind, by its code."""
