"""Accounts, for the administrator: made, put right, blocked and let in again; what gives power takes two persons."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.db import proefdeel
from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import GeenRecht, MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud, mailvorm
from app.domain.gebruiker.berichten import Bericht
from app.domain.gebruiker.toegang import Toegangssoort, geeft_macht
from app.models import Gebruiker, Inlogidentiteit, Persoon, Toegangsvoorstel, Uitgaand
from app.services.gebruiker.accounts import NieuweGebruiker as NieuweGebruiker
from app.services.gebruiker.accounts import lijst_gebruikers as lijst_gebruikers
from app.services.gebruiker.accounts import lijst_organisaties as lijst_organisaties
from app.services.gebruiker.accounts import maak_gebruiker as maak_gebruiker
from app.services.gebruiker.accounts import regel_van, roltoekenning, vrij_adres
from app.services.gebruiker.accounts import vind_account as vind_account
from app.services.gebruiker.accounts import vind_gebruiker as vind_gebruiker
from app.services.gebruiker.eigen import stuur, trek_agenda_in, vergeet_verstuurd
from app.services.gebruiker.herstel import herstel, trek_uitnodigingen_in
from app.services.gebruiker.sessies import beeindig_sessies
from app.services.gebruiker.tokens import trek_alle_in
from app.services.kern.bezetting import actor_op
from app.services.kern.toegang import eis_recht, eis_versie
from app.services.kern.uitvoering import Werk
from app.services.regio.tweede import Toegangswens, stel_voor

_TITELS = {"naam": "Naam", "email": "E-mailadres", "rollen": "Rollen"}


def voeg_gebruiker_toe(werk: Werk, nieuw: NieuweGebruiker) -> Gebruiker | Toegangsvoorstel:
    """Make an account as administrator, noted in the logboek without any zaak; one with a role that decides takes a
    second person. Raises GeenRecht, OngeldigeInvoer, TweedePersoonOntbreekt.
    """
    werk.wil("voeg_gebruiker_toe", rollen=[rol.value for rol in nieuw.rollen], organisatie=nieuw.organisatie)
    eis_recht(werk.verzoek.actor, Recht.GEBRUIKERS_BEHEREN)
    if not nieuw.rollen:
        raise OngeldigeInvoer("Kies minstens één rol.", veld="rollen")
    if geeft_macht(nieuw.rollen):
        return stel_account_voor(werk, werk.verzoek.actor.regio, nieuw)
    return maak_en_noteer(werk, nieuw)


def stel_account_voor(werk: Werk, regio: str, nieuw: NieuweGebruiker) -> Toegangsvoorstel:
    """Keep an account for the second person, when it can be made. Raises what making it raises, GeenRecht and
    TweedePersoonOntbreekt.
    """
    with proefdeel(werk.session):
        proef = maak_gebruiker(werk.session, nieuw, werk.verzoek.nu).persoon_id
    persoon_id = proef if nieuw.persoon_van else None
    eis_ander(werk, persoon_id, "persoon_van")
    inhoud = {**asdict(nieuw), "rollen": [rol.value for rol in nieuw.rollen], "wachtwoord_hash": ""}
    wens = Toegangswens(
        soort=Toegangssoort.ACCOUNT,
        naam=regel_van(nieuw.naam, "naam", 120),
        inhoud=inhoud,
        persoon_id=persoon_id,
        functie=nieuw.functie_code,
        rollen=inhoud["rollen"],
        wachtwoord_hash=nieuw.wachtwoord_hash,
        zegt={"email": mailvorm(regel_van(nieuw.email, "email", 254)), "organisatie": nieuw.organisatie},
    )
    return stel_voor(werk, regio, wens)


def voer_account_uit(werk: Werk, voorstel: Toegangsvoorstel) -> Gebruiker:
    """The account that was proposed, once a second person confirmed it."""
    assert voorstel.inhoud is not None  # noqa: S101 - an open proposal has its content
    rollen = [Rol(rol) for rol in voorstel.inhoud["rollen"]]
    nieuw = NieuweGebruiker(**{**voorstel.inhoud, "rollen": rollen, "wachtwoord_hash": voorstel.wachtwoord_hash or ""})
    werk.wil("voeg_gebruiker_toe", rollen=voorstel.inhoud["rollen"], organisatie=nieuw.organisatie)
    return maak_en_noteer(werk, nieuw)


def eis_ander(werk: Werk, persoon_id: int | None, veld: str) -> None:
    """Nobody proposes power for himself. Raises GeenRecht."""
    if persoon_id is not None and persoon_id == werk.verzoek.actor.persoon_id:
        raise GeenRecht("U kunt uzelf dit niet geven. Vraag het een andere beheerder.", veld=veld)


def maak_en_noteer(werk: Werk, nieuw: NieuweGebruiker, zonder_tweede: str | None = None) -> Gebruiker:
    """Make an account that may be made, with its entry outside any zaak. Raises OngeldigeInvoer, NietGevonden."""
    gebruiker = maak_gebruiker(werk.session, nieuw, werk.verzoek.nu)
    if nieuw.uitnodigen:
        stuur(werk.session, gebruiker.id, Bericht.UITNODIGING, werk.verzoek.nu)
    werk.noteer(
        object=f"gebruiker/{gebruiker.pseudoniem}",
        naar="actief",
        naam=gebruiker.naam,
        email=gebruiker.email,
        functie=nieuw.functie_code,
        zonder_tweede=zonder_tweede,
        inlogdienst=_dienst_van(werk, nieuw),
    )
    return gebruiker


def _dienst_van(werk: Werk, nieuw: NieuweGebruiker) -> str | None:
    """By which provider he comes in, when he asked so."""
    return werk.session.get_one(Inlogidentiteit, nieuw.inlogverzoek).dienst if nieuw.inlogverzoek else None


def wijzig_gebruiker(
    werk: Werk,
    gebruiker_id: int,
    naam: str,
    email: str,
    reden: str,
    rollen: Sequence[Rol] | None = None,
    versie: int | None = None,
) -> Gebruiker | Toegangsvoorstel:
    """Put the name, the address or the roles of an account right; the entry holds the old and the new of what changed.

    The person is the same, so his name goes along. `rollen` are all that it will have, None leaves them; `versie` is
    the one the user looked at. A role that decides takes a second person. Raises GeenRecht, NietGevonden,
    OngeldigeInvoer, MotiveringVerplicht, Verouderd, TweedePersoonOntbreekt.
    """
    werk.wil("wijzig_gebruiker", reden=reden)
    eis_recht(werk.verzoek.actor, Recht.GEBRUIKERS_BEHEREN)
    gebruiker = vind_gebruiker(werk.session, gebruiker_id, slot=True)
    eis_versie(gebruiker.versie, versie)
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
    wens = Wijziging(naam, email, reden, rollen)
    if geeft_macht(_erbij(gebruiker, rollen)) or _verhuist_macht(werk, gebruiker, email):
        return _stel_wijziging_voor(werk, gebruiker, wens)
    return _wijzig(werk, gebruiker, wens)


def _verhuist_macht(werk: Werk, gebruiker: Gebruiker, email: str) -> bool:
    """Whether mail of an account that decides would go elsewhere: who reads it can choose its password."""
    return mailvorm(email) != gebruiker.email and heeft_macht(werk.session, gebruiker, werk.verzoek.vandaag)


def _erbij(gebruiker: Gebruiker, rollen: Sequence[Rol] | None) -> set[Rol]:
    """The roles that it has not yet."""
    return set(rollen or ()) - {Rol(rol.name) for rol in gebruiker.roles}


def _stel_wijziging_voor(werk: Werk, gebruiker: Gebruiker, wens: Wijziging) -> Toegangsvoorstel:
    with proefdeel(werk.session):
        _wijzig(werk, gebruiker, wens, noteer=False)
    werk.session.refresh(gebruiker)
    eis_ander(werk, gebruiker.persoon_id, "rollen")
    rollen = [rol.value for rol in wens.rollen or ()]  # none: they stay as they are
    inhoud = {"naam": wens.naam, "email": wens.email, "reden": wens.reden, "rollen": rollen, "versie": gebruiker.versie}
    return stel_voor(
        werk,
        werk.verzoek.actor.regio,
        Toegangswens(
            soort=Toegangssoort.ROLLEN,
            naam=gebruiker.naam,
            inhoud=inhoud,
            gebruiker_id=gebruiker.id,
            persoon_id=gebruiker.persoon_id,
            rollen=rollen,
            zegt={"reden": wens.reden, "email": gebruiker.email},
        ),
    )


def voer_wijziging_uit(werk: Werk, voorstel: Toegangsvoorstel) -> Gebruiker:
    """The roles or the address that were proposed, once a second person confirmed them. Raises Verouderd when the
    account was changed since: what was taken away meanwhile does not come back.
    """
    assert voorstel.inhoud is not None  # noqa: S101 - an open proposal has its content
    gebruiker = vind_gebruiker(werk.session, voorstel.gebruiker_id or 0, slot=True)
    werk.wil("wijzig_gebruiker", reden=voorstel.inhoud["reden"])
    eis_versie(gebruiker.versie, voorstel.inhoud["versie"])
    naam, email, reden = (voorstel.inhoud[veld] for veld in ("naam", "email", "reden"))
    rollen = [Rol(rol) for rol in voorstel.inhoud["rollen"]] or None
    return _wijzig(werk, gebruiker, Wijziging(naam, email, reden, rollen))


@dataclass(frozen=True)
class Wijziging:
    """What of an account is put right, and why; no `rollen` leaves them."""

    naam: str
    email: str
    reden: str
    rollen: Sequence[Rol] | None = None


def _wijzig(werk: Werk, gebruiker: Gebruiker, wens: Wijziging, *, noteer: bool = True) -> Gebruiker:
    naam, email, rollen = wens.naam, wens.email, wens.rollen
    was = {"naam": gebruiker.naam, "email": gebruiker.email, "rollen": _rollen_in_woorden(gebruiker)}
    gebruiker.naam, gebruiker.email = regel_van(naam, "naam", 120), vrij_adres(werk.session, email, gebruiker.id)
    if rollen is not None:
        _geef_rollen(werk, gebruiker, rollen)
    wordt = {"naam": gebruiker.naam, "email": gebruiker.email, "rollen": _rollen_in_woorden(gebruiker)}
    anders = [veld for veld in was if wordt[veld] != was[veld]]
    if not anders:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    if "naam" in anders:
        werk.session.get_one(Persoon, gebruiker.persoon_id).naam = gebruiker.naam
    if "email" in anders:
        trek_uitnodigingen_in(werk.session, gebruiker.id)
        vergeet_verstuurd(werk.session, Uitgaand.gebruiker_id == gebruiker.id)
    gebruiker.versie += 1
    if not noteer:
        werk.session.flush()
        return gebruiker
    werk.noteer(
        object=f"gebruiker/{gebruiker.pseudoniem}",
        versie=gebruiker.versie,
        was={_TITELS[veld]: was[veld] for veld in anders},
        wordt={_TITELS[veld]: wordt[veld] for veld in anders},
    )
    return gebruiker


def _rollen_in_woorden(gebruiker: Gebruiker) -> str:
    return ", ".join(sorted(rol.name for rol in gebruiker.roles))


def _geef_rollen(werk: Werk, gebruiker: Gebruiker, rollen: Sequence[Rol]) -> None:
    """Nobody takes the administration away from himself: then nobody might be left who can give it back."""
    if not rollen:
        raise OngeldigeInvoer("Kies minstens één rol.", veld="rollen")
    if gebruiker.id == werk.verzoek.actor.id and Rol.BEHEERDER not in rollen:
        raise OngeldigeInvoer("U kunt uzelf het beheer niet afnemen. Vraag het een andere beheerder.", veld="rollen")
    gebruiker.roles = [roltoekenning(werk.session, rol) for rol in dict.fromkeys(rollen)]


def zet_actief(werk: Werk, gebruiker_id: int, actief: bool) -> Gebruiker | Toegangsvoorstel:
    """Block an account, which ends its sessions and tokens, or let it in again; one with a role that decides comes in
    again by a second person. Raises GeenRecht, NietGevonden, TweedePersoonOntbreekt.
    """
    werk.wil("zet_gebruiker_actief" if actief else "blokkeer_gebruiker")
    eis_recht(werk.verzoek.actor, Recht.GEBRUIKERS_BEHEREN)
    gebruiker = vind_gebruiker(werk.session, gebruiker_id)
    if gebruiker.id == werk.verzoek.actor.id:
        raise OngeldigeInvoer("U kunt uw eigen account niet blokkeren.")
    if actief and not gebruiker.active and heeft_macht(werk.session, gebruiker, werk.verzoek.vandaag):
        eis_ander(werk, gebruiker.persoon_id, "")
        wens = Toegangswens(
            soort=Toegangssoort.VRIJGAVE,
            naam=gebruiker.naam,
            inhoud={},
            gebruiker_id=gebruiker.id,
            persoon_id=gebruiker.persoon_id,
            rollen=sorted(rol.name for rol in gebruiker.roles),
        )
        return stel_voor(werk, werk.verzoek.actor.regio, wens)
    return _zet_actief(werk, gebruiker, actief)


def heeft_macht(session: Session, gebruiker: Gebruiker, dag: date) -> bool:
    """By a role of its own, or by an office of today."""
    return geeft_macht({Rol(rol.name) for rol in gebruiker.roles} | actor_op(session, gebruiker, dag).rollen)


def voer_vrijgave_uit(werk: Werk, voorstel: Toegangsvoorstel) -> Gebruiker:
    """The account comes in again, once a second person confirmed it; with a password that nobody knows when that was
    why it had to stop.
    """
    werk.wil("zet_gebruiker_actief")
    gebruiker = _zet_actief(werk, vind_gebruiker(werk.session, voorstel.gebruiker_id or 0), True)
    wat = voorstel.inhoud or {}
    if wat.get("herstel"):
        werk.wil("herstel_account", object=f"gebruiker/{gebruiker.pseudoniem}", reden=wat["reden"])
        herstel(werk, gebruiker, voorstel.wachtwoord_hash or "", factoren=bool(wat["factoren"]))
    return gebruiker


def blokkeer(werk: Werk, gebruiker: Gebruiker) -> Gebruiker:
    """It may do nothing any more: sessions, tokens and links end."""
    werk.wil("blokkeer_gebruiker")
    return _zet_actief(werk, gebruiker, False)


def _zet_actief(werk: Werk, gebruiker: Gebruiker, actief: bool) -> Gebruiker:
    gebruiker.active = actief
    gebruiker.fs_uniquifier = secrets.token_hex(16)
    beeindig_sessies(werk.session, gebruiker.id)
    trek_uitnodigingen_in(werk.session, gebruiker.id)
    trek_agenda_in(werk.session, gebruiker.id)
    tokens = 0 if actief else trek_alle_in(werk.session, gebruiker.id, werk.verzoek.nu)
    werk.noteer(
        object=f"gebruiker/{gebruiker.pseudoniem}",
        naar="actief" if actief else "geblokkeerd",
        tokens_ingetrokken=tokens or None,
    )
    return gebruiker
