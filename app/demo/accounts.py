"""The accounts of a demo region, one per office and per municipality."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.regio.regio import Functie, Gemeente, Regioprofiel
from app.models import Gebruiker
from app.services.gebruiker.gebruikers import NieuweGebruiker, maak_gebruiker
from app.services.gebruiker.inrichting import richt_organisaties_in
from app.services.regio.functies import Benoeming, vervul

WACHTWOORD = "draaiboek-demo-2026"
"""Of every demo account. The demo refuses to run in production."""

SINDS = date(2021, 7, 1)
"""Everybody of the demo holds his office since before scenario S1 begins, whenever his account is made."""

_FUNCTIES = {
    "directeur-sbjh": ("directeur@sbjh.example", "Directeur SbJH"),
    "directeur-denhaag": ("directeur@denhaag.example", "Directeur Den Haag"),
    "projectleider": ("projectleider@sbjh.example", "Projectleider SbJH"),
    "wethouder-denhaag": ("wethouder@denhaag.example", "Wethouder Den Haag"),
}
_VERTROUWD = "haaglanden"
"""The first region of the demo, whose addresses stand in the handleiding; elsewhere they follow from the profile."""


def adres_van(profiel: Regioprofiel, functie: Functie) -> tuple[str, str]:
    """Address and name of the demo account that holds the office."""
    bekend = _FUNCTIES.get(functie.code) if profiel.code == _VERTROUWD else None
    titel = functie.titel[0].upper() + functie.titel[1:]
    return bekend or (f"{functie.code}@{profiel.code}.example", f"{titel} {profiel.naam}")


def gemeenteadres(profiel: Regioprofiel, gemeente: Gemeente) -> str:
    return f"{gemeente.account}@{'h10' if profiel.code == _VERTROUWD else profiel.code}.example"


def demo_accounts(profiel: Regioprofiel) -> list[NieuweGebruiker]:
    """Every demo account of the region, without its password."""
    accounts = [_account(*adres_van(profiel, f), f.titel, f.organisatie, f.rol, f.code) for f in profiel.functies]
    lid = f", {profiel.lidmaatschap.titel}" if profiel.lidmaatschap else ""
    accounts += [
        _account(
            gemeenteadres(profiel, g),
            f"Gemeente {g.naam}",
            f"gemeente {g.naam}{'' if g.tot else lid}",
            g.code,
            Rol.GEMEENTE,
        )
        for g in profiel.gemeenten_ooit
    ]
    accounts += [
        _account(f"regio@{r.code}.example", f"Regio {r.naam}", f"jeugdregio {r.naam}", r.code, Rol.ANDERE_REGIO)
        for r in profiel.andere_regios
    ]
    toezicht = profiel.toezichthouders[-1]
    accounts.append(
        _account(
            "audit@toezicht.example", "Auditor", f"toezichthouder {toezicht.naam}", toezicht.code, Rol.TOEZICHTHOUDER
        )
    )
    bureau = profiel.servicebureau.code
    accounts.append(_account(f"beheer@{bureau}.example", "Beheerder", "functioneel beheerder", bureau, Rol.BEHEERDER))
    return accounts


def _account(
    email: str, naam: str, functie: str, organisatie: str, rol: Rol, code: str | None = None
) -> NieuweGebruiker:
    return NieuweGebruiker(email, naam, functie, organisatie, (rol,), "", functie_code=code)


def maak_accounts(session: Session, profiel: Regioprofiel, versleutel: Callable[[str], str], nu: datetime) -> int:
    """Make the accounts that are not there yet; returns how many were made."""
    richt_organisaties_in(session, profiel)
    bekend = set(session.scalars(select(Gebruiker.email)))
    nieuw = [account for account in demo_accounts(profiel) if account.email not in bekend]
    wachtwoord = versleutel(WACHTWOORD) if nieuw else ""
    for account in nieuw:
        zonder = replace(account, wachtwoord_hash=wachtwoord, functie_code=None)
        gebruiker = maak_gebruiker(session, zonder, nu)
        if account.functie_code:
            vervul(session, gebruiker, Benoeming(account.functie_code, account.email, SINDS), nu)
    return len(nieuw)
