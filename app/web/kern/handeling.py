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
from app.domain.basis.fouten import BewijsVerlopen, DomeinFout, NietGevonden, ReedsGedaan
from app.domain.basis.rechten import Recht
from app.models import Toegangsvoorstel
from app.services.kern.toegang import vind_dossier
from app.services.kern.uitvoering import REEDS, Werk, is_herhaling, voer_uit
from app.web.kern.aanmelden.bewijs import eis_bewijs_van_dienst, vraag_bewijs
from app.web.kern.formulier import Formulier, Wachtwoordveld
from app.web.kern.invoegen import wil_invoegen
from app.web.kern.klad import verstuurd
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.kern.tweemaal.zojuist import eis_nieuw, merk_van, onthoud
from app.web.kern.velen.vinken import wil_vinken
from app.web.kern.verzoek import huidig_verzoek

F = TypeVar("F", bound=Formulier)
T = TypeVar("T")
Antwoord = str | tuple[str, int] | Response
KADER = "formulierkader.html"
"""The page of an act that needs no more than its title, its fields and its button."""


@dataclass(kw_only=True)
class Handeling(Generic[F, T]):
    """The declaration of an act, in three sentences: `handeling` says what it is, `pagina` (or `op`) where it is done,
    `daarna` what is said then and where it goes. Only with the last one does the address exist.
    """

    bp: Blueprint
    pad: str
    rechten: tuple[Recht, ...]
    form: type[F]
    dienst: Callable[Concatenate[Werk, ...], T]
    naam: str
    methoden: tuple[str, ...] = ("GET", "POST")
    titel: Any = ""
    _met: Callable[..., object] | None = None
    _toon: Callable[..., Antwoord] | None = None
    _gedaan: Any = ""
    _naar: str | Callable[[T], str] = ""

    def pagina(
        self,
        titel: Any,
        knop: Any = "",
        sjabloon: str = KADER,
        *,
        gevaar: bool = False,
        boven: Sequence[tuple[Any, str]] = (),
        met: Callable[..., object] | None = None,
        beeld: Callable[..., Mapping[str, object]] | None = None,
    ) -> Handeling[F, T]:
        """It has a page of its own. Without `sjabloon` that is its title, its fields and its button.

        `met` finds what the address names, and gives the form its choices and what it begins with; `beeld` gives the
        page what it needs besides. Both get the form and the parts of the address. `boven` is the way to the page
        (label and endpoint) when it is not about a zaak; `gevaar` colours the button.
        """

        def toon(form: F, **plek: Any) -> Antwoord:
            wat = {"titel": titel, "knoptekst": knop, "gevaar": gevaar} | weg(boven)
            return toon_formulier(sjabloon, form, **wat | dict(beeld(form, **plek) if beeld else {}))

        self._met, self._toon, self.titel = met, toon, titel
        return self

    def op(
        self,
        toon: Callable[..., Antwoord],
        *,
        met: Callable[..., object] | None = None,
    ) -> Handeling[F, T]:
        """Its form stands on another page, which is shown again when it was not done: it can only be sent."""
        self._met, self._toon, self.methoden = met, toon, ("POST",)
        return self

    def daarna(self, gedaan: Any, naar: str | Callable[[T], str]) -> None:
        """What is said when it was done, and the endpoint or address to go on to; both may depend on the outcome."""
        self._gedaan, self._naar = gedaan, naar

        def view(**pad: Any) -> Antwoord:
            return self._antwoord(pad)

        view.handeling = self  # type: ignore[attr-defined]
        self.bp.add_url_rule(self.pad, self.naam, vereist(*self.rechten)(view), methods=self.methoden)

    def _antwoord(self, pad: Mapping[str, Any]) -> Antwoord:
        """Show the form, or run the act and go on; the form again with what is wrong when it was not done."""
        plek = {naam: deel for naam, deel in pad.items() if naam != "zaaknummer"}
        form = self.form()
        if self._met:
            self._met(form, **plek)
        gevraagd = signature(self.dienst).parameters
        uitkomst = doe(form, self.dienst, *(deel for naam, deel in pad.items() if naam in gevraagd))
        if uitkomst is None:
            assert self._toon is not None, "say where it is done"  # noqa: S101
            return self._toon(form, **plek)
        flash(self._gedaan(uitkomst) if callable(self._gedaan) else str(self._gedaan), "ok")
        return redirect(adres(self._naar) if isinstance(self._naar, str) else self._naar(uitkomst))


