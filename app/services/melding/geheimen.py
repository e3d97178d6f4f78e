"""Secrets that the product has to use again, such as those of webhooks: encrypted under the secret key of the
installation, so that a copy of the database alone does not hold them.
"""

from __future__ import annotations

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_VORM, _NONCE = "2.", 12
"""The mark of the form, which no secret of the one before it begins with; and the bytes of a nonce (96 bits, drawn)."""


class GeheimOnleesbaar(Exception):
    """Encrypted under another secret key than that of now."""


def leid_geheim_af(secret_key: str, waarvoor: str, naam: str) -> str:
    """The secret of this name: 32 bytes that follow from the secret key, so that it is kept nowhere."""
    info = f"draaiboek/{waarvoor}/1/{naam}".encode()
    geheim = HKDF(SHA256(), 32, salt=None, info=info).derive(secret_key.encode())
    return base64.urlsafe_b64encode(geheim).rstrip(b"=").decode()


class Geheimkast:
    """Locks a text with AES-256-GCM, and opens it again. `waarvoor` keeps its key apart from whatever else comes of the
    secret key. What an earlier version locked (Fernet, without the mark of the form) opens too.
    """

    def __init__(self, secret_key: str, waarvoor: str) -> None:
        self._slot = AESGCM(_sleutel(secret_key, f"draaiboek/{waarvoor}/2"))
        self._vorig = Fernet(base64.urlsafe_b64encode(_sleutel(secret_key, f"draaiboek/{waarvoor}/1")))

    def sluit(self, tekst: str) -> str:
        nonce = os.urandom(_NONCE)
        dicht = nonce + self._slot.encrypt(nonce, tekst.encode(), _VORM.encode())
        return f"{_VORM}{base64.urlsafe_b64encode(dicht).decode()}"

    def open(self, dicht: str) -> str:
        """Raises GeheimOnleesbaar."""
        try:
            return self._open(dicht).decode()
        except (InvalidToken, InvalidTag, ValueError) as fout:
            raise GeheimOnleesbaar from fout

    def _open(self, dicht: str) -> bytes:
        if not dicht.startswith(_VORM):
            return self._vorig.decrypt(dicht.encode())
        ruw = base64.b64decode(dicht.removeprefix(_VORM), altchars=b"-_", validate=True)
        return self._slot.decrypt(ruw[:_NONCE], ruw[_NONCE:], _VORM.encode())

    def gaat_open(self, dicht: str) -> bool:
        """Whether it was encrypted under the secret key of now."""
        try:
            self.open(dicht)
        except GeheimOnleesbaar:
            return False
        return True


def _sleutel(secret_key: str, waarvoor: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=waarvoor.encode()).derive(secret_key.encode())
