"""The minutes of the weekly sitting."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe
from app.api.kern.handelen import handel
from app.api.kern.vorm import Dag, Invoer, Tekst, Uitvoer
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.zitting import Zitting
from app.models import Document
from app.services.plaatsing.zitting import leg_zitting_vast as dienst

GROEP = "Plaatsing"


class Zittinginvoer(Invoer):
    datum: Annotated[Dag, Field(description="De dag van de zitting.")]
    vanaf: Annotated[Dag, Field(description="Wat sinds die dag is geboekt of bijgewerkt, staat in het verslag.")]
    aanwezig: Annotated[Tekst, Field(description="Wie er waren.", examples=["Regievoerder, De Kade, GI"])]
    besproken: Annotated[Tekst, Field(description="Wat is besproken, zonder aantallen.", examples=[""])] = ""


class Zittingverslag(Uitvoer):
    """Het document met het verslag."""

    document: Annotated[int, Field(description="Nummer van het document.", examples=[12])]
    naam: Annotated[str, Field(description="Bestandsnaam.", examples=["Verslag plaatsing 2026-11-30.pdf"])]
    sha256: Annotated[str, Field(description="SHA-256 van het bestand.", examples=["ab" * 32])]


@doe(
    "/zaken/<zaaknummer>/plaatsing/zittingen",
    Recht.TELLING_VASTLEGGEN,
    Zittinginvoer,
    Zittingverslag,
    status=201,
    codes=("datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def leg_zitting_vast(zaaknummer: str, invoer: Zittinginvoer) -> Response:
    """Bewaar het verslag van een plaatsingszitting

    Een PDF bij de documenten van de zaak: wat er in die dagen is geboekt en aangeboden, wie er waren en wat is
    besproken. Zonder aantallen kinderen, want documenten kunnen met een dossier naar anderen gaan.
    """
    zitting = Zitting(**{veld: getattr(invoer, veld) for veld in ("datum", "vanaf", "aanwezig", "besproken")})
    return handel(dienst, zaaknummer, zitting, toon=_verslag)


def _verslag(rij: Document) -> Zittingverslag:
    return Zittingverslag(document=rij.id, naam=rij.naam, sha256=rij.sha256)
