"""Children by week: who is still there, and who has left."""

from __future__ import annotations

from datetime import date, timedelta

from flask_babel import gettext as _

from app.domain.plaatsing.balans import Weekbalans
from app.domain.plaatsing.weken import weken
from app.services.plaatsing.bord import Bord
from app.web.beeld.lijnen import Reeks, teken_lijnen
from app.web.beeld.tekening import Tekening
from app.weergave import datum


def teken_stand(bord: Bord) -> Tekening | None:
    """From the first count to this week; two weeks at least, for one is no course."""
    if bord.eerste is None or bord.eerste == bord.deze:
        return None
    alle = weken(bord.eerste, bord.deze)
    per_week: dict[date, list[Weekbalans]] = {week: [] for week in alle}
    for r in (r for rij in bord.rijen for r in rij.balans):
        per_week[r.week].append(r)
    er_nog = [(week + timedelta(6), sum(r.stand for r in per_week[week])) for week in alle]
    weg = 0
    vertrokken = []
    for week in alle:
        weg += sum(b.aantal for r in per_week[week] for b in r.bewegingen if b.saldo < 0)
        vertrokken.append((week + timedelta(6), weg))
    leeg = datum(bord.leeg) if bord.leeg else _("niet te zeggen")
    return teken_lijnen(
        "plaatsing",
        _("Stand over de tijd"),
        [Reeks(_("er nog"), er_nog, "l1"), Reeks(_("weg"), vertrokken, "l2")],
        uitleg=_("Nu %(nu)s kinderen, %(weg)s weg. Leeg bij dit tempo: %(leeg)s.", nu=bord.in_zorg, weg=weg, leeg=leeg),
        kop=_("einde van de week"),
        onbekend=_("niet geteld"),
    )
