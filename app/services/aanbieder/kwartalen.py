"""Early-warning figures of the provider of a zaak, per quarter, with how long its cash lasts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.aanbieder.kwartaal import CIJFERS, Horizon, Kwartaal, horizon, toets_kwartaal
from app.domain.basis.feiten import Feit
from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer, Verouderd
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.models import Kwartaalcijfer, Zaak
from app.services.kern.toegang import eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.telling.schrift import STAAT_ER_AL

MAX_BRON = 200


@dataclass(frozen=True)
class Kwartaalregel:
    """The row that counts for a quarter, and how long the cash then lasted; None when that cannot be told."""

    rij: Kwartaalcijfer
    horizon: Horizon | None


def leg_kwartaal_vast(
    werk: Werk, zaaknummer: str, nieuw: Kwartaal, reden: str = "", versie: int | None = None
) -> Kwartaalcijfer:
    """Record the figures of a quarter; what stood there is corrected, with the reason.

    `versie` is the one the user looked at, 0 for none. Raises GeenRecht, ZaakGesloten, OngeldigeInvoer,
    DatumInToekomst, DatumOnlogisch, MotiveringVerplicht, Verouderd.
    """
    werk.wil(
        "leg_kwartaal_vast",
        datum=nieuw.bron_datum,
        object=f"kwartaal/{nieuw.jaar}-{nieuw.kwartaal}",
        bron=nieuw.bron,
        reden=reden,
        **nieuw.genoteerd(),
    )
    zaak = open_dossier(werk, zaaknummer, Recht.AANBIEDER_BIJWERKEN).zaak
    eis_lopend(zaak)
    toets_lengte(nieuw.bron, "bron", MAX_BRON)
    toets_kwartaal(nieuw, werk.verzoek.vandaag)
    eerder = vind_kwartaal(werk.session, zaak, nieuw.jaar, nieuw.kwartaal)
    eis_versie(eerder.versie if eerder else 0, versie)
    _toets_correctie(eerder, nieuw, reden)
    rij = _rij(werk, zaak, nieuw, eerder, reden)
    werk.session.add(rij)
    try:
        werk.session.flush()
    except IntegrityError as fout:  # the provider has another zaak, in which somebody just did the same
        raise Verouderd("Iemand anders heeft dit kwartaal net vastgelegd. Bekijk de pagina opnieuw.") from fout
    werk.feiten.add(Feit.VROEGSIGNALERING)
    werk.noteer(versie=rij.versie)
    return rij


def _rij(werk: Werk, zaak: Zaak, nieuw: Kwartaal, eerder: Kwartaalcijfer | None, reden: str) -> Kwartaalcijfer:
    return Kwartaalcijfer(
        aanbieder_id=zaak.aanbieder_id,
        zaak_id=zaak.id,
        jaar=nieuw.jaar,
        kwartaal=nieuw.kwartaal,
        versie=eerder.versie + 1 if eerder else 1,
        bron_datum=nieuw.bron_datum,
        bron=nieuw.bron,
        reden=reden if eerder else "",
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
        **{naam: getattr(nieuw, naam) for naam in CIJFERS},
    )


def _toets_correctie(eerder: Kwartaalcijfer | None, nieuw: Kwartaal, reden: str) -> None:
    if eerder is None:
        return
    if eerder.waarden() == nieuw:
        raise OngeldigeInvoer(STAAT_ER_AL)
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht(
            "Van dit kwartaal staan al cijfers. Schrijf waarom u ze verandert. Dit komt in het logboek.", veld="reden"
        )


def vind_kwartaal(session: Session, zaak: Zaak, jaar: int, kwartaal: int) -> Kwartaalcijfer | None:
    """The row that counts for that quarter of the zaak's provider."""
    return session.scalars(
        select(Kwartaalcijfer)
        .where(Kwartaalcijfer.aanbieder_id == zaak.aanbieder_id)
        .where(Kwartaalcijfer.jaar == jaar, Kwartaalcijfer.kwartaal == kwartaal)
        .order_by(Kwartaalcijfer.versie.desc())
        .limit(1)
    ).one_or_none()


def lijst_kwartalen(session: Session, zaak: Zaak) -> list[Kwartaalregel]:
    """Every quarter of the zaak's provider as it counts now, oldest first, each with its liquidity horizon."""
    vraag = select(Kwartaalcijfer).where(Kwartaalcijfer.aanbieder_id == zaak.aanbieder_id)
    orde = (Kwartaalcijfer.jaar, Kwartaalcijfer.kwartaal, Kwartaalcijfer.versie)
    rijen = list({(rij.jaar, rij.kwartaal): rij for rij in session.scalars(vraag.order_by(*orde))}.values())
    vorigen = [None, *(rij.waarden() for rij in rijen)]
    return [Kwartaalregel(rij, horizon(rij.waarden(), vorige)) for rij, vorige in zip(rijen, vorigen, strict=False)]


def kas_per_aanbieder(session: Session, aanbieders: Collection[int]) -> Mapping[int, Horizon]:
    """Of each provider how long its cash lasts, by the newest quarter that tells it; else it is missing. One query."""
    if not aanbieders:
        return {}
    per: dict[int, dict[tuple[int, int], Kwartaal]] = {}
    for aanbieder_id, jaar, kwartaal, *cijfers in session.execute(_kas(), {"aanbieders": sorted(aanbieders)}):
        velden = zip(_KASVELDEN, cijfers, strict=True)
        nieuw = Kwartaal(jaar=jaar, kwartaal=kwartaal, bron="", **dict(velden))
        per.setdefault(aanbieder_id, {})[jaar, kwartaal] = nieuw
    gevonden = {wie: _laatste_kas(list(kwartalen.values())) for wie, kwartalen in per.items()}
    return {wie: kas for wie, kas in gevonden.items() if kas}


_KASVELDEN = ("bron_datum", "liquide_middelen", "uitstroom_maand")


@cache
def _kas() -> Select[*tuple[Any, ...]]:
    k = Kwartaalcijfer
    return (
        select(k.aanbieder_id, k.jaar, k.kwartaal, *(getattr(k, veld) for veld in _KASVELDEN))
        .where(k.aanbieder_id.in_(bindparam("aanbieders", expanding=True)))
        .order_by(k.aanbieder_id, k.jaar, k.kwartaal, k.versie)
    )


def _laatste_kas(kwartalen: Sequence[Kwartaal]) -> Horizon | None:
    """Oldest first; the quarter before tells what goes out where that was not entered."""
    paren = zip(kwartalen, [None, *kwartalen], strict=False)
    horizonnen = [gevonden for nu, vorige in paren if (gevonden := horizon(nu, vorige))]
    return horizonnen[-1] if horizonnen else None
