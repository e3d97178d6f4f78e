"""Where a paper is on its route, in words: the stations as steps, and what is planned or was done at each."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from app.domain.regio.regio import Regioprofiel
from app.domain.regio.regioroutes import Lokaal
from app.services.vergadering.stukzicht import Plek, Stationzicht, Stukzicht
from app.web.kern.stappenbalk import GEDAAN, NU, STRAKS, Stap
from app.weergave import datum, woord


def stationnaam(regio: Regioprofiel, code: str) -> str:
    """A station as people call it."""
    lokaal = {
        Lokaal.PORTEFEUILLEHOUDER: _("Portefeuillehouder"),
        Lokaal.COLLEGE: _("College"),
        Lokaal.GEMEENTERAAD: _("Gemeenteraad"),
    }
    if code in list(Lokaal):
        return str(lokaal[Lokaal(code)])
    overleg = regio.overleg(code)
    return f"{overleg.naam} ({code})" if overleg else code


def weg(stuk: Stukzicht, regio: Regioprofiel) -> list[Stap]:
    """The steps of the stappenbalk; a paper that was withdrawn is nowhere."""
    rust = stuk.stuk.ingetrokken_datum is not None
    return [
        Stap(stationnaam(regio, deel.code), _staat(deel, rust), _onder(deel, regio, rust)) for deel in stuk.stations
    ]


def waar(stuk: Stukzicht, regio: Regioprofiel) -> str:
    """Where it is now, as one line."""
    if stuk.stuk.ingetrokken_datum:
        return str(_("ingetrokken op %(dag)s", dag=datum(stuk.stuk.ingetrokken_datum)))
    if not stuk.nu:
        return str(_("aan het eind van de route"))
    return str(_("nu bij: %(waar)s", waar=", ".join(stationnaam(regio, deel.code) for deel in stuk.nu)))


def _staat(deel: Stationzicht, rust: bool) -> str:
    if len(deel.klaar) == len(deel.plekken):
        return GEDAAN
    return NU if deel.aan_de_beurt and not rust else STRAKS


def _onder(deel: Stationzicht, regio: Regioprofiel, rust: bool) -> str | None:
    if len(deel.plekken) > 1:
        return _samen(deel.plekken, rust)
    (plek,) = deel.plekken
    gemeente = regio.gemeente(plek.gemeente or "")
    tekst = stand(plek, rust)
    return f"{gemeente.naam}: {tekst}" if gemeente and tekst else tekst


def stand(plek: Plek, rust: bool = False) -> str | None:
    """What one place did with the paper, or when it will."""
    laatste = plek.laatste.behandeling if plek.laatste else None
    if plek.klaar_op and laatste:
        return str(_("%(wat)s op %(dag)s", wat=woord(laatste.uitkomst), dag=datum(laatste.datum)))
    if plek.gepland:
        return str(_("op de agenda van %(dag)s", dag=datum(plek.gepland.datum)))
    if not plek.aan_de_beurt or rust:
        return None
    if laatste:
        eerder = _("%(wat)s op %(dag)s", wat=woord(laatste.uitkomst), dag=datum(laatste.datum))
        return str(_("%(eerder)s; nog niet opnieuw op een agenda", eerder=eerder))
    return str(_("nog niet op een agenda"))


def _samen(plekken: Sequence[Plek], rust: bool) -> str:
    """All municipalities at once; each is named on the page of the paper."""
    klaar, gepland = sum(1 for p in plekken if p.klaar_op), sum(1 for p in plekken if p.gepland)
    tekst = _("%(aantal)s van %(alle)s gemeenten klaar", aantal=klaar, alle=len(plekken))
    if gepland and not rust:
        tekst += ", " + ngettext("%(num)s op een agenda", "%(num)s op een agenda", gepland)
    return str(tekst)
