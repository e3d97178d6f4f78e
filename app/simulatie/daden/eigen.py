"""What somebody arranges for himself, and an administrator for others: mail, agenda, factors, receivers."""

from __future__ import annotations

from app.domain.melding.webhookadres import Adresregel
from app.domain.post.keuze import Mailsoort, Mailwens, Overzicht, Vooraf
from app.models import Abonnement, Accountbericht, Apitoken, Gebruiker, Toegangsvoorstel
from app.services.bewaren import anonimiseren, anonimisering
from app.services.gebruiker import eigen, factoren, sessies, toegang, uitnodigingen, wachtwoorden, zgwclients
from app.services.melding import abonnementen
from app.services.melding.afzender import Afzender
from app.services.melding.geheimen import Geheimkast
from app.services.post import agenda, keuzes, postbussen
from app.simulatie.buiten import KANTOOR
from app.simulatie.daden.beheer import eigen_account
from app.simulatie.daden.daad import BEHEERDER, GEMEENTE, HOUDER_, REGIE, Daad, Trek
from app.simulatie.greep import Greep

_AFZENDER = Afzender("urn:simulatie", "https://simulatie.example", Geheimkast("simulatie", "webhooks"), Adresregel())


def _mail(g: Greep) -> Trek:
    wie, worp = eigen_account(g), g.kans.random()
    if worp < 0.3:
        return keuzes.kies_mail, wie, Mailwens(g.ja(), g.een(tuple(Vooraf)), g.ja(), g.een(tuple(Overzicht)))
    if worp < 0.5:
        link = KANTOOR.afmeldadres(wie, g.een(tuple(Mailsoort))).rpartition("/")[2]
        return keuzes.meld_mail_af, KANTOOR, link
    return (agenda.maak_agendalink if worp < 0.8 else agenda.trek_agendalink_in), wie


def _factoren(g: Greep) -> Trek:
    """Each of them with a code or a session that is none: what is right takes a clock of its own."""
    wie, worp = eigen_account(g), g.kans.random()
    if worp < 0.2:
        return factoren.zet_app_aan, "niet dicht", "123456", Geheimkast("simulatie", "factoren")
    if worp < 0.4:
        return factoren.zet_app_uit, ""
    if worp < 0.6:
        return factoren.maak_herstelcodes, ""
    if worp < 0.8:
        return sessies.beeindig_andere_sessies, ""
    return wachtwoorden.wijzig_wachtwoord, wie, f"hash-{g.kans.random()}"


def _gezien(g: Greep) -> Trek:
    eigen_account(g)
    if g.ja(0.7):
        return eigen.zie_accountbericht, g.rij(Accountbericht.id, Accountbericht.gebruiker_id == g.houder)
    return toegang.zie_toegang, g.rij(Toegangsvoorstel.id)


def _herstel(g: Greep) -> Trek:
    wie, worp = g.rij(Gebruiker.id), g.kans.random()
    if worp < 0.4:
        return uitnodigingen.herstel_account, wie, g.tekst(), f"hash-{g.kans.random()}"
    if worp < 0.6:
        return anonimisering.stel_anonimisering_voor, wie
    if worp < 0.8:
        return anonimiseren.bevestig_anonimisering, wie, "-"
    return zgwclients.maak_zgwclient, wie, zgwclients.NieuweClient("zaaksysteem")


def _postbus(g: Greep) -> Trek:
    gemeente = g.gemeente()
    if g.ja(0.7):
        return postbussen.zet_postbus, gemeente, g.een((f"post@{gemeente.lower()}.example", "geen adres"))
    return postbussen.haal_postbus_weg, gemeente


def _abonnement(g: Greep) -> Trek:
    eigen_account(g)
    nr, worp = g.rij(Abonnement.id, Abonnement.gebruiker_id == g.houder), g.kans.random()
    if worp < 0.5:
        url = g.een(("https://ontvanger.example/haak", "https://ontvanger.example/haak", "ftp://x.example"))
        return abonnementen.maak_abonnement, abonnementen.NieuwAbonnement("koppeling", url), _AFZENDER
    if worp < 0.7:
        return abonnementen.beeindig_abonnement, nr
    return (
        (abonnementen.hervat_abonnement, nr, g.ja()) if worp < 0.85 else (abonnementen.vernieuw_geheim, nr, _AFZENDER)
    )


def _zgwgeheim(g: Greep) -> Trek:
    return zgwclients.toon_zgwgeheim, g.rij(Apitoken.id, Apitoken.client.is_not(None))


EIGEN = (
    Daad("mail en agenda", HOUDER_, _mail, 1, stil=True),
    Daad("factoren en sessies", HOUDER_, _factoren, 1),
    Daad("zie wat u is verteld", HOUDER_, _gezien, 1, stil=True),
    Daad("herstel of leeg een account", BEHEERDER, _herstel, 1),
    Daad("postbus", GEMEENTE, _postbus, 1, stil=True),
    Daad("ontvanger van gebeurtenissen", HOUDER_, _abonnement, 1),
    Daad("toon het geheim van een client", REGIE, _zgwgeheim, 1),
)
