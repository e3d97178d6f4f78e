"""The term of a step suspended, resumed and extended: each one act with its reason, as often as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.termijn.termijnberekening import Termijnberekening
from app.domain.termijn.termijnmutatie import Mutatiesoort
from app.domain.termijn.termijnregels import toets_hervatting, toets_opschorting, toets_verlenging
from app.models import Stap, Termijnmutatie, Zaak
from app.services.draaiboek.edities import stapdefinitie
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.termijn.stappen import open_stap
from app.services.termijn.termijnen import Dagen, berekeningen, gelijkgestelde_dagen


@dataclass(frozen=True)
class _Lopend:
    """An open step under the lock of its zaak, and its term as it stands."""

    zaak: Zaak
    stap: Stap
    termijn: Termijnberekening
    dagen: Dagen


def schort_op(werk: Werk, zaaknummer: str, code: str, datum: date, reden: str) -> Termijnberekening:
    """Suspend the term of an open step: `datum` is the first day that does not count.

    Raises NietGevonden, GeenRecht, ZaakGesloten, OngeldigeOvergang, DatumInToekomst, DatumOnlogisch,
    MotiveringVerplicht.
    """
    werk.wil("schort_op", datum=datum, object=f"stap/{code}", reden=reden)
    wat = _open(werk, zaaknummer, code)
    toets_datum(datum, werk.verzoek.vandaag)
    toets_opschorting(wat.termijn, datum)
    toets_motivering(reden, "reden")
    return _leg_vast(werk, wat, Mutatiesoort.OPSCHORTING, datum, reden)


def hervat(werk: Werk, zaaknummer: str, code: str, datum: date, reden: str) -> Termijnberekening:
    """Resume a suspended term: `datum` is the first day that counts again. Raises as `schort_op`."""
    werk.wil("hervat", datum=datum, object=f"stap/{code}", reden=reden)
    wat = _open(werk, zaaknummer, code)
    toets_datum(datum, werk.verzoek.vandaag)
    toets_hervatting(wat.termijn, datum)
    toets_motivering(reden, "reden")
    return _leg_vast(werk, wat, Mutatiesoort.HERVATTING, datum, reden)


def verleng(werk: Werk, zaaknummer: str, code: str, werkdagen: int, datum: date, reden: str) -> Termijnberekening:
    """Extend the term by whole working days, decided on `datum`. Raises as `schort_op`, and OngeldigeInvoer."""
    werk.wil("verleng", datum=datum, object=f"stap/{code}", werkdagen=werkdagen, reden=reden)
    wat = _open(werk, zaaknummer, code)
    aantal = toets_verlenging(wat.termijn, werkdagen)
    toets_datum(datum, werk.verzoek.vandaag, wat.zaak.geopend_datum)
    toets_motivering(reden, "reden")
    return _leg_vast(werk, wat, Mutatiesoort.VERLENGING, datum, reden, aantal)


def _open(werk: Werk, zaaknummer: str, code: str) -> _Lopend:
    zaak = open_dossier(werk, zaaknummer, Recht.TERMIJN_WIJZIGEN).zaak
    eis_lopend(zaak)
    stap = open_stap(werk.session, zaak, code)
    dagen = gelijkgestelde_dagen(werk.session)
    return _Lopend(zaak, stap, _termijn(werk, zaak, stap, dagen), dagen)


def _termijn(werk: Werk, zaak: Zaak, stap: Stap, dagen: Dagen) -> Termijnberekening:
    return berekeningen(werk.session, [(stap, zaak)], dagen)[stap.id]


def _leg_vast(
    werk: Werk, wat: _Lopend, soort: Mutatiesoort, datum: date, reden: str, werkdagen: int | None = None
) -> Termijnberekening:
    """The row, the last day that follows from it, and the entry with both last days."""
    rij = Termijnmutatie(
        stap_id=wat.stap.id,
        soort=soort,
        datum=datum,
        werkdagen=werkdagen,
        reden=reden,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    nu = _termijn(werk, wat.zaak, wat.stap, wat.dagen)
    wat.stap.uiterlijk_op = nu.uiterlijk
    werk.noteer(
        van=wat.termijn.stand,
        naar=nu.stand,
        titel=stapdefinitie(werk.session, wat.zaak, wat.stap).titel,
        laatste_dag_was=wat.termijn.uiterlijk.isoformat() if wat.termijn.uiterlijk else None,
        laatste_dag=nu.uiterlijk.isoformat() if nu.uiterlijk else None,
    )
    return nu
