"""Passkeys (WebAuthn, by py_webauthn): added, removed, and asked to show that it is he.

What we ask a key to sign says itself until when it may be answered and what for, under a key of ours: asking writes
nothing. Answering does: each is answered once.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.gebruiker.berichten import Bericht
from app.domain.gebruiker.factoren import MEESTE_PASSKEYS, TERMIJN, Eenmaligsoort, Factor, toets_passkeynaam
from app.models import Gebruiker, Passkey
from app.services.gebruiker.eenmalig import eerste_keer, neem_antwoord
from app.services.gebruiker.eigen import eigen_account, van_wie
from app.services.gebruiker.factoren import rond_toevoegen_af, rond_weghalen_af
from app.services.kern.uitvoering import Werk

NAAM = "Draaiboek"
MISLUKT = "De passkey is niet aangenomen. Probeer het opnieuw."
_TIJD, _TOEVAL, _MERK = 8, 16, 32


@dataclass(frozen=True)
class Vraag:
    """What is asked of a key: by which site (`site` is a name without a port, `oorsprong` its whole address), for
    what (`doel`, so that an answer for one thing is none for another), under a secret of the installation.
    """

    site: str
    oorsprong: str
    doel: str
    geheim: str = field(repr=False)

    def stel(self, nu: datetime) -> bytes:
        """Something to sign that nobody can foresee."""
        tot = int((nu + TERMIJN[Eenmaligsoort.ANTWOORD]).timestamp())
        kern = tot.to_bytes(_TIJD) + secrets.token_bytes(_TOEVAL)
        return kern + self._merk(kern)

    def is_gesteld(self, uitdaging: bytes, nu: datetime) -> bool:
        """Whether we asked this, for this, and not too long ago."""
        kern, merk = uitdaging[:-_MERK], uitdaging[-_MERK:]
        if len(kern) != _TIJD + _TOEVAL or not hmac.compare_digest(merk, self._merk(kern)):
            return False
        return int.from_bytes(kern[:_TIJD]) >= nu.timestamp()

    def _merk(self, kern: bytes) -> bytes:
        return hmac.new(self.geheim.encode(), b"passkey:" + self.doel.encode() + b":" + kern, sha256).digest()


def om_te_maken(vraag: Vraag, gebruiker: Gebruiker, bekend: Iterable[Passkey], nu: datetime) -> str:
    """What the browser is told to make a key, as JSON."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    keuze = AuthenticatorSelectionCriteria(
        resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
    )
    opties = generate_registration_options(
        rp_id=vraag.site,
        rp_name=NAAM,
        user_id=gebruiker.pseudoniem.encode(),
        user_name=gebruiker.email,
        user_display_name=gebruiker.naam,
        challenge=vraag.stel(nu),
        authenticator_selection=keuze,
        exclude_credentials=_als_lijst(bekend),
    )
    return str(options_to_json(opties))


def om_te_tonen(vraag: Vraag, bekend: Iterable[Passkey], nu: datetime) -> str:
    """What the browser is told to use a key, as JSON; any of this site when none is `bekend`."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    opties = generate_authentication_options(
        rp_id=vraag.site,
        challenge=vraag.stel(nu),
        allow_credentials=_als_lijst(bekend),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return str(options_to_json(opties))


def _als_lijst(bekend: Iterable[Passkey]) -> list[Any]:
    from webauthn import base64url_to_bytes
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(passkey.kenmerk)) for passkey in bekend]


def voeg_passkey_toe(werk: Werk, naam: str, antwoord: str, vraag: Vraag, sessie: str = "") -> list[str]:
    """A key that the browser just made belongs to one's account; codes as with an app.

    Raises NietGevonden, VerseAanmeldingNodig, OngeldigeInvoer.
    """
    werk.wil("voeg_passkey_toe", object=van_wie(werk))
    gebruiker = eigen_account(werk)
    naam = toets_passkeynaam(naam)
    aantal = select(func.count()).where(Passkey.gebruiker_id == gebruiker.id)
    if (werk.session.scalar(aantal) or 0) >= MEESTE_PASSKEYS:
        raise OngeldigeInvoer(f"U heeft al {MEESTE_PASSKEYS} passkeys. Haal er eerst een weg.")
    gemaakt = _nagekeken(antwoord, vraag, werk.verzoek.nu)
    if gemaakt is None or not neem_antwoord(werk.session, gebruiker.id, _uitdaging(antwoord), werk.verzoek.nu):
        raise OngeldigeInvoer(MISLUKT)
    kenmerk = _als_tekst(gemaakt.credential_id)
    if werk.session.scalar(select(Passkey.id).where(Passkey.kenmerk == kenmerk)) is not None:
        raise OngeldigeInvoer("Deze passkey hoort al bij een account.")
    werk.session.add(
        Passkey(
            gebruiker_id=gebruiker.id,
            kenmerk=kenmerk,
            publieke_sleutel=gemaakt.credential_public_key,
            teller=gemaakt.sign_count,
            naam=naam,
            gemaakt_op=werk.verzoek.nu,
        )
    )
    return rond_toevoegen_af(werk, gebruiker, Bericht.PASSKEY_ERBIJ, Factor.PASSKEY, sessie)


def verwijder_passkey(werk: Werk, passkey_id: int, sessie: str = "") -> Gebruiker:
    """A key belongs to one's account no longer. Raises NietGevonden, VerseAanmeldingNodig."""
    werk.wil("verwijder_passkey", object=van_wie(werk))
    gebruiker = eigen_account(werk)
    werk.session.delete(zie_passkey(werk.session, gebruiker.id, passkey_id))
    return rond_weghalen_af(werk, gebruiker, Bericht.PASSKEY_WEG, sessie)


