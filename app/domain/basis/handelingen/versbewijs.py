"""Fresh proof: an act asks that who does it has just shown that it is he. The terms are ours [I].

Two measures, both said in the register of acts. `wachtwoord`: with this very request, by password or passkey
(`Verzoek.vers`); the services of these ask `eis_vers`. `recent`: somewhere in this session, not longer ago than RECENT
(`Verzoek.oud` says that it is); `Werk.wil` asks that. It guards a session that was left open; a program has none
(ADR 016).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.basis.begrippen import Verzoek
from app.domain.basis.fouten import BewijsVerlopen, VerseAanmeldingNodig

RECENT = timedelta(minutes=15)
"""So long a proof of who somebody is counts for the acts that ask a recent one."""
ONTBREEKT = "Het wachtwoord ontbreekt of klopt niet. Typ het opnieuw."


def eis_vers(verzoek: Verzoek, bericht: str = ONTBREEKT) -> None:
    """The act was asked with a proof. Raises VerseAanmeldingNodig."""
    toets_vers(vers=verzoek.vers, bericht=bericht)


def toets_vers(*, vers: bool, bericht: str = ONTBREEKT) -> None:
    """The same, for who only knows whether there was one."""
    if not vers:
        raise VerseAanmeldingNodig(bericht, veld="wachtwoord")


def is_oud(bewezen_op: datetime | None, nu: datetime) -> bool:
    """Whether the last proof of a session is too long ago; without one it is."""
    return bewezen_op is None or nu - bewezen_op > RECENT


def eis_recent(verzoek: Verzoek) -> None:
    """Raises BewijsVerlopen."""
    if verzoek.oud and not verzoek.vers:
        raise BewijsVerlopen("Laat eerst opnieuw zien dat u het bent.")
