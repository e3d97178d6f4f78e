"""Second factors that are codes: an app (TOTP, RFC 6238, by passlib) and codes for who lost everything."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from passlib.exc import TokenError
from passlib.totp import TOTP
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.gebruiker.berichten import Bericht
from app.domain.gebruiker.factoren import (
    AANTAL_CODES,
    ALFABET,
    CODELENGTE,
    MEESTE_MIS,
    WAARSCHUW_BIJ,
    Factor,
    in_groepen,
    kale_code,
)
from app.models import Authenticator, Gebruiker, Herstelcode, Passkey
from app.services.gebruiker.eigen import (
    eigen_account,
    na_wijziging,
    tel_factoren,
    van_wie,
    vertel,
    wis_factoren,
    zet_factor,
)
from app.services.kern.uitvoering import Werk
from app.services.melding.geheimen import Geheimkast, GeheimOnleesbaar

UITGEVER = "Draaiboek"
KLOPT_NIET = "Deze code klopt niet. Kijk of de klok van uw telefoon goed staat, en typ de code die er nu staat."
ONLEESBAAR = (
    "De codes van uw app zijn hier niet meer na te kijken: de installatie heeft een andere sleutel gekregen. Log in "
    "met een herstelcode of een passkey, of vraag uw beheerder om uw toegang te herstellen."
)
TE_VAAK = (
    "Er is te vaak een verkeerde code getypt. Codes van de app tellen niet meer. Log in met een herstelcode of een "
    "passkey en stel de app opnieuw in, of vraag uw beheerder om uw toegang te herstellen."
)
ANDERS = "Deze pagina was te lang open. Lees de nieuwe code in met uw app."


@dataclass(frozen=True)
class Nieuweapp:
    """What an app is told, and the page keeps: `dicht` is the secret as only we can read it."""

    dicht: str
    leesbaar: str
    adres: str


@dataclass(frozen=True)
class Stand:
    """What an account has besides its password."""

    app: Authenticator | None
    passkeys: Sequence[Passkey]
    codes: int

    @property
    def heeft(self) -> bool:
        return self.app is not None or bool(self.passkeys)


def stand_van(session: Session, gebruiker_id: int) -> Stand:
    app = session.scalars(select(Authenticator).where(Authenticator.gebruiker_id == gebruiker_id)).one_or_none()
    passkeys = session.scalars(select(Passkey).where(Passkey.gebruiker_id == gebruiker_id).order_by(Passkey.id)).all()
    codes = session.scalar(select(func.count()).where(Herstelcode.gebruiker_id == gebruiker_id))
    return Stand(app, passkeys, codes or 0)


def nieuwe_app(kast: Geheimkast, gebruiker_id: int, email: str, dicht: str = "") -> Nieuweapp:
    """A new secret for this account; with `dicht` the one that its page has already, when it is his."""
    totp = TOTP(_open(kast, gebruiker_id, dicht)) if dicht else TOTP(new=True)
    sleutel = totp.base32_key
    return Nieuweapp(
        dicht or kast.sluit(f"{gebruiker_id}:{sleutel}"),
        totp.pretty_key(sep=" "),
        totp.to_uri(label=email, issuer=UITGEVER),
    )


def _open(kast: Geheimkast, gebruiker_id: int, dicht: str) -> str:
    """Raises OngeldigeInvoer when it is not what a page of this account carries."""
    try:
        wie, _, sleutel = kast.open(dicht).partition(":")
    except GeheimOnleesbaar as fout:
        raise OngeldigeInvoer(ANDERS) from fout
    if wie != str(gebruiker_id):
        raise OngeldigeInvoer(ANDERS)
    return sleutel


def zet_app_aan(werk: Werk, geheim: str, code: str, kast: Geheimkast, sessie: str = "") -> list[str]:
    """An app belongs to one's account from now on, instead of the one that did; `geheim` is `Nieuweapp.dicht`, `code`
    what the app shows. The first factor brings codes for who loses it; they are returned, and known to nobody else.

    Raises NietGevonden, VerseAanmeldingNodig, OngeldigeInvoer.
    """
    werk.wil("zet_app_aan", object=van_wie(werk))
    gebruiker = eigen_account(werk)
    sleutel = _open(kast, gebruiker.id, geheim)
    teller = _klopt(sleutel, code, werk.verzoek.nu)
    if teller is None:
        raise OngeldigeInvoer(KLOPT_NIET, veld="code")
    _wis_app(werk.session, gebruiker.id)
    werk.session.add(Authenticator(gebruiker_id=gebruiker.id, geheim=geheim, teller=teller, gemaakt_op=werk.verzoek.nu))
    return rond_toevoegen_af(werk, gebruiker, Bericht.APP_AAN, Factor.APP, sessie)


def rond_toevoegen_af(werk: Werk, gebruiker: Gebruiker, wat: Bericht, factor: Factor, sessie: str) -> list[str]:
    """What follows when a factor was added: the session counts as opened with it, and there are codes. Notes it."""
    werk.session.flush()
    beeindigd = na_wijziging(werk, gebruiker, wat, sessie)
    zet_factor(werk.session, sessie, factor, werk.verzoek.nu)
    codes = [] if stand_van(werk.session, gebruiker.id).codes else _nieuwe_codes(werk.session, gebruiker.id)
    werk.noteer(sessies_beeindigd=beeindigd)
    return codes


def rond_weghalen_af(werk: Werk, gebruiker: Gebruiker, wat: Bericht, sessie: str) -> Gebruiker:
    """What follows when one was taken away: with the last one the codes go too. Notes it."""
    werk.session.flush()
    beeindigd = na_wijziging(werk, gebruiker, wat, sessie)
    if not tel_factoren(werk.session, gebruiker.id):
        wis_factoren(werk.session, gebruiker.id)
        zet_factor(werk.session, sessie, Factor.GEEN, werk.verzoek.nu)
    werk.noteer(sessies_beeindigd=beeindigd)
    return gebruiker


def zet_app_uit(werk: Werk, sessie: str = "") -> Gebruiker:
    """The app belongs to one's account no longer. Raises NietGevonden, VerseAanmeldingNodig, OngeldigeInvoer."""
    werk.wil("zet_app_uit", object=van_wie(werk))
    gebruiker = eigen_account(werk)
    if not _wis_app(werk.session, gebruiker.id):
        raise OngeldigeInvoer("Er hoort geen app met codes bij uw account.")
    return rond_weghalen_af(werk, gebruiker, Bericht.APP_UIT, sessie)


