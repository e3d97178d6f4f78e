"""Who may do what: the one place that declares it. Whatever is not declared here is forbidden.

`MATRIX` gives the roles of a right; `inzage.rollen_in_zaak` turns an account's roles into the roles it has in one
zaak; `inzage.inzage` says how much of a zaak it sees. Routes, services and the pages ask these functions.
The table for readers is docs/rechten.md, checked against this module by a test.
"""

from __future__ import annotations

from enum import StrEnum

from app.domain.basis.begrippen import Rol


class Recht(StrEnum):
    OPENBAAR = "openbaar"
    INGELOGD = "ingelogd"
    ZAKEN_INZIEN = "zaken_inzien"
    DOSSIER_INZIEN = "dossier_inzien"
    ZAAK_OPENEN = "zaak_openen"
    TREDE_BEPALEN = "trede_bepalen"
    ZAAK_AFSLUITEN = "zaak_afsluiten"
    ZAAK_HEROPENEN = "zaak_heropenen"
    PROJECTLEIDER_AANWIJZEN = "projectleider_aanwijzen"
    REGIEVOERDER_TOEVOEGEN = "regievoerder_toevoegen"
    AFSPRAAK_VASTLEGGEN = "afspraak_vastleggen"
    STAP_AFRONDEN = "stap_afronden"
    EDITIE_OVERSTAPPEN = "editie_overstappen"
    NOODGREEP_BEKRACHTIGEN = "noodgreep_bekrachtigen"
    TERMIJN_WIJZIGEN = "termijn_wijzigen"
    GEBEURTENIS_VASTLEGGEN = "gebeurtenis_vastleggen"
    STANDPUNTEN_INZIEN = "standpunten_inzien"
    VRAAG_STELLEN = "vraag_stellen"
    STANDPUNT_VASTLEGGEN = "standpunt_vastleggen"
    OPSCHALING_VOEREN = "opschaling_voeren"
    AFWIJKING_OPVOLGEN = "afwijking_opvolgen"
    TOEZICHT_VASTLEGGEN = "toezicht_vastleggen"
    STUKKEN_INZIEN = "stukken_inzien"
    STUK_BEHEREN = "stuk_beheren"
    KALENDER_INZIEN = "kalender_inzien"
    VERGADERING_PLANNEN = "vergadering_plannen"
    JAARMOMENT_VASTLEGGEN = "jaarmoment_vastleggen"
    INBRENG_WEGEN = "inbreng_wegen"
    INFORMATIE_VASTLEGGEN = "informatie_vastleggen"
    RAADSBRIEF_INZIEN = "raadsbrief_inzien"
    RAADSBRIEF_SCHRIJVEN = "raadsbrief_schrijven"
    RAADSBRIEF_VERZENDEN = "raadsbrief_verzenden"
    TELLINGEN_INZIEN = "tellingen_inzien"
    TELLING_VASTLEGGEN = "telling_vastleggen"
    PLEK_BEOORDELEN = "plek_beoordelen"
    AANBIEDER_BIJWERKEN = "aanbieder_bijwerken"
    REGIO_BETREKKEN = "regio_betrekken"
    MANDATEN_INZIEN = "mandaten_inzien"
    MANDAAT_VOORSTELLEN = "mandaat_voorstellen"
    MANDAAT_BEOORDELEN = "mandaat_beoordelen"
    MANDAAT_VERLENEN = "mandaat_verlenen"
    MANDAAT_VASTLEGGEN = "mandaat_vastleggen"
    MANDAAT_INSTEMMEN = "mandaat_instemmen"
    MANDAAT_TERUGGEVEN = "mandaat_teruggeven"
    ONDERMANDAAT_VERLENEN = "ondermandaat_verlenen"
    VOORWAARDE_NAGAAN = "voorwaarde_nagaan"
    BESLUIT_NEMEN = "besluit_nemen"
    GELD_INZIEN = "geld_inzien"
    GELD_BOEKEN = "geld_boeken"
    DOCUMENT_INZIEN = "document_inzien"
    DOCUMENT_TOEVOEGEN = "document_toevoegen"
    LOGBOEK_INZIEN = "logboek_inzien"
    NOTITIES_INZIEN = "notities_inzien"
    NOTITIE_PLAATSEN = "notitie_plaatsen"
    TAAK_TOEWIJZEN = "taak_toewijzen"
    ZAKEN_VERBINDEN = "zaken_verbinden"
    EXPORT_MAKEN = "export_maken"
    EXPORT_LEZEN = "export_lezen"
    CHECKPOINT_INZIEN = "checkpoint_inzien"
    SLEUTEL_WISSELEN = "sleutel_wisselen"
    HERVATTING_VRAGEN = "hervatting_vragen"
    HERVATTING_BEVESTIGEN = "hervatting_bevestigen"
    WEBHOOKS_BEHEREN = "webhooks_beheren"
    GEBRUIKERS_BEHEREN = "gebruikers_beheren"
    TOKENS_BEHEREN = "tokens_beheren"
    POSTBUS_BEHEREN = "postbus_beheren"
    FUNCTIES_BEHEREN = "functies_beheren"
    WAARNEMER_AANWIJZEN = "waarnemer_aanwijzen"
    TOEGANG_INZIEN = "toegang_inzien"
    TOEGANG_BEVESTIGEN = "toegang_bevestigen"
    DAGEN_BEHEREN = "dagen_beheren"
    VERNIETIGING_INZIEN = "vernietiging_inzien"
    VERNIETIGING_VOORSTELLEN = "vernietiging_voorstellen"
    VERNIETIGING_BEVESTIGEN = "vernietiging_bevestigen"
    LANGER_BEWAREN = "langer_bewaren"
    ANONIMISERING_INZIEN = "anonimisering_inzien"
    ANONIMISERING_VOORSTELLEN = "anonimisering_voorstellen"
    ANONIMISERING_BEVESTIGEN = "anonimisering_bevestigen"
    IMPORT_VOORSTELLEN = "import_voorstellen"
    IMPORT_BEVESTIGEN = "import_bevestigen"


