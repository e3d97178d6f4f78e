"""Getting somebody in again: a link by mail to choose a password, access put right; and what one is told of oneself."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.gebruiker.gebruikers import GROEP, Account, account_nu, account_of_wacht
from app.api.gebruiker.toegang import Toegangsvoorstel
from app.api.kern.bewerking import doe
from app.api.kern.handelen import handel
from app.api.kern.vorm import Invoer, Tekst, Tijd, Uitvoer
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.berichten import Bericht
from app.inloggen import niemands_wachtwoord
from app.installatie import kan_mailen
from app.services.gebruiker import uitnodigingen as diensten
from app.services.gebruiker.eigen import zie_accountbericht as zie

__all__ = ["GROEP"]


@doe("/gebruikers/<int:gebruiker_id>/uitnodiging", Recht.GEBRUIKERS_BEHEREN, Invoer, Account)
def nodig_uit(gebruiker_id: int, invoer: Invoer) -> Response:
    """Mail een link om een wachtwoord te kiezen

    Voor een account waarvan nog niemand het wachtwoord koos. Zonder mailserver geeft u de link op het scherm: een
    antwoord van de API zou hem bewaren.
    """
    if not kan_mailen():
        raise OngeldigeInvoer("Er is geen mail ingesteld. Geef de link op het scherm, bij Accounts.")
    return handel(diensten.nodig_uit, gebruiker_id, met_mail=True, toon=lambda gegeven: account_nu(gegeven.gebruiker))


class Accountherstel(Invoer):
    reden: Annotated[
        Tekst,
        Field(description="Hoe u vaststelde dat deze persoon erom vraagt.", examples=["Gebeld op het bekende nummer."]),
    ]
    factoren: Annotated[bool, Field(description="Of ook de tweede stap bij het inloggen vervalt.")] = False


@doe(
    "/gebruikers/<int:gebruiker_id>/herstel",
    Recht.GEBRUIKERS_BEHEREN,
    Accountherstel,
    Account,
    codes=("motivering_verplicht", "tweede_persoon_ontbreekt"),
    wacht=Toegangsvoorstel,
)
def herstel_account(gebruiker_id: int, invoer: Accountherstel) -> Response:
    """Herstel de toegang tot een account

    Het wachtwoord vervalt; een link laat de persoon een nieuw kiezen. Van een account dat beslist of beheert stopt de
    toegang meteen, en is het herstel een voorstel (202).
    """
    wat = (gebruiker_id, invoer.reden, niemands_wachtwoord())
    return handel(diensten.herstel_account, *wat, factoren=invoer.factoren, toon=account_of_wacht)


class Accountbericht(Uitvoer):
    """Wat er wijzigde aan hoe u inlogt."""

    id: Annotated[int, Field(description="Nummer van het bericht.", examples=[1])]
    soort: Annotated[Bericht, Field(description="Wat er wijzigde.")]
    op: Annotated[Tijd, Field(description="Wanneer.")]


@doe("/accountberichten/<int:bericht_id>/gezien", Recht.INGELOGD, Invoer, Accountbericht)
def zie_accountbericht(bericht_id: int, invoer: Invoer) -> Response:
    """Zeg dat u een bericht over uw account zag

    Daarna staat het niet meer bij wat er voor u openstaat.
    """
    return handel(zie, bericht_id, toon=Accountbericht.model_validate)
