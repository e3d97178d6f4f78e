"""What goes to which recipient: forbidden unless allowed. The acts of the logboek and the parts of the dossier by kind.

The choices are ours [I]: no document in hand says what each recipient may see. They follow the purpose for which each
of them gets a bundle (AVG article 5: no more than is needed), and every bundle lists what it leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """Kinds of what was recorded."""

    VERLOOP = "verloop"
    REGIE = "regie"
    STAPPEN = "stappen"
    MANDATEN = "mandaten"
    BESLUITEN = "besluiten"
    RAADPLEGING = "raadpleging"
    OPSCHALING = "opschaling"
    INFORMATIE = "informatie"
    STUKKEN = "stukken"
    DOCUMENTEN = "documenten"
    TELLINGEN = "tellingen"
    AANBIEDER = "aanbieder"
    REGIOS = "regios"
    BEHEER = "beheer"


class Documenten(StrEnum):
    """Which documents go along."""

    ALLE = "alle"
    GEDEELDE = "gedeelde"
    GEEN = "geen"


ACTIES: Mapping[Soort, frozenset[str]] = {
    Soort.VERLOOP: frozenset({"open_zaak", "bepaal_trede", "sluit_af", "heropen", "bekrachtig_noodgreep"}),
    Soort.REGIE: frozenset(
        {
            "wijs_projectleider_aan", "voeg_regievoerder_toe", "vervang_regievoerder", "leg_afspraak_vast", "benoem",
            "beeindig", "wijs_waarnemer_aan", "beeindig_waarneming",
        }
    ),
    Soort.STAPPEN: frozenset(
        {
            "rond_stap_af", "stap_over_op_editie", "schort_op", "hervat", "verleng", "leg_gebeurtenis_vast",
            "voeg_dag_toe", "verwijder_dag", "herbereken",
        }
    ),
    Soort.MANDATEN: frozenset(
        {
            "stel_op", "stel_voor", "keur_goed", "wijs_af", "verleen", "stem_in", "activeer", "trek_in",
            "nieuwe_versie", "vervang", "stel_ondermandaat_op", "ga_voorwaarde_na", "verloopt", "neem_mandaat_over",
        }
    ),
    Soort.BESLUITEN: frozenset({"neem_besluit", "boek_tegen", "neem_besluit_over"}),
    Soort.RAADPLEGING: frozenset({"stel_vraag", "zie_vraag", "leg_standpunt_vast"}),
    Soort.OPSCHALING: frozenset(
        {"open_opschaling", "stap_op", "sluit_opschaling", "leg_toezichtstap_vast", "leg_correspondentie_vast"}
    ),
    Soort.INFORMATIE: frozenset(
        {"meld_verzonden", "laat_plicht_vervallen", "schrijf_romptekst", "bied_raadsbrief_aan", "verzend_raadsbrief"}
    ),
    Soort.STUKKEN: frozenset(
        {
            "dien_stuk_in", "agendeer", "voer_af", "leg_uitkomst_vast", "trek_stuk_in", "plan_vergadering", "plan_jaar",
            "gelast_vergadering_af",
        }
    ),
    Soort.DOCUMENTEN: frozenset({"voeg_document_toe"}),
    Soort.TELLINGEN: frozenset({"leg_tellingen_vast", "importeer_tellingen"}),
    Soort.AANBIEDER: frozenset({"voeg_aanbieder_toe", "leg_kwartaal_vast", "toets_subsidie", "leg_omzet_vast"}),
    Soort.REGIOS: frozenset({"betrek_regio", "beeindig_betrokkenheid", "wijs_accounthouder_aan"}),
    Soort.BEHEER: frozenset(
        {
            "exporteer", "lees_export", "download_logboek", "hervat_logboek", "wissel_sleutel", "voeg_gebruiker_toe",
            "zet_gebruiker_actief", "blokkeer_gebruiker", "maak_token", "trek_token_in", "stel_vernietiging_voor",
            "bevestig_vernietiging", "bewaar_langer", "hef_bewaring_op", "stel_anonimisering_voor",
            "bevestig_anonimisering", "maak_abonnement", "beeindig_abonnement", "hervat_abonnement", "vernieuw_geheim",
            "deel_met_zgw",
            "stel_import_voor", "bevestig_import", "trek_import_in",
        }
    ),
}  # fmt: skip
DELEN: Mapping[str, Soort] = {
    "treden": Soort.VERLOOP, "tijd_per_trede": Soort.VERLOOP, "noodgrepen": Soort.VERLOOP, "rollen": Soort.REGIE,
    "functies": Soort.REGIE, "afspraken": Soort.REGIE, "personen": Soort.REGIE, "andere_regios": Soort.REGIOS,
    "stappen": Soort.STAPPEN, "mandaten": Soort.MANDATEN, "ruimte": Soort.MANDATEN, "besluiten": Soort.BESLUITEN,
    "stukken": Soort.STUKKEN, "informatie": Soort.INFORMATIE, "raadsbrieven": Soort.INFORMATIE,
    "vragen": Soort.RAADPLEGING, "opschalingen": Soort.OPSCHALING, "interbestuurlijk_toezicht": Soort.OPSCHALING,
    "tellingen": Soort.TELLINGEN, "documenten": Soort.DOCUMENTEN, "documenten_na_peildatum": Soort.DOCUMENTEN,
    "geweigerd": Soort.BEHEER, "geweigerd_aantal": Soort.BEHEER, "openstaand": Soort.VERLOOP,
    "chronologie": Soort.VERLOOP, "chronologie_aantal": Soort.VERLOOP,
}  # fmt: skip
"""Parts of the dossier with their kind."""
GATEN: Mapping[str, Soort] = {
    "rol": Soort.REGIE, "afspraak": Soort.REGIE, "stap": Soort.STAPPEN, "mandaat": Soort.MANDATEN,
    "noodgreep": Soort.VERLOOP, "opschaling": Soort.OPSCHALING, "informatie": Soort.INFORMATIE,
}  # fmt: skip
"""What is still open, by the part that it is missing from: who gets that part hears of the gap too."""
ALTIJD = frozenset({"uitleg", "zaak", "aanbieder", "regio", "draaiboek"})
"""What every recipient gets: which zaak this is, under which rules."""
_SOORT_VAN: Mapping[str, Soort] = {actie: soort for soort, acties in ACTIES.items() for actie in acties}


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
        soort = _SOORT_VAN.get(actie)
        if soort in self.soorten:
            return None
        return f"niet nodig voor {self.titel.lower()}: {soort.value if soort else 'onbekende handeling'}"

    def soort_van(self, actie: str) -> Soort | None:
        """The kind of an act; None for one that is not placed."""
        return _SOORT_VAN.get(actie)

    def krijgt(self, deel: str) -> bool:
        """Whether this part of the dossier goes along."""
        return deel in ALTIJD or DELEN.get(deel) in self.soorten

    def krijgt_gat(self, soort: str) -> bool:
        """Whether an open point of this kind goes along."""
        return GATEN.get(soort) in self.soorten


_ALLES = frozenset(Soort)
_RAAD = frozenset({Soort.VERLOOP, Soort.MANDATEN, Soort.BESLUITEN, Soort.INFORMATIE, Soort.OPSCHALING, Soort.TELLINGEN})
VOLLEDIG = Exportprofiel(
    "volledig", "Volledig", "Het eigen archief van de regio: alles.", 5, _ALLES, Documenten.ALLE, namen=True
)
TOEZICHTHOUDER = Exportprofiel(
    "toezichthouder", "Toezichthouder", "Toezicht op de hele zaak: alles, met wie wat deed.", 4, _ALLES,
    Documenten.ALLE, namen=True,
)  # fmt: skip
REKENKAMER = Exportprofiel(
    "rekenkamer", "Rekenkamer", "Onderzoek naar besluiten en geld: alles behalve accounts en pogingen, zonder namen.",
    3, _ALLES - {Soort.BEHEER}, Documenten.ALLE, namen=False,
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
