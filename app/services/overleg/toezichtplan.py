"""The plan of interbestuurlijk toezicht: drawn up, its term set again, its steps added and done, delivered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.basis.fouten import NietGevonden, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.overleg import toezichtplan as regels
from app.domain.overleg.toezicht import Toezichtspoor, sporen
from app.domain.overleg.toezichtplan import Nieuwstap, Planstapstatus, Spoor
from app.models import Toezichtplan, Toezichtplanstap, Zaak
from app.regios import profiel
from app.services.document.documenten import eis_document
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.overleg.toezicht import lijst_toezichtstappen


def stel_toezichtplan_op(
    werk: Werk, zaaknummer: str, datum: date, uiterlijk_op: date, toelichting: str
) -> Toezichtplan:
    """Begin a plan in the toezicht that runs, with its last day.

    Raises GeenRecht, ZaakGesloten, OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht, DatumInToekomst.
    """
    werk.wil("stel_toezichtplan_op", datum=datum, uiterlijk_op=uiterlijk_op.isoformat(), toelichting=toelichting)
    zaak = _open(werk, zaaknummer)
    plannen = lijst_toezichtplannen(werk.session, zaak)
    loopt = lopend_spoor(werk.session, zaak)
    toets_datum(datum, werk.verzoek.vandaag)
    regels.toets_nieuw_plan(loopt, datum, [plan.volgnr for plan in plannen if plan.opgeleverd_datum is None])
    regels.toets_termijn(uiterlijk_op, datum)
    toets_motivering(toelichting, "toelichting")
    plan = Toezichtplan(
        zaak_id=zaak.id,
        volgnr=len(plannen) + 1,  # numbers are handed out under the lock on the zaak
        datum=datum,
        uiterlijk_op=uiterlijk_op,
        toelichting=toelichting,
        opgeleverd_toelichting="",
        stappen=[],
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(plan)
    werk.session.flush()
    werk.noteer(object=f"toezichtplan/{plan.volgnr}")
    return plan


def verzet_toezichtplan(
    werk: Werk, zaaknummer: str, nummer: int, datum: date, uiterlijk_op: date, reden: str
) -> Toezichtplan:
    """Set another last day, with the reason; the one before stands in the entry.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht,
    DatumInToekomst, DatumOnlogisch.
    """
    wat = f"toezichtplan/{nummer}"
    werk.wil("verzet_toezichtplan", datum=datum, object=wat, uiterlijk_op=uiterlijk_op.isoformat(), reden=reden)
    plan = _lopend_plan(werk, zaaknummer, nummer, datum)
    regels.toets_termijn(uiterlijk_op, datum)
    toets_motivering(reden, "reden")
    was, plan.uiterlijk_op = plan.uiterlijk_op, uiterlijk_op
    werk.session.flush()
    werk.noteer(uiterlijk_op_was=was.isoformat())
    return plan


def lever_toezichtplan_op(
    werk: Werk, zaaknummer: str, nummer: int, datum: date, toelichting: str, document_id: int | None = None
) -> Toezichtplan:
    """The plan is delivered, once. Its steps go on.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, MotiveringVerplicht, DatumInToekomst,
    DatumOnlogisch.
    """
    wat = f"toezichtplan/{nummer}"
    werk.wil("lever_toezichtplan_op", datum=datum, object=wat, toelichting=toelichting, document=document_id)
    plan = _lopend_plan(werk, zaaknummer, nummer, datum)
    toets_motivering(toelichting, "toelichting")
    eis_document(werk.session, werk.geopend, document_id)
    plan.opgeleverd_datum, plan.opgeleverd_toelichting = datum, toelichting
    plan.opgeleverd_document_id = document_id
    werk.session.flush()
    werk.noteer()
    return plan


def voeg_planstap_toe(werk: Werk, zaaknummer: str, nummer: int, stap: Nieuwstap, datum: date) -> Toezichtplanstap:
    """A step more, with whom and by when; also after the plan was delivered.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeInvoer, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(
        "voeg_planstap_toe",
        datum=datum,
        object=f"toezichtplan/{nummer}",
        titel=stap.titel,
        met_wie=stap.met_wie,
        uiterlijk_op=stap.uiterlijk_op.isoformat(),
    )
    plan = vind_toezichtplan(werk.session, _open(werk, zaaknummer), nummer)
    toets_datum(datum, werk.verzoek.vandaag, plan.datum)
    regels.toets_stap(stap, datum)
    rij = Toezichtplanstap(
        plan_id=plan.id,
        volgnr=len(plan.stappen) + 1,
        titel=stap.titel,
        met_wie=stap.met_wie,
        datum=datum,
        uiterlijk_op=stap.uiterlijk_op,
        status=Planstapstatus.OPEN,
        toelichting="",
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    plan.stappen.append(rij)
    werk.session.flush()
    werk.noteer(naar=rij.status, object=f"toezichtplan/{nummer}/{rij.volgnr}")
    return rij


def rond_planstap_af(
    werk: Werk, zaaknummer: str, nummer: int, stapnr: int, status: Planstapstatus, datum: date, toelichting: str = ""
) -> Toezichtplanstap:
    """A step is done, or not applied with the reason; once.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht,
    DatumInToekomst, DatumOnlogisch.
    """
    wat = f"toezichtplan/{nummer}/{stapnr}"
    werk.wil("rond_planstap_af", datum=datum, object=wat, toelichting=toelichting)
    plan = vind_toezichtplan(werk.session, _open(werk, zaaknummer), nummer)
    stap = vind_planstap(plan, stapnr)
    toets_datum(datum, werk.verzoek.vandaag, stap.datum)
    van = regels.rond_af(stap, status, datum, toelichting)
    werk.session.flush()
    werk.noteer(van=van, naar=status, titel=stap.titel)
    return stap


def _open(werk: Werk, zaaknummer: str) -> Zaak:
    zaak = open_dossier(werk, zaaknummer, Recht.TOEZICHT_VASTLEGGEN).zaak
    eis_lopend(zaak)
    return zaak


def _lopend_plan(werk: Werk, zaaknummer: str, nummer: int, datum: date) -> Toezichtplan:
    plan = vind_toezichtplan(werk.session, _open(werk, zaaknummer), nummer)
    if plan.opgeleverd_datum is not None:
        raise OngeldigeOvergang("Dit plan is al opgeleverd.")
    toets_datum(datum, werk.verzoek.vandaag, plan.datum)
    return plan


def lopend_spoor(session: Session, zaak: Zaak) -> Spoor | None:
    """The track of toezicht that runs now."""
    stappen = [(stap.fase, stap.datum) for stap in lijst_toezichtstappen(session, zaak)]
    gevonden = sporen(Toezichtspoor(profiel(zaak.regio).toezichtfasen), stappen)
    return gevonden[-1] if gevonden and gevonden[-1].einde is None else None


def lijst_toezichtplannen(session: Session, zaak: Zaak) -> Sequence[Toezichtplan]:
    """The plans of the zaak with their steps, oldest first."""
    return session.scalars(
        select(Toezichtplan)
        .where(Toezichtplan.zaak_id == zaak.id)
        .order_by(Toezichtplan.volgnr)
        .options(selectinload(Toezichtplan.stappen))
        .execution_options(populate_existing=True)
    ).all()


def vind_toezichtplan(session: Session, zaak: Zaak, nummer: int) -> Toezichtplan:
    """One of the zaak by its number. Raises NietGevonden."""
    plan = next((p for p in lijst_toezichtplannen(session, zaak) if p.volgnr == nummer), None)
    if plan is None:
        raise NietGevonden("Dit plan bestaat niet.")
    return plan


def vind_planstap(plan: Toezichtplan, stapnr: int) -> Toezichtplanstap:
    """One of its steps by its number. Raises NietGevonden."""
    stap = next((s for s in plan.stappen if s.volgnr == stapnr), None)
    if stap is None:
        raise NietGevonden("Deze stap staat niet in het plan.")
    return stap


def wat_openstaat(session: Session, zaak: Zaak) -> list[str]:
    """Of the plan of the toezicht that runs: what was not delivered or done, in words."""
    loopt = lopend_spoor(session, zaak)
    if loopt is None:
        return []
    plannen = [plan for plan in lijst_toezichtplannen(session, zaak) if loopt.omvat(plan.datum)]
    niet_op = [f"plan {plan.volgnr} is niet opgeleverd" for plan in plannen if plan.opgeleverd_datum is None]
    stappen = [stap.titel for plan in plannen for stap in plan.stappen if stap.status is Planstapstatus.OPEN]
    return niet_op + stappen if plannen else ["er is geen plan"]
