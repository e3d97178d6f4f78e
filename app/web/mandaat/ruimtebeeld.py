"""The headroom of a zaak over time: what was left after each grant, decision and end, and what ends ahead.

And what comes of the pace at which money is spent.
"""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from app.domain.besluit.tempo import Tempo, tempo_van
from app.services.mandaat.blad import Mandatenblad
from app.web.beeld.lijnen import Reeks, teken_lijnen
from app.web.beeld.tekening import Tekening
from app.weergave import bedrag, datum

_HONDERD = 100_00
MILJOEN = 1_000_000
"""Euros."""


def beelden(blad: Mandatenblad, vandaag: date) -> list[Tekening]:
    """Those of which there are figures."""
    return [beeld for beeld in (teken_ruimte(blad, vandaag), teken_tempo(blad, vandaag)) if beeld]


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
        as_=_kort,
        onbekend="–",
        nu=(vandaag, _("vandaag")),
    ).met(_("Dit ligt al vast. Besluiten die nog komen, staan er niet in."))  # fmt: skip


def teken_tempo(blad: Mandatenblad, vandaag: date) -> Tekening | None:
    """What was spent, and what is expected when it goes on like that (`domain/besluit/tempo.py`)."""
    tempo = tempo_van(blad.standen, vandaag)
    if tempo is None:
        return None
    gehad = [stand for stand in blad.standen if tempo.begin <= stand.datum <= vandaag]
    tot = tempo.bereikt_op or tempo.einde
    plafond = [*((s.datum, s.plafond) for s in gehad), (vandaag, tempo.plafond), (tempo.einde, tempo.plafond)]
    reeksen = [
        Reeks(_("verleend"), plafond, "l3", trap=True),
        Reeks(_("besteed"), [*((s.datum, s.besteed) for s in gehad), (vandaag, tempo.besteed)], "l1", trap=True),
        Reeks(_("verwacht"), [(vandaag, tempo.besteed), (tot, _ongeveer(tempo.besteed_op(tot)))], "l2"),
    ]
    return teken_lijnen(
        "tempo",
        _("Besteed en verwacht"),
        reeksen,
        uitleg=_("Tot en met %(dag)s is %(besteed)s besteed van %(plafond)s; verwacht op %(tot)s: %(verwacht)s.",
                 dag=datum(vandaag), besteed=bedrag(tempo.besteed), plafond=bedrag(tempo.plafond), tot=datum(tot),
                 verwacht=bedrag(_ongeveer(tempo.besteed_op(tot)))),
        kop=_("op"),
        schrijf=bedrag,
        as_=_kort,
        onbekend="–",
        nu=(vandaag, _("vandaag")),
    ).met(_tempo_in_woorden(tempo))  # fmt: skip


def _tempo_in_woorden(tempo: Tempo) -> str:
    waarden = {
        "begin": datum(tempo.begin),
        "plafond": bedrag(tempo.plafond),
        "verwacht": bedrag(_ongeveer(tempo.verwacht)),
        "einde": datum(tempo.einde),
    }
    if tempo.bereikt_op is None:
        zin = _("Gaat het door zoals sinds %(begin)s, dan is op %(einde)s ongeveer %(verwacht)s van %(plafond)s "
                "besteed. Dan eindigt het eerste mandaat (eigen afleiding).", **waarden)  # fmt: skip
    else:
        zin = _("Gaat het door zoals sinds %(begin)s, dan is het plafond van %(plafond)s rond %(op)s besteed. "
                "Het eerste mandaat eindigt op %(einde)s (eigen afleiding).",
                **waarden, op=datum(tempo.bereikt_op))  # fmt: skip
    return str(zin)


def _ongeveer(cent: int) -> int:
    """Of an expectation: to a hundred euros, for it is not to the cent."""
    return cent // _HONDERD * _HONDERD


def _kort(cent: int) -> str:
    """Along the axis, where there is little room: € 500.000, € 1,5 mln."""
    euro = cent // 100
    if euro < MILJOEN:
        return bedrag(euro * 100)
    return str(_("€ %(getal)s mln", getal=f"{euro / MILJOEN:g}".replace(".", ",")))
