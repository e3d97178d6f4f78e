"""A municipality or region as it is answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Uitvoer
from app.models import Organisatie


class Partij(Uitvoer):
    """Een gemeente of regio."""

    code: Annotated[str, Field(description="Code: van CBS voor een gemeente, anders een eigen.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam.", examples=["Delft"])]


def partij(organisatie: Organisatie) -> Partij:
    return Partij(code=organisatie.code, naam=organisatie.naam)
