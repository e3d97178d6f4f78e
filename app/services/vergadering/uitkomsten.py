"""What a station did with a paper: recorded once, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.basis.invoer import toets_datum
from app.domain.regio.regioroutes import is_lokaal
from app.domain.vergadering.routes import Stationsuitslag, toets_uitkomst
from app.models import Agendapunt, Behandeling, Vergadering
from app.services.kern.uitvoering import Werk
from app.services.vergadering.agendering import kies_plekken, nieuw_punt, toets_volgorde
from app.services.vergadering.stukken import Stukblad, open_stuk, vind_stuk, voer_punten_af


def leg_uitkomst_vast(
    werk: Werk, zaaknummer: str, nummer: int, station: str, uitslag: Stationsuitslag
) -> list[Behandeling]:
    """Record what a station did with the paper. A meeting must have had it on its agenda; a municipality need not.

    Sent back, the paper leaves the agendas of stations where it has not come any more.
    Raises GeenRecht, NietGevonden, ZaakGesloten, StukIngetrokken, NietAanDeBeurt, OngeldigeInvoer,
    MotiveringVerplicht, DatumInToekomst, DatumOnlogisch; OngeldigeOvergang when it was on no agenda.
    """
    werk.wil(
        "leg_uitkomst_vast",
        datum=uitslag.datum,
        object=f"stuk/{nummer}",
        station=station,
        **uitslag.in_woorden(),
    )
    dossier, blad = open_stuk(werk, zaaknummer, nummer)
    wie = kies_plekken(dossier, blad, station, uitslag.gemeenten)
    toets_uitkomst(uitslag.uitkomst, uitslag.toelichting)
    toets_datum(uitslag.datum, werk.verzoek.vandaag)
    toets_volgorde(blad, wie, uitslag.datum, "datum")
    behandelingen = _bewaar(werk, [_punt(werk, blad, station, code, uitslag.datum) for code in wie], uitslag)
    nu = vind_stuk(werk.session, dossier, nummer)
    weg = [punt for punt in nu.punten if punt.staat_open and punt.gemeente not in nu.stand.aan_de_beurt(punt.station)]
    voer_punten_af(weg, uitslag.datum, "Het stuk is terugverwezen.")
    werk.noteer(van=station, naar=", ".join(nu.stand.nu) or "aan het eind", titel=blad.stuk.titel)
    return behandelingen


def _punt(werk: Werk, blad: Stukblad, station: str, gemeente: str | None, datum: date) -> Agendapunt:
    """The point of the agenda that was treated. At a station of a municipality it need not have been planned."""
    punt = blad.gepland_bij(station, gemeente)
    if is_lokaal(station):
        return punt or nieuw_punt(werk, blad, station, gemeente, datum, None)
    if punt is None or not _gaat_door(werk.session, punt):
        raise OngeldigeOvergang(f"Het stuk staat niet op een agenda van {station}. Zet het daar eerst op.")
    toets_datum(datum, werk.verzoek.vandaag, punt.datum)
    return punt


def _gaat_door(session: Session, punt: Agendapunt) -> bool:
    """Whether the meeting was not called off: asked under a lock, so that it is not meanwhile."""
    vraag = select(Vergadering).where(Vergadering.id == punt.vergadering_id).with_for_update(read=True)
    return session.scalars(vraag.execution_options(populate_existing=True)).one().afgelast_datum is None


def _bewaar(werk: Werk, punten: Sequence[Agendapunt], uitslag: Stationsuitslag) -> list[Behandeling]:
    werk.session.flush()
    behandelingen = [
        Behandeling(
            agendapunt_id=punt.id,
            uitkomst=uitslag.uitkomst,
            datum=uitslag.datum,
            toelichting=uitslag.toelichting,
            ingevoerd_op=werk.verzoek.nu,
            ingevoerd_door_id=werk.verzoek.actor.id,
        )
        for punt in punten
    ]
    werk.session.add_all(behandelingen)
    werk.session.flush()
    return behandelingen
