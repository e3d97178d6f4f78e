"""Lists: {aantal, volgende, vorige, resultaten}, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from flask import request, url_for
from pydantic import Field

from app.api.kern.vorm import Dag, Uitvoer, Vraag
from app.installatie import config_van_app

R = TypeVar("R")
U = TypeVar("U", bound=Uitvoer)
L = TypeVar("L", bound="Lijst[Any]")


class Lijst(Uitvoer, Generic[U]):
    aantal: Annotated[int, Field(ge=0, description="Hoeveel er in totaal zijn.", examples=[1])]
    volgende: Annotated[str | None, Field(description="Adres van de volgende pagina.", examples=[None])] = None
    vorige: Annotated[str | None, Field(description="Adres van de vorige pagina.", examples=[None])] = None
    resultaten: Annotated[list[U], Field(description="Wat op deze pagina staat.")]


class Dagvraag(Vraag):
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None


class Bladervraag(Vraag):
    pagina: Annotated[int, Field(ge=1, le=1_000_000, description="Welke pagina, vanaf 1.", examples=[1])] = 1
    paginagrootte: Annotated[int, Field(ge=1, le=100, description="Hoeveel per pagina.", examples=[25])] = 25

    @property
    def sla_over(self) -> int:
        """How many rows come before this page."""
        return (self.pagina - 1) * self.paginagrootte


def blader(soort: type[L], rijen: Sequence[R], vraag: Bladervraag, toon: Callable[[R], Any]) -> L:
    """A page of rows that are at hand: those of one zaak, which are few."""
    begin = vraag.sla_over
    stuk = rijen[begin : begin + vraag.paginagrootte]
    later = begin + len(stuk) < len(rijen) and bool(stuk)
    return bladzijde(soort, [toon(rij) for rij in stuk], vraag, len(rijen), later=later)


def bladzijde(soort: type[L], beelden: Sequence[Any], vraag: Bladervraag, aantal: int, *, later: bool) -> L:
    """A page that the database gave, with how many there are in all and whether there are more after it."""
    return soort(
        aantal=aantal,
        volgende=adres(pagina=vraag.pagina + 1) if later else None,
        vorige=adres(pagina=vraag.pagina - 1) if vraag.pagina > 1 else None,
        resultaten=list(beelden),
    )


def adres(**anders: object) -> str:
    """The address of this request with other parameters."""
    vraag: dict[str, Any] = request.args.to_dict() | {naam: str(waarde) for naam, waarde in anders.items()}
    return volledig(url_for(str(request.endpoint), **(request.view_args or {}), **vraag))


def adres_van(naam: str, **delen: Any) -> str:
    """The address of an operation, for Location."""
    return volledig(url_for(f"api.{naam}", **delen))


def volledig(pad: str) -> str:
    """With the host: that of the settings, else the one that was asked."""
    return f"{config_van_app().base_url or request.host_url.rstrip('/')}{pad}"
