"""Power to decide, from concept to its end, and what is decided under it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.domain.basis.begrippen import Bereik, Mandaatsoort, Mandaatstatus, Voorwaardeoordeel
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.plafonds import Plafondwens
from app.domain.besluit.verdeling import Verdeelsleutel
from app.domain.mandaat.houderschap import VOOR_FUNCTIE
from app.domain.mandaat.inhoud import Inhoud
from app.domain.mandaat.instemming import GEEN, Gegeven
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.models import Besluit, Mandaat, Mandaatverzoek, Zaak
from app.services.besluit import besluiten
from app.services.document.documenten import NieuwDocument
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import ondermandaten, opstelling, reactiedatum, teruggave, versies, voorwaarden
from app.services.mandaat.einden import velen as einden
from app.services.mandaat.einden import vervroegen
from app.services.mandaat.gevers import papier
from app.services.mandaat.verzoek import herinnering
from app.simulatie.daden.daad import BEOORDELAAR, GEVER, HOUDER_, LOPEND, PROJECT, REGIE, Daad, Trek
from app.simulatie.greep import Greep

S = Mandaatstatus
_SLEUTELS = (Verdeelsleutel.GELIJK, Verdeelsleutel.INWONERS, Verdeelsleutel.OMZET)
GEGEVEN = Gegeven("M. de Boer", "voorzitter van het bestuur", "BS-1")


def inhoud(g: Greep, soort: Mandaatsoort) -> Inhoud:
    van = g.dag(g.een((0, 0, 1, 7)))
    tot = van + timedelta(days=g.een((30, 90, 180, 200, 365))) if van.year < 2100 else van
    plafond = g.bedrag() if (soort is Mandaatsoort.FINANCIEN) is g.ja(0.97) else None
    eis = "Elke maand verslag." if g.ja() else ""
    return Inhoud(
        bevoegdheden=g.tekst(),
        voorwaarden=eis,
        plafond=plafond,
        van=van,
        tot=tot,
        ondermandaat_mag=g.ja(),
        einde_bij_sluiten=g.ja(),
        volmacht=g.ja(0.2),
    )


def _stel_op(g: Greep) -> Trek:
    zaak, soort = g.zaak(*LOPEND), g.een(tuple(Mandaatsoort))
    binnen = g.ja(0.7)
    gevers = g.gemeenten() if binnen else [g.een(g.profiel.andere_regios).code]
    zegt, wens = inhoud(g, soort), None
    if not binnen and g.ja(0.9):
        zegt = replace(zegt, organen="de colleges van die regio")
    if soort is Mandaatsoort.FINANCIEN and g.ja(0.3):
        zegt, wens = replace(zegt, plafond=None), Plafondwens(sleutel=g.een(_SLEUTELS), totaal=g.bedrag())
    houder = g.leider() if g.ja(0.75) else f"{VOOR_FUNCTIE}{g.een(sorted(g.profiel.leidende_functies))}"
    nieuw = opstelling.NieuwMandaat(
        soort, Bereik.BINNEN_REGIO if binnen else Bereik.ANDERE_REGIO, gevers, houder, zegt, plafonds=wens
    )
    if g.ja(0.4):
        return opstelling.stel_op_en_voor, zaak, nieuw, g.dag()
    return opstelling.stel_op, zaak, nieuw


def _van_papier(g: Greep) -> Trek:
    stuk, worp = NieuwDocument("besluit.txt", f"{g.kans.random()}\n".encode(), g.dag()), g.kans.random()
    if worp < 0.2:
        return papier.leg_weigering_vast, g.mandaat(S.GOEDGEKEURD), g.dag(), g.tekst(), stuk
    if worp < 0.4:
        return papier.leg_intrekking_vast, g.mandaat(S.ACTIEF), g.dag(5), g.tekst(), stuk
    return papier.leg_verlening_vast, g.mandaat(S.GOEDGEKEURD), g.dag(), "P-1", stuk if g.ja(0.9) else None


def _vervroeg(g: Greep) -> Trek:
    return vervroegen.vervroeg_einde, g.mandaat(S.INGETROKKEN), g.dag(g.een((0, 2, 8))), g.tekst()


def _stem_in(g: Greep, door: str = "") -> Trek:
    mandaat = g.mandaat(S.VERLEEND)
    door = door or g.een((HOUDER, WERKGEVER, WERKGEVER))
    return mandaten.stem_in, mandaat, g.dag(), door, g.tekst(), GEGEVEN if door == WERKGEVER else GEEN


def _versie(g: Greep) -> Trek:
    soort = g.een(tuple(Mandaatsoort))
    mandaat = g.mandaat(S.ACTIEF)
    wat = versies.nieuwe_versie if g.ja(0.7) else ondermandaten.stel_ondermandaat_op
    return wat, mandaat, inhoud(g, soort), g.dag()


def _besluit(g: Greep) -> Trek:
    zaak, soort = g.zaak_met_mandaat(), g.een((Mandaatsoort.FINANCIEN, Mandaatsoort.FINANCIEN, Mandaatsoort.INHOUD))
    bedrag = g.bedrag() if (soort is Mandaatsoort.FINANCIEN) is g.ja(0.95) else None
    sleutel = g.een(tuple(Verdeelsleutel))
    return besluiten.neem_besluit, zaak, NieuwBesluit(soort, g.tekst(), g.dag(), bedrag, sleutel=sleutel)


def _reactie(g: Greep) -> Trek:
    nr = g.van_zaak(Mandaatverzoek, Mandaatverzoek.volgnr)
    return reactiedatum.wijzig_reactiedatum, g.nummer, nr, g.dag(14) if g.ja(0.8) else None, g.tekst()


def _zaak_van(mandaat: int) -> Any:
    return select(Mandaat.zaak_id).where(Mandaat.id == mandaat).scalar_subquery()


def _trek_in(g: Greep) -> Trek:
    """Sometimes all of a zaak, sometimes from a day to come."""
    mandaat, dag = g.mandaat(S.ACTIEF, S.VERLEEND), g.dag(10) if g.ja(0.2) else g.dag()
    if g.ja(0.2):
        return einden.trek_mandaten_in, g.rij(Zaak.zaaknummer, Zaak.id == _zaak_van(mandaat)), dag, g.tekst()
    return mandaten.trek_in, mandaat, dag, g.tekst()


def _over(g: Greep) -> Trek:
    """What the holder can do when it is enough."""
    if g.ja():
        return teruggave.geef_mandaten_terug, g.zaak_met_mandaat(), g.dag(), g.tekst()
    return teruggave.geef_mandaat_terug, g.mandaat(S.ACTIEF), g.dag(), g.tekst()


def _voorwaarde(g: Greep) -> Trek:
    oordeel = g.een(tuple(Voorwaardeoordeel))
    return voorwaarden.ga_na, g.mandaat(S.ACTIEF), g.een((1, 1, 1, 2, 0)), oordeel, g.dag(), g.tekst()


def _wijs_af(g: Greep) -> Trek:
    return mandaten.wijs_af, g.mandaat(S.VOORGESTELD, S.GOEDGEKEURD), g.dag(), g.tekst()


MANDAAT = (
    Daad("stel een mandaat op", REGIE, _stel_op, 9),
    Daad("stel een mandaat op als projectleider", PROJECT, _stel_op, 2),
    Daad("stel voor", REGIE, lambda g: (mandaten.stel_voor, g.mandaat(S.CONCEPT), g.dag()), 8),
    Daad("keur goed", BEOORDELAAR, lambda g: (mandaten.keur_goed, g.mandaat(S.VOORGESTELD), g.dag(), g.tekst()), 13),
    Daad("keur goed wat van u is", REGIE, lambda g: (mandaten.keur_goed, g.mandaat(S.VOORGESTELD), g.dag()), 2),
    Daad("wijs af", BEOORDELAAR, _wijs_af, 1),
    Daad("weiger", GEVER, _wijs_af, 1),
    Daad("verleen", GEVER, lambda g: (mandaten.verleen, g.mandaat(S.GOEDGEKEURD), g.dag(), "B-1", g.tekst()), 13),
    Daad("leg een verlening van papier vast", PROJECT, _van_papier, 2),
    Daad("stem in", REGIE, _stem_in, 10),
    Daad("stem in als houder", HOUDER_, lambda g: _stem_in(g, HOUDER), 10),
    Daad("trek in", GEVER, _trek_in, 2),
    Daad("geef terug", HOUDER_, _over, 1),
    Daad("vervroeg een einde", GEVER, _vervroeg, 1),
    Daad("vervroeg een einde als houder", HOUDER_, _vervroeg, 1),
    Daad("nieuwe versie of ondermandaat", REGIE, _versie, 4),
    Daad("herinner", REGIE, lambda g: (herinnering.herinner, g.mandaat(S.GOEDGEKEURD), g.tekst()), 1),
    Daad("ga een voorwaarde na", REGIE, _voorwaarde, 2),
    Daad("verzet de reactiedatum", REGIE, _reactie, 2),
    Daad("neem een besluit", HOUDER_, _besluit, 13),
    Daad(
        "boek tegen",
        HOUDER_,
        lambda g: (
            besluiten.boek_tegen,
            g.zaak_met_mandaat(),
            g.rij(Besluit.id, Besluit.zaak_id == g.zaak_id),
            g.dag(),
            g.tekst(),
        ),
        3,
    ),
    Daad(
        "stel zelf voor wat u beoordeelt", BEOORDELAAR, lambda g: (mandaten.stel_voor, g.mandaat(S.CONCEPT), g.dag()), 1
    ),
)
