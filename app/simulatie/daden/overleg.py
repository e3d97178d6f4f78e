"""Questions, opschaling, toezicht; meetings and papers; duties to inform and letters to councils."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng, Wegingsuitkomst
from app.domain.jaar.kalender import Momentuitkomst
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.overleg.standpunt import Inbreng, Standpuntsoort
from app.domain.overleg.toezicht import Richting
from app.domain.vergadering.kalender import jaarvoorstel
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.models import (
    Agendapunt,
    Informatieplicht,
    Jaarinbreng,
    Jaarmoment,
    Jaarstuk,
    Opschaling,
    Raadsbrief,
    Romptekst,
    Stuk,
    Vergadering,
    Vraag,
)
from app.services.document.documenten import NieuwDocument
from app.services.informatie import plichten, raadsbrieven, velen
from app.services.jaar import inbreng as jaarinbreng
from app.services.jaar import kalender as jaarkalender
from app.services.jaar import stukken as jaarstukken
from app.services.overleg import opschaling, standpunten, toezicht, vragen
from app.services.vergadering import agendering, kalender, stukken, uitkomsten
from app.simulatie.daden.daad import GEVER, LOPEND, PROJECT, REGIE, Daad, Trek
from app.simulatie.greep import NERGENS, Greep


def _vraag(g: Greep) -> Trek:
    nieuw = vragen.NieuweVraag(g.tekst(), g.dag(), g.dag(7), g.gemeenten() if g.ja(0.7) else None)
    return vragen.stel_vraag, g.zaak(*LOPEND), nieuw


def _standpunt(g: Greep) -> Trek:
    nr, gemeente = g.van_zaak(Vraag, Vraag.volgnr, toestanden=LOPEND), g.gemeente()
    inbreng = Inbreng(g.een(tuple(Standpuntsoort)), g.dag(), toelichting=g.tekst())
    return standpunten.leg_standpunt_vast, g.nummer, nr, gemeente, inbreng


def _zie(g: Greep) -> Trek:
    nr = g.van_zaak(Vraag, Vraag.volgnr, toestanden=LOPEND)
    g.gemeente()
    return vragen.zie_vraag, g.nummer, nr


def _opschaling(g: Greep) -> Trek:
    if g.ja(0.4):
        return opschaling.open_opschaling, g.zaak(*LOPEND), g.tekst(), g.dag()
    nr = g.van_zaak(Opschaling, Opschaling.volgnr, Opschaling.einde.is_(None), toestanden=LOPEND)
    if g.ja():
        niveau = g.een(g.profiel.opschaling).code
        return opschaling.stap_op, g.nummer, nr, niveau, g.dag(), g.tekst()
    return opschaling.sluit_opschaling, g.nummer, nr, g.een(tuple(Opschalingsuitkomst)), g.dag(), g.tekst()


def _toezicht(g: Greep) -> Trek:
    if g.ja(0.3):
        brief = toezicht.NieuweBrief(g.een(tuple(Richting)), "het ministerie", g.dag(), g.tekst())
        return toezicht.leg_correspondentie_vast, g.zaak(*LOPEND), brief
    fase = g.een([fase.code for fase in g.profiel.toezichtfasen] or ["signalering"])
    return toezicht.leg_toezichtstap_vast, g.zaak(*LOPEND), fase, g.dag(), g.tekst()


def _vergadering(g: Greep) -> Trek:
    if g.ja(0.15):
        jaar = g.vandaag.year + g.een((0, 1))
        voorstel = jaarvoorstel(g.profiel.overleggen, jaar)
        return kalender.plan_jaar, jaar, g.enkele(voorstel) if voorstel else []
    if g.ja(0.2):
        nr = g.rij(Vergadering.id, Vergadering.regio == g.regio, Vergadering.afgelast_datum.is_(None))
        return kalender.gelast_vergadering_af, nr, g.dag(), g.tekst()
    tijd = g.een(("09:30", "", "24:99"))
    return kalender.plan_vergadering, kalender.NieuweVergadering(g.een(g.profiel.overleggen).code, g.dag(9), tijd)


def _jaar(g: Greep) -> Trek:
    worp, jaar = g.kans.random(), g.vandaag.year
    procedures = [p.code for p in g.profiel.procedures] or ["begroting"]
    if worp < 0.3:
        return jaarkalender.stel_jaarkalender_vast, jaar, [g.een(procedures)]
    if worp < 0.7:
        nr = g.rij(Jaarmoment.id, Jaarmoment.regio == g.regio)
        uitslag = jaarkalender.Jaaruitslag(g.een(tuple(Momentuitkomst)), g.dag(), g.tekst() if g.ja(0.8) else "")
        return jaarkalender.leg_jaarmoment_vast, nr, uitslag
    if worp < 0.8:
        nr = g.rij(Jaarmoment.id, Jaarmoment.regio == g.regio)
        return jaarstukken.dien_jaarstuk_in, nr, g.tekst()[:40], NieuwDocument("stuk.txt", g.tekst().encode(), g.dag())
    if worp < 0.9:
        stap = Stationsuitslag(g.een(tuple(Behandeluitkomst)), g.dag(), g.tekst())
        return jaarstukken.leg_jaarstukstap_vast, g.rij(Jaarstuk.id), g.een(g.profiel.overleggen).code, stap
    nr = g.rij(Jaarinbreng.id, Jaarinbreng.regio == g.regio)
    weging = jaarinbreng.NieuweWeging(g.een(tuple(Wegingsuitkomst)), g.dag(), g.tekst())
    return jaarinbreng.weeg_inbreng_af, nr, weging


def _inbreng(g: Greep) -> Trek:
    procedures = [p.code for p in g.profiel.procedures] or ["begroting"]
    nieuw = NieuweInbreng(g.een(tuple(Inbrengsoort)), g.gemeente(), g.dag(), g.tekst(), g.een(procedures))
    return jaarinbreng.leg_inbreng_vast, g.vandaag.year, nieuw


def _stuk(g: Greep) -> Trek:
    worp = g.kans.random()
    if worp < 0.3:
        nieuw = stukken.NieuwStuk(g.tekst(), g.een([r.code for r in g.profiel.routes] or ["college"]), g.dag())
        return stukken.dien_stuk_in, g.zaak(*LOPEND), nieuw
    nr = g.van_zaak(Stuk, Stuk.volgnr, Stuk.ingetrokken_datum.is_(None), toestanden=LOPEND)
    station = g.een([o.code for o in g.profiel.overleggen] + ["portefeuillehouder", "college", "raad"])
    if worp < 0.6:
        vergadering = g.rij(Vergadering.id, Vergadering.regio == g.regio, Vergadering.overleg == station)
        wens = (
            agendering.Agendering(vergadering)
            if g.ja()
            else agendering.Agendering(datum=g.dag(5), gemeenten=g.gemeenten())
        )
        return agendering.agendeer, g.nummer, nr, station, wens
    if worp < 0.65:
        return stukken.trek_stuk_in, g.nummer, nr, g.dag(), g.tekst()
    if worp < 0.7:
        return agendering.voer_af, g.nummer, nr, g.rij(Agendapunt.id), g.tekst()
    uitslag = Stationsuitslag(g.een(tuple(Behandeluitkomst)), g.dag(), g.tekst(), g.gemeenten() if g.ja() else ())
    return uitkomsten.leg_uitkomst_vast, g.nummer, nr, station, uitslag


def _plicht(g: Greep) -> Trek:
    over = Informatieplicht.verzonden_datum.is_(None) & Informatieplicht.vervallen_datum.is_(None)
    nr = g.van_zaak(Informatieplicht, None, over, toestanden=LOPEND)
    worp = g.kans.random()
    if worp < 0.15:
        return plichten.laat_plicht_vervallen, g.nummer, nr, g.dag(), g.tekst()
    if worp < 0.4:
        nrs = list(dict.fromkeys([nr, *(g.rij(Informatieplicht.id, over) for _ in range(3))]))
        wat = velen.Verzendingen(
            plichten=nrs, datum=g.dag(), middel=g.een(tuple(Middel)), toelichting=g.tekst(), alles=g.ja()
        )
        return velen.meld_velen_verzonden, g.nummer, wat
    return plichten.meld_verzonden, g.nummer, nr, plichten.Verzending(g.dag(), g.een(tuple(Middel)), g.tekst())


def _iedereen(g: Greep) -> Trek:
    """All that is still to be said in a zaak, at once: then it can be closed."""
    over = Informatieplicht.verzonden_datum.is_(None) & Informatieplicht.vervallen_datum.is_(None)
    zaak = g.zaak(*LOPEND)
    nrs = g.session.scalars(select(Informatieplicht.id).where(over, Informatieplicht.zaak_id == g.zaak_id)).all()
    wat = velen.Verzendingen(plichten=sorted(nrs)[:50] or [NERGENS], datum=g.vandaag, middel=Middel.BRIEF, alles=g.ja())
    return velen.meld_velen_verzonden, zaak, wat


def _tekst(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    if g.ja():
        return raadsbrieven.schrijf_romptekst, zaak, raadsbrieven.NieuweRomptekst(g.tekst(), g.tekst(), g.dag())
    return raadsbrieven.bied_raadsbrief_aan, zaak, g.gemeenten(), g.dag()


def _brief(g: Greep) -> Trek:
    zaak, gemeente = g.zaak(*LOPEND), g.gemeente()
    teksten = select(Romptekst.id).where(Romptekst.zaak_id == g.zaak_id)
    eigen = Raadsbrief.romptekst_id.in_(teksten) & (Raadsbrief.gemeente == gemeente)
    return raadsbrieven.verzend_raadsbrief, zaak, g.rij(Raadsbrief.id, eigen), g.dag(), g.tekst()


OVERLEG = (
    Daad("stel een vraag", REGIE, _vraag, 3),
    Daad("zeg een standpunt", GEVER, _standpunt, 5),
    Daad("zeg een standpunt voor een ander", REGIE, _standpunt, 1),
    Daad("open een vraag", GEVER, _zie, 2, stil=True),
    Daad("schaal op", REGIE, _opschaling, 4),
    Daad("toezicht", REGIE, _toezicht, 3),
    Daad("vergadering", REGIE, _vergadering, 3),
    Daad("jaar van de regio", REGIE, _jaar, 2),
    Daad("breng iets in", GEVER, _inbreng, 1),
    Daad("stuk", REGIE, _stuk, 6),
    Daad("informeer", REGIE, _plicht, 8),
    Daad("informeer iedereen", REGIE, _iedereen, 2),
    Daad("informeer als projectleider", PROJECT, _plicht, 2),
    Daad("schrijf een raadsbrief", REGIE, _tekst, 3),
    Daad("verzend een raadsbrief", GEVER, _brief, 3),
)
