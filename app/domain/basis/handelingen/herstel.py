"""How what an act recorded is mended when it was typed wrongly: the kind, not the instance.

Nothing that was recorded is taken out or changed. An act is mended by another one: a next version, its reverse, a
withdrawal; `HERSTEL` names it. Where none is needed, or there is none, it says why: that too is for readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Herstel:
    """The acts that mend, any of which may fit; `waarom` when there is none. `gat`: there should be one, later."""

    door: tuple[str, ...] = ()
    waarom: str = ""
    gat: bool = False


def door(*handelingen: str) -> Herstel:
    return Herstel(door=handelingen)


def niet(waarom: str) -> Herstel:
    """Deliberately not, and why."""
    return Herstel(waarom=waarom)


def nog_niet(waarom: str) -> Herstel:
    """There is no way yet, and what can be done until there is one."""
    return Herstel(waarom=waarom, gat=True)


_VOLGT = niet("it follows from other acts or from the date, and nobody types it")
_OORDEEL = niet("it is what a second person judged; it stays as it was given")
_LEEST = niet("it says that somebody read or took something along")
_WEG = niet("two persons decided that the content goes; it cannot come back")

_ZAAK = {
    "open_zaak": door("bepaal_trede", "wijzig_aanbieder", "sluit_af"),
    "bepaal_trede": door("bepaal_trede"),
    "sluit_af": door("heropen"),
    "heropen": door("sluit_af"),
    "bekrachtig_noodgreep": _OORDEEL,
    "wijs_projectleider_aan": door("wijs_projectleider_aan"),
    "voeg_regievoerder_toe": door("vervang_regievoerder"),
    "vervang_regievoerder": door("vervang_regievoerder"),
    "leg_afspraak_vast": door("leg_afspraak_vast"),
    "benoem": door("beeindig"),
    "beeindig": door("benoem"),
    "wijs_waarnemer_aan": door("beeindig_waarneming"),
    "beeindig_waarneming": door("wijs_waarnemer_aan"),
    "betrek_regio": door("beeindig_betrokkenheid"),
    "leg_stuurgroepplek_vast": door("leg_stuurgroepplek_vast"),
    "beeindig_betrokkenheid": door("betrek_regio"),
    "wijs_accounthouder_aan": door("wijs_accounthouder_aan"),
}
_SAMENWERKEN = {
    "plaats_notitie": door("trek_notitie_in", "plaats_notitie"),
    "zie_notitie": _LEEST,
    "trek_notitie_in": door("plaats_notitie"),
    "wijs_behandelaar_aan": door("wijs_behandelaar_aan", "haal_behandelaar_weg"),
    "haal_behandelaar_weg": door("wijs_behandelaar_aan"),
    "verbind_zaken": door("verbreek_verband"),
    "verbreek_verband": door("verbind_zaken"),
}
_TERMIJN = {
    "rond_stap_af": nog_niet("its document can be replaced; that it was finished, and when, stays"),
    "stap_over_op_editie": door("stap_over_op_editie"),
    "schort_op": door("hervat"),
    "hervat": door("schort_op"),
    "verleng": nog_niet("a term can be made longer again, not shorter"),
    "leg_gebeurtenis_vast": door("leg_gebeurtenis_vast"),
    "voeg_dag_toe": door("verwijder_dag"),
    "verwijder_dag": door("voeg_dag_toe"),
    "herbereken": _VOLGT,
}
_MANDAAT = {
    "stel_op": door("nieuwe_versie", "wijzig_reactiedatum"),
    "wijzig_reactiedatum": door("wijzig_reactiedatum"),
    "stel_voor": door("wijs_af"),
    "keur_goed": door("wijs_af"),
    "wijs_af": door("stel_op"),
    "verleen": door("trek_in", "nieuwe_versie"),
    "leg_verlening_vast": door("geef_mandaat_terug", "nieuwe_versie"),
    "leg_weigering_vast": door("stel_op"),
    "leg_intrekking_vast": door("stel_op"),
    "vervroeg_einde": door("stel_op"),
    "stem_in": door("trek_in"),
    "herinner": niet("it says that somebody was reminded; nothing follows from it by itself"),
    "voeg_besluitstuk_toe": door("trek_document_in", "voeg_besluitstuk_toe"),
    "activeer": _VOLGT,
    "trek_in": door("vervroeg_einde", "stel_op"),
    "geef_mandaat_terug": door("vervroeg_einde", "stel_op"),
    "eindigt_bij_sluiten": _VOLGT,
    "nieuwe_versie": door("nieuwe_versie"),
    "vervang": _VOLGT,
    "stel_ondermandaat_op": door("nieuwe_versie"),
    "ga_voorwaarde_na": door("ga_voorwaarde_na"),
    "verloopt": _VOLGT,
    "neem_mandaat_over": door("nieuwe_versie", "trek_in"),
    "neem_spoedbesluit": door("trek_spoedbesluit_in", "weiger_spoedbesluit"),
    "weiger_spoedbesluit": door("neem_spoedbesluit"),
    "trek_spoedbesluit_in": door("neem_spoedbesluit"),
    "leg_bekrachtiging_vast": niet("it says what a college decided on paper; its document can be replaced"),
    "teken_spoedbesluit_mee": _OORDEEL,
    "beslis_over_spoedbesluit": _OORDEEL,
    "leg_drager_vast": niet("it says what was agreed about who bears it; another agreement is a note in the zaak"),
    "bereid_besluit_voor": door("trek_besluitvoorstel_in"),
    "onderteken_besluit": door("boek_tegen"),
    "weiger_besluit": _OORDEEL,
    "trek_besluitvoorstel_in": door("bereid_besluit_voor"),
    "neem_kennis_van_besluit": _LEEST,
    "neem_besluit": door("boek_tegen"),
    "boek_tegen": door("neem_besluit"),
    "neem_besluit_over": door("boek_tegen"),
}
_GELD = {
    "zeg_geld_toe": door("draai_geldboeking_terug"),
    "wijzig_geldplan": door("wijzig_geldplan"),
    "boek_geld": door("draai_geldboeking_terug"),
    "draai_geldboeking_terug": door("boek_geld", "zeg_geld_toe"),
}
_OVERLEG = {
    "stel_vraag": niet("municipalities may have answered it; who asked wrongly asks a next question"),
    "zie_vraag": _LEEST,
    "leg_standpunt_vast": door("leg_standpunt_vast"),
    "schaal_op_na_afwijking": door("sluit_opschaling"),
    "zie_af_van_opschaling": door("open_opschaling"),
    "open_opschaling": door("sluit_opschaling"),
    "stap_op": door("sluit_opschaling"),
    "sluit_opschaling": door("open_opschaling"),
    "leg_toezichtstap_vast": door("leg_toezichtstap_vast"),
    "stel_toezichtplan_op": door("verzet_toezichtplan", "lever_toezichtplan_op"),
    "verzet_toezichtplan": door("verzet_toezichtplan"),
    "lever_toezichtplan_op": door("stel_toezichtplan_op"),
    "voeg_planstap_toe": door("rond_planstap_af"),
    "rond_planstap_af": door("voeg_planstap_toe"),
    "leg_correspondentie_vast": nog_niet("a next letter can say it; its document can be replaced"),
    "meld_verzonden": nog_niet("its document can be replaced; that the party was informed, and when, stays"),
    "laat_plicht_vervallen": nog_niet("a letter to the party can be added as a document; the duty stays lapsed"),
    "schrijf_romptekst": door("schrijf_romptekst"),
    "bied_raadsbrief_aan": door("schrijf_romptekst"),
    "verzend_raadsbrief": nog_niet("a new version of the text makes a new letter; this one stays sent"),
}
_VERGADERING = {
    "dien_stuk_in": door("trek_stuk_in"),
    "agendeer": door("voer_af"),
    "voer_af": door("agendeer"),
    "leg_uitkomst_vast": nog_niet("the paper can be withdrawn and handed in again"),
    "trek_stuk_in": door("dien_stuk_in"),
    "plan_vergadering": door("gelast_vergadering_af"),
    "plan_jaar": door("gelast_vergadering_af"),
    "gelast_vergadering_af": door("plan_vergadering"),
    "stel_jaarkalender_vast": door("leg_jaarmoment_vast"),
    "leg_jaarmoment_vast": door("leg_jaarmoment_vast"),
    "dien_jaarstuk_in": door("dien_jaarstuk_in"),
    "leg_jaarstukstap_vast": door("dien_jaarstuk_in"),
    "leg_inbreng_vast": door("weeg_inbreng_af", "leg_inbreng_vast"),
    "weeg_inbreng_af": door("leg_inbreng_vast"),
}
_GEGEVENS = {
    "voeg_document_toe": door("trek_document_in"),
    "trek_document_in": door("vervang_document"),
    "vervang_document": door("vervang_document"),
    "leg_tellingen_vast": door("leg_tellingen_vast"),
    "importeer_tellingen": door("leg_tellingen_vast", "importeer_tellingen"),
    "leg_standen_vast": door("leg_standen_vast", "importeer_standen"),
    "importeer_standen": door("leg_standen_vast", "importeer_standen"),
    "leg_aanbod_vast": door("leg_aanbod_vast"),
    "boek_plaatsing": door("werk_boeking_bij"),
    "werk_boeking_bij": door("werk_boeking_bij", "boek_plaatsing"),
    "leg_plekoordeel_vast": door("leg_plekoordeel_vast"),
    "leg_kinderrechtentoets_vast": door("leg_kinderrechtentoets_vast"),
    "leg_signaal_vast": door("leg_signaal_vast"),
    "maak_opgavelink": door("trek_opgavelink_in"),
    "trek_opgavelink_in": door("maak_opgavelink"),
    "doe_opgave": door("wijs_opgave_af", "maak_opgavelink"),
    "neem_opgave_over": door("leg_standen_vast", "importeer_standen", "leg_aanbod_vast"),
    "wijs_opgave_af": door("maak_opgavelink"),
    "leg_zitting_vast": door("trek_document_in", "leg_zitting_vast"),
    "voeg_aanbieder_toe": door("wijzig_aanbieder"),
    "wijzig_aanbieder": door("wijzig_aanbieder"),
    "leg_contract_vast": door("leg_contract_vast"),
    "leg_locatie_vast": door("leg_locatie_vast"),
    "leg_certificaat_vast": door("leg_certificaat_vast"),
    "leg_kwartaal_vast": door("leg_kwartaal_vast"),
    "leg_scenario_vast": door("leg_scenario_vast"),
    "toets_subsidie": door("toets_subsidie"),
    "leg_omzet_vast": door("leg_omzet_vast"),
}
_BEHEER = {
    "exporteer": niet("what went out is out; a next export says what holds now"),
    "maak_export_af": niet("it asks again what was asked; the bundle says what held then"),
    "lees_export": _LEEST,
    "download_logboek": _LEEST,
    "deel_met_zgw": _VOLGT,
    "maak_abonnement": door("beeindig_abonnement"),
    "beeindig_abonnement": door("maak_abonnement"),
    "hervat_abonnement": door("beeindig_abonnement"),
    "vernieuw_geheim": door("vernieuw_geheim"),
    "hervat_logboek": _OORDEEL,
    "wissel_sleutel": door("wissel_sleutel"),
    "voeg_gebruiker_toe": door("wijzig_gebruiker", "blokkeer_gebruiker"),
    "wijzig_gebruiker": door("wijzig_gebruiker"),
    "koppel_inlogdienst": door("ontkoppel_inlogdienst"),
    "ontkoppel_inlogdienst": door("koppel_inlogdienst"),
    "weiger_inlogverzoek": door("voeg_gebruiker_toe"),
    "zet_gebruiker_actief": door("blokkeer_gebruiker"),
    "blokkeer_gebruiker": door("zet_gebruiker_actief"),
    "stel_toegang_voor": door("trek_toegang_in"),
    "bevestig_toegang": door("wijzig_gebruiker", "blokkeer_gebruiker", "beeindig", "beeindig_waarneming"),
    "weiger_toegang": door("stel_toegang_voor"),
    "trek_toegang_in": door("stel_toegang_voor"),
    "zie_toegang": _LEEST,
    "wijzig_wachtwoord": door("wijzig_wachtwoord"),
    "kies_wachtwoord": door("wijzig_wachtwoord"),
    "nodig_uit": door("nodig_uit", "blokkeer_gebruiker"),
    "herstel_account": niet("who it is for chooses a password again, and adds his factors"),
    "zet_app_aan": door("zet_app_uit"),
    "zet_app_uit": door("zet_app_aan"),
    "voeg_passkey_toe": door("verwijder_passkey"),
    "verwijder_passkey": door("voeg_passkey_toe"),
    "maak_herstelcodes": door("maak_herstelcodes"),
    "beeindig_sessies": niet("who was logged out logs in again"),
    "zie_accountbericht": _LEEST,
    "kies_taal": door("kies_taal"),
    "kies_mail": door("kies_mail"),
    "meld_mail_af": door("kies_mail"),
    "maak_agendalink": door("trek_agendalink_in"),
    "trek_agendalink_in": door("maak_agendalink"),
    "zet_postbus": door("zet_postbus", "haal_postbus_weg"),
    "haal_postbus_weg": door("zet_postbus"),
    "maak_token": door("trek_token_in"),
    "trek_token_in": door("maak_token"),
    "maak_zgwclient": door("trek_token_in"),
    "toon_zgwgeheim": door("trek_token_in"),
    "stel_vernietiging_voor": door("bewaar_langer"),
    "bevestig_vernietiging": _WEG,
    "bewaar_langer": door("hef_bewaring_op"),
    "hef_bewaring_op": door("bewaar_langer"),
    "stel_anonimisering_voor": niet("nothing happens until another person confirms it"),
    "bevestig_anonimisering": _WEG,
    "stel_import_voor": door("trek_import_in"),
    "bevestig_import": niet("what was taken over is mended as if it had been typed: by the act of its kind"),
    "trek_import_in": door("stel_import_voor"),
}
HERSTEL: Mapping[str, Herstel] = {
    **_ZAAK, **_TERMIJN, **_MANDAAT, **_GELD, **_OVERLEG, **_VERGADERING, **_GEGEVENS, **_BEHEER, **_SAMENWERKEN,
}  # fmt: skip
"""Every act of the register. A test holds it against that."""
LEZEN = frozenset(code for code, herstel in HERSTEL.items() if herstel is _LEEST)
"""The acts by which somebody read or took something along: they change nothing."""
