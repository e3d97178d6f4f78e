"""Every kind of point: what it is called, the act that closes it, and where that act is done.

Tests hold this register against the tables and the acts of the product (`tests/services/openstaand/test_register.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.openstaand import (
    afloop,
    brieven,
    buiten,
    cijfers,
    grondslag,
    informatie,
    mandaten,
    overleg,
    stappen,
    stukken,
    toewijzing,
    toezicht,
    voorwaarden,
)
from app.domain.openstaand.besluit import spoed, twee
from app.domain.openstaand.geld import toezeggingen as geld
from app.domain.openstaand.kinderen import opgave, passend, plaatsing

_VERZOEK = "mandaatverzoeken.toon"
_BESLIST = ("verleen", "leg_verlening_vast", "wijs_af", "leg_weigering_vast")


@dataclass(frozen=True)
class Soort:
    """A kind of point. `handelingen` are the acts of the logboek that close it; without any nothing can.

    `pagina` is the endpoint of the screen of the act, `bewerking` the operation of the API, `knop` the words on the
    button. `in_rust` says that the act can be done in a zaak that is at rest; else it waits there for its reopening.
    `anders` is the screen for who may see the point and not do the act; `vier_ogen` says that nobody can do it in the
    place of who it lies with. `samen` is the screen where it can be done with others: for a point that has a `volgnr`,
    or of one zaak when there are several. `veel` are the words for so many of them.
    `beslissing`: it asks no more than a yes or a no, and holds up others until it is given.
    """

    code: str
    titel: str
    handelingen: tuple[str, ...]
    pagina: str
    bewerking: str
    knop: str
    in_rust: bool = False
    anders: str = "zaken.overzicht"
    vier_ogen: bool = False
    samen: str = ""
    veel: str = ""
    beslissing: bool = False

    @property
    def per_verzoek(self) -> bool:
        """Whether it is done with others of the same request for mandaten, and not with all of the zaak."""
        return self.samen == _VERZOEK

    def te_doen(self, *, rust: bool) -> bool:
        """Whether there is something to do about it, in a zaak that is at rest or not: what there is not stands with
        the zaak, on nobody's list."""
        return bool(self.handelingen) and (self.in_rust or not rust)


IMPORT, LOGALARM, FUNCTIE = "import", "logalarm", "functie"
TOEGANG, TOEGANGSBERICHT = "toegang", "toegangsbericht"
NOTITIE = "notitie"
ACCOUNTBERICHT, POSTBUS = "accountbericht", "postbus"
INLOGVERZOEK = "inlogverzoek"
JAARMOMENT, JAARKALENDER, INBRENG = "jaarmoment", "jaarkalender", "jaarinbreng"
JAAR_TE_LAAT = "jaarmoment_te_laat"
JAARSTUK, JAARSTUK_BIJ_ANDEREN = "jaarstuk", "jaarstuk_bij_anderen"
"""Kinds that are of no zaak, or beside its record: they are computed when somebody asks, and kept nowhere."""

_NAGAAN, _TELLEN = ("ga_voorwaarde_na",), ("leg_tellingen_vast", "importeer_tellingen")
_NIEUW, _VERLENGEN = ("stel_op", "nieuwe_versie"), ("nieuwe_versie", "trek_in", "geef_mandaat_terug")

_VERVOLG = ("schaal_op_na_afwijking", "zie_af_van_opschaling")

