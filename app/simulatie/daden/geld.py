"""Money that is promised under decisions, booked, and booked back."""

from __future__ import annotations

from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging, Termijn
from app.models import Besluit, Geldboeking, Spoedbesluit, Toezegging
from app.services.geld import boeken, toezeggen
from app.simulatie.daden.daad import LOPEND, PROJECT, REGIE, Daad, Trek
from app.simulatie.greep import Greep

_SLEUTELS = (Draagsleutel.GELIJK, Draagsleutel.INWONERS, Draagsleutel.OMZET, Draagsleutel.KINDEREN)


def _plan(g: Greep, soort: Toezegsoort) -> list[Termijn]:
    termijnen = [Termijn(Geldsoort.BETALING, g.dag(30), g.bedrag())] if g.ja() else []
    return [*termijnen, Termijn(Geldsoort.TERUGBETALING, g.dag(90), g.bedrag())] if soort.komt_terug else termijnen


def _toezegging(g: Greep) -> Trek:
    zaak = g.zaak_met_mandaat()
    soort, wie = g.een(tuple(Toezegsoort)), g.gemeenten()
    onder = soort.van_rijk is not g.ja(0.97)
    spoed = g.rij(Spoedbesluit.id, Spoedbesluit.zaak_id == g.zaak_id) if onder and g.ja(0.2) else None
    besluit = g.rij(Besluit.id, Besluit.zaak_id == g.zaak_id) if onder and spoed is None else None
    niet = wie[-1:] if len(wie) > 1 and g.ja(0.3) else []
    nieuw = NieuweToezegging(
        soort=soort,
        omschrijving=g.tekst(),
        wederpartij=g.tekst(),
        datum=g.dag(),
        bedrag=g.bedrag(),
        besluit_id=besluit,
        spoedbesluit_id=spoed,
        beschikking="VWS-1" if soort.van_rijk and g.ja() else "",
        sleutel=Draagsleutel.BESLUIT if spoed or (besluit and g.ja(0.2)) else g.een(_SLEUTELS),
        gemeenten=wie,
        betaalt_niet=niet,
        voorfinancier=wie[0] if niet else "",
        plan=_plan(g, soort),
    )
    return toezeggen.zeg_geld_toe, zaak, nieuw


def _boeking(g: Greep) -> Trek:
    nummer = g.van_zaak(Toezegging, Toezegging.nummer)
    soort = g.een(tuple(Geldsoort))
    college = g.gemeente() if soort in (Geldsoort.VEREVENING, Geldsoort.OVERNAME) else ""
    wat = {"grondslag": "B-1" if g.ja() else "", "toelichting": g.tekst()}
    nieuw = boeken.NieuweBoeking(soort=soort, datum=g.dag(), bedrag=g.bedrag(), college=college, **wat)
    return boeken.boek_geld, g.nummer, nummer, nieuw


def _terug(g: Greep) -> Trek:
    nummer = g.van_zaak(Geldboeking, Geldboeking.nummer)
    return boeken.draai_geldboeking_terug, g.nummer, nummer, g.dag(), g.tekst()


def _ander_plan(g: Greep) -> Trek:
    nummer = g.van_zaak(Toezegging, Toezegging.nummer, toestanden=LOPEND)
    return toezeggen.wijzig_geldplan, g.nummer, nummer, _plan(g, g.een(tuple(Toezegsoort))), g.tekst()


GELD = (
    Daad("zeg geld toe", REGIE, _toezegging, 6),
    Daad("boek geld", PROJECT, _boeking, 6),
    Daad("draai een boeking van geld terug", REGIE, _terug, 2),
    Daad("wijzig de termijnen van een toezegging", REGIE, _ander_plan, 1),
)
