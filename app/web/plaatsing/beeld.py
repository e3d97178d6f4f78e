"""Children by week: who is still there and how they stand, when it will be empty, and where they went."""

from __future__ import annotations

from datetime import date, timedelta

from flask_babel import gettext as _

from app.domain.plaatsing.verloop import ZONDAG, Weekstand, weekstanden
from app.services.plaatsing.bord import ANDERS, THUIS, Bord
from app.services.plaatsing.eigen import Eigenblad
from app.web.beeld.kolommen import Laag, teken_kolommen
from app.web.beeld.lijnen import Reeks, teken_lijnen
from app.web.beeld.stroom import teken_stroom
from app.web.beeld.tekening import Tekening
from app.weergave import dag_kort, datum

KOLOMMEN = 5
"""So many weeks have room for their numbers."""
VER = timedelta(days=365)
"""A day further away than this is said, not drawn."""


def teken_bord(bord: Bord) -> list[Tekening]:
    """What the board says in pictures; none of what has no course yet."""
    standen = weekstanden((rij.balans for rij in bord.rijen), bord.geboekt)
    return [t for t in (_stand(standen), _leeg(bord, standen)) if t] if len(standen) > 1 else []


def _stand(standen: list[Weekstand]) -> Tekening | None:
    """The newest weeks in columns, by how the children stood when each ended; none when there never was anybody."""
    laatste = standen[-KOLOMMEN:]
    nu = laatste[-1]
    lagen = [
        Laag(_("zonder plek"), [s.zonder_plek for s in laatste], "vlet", arcering=True),
        Laag(_("plek geregeld"), [s.met_plek for s in laatste], "zorgelijk"),
        Laag(_("geplaatst"), [s.geplaatst for s in laatste], "v1"),
        Laag(_("naar huis"), [s.thuis for s in laatste], "v0"),
        Laag(_("anders"), [s.vertrokken for s in laatste], "k5"),
    ]
    gevuld = [laag for laag in lagen if any(laag.aantallen)]
    if not gevuld:
        return None
    return teken_kolommen(
        "plaatsing",
        _("Stand over de tijd"),
        [dag_kort(s.week + ZONDAG) for s in laatste],
        gevuld,
        uitleg=_("Nu %(nu)s kinderen, %(zonder)s zonder plek. Geplaatst %(p)s, naar huis %(t)s, anders weg %(a)s.",
                 nu=nu.in_zorg, zonder=nu.zonder_plek, p=nu.geplaatst, t=nu.thuis, a=nu.vertrokken),
        kop=_("einde van de week"),
    )  # fmt: skip


def _leeg(bord: Bord, standen: list[Weekstand]) -> Tekening:
    """The course until now, where it goes at this pace, and where it goes by what is booked."""
    nu = standen[-1].week + ZONDAG
    reeksen = [Reeks(_("er nog"), [(s.week + ZONDAG, s.in_zorg) for s in standen], "l1")]
    if bord.leeg and bord.deze < bord.leeg <= nu + VER:  # what is counted of a week is how many there were at its end
        reeksen.append(Reeks(_("dit tempo"), [(nu, bord.in_zorg), (bord.leeg + ZONDAG, 0)], "l2"))
    geboekt = [(week + ZONDAG, bord.totaal(nr)) for nr, week in enumerate(bord.weken) if week > bord.deze]
    if bord.geregeld and geboekt:
        reeksen.append(Reeks(_("geboekt"), [(nu, bord.in_zorg), *geboekt], "l3"))
    leeg = datum(bord.leeg) if bord.leeg else _("niet te zeggen")
    return teken_lijnen(
        "leeg",
        _("Wanneer is het leeg?"),
        reeksen,
        uitleg=_("Nu %(nu)s kinderen. Leeg bij dit tempo: %(leeg)s.", nu=bord.in_zorg, leeg=leeg),
        kop=_("einde van de week"),
        onbekend="–",
    ).met(
        _("dit tempo: van de eerste telling tot nu, recht doorgetrokken; geboekt: wat overblijft volgens de boekingen")
    )


def teken_stromen(bord: Bord) -> Tekening | None:
    """From where to where children went, when any did."""
    ging: dict[tuple[str, str], int] = {}
    for stroom in bord.stromen:
        for doel, aantal in stroom.naar.items():
            paar = (bord.locaties[stroom.locatie].naam, _doel(bord, doel))  # two offers can bear one name
            ging[paar] = ging.get(paar, 0) + aantal
    if not ging:
        return None
    return teken_stroom(
        "stromen",
        _("Van waar naar waar"),
        ging,
        uitleg=_("Hoeveel kinderen er gingen van elke locatie naar elke plek: samen %(n)s.", n=sum(ging.values())),
        kop=_("van"),
        samen=_("samen"),
    )


def _doel(bord: Bord, doel: int) -> str:
    return _("naar huis") if doel == THUIS else _("anders") if doel == ANDERS else bord.naam_van_plek(doel)


def teken_eigen(blad: Eigenblad) -> Tekening | None:
    """A municipality its own children from week to week, over all locations; two weeks at least."""
    punten: list[tuple[date, int | None]] = [(week + ZONDAG, blad.per_week[week]) for week in sorted(blad.per_week)]
    if len(punten) < 2:
        return None
    return teken_lijnen(
        "eigen",
        _("Kinderen van uw gemeente over de tijd"),
        [Reeks(_("uw gemeente"), punten, "l1")],
        uitleg=_("Van %(van)s naar %(tot)s, per zorgvorm opgeteld.", van=punten[0][1], tot=punten[-1][1]),
        kop=_("einde van de week"),
        onbekend=_("niet geteld"),
    ).met(_("per zorgvorm opgeteld: een kind in twee zorgvormen telt twee keer"))