# fmt: off
_WERK = (
    Soort(stappen.STAP, "Stap", ("rond_stap_af",), "stappen.rond_stap_af", "rond_stap_af", "Afronden"),
    Soort("stap_projectleider", "Stap", ("rond_stap_af", "wijs_projectleider_aan"),
          "toewijzing.wijs_projectleider_aan", "wijs_projectleider_aan", "Aanwijzen"),
    Soort("stap_mandaten", "Stap", ("rond_stap_af", "stem_in"), "mandaten.lijst", "mandaten", "Naar de mandaten"),
    Soort("stap_informeren", "Stap", ("rond_stap_af", "meld_verzonden"), "informatie.lijst", "informatieplichten",
          "Informeren"),
    Soort("stap_vroegsignalering", "Stap", ("rond_stap_af", "leg_kwartaal_vast"), "aanbieder.leg_kwartaal_vast",
          "leg_kwartaal_vast", "Cijfers vastleggen"),
    Soort(stappen.VERVALLEN, "Stap niet gedaan", (), "stappen.lijst", "stappen", "Bekijken"),
    Soort(informatie.PLICHT, "Informatieplicht", ("meld_verzonden", "laat_plicht_vervallen", "verzend_raadsbrief"),
          "informatie.meld_verzonden", "meld_verzonden", "Vastleggen", in_rust=True, anders="raadsbrief.toon",
          samen="informatie.meld_velen_verzonden", veel="Informeer %(n)s partijen"),
    Soort(grondslag.ZONDER, "Zonder document", ("vervang_document",), "documenten.vervang_document", "vervang_document",
          "Document aanwijzen", in_rust=True, anders="documenten.lijst"),
    Soort(grondslag.GEBEURTENIS, "Gebeurtenis zonder dag", ("leg_gebeurtenis_vast",),
          "termijnen.leg_gebeurtenis_vast", "leg_gebeurtenis_vast", "Dag vastleggen"),
    Soort(toewijzing.AFSPRAAK, "Afspraak", ("leg_afspraak_vast",), "toewijzing.leg_afspraak_vast",
          "leg_afspraak_vast", "Vastleggen"),
    Soort(toewijzing.PROJECTLEIDER, "Projectleider", ("wijs_projectleider_aan",),
          "toewijzing.wijs_projectleider_aan", "wijs_projectleider_aan", "Aanwijzen"),
    Soort(toewijzing.REGIEPLAATS, "Plaats van de Regievoerder", ("vervang_regievoerder",),
          "situatie.vervang_regievoerder", "vervang_regievoerder", "Invullen"),
)

