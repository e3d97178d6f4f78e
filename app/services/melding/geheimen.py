"""Secrets that the product has to use again, such as those of webhooks: encrypted under the secret key of the
installation, so that a copy of the database alone does not hold them.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class GeheimOnleesbaar(Exception):
    """Encrypted under another secret key than that of now."""


def leid_geheim_af(secret_key: str, waarvoor: str, naam: str) -> str:
    """The secret of this name: 32 bytes that follow from the secret key, so that it is kept nowhere."""
    info = f"draaiboek/{waarvoor}/1/{naam}".encode()
    geheim = HKDF(SHA256(), 32, salt=None, info=info).derive(secret_key.encode())
    return base64.urlsafe_b64encode(geheim).rstrip(b"=").decode()


class Geheimkast:
    """Locks a text, and opens it again. `waarvoor` keeps its key apart from whatever else comes of the secret key."""

    def __init__(self, secret_key: str, waarvoor: str) -> None:
        info = f"draaiboek/{waarvoor}/1".encode()
        sleutel = HKDF(SHA256(), 32, salt=None, info=info).derive(secret_key.encode())
        self._slot = Fernet(base64.urlsafe_b64encode(sleutel))

    def sluit(self, tekst: str) -> str:
        return self._slot.encrypt(tekst.encode()).decode()

    def open(self, dicht: str) -> str:
        """Raises GeheimOnleesbaar."""
        try:
            return self._slot.decrypt(dicht.encode()).decode()
        except InvalidToken as fout:
            raise GeheimOnleesbaar from fout

    def gaat_open(self, dicht: str) -> bool:
        """Whether it was encrypted under the secret key of now."""
        try:
            self.open(dicht)
        except GeheimOnleesbaar:
            return False
        return True
