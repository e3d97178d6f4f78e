"""What the administrator and the round of tasks do, and what goes out: exports, the logboek, webhooks, keeping."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import (
    NAAM,
    REDEN,
    SHA256,
    TOELICHTING,
    VOORGESTELD,
    WAS,
    WORDT,
    Veld,
    code,
    dag,
    getal,
    hash_,
    lijst,
    per,
    tekst,
    woord,
)


def _beheer(
    code: str,
    woord: str,
    *velden: Veld,
    wachtwoord: bool = False,
    recent: bool = False,
    ook_gesloten: bool = False,
) -> Handeling:
    return Handeling(code, woord, Soort.BEHEER, velden, wachtwoord=wachtwoord, recent=recent, ook_gesloten=ook_gesloten)


def _tweede(code: str, woord: str, *velden: Veld) -> Handeling:
    """The act of a second person, with his password."""
    return Handeling(code, woord, Soort.BEHEER, velden, wachtwoord=True, vier_ogen=True)


EXPORT = (
    tekst("ontvanger"), tekst("doel"), woord("profiel"), tekst("profiel_reden").soms, dag("peildatum"),
    dag("vanaf").soms, dag("tot_en_met").soms, hash_("sleutel"), woord("met_notities", "Met de notities").soms,
)  # fmt: skip
HERVATTING = (
    TOELICHTING.soms, REDEN.soms, tekst("oud_logboek"), tekst("nieuw_logboek"), getal("verloren_van"),
    getal("verloren_tot"), tekst("bewijs"), code("gevraagd_door"),
)  # fmt: skip
WISSEL = (hash_("oud"), hash_("nieuw"), hash_("nieuw_publiek"), hash_("handtekening"))
TERMIJN = (tekst("categorie"), getal("jaren"), dag("vanaf"))
VERKLARING = (
    tekst("verklaring"), tekst("zaak"), dag("gesloten"), *TERMIJN, tekst("bron"), woord("merk"),
    getal("regels_tot_en_met").soms, per(getal("aantallen")), dag("voorgesteld_op"), code("voorgesteld_door"),
    lijst(tekst("verleende_mandaten")).soms, lijst(tekst("bestuursstukken")).soms, lijst(tekst("selectielijst")).soms,
    tekst("voorgesteld_functie"), dag("bevestigd_op"), code("bevestigd_door"), tekst("bevestigd_functie"),
)  # fmt: skip
TOEGANG = (woord("wat"), code("functie").soms, lijst(woord("rollen")).soms)
INLOGDIENST = tekst("inlogdienst", "Inloggen via")
BEEINDIGD = getal("sessies_beeindigd").soms
VORIG = tekst("vorig", "Vorig adres")
MAILKEUZE = (
    woord("meteen", "Meteen mail"), getal("vooraf", "Dagen vooraf herinneren"),
    woord("achteraf", "Herinneren als het te laat is"), woord("overzicht", "Overzicht per mail"),
)  # fmt: skip
INTREKKING = (getal("tokens_ingetrokken").soms,)

BUITEN = (
    _beheer("exporteer", "Dossier gedeeld", *EXPORT, recent=True, ook_gesloten=True),
    _beheer("maak_export_af", "Afmaken van een gedeeld dossier gevraagd", ook_gesloten=True),
    _beheer("lees_export", "Gedeeld dossier gelezen", SHA256),
    _beheer("download_logboek", "Logboek als bestand meegenomen", woord("vorm"), per(tekst("filter"))),
    _beheer("deel_met_zgw", "Gedeeld met een zaaksysteem", tekst("ontvanger"), tekst("wat").soms),
    _beheer("maak_abonnement", "Webhook gemaakt", NAAM, lijst(woord("soorten")).soms, tekst("bestemming")),
    _beheer("beeindig_abonnement", "Webhook beëindigd"),
    _beheer("hervat_abonnement", "Webhook hervat", woord("overgeslagen").soms),
    _beheer("vernieuw_geheim", "Geheim van een webhook vernieuwd"),
)

LOGBOEK = (
    _tweede("hervat_logboek", "Logboek hervat na verlies van regels", *HERVATTING),
    _beheer("wissel_sleutel", "Sleutel van de ondertekening gewisseld", *WISSEL),
)

ACCOUNTS = (
    _beheer(
        "voeg_gebruiker_toe", "Account gemaakt",
        lijst(woord("rollen")), code("organisatie"), NAAM, tekst("email", "E-mailadres"), code("functie").soms,
        VOORGESTELD, woord("zonder_tweede", "Zonder tweede persoon").soms, INLOGDIENST.soms, recent=True,
    ),
    _beheer("wijzig_gebruiker", "Account gewijzigd", REDEN, WAS, WORDT, VOORGESTELD, recent=True),
    _beheer("wijzig_wachtwoord", "Wachtwoord gewijzigd", BEEINDIGD, wachtwoord=True),
    _beheer("kies_wachtwoord", "Wachtwoord gekozen met een link", BEEINDIGD),
    _beheer("nodig_uit", "Link om een wachtwoord te kiezen gegeven", woord("langs"), recent=True),
    _beheer(
        "herstel_account", "Toegang tot een account hersteld",
        REDEN, woord("factoren_weg", "Ook de tweede factor").soms, BEEINDIGD, *INTREKKING,
        getal("webhooks_beeindigd", "Webhooks beëindigd").soms, VOORGESTELD, recent=True,
    ),
    _beheer("zet_app_aan", "App met codes ingesteld", BEEINDIGD, wachtwoord=True),
    _beheer("zet_app_uit", "App met codes weggehaald", BEEINDIGD, wachtwoord=True),
    _beheer("voeg_passkey_toe", "Passkey toegevoegd", BEEINDIGD, wachtwoord=True),
    _beheer("verwijder_passkey", "Passkey weggehaald", BEEINDIGD, wachtwoord=True),
    _beheer("maak_herstelcodes", "Herstelcodes gemaakt", BEEINDIGD, wachtwoord=True),
    _beheer("koppel_inlogdienst", "Inloggen via de organisatie gekoppeld", INLOGDIENST, wachtwoord=True),
    _beheer(
        "ontkoppel_inlogdienst", "Inloggen via de organisatie losgemaakt", INLOGDIENST, BEEINDIGD, wachtwoord=True
    ),
    _beheer("weiger_inlogverzoek", "Aanvraag om in te loggen geweigerd", REDEN, INLOGDIENST.soms),
    _beheer("beeindig_sessies", "Elders uitgelogd", getal("sessies_beeindigd")),
    _beheer("zie_accountbericht", "Bericht over het eigen account gezien"),
    _beheer("zet_gebruiker_actief", "Account vrijgegeven", *INTREKKING, VOORGESTELD, recent=True),
    _beheer("kies_taal", "Taal van de schermen gekozen"),
    _beheer("kies_mail", "Keuze van mail gewijzigd", *MAILKEUZE),
    _beheer("meld_mail_af", "Afgemeld voor mail met de link erin", woord("mail")),
    _beheer("maak_agendalink", "Adres voor de eigen agenda gemaakt"),
    _beheer("trek_agendalink_in", "Adres voor de eigen agenda ingetrokken"),
    _beheer("zet_postbus", "Postbus van een organisatie gekozen", tekst("adres", "E-mailadres"), VORIG.soms),
    _beheer("haal_postbus_weg", "Postbus van een organisatie weggehaald", VORIG),
    _beheer("blokkeer_gebruiker", "Account geblokkeerd", *INTREKKING),
    Handeling(
        "maak_token", "API-token gemaakt", Soort.BEHEER,
        (NAAM, woord("bereik"), code("account"), tekst("verloopt_op")), wachtwoord=True,
    ),
    _beheer("trek_token_in", "API-token ingetrokken"),
    _beheer(
        "maak_zgwclient", "ZGW-client gemaakt",
        NAAM, woord("client"), code("account"), tekst("verloopt_op"), wachtwoord=True,
    ),
    _beheer("toon_zgwgeheim", "Geheim van een ZGW-client getoond", woord("client"), wachtwoord=True),
)  # fmt: skip

TOEGANGEN = (
    _beheer(
        "stel_toegang_voor", "Toegang voorgesteld",
        *TOEGANG, NAAM, tekst("email", "E-mailadres").soms, code("organisatie").soms, dag("tot").soms, REDEN.soms,
        tekst("voor").soms,
    ),
    _tweede("bevestig_toegang", "Toegang bevestigd", *TOEGANG, code("voorgesteld_door")),
    Handeling(
        "weiger_toegang", "Toegang geweigerd", Soort.BEHEER, (*TOEGANG, REDEN, code("voorgesteld_door")), vier_ogen=True
    ),
    _beheer("trek_toegang_in", "Voorstel over toegang ingetrokken", *TOEGANG),
    _beheer("zie_toegang", "Bericht over toegang gezien"),
)  # fmt: skip

BEWAREN = (
    _beheer("stel_vernietiging_voor", "Vernietiging voorgesteld", *TERMIJN, recent=True),
    _tweede("bevestig_vernietiging", "Inhoud vernietigd", *VERKLARING),
    _beheer("bewaar_langer", "Langer bewaren vastgelegd", REDEN),
    _beheer("hef_bewaring_op", "Langer bewaren opgeheven", REDEN),
    _beheer("stel_anonimisering_voor", "Laten vervallen van een account voorgesteld", recent=True),
    _tweede(
        "bevestig_anonimisering", "Account vervallen", lijst(getal("regels")), dag("vanaf"), dag("voorgesteld_op")
    ),
)  # fmt: skip

OVERNAME = (
    _beheer("stel_import_voor", "Overname van zaken voorgesteld", SHA256, getal("rijen"), getal("zaken")),
    _tweede(
        "bevestig_import", "Zaken ingelezen van papier",
        SHA256, getal("rijen"), lijst(tekst("zaken")), code("voorgesteld_door"), woord("geen_bsn").soms,
    ),
    _beheer("trek_import_in", "Overname van zaken ingetrokken", SHA256),
)  # fmt: skip
HANDELINGEN = (*BUITEN, *LOGBOEK, *ACCOUNTS, *TOEGANGEN, *BEWAREN, *OVERNAME)
