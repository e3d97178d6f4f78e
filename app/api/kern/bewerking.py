"""The declaration of an operation, from which guard, input, answer and OpenAPI document follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Blueprint, g
from werkzeug.wrappers import Response

from app.api.kern.antwoord import als_antwoord
from app.api.kern.herhaling import eerder_antwoord
from app.api.kern.invoer import gezien_versie, lees_invoer, lees_vraag
from app.api.kern.tempo import zeg_wat_over_is
from app.api.kern.vorm import Basis, Bestandinvoer, Invoer, Uitvoer, Vraag
from app.domain.basis.rechten import Recht

bp = Blueprint("api", __name__, url_prefix="/api/v1")
bp.after_request(zeg_wat_over_is)

View = Callable[..., Any]
BEWERKINGEN: dict[str, Bewerking] = {}
"""Every operation, by the name of its view."""
_VORMEN: dict[str, type[Basis]] = {}
"""Every body and answer, by the name that it has in the OpenAPI document."""


@dataclass(frozen=True)
class Bewerking:
    """One operation. `naam` is the act, as the logboek calls it; `pad` is as Flask writes it, below /api/v1.

    `met_versie`: it changes something that has an ETag, so If-Match is asked. `media` is set when the answer is a
    file: what it can be. `codes` names the rules of the domain that it can break, for the document. `ook_vernietigd`:
    it also answers for a zaak of which only the declaration of destruction is left. `bewaart_niets`: it is asked with
    a body, but only to look: a token that reads is enough, and there is nothing to repeat. `stroomt`: the file is made
    while it goes out, so it has no ETag. `wacht`: what is answered instead, with 202, when a second person has to
    confirm it first.
    """

    naam: str
    methode: str
    pad: str
    recht: Recht
    module: str
    groep: str
    titel: str
    uitleg: str
    uit: type[Uitvoer] | None
    status: int = 200
    invoer: type[Invoer] | None = None
    vraag: type[Vraag] | None = None
    met_versie: bool = False
    media: tuple[str, ...] = ()
    codes: tuple[str, ...] = field(default=())
    ook_vernietigd: bool = False
    bewaart_niets: bool = False
    stroomt: bool = False
    wacht: type[Uitvoer] | None = None

    @property
    def schrijft(self) -> bool:
        return self.methode != "GET" and not self.bewaart_niets

    @property
    def met_etag(self) -> bool:
        """Whether If-None-Match means anything."""
        return self.methode == "GET" and not self.stroomt

    @property
    def met_bestand(self) -> bool:
        return self.invoer is not None and issubclass(self.invoer, Bestandinvoer)


def lees(pad: str, recht: Recht, uit: type[Uitvoer] | None, **meer: Any) -> Callable[[View], View]:
    """Declare an operation that reads; its view returns an `Uitvoer`, or a response when it gives a file."""
    return _verklaar("GET", pad, recht, uit, **meer)


def doe(pad: str, recht: Recht, invoer: type[Invoer], uit: type[Uitvoer], **meer: Any) -> Callable[[View], View]:
    """Declare an act: POST unless `methode` says otherwise; its view ends in `handelen.handel`."""
    return _verklaar(meer.pop("methode", "POST"), pad, recht, uit, invoer=invoer, **meer)


def _verklaar(methode: str, pad: str, recht: Recht, uit: type[Uitvoer] | None, **meer: Any) -> Callable[[View], View]:
    def verklaar(view: View) -> View:
        titel, _, uitleg = (view.__doc__ or "").strip().partition("\n")
        naam, groep = view.__name__, view.__globals__["GROEP"]
        wat = (naam, methode, pad, recht, view.__module__, groep, titel, " ".join(uitleg.split()), uit)
        bewerking = Bewerking(*wat, **meer)
        if naam in BEWERKINGEN:
            raise ValueError(f"two operations are called {naam}")
        for vorm in filter(None, (bewerking.invoer, bewerking.uit, bewerking.wacht)):
            if _VORMEN.setdefault(vorm.__name__, vorm) is not vorm:
                raise ValueError(f"two shapes are called {vorm.__name__}")
        BEWERKINGEN[naam] = bewerking
        bp.add_url_rule(pad, naam, _verpak(bewerking, view), methods=[methode])
        return view

    return verklaar


def _verpak(bewerking: Bewerking, view: View) -> Callable[..., Response]:
    """What every request goes through: a repeat is answered again; else what was sent is read, and the act is done."""

    @wraps(view)
    def beantwoord(**pad: Any) -> Response:
        if eerder := eerder_antwoord():
            return eerder
        vraag = lees_vraag(bewerking.vraag or Vraag)
        if bewerking.vraag:
            pad["vraag"] = vraag
        if bewerking.invoer:
            g.invoer = pad["invoer"] = lees_invoer(bewerking.invoer)
        if bewerking.met_versie:
            pad["versie"] = gezien_versie()
        antwoord = view(**pad)
        return antwoord if isinstance(antwoord, Response) else als_antwoord(antwoord)

    return beantwoord
