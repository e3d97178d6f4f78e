"""Accounts, the persons behind them, and the organisations of a region: made, found and listed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.basis.begrippen import Rol, dag_van
from app.domain.basis.fouten import FunctieBezet, NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import schone_tekst, toets_lengte
from app.domain.basis.tekst import mailvorm
from app.domain.basis.zoeken import op_naam
from app.domain.inlogdienst.gemeld import Verzoekstatus
from app.models import Gebruiker, Inlogidentiteit, Organisatie, Persoon, Roltoekenning
from app.regios import alle_profielen, profiel
from app.services.kern.elders import vind_of_neem_op
from app.services.regio.functies import Benoeming, vervul


@dataclass(frozen=True)
class NieuweGebruiker:
    """An account to make, with `functie_code` as holder of that office from now on.

    `persoon_van` names another account of the same person; four eyes count persons. With `uitnodigen` the hash is of a
    password that nobody knows: who it is for chooses his own, by a link. `inlogverzoek` is who asked for it by the
    provider of his organisation: he comes in by that.
    """

    email: str
    naam: str
    functie: str
    organisatie: str
    rollen: Sequence[Rol]
    wachtwoord_hash: str
    functie_code: str | None = None
    persoon_van: str | None = None
    uitnodigen: bool = False
    inlogverzoek: int | None = None


def maak_gebruiker(session: Session, nieuw: NieuweGebruiker, nu: datetime) -> Gebruiker:
    """Make an account, without a logboek entry: for set-up. Raises OngeldigeInvoer, NietGevonden."""
    email = vrij_adres(session, nieuw.email)
    organisatie = vind_of_neem_op(session, nieuw.organisatie, dag_van(nu))
    _toets_functie(nieuw, organisatie)
    gebruiker = Gebruiker(
        email=email,
        naam=regel_van(nieuw.naam, "naam", 120),
        functie=regel_van(nieuw.functie, "functie", 160),
        password=nieuw.wachtwoord_hash,
        active=True,
        fs_uniquifier=secrets.token_hex(16),
        pseudoniem=f"p-{secrets.token_hex(8)}",
        persoon_id=_persoon(session, nieuw).id,
        organisatie_id=organisatie.id,
        aangemaakt_op=nu,
        wachtwoord_op=None if nieuw.uitnodigen or nieuw.inlogverzoek else nu,
        roles=[roltoekenning(session, rol) for rol in dict.fromkeys(nieuw.rollen)],
    )
    session.add(gebruiker)
    session.flush()
    if nieuw.functie_code:
        gebruiker.organisatie = organisatie
        _geef_functie(session, gebruiker, nieuw.functie_code, nu)
    if nieuw.inlogverzoek is not None:
        koppel_verzoek(session, gebruiker.id, nieuw, nu)
    return gebruiker


def koppel_verzoek(session: Session, gebruiker_id: int, nieuw: NieuweGebruiker, nu: datetime) -> None:
    """Who asked for this account by his provider comes in by it from now on. It is of the address and organisation for
    which the provider speaks. Raises NietGevonden, OngeldigeInvoer.
    """
    verzoek = session.get(Inlogidentiteit, nieuw.inlogverzoek, populate_existing=True, with_for_update=True)
    if verzoek is None or verzoek.status is not Verzoekstatus.OPEN:
        raise NietGevonden("Deze aanvraag om in te loggen is er niet meer.", veld="inlogverzoek")
    if mailvorm(nieuw.email) != verzoek.email:
        raise OngeldigeInvoer(f"Deze aanvraag is van {verzoek.email}. Laat dat adres staan.", veld="email")
    if nieuw.organisatie != verzoek.organisatie:
        raise OngeldigeInvoer("Deze aanvraag is van iemand van een andere organisatie.", veld="organisatie")
    verzoek.gebruiker_id, verzoek.gekoppeld_op = gebruiker_id, nu
    session.flush()


def _geef_functie(session: Session, gebruiker: Gebruiker, functie: str, nu: datetime) -> None:
    """Holder from today on. Raises FunctieBezet when the office has a holder: a deputy is appointed for a period."""
    try:
        vervul(session, gebruiker, Benoeming(functie, gebruiker.email, dag_van(nu)), nu)
    except FunctieBezet as fout:
        bericht = f"{fout.bericht} Een waarnemer wijst u later aan, bij Functies."
        raise OngeldigeInvoer(bericht, veld="functie_code") from fout


def _toets_functie(nieuw: NieuweGebruiker, organisatie: Organisatie) -> None:
    """An office of the profile carries power: it goes with its own organisation and role. Raises OngeldigeInvoer."""
    if not nieuw.functie_code:
        return
    functie = profiel(organisatie.regio).functie(nieuw.functie_code) if organisatie.regio in alle_profielen() else None
    if functie is None or functie.organisatie != organisatie.code:
        raise OngeldigeInvoer(f"Deze functie hoort niet bij {organisatie.naam}.", veld="functie_code")
    if functie.rol not in nieuw.rollen:
        raise OngeldigeInvoer(f"Bij deze functie hoort de rol {functie.rol.value}.", veld="functie_code")


def regel_van(waarde: str, veld: str, hoogstens: int) -> str:
    """One line that says something. Raises OngeldigeInvoer."""
    tekst = schone_tekst(waarde, veld)
    toets_lengte(tekst, veld, hoogstens)
    if not tekst:
        raise OngeldigeInvoer("Vul dit veld in.", veld=veld)
    return tekst


def _persoon(session: Session, nieuw: NieuweGebruiker) -> Persoon:
    if nieuw.persoon_van:
        email = mailvorm(nieuw.persoon_van)
        ander = session.scalars(select(Gebruiker).where(Gebruiker.email == email)).one_or_none()
        if ander is None:
            raise NietGevonden(f"Er is geen account {nieuw.persoon_van}.", veld="persoon_van")
        return session.get_one(Persoon, ander.persoon_id)
    persoon = Persoon(naam=schone_tekst(nieuw.naam))
    session.add(persoon)
    session.flush()
    return persoon


def roltoekenning(session: Session, rol: Rol) -> Roltoekenning:
    """The row of a role, made when it is not there yet."""
    rij = session.scalars(select(Roltoekenning).where(Roltoekenning.name == rol.value)).one_or_none()
    if rij is None:
        rij = Roltoekenning(name=rol.value)
        session.add(rij)
        session.flush()
    return rij


def lijst_gebruikers(session: Session) -> Sequence[Gebruiker]:
    """All accounts, by organisation and name."""
    vraag = select(Gebruiker).order_by(Gebruiker.id).options(joinedload(Gebruiker.organisatie))
    alle = session.scalars(vraag.options(selectinload(Gebruiker.roles)))
    return sorted(alle, key=lambda g: (op_naam(g.organisatie.naam), op_naam(g.naam)))


def lijst_beheerders(session: Session, regio: str) -> Sequence[tuple[str, str]]:
    """Name and address of who manages the accounts of this region, for who needs help."""
    vraag = (
        select(Gebruiker.naam, Gebruiker.email)
        .join(Gebruiker.organisatie)
        .where(
            Gebruiker.active, Gebruiker.roles.any(Roltoekenning.name == Rol.BEHEERDER.value), Organisatie.regio == regio
        )
    )
    return [(naam, email) for naam, email in session.execute(vraag.order_by(Gebruiker.naam))]


def vind_account(session: Session, email: str) -> Gebruiker:
    """An account that may act. Raises NietGevonden when it is not there or blocked."""
    vraag = select(Gebruiker).where(Gebruiker.email == mailvorm(email), Gebruiker.active)
    gebruiker = session.scalars(vraag).one_or_none()
    if gebruiker is None:
        raise NietGevonden(f"Er is geen account {email} dat iets mag doen.")
    return gebruiker


def lijst_organisaties(session: Session) -> Sequence[Organisatie]:
    alle = session.scalars(select(Organisatie).order_by(Organisatie.id))
    return sorted(alle, key=lambda o: (o.soort, op_naam(o.naam)))


def vind_gebruiker(session: Session, gebruiker_id: int, *, slot: bool = False) -> Gebruiker:
    """An account that was not emptied; with `slot` nobody else changes it meanwhile. Raises NietGevonden,
    OngeldigeInvoer.
    """
    voor_wijzigen: Any = {"of": Gebruiker, "key_share": True} if slot else None
    gebruiker = session.get(Gebruiker, gebruiker_id, with_for_update=voor_wijzigen, populate_existing=slot)
    if gebruiker is None:
        raise NietGevonden("Dit account bestaat niet.")
    if gebruiker.vervallen_op is not None:
        raise OngeldigeInvoer("Dit account is vervallen. Maak een nieuw account.")
    return gebruiker


def vrij_adres(session: Session, email: str, eigen: int | None = None) -> str:
    """The address as it is kept; nobody but account `eigen` may have it. Raises OngeldigeInvoer."""
    adres = mailvorm(regel_van(email, "email", 254))
    if session.scalar(select(Gebruiker.id).where(Gebruiker.email == adres)) not in (None, eigen):
        raise OngeldigeInvoer(f"Er is al een account {adres}.", veld="email")
    return adres
