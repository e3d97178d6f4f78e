"""Every column in which somebody writes is found by searching, or stands here with why it is not."""

from __future__ import annotations

from sqlalchemy import String, Text

from app.db import Base
from app.domain.basis.handelingen import HANDELINGEN
from app.domain.zoeken.bereik import NIET, _telt

GEVONDEN = """
besluit.omschrijving neem_besluit.omschrijving
besluitvoorstel.omschrijving bereid_besluit_voor.omschrijving
besluitvoorstel.reden weiger_besluit.toelichting
bewaarbesluit.reden bewaar_langer.reden
bewaarbesluit.opheffing_reden hef_bewaring_op.reden
boeking.toelichting boek_plaatsing.toelichting
boekingstap.toelichting werk_boeking_bij.toelichting
correspondentie.met leg_correspondentie_vast.met
correspondentie.onderwerp leg_correspondentie_vast.onderwerp
documentintrekking.reden trek_document_in.reden
export.ontvanger exporteer.ontvanger
export.doel exporteer.doel
gebeurtenis.toelichting leg_gebeurtenis_vast.toelichting
geldboeking.grondslag boek_geld.grondslag
geldboeking.toelichting boek_geld.toelichting
geldplan.reden wijzig_geldplan.reden
herinnering.toelichting herinner.toelichting
informatieplicht.partij meld_verzonden.partij
informatieplicht.toelichting meld_verzonden.toelichting
kinderrechtentoets.besluit leg_kinderrechtentoets_vast.sluitbesluit
kinderrechtentoets.belang leg_kinderrechtentoets_vast.belang
kinderrechtentoets.gehoord leg_kinderrechtentoets_vast.gehoord
kinderrechtentoets.alternatieven leg_kinderrechtentoets_vast.alternatieven
kinderrechtentoets.maatregelen leg_kinderrechtentoets_vast.maatregelen
kinderrechtentoets.reden leg_kinderrechtentoets_vast.reden
kindsignaal.opvolging leg_signaal_vast.opvolging
kindsignaal.reden leg_signaal_vast.reden
kwartaalcijfer.bron leg_kwartaal_vast.bron
kwartaalcijfer.reden leg_kwartaal_vast.reden
mandaat.houder_titel stel_op.houder_titel
mandaat.bevoegdheden stel_op.bevoegdheden
mandaat.voorwaarden stel_op.voorwaarden
mandaat.organen stel_op.organen
mandaat.besluitnummer verleen.besluitnummer
mandaat.instemming_gegeven_door stem_in.gegeven_door
mandaat.instemming_gegeven_functie stem_in.gegeven_functie
mandaat.instemming_kenmerk stem_in.kenmerk
noodgreep.reden bepaal_trede.noodgreep
noodgreep.toelichting bekrachtig_noodgreep.toelichting
omzetaandeel.bron leg_omzet_vast.bron
omzetaandeel.reden leg_omzet_vast.reden
opschaling.aanleiding open_opschaling.aanleiding
opschalingstap.toelichting stap_op.toelichting
plaatsaanbod.reden leg_aanbod_vast.reden
plaatsaanbod.aanbieder leg_aanbod_vast.wordt
plaatsaanbod.locatie leg_aanbod_vast.wordt
plaatsaanbod.voorwaarden leg_aanbod_vast.wordt
plaatslink.wie maak_opgavelink.opgave_van
plaatsopgave.door doe_opgave.ingevuld_door
plaatsopgaveslot.reden wijs_opgave_af.reden
plaatsstand.reden leg_standen_vast.reden
plekoordeel.instelling leg_plekoordeel_vast.instelling
plekoordeel.toelichting leg_plekoordeel_vast.toelichting
plekoordeel.reden leg_plekoordeel_vast.reden
raadsbrief.toelichting verzend_raadsbrief.toelichting
reactiedatum.reden wijzig_reactiedatum.reden
romptekst.titel schrijf_romptekst.titel
romptekst.tekst schrijf_romptekst.tekst
scenario.naam leg_scenario_vast.wordt
scenario.bron leg_scenario_vast.wordt
scenario.toelichting leg_scenario_vast.wordt
scenario.reden leg_scenario_vast.reden
aanbiedercontract.partij leg_contract_vast.wordt
aanbiedercontract.contractnummer leg_contract_vast.wordt
aanbiedercontract.reden leg_contract_vast.reden
aanbiederlocatie.naam leg_locatie_vast.wordt
aanbiederlocatie.gemeente leg_locatie_vast.wordt
aanbiederlocatie.reden leg_locatie_vast.reden
aanbiederversie.reden wijzig_aanbieder.reden
aanbiederversie.naam wijzig_aanbieder.wordt
aanbiederversie.kvk_nummer wijzig_aanbieder.wordt
aanbiederversie.agb_code wijzig_aanbieder.wordt
aanbiederversie.rechtsvorm wijzig_aanbieder.wordt
aanbiederversie.cruciaal wijzig_aanbieder.wordt
afspraak.toelichting leg_afspraak_vast.toelichting
afwijkingsvolg.reden zie_af_van_opschaling.reden
gicertificaat.certificaatnummer leg_certificaat_vast.wordt
gicertificaat.reden leg_certificaat_vast.reden
spoedbesluit.omschrijving neem_spoedbesluit.omschrijving
spoedbesluit.reden neem_spoedbesluit.reden
spoedbesluit.drager neem_spoedbesluit.drager
spoedbesluit.einde_reden trek_spoedbesluit_in.toelichting
spoeddeel.besluitnummer beslis_over_spoedbesluit.besluitnummer
spoeddeel.toelichting beslis_over_spoedbesluit.toelichting
spoeddeel.drager leg_drager_vast.drager
standpunt.door leg_standpunt_vast.door_wie
standpunt.namens_wie leg_standpunt_vast.namens_wie
standpunt.vervangingsreden leg_standpunt_vast.vervangingsreden
standpunt.toelichting leg_standpunt_vast.toelichting
standpunt.bron leg_standpunt_vast.bron
stap.toelichting rond_stap_af.toelichting
stuk.titel dien_stuk_in.titel
stuk.ingetrokken_reden trek_stuk_in.reden
agendapunt.afgevoerd_reden voer_af.reden
behandeling.toelichting leg_uitkomst_vast.toelichting
stuurgroepplek.reden leg_stuurgroepplek_vast.reden
stuurgroepplek.stuurgroep leg_stuurgroepplek_vast.wordt
stuurgroepplek.partij leg_stuurgroepplek_vast.wordt
stuurgroepplek.wie leg_stuurgroepplek_vast.wordt
subsidietoets.toelichting toets_subsidie.toelichting
telling.reden leg_tellingen_vast.reden
termijnmutatie.reden schort_op.reden
toezegging.omschrijving zeg_geld_toe.omschrijving
toezegging.wederpartij zeg_geld_toe.wederpartij
toezegging.beschikking zeg_geld_toe.beschikking
toezegging.voorwaarden zeg_geld_toe.voorwaarden
toezegging.zekerheid zeg_geld_toe.zekerheid
toezegging.rente zeg_geld_toe.rente
toezichtplan.toelichting stel_toezichtplan_op.toelichting
toezichtplan.opgeleverd_toelichting lever_toezichtplan_op.toelichting
toezichtplanstap.titel voeg_planstap_toe.titel
toezichtplanstap.met_wie voeg_planstap_toe.met_wie
toezichtplanstap.toelichting rond_planstap_af.toelichting
toezichtstap.toelichting leg_toezichtstap_vast.toelichting
tredebepaling.motivering bepaal_trede.motivering
tredebepaling.onderbouwing bepaal_trede.onderbouwing
tredebepaling.geraadpleegd bepaal_trede.geraadpleegd
tredebepaling.standpunt_toezichthouder bepaal_trede.standpunt_toezichthouder
voorwaarde.tekst stel_op.voorwaarden
voorwaardestand.toelichting ga_voorwaarde_na.toelichting
vraag.tekst stel_vraag.tekst
zaakregio.vertegenwoordiger betrek_regio.vertegenwoordiger
zaakregio.reden betrek_regio.reden
zaakregio.reden_einde beeindig_betrokkenheid.reden
zaakverband.toelichting verbind_zaken.toelichting
zaakverband.reden_einde verbreek_verband.reden
"""
"""The column, and the act and field by which the index has it."""
ANDERS = {
    "zaken, by name and number": "zaak.zaaknummer aanbieder.naam aanbieder.kvk_nummer aanbieder.zoekvorm",
    "people": "gebruiker.naam",
    "passages of their own": "document.naam document.omschrijving documenttekst.tekst notitie.tekst",
    "the year (services/jaar/zoek.py)": "jaarmoment.over jaarmoment.titel jaaruitkomst.kenmerk "
    "jaaruitkomst.toelichting jaarinbreng.tekst jaarweging.toelichting jaarstuk.titel jaarstuk.naam "
    "jaarstukstap.toelichting",
}
NIET_GEVONDEN = {
    "a code, a key, a hash, a kind": ".account .actie .adres "
    ".afwijkdomeinen .ander .code .college .editie .editie_sha256 .etag .fase "
    ".fs_uniquifier .functie .gemeente .gemeenten .getuige .hash .houder_functie .kenmerk .logboek .maand "
    ".mediatype .naar_wie .name .niveau .object .onderdeel .ontvanger .oordeel_functie .organisatie_code .overleg .pad "
    ".plek .procedure .profiel .pseudoniem .regio .regio_code .route .sha256 .sleutel .soort .stap .station "
    ".stations .uitkomst .van_wie .vanaf .verzoek .vingerafdruk .voorfinancier .vorige .zegel .zorgvorm .zout",
    "made by the program": "achtergrondtaak.bericht achtergrondtaak.door "
    "aflevering.fout alleenlezen.bericht besluit.namens "
    "besluitvoorstel.afgedaan_hoedanigheid document.bijzonder export_bundel.zegel_waarom "
    "export_bundel.zonder_tijdstempel export_opname.door export_opname.fout getuigenis.regel "
    "informatieplicht.bron informatieplicht.door informatieplicht.termijn_bron jaarmoment.bron "
    "jaarstuk.bijzonder noodgreep.grendels notitie.bij notitie.over openpunt.onderwerp "
    "reservekopie.proef_uitslag spoedbesluit.hoedanigheid spoedbesluit.tweede_hoedanigheid "
    "subsidievoorwaarde.bron subsidievoorwaarde.uitleg uitgaand.antwoord zgwverwijzing.fout "
    "zoekpassage.stammen zoekpassage.wie jaarinbreng.van reservekopie.bestand vergadering.tijd "
    "zgwverwijzing.url achtergrondtaak.naam",
    "accounts, access, links and what stands on the pages of an administrator": "gebruiker.email gebruiker.functie "
    "gebruiker.password organisatie.naam persoon.naam abonnement.* apitoken.* authenticator.* passkey.* sessie.* "
    "inlogidentiteit.* toegangsvoorstel.* functievervulling.* mailkeuze.* logalarm.* gelijkgestelde_dag.* eenmalig.* "
    "inlezing.* inleeswerk.* overzichtfilter.naam checkpoint.* anonimisering.*",
    "beside its entry under a hash, for it is about children": "plaatsopgave.inhoud plaatsstandcel.titel",
    "what an open point or a draft says stands on its own page": "openpunt.naam klad.titel",
    "a list of the edition": "subsidievoorwaarde.titel",
    "with few rows, on the calendar": "vergadering.plaats vergadering.afgelast_reden",
    "the provider as it was put in: name and number are found": "aanbieder.agb_code aanbieder.rechtsvorm "
    "aanbieder.cruciaal",
    "of a zaak that is destroyed": "vernietiging.verklaring",
}


