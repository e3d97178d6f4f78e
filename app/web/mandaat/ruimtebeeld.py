"""The headroom of a zaak over time: what was left after each grant, decision and end, and what ends ahead."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from app.services.mandaat.blad import Mandatenblad
from app.web.beeld.lijnen import Reeks, teken_lijnen
from app.web.beeld.tekening import Tekening
from app.weergave import bedrag, datum


def teken_ruimte(blad: Mandatenblad, vandaag: date) -> Tekening | None:
    """In steps, for nothing changes between two days; in euros. Two changes at least."""
    standen = blad.standen
    if len(standen) < 2:
        return None
    reeksen = [
        Reeks(_("verleend"), [(stand.datum, stand.plafond) for stand in standen], "l3", trap=True),
        Reeks(_("over"), [(stand.datum, stand.over) for stand in standen], "l1", trap=True),
    ]
    hoogst = max(standen, key=lambda stand: stand.over)
    return teken_lijnen(
        "ruimteverloop",
        _("Ruimte in de tijd"),
        reeksen,
        uitleg=_("Van %(van)s tot %(tot)s. Het meest was er over op %(dag)s: %(bedrag)s.", van=datum(standen[0].datum),
                 tot=datum(standen[-1].datum), dag=datum(hoogst.datum), bedrag=bedrag(hoogst.over)),
        kop=_("vanaf"),
        schrijf=bedrag,
        as_=_in_duizenden,
        onbekend="–",
        nu=(vandaag, _("vandaag")),
    ).met(_("wat al vastligt; besluiten die nog komen, staan er niet in"))  # fmt: skip


def _in_duizenden(cent: int) -> str:
    """Along the axis, where there is little room: € 500k."""
    euro = cent // 100
    return f"€ {euro // 1000}k" if euro >= 1000 else f"€ {euro}"