_MANDATEN = (
    Soort(mandaten.CONCEPT, "Mandaat in concept", ("stel_voor", "nieuwe_versie"), "mandaten.toon", "stel_voor",
          "Voorstellen"),
    Soort(mandaten.VOORGESTELD, "Mandaat beoordelen", ("keur_goed", "wijs_af"), "mandaten.toon", "keur_goed",
          "Beoordelen", samen=_VERZOEK, veel="Beoordeel %(n)s mandaten", beslissing=True),
    Soort(mandaten.GOEDGEKEURD, "Mandaat verlenen", _BESLIST, "mandaten.toon", "verleen", "Beslissen",
          samen=_VERZOEK, veel="Verleen %(n)s mandaten, of wijs ze af", beslissing=True),
    Soort(mandaten.HOUDER, "Instemming van de houder", ("stem_in",), "mandaten.toon", "stem_in", "Instemmen",
          samen=_VERZOEK, veel="Stem in met %(n)s mandaten", beslissing=True),
    Soort(mandaten.WERKGEVER, "Instemming van de werkgever", ("stem_in",), "mandaten.toon", "stem_in", "Vastleggen",
          samen=_VERZOEK, veel="Leg vast dat de werkgever instemt met %(n)s mandaten",
          beslissing=True),
    Soort(mandaten.AFGEWEZEN, "Mandaat geweigerd", (*_NIEUW, "open_opschaling", *_VERVOLG), "afwijkingen.toon",
          "schaal_op_na_afwijking", "Vervolg kiezen", anders="mandaten.toon"),
    Soort(mandaten.STIL, "Geen antwoord op een mandaat", (*_BESLIST, *_VERVOLG), "afwijkingen.toon",
          "schaal_op_na_afwijking", "Vervolg kiezen", anders="mandaten.toon"),
    Soort(mandaten.ONGEBRUIKT, "Mandaat nooit actief", _NIEUW, "mandaten.stel_op", "stel_op", "Mandaat opstellen"),
    Soort(mandaten.LOOPT_AF, "Mandaat loopt af", _VERLENGEN, "mandaatversies.nieuwe_versie", "nieuwe_versie",
          "Nieuwe versie"),
    Soort(mandaten.ZONDER_ORGAAN, "Mandaat van een regio zonder bestuur", _VERLENGEN, "mandaatversies.nieuwe_versie",
          "nieuwe_versie", "Nieuwe versie maken"),
    Soort(mandaten.UITGEPUT, "Mandaat uitgeput", (*_VERLENGEN, "boek_tegen"), "mandaatversies.nieuwe_versie",
          "nieuwe_versie", "Nieuwe versie"),
    Soort(mandaten.NA_SLUITEN, "Actief mandaat in gesloten zaak",
          ("trek_in", "geef_mandaat_terug", "leg_intrekking_vast", "vervroeg_einde"), "mandaten.toon", "trek_in",
          "Intrekken", in_rust=True),
    Soort(twee.ONDERTEKENEN, "Besluit ondertekenen",
          ("onderteken_besluit", "weiger_besluit", "trek_besluitvoorstel_in"), "besluitvoorstellen.onderteken_besluit",
          "onderteken_besluit", "Ondertekenen", vier_ogen=True, anders="besluiten.lijst", beslissing=True),
    Soort(twee.KENNIS, "Besluit van de andere Regievoerder", ("neem_kennis_van_besluit",),
          "besluiten.neem_kennis_van_besluit", "neem_kennis_van_besluit", "Bekijken", vier_ogen=True,
          anders="besluiten.lijst"),
    Soort(spoed.TEKENEN, "Spoedbesluit meetekenen",
          ("teken_spoedbesluit_mee", "weiger_spoedbesluit", "trek_spoedbesluit_in"), "spoed.teken_spoedbesluit_mee",
          "teken_spoedbesluit_mee", "Meetekenen", vier_ogen=True, anders="spoed.lijst", beslissing=True),
    Soort(spoed.BEKRACHTIGEN, "Spoedbesluit bekrachtigen",
          ("beslis_over_spoedbesluit", "leg_drager_vast", "leg_bekrachtiging_vast", "trek_spoedbesluit_in"),
          "spoed.beslis_over_spoedbesluit", "beslis_over_spoedbesluit", "Beslissen", in_rust=True,
          anders="spoed.lijst", beslissing=True),
    Soort(spoed.ONGEDEKT, "Spoedbesluit niet gedekt",
          ("leg_drager_vast", "beslis_over_spoedbesluit", "leg_bekrachtiging_vast", "trek_spoedbesluit_in"),
          "spoed.leg_drager_vast", "leg_drager_vast", "Vastleggen wie het draagt", in_rust=True, anders="spoed.lijst"),
    Soort(voorwaarden.ONGEZIEN, "Voorwaarde van een mandaat", _NAGAAN, "mandaatversies.ga_voorwaarde_na",
          "ga_voorwaarde_na", "Nagaan"),
    Soort(voorwaarden.NIET_VOLDAAN, "Voorwaarde niet voldaan", _NAGAAN, "mandaatversies.ga_voorwaarde_na",
          "ga_voorwaarde_na", "Opnieuw nagaan"),
)

