"""Which password may be chosen: long enough, and none that everybody tries first. The rules are ours [I].

A password is common when it is on the list, or when what is left of it without digits and signs at its ends, and with
letters for the signs that stand for them (p@ssw0rd), is; also when it repeats one word, or one character.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from app.domain.basis.fouten import OngeldigeInvoer

KORTST, LANGST = 12, 200
TE_GEWOON = "Dit wachtwoord proberen aanvallers als eerste. Kies iets anders, bijvoorbeeld een zin die u onthoudt."
OVER_UZELF = "In dit wachtwoord staat vooral uw eigen naam of adres. Kies iets anders."
_TEKENS = str.maketrans("@4310$57!", "aaeiossti")
_KORTSTE_WOORD = 4


def toets_wachtwoord(wachtwoord: str, veelgebruikt: Collection[str], eigen: Iterable[str] = ()) -> None:
    """Raises OngeldigeInvoer. `veelgebruikt` are common ones in small letters, `eigen` the name and address of who
    chooses it.
    """
    if not KORTST <= len(wachtwoord) <= LANGST:
        raise OngeldigeInvoer("Het wachtwoord heeft minstens 12 en hoogstens 200 tekens.", veld="nieuw_wachtwoord")
    if is_gewoon(wachtwoord, veelgebruikt):
        raise OngeldigeInvoer(TE_GEWOON, veld="nieuw_wachtwoord")
    kern = _kern(wachtwoord)
    if kern and any(kern in _woorden(deel) for deel in eigen):
        raise OngeldigeInvoer(OVER_UZELF, veld="nieuw_wachtwoord")


def is_gewoon(wachtwoord: str, veelgebruikt: Collection[str]) -> bool:
    """Whether it is one that everybody tries first."""
    klein = wachtwoord.casefold()
    if klein.isdecimal():
        return True
    kaal = {klein, _kern(klein)}
    vormen = kaal | {vorm.translate(_TEKENS) for vorm in kaal} | {_kern(klein.translate(_TEKENS))}
    vormen |= {deel for vorm in vormen for deel in (_eenmaal(vorm), _kern(_eenmaal(vorm)))}
    return any(vorm in veelgebruikt for vorm in vormen) or len(set(klein)) < 3


def _kern(tekst: str) -> str:
    """The letters that are left without what stands before and after them."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", tekst.casefold())


def _eenmaal(tekst: str) -> str:
    """What is repeated, once: abcabcabc is abc."""
    deel = re.fullmatch(r"(.{3,}?)\1+", tekst)
    return deel[1] if deel else tekst


def _woorden(tekst: str) -> set[str]:
    """A name or address as a whole, and its parts of some length."""
    klein = tekst.casefold()
    delen = [klein, re.sub(r"[^\w]", "", klein), *re.split(r"[^\w]+|_", klein)]
    return {deel for deel in delen if len(deel) >= _KORTSTE_WOORD}
