"""Opschaling of a zaak: begun, up the ladder of the region, and ended with an outcome. It runs beside the treden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.basis.fouten import NietGevonden, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.overleg.opschaling import Ladder, Opschalingsuitkomst
from app.domain.regio.regio import Regioprofiel
from app.models import Opschaling, Opschalingstap, Zaak
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk


def ladder(profiel: Regioprofiel) -> Ladder:
    """The rungs of this region."""
    lijnen = {niveau.code: niveau.lijn for niveau in profiel.opschaling}
    return Ladder(tuple(lijnen), lijnen)


def traptitels(profiel: Regioprofiel) -> dict[str, str]:
    """The titles of the rungs by code, those of before too."""
    return {niveau.code: niveau.titel for niveau in (*profiel.opschaling_vroeger, *profiel.opschaling)}


def stand(opschaling: Opschaling) -> str:
    """Where it is: its outcome, or the rung it came to last."""
    return opschaling.uitkomst or opschaling.stappen[-1].niveau


def open_opschaling(werk: Werk, zaaknummer: str, aanleiding: str, datum: date) -> Opschaling:
    """Begin on the first rung, without a deviation that does so by itself.

    Raises GeenRecht, ZaakGesloten, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch; OngeldigeOvergang when one
    runs already.
    """
    werk.wil("open_opschaling", datum=datum, aanleiding=aanleiding)
    dossier = open_dossier(werk, zaaknummer, Recht.OPSCHALING_VOEREN)
    eis_lopend(dossier.zaak)
    if loopt := lopende(werk.session, dossier.zaak):
        raise OngeldigeOvergang(f"Opschaling {loopt.volgnr} loopt al. Ga daarmee verder.")
    toets_motivering(aanleiding, "aanleiding")
    toets_datum(datum, werk.verzoek.vandaag, dossier.zaak.geopend_datum)
    opschaling = begin(werk, dossier, aanleiding, datum)
    noteer_begin(werk, opschaling)
    return opschaling


def begin(werk: Werk, dossier: Dossier, aanleiding: str, datum: date) -> Opschaling:
    """The rows of a new one; the caller has judged that it may begin, and notes it."""
    zaak = dossier.zaak
    hoogste = werk.session.scalar(select(func.max(Opschaling.volgnr)).where(Opschaling.zaak_id == zaak.id))
    opschaling = Opschaling(
        zaak_id=zaak.id,
        volgnr=(hoogste or 0) + 1,  # numbers are handed out under the lock on the zaak
        aanleiding=aanleiding,
        begin=datum,
        stappen=[],
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(opschaling)
    _zet_stap(werk, opschaling, ladder(dossier.profiel).eerste, datum)
    return opschaling


def noteer_begin(werk: Werk, opschaling: Opschaling) -> None:
    """The entry of a new one."""
    werk.wil(
        "open_opschaling",
        datum=opschaling.begin,
        object=f"opschaling/{opschaling.volgnr}",
        aanleiding=opschaling.aanleiding,
    )
    werk.noteer(naar=stand(opschaling))


def stap_op(
    werk: Werk, zaaknummer: str, nummer: int, niveau: str, datum: date, toelichting: str = ""
) -> Opschalingstap:
    """Up to a higher rung; rungs may be skipped.

    Raises GeenRecht, NietGevonden, ZaakGesloten, OpschalingGesloten, OngeldigeOvergang, DatumInToekomst,
    DatumOnlogisch.
    """
    werk.wil("stap_op", datum=datum, object=f"opschaling/{nummer}", niveau=niveau, toelichting=toelichting)
    dossier = open_dossier(werk, zaaknummer, Recht.OPSCHALING_VOEREN)
    eis_lopend(dossier.zaak)
    opschaling = vind_opschaling(werk.session, dossier.zaak, nummer)
    van = stand(opschaling)
    naar = ladder(dossier.profiel).stap_op(van, niveau)
    toets_datum(datum, werk.verzoek.vandaag, opschaling.stappen[-1].datum)
    stap = _zet_stap(werk, opschaling, naar, datum, toelichting)
    werk.noteer(van=van, naar=naar)
    return stap


def stap_met_uitkomst(
    werk: Werk, zaaknummer: str, nummer: int, niveau: str, datum: date, uitkomst: Opschalingsuitkomst, toelichting: str
) -> Opschaling:
    """Up to a rung and ended there on the same day; only ended when it is on that rung already.

    Raises what `stap_op` and `sluit_opschaling` raise.
    """
    werk.wil("stap_op", datum=datum, object=f"opschaling/{nummer}", niveau=niveau, toelichting=toelichting)
    dossier = open_dossier(werk, zaaknummer, Recht.OPSCHALING_VOEREN)
    if stand(vind_opschaling(werk.session, dossier.zaak, nummer)) != niveau:
        stap_op(werk, zaaknummer, nummer, niveau, datum)
    return sluit_opschaling(werk, zaaknummer, nummer, uitkomst, datum, toelichting)


def sluit_opschaling(
    werk: Werk, zaaknummer: str, nummer: int, uitkomst: Opschalingsuitkomst, datum: date, toelichting: str = ""
) -> Opschaling:
    """End it with an outcome. Also when the zaak is at rest: what came of it is recorded, nothing goes on.

    Raises GeenRecht, NietGevonden, OpschalingGesloten, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil("sluit_opschaling", datum=datum, object=f"opschaling/{nummer}", toelichting=toelichting)
    dossier = open_dossier(werk, zaaknummer, Recht.OPSCHALING_VOEREN)
    opschaling = vind_opschaling(werk.session, dossier.zaak, nummer)
    van = stand(opschaling)
    ladder(dossier.profiel).sluit(van, uitkomst)
    toets_datum(datum, werk.verzoek.vandaag, opschaling.stappen[-1].datum)
    _zet_stap(werk, opschaling, van, datum, toelichting, uitkomst)
    opschaling.einde, opschaling.uitkomst = datum, uitkomst
    werk.noteer(van=van, naar=uitkomst)
    return opschaling