def test_elke_kolom_met_tekst_wordt_gevonden_of_staat_hier_met_waarom_niet() -> None:
    kolommen = {
        f"{tabel.name}.{kolom.name}"
        for tabel in Base.metadata.sorted_tables
        for kolom in tabel.columns
        if isinstance(kolom.type, String | Text)
    }
    index = {naam.split()[0] for naam in GEVONDEN.strip().splitlines()}
    elders = {naam for namen in ANDERS.values() for naam in namen.split()}
    niet = {naam for namen in NIET_GEVONDEN.values() for naam in namen.split()}
    assert (index | elders) - kolommen == set()
    assert index & elders == set()

    def genoemd(kolom: str) -> bool:
        tabel, _punt, naam = kolom.partition(".")
        return bool({kolom, f".{naam}", f"{tabel}.*"} & niet) or kolom in index | elders

    assert sorted(kolom for kolom in kolommen if not genoemd(kolom)) == []
    assert {naam for naam in niet if "*" not in naam and not naam.startswith(".")} <= kolommen


def test_wat_de_index_van_een_kolom_heeft_is_een_tekst_die_telt() -> None:
    for regel in GEVONDEN.strip().splitlines():
        actie, _punt, naam = regel.split()[1].partition(".")
        handeling = HANDELINGEN[actie]
        assert actie not in NIET, regel
        assert [veld for veld in handeling.velden if veld.naam == naam and _telt(handeling, veld)], regel
