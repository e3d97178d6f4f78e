"""The plan that supervision asks and its steps, deviations and what follows, and who does an open point."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.overleg.toezichtplan import Nieuwstap, Planstapstatus
from app.domain.regio.stuurgroep import Stuurplek, Stuurrol
from app.models import Behandelaar, Mandaat, Openpunt, Standpunt, Stuurgroepplek, Toezichtplan, Toezichtplanstap, Vraag
from app.services.overleg import afwijkingen, toezichtplan
from app.services.regio import stuurgroepen
from app.services.samenwerken import behandelaars
from app.simulatie.daden.daad import LOPEND, PROJECT, REGIE, Daad, Trek
from app.simulatie.greep import Greep


def _plan(g: Greep) -> Trek:
    worp = g.kans.random()
    if worp < 0.4:
        return toezichtplan.stel_toezichtplan_op, g.zaak(*LOPEND), g.dag(), g.dag(60), g.tekst()
    nr = g.van_zaak(Toezichtplan, Toezichtplan.volgnr, toestanden=LOPEND)
    if worp < 0.7:
        return toezichtplan.voeg_planstap_toe, g.nummer, nr, Nieuwstap(g.tekst(), g.tekst(), g.dag(30)), g.dag()
    if worp < 0.85:
        return toezichtplan.verzet_toezichtplan, g.nummer, nr, g.dag(), g.dag(90), g.tekst()
    return toezichtplan.lever_toezichtplan_op, g.nummer, nr, g.dag(), g.tekst()


def _planstap(g: Greep) -> Trek:
    nr = g.van_zaak(Toezichtplan, Toezichtplan.volgnr, toestanden=LOPEND)
    stap, status = g.rij(Toezichtplanstap.volgnr), g.een(tuple(Planstapstatus))
    return toezichtplan.rond_planstap_af, g.nummer, nr, stap, status, g.dag(), g.tekst()


def _afwijking(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    if g.ja():
        wat = f"mandaat-{g.rij(Mandaat.id, Mandaat.zaak_id == g.zaak_id)}"
    else:
        vragen = select(Vraag.id).where(Vraag.zaak_id == g.zaak_id)
        wat = f"standpunt-{g.rij(Standpunt.id, Standpunt.vraag_id.in_(vragen))}"
    if g.ja():
        return afwijkingen.schaal_op_na_afwijking, zaak, wat, g.dag()
    return afwijkingen.zie_af_van_opschaling, zaak, wat, g.dag(), g.tekst()


def _behandelaar(g: Greep) -> Trek:
    if g.ja(0.3):
        nr = g.van_zaak(Behandelaar, Behandelaar.id)
        rij = g.session.get(Behandelaar, nr)
        soort, waarvan = (rij.soort, rij.object) if rij else ("stap", "stap/1")
        return behandelaars.haal_behandelaar_weg, g.nummer, soort, waarvan
    nr = g.van_zaak(Openpunt, Openpunt.id, toestanden=LOPEND)
    punt = g.session.get(Openpunt, nr)
    soort, waarvan = (punt.soort, punt.object) if punt else ("stap", "stap/1")
    return behandelaars.wijs_behandelaar_aan, g.nummer, soort, waarvan, g.leider() if g.ja() else g.email()


def _plek(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    tot = g.dag(90) if g.ja(0.3) else None
    nieuw = Stuurplek(
        stuurgroep="Stuurgroep Zuid",
        rol=g.een(tuple(Stuurrol)),
        partij=g.een(("Delft", "Rijswijk")),
        wie=g.tekst(),
        vanaf=g.dag(),
        tot=tot,
    )
    if g.ja(0.7):
        return stuurgroepen.leg_stuurgroepplek_vast, zaak, nieuw
    nr = g.rij(Stuurgroepplek.nummer, Stuurgroepplek.zaak_id == g.zaak_id)
    return stuurgroepen.leg_stuurgroepplek_vast, zaak, nieuw, nr, g.tekst(), g.ja(0.3)


TOEZICHT = (
    Daad("plan van het toezicht", REGIE, _plan, 3),
    Daad("stap van het plan van het toezicht", PROJECT, _planstap, 1),
    Daad("volg een afwijking op", REGIE, _afwijking, 2),
    Daad("geef een taak", REGIE, _behandelaar, 2),
    Daad("plek in een stuurgroep", REGIE, _plek, 1),
)
