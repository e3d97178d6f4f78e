"""Children by state over time: what had been counted last on each reference date."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from app.domain.telling.telling import MATEN
from app.services.telling.telverloop import Telstand
from app.web.beeld.lijnen import Reeks, teken_lijnen
from app.web.beeld.tekening import Tekening
from app.weergave import datum

LIJNEN = {"in_zorg": "l1", "nog_te_plaatsen": "l2", "overgedragen": "l3"}
"""What is drawn of what is counted, each with a dash of its own."""


def teken_kinderen(standen: Sequence[Telstand]) -> Tekening | None:
    """Two reference dates at least: one is no course."""
    maten = [maat for maat in LIJNEN if any(maat in stand.aantallen for stand in standen)]
    if len(standen) < 2 or not maten:
        return None
    nu = standen[-1]
    wat = ", ".join(f"{MATEN[maat].lower()} {nu.aantallen[maat]}" for maat in maten if maat in nu.aantallen)
    geteld = ngettext("in %(num)s zaak", "in %(num)s zaken", nu.zaken)
    tekening = teken_lijnen(
        "kinderen",
        _("Kinderen naar stand"),
        [Reeks(MATEN[m].lower(), [(s.dag, s.aantallen.get(m)) for s in standen], LIJNEN[m]) for m in maten],
        uitleg=_("Van %(van)s tot %(tot)s. Het laatst geteld: %(wat)s, %(geteld)s.", van=datum(standen[0].dag),
                 tot=datum(nu.dag), wat=wat, geteld=geteld),
        kop=_("peildatum"),
        onbekend=_("niet geteld"),
    )  # fmt: skip
    return tekening.met(_("wat op elke peildatum het laatst was geteld"))