_OVERLEG = (
    Soort(overleg.STANDPUNT, "Standpunt", ("leg_standpunt_vast",), "vragen.leg_standpunt_vast", "leg_standpunt_vast",
          "Standpunt geven"),
    Soort(overleg.AFWIJKING, "Afwijkend standpunt", (*_VERVOLG, "leg_standpunt_vast", "sluit_opschaling"),
          "afwijkingen.toon", "schaal_op_na_afwijking", "Vervolg kiezen", anders="vragen.lijst"),
    Soort(overleg.OPSCHALING, "Opschaling", ("sluit_opschaling",), "opschaling.sluit_opschaling", "sluit_opschaling",
          "Uitkomst vastleggen", in_rust=True),
    Soort(toezicht.TOEZICHT, "Interbestuurlijk toezicht", ("leg_toezichtstap_vast",), "toezicht.leg_toezichtstap_vast",
          "leg_toezichtstap_vast", "Stap vastleggen"),
    Soort(toezicht.ZONDER_PLAN, "Toezicht zonder plan", ("stel_toezichtplan_op",), "toezichtplan.stel_toezichtplan_op",
          "stel_toezichtplan_op", "Plan maken"),
    Soort(toezicht.PLAN, "Plan van het toezicht", ("lever_toezichtplan_op",), "toezichtplan.lever_toezichtplan_op",
          "lever_toezichtplan_op", "Opleveren"),
    Soort(toezicht.PLANSTAP, "Stap van het plan van het toezicht", ("rond_planstap_af",),
          "toezichtplan.rond_planstap_af", "rond_planstap_af", "Afronden"),
    Soort(toezicht.RADEN, "Raden en het toezicht", ("schrijf_romptekst",), "raadsbrief.toon", "schrijf_romptekst",
          "Naar de raadsbrief"),
    Soort(brieven.CONCEPT, "Raadsbrief klaarzetten", ("bied_raadsbrief_aan", "schrijf_romptekst"),
          "raadsbrief.bied_raadsbrief_aan", "bied_raadsbrief_aan", "Klaarzetten"),
    Soort(brieven.BIJ_GEMEENTE, "Raadsbrief versturen", ("verzend_raadsbrief",), "raadsbrief.verzend_raadsbrief",
          "verzend_raadsbrief", "Vastleggen", in_rust=True),
    Soort(stukken.AGENDEREN, "Stuk agenderen", ("agendeer", "trek_stuk_in"), "stukken.agendeer", "agendeer",
          "Agenderen", anders="stukken.toon"),
    Soort(stukken.BEHANDELEN, "Stuk behandelen", ("leg_uitkomst_vast", "voer_af", "trek_stuk_in"),
          "stukken.leg_uitkomst_vast", "leg_uitkomst_vast", "Uitkomst vastleggen", anders="stukken.toon"),
)

_CIJFERS = (
    Soort(cijfers.NOOIT, "Nooit geteld", _TELLEN, "tellingen.leg_tellingen_vast", "leg_tellingen_vast", "Tellen"),
    Soort(cijfers.OUD, "Oude telling", _TELLEN, "tellingen.leg_tellingen_vast", "leg_tellingen_vast", "Tellen"),
    Soort(cijfers.GEMEENTE, "Gemeente niet geteld", _TELLEN, "tellingen.leg_tellingen_vast", "leg_tellingen_vast",
          "Tellen"),
    Soort(cijfers.REGIO, "Andere regio niet geteld", (), "tellingen.lijst", "tellingen", "Bekijken"),
    Soort(cijfers.CERTIFICAAT, "Certificaat loopt af", ("leg_certificaat_vast",), "aanbieder.overzicht",
          "aanbiederonderdelen", "Bekijken"),
    Soort(cijfers.KWARTAAL_NOOIT, "Geen cijfers van de aanbieder", ("leg_kwartaal_vast",),
          "aanbieder.leg_kwartaal_vast", "leg_kwartaal_vast", "Vastleggen"),
    Soort(cijfers.KWARTAAL_OUD, "Oude cijfers van de aanbieder", ("leg_kwartaal_vast",),
          "aanbieder.leg_kwartaal_vast", "leg_kwartaal_vast", "Vastleggen"),
)

