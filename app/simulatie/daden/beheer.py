"""Accounts, offices, deputies, tokens and webhooks."""

from __future__ import annotations

from functools import partial

from app.domain.basis.begrippen import Rol
from app.domain.gebruiker.taal import Taal
from app.domain.gebruiker.token import Tokenbereik
from app.models import Apitoken, Functievervulling, Gebruiker, GelijkgesteldeDag, Toegangsvoorstel
from app.services.gebruiker import eigen, gebruikers, toegang, tokens, uitnodigingen
from app.services.regio import functies
from app.services.termijn import dagen
from app.simulatie.daden.daad import BEHEERDER, HOUDER_, REGIE, Daad, Trek
from app.simulatie.greep import Greep


def _functie(g: Greep) -> Trek:
    functie = g.een(g.profiel.functies)
    email = f"{g.een(('collega', 'dubbel'))}-{functie.code}@{g.regio}.example" if g.ja(0.8) else g.email()
    houder = g.rij(Functievervulling.id, Functievervulling.functie_code == functie.code)
    wens = functies.Benoeming(functie.code, email, g.dag(), g.dag(14) if g.ja(0.8) else None, g.tekst(), houder)
    if g.ja(0.25):
        return functies.benoem, wens
    return functies.wijs_waarnemer_aan, wens


def _einde(g: Greep) -> Trek:
    nr = g.rij(Functievervulling.id, Functievervulling.regio == g.regio, Functievervulling.reden != "")
    return (functies.beeindig_waarneming if g.ja(0.8) else functies.beeindig), nr, g.dag(), g.tekst()


def _toegang(g: Greep) -> Trek:
    nr = g.rij(Toegangsvoorstel.id, Toegangsvoorstel.bevestigd_op.is_(None))
    worp = g.kans.random()
    if worp < 0.6:
        return toegang.bevestig_toegang, nr
    return (toegang.weiger_toegang, nr, g.tekst()) if worp < 0.8 else (toegang.trek_toegang_in, nr)


def _account(g: Greep) -> Trek:
    wie, worp = g.rij(Gebruiker.id), g.kans.random()
    if worp < 0.3:
        rol = g.een(tuple(Rol))
        adres = f"nieuw-{g.kans.randrange(1000)}@{g.regio}.example"
        organisatie = g.een([g.profiel.servicebureau.code, g.een(g.profiel.gemeenten_ooit).code])
        return gebruikers.voeg_gebruiker_toe, gebruikers.NieuweGebruiker(
            adres, "Nieuw", "functie", organisatie, (rol,), "-", uitnodigen=True
        )
    if worp < 0.5:
        return gebruikers.zet_actief, wie, g.ja(0.8)
    if worp < 0.6:
        return gebruikers.wijzig_gebruiker, wie, "Naam", g.email(), g.tekst(), [g.een(tuple(Rol))]
    return partial(uitnodigingen.nodig_uit, met_mail=g.ja()), wie


def _token(g: Greep) -> Trek:
    if g.ja(0.3):
        return tokens.trek_token_in, g.rij(Apitoken.id)
    return tokens.maak_token, eigen_account(g), tokens.NieuwToken("koppeling", g.een(tuple(Tokenbereik)))


def eigen_account(g: Greep) -> int:
    """His own account, who then does it; or that of another."""
    g.houder = g.een(g.wereld.mensen).id
    return g.rij(Gebruiker.id) if g.dwars() else g.houder


def _dag(g: Greep) -> Trek:
    """A day that the terms do not count, or no more."""
    if g.ja(0.3):
        return dagen.verwijder_dag, g.rij(GelijkgesteldeDag.datum), g.tekst()
    return dagen.voeg_dag_toe, g.dag(g.een((3, 10, 40))), g.tekst(), g.tekst()


BEHEER = (
    Daad("functie", BEHEERDER, _functie, 4),
    Daad("waarnemer", REGIE, _functie, 1),
    Daad("einde van een functie", BEHEERDER, _einde, 2),
    Daad("oordeel over toegang", BEHEERDER, _toegang, 3),
    Daad("account", BEHEERDER, _account, 3, stil=True),
    Daad("gelijkgestelde dag", BEHEERDER, _dag, 1),
    Daad("token", HOUDER_, _token, 2),
    Daad("taal", HOUDER_, lambda g: (eigen.kies_taal, eigen_account(g), g.een(tuple(Taal))), 1, stil=True),
)
