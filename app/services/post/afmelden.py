"""What this installation knows to write mails, and the links in them that stop a kind of mail without logging in.

A link says for whom it is and what it stops, and bears a seal of the installation: it is kept nowhere, and does no
more than stop that mail.
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden
from app.domain.post.keuze import Mailsoort
from app.models import Gebruiker

_LINK = re.compile(r"([0-9]{1,9})-([a-z]+)-([A-Za-z0-9_-]{22})")
_BERICHT = re.compile(rb"<post-([0-9]{1,9})-([0-9]{1,3})-([A-Za-z0-9_-]{22})@")
WERKT_NIET = "Deze link is niet heel. Open de mail opnieuw en gebruik de link die erin staat."


@dataclass(frozen=True)
class Kantoor:
    """The address of this installation, the secret of its links, and how a sentence is put into English."""

    basis: str
    geheim: str = field(repr=False)
    engels: Callable[[str], str] = str

    def afmeldadres(self, gebruiker_id: int, soort: Mailsoort) -> str:
        return f"{self.basis}/mail/af/{gebruiker_id}-{soort}-{self._zegel('af', gebruiker_id, soort)}"

    def lees_afmelding(self, link: str) -> tuple[int, Mailsoort]:
        """Whose mail of which kind it stops. Raises NietGevonden."""
        delen = _LINK.fullmatch(link)
        if not delen or delen[2] not in set(Mailsoort):
            raise NietGevonden(WERKT_NIET)
        if not hmac.compare_digest(delen[3], self._zegel("af", int(delen[1]), delen[2])):
            raise NietGevonden(WERKT_NIET)
        return int(delen[1]), Mailsoort(delen[2])

    def berichtnummer(self, nr: int, keer: int) -> str:
        """The Message-ID of a mail: the same when it is tried again, unless its content is another (`keer`)."""
        host = urlsplit(self.basis).hostname or "localhost"
        return f"<post-{nr}-{keer}-{self._zegel('post', nr, keer)}@{host}>"

    def lees_nummers(self, bron: bytes) -> set[int]:
        """Which of our mails a text names."""
        return {
            int(nr)
            for nr, keer, zegel in _BERICHT.findall(bron)
            if hmac.compare_digest(zegel.decode(), self._zegel("post", int(nr), int(keer)))
        }

    def _zegel(self, *delen: object) -> str:
        tekst = "/".join(map(str, delen)).encode()
        zegel = hmac.digest(self.geheim.encode(), tekst, sha256)[:16]
        return base64.urlsafe_b64encode(zegel).rstrip(b"=").decode()


def account_van_afmelding(session: Session, kantoor: Kantoor, link: str) -> tuple[Gebruiker, Mailsoort]:
    """For whom the link is and what it stops. Raises NietGevonden."""
    wie, soort = kantoor.lees_afmelding(link)
    vraag = select(Gebruiker).where(Gebruiker.id == wie, Gebruiker.vervallen_op.is_(None))
    gebruiker = session.scalars(vraag).one_or_none()
    if gebruiker is None:
        raise NietGevonden(WERKT_NIET)
    return gebruiker, soort