def maak_herstelcodes(werk: Werk, sessie: str = "") -> list[str]:
    """New codes instead of those that there are. Raises NietGevonden, VerseAanmeldingNodig, OngeldigeInvoer."""
    werk.wil("maak_herstelcodes", object=van_wie(werk))
    gebruiker = eigen_account(werk)
    if not tel_factoren(werk.session, gebruiker.id):
        raise OngeldigeInvoer("Stel eerst een app met codes of een passkey in. Zonder heeft u geen herstelcodes nodig.")
    werk.session.execute(delete(Herstelcode).where(Herstelcode.gebruiker_id == gebruiker.id))
    codes = _nieuwe_codes(werk.session, gebruiker.id)
    werk.noteer(sessies_beeindigd=na_wijziging(werk, gebruiker, Bericht.HERSTELCODES, sessie))
    return codes


def neem_code(session: Session, gebruiker_id: int, code: str, kast: Geheimkast, nu: datetime) -> Factor | None:
    """What this code is for who is logging in, and then it is that no more; None when it is wrong. No act: a log-in.

    Raises OngeldigeInvoer when no code of the app can be right.
    """
    kaal = kale_code(code)
    with transaction(session):
        if len(kaal) == CODELENGTE:
            return Factor.HERSTELCODE if _neem_herstelcode(session, gebruiker_id, kaal, nu) else None
        vraag = select(Authenticator).where(Authenticator.gebruiker_id == gebruiker_id).with_for_update()
        app = session.scalars(vraag.execution_options(populate_existing=True)).one_or_none()
        return Factor.APP if app is not None and _neem_appcode(session, app, _van_app(kast, app), kaal, nu) else None


def _neem_appcode(session: Session, app: Authenticator, sleutel: str, kaal: str, nu: datetime) -> bool:
    """Whether the code is right and newer than the last one. The wrong ones are counted, for days: waiting alone would
    let who has the password guess on. Raises OngeldigeInvoer after too many.
    """
    if app.mis >= MEESTE_MIS:
        raise OngeldigeInvoer(TE_VAAK, veld="code")
    teller = _klopt(sleutel, kaal, nu, app.teller)
    if teller is not None and teller > app.teller:
        app.teller, app.mis = teller, 0
        return True
    app.mis += 1
    if app.mis == WAARSCHUW_BIJ:
        vertel(session, app.gebruiker_id, Bericht.CODES_MIS, nu)
    return False


def _van_app(kast: Geheimkast, app: Authenticator) -> str:
    """The secret of an app; under another secret key of the installation nobody can read it (ADR 034)."""
    try:
        return _open(kast, app.gebruiker_id, app.geheim)
    except OngeldigeInvoer as fout:
        raise OngeldigeInvoer(ONLEESBAAR, veld="code") from fout


def _klopt(sleutel: str, code: str, nu: datetime, laatste: int | None = None) -> int | None:
    """The step of the code, when it is one of now or just before or after, and no earlier one than was taken last."""
    try:
        return int(TOTP(sleutel).match(kale_code(code), time=nu, last_counter=laatste).counter)
    except (TokenError, ValueError, TypeError):
        return None


def _neem_herstelcode(session: Session, gebruiker_id: int, kaal: str, nu: datetime) -> bool:
    weg = delete(Herstelcode).where(Herstelcode.gebruiker_id == gebruiker_id, Herstelcode.sha256 == _hash(kaal))
    gevonden = session.execute(weg.returning(Herstelcode.id)).first() is not None
    if gevonden:
        vertel(session, gebruiker_id, Bericht.HERSTELCODE, nu)
    return gevonden


def _wis_app(session: Session, gebruiker_id: int) -> bool:
    weg = delete(Authenticator).where(Authenticator.gebruiker_id == gebruiker_id)
    return session.execute(weg.returning(Authenticator.id)).first() is not None


def _nieuwe_codes(session: Session, gebruiker_id: int) -> list[str]:
    codes = ["".join(secrets.choice(ALFABET) for _ in range(CODELENGTE)) for _ in range(AANTAL_CODES)]
    session.add_all(Herstelcode(gebruiker_id=gebruiker_id, sha256=_hash(code)) for code in codes)
    session.flush()
    return [in_groepen(code) for code in codes]


def _hash(code: str) -> str:
    return sha256(code.encode("utf-8", "replace")).hexdigest()