IEDEREEN = frozenset(Rol)
LEIDING = frozenset({Rol.REGIEVOERDER})
TEAM = LEIDING | {Rol.PROJECTLEIDER}
AMBTEN = TEAM | {Rol.BESTUURDER}
"""Roles that come with an office of the region: its holder asks for his own deputy."""
GEVERS = frozenset({Rol.GEMEENTE, Rol.ANDERE_REGIO})
ZAAKLEZERS = TEAM | GEVERS | {Rol.BESTUURDER}
BETROKKENEN = TEAM | {Rol.GEMEENTE, Rol.BESTUURDER}
"""Who steers and decides inside the region."""

MATRIX: dict[Recht, frozenset[Rol]] = {
    Recht.INGELOGD: IEDEREEN,
    Recht.ZAKEN_INZIEN: ZAAKLEZERS,
    Recht.DOSSIER_INZIEN: TEAM,
    Recht.ZAAK_OPENEN: LEIDING,
    Recht.TREDE_BEPALEN: LEIDING,
    Recht.ZAAK_AFSLUITEN: LEIDING,
    Recht.ZAAK_HEROPENEN: LEIDING,
    Recht.PROJECTLEIDER_AANWIJZEN: LEIDING,
    Recht.REGIEVOERDER_TOEVOEGEN: LEIDING,
    Recht.AFSPRAAK_VASTLEGGEN: TEAM,
    Recht.STAP_AFRONDEN: TEAM,
    Recht.EDITIE_OVERSTAPPEN: LEIDING,
    Recht.NOODGREEP_BEKRACHTIGEN: LEIDING,
    Recht.TERMIJN_WIJZIGEN: TEAM,
    Recht.GEBEURTENIS_VASTLEGGEN: TEAM,
    Recht.STANDPUNTEN_INZIEN: BETROKKENEN,
    Recht.VRAAG_STELLEN: TEAM,
    Recht.STANDPUNT_VASTLEGGEN: TEAM | {Rol.GEMEENTE},
    Recht.OPSCHALING_VOEREN: TEAM,
    Recht.AFWIJKING_OPVOLGEN: LEIDING,
    Recht.TOEZICHT_VASTLEGGEN: TEAM,
    Recht.STUKKEN_INZIEN: BETROKKENEN,
    Recht.STUK_BEHEREN: TEAM,
    Recht.KALENDER_INZIEN: BETROKKENEN,
    Recht.VERGADERING_PLANNEN: TEAM,
    Recht.JAARMOMENT_VASTLEGGEN: BETROKKENEN,
    Recht.INBRENG_WEGEN: TEAM,
    Recht.INFORMATIE_VASTLEGGEN: TEAM,
    Recht.RAADSBRIEF_INZIEN: BETROKKENEN,
    Recht.RAADSBRIEF_SCHRIJVEN: TEAM,
    Recht.RAADSBRIEF_VERZENDEN: TEAM | {Rol.GEMEENTE},
    Recht.TELLINGEN_INZIEN: ZAAKLEZERS,
    Recht.TELLING_VASTLEGGEN: TEAM,
    Recht.PLEK_BEOORDELEN: TEAM | GEVERS,
    Recht.AANBIEDER_BIJWERKEN: TEAM,
    Recht.REGIO_BETREKKEN: LEIDING,
    Recht.MANDATEN_INZIEN: ZAAKLEZERS,
    Recht.MANDAAT_VOORSTELLEN: TEAM,
    Recht.MANDAAT_BEOORDELEN: LEIDING,
    Recht.MANDAAT_VERLENEN: GEVERS,
    Recht.MANDAAT_VASTLEGGEN: frozenset({Rol.PROJECTLEIDER}),
    Recht.MANDAAT_INSTEMMEN: TEAM,
    Recht.MANDAAT_TERUGGEVEN: TEAM,
    Recht.ONDERMANDAAT_VERLENEN: LEIDING,
    Recht.VOORWAARDE_NAGAAN: TEAM,
    Recht.BESLUIT_NEMEN: TEAM,
    Recht.GELD_INZIEN: ZAAKLEZERS,
    Recht.GELD_BOEKEN: TEAM,
    Recht.DOCUMENT_INZIEN: ZAAKLEZERS,
    Recht.DOCUMENT_TOEVOEGEN: TEAM,
    Recht.LOGBOEK_INZIEN: TEAM,
    Recht.NOTITIES_INZIEN: BETROKKENEN,
    Recht.NOTITIE_PLAATSEN: BETROKKENEN,
    Recht.TAAK_TOEWIJZEN: ZAAKLEZERS,
    Recht.ZAKEN_VERBINDEN: TEAM,
    Recht.EXPORT_MAKEN: TEAM,
    Recht.EXPORT_LEZEN: TEAM | {Rol.TOEZICHTHOUDER},
    Recht.CHECKPOINT_INZIEN: LEIDING | {Rol.TOEZICHTHOUDER, Rol.BEHEERDER},
    Recht.SLEUTEL_WISSELEN: frozenset({Rol.BEHEERDER}),
    Recht.HERVATTING_VRAGEN: LEIDING | {Rol.BEHEERDER},
    Recht.HERVATTING_BEVESTIGEN: LEIDING,
    Recht.WEBHOOKS_BEHEREN: ZAAKLEZERS,
    Recht.GEBRUIKERS_BEHEREN: frozenset({Rol.BEHEERDER}),
    Recht.TOKENS_BEHEREN: IEDEREEN,
    Recht.POSTBUS_BEHEREN: GEVERS | {Rol.TOEZICHTHOUDER, Rol.BEHEERDER},
    Recht.FUNCTIES_BEHEREN: frozenset({Rol.BEHEERDER}),
    Recht.WAARNEMER_AANWIJZEN: AMBTEN | {Rol.BEHEERDER},
    Recht.TOEGANG_INZIEN: IEDEREEN,
    Recht.TOEGANG_BEVESTIGEN: LEIDING | {Rol.BEHEERDER},
    Recht.DAGEN_BEHEREN: frozenset({Rol.BEHEERDER}),
    Recht.VERNIETIGING_INZIEN: LEIDING,
    Recht.VERNIETIGING_VOORSTELLEN: LEIDING,
    Recht.VERNIETIGING_BEVESTIGEN: LEIDING,
    Recht.LANGER_BEWAREN: LEIDING,
    Recht.ANONIMISERING_INZIEN: LEIDING | {Rol.BEHEERDER},
    Recht.ANONIMISERING_VOORSTELLEN: frozenset({Rol.BEHEERDER}),
    Recht.ANONIMISERING_BEVESTIGEN: LEIDING | {Rol.BEHEERDER},
    Recht.IMPORT_VOORSTELLEN: LEIDING,
    Recht.IMPORT_BEVESTIGEN: LEIDING,
}


def mag(recht: Recht, rollen: frozenset[Rol]) -> bool:
    """Whether one of these roles has the right. OPENBAAR needs no role."""
    return recht is Recht.OPENBAAR or bool(MATRIX.get(recht, frozenset()) & rollen)