_TEL_STAND, _BOEK = ("leg_standen_vast", "importeer_standen"), ("boek_plaatsing", "werk_boeking_bij")
_PLAATSING = (
    Soort(plaatsing.NIET_GETELD, "Locatie niet geteld", _TEL_STAND, "plaatsing.leg_standen_vast", "leg_standen_vast",
          "Tellen"),
    Soort(plaatsing.VERSCHIL, "Telling en boekingen kloppen niet", (*_TEL_STAND, *_BOEK), "plaatsing.bord",
          "plaatsingsbord", "Nagaan"),
    Soort(plaatsing.WACHTEND, "Boeking wacht", ("werk_boeking_bij",), "plaatsing.werk_boeking_bij",
          "werk_boeking_bij", "Bijwerken"),
    Soort(plaatsing.OVER_TIJD, "Boeking over tijd", ("werk_boeking_bij",), "plaatsing.werk_boeking_bij",
          "werk_boeking_bij", "Bijwerken"),
    Soort(opgave.ONTVANGEN, "Opgave van een aanbieder", ("neem_opgave_over", "wijs_opgave_af"),
          "opgaven.neem_opgave_over", "neem_opgave_over", "Bekijken"),
    Soort(plaatsing.ZONDER_PLEK, "Locatie sluit", (*_BOEK, *_TEL_STAND), "plaatsing.boek_plaatsing", "boek_plaatsing",
          "Plek boeken"),
    Soort(passend.OORDEEL, "Past de plek?", ("leg_plekoordeel_vast",), "passend.leg_plekoordeel_vast",
          "leg_plekoordeel_vast", "Oordeel geven", in_rust=True, anders="passend.overzicht",
          samen="passend.overzicht", veel="Zeg bij %(n)s oordelen of de plek past"),
    Soort(passend.KINDERRECHTEN, "Rechten van het kind", ("leg_kinderrechtentoets_vast",),
          "passend.leg_kinderrechtentoets_vast", "leg_kinderrechtentoets_vast", "Toetsen", in_rust=True),
    Soort(passend.SIGNAAL, "Signaal", ("leg_signaal_vast",), "passend.leg_signaal_vast", "leg_signaal_vast",
          "Opvolging vastleggen", in_rust=True),
)

_BOEKEN = ("boek_geld", "draai_geldboeking_terug")
_GELD = (
    Soort(geld.BETALEN, "Betaling", (*_BOEKEN, "wijzig_geldplan"), "geld.boek_geld", "boek_geld", "Boeken",
          in_rust=True, anders="geld.overzicht"),
    Soort(geld.TERUG, "Geld dat terugkomt", (*_BOEKEN, "wijzig_geldplan"), "geld.boek_geld", "boek_geld", "Boeken",
          in_rust=True, anders="geld.overzicht"),
    Soort(geld.BESLISSING, "Gevraagd aan het Rijk", _BOEKEN, "geld.boek_geld", "boek_geld", "Boeken", in_rust=True,
          anders="geld.overzicht"),
    Soort(geld.VEREVENEN, "Voor een ander betaald", _BOEKEN, "geld.boek_geld", "boek_geld", "Boeken", in_rust=True,
          anders="geld.overzicht"),
    Soort(geld.AFWIKKELEN, "Geld niet afgewikkeld", _BOEKEN, "geld.boek_geld", "boek_geld", "Boeken", in_rust=True,
          anders="geld.overzicht"),
)

_AFLOOP = (
    Soort(afloop.NOODGREEP, "Noodgreep", ("bekrachtig_noodgreep",), "noodgrepen.bekrachtig_noodgreep",
          "bekrachtig_noodgreep", "Bekrachtigen", in_rust=True, anders="noodgrepen.lijst", vier_ogen=True,
          beslissing=True),
    Soort(afloop.EXPORT_ONAF, "Export niet af", ("maak_export_af",), "exports.maak_export_af", "maak_export_af",
          "Afmaken", in_rust=True),
    Soort(afloop.EXPORT, "Gedeeld dossier", ("lees_export",), "exports.lijst", "exports", "Lezen", in_rust=True),
    Soort(afloop.VOORSTELLEN, "Vernietiging voorstellen", ("stel_vernietiging_voor", "bewaar_langer"),
          "vernietiging.stel_vernietiging_voor", "stel_vernietiging_voor", "Bekijken", in_rust=True),
    Soort(afloop.BEVESTIGEN, "Vernietiging bevestigen", ("bevestig_vernietiging", "bewaar_langer"),
          "vernietiging.bevestig_vernietiging", "bevestig_vernietiging", "Bekijken", in_rust=True,
          anders="vernietiging.toon", vier_ogen=True),
)

