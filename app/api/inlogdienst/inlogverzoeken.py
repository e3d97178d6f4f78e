"""Who came by the provider of his organisation and has no account: seen, refused; an account is made as any other."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, bladzijde
from app.api.kern.vorm import Invoer, Tekst, Tijd, Uitvoer
from app.db import db
from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import Recht
from app.domain.inlogdienst.gemeld import Verzoekstatus
from app.models import Inlogidentiteit
from app.services.inlogdienst import identiteiten

GROEP = "Accounts en functies"


class Inlogverzoek(Uitvoer):
    """Iemand die via zijn organisatie inlogde en nog geen account heeft."""

    id: Annotated[int, Field(description="Nummer van de aanvraag.", examples=[1])]
    status: Annotated[Verzoekstatus, Field(description="Hoe het ermee staat.")]
    inlogdienst: Annotated[str, Field(description="Code van de inlogdienst.", examples=["delft"])]
    organisatie: Annotated[str, Field(description="Code van de organisatie.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam volgens die organisatie.", examples=["A. van Dijk"])]
    email: Annotated[
        str, Field(description="E-mailadres volgens die organisatie.", examples=["a.vandijk@delft.example"])
    ]
    rollen: Annotated[
        list[Rol], Field(description="Rollen die zijn groepen daar voorstellen; zij geven niets vanzelf.")
    ]
    gemeld_op: Annotated[Tijd, Field(description="Wanneer hij voor het eerst kwam.")]
    laatst_op: Annotated[Tijd, Field(description="Wanneer hij voor het laatst kwam.")]


class Inlogverzoeken(Lijst[Inlogverzoek]):
    """Aanvragen om in te loggen."""


def _beeld(rij: Inlogidentiteit) -> Inlogverzoek:
    return Inlogverzoek(
        id=rij.id,
        status=rij.status,
        inlogdienst=rij.dienst,
        organisatie=rij.organisatie,
        naam=rij.naam,
        email=rij.email,
        rollen=[Rol(rol) for rol in rij.rollen],
        gemeld_op=rij.gemeld_op,
        laatst_op=rij.laatst_op,
    )


@lees("/inlogverzoeken", Recht.GEBRUIKERS_BEHEREN, Inlogverzoeken, vraag=Bladervraag)
def inlogverzoeken(vraag: Bladervraag) -> Inlogverzoeken:
    """De aanvragen om in te loggen

    Wie via zijn organisatie inlogde en nog geen account heeft. Wie het langst wacht staat eerst. Een account maakt u
    met `POST /gebruikers` en het nummer van de aanvraag.
    """
    rijen, aantal = identiteiten.open_verzoeken(db.session, vraag.paginagrootte, vraag.sla_over)
    later = vraag.sla_over + len(rijen) < aantal and bool(rijen)
    return bladzijde(Inlogverzoeken, [_beeld(rij) for rij in rijen], vraag, aantal, later=later)


class Inlogweigering(Invoer):
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Deze persoon is onbekend."])]


@doe(
    "/inlogverzoeken/<int:identiteit_id>/weigering",
    Recht.GEBRUIKERS_BEHEREN,
    Inlogweigering,
    Inlogverzoek,
    codes=("motivering_verplicht",),
)
def weiger_inlogverzoek(identiteit_id: int, invoer: Inlogweigering) -> Response:
    """Weiger een aanvraag om in te loggen

    Deze persoon krijgt geen account, en leest dat als hij weer komt.
    """
    return handel(identiteiten.weiger_inlogverzoek, identiteit_id, invoer.reden, toon=_beeld)