def _zet_stap(
    werk: Werk,
    opschaling: Opschaling,
    niveau: str,
    datum: date,
    toelichting: str = "",
    uitkomst: Opschalingsuitkomst | None = None,
) -> Opschalingstap:
    stap = Opschalingstap(
        niveau=niveau,
        datum=datum,
        uitkomst=uitkomst,
        toelichting=toelichting,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    opschaling.stappen.append(stap)
    werk.session.flush()
    return stap


def vind_opschaling(session: Session, zaak: Zaak, nummer: int) -> Opschaling:
    """One of the zaak by its number. Raises NietGevonden."""
    gevonden = next((o for o in lijst_opschalingen(session, zaak) if o.volgnr == nummer), None)
    if gevonden is None:
        raise NietGevonden("Deze opschaling bestaat niet.")
    return gevonden


def lijst_opschalingen(session: Session, zaak: Zaak) -> Sequence[Opschaling]:
    """Those of the zaak with their steps, newest first."""
    return session.scalars(
        select(Opschaling)
        .where(Opschaling.zaak_id == zaak.id)
        .order_by(Opschaling.volgnr.desc())
        .options(selectinload(Opschaling.stappen))
        .execution_options(populate_existing=True)
    ).all()


def lopende(session: Session, zaak: Zaak) -> Opschaling | None:
    """The one that runs, if any: a zaak has at most one."""
    return next((o for o in lijst_opschalingen(session, zaak) if o.einde is None), None)


def tel_lopende(session: Session, zaak: Zaak) -> int:
    """How many run; for the guards of closing."""
    vraag = select(func.count()).where(Opschaling.zaak_id == zaak.id, Opschaling.einde.is_(None))
    return session.scalars(vraag).one()