def handeling(
    bp: Blueprint,
    pad: str,
    recht: Recht | tuple[Recht, ...],
    form: type[F],
    dienst: Callable[Concatenate[Werk, ...], T],
    *,
    naam: str = "",
) -> Handeling[F, T]:
    """Declare an act; its endpoint is called as its service, unless `naam` says otherwise."""
    rechten = recht if isinstance(recht, tuple) else (recht,)
    return Handeling(bp=bp, pad=pad, rechten=rechten, form=form, dienst=dienst, naam=naam or dienst.__name__)


def of_wacht(gedaan: Any, naar: str, wacht: Any) -> tuple[Callable[[Any], str], Callable[[Any], str]]:
    """For `daarna` of an act about access: what is said and where it goes when it was done (`gedaan`, `naar`), and
    `wacht` with its page when it waits for a second person.
    """

    def zeg(uitkomst: Any) -> str:
        if isinstance(uitkomst, Toegangsvoorstel):
            return str(wacht)
        return str(gedaan(uitkomst) if callable(gedaan) else gedaan)

    def ga(uitkomst: Any) -> str:
        if isinstance(uitkomst, Toegangsvoorstel):
            return url_for("toegang.toon", voorstel_id=uitkomst.id)
        return adres(naar)

    return zeg, ga


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
    """Run the act when the form was submitted and its fields have the right shape; None when it was not done, or when
    no more was asked than to put a text of the region in it, or to tick its boxes.

    The service gets `waar`, then what the form gives (`invoer`), the version that was looked at when the form has one,
    and `meer`. A broken rule becomes a message at its field, and the status of the answer.
    """
    if not _is_verstuurd(form):
        return None
    eis_bewijs_van_dienst(form, Wachtwoordveld)
    try:
        merk, invoer = merk_van(form), form.invoer()
        daad = _voor_het_eerst(dienst, merk)
        een, velden = ((), invoer) if isinstance(invoer, dict) else ((invoer,), {})
        versie = {"versie": form["versie"].data} if "versie" in form else {}
        uitkomst = voer_uit(db.session, huidig_verzoek(), daad, *waar, *een, **velden | versie | meer)
    except BewijsVerlopen:
        raise
    except (NietGevonden, ReedsGedaan) as fout:
        if isinstance(fout, ReedsGedaan) or fout.veld is None:
            raise
        form.toon(fout)
    except DomeinFout as fout:
        form.toon(fout)
    else:
        verstuurd()
        onthoud(merk)
        return uitkomst
    _herlees_zaak()
    return None


def _is_verstuurd(form: Formulier) -> bool:
    """Whether the act was asked, and its fields have the right shape. Raises BewijsVerlopen, ReedsGedaan."""
    if wil_invoegen(form) or wil_vinken(form):
        return False
    vraag_bewijs(form, Wachtwoordveld)
    if form.validate_on_submit():
        return True
    if form.is_submitted() and is_herhaling(db.session, huidig_verzoek()):
        raise ReedsGedaan(REEDS)  # what the first click chose may be no choice any more
    return False


def _voor_het_eerst(
    dienst: Callable[Concatenate[Werk, ...], T], merk: str | None
) -> Callable[Concatenate[Werk, ...], T]:
    """The act, kept only when it is about the zaak of the address, and not what was recorded a moment ago: asked when
    it could be done, so that what a rule says about a second one is said first. Raises NietGevonden, AlVastgelegd.
    """
    zaaknummer = (request.view_args or {}).get("zaaknummer")

    def handeling_(werk: Werk, *args: Any, **kwargs: Any) -> T:
        uitkomst = dienst(werk, *args, **kwargs)
        if zaaknummer and werk.geopend.zaaknummer != zaaknummer:
            raise NietGevonden("Dit bestaat niet, of u mag het niet zien.")
        eis_nieuw(merk)
        return uitkomst

    return handeling_


def _herlees_zaak() -> None:
    """The act that failed ended what the guard had read: read the zaak again, as it stands now, to show the form."""
    zaaknummer = (request.view_args or {}).get("zaaknummer")
    if zaaknummer:
        g.dossier = vind_dossier(db.session, g.actor, zaaknummer)
