"""Many acts in one request: what is asked of all of them alike, and what is answered of those that were not done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from app.api.kern.fouten import voor_programmas
from app.api.kern.vorm import Invoer, Uitvoer
from app.services.kern.velen import NietGedaan


class Veleninvoer(Invoer):
    """Several acts at once."""

    alles: Annotated[
        bool,
        Field(
            description="Of niets wordt vastgelegd als er één niet lukt: dan 409 `niet_alles`; `invalidParams` noemt "
            "elke die niet lukte. Met false wordt de rest wel vastgelegd."
        ),
    ] = True


class Nietgedaan(Uitvoer):
    """Een handeling van de vele die niet kon."""

    id: Annotated[int, Field(description="Nummer waarmee u haar vroeg.", examples=[12])]
    naam: Annotated[str, Field(description="Waar zij over ging.", examples=["Delft"])]
    code: Annotated[str, Field(description="De regel, als vaste naam.", examples=["ongeldige_overgang"])]
    detail: Annotated[str, Field(description="Wat er mis is en hoe u het oplost.", examples=["Dit kan niet meer."])]


def niet_gedaan(delen: Iterable[NietGedaan]) -> list[Nietgedaan]:
    return [
        Nietgedaan(id=deel.sleutel, naam=deel.naam, code=deel.fout.code, detail=voor_programmas(deel.fout))
        for deel in delen
    ]