def zie_passkey(session: Session, gebruiker_id: int, passkey_id: int) -> Passkey:
    """One's own. Raises NietGevonden."""
    vraag = select(Passkey).where(Passkey.id == passkey_id, Passkey.gebruiker_id == gebruiker_id)
    passkey = session.scalars(vraag).one_or_none()
    if passkey is None:
        raise NietGevonden("Deze passkey bestaat niet, of hoort niet bij uw account.")
    return passkey


def wie_toont(session: Session, antwoord: str, vraag: Vraag, nu: datetime) -> int | None:
    """Whose key answered what we asked; None when it is not right, or was answered before. No act: a proof."""
    from webauthn import verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    uitdaging, kenmerk = _uitdaging(antwoord), _kenmerk(antwoord)
    if not vraag.is_gesteld(uitdaging, nu):
        return None
    passkey = session.scalars(select(Passkey).where(Passkey.kenmerk == kenmerk)).one_or_none()
    if passkey is None:
        return None
    try:
        gezien = verify_authentication_response(
            credential=antwoord,
            expected_challenge=uitdaging,
            expected_rp_id=vraag.site,
            expected_origin=vraag.oorsprong,
            credential_public_key=passkey.publieke_sleutel,
            credential_current_sign_count=passkey.teller,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    wie, teller, id_ = passkey.gebruiker_id, gezien.new_sign_count, passkey.id
    session.rollback()  # what was read ends before something is written
    return wie if eerste_keer(session, wie, uitdaging, nu) and _onthoud(session, id_, teller, nu) else None


def _onthoud(session: Session, passkey_id: int, teller: int, nu: datetime) -> bool:
    """How often the key said that it was used, and when it last was here; False when it was taken away meanwhile."""
    with transaction(session):
        passkey = session.get(Passkey, passkey_id, populate_existing=True, with_for_update=True)
        if passkey is None:
            return False
        passkey.teller, passkey.gebruikt_op = max(passkey.teller, teller), nu
        return True


def _nagekeken(antwoord: str, vraag: Vraag, nu: datetime) -> Any:
    """The key that was made, None when it is not what we asked for."""
    from webauthn import verify_registration_response
    from webauthn.helpers.exceptions import WebAuthnException

    uitdaging = _uitdaging(antwoord)
    if not vraag.is_gesteld(uitdaging, nu):
        return None
    try:
        return verify_registration_response(
            credential=antwoord,
            expected_challenge=uitdaging,
            expected_rp_id=vraag.site,
            expected_origin=vraag.oorsprong,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None


def _uitdaging(antwoord: str) -> bytes:
    """What was signed, as the browser says; empty when it says nothing that can be read."""
    from webauthn import base64url_to_bytes

    try:
        gegevens = json.loads(base64url_to_bytes(json.loads(antwoord)["response"]["clientDataJSON"]))
        return bytes(base64url_to_bytes(gegevens["challenge"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return b""


def _kenmerk(antwoord: str) -> str:
    from webauthn import base64url_to_bytes

    try:
        return _als_tekst(base64url_to_bytes(json.loads(antwoord)["id"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def _als_tekst(kenmerk: bytes) -> str:
    from webauthn.helpers import bytes_to_base64url

    return str(bytes_to_base64url(kenmerk))
