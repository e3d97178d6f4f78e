"""Cash of the provider week by week as a drawing: without support, with what was decided, and in one scenario."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from app.domain.vooruitblik.kas import EURO, WEKEN, Verloop
from app.services.vooruitblik.blad import Scenarioregel, Vooruitblik
from app.web.beeld.lijnen import Reeks, teken_lijnen
from app.web.beeld.tekening import Tekening
from app.weergave import bedrag, datum

DUIZEND = 1_000_00
"""Along the axis stand thousands of euros."""


def tot(verloop: Verloop) -> str:
    """The last day with cash, in words."""
    return datum(verloop.tot) if verloop.tot else _("langer dan %(n)s weken", n=WEKEN)


def teken_kas(blik: Vooruitblik, scenario: Scenarioregel | None) -> Tekening | None:
    """Nothing when it is not known how much goes out. A line below nought is what is missing."""
    blad = blik.kas
    if blad is None or blad.zonder is None or blad.met is None:
        return None
    reeksen = [_reeks(_("zonder steun"), blad.zonder, "l2")]
    delen = [_("Zonder steun is er geld tot en met: %(dag)s.", dag=tot(blad.zonder))]
    if blad.steun:
        reeksen.append(_reeks(_("met steun"), blad.met, "l1"))
        delen.append(_("Met wat is besloten tot en met: %(dag)s.", dag=tot(blad.met)))
    if scenario and scenario.verloop:
        reeksen.append(_reeks(_("scenario %(nr)s", nr=scenario.rij.nummer), scenario.verloop, "l3"))
        delen.append(_("In scenario %(nr)s tot en met: %(dag)s.", nr=scenario.rij.nummer, dag=tot(scenario.verloop)))
    tekening = teken_lijnen(
        "kas",
        _("Kas van de aanbieder per week"),
        reeksen,
        uitleg=" ".join(delen),
        kop=_("einde van de week"),
        schrijf=lambda cent: bedrag(cent // EURO * EURO),
        as_=lambda cent: str(cent // DUIZEND),
        onbekend=_("niet bekend"),
    )
    return tekening.met(_("maal € 1.000; onder nul is er een tekort"))


def _reeks(label: str, verloop: Verloop, soort: str) -> Reeks:
    punten: list[tuple[date, int | None]] = [*verloop.weken]
    return Reeks(label, punten, soort)
