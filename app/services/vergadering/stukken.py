"""Papers of a zaak: put in on a route, withdrawn, and read with where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum, toets_lengte, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio.regio import Regioprofiel
from app.domain.vergadering.routes import Behandeld, Routestand, StukIngetrokken
from app.models import Agendapunt, Stuk, Zaak
from app.services.document.documenten import eis_document
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk

MAX_TITEL = 200


@dataclass(frozen=True)
class NieuwStuk:
    """A paper for the route with this code. `datum` is the day on which it was put in."""

    titel: str
    route: str
    datum: date
    document_id: int | None = None


@dataclass(frozen=True)
class Stukblad:
    """A paper with everything that was planned and done with it, oldest first, and where that brought it."""

    stuk: Stuk
    punten: Sequence[Agendapunt]
    stand: Routestand

    @property
    def onderweg(self) -> bool:
        return self.stuk.ingetrokken_datum is None and not self.stand.aan_het_eind

    def gepland(self, station: str) -> list[Agendapunt]:
        """Where it stands on an agenda of this station and was not treated yet."""
        return [punt for punt in self.punten if punt.station == station and punt.staat_open]

    def gepland_bij(self, station: str, gemeente: str | None) -> Agendapunt | None:
        return next((punt for punt in self.gepland(station) if punt.gemeente == gemeente), None)

    def te_agenderen(self, station: str) -> list[str | None]:
        """Whose place has the paper and has not put it on an agenda yet."""
        return [wie for wie in self.stand.aan_de_beurt(station) if not self.gepland_bij(station, wie)]


def dien_stuk_in(werk: Werk, zaaknummer: str, nieuw: NieuwStuk) -> Stuk:
    """Send a paper on its way. The stations are kept with it, as the route has them now.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeInvoer, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil("dien_stuk_in", datum=nieuw.datum, titel=nieuw.titel, route=nieuw.route, document=nieuw.document_id)
    dossier = open_dossier(werk, zaaknummer, Recht.STUK_BEHEREN)
    zaak = dossier.zaak
    eis_lopend(zaak)
    route = dossier.profiel.route(nieuw.route)
    if route is None:
        raise NietGevonden("Deze route bestaat niet. Kies een route uit de lijst.", veld="route")
    if not heeft_inhoud(nieuw.titel):
        raise OngeldigeInvoer("Geef het stuk een titel.", veld="titel")
    toets_lengte(nieuw.titel, "titel", MAX_TITEL)
    toets_datum(nieuw.datum, werk.verzoek.vandaag, zaak.geopend_datum)
    eis_document(werk.session, zaak, nieuw.document_id)
    stuk = Stuk(
        zaak_id=zaak.id,
        volgnr=_volgend_nummer(werk.session, zaak),
        titel=nieuw.titel,
        route=route.code,
        stations=",".join(route.stations),
        document_id=nieuw.document_id,
        ingediend_datum=nieuw.datum,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(stuk)
    werk.noteer(naar=route.stations[0], object=f"stuk/{stuk.volgnr}")
    return stuk


def trek_stuk_in(werk: Werk, zaaknummer: str, nummer: int, datum: date, reden: str) -> Stuk:
    """Take a paper back; it goes off every agenda and rests.

    Raises GeenRecht, NietGevonden, ZaakGesloten, StukIngetrokken, MotiveringVerplicht, DatumInToekomst,
    DatumOnlogisch; OngeldigeOvergang at the end of its route.
    """
    werk.wil("trek_stuk_in", datum=datum, object=f"stuk/{nummer}", reden=reden)
    _dossier, blad = open_stuk(werk, zaaknummer, nummer)
    if blad.stand.aan_het_eind:
        raise OngeldigeOvergang("Dit stuk is al aan het eind van de route. Intrekken kan niet meer.")
    toets_motivering(reden, "reden")
    toets_datum(datum, werk.verzoek.vandaag, blad.stand.niet_voor(None, blad.stuk.ingediend_datum))
    blad.stuk.ingetrokken_datum, blad.stuk.ingetrokken_reden = datum, reden
    voer_punten_af([punt for punt in blad.punten if punt.staat_open], datum, "Het stuk is ingetrokken.")
    werk.noteer(titel=blad.stuk.titel)
    return blad.stuk


def voer_punten_af(punten: Sequence[Agendapunt], datum: date, reden: str) -> None:
    """Take points off their agendas; they stay readable, with why."""
    for punt in punten:
        punt.afgevoerd_datum, punt.afgevoerd_reden = datum, reden


def open_stuk(werk: Werk, zaaknummer: str, nummer: int) -> tuple[Dossier, Stukblad]:
    """A paper of a running zaak, locked for an act, that was not withdrawn.

    Raises GeenRecht, NietGevonden, ZaakGesloten, StukIngetrokken.
    """
    dossier = open_dossier(werk, zaaknummer, Recht.STUK_BEHEREN)
    eis_lopend(dossier.zaak)
    blad = vind_stuk(werk.session, dossier, nummer)
    if blad.stuk.ingetrokken_datum:
        raise StukIngetrokken("Dit stuk is ingetrokken. Dien een nieuw stuk in.")
    return dossier, blad


def vind_stuk(session: Session, dossier: Dossier, nummer: int) -> Stukblad:
    """One paper of the zaak by its number. Raises NietGevonden."""
    stuk = session.scalars(select(Stuk).where(Stuk.zaak_id == dossier.zaak.id, Stuk.volgnr == nummer)).one_or_none()
    if stuk is None:
        raise NietGevonden("Dit stuk bestaat niet.")
    return _bladen(session, dossier, [stuk])[0]


def lijst_stukken(session: Session, dossier: Dossier) -> list[Stukblad]:
    """The papers of the zaak, newest first."""
    stukken = session.scalars(select(Stuk).where(Stuk.zaak_id == dossier.zaak.id).order_by(Stuk.volgnr.desc())).all()
    return _bladen(session, dossier, stukken)


def _volgend_nummer(session: Session, zaak: Zaak) -> int:
    """Numbers are handed out under the lock on the zaak."""
    return (session.scalar(select(func.max(Stuk.volgnr)).where(Stuk.zaak_id == zaak.id)) or 0) + 1


def _bladen(session: Session, dossier: Dossier, stukken: Sequence[Stuk]) -> list[Stukblad]:
    rijen = session.scalars(
        select(Agendapunt)
        .where(Agendapunt.stuk_id.in_([stuk.id for stuk in stukken]))
        .order_by(Agendapunt.id)
        .options(joinedload(Agendapunt.vergadering), joinedload(Agendapunt.behandeling))
        .execution_options(populate_existing=True)
    )
    return stukbladen(dossier.profiel, stukken, rijen)


def stukbladen(profiel: Regioprofiel, stukken: Sequence[Stuk], punten: Iterable[Agendapunt]) -> list[Stukblad]:
    """These papers, each with its points of these, which know their meeting and what came of them."""
    per_stuk: dict[int, list[Agendapunt]] = {stuk.id: [] for stuk in stukken}
    for punt in punten:
        per_stuk[punt.stuk_id].append(punt)
    return [Stukblad(stuk, per_stuk[stuk.id], _stand(stuk, per_stuk[stuk.id], profiel)) for stuk in stukken]


def _stand(stuk: Stuk, punten: Sequence[Agendapunt], profiel: Regioprofiel) -> Routestand:
    """Its local stations are those of the municipalities of the day on which it came in."""
    gemeenten = tuple(gemeente.code for gemeente in profiel.gemeenten_op(stuk.ingediend_datum))
    gedaan = sorted((p for p in punten if p.behandeling), key=lambda p: p.behandeling.id if p.behandeling else 0)
    behandeld = tuple(
        Behandeld(p.station, p.gemeente, p.behandeling.uitkomst, p.behandeling.datum) for p in gedaan if p.behandeling
    )
    return Routestand(tuple(stuk.stations.split(",")), gemeenten, behandeld)
