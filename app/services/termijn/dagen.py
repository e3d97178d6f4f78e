"""The table of days equated with a public holiday, for the administrator: it changes terms in every zaak.

An entry outside any zaak says what was changed and how many terms it moved; every zaak whose terms moved gets an
entry of its own, so that its dossier can be read alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select, true, union
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.termijn.termijn import datum_voluit
from app.domain.termijn.termijnregels import toets_dag
from app.models import GelijkgesteldeDag, Zaak
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import ZAAKSLOT, Werk
from app.services.termijn.termijnen import (
    SOORTEN,
    Metrij,
    Wijziging,
    gelijkgestelde_dagen,
    herbereken,
    staat_open,
)

MAX_NAAM, MAX_BRON = 200, 400
HERBEREKEN = "herbereken"


def voeg_dag_toe(werk: Werk, dag: date, naam: str, bron: str) -> int:
    """Equate a day with a public holiday, by name and source; returns how many terms moved.

    Raises GeenRecht, OngeldigeInvoer for a day that is there or is free already, and for an empty name or source.
    """
    werk.wil("voeg_dag_toe", object=f"dag/{dag.isoformat()}", naam=naam, bron=bron)
    eis_recht(werk.verzoek.actor, Recht.DAGEN_BEHEREN)
    toets_dag(dag)
    for veld, tekst, hoogstens in (("naam", naam, MAX_NAAM), ("bron", bron, MAX_BRON)):
        toets_lengte(tekst, veld, hoogstens)
        if not heeft_inhoud(tekst):
            raise OngeldigeInvoer("Vul dit veld in.", veld=veld)
    if werk.session.get(GelijkgesteldeDag, dag):
        raise OngeldigeInvoer(f"{datum_voluit(dag)} staat al in de tabel.", veld="dag")
    rij = GelijkgesteldeDag(
        datum=dag,
        naam=naam,
        bron=bron,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    return _verwerk(werk, f"{datum_voluit(dag)} is gelijkgesteld met een feestdag.", _raakt(dag))


def verwijder_dag(werk: Werk, dag: date, reden: str) -> int:
    """Take a day out of the table, with the reason: it counts again. Returns how many terms moved.

    Raises GeenRecht, NietGevonden, MotiveringVerplicht.
    """
    werk.wil("verwijder_dag", object=f"dag/{dag.isoformat()}", reden=reden)
    eis_recht(werk.verzoek.actor, Recht.DAGEN_BEHEREN)
    rij = vind_dag(werk.session, dag)
    toets_motivering(reden, "reden")
    weg = rij.naam, rij.bron
    werk.session.delete(rij)
    werk.session.flush()
    oorzaak = f"{datum_voluit(dag)} is niet meer gelijkgesteld met een feestdag."
    return _verwerk(werk, oorzaak, _raakt(dag), weg)


def herbereken_termijnen(werk: Werk, reden: str) -> int:
    """Compute every open term anew, with the reason; returns how many moved. Raises GeenRecht, MotiveringVerplicht."""
    werk.wil(HERBEREKEN, reden=reden)
    eis_recht(werk.verzoek.actor, Recht.DAGEN_BEHEREN)
    toets_motivering(reden, "reden")
    return _verwerk(werk, reden, lambda _soort: true())


def lijst_dagen(session: Session) -> Sequence[GelijkgesteldeDag]:
    """The table, the latest day first."""
    return session.scalars(select(GelijkgesteldeDag).order_by(GelijkgesteldeDag.datum.desc())).all()


def vind_dag(session: Session, dag: date) -> GelijkgesteldeDag:
    """Raises NietGevonden."""
    rij = session.get(GelijkgesteldeDag, dag)
    if rij is None:
        raise NietGevonden("Deze dag staat niet in de tabel.")
    return rij


Waar = Callable[[type[Metrij]], ColumnElement[bool]]
"""Which terms a change concerns, for steps and for duties to inform."""


def _raakt(dag: date) -> Waar:
    """Terms that this day lies in. During a suspension there is no last day, and there is none to move."""
    return lambda soort: (soort.vanaf_datum <= dag) & (soort.uiterlijk_op >= dag)


def _verwerk(werk: Werk, oorzaak: str, waar: Waar, weg: tuple[str, str] | None = None) -> int:
    """Compute the open terms that this concerns anew, and note what came of it: once, and in every zaak it
    touched. `weg` is the name and the source of a day that was taken out.
    """
    per_zaak = _herbereken(werk.session, waar)
    aantal = sum(map(len, per_zaak.values()))
    naam, bron = weg or (None, None)
    werk.noteer(termijnen_gewijzigd=aantal, zaken_gewijzigd=len(per_zaak), naam_was=naam, bron_was=bron)
    for zaak, gewijzigd in per_zaak.items():
        werk.zaak = zaak
        werk.wil(HERBEREKEN, object=f"zaak/{zaak.zaaknummer}", reden=oorzaak)
        werk.noteer(termijnen=[str(wijziging) for wijziging in gewijzigd])
    return aantal


def _herbereken(session: Session, waar: Waar) -> dict[Zaak, list[Wijziging]]:
    """What changed per zaak, each locked first and in a fixed order, so that two acts never wait for each other."""
    ids = union(*(select(soort.zaak_id).where(_loopt(soort), waar(soort)) for soort in SOORTEN))
    zaken = session.scalars(
        select(Zaak).where(Zaak.id.in_(ids)).order_by(Zaak.id).with_for_update(of=Zaak, **ZAAKSLOT)
    ).all()
    rijen: list[Metrij] = []
    for soort in SOORTEN:
        vraag = select(soort).where(_loopt(soort), waar(soort), soort.zaak_id.in_([zaak.id for zaak in zaken]))
        rijen += session.scalars(vraag.order_by(soort.id).execution_options(populate_existing=True))
    gewijzigd = herbereken(session, rijen, gelijkgestelde_dagen(session))
    per_zaak = {zaak: [deel for deel in gewijzigd if deel.rij.zaak_id == zaak.id] for zaak in zaken}
    return {zaak: delen for zaak, delen in per_zaak.items() if delen}


def _loopt(soort: type[Metrij]) -> ColumnElement[bool]:
    return staat_open(soort) & soort.werkdagen.is_not(None) & soort.vanaf_datum.is_not(None)
