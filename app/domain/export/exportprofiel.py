"""What goes to which recipient: forbidden unless allowed. The acts of the logboek and the parts of the dossier by kind.

The choices are ours [I]: no document in hand says what each recipient may see. They follow the purpose for which each
of them gets a bundle (AVG article 5: no more than is needed), and every bundle lists what it leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.handelingen import Soort, soort_van


class Documenten(StrEnum):
    """Which documents go along."""

    ALLE = "alle"
    GEDEELDE = "gedeelde"
    GEEN = "geen"


DELEN: Mapping[str, Soort] = {
    "aanbiederversies": Soort.AANBIEDER, "aanbiederonderdelen": Soort.AANBIEDER,
    "treden": Soort.VERLOOP, "tijd_per_trede": Soort.VERLOOP, "noodgrepen": Soort.VERLOOP, "rollen": Soort.REGIE,
    "functies": Soort.REGIE, "afspraken": Soort.REGIE, "personen": Soort.REGIE, "andere_regios": Soort.REGIOS,
    "verwante_zaken": Soort.REGIE, "stuurgroepen": Soort.REGIOS,
    "stappen": Soort.STAPPEN, "mandaten": Soort.MANDATEN, "ruimte": Soort.MANDATEN, "besluiten": Soort.BESLUITEN,
    "geld": Soort.BESLUITEN,
    "spoedbesluiten": Soort.BESLUITEN,
    "stukken": Soort.STUKKEN, "informatie": Soort.INFORMATIE, "raadsbrieven": Soort.INFORMATIE,
    "vragen": Soort.RAADPLEGING, "opschalingen": Soort.OPSCHALING, "afwijkingen": Soort.OPSCHALING,
    "interbestuurlijk_toezicht": Soort.OPSCHALING,
    "tellingen": Soort.TELLINGEN, "plaatsing": Soort.TELLINGEN,
    "documenten": Soort.DOCUMENTEN, "documenten_na_peildatum": Soort.DOCUMENTEN,
    "geweigerd": Soort.BEHEER, "geweigerd_aantal": Soort.BEHEER, "dekking_tellingen": Soort.TELLINGEN,
    "gebeurtenissen": Soort.STAPPEN, "invoer": Soort.VERLOOP,
    "watOpenstaat": Soort.VERLOOP, "watNietIsVastgelegd": Soort.VERLOOP,
    "chronologie": Soort.VERLOOP, "chronologie_aantal": Soort.VERLOOP,
}  # fmt: skip
"""Parts of the dossier with their kind."""
ALTIJD = frozenset({"uitleg", "zaak", "aanbieder", "regio", "draaiboek"})
"""What every recipient gets: which zaak this is, under which rules."""


@dataclass(frozen=True)
class Exportprofiel:
    """`breedte` orders profiles: a wider one than that of the recipient asks a reason. `namen`: people by name, or only
    by their capacity. `eigen`: mandaten and decisions of the recipient's own region alone.
    """

    code: str
    titel: str
    waarvoor: str
    breedte: int
    soorten: frozenset[Soort]
    documenten: Documenten
    namen: bool
    eigen: bool = False

    def laat_weg(self, actie: str) -> str | None:
        """Why the content of an entry about this act stays out; None when it goes along."""
        soort = soort_van(actie)
        if soort in self.soorten:
            return None
        return f"niet nodig voor {self.titel.lower()}: {soort.value if soort else 'onbekende handeling'}"

    def krijgt(self, deel: str) -> bool:
        """Whether this part of the dossier goes along."""
        return deel in ALTIJD or DELEN.get(deel) in self.soorten

    def krijgt_van(self, onderdeel: str) -> bool:
        """Whether goes along what is open in, or missing from, this part: who gets that part hears of it too."""
        return Soort(onderdeel) in self.soorten


_ALLES = frozenset(Soort) - {Soort.SAMENWERKEN}
"""What colleagues said beside the record goes with nobody, unless it is asked with the export (ADR 033)."""
_RAAD = frozenset({Soort.VERLOOP, Soort.MANDATEN, Soort.BESLUITEN, Soort.INFORMATIE, Soort.OPSCHALING, Soort.TELLINGEN})
VOLLEDIG = Exportprofiel(
    "volledig", "Volledig", "Het eigen archief van de regio: alles.", 5, _ALLES, Documenten.ALLE, namen=True
)
TOEZICHTHOUDER = Exportprofiel(
    "toezichthouder", "Toezichthouder", "Toezicht op de hele zaak: alles, met wie wat deed.", 4, _ALLES,
    Documenten.ALLE, namen=True,
)  # fmt: skip
REKENKAMER = Exportprofiel(
    "rekenkamer", "Rekenkamer",
    "Onderzoek naar besluiten en geld: alles behalve accounts, pogingen en boekingen, zonder namen.",
    3, _ALLES - {Soort.BEHEER, Soort.PLAATSING}, Documenten.ALLE, namen=False,
)  # fmt: skip
RAAD = Exportprofiel(
    "raad", "Gemeenteraad", "Controle door een raad: verloop, mandaten, geld, informeren; zonder namen.", 2, _RAAD,
    Documenten.GEDEELDE, namen=False,
)  # fmt: skip
ANDERE_REGIO = Exportprofiel(
    "andere_regio", "Andere regio", "Een andere mandaatgever: verloop en de eigen mandaten en delen; zonder namen.", 1,
    frozenset({Soort.VERLOOP, Soort.MANDATEN, Soort.BESLUITEN, Soort.REGIOS}), Documenten.GEEN, namen=False, eigen=True,
)  # fmt: skip
PROFIELEN: Mapping[str, Exportprofiel] = {p.code: p for p in (VOLLEDIG, TOEZICHTHOUDER, REKENKAMER, RAAD, ANDERE_REGIO)}
