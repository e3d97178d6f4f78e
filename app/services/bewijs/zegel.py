"""The seal of the region on documents that go out: set when this installation has a certificate, told when it fails.

A document never waits for its seal to be possible: without one it goes out as it is, and says why. Called with nothing
open in the database, for it may ask others for a timestamp.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from app.domain.basis.begrippen import dag_van
from app.export.zegel.certificaat import (
    SPOEDIG,
    Zegelcertificaat,
    ZegelOnbruikbaar,
    lees_certificaten,
    lees_zegel,
)
from app.export.zegel.zetten import Hulp, Token, Verzegeld, ZegelMislukt, zet_zegel

logger = structlog.get_logger(__name__)
_TOKEN = ("PKCS11", "TOKEN", "LABEL")
INSTELLINGEN = ("FILE", "PASSWORD_FILE", "CA", *_TOKEN)
NIET_GEZET = "Het zegel kon niet worden gezet."


@dataclass(frozen=True)
class Pkcs11:
    """A key in a token: the module that speaks with it, and the labels of token and key."""

    module: str
    token: str
    label: str


@dataclass(frozen=True)
class Zegelaar:
    """With what this installation seals: places of files, and whom it asks for a timestamp. It holds no key itself."""

    bestand: Path
    wachtwoordbestand: Path | None = None
    wortels: Path | None = None
    pkcs11: Pkcs11 | None = None
    tsa_url: str = ""
    tsa_ca: Path | None = None

    def verzegel(self, pdf: bytes, nu: datetime) -> Verzegeld:
        """The document with its seal at `nu` (aware), or as it was with why. Raises nothing."""
        try:
            wie = self.certificaat(nu)
            verzegeld = zet_zegel(pdf, wie, self._hulp(), self._token())
        except ZegelOnbruikbaar as fout:
            return self._zonder(pdf, str(fout), fout.hoe)
        except ZegelMislukt as fout:
            return self._zonder(pdf, NIET_GEZET, str(fout), fout.woorden)
        if verzegeld.waarom:
            logger.warning("zegel van lager niveau", niveau=verzegeld.niveau, reden=verzegeld.woorden)
        return verzegeld

    def certificaat(self, nu: datetime) -> Zegelcertificaat:
        """The certificate, when it can seal at `nu`. Raises ZegelOnbruikbaar."""
        wie = lees_zegel(self.bestand, self._wachtwoord(), met_sleutel=self.pkcs11 is None)
        wie.toets(nu)
        if wie.tot - nu < timedelta(days=SPOEDIG):
            logger.warning("certificaat van het zegel verloopt", op=dag_van(wie.tot).isoformat())
        return wie

    def _zonder(self, pdf: bytes, waarom: str, hoe: str, woorden: str = "") -> Verzegeld:
        logger.error("document zonder zegel", reden=waarom, hoe=hoe, woorden=woorden)
        return Verzegeld(pdf, None, waarom, hoe)

    def _wachtwoord(self) -> bytes | None:
        if self.wachtwoordbestand is None:
            return None
        try:
            return self.wachtwoordbestand.read_bytes().rstrip(b"\r\n")
        except OSError as fout:
            hoe = f"Het bestand in DRAAIBOEK_ZEGEL_PASSWORD_FILE is niet te lezen ({fout.strerror})."
            raise ZegelOnbruikbaar("Het certificaat van het zegel gaat niet open.", hoe) from fout

    def _token(self) -> Token | None:
        if self.pkcs11 is None:
            return None
        pin = self._wachtwoord()
        return Token(self.pkcs11.module, self.pkcs11.token, self.pkcs11.label, pin.decode() if pin else None)

    def _hulp(self) -> Hulp:
        if not self.tsa_url or not self.tsa_ca:
            return Hulp()
        tsa_ca = tuple(lees_certificaten(self.tsa_ca, "DRAAIBOEK_TSA_CA"))
        wortels = tuple(lees_certificaten(self.wortels, "DRAAIBOEK_ZEGEL_CA")) if self.wortels else ()
        return Hulp(self.tsa_url, tsa_ca, wortels)


def lees_zegelaar(gezet: Mapping[str, str], tsa_url: str, tsa_ca: Path | None) -> Zegelaar | None:
    """What the settings say, by name after DRAAIBOEK_ZEGEL_. Raises ValueError (Dutch): unknown, or by halves."""
    if not gezet:
        return None
    if vreemd := sorted(set(gezet) - set(INSTELLINGEN)):
        raise ValueError(f"DRAAIBOEK_ZEGEL_{vreemd[0]} bestaat niet. Wel: {', '.join(INSTELLINGEN)}.")
    if "FILE" not in gezet:
        raise ValueError("Zet DRAAIBOEK_ZEGEL_FILE (het certificaat), of haal de andere DRAAIBOEK_ZEGEL_ weg.")
    token = [gezet.get(naam, "") for naam in _TOKEN]
    if any(token) and not all(token):
        raise ValueError(
            "Zet DRAAIBOEK_ZEGEL_PKCS11, DRAAIBOEK_ZEGEL_TOKEN en DRAAIBOEK_ZEGEL_LABEL alle drie, of geen van drie."
        )
    if "CA" in gezet and not tsa_url:
        raise ValueError(
            "DRAAIBOEK_ZEGEL_CA is voor een zegel dat lang te controleren is. Daarvoor is DRAAIBOEK_TSA_URL ook nodig."
        )
    bestand, wachtwoord, wortels = (Path(gezet[n]).resolve() if n in gezet else None for n in INSTELLINGEN[:3])
    assert bestand is not None  # noqa: S101 - asked above
    return Zegelaar(bestand, wachtwoord, wortels, Pkcs11(*token) if all(token) else None, tsa_url, tsa_ca)
