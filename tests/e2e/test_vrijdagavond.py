"""A Friday evening in the browser: the director is away, no college granted yet, and the wages have to be paid.

His deputy takes a spoedbesluit, the other director signs it, nine of ten colleges ratify it; the part of the tenth is
shown as covered by nobody until it is recorded who bears it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.demo.accounts import WACHTWOORD
from app.domain.basis.begrippen import Rol
from app.regios import profiel
from tests.e2e.conftest import SchermVoor
from tests.e2e.s1_begin import DEN_HAAG, SBJH
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers, dag, vul_accounts
from tests.services.besluit.twee import met_profiel
from tests.web.conftest import geef_wachtwoorden

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-vrijdagavond")]

VRIJDAG, ZAAK = "2023-12-15", "/zaken/2023-0001/spoedbesluiten"
PLV = "plv@sbjh.example"
PROFIEL = """
[spoedbesluit]
hoogste_euro = 250000
dagen = 21
drager = "de regio, naar inwoners"
bron = "afspraak van deze toets [I]"
"""
COLLEGES = {g.naam: f"{g.account}@h10.example" for g in profiel("haaglanden").gemeenten_op(dag(15, 12, 2023))}


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        open_zaak(spelers, datum=dag(1, 12, 2023))
        spelers.nieuw(PLV, "sbjh", Rol.PROJECTLEIDER, functie_code="directeur-sbjh")
    geef_wachtwoorden(engine)


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return vul


@pytest.fixture(scope="module", autouse=True)
def regio(basis: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    map_: Path = tmp_path_factory.mktemp("regio")
    with met_profiel(map_, PROFIEL):
        yield


def test_van_het_spoedbesluit_tot_wie_draagt_wat_niet_is_gedekt(scherm: SchermVoor) -> None:
    assert len(COLLEGES) == 10
    neem_en_teken(scherm)
    bekrachtig(scherm, [naam for naam in COLLEGES if naam != "Voorschoten"])
    waarnemer = scherm(PLV)
    waarnemer.naar(ZAAK)
    waarnemer.zegt(
        "Bekrachtigd € 90.000",
        "€ 10.000 is door geen college gedekt. Dat is voor rekening van: de regio, naar inwoners.",
    )
    waarnemer.naar("/")
    waarnemer.zegt("Leg vast wie € 10.000 van Voorschoten in spoedbesluit 1 draagt")
    waarnemer.doe(f"{ZAAK}/1/delen/GM0626/drager", "Vastleggen", datum="2024-01-08", drager="Den Haag, DO 8 januari")
    waarnemer.zegt("Vastgelegd wie dit deel draagt.", "Den Haag, DO 8 januari")
    for email in (PLV, DEN_HAAG, *COLLEGES.values()):
        assert scherm(email).klachten == []
    assert scherm(SBJH).naar(ZAAK) == 200


def neem_en_teken(scherm: SchermVoor) -> None:
    """One signature is not enough: no college can ratify it yet."""
    scherm(PLV).doe(
        f"{ZAAK}/nieuw",
        "Spoedbesluit vastleggen",
        soort="financien",
        omschrijving="Het loon van deze week.",
        reden="Zaterdag moet het loon uit, en nog geen college heeft besloten.",
        datum=VRIJDAG,
        geldig_tot="2023-12-29",
        bedrag="100.000",
        verdeling="gelijk",
    )
    scherm(PLV).zegt("Spoedbesluit 1 geldt zodra de andere Regievoerder meetekent.", "waarnemend directeur")
    delft = scherm(COLLEGES["Delft"])
    delft.naar(ZAAK)
    assert delft.page.get_by_role("link", name="Bekrachtigen of weigeren").count() == 0
    scherm(DEN_HAAG).doe(f"{ZAAK}/1/handtekening", "Meetekenen", datum=VRIJDAG, wachtwoord=WACHTWOORD)
    scherm(DEN_HAAG).zegt("U heeft het spoedbesluit meegetekend.")


def bekrachtig(scherm: SchermVoor, colleges: Sequence[str]) -> None:
    for naam in colleges:
        college = scherm(COLLEGES[naam])
        college.doe(
            f"{ZAAK}/1/bekrachtiging",
            "Vastleggen",
            uitkomst="bekrachtigd",
            datum="2023-12-20",
            besluitnummer=f"B-{naam[:3]}",
        )
        college.zegt("De beslissing van uw college is vastgelegd.", "€ 10.000")
