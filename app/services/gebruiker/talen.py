"""The language of an account's own screens."""

from __future__ import annotations

from app.domain.basis.fouten import GeenRecht
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.taal import Taal
from app.models import Gebruiker
from app.services.gebruiker.accounts import vind_gebruiker
from app.services.kern.uitvoering import Werk


def kies_taal(werk: Werk, gebruiker_id: int, taal: Taal) -> Gebruiker:
    """Choose in which language the account's screens are written; each for himself. What he records stays Dutch.

    Raises GeenRecht, NietGevonden.
    """
    gebruiker = vind_gebruiker(werk.session, gebruiker_id, slot=True)
    werk.wil("kies_taal", object=f"gebruiker/{gebruiker.pseudoniem}")
    if werk.verzoek.actor != OPDRACHTREGEL and werk.verzoek.actor.id != gebruiker.id:
        raise GeenRecht("U kiest alleen uw eigen taal.")
    van, gebruiker.taal = gebruiker.taal, taal
    werk.noteer(van=van.value, naar=taal.value)
    return gebruiker
