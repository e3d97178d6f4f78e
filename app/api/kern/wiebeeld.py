"""Who did or entered something, as the team sees it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Uitvoer


class Invoerder(Uitvoer):
    """Wie iets deed of invoerde."""

    naam: Annotated[str, Field(description="Naam.", examples=["A. van Dijk"])]
    functie: Annotated[str, Field(description="Functie.", examples=["directeur Servicebureau Jeugdhulp"])]
