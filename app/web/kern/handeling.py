"""One act on a screen, declared once: address, right, form, service and page, what is said after it, and where it goes.

`handeling` makes the view (ADR 020). What does not fit stays a view of its own, which runs its act with `doe`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any, Concatenate, Generic, TypeVar

from flask import Blueprint, current_app, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.fouten import DomeinFout, NietGevonden, ReedsGedaan
from app.domain.basis.rechten import Recht
from app.inloggen import wachtwoord_klopt
from app.services.kern.toegang import vind_dossier
from app.services.kern.uitvoering import REEDS, Werk, is_herhaling, voer_uit
from app.web.kern.formulier import Formulier, Wachtwoordveld
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import huidig_verzoek

F = TypeVar("F", bound=Formulier)
T = TypeVar("T")
Antwoord = str | tuple[str, int] | Response
KADER = "formulierkader.html"
"""The page of an act that needs no more than its title, its fields and its button."""


@dataclass(frozen=True, kw_only=True)
class Handeling(Generic[F, T]):
    """The declaration of an act.

    `met` finds what the address names, and gives the form its choices and what it begins with; `beeld` gives the page
    what it needs besides. Both get the form and the parts of the address. `boven` is the way to the page (label and
    endpoint) when it is not about a zaak. `op` is the page on which the form stands, when it has none of its own: then
    the form can only be sent. `gedaan` and `naar` may depend on the outcome; `naar` is an endpoint, or an address.
    """

    form: type[F]
    dienst: Callable[Concatenate[Werk, ...], T]
    gedaan: Any
    naar: str | Callable[[T], str]
    titel: Any = ""
    knop: Any = ""
    gevaar: bool = False
    sjabloon: str = KADER
    boven: Sequence[tuple[Any, str]] = ()
    met: Callable[Concatenate[F, ...], object] | None = None
    beeld: Callable[Concatenate[F, ...], Mapping[str, object]] | None = None
    op: Callable[Concatenate[F, ...], Antwoord] | None = None

    def antwoord(self, pad: Mapping[str, Any]) -> Antwoord:
        """Show the form, or run the act and go on; the form again with what is wrong when it was not done."""
        plek = {naam: deel for naam, deel in pad.items() if naam != "zaaknummer"}
        form = self.form()
        if self.met:
            self.met(form, **plek)
        gevraagd = signature(self.dienst).parameters
        uitkomst = doe(form, self.dienst, *(deel for naam, deel in pad.items() if naam in gevraagd))
        if uitkomst is None:
            return self.op(form, **plek) if self.op else self._toon(form, plek)
        flash(self.gedaan(uitkomst) if callable(self.gedaan) else str(self.gedaan), "ok")
        return redirect(adres(self.naar) if isinstance(self.naar, str) else self.naar(uitkomst))

    def _toon(self, form: F, plek: Mapping[str, Any]) -> Antwoord:
        wat = {"titel": self.titel, "knoptekst": self.knop, "gevaar": self.gevaar} | weg(self.boven)
        return toon_formulier(self.sjabloon, form, **wat | dict(self.beeld(form, **plek) if self.beeld else {}))


def handeling(
    bp: Blueprint,
    pad: str,
    recht: Recht | tuple[Recht, ...],
    form: type[F],
    dienst: Callable[Concatenate[Werk, ...], T],
    *,
    naam: str = "",
    **meer: Any,
) -> None:
    """Declare an act; its endpoint is called as its service, unless `naam` says otherwise. The rest as `Handeling`."""
    verklaard: Handeling[F, T] = Handeling(form=form, dienst=dienst, **meer)

    def view(**delen: Any) -> Antwoord:
        return verklaard.antwoord(delen)

    rechten = recht if isinstance(recht, tuple) else (recht,)
    methoden = ["POST"] if verklaard.op else ["GET", "POST"]
    bp.add_url_rule(pad, naam or dienst.__name__, vereist(*rechten)(view), methods=methoden)


def weg(boven: Sequence[tuple[Any, str]]) -> dict[str, object]:
    """The way to a page, and back: of each page above it the label and the endpoint. None for a page of a zaak."""
    paden = [(label, adres(endpoint)) for label, endpoint in boven]
    return {"boven": paden, "terug": paden[-1][1]} if paden else {}


def adres(endpoint: str, **meer: Any) -> str:
    """The address of an endpoint, with what it has in common with the address of this request."""
    volledig = f"{request.blueprint}{endpoint}" if endpoint.startswith(".") else endpoint
    kent = {naam for regel in current_app.url_map.iter_rules(volledig) for naam in regel.arguments}
    return url_for(volledig, **{naam: deel for naam, deel in (request.view_args or {}).items() if naam in kent} | meer)


def doe(form: Formulier, dienst: Callable[Concatenate[Werk, ...], T], *waar: Any, **meer: Any) -> T | None:
    """Run the act when the form was submitted and its fields have the right shape; None when it was not done.

    The service gets `waar`, then what the form gives (`invoer`), the version that was looked at when the form has one,
    and `meer`. A broken rule becomes a message at its field, and the status of the answer.
    """
    _vraag_wachtwoord(form)
    if not form.validate_on_submit():
        if form.is_submitted() and is_herhaling(db.session, huidig_verzoek()):
            raise ReedsGedaan(REEDS)  # what the first click chose may be no choice any more
        return None
    try:
        invoer = form.invoer()
        een, velden = ((), invoer) if isinstance(invoer, dict) else ((invoer,), {})
        versie = {"versie": form["versie"].data} if "versie" in form else {}
        return voer_uit(db.session, huidig_verzoek(), _in_de_zaak(dienst), *waar, *een, **velden | versie | meer)
    except (NietGevonden, ReedsGedaan) as fout:
        if isinstance(fout, ReedsGedaan) or fout.veld is None:
            raise
        form.toon(fout)
    except DomeinFout as fout:
        form.toon(fout)
    _herlees_zaak()
    return None


def _in_de_zaak(dienst: Callable[Concatenate[Werk, ...], T]) -> Callable[Concatenate[Werk, ...], T]:
    """The act, kept only when it is about the zaak of the address. Raises NietGevonden."""
    zaaknummer = (request.view_args or {}).get("zaaknummer")

    def handeling_(werk: Werk, *args: Any, **kwargs: Any) -> T:
        uitkomst = dienst(werk, *args, **kwargs)
        if zaaknummer and werk.geopend.zaaknummer != zaaknummer:
            raise NietGevonden("Dit bestaat niet, of u mag het niet zien.")
        return uitkomst

    return handeling_


def _vraag_wachtwoord(form: Formulier) -> None:
    """Who types his password in this request, proves that it is he."""
    for veld in form:
        if isinstance(veld, Wachtwoordveld):
            g.vers = form.is_submitted() and wachtwoord_klopt(veld.data)


def _herlees_zaak() -> None:
    """The act that failed ended what the guard had read: read the zaak again, as it stands now, to show the form."""
    zaaknummer = (request.view_args or {}).get("zaaknummer")
    if zaaknummer:
        g.dossier = vind_dossier(db.session, g.actor, zaaknummer)
