"""The weekly sitting: children, as numbers, booked from a location to a place, and each step that follows."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.datums import Datumsoort, toets_grenzen
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.plaatsing import boeking as regels
from app.domain.plaatsing.boekhouding import Geboekt, bezet
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase, Stap
from app.domain.plaatsing.stand import regels_sha256
from app.domain.plaatsing.weken import maandag
from app.models import Boeking as Boekingrij
from app.models import Boekingstap
from app.services.kern.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.plaatsing import lezen
from app.services.plaatsing.aanwezig import Moment, eis_aanwezig


def boek_plaatsing(werk: Werk, zaaknummer: str, nieuw: Boeking, fase: Fase, dag: date | None = None) -> Boekingrij:
    """Book children; `fase` is how far that is, since `dag` (none: today).

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer at the field (also for more than are offered, or than there are),
    DatumInToekomst, DatumOnlogisch, MotiveringVerplicht.
    """
    dag = dag or werk.verzoek.vandaag
    werk.wil("boek_plaatsing", datum=dag, toelichting=nieuw.toelichting)
    dossier = _open(werk, zaaknummer)
    toets_grenzen(dag, Datumsoort.GEBEURD, werk.verzoek.vandaag, "dag")
    regels.toets_begin(nieuw, fase)
    _eis_bekend(werk.session, dossier, nieuw)
    alle = lezen.boekingen(werk.session, dossier.zaak)
    _eis_plaats(werk.session, dossier, nieuw, alle.geboekt)
    if nieuw.soort is not Boeksoort.ERBIJ:
        moment = Moment.van(nieuw, fase, dag, werk.verzoek.vandaag)
        eis_aanwezig(werk.session, dossier, nieuw, alle.geboekt, moment)
    stappen = [(fase, dag, nieuw.toelichting)]
    rij = _schrijf(werk, dossier, nieuw, regels.volgend_nummer(alle.rijen), stappen)
    werk.noteer(object=f"boeking/{rij.nummer}", boeking_sha256=_sha256(rij, stappen))
    return rij


def werk_boeking_bij(
    werk: Werk,
    zaaknummer: str,
    nummer: int,
    fase: Fase,
    dag: date,
    aantal: int | None = None,
    toelichting: str = "",
    versie: int | None = None,
) -> Boekingrij:
    """The next step of a booking, of all that is left of it or of so many children: those go on as a part.

    Returns the booking that took the step. The logboek names the booking that it began as, and neither the phase nor
    that it is a part: with the bands of the stock those would pin numbers down (ADR 053). `versie` is the one that the
    user saw. Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, OngeldigeInvoer, DatumOnlogisch,
    DatumInToekomst, MotiveringVerplicht, Verouderd.
    """
    werk.wil("werk_boeking_bij", datum=dag, toelichting=toelichting)
    dossier = _open(werk, zaaknummer)
    alle = lezen.boekingen(werk.session, dossier.zaak)
    nu = alle.met(nummer)
    if nu is None or not nu.rest:
        raise NietGevonden("Deze boeking is er niet in deze zaak, of er is niets van over.")
    eis_versie(nu.versie, versie)
    deel = regels.toets_deel(nu.rest if aantal is None else aantal, nu.rest)
    regels.toets_stap(nu.wat, nu.stappen, Stap(fase, dag), werk.verzoek.vandaag, toelichting)
    rij, begin = alle.rijen[nummer], alle.begin_van(nummer)
    verder = [*((stap.fase, stap.dag, stap.toelichting) for stap in alle.stappen[nummer]), (fase, dag, toelichting)]
    if deel < nu.rest:
        los = regels.deelnummer(begin, sum(alle.begin_van(ander) == begin for ander in alle.rijen))
        rij = _schrijf(werk, dossier, _deel(nu, deel), los, verder, deel_van=nummer)
    else:
        _voeg_stap_toe(werk, rij, len(verder), verder[-1])
    werk.noteer(object=f"boeking/{begin}", boeking_sha256=_sha256(rij, verder))
    return rij


Stapinvoer = tuple[Fase, date, str]


def _open(werk: Werk, zaaknummer: str) -> Dossier:
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    eis_lopend(dossier.zaak)
    return dossier


def _eis_bekend(session: Session, dossier: Dossier, nieuw: Boeking) -> None:
    """Raises OngeldigeInvoer, DatumOnlogisch for what there is not."""
    plek = lezen.locaties(session, dossier.zaak).get(nieuw.locatie)
    if plek is None or (plek.vervallen and nieuw.soort is Boeksoort.ERBIJ):  # who was counted there can leave it
        raise OngeldigeInvoer("Kies een locatie van de aanbieder.", veld="locatie")
    if nieuw.zorgvorm not in lezen.vormen(dossier):
        raise OngeldigeInvoer("Kies een zorgvorm uit de lijst.", veld="zorgvorm")
    if nieuw.gemeente not in lezen.gemeenten_op(nieuw.week):
        raise OngeldigeInvoer("Kies een gemeente van Nederland.", veld="gemeente")
    if nieuw.week != maandag(nieuw.week):
        raise OngeldigeInvoer("Een week begint op maandag. Kies de maandag van de week.", veld="week")


def _eis_plaats(session: Session, dossier: Dossier, nieuw: Boeking, geboekt: tuple[Geboekt, ...]) -> None:
    """The offered place is there and has room; nothing when it is none. Raises OngeldigeInvoer at the field."""
    if nieuw.aanbod is None:
        return
    rij = lezen.aanbod(session, dossier.zaak).get(nieuw.aanbod)
    if rij is None or rij.vervallen:
        raise OngeldigeInvoer("Kies een plek uit de lijst.", veld="aanbod")
    wat = rij.waarden()
    if not wat.neemt_in(nieuw.week):
        raise OngeldigeInvoer(
            f"Deze plaatsen zijn er van {wat.vanaf:%d-%m-%Y} tot en met {wat.tot:%d-%m-%Y}. Kies een andere week."
            if wat.tot
            else f"Deze plaatsen zijn er vanaf {wat.vanaf:%d-%m-%Y}. Kies een latere week, of een andere plek.",
            veld="week",
        )
    regels.eis_ruimte(nieuw.aantal, wat.plaatsen, bezet(geboekt, nieuw.aanbod))


def _deel(nu: Geboekt, aantal: int) -> Boeking:
    velden = {naam: getattr(nu.wat, naam) for naam in nu.wat.__dataclass_fields__}
    return Boeking(**velden | {"aantal": aantal})


def _schrijf(
    werk: Werk, dossier: Dossier, wat: Boeking, nummer: int, stappen: list[Stapinvoer], deel_van: int | None = None
) -> Boekingrij:
    """The booking with its steps, and the salt of what the logboek keeps of it."""
    rij = Boekingrij(
        **{naam: getattr(wat, naam) for naam in wat.__dataclass_fields__},
        zaak_id=dossier.zaak.id,
        nummer=nummer,
        deel_van=deel_van,
        zout=secrets.token_hex(16),
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    for volgnr, stap in enumerate(stappen, 1):
        _voeg_stap_toe(werk, rij, volgnr, stap)
    return rij


def _sha256(rij: Boekingrij, stappen: list[Stapinvoer]) -> str:
    """What the logboek keeps of a step: a hash of the booking and all its steps, under the salt of its row."""
    verloop = [Stap(fase, dag) for fase, dag, _toelichting in stappen]
    return regels_sha256(regels.hashregels(rij.nummer, rij.waarden(), verloop, rij.deel_van), rij.zout)


def _voeg_stap_toe(werk: Werk, rij: Boekingrij, volgnr: int, stap: Stapinvoer) -> None:
    fase, dag, toelichting = stap
    werk.session.add(
        Boekingstap(
            zaak_id=rij.zaak_id,
            boeking_id=rij.id,
            volgnr=volgnr,
            fase=fase,
            dag=dag,
            toelichting=toelichting,
            ingevoerd_op=werk.verzoek.nu,
            ingevoerd_door_id=werk.verzoek.actor.id,
        )
    )
    werk.session.flush()