_BUITEN = (
    Soort(buiten.ZGW, "Andere server", ("deel_met_zgw",), "zaken.overzicht", "zaak", "Bekijken", in_rust=True),
)

_ALGEMEEN = (
    Soort(IMPORT, "Overname van zaken", ("bevestig_import", "trek_import_in"), "importen.toon", "bevestig_import",
          "Bekijken"),
    Soort(LOGALARM, "Alarm van het logboek", ("hervat_logboek",), "logalarm.toon", "hervat_logboek", "Bekijken"),
    Soort(TOEGANG, "Voorstel over toegang", ("bevestig_toegang", "weiger_toegang", "trek_toegang_in"), "toegang.toon",
          "bevestig_toegang", "Bekijken", vier_ogen=True, beslissing=True),
    Soort(TOEGANGSBERICHT, "Bericht over toegang", ("zie_toegang",), "toegang.toon", "zie_toegang", "Lezen"),
    Soort(NOTITIE, "Ter informatie", ("zie_notitie", "trek_notitie_in"), "notities.toon", "zie_notitie", "Lezen",
          in_rust=True),
    Soort(ACCOUNTBERICHT, "Bericht over uw account", ("zie_accountbericht",), "beveiliging.toon", "zie_accountbericht",
          "Lezen"),
    Soort(INLOGVERZOEK, "Aanvraag om in te loggen", ("voeg_gebruiker_toe", "weiger_inlogverzoek"),
          "inlogverzoeken.lijst", "voeg_gebruiker_toe", "Bekijken"),
    Soort(POSTBUS, "Postbus van een organisatie", ("zet_postbus", "haal_postbus_weg"), "postbussen.zet_postbus",
          "zet_postbus", "Wijzigen"),
    Soort(JAARMOMENT, "Moment van het jaar", ("leg_jaarmoment_vast",), "jaar.leg_jaarmoment_vast",
          "leg_jaarmoment_vast", "Vastleggen"),
    Soort(JAAR_TE_LAAT, "Moment van het jaar te laat bij anderen", ("leg_jaarmoment_vast",), "jaar.toon", "regiojaar",
          "Bekijken"),
    Soort(JAARSTUK, "Stuk van het jaar", ("leg_jaarstukstap_vast",), "jaarstukken.leg_jaarstukstap_vast",
          "leg_jaarstukstap_vast", "Vastleggen"),
    Soort(JAARSTUK_BIJ_ANDEREN, "Stuk van het jaar bij gemeenten", ("leg_jaarstukstap_vast",), "jaarstukken.toon",
          "jaarstuk", "Bekijken"),
    Soort(JAARKALENDER, "Jaarkalender", ("stel_jaarkalender_vast",), "jaar.stel_jaarkalender_vast",
          "stel_jaarkalender_vast", "Vaststellen"),
    Soort(INBRENG, "Inbreng", ("weeg_inbreng_af",), "jaar.weeg_inbreng_af", "weeg_inbreng_af", "Afwegen"),
    Soort(FUNCTIE, "Functie zonder houder", ("benoem", "wijs_waarnemer_aan"), "functies.lijst", "benoem", "Invullen"),
)
# fmt: on


def _per_code(soorten: Iterable[Soort]) -> dict[str, Soort]:
    return {soort.code: soort for soort in soorten}


ALGEMEEN = _per_code(_ALGEMEEN)
SOORTEN = _per_code((*_WERK, *_MANDATEN, *_OVERLEG, *_CIJFERS, *_PLAATSING, *_GELD, *_AFLOOP, *_BUITEN))
"""Every kind of a zaak, by its code."""
BESLISSINGEN = tuple(sorted(soort.code for soort in SOORTEN.values() if soort.beslissing))
"""The kinds of a zaak that ask for a decision."""
