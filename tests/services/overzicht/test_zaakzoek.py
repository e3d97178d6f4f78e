"""Cases by the name of a provider or by number: found another way where many fit, and the same are found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.models import Aanbieder, Zaak
from app.services.overzicht.zaaklijst import Volgorde, Zaakwens, zaakpagina
from app.services.overzicht.zaakrijen import Zaakfilter, zaakrijen
from app.services.overzicht.zaakzoek import VEEL
from tests.kern.opzet import open_zaak, tel_vragen, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.kern.veel import veel_zaken

pytestmark = pytest.mark.beide


@pytest.fixture
def vul(session: Session, spelers: Spelers) -> Callable[[int], None]:
    """Zaken of providers that are found by one word."""
    eerste, tweede = (zaak_van(session, open_zaak(spelers)) for _ in range(2))
    ander = session.get_one(Aanbieder, tweede.aanbieder_id)
    ander.naam, ander.zoekvorm = "Zeldzaam", "zeldzaam"
    session.flush()
    return lambda aantal: veel_zaken(session, eerste, aantal)


def _alle(session: Session, actor: Actor, zoek: str, volgorde: Volgorde) -> list[str]:
    """By pages of ninety, forwards and back."""
    heen: list[str] = []
    na = None
    while True:
        blad = zaakpagina(session, actor, Zaakwens(zoek=zoek, volgorde=volgorde, na=na, grootte=90))
        heen += [zaak.zaaknummer for zaak in blad.zaken]
        if not blad.later:
            break
        na = volgorde.plaats_van(blad.zaken[-1])
    assert blad.aantal == len(heen)
    if na:
        voor = volgorde.plaats_van(blad.zaken[0])
        terug = zaakpagina(session, actor, Zaakwens(zoek=zoek, volgorde=volgorde, voor=voor))
        assert terug.later
        assert [zaak.zaaknummer for zaak in terug.zaken] == heen[-len(blad.zaken) - 25 : -len(blad.zaken)]
    return heen


@pytest.mark.parametrize("aantal", [5, VEEL + 5])
def test_wat_past_wordt_gevonden_hoeveel_er_ook_zijn(
    session: Session, spelers: Spelers, vul: Callable[[int], None], aantal: int
) -> None:
    vul(aantal)
    actor = spelers.directeur_sbjh.actor
    rijen = session.execute(select(Zaak.zaaknummer, Aanbieder.zoekvorm).join(Zaak.aanbieder)).all()
    for zoek in ("stichting", "zeldzaam", "2025", "2025-", "2025-1", "01", "9999", "niets van dit alles"):
        past = {nr for nr, vorm in rijen if zoek.replace(" ", "") in vorm or zoek in nr}
        for volgorde in Volgorde:
            assert set(_alle(session, actor, zoek, volgorde)) == past, (zoek, volgorde)
        blad, _meer = zaakrijen(session, actor, dag(2, 6), Zaakfilter(zoek=zoek))
        op_nummer = _alle(session, actor, zoek, Volgorde.NUMMER_AF)
        assert [rij.zaaknummer for rij in blad] == op_nummer[: len(blad)]
        assert len(blad) == min(25, len(past))


def test_zoeken_kost_twee_vragen_en_zonder_tellen_een(
    session: Session, spelers: Spelers, engine: Engine, vul: Callable[[int], None]
) -> None:
    vul(5)
    actor = spelers.directeur_sbjh.actor
    for telt in (True, False):
        with tel_vragen(engine) as vragen:
            zaakpagina(session, actor, Zaakwens(zoek="stichting"), telt=telt)
        assert len(vragen) == 1 + telt


def test_een_nummer_vindt_men_ook_zonder_streep(session: Session, spelers: Spelers, vul: Callable[[int], None]) -> None:
    vul(5)
    actor = spelers.directeur_sbjh.actor
    for zoek in ("2025-0001", "20250001", "2025 0001", " 2025 – 0001 "):
        assert _alle(session, actor, zoek, Volgorde.NUMMER_AF) == ["2025-0001"], zoek
