"""A kladversie: what somebody typed in a form and did not send yet, kept for him alone. The terms are ours [I]."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from app.domain.basis.invoer import lijkt_op_bsn

BEWAARTERMIJN = timedelta(days=14)
"""After this long since it was last kept, it goes."""
HOOGSTENS = 40
"""How many one account has; the oldest gives way."""
LANGSTE = 200_000
"""Characters in all; a form that holds more is not kept."""
GEEN_BSN = "geen_bsn"
VERSIE = "versie"
"""Which version was looked at: it is kept, so that what somebody else changed meanwhile is not overwritten unseen."""
WACHTWOORDEN = frozenset(
    {"wachtwoord", "password", "nieuw_wachtwoord", "wachtwoord_nogmaals", "code", "geheim", "passkey", "nieuwe_passkey"}
)
NIET_TE_BEWAREN = WACHTWOORDEN | {"csrf_token", "sleutel", "klad", "bewaar_klad", "invoegen", "van_wie"}
"""Fields of the form itself, and what nobody may read again."""
Veld = tuple[str, str]
"""A field's name and its text, as a form sends it; a name may come more than once."""


def te_bewaren(velden: Iterable[Veld]) -> list[Veld]:
    """What of a form that was sent is kept: no passwords, and no text that looks like a BSN unless somebody said that
    it is none. Empty when nothing was filled in, or when it is too much.
    """
    gevuld = [(naam, tekst) for naam, tekst in velden if naam not in NIET_TE_BEWAREN]
    bevestigd = (GEEN_BSN, "y") in gevuld
    goed = [(naam, tekst) for naam, tekst in gevuld if bevestigd or not lijkt_op_bsn(tekst)]
    getypt = any(tekst.strip() for naam, tekst in goed if naam != VERSIE)
    te_groot = sum(len(naam) + len(tekst) for naam, tekst in goed) > LANGSTE
    return [] if te_groot or not getypt else goed


def past_in(velden: Sequence[Veld], namen: Iterable[str]) -> bool:
    """Whether a form with fields of these names is the one that it was typed in; `bedragen-0-x` is of `bedragen`."""
    kent = {*namen, GEEN_BSN}
    return bool(velden) and all(naam in kent or naam.partition("-")[0] in kent for naam, _ in velden)
