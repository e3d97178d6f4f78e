"""Questions with positions, opschaling and toezicht of a zaak in its dossier, as plain data, as they stood on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.basis.begrippen import dag_van
from app.domain.overleg.toezichtplan import Planstapstatus
from app.models import (
    Correspondentie,
    Gezien,
    Opschaling,
    Standpunt,
    Toezichtplan,
    Toezichtplanstap,
    Toezichtstap,
    Vraag,
)
from app.services.dossier.tekst import Deel, dag_tekst, moment_tekst
from app.services.logboek.lezen import Leesregel
from app.services.openstaand.feiten.kaders import Zaakfeit
from app.services.overleg.afwijkingen import afwijkingen_in
from app.services.overleg.opschaling import traptitels
from app.services.overleg.vragen import Vraagblad, vraagbladen


def vragen_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """The questions that were put by then, with what every municipality had said."""
    toen = [vraag for vraag in beeld.rijen.van(Vraag) if vraag.gesteld_datum <= peildatum]
    bladen = vraagbladen(toen, beeld.rijen.van(Standpunt), beeld.rijen.van(Gezien))
    nummers = {o.id: o.volgnr for o in beeld.rijen.van(Opschaling)}
    return [_vraag(blad, peildatum, nummers) for blad in bladen]


def _vraag(blad: Vraagblad, peildatum: date, nummers: dict[int, int]) -> Deel:
    vraag = blad.vraag
    toen = Vraagblad(vraag, [s for s in blad.standpunten if s.datum <= peildatum], blad.gezien)
    gezien = {code: op for code, op in blad.gezien.items() if dag_van(op) <= peildatum}
    return {
        "nr": vraag.volgnr,
        "tekst": vraag.tekst,
        "gesteld_op": dag_tekst(vraag.gesteld_datum),
        "reactie_voor": dag_tekst(vraag.reactie_voor),
        "document": vraag.document_id,
        "gemeenten": [
            {
                "gemeente": code,
                "standpunt": toen.soort(code).value,
                "gezien_op": moment_tekst(gezien[code]) if code in gezien else None,
            }
            for code in vraag.aan
        ],
        "standpunten": [_standpunt(standpunt, nummers) for standpunt in toen.standpunten],
    }


def _standpunt(rij: Standpunt, nummers: dict[int, int]) -> Deel:
    return {
        "gemeente": rij.gemeente,
        "standpunt": rij.standpunt.value,
        "datum": dag_tekst(rij.datum),
        "door": rij.door,
        "hoedanigheid": rij.hoedanigheid.value,
        "namens_wie": rij.namens_wie,
        "vervangingsreden": rij.vervangingsreden,
        "toelichting": rij.toelichting,
        "bron": rij.bron,
        "opschaling": nummers.get(rij.opschaling_id or 0),
        "ingevoerd_op": moment_tekst(rij.ingevoerd_op),
    }


def afwijkingen_op(beeld: Zaakfeit, geweigerd: Mapping[str, Leesregel], peildatum: date) -> list[Deel]:
    """Who deviated by then, and what had followed. `domeinen` is empty when that was not recorded."""
    return [
        {
            "soort": a.soort.value,
            "organisatie": a.organisatie,
            "sinds": dag_tekst(a.sinds),
            "over": a.over,
            "toelichting": a.waarom,
            "domeinen": [domein.value for domein in a.domeinen],
            "vervolg": a.vervolg.value if a.vervolg else None,
            "gevolgd_op": dag_tekst(a.gevolgd_op),
            "reden": a.reden,
            "opschaling": a.opschaling,
        }
        for a in afwijkingen_in(beeld.rijen, geweigerd, peildatum)
    ]


def opschalingen_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """Those that had begun by then, oldest first, as far as they had come."""
    rijen = [o for o in beeld.rijen.van(Opschaling) if o.begin <= peildatum]
    titels = traptitels(beeld.kader.profiel)
    return [_opschaling(rij, peildatum, titels) for rij in rijen]


def _opschaling(rij: Opschaling, peildatum: date, titels: dict[str, str]) -> Deel:
    klaar = rij.einde is not None and rij.einde <= peildatum
    return {
        "nr": rij.volgnr,
        "aanleiding": rij.aanleiding,
        "begin": dag_tekst(rij.begin),
        "einde": dag_tekst(rij.einde) if klaar else None,
        "uitkomst": rij.uitkomst.value if rij.uitkomst and klaar else None,
        "stappen": [
            {
                "niveau": stap.niveau,
                "titel": titels.get(stap.niveau, stap.niveau),
                "datum": dag_tekst(stap.datum),
                "uitkomst": stap.uitkomst.value if stap.uitkomst else None,
                "toelichting": stap.toelichting,
                "ingevoerd_op": moment_tekst(stap.ingevoerd_op),
            }
            for stap in rij.stappen
            if stap.datum <= peildatum
        ],
    }


def toezicht_op(beeld: Zaakfeit, peildatum: date) -> Deel:
    """The phases that had come by then, the letters up to it, and the plans, all oldest first."""
    titels = {fase.code: fase.titel for fase in beeld.kader.profiel.toezichtfasen}
    return {
        "fasen": [
            {
                "fase": stap.fase,
                "titel": titels.get(stap.fase, stap.fase),
                "datum": dag_tekst(stap.datum),
                "toelichting": stap.toelichting,
                "ingevoerd_op": moment_tekst(stap.ingevoerd_op),
            }
            for stap in beeld.rijen.van(Toezichtstap)
            if stap.datum <= peildatum
        ],
        "brieven": [
            {
                "richting": brief.richting.value,
                "met": brief.met,
                "datum": dag_tekst(brief.datum),
                "onderwerp": brief.onderwerp,
                "document": brief.document_id,
                "ingevoerd_op": moment_tekst(brief.ingevoerd_op),
            }
            for brief in sorted(beeld.rijen.van(Correspondentie), key=lambda b: (b.datum, b.id))
            if brief.datum <= peildatum
        ],
        "plannen": [_plan(plan, peildatum) for plan in beeld.rijen.van(Toezichtplan) if plan.datum <= peildatum],
    }


def _plan(plan: Toezichtplan, peildatum: date) -> Deel:
    """Its term is that of now: the days before it stand in the logboek."""
    op = plan.opgeleverd_datum if plan.opgeleverd_datum and plan.opgeleverd_datum <= peildatum else None
    return {
        "nr": plan.volgnr,
        "datum": dag_tekst(plan.datum),
        "uiterlijk_op": dag_tekst(plan.uiterlijk_op),
        "toelichting": plan.toelichting,
        "opgeleverd_op": dag_tekst(op),
        "opgeleverd_toelichting": plan.opgeleverd_toelichting if op else "",
        "document": plan.opgeleverd_document_id if op else None,
        "stappen": [_planstap(stap, peildatum) for stap in plan.stappen if stap.datum <= peildatum],
        "ingevoerd_op": moment_tekst(plan.ingevoerd_op),
    }


def _planstap(stap: Toezichtplanstap, peildatum: date) -> Deel:
    klaar = stap.afgerond_datum is not None and stap.afgerond_datum <= peildatum
    return {
        "nr": stap.volgnr,
        "titel": stap.titel,
        "met_wie": stap.met_wie,
        "uiterlijk_op": dag_tekst(stap.uiterlijk_op),
        "status": stap.status.value if klaar else Planstapstatus.OPEN.value,
        "afgerond_op": dag_tekst(stap.afgerond_datum) if klaar else None,
        "toelichting": stap.toelichting if klaar else "",
    }
