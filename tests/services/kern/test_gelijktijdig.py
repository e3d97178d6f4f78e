"""Many at once: one unbroken chain, one winner of the last euro, one effect of one request, on both engines."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest
from sqlalchemy import Engine, event, func, select

from app.domain.basis.fouten import DomeinFout
from app.models import Besluit, Zaak
from app.services.logboek import controle
from app.services.zaak import zaken
from tests.kern.omvang import keren
from tests.kern.opzet import actief_mandaat, logboek, nieuwe_zaak, open_zaak
from tests.kern.spelers import Spelers
from tests.services.kern.wedloop import eigen, race, race_ronden, schrijf, tegelijk

pytestmark = pytest.mark.beide

SCHRIJVERS, KEREN, RONDES = 8, keren(4, 8), keren(8, 40)


@pytest.mark.traag
def test_acht_schrijvers_in_eigen_zaken_maken_een_keten(spelers: Spelers, url: str) -> None:
    nummers = [open_zaak(spelers) for _ in range(SCHRIJVERS)]
    antwoorden = tegelijk([partial(schrijf, url, zaak, KEREN) for zaak in nummers])
    assert antwoorden == [""] * SCHRIJVERS * KEREN
    assert controle.verifieer(spelers.session).aantal == SCHRIJVERS * (KEREN + 1)


@pytest.mark.traag
def test_acht_schrijvers_in_een_zaak_maken_een_keten(spelers: Spelers, url: str) -> None:
    """Most are too late and refused, which is noted as well."""
    zaak = open_zaak(spelers)
    antwoorden = tegelijk([partial(schrijf, url, zaak, KEREN) for _ in range(SCHRIJVERS)])
    telling = Counter(antwoorden)
    assert set(telling) <= {"", "ongeldige_overgang"}
    uitkomsten = Counter(regel.kop.uitkomst for regel in logboek(spelers.session))
    assert uitkomsten == {"gedaan": telling[""] + 1, "geweigerd": telling["ongeldige_overgang"]}
    assert controle.verifieer(spelers.session).aantal == SCHRIJVERS * KEREN + 1


@pytest.mark.traag
def test_de_laatste_euro_gaat_naar_precies_een(spelers: Spelers, url: str) -> None:
    nummers = [open_zaak(spelers) for _ in range(RONDES)]
    for zaak in nummers:
        actief_mandaat(spelers, zaak, plafond=1_00)
    gevonden = Counter(race(url, nummers))
    assert gevonden == Counter({(zaak, wat): 1 for zaak in nummers for wat in ("genomen", "plafond_overschreden")})
    assert list(spelers.session.scalars(select(func.count(Besluit.id)).group_by(Besluit.zaak_id))) == [1] * RONDES
    controle.verifieer(spelers.session)


@pytest.mark.traag
def test_ronden_om_de_laatste_euro_met_telkens_een_winnaar(spelers: Spelers, url: str) -> None:
    """A thousand of them with `make test-all`."""
    ronden = keren(60, 1_000)
    nummers = [open_zaak(spelers) for _ in range(keren(4, 25))]
    for zaak in nummers:
        actief_mandaat(spelers, zaak, plafond=1_00)
    gevonden = Counter(race_ronden(url, nummers, ronden))
    wat = ("genomen", "plafond_overschreden")
    assert gevonden == Counter({(ronde, uitkomst): 1 for ronde in range(ronden) for uitkomst in wat})
    soms = spelers.session.execute(select(func.count(Besluit.id), func.sum(Besluit.bedrag))).one()
    assert tuple(soms) == (2 * ronden, 0), "nothing was lost: each decision stands, and its reversal"


def test_hetzelfde_verzoek_tegelijk_heeft_een_gevolg(spelers: Spelers, url: str) -> None:
    nieuw = nieuwe_zaak()

    def open_dezelfde() -> list[str]:
        with eigen(url) as dubbel:
            try:
                dubbel.directeur_sbjh.met_verzoek("dubbelklik").doet(zaken.open_zaak, nieuw)
            except DomeinFout as fout:
                return [fout.code]
            return ["geopend"]

    assert Counter(tegelijk([open_dezelfde] * 4)) == {"geopend": 1, "reeds_gedaan": 3}
    assert spelers.session.scalar(select(func.count()).select_from(Zaak)) == 1
    assert controle.verifieer(spelers.session).aantal == 1


def test_zaken_die_tegelijk_opengaan_krijgen_elk_een_eigen_nummer(spelers: Spelers, url: str) -> None:
    def open_een() -> list[str]:
        with eigen(url) as ander:
            return [open_zaak(ander)]

    assert sorted(tegelijk([open_een] * 6)) == [f"2025-{nr:04d}" for nr in range(1, 7)]


@pytest.mark.postgres
@pytest.mark.parametrize("databank", ["postgres"], indirect=True)
def test_nakijken_terwijl_er_geschreven_wordt_geeft_geen_vals_alarm(spelers: Spelers, url: str, engine: Engine) -> None:
    """An entry comes in after the head was read and before the entries are; SQLite reads one moment of itself."""
    zaak = open_zaak(spelers)
    geschreven: list[str] = []

    def schrijf_ertussen(_verbinding: object, _cursor: object, vraag: str, *_rest: object) -> None:
        if "FROM logboek_kop" in vraag and not geschreven:
            geschreven.extend(schrijf(url, zaak, 1))

    event.listen(engine, "after_cursor_execute", schrijf_ertussen)
    assert controle.verifieer(spelers.session).aantal == 1
    assert geschreven == [""]
    assert controle.verifieer(spelers.session).aantal == 2
