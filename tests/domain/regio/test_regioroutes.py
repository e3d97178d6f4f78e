"""Routes and rhythm in a profile: as Haaglanden has them, and what a broken one is told."""

from __future__ import annotations

import pytest

from app.domain.regio.regio import OngeldigProfiel
from app.domain.regio.regioroutes import Ritme, Route, Vooraf, Weekdag
from app.regios import alle_profielen, profiel
from tests.domain.regio.test_regio import GOED, lees_tekst

MET_ROUTE = (
    GOED.replace(
        'naam = "Portefeuillehoudersoverleg"',
        'naam = "Portefeuillehoudersoverleg"\nritme = { weekdag = "dinsdag", per_jaar = 4 }',
    )
    + """
[[overleggen]]
code = "AOO"
naam = "Opdrachtgeversoverleg"
frequentie = "vier weken ervoor"
leden = "leidinggevenden"
ritme = { weekdag = "maandag", vooraf = { overleg = "PHO", weken = 4 } }
bron = "test"

[[routes]]
code = "college"
titel = "Stuk voor de colleges"
stations = ["AOO", "PHO", "college"]
bron = "test"
"""
)


def test_een_profiel_met_routes_en_ritme_wordt_gelezen() -> None:
    regio = lees_tekst(MET_ROUTE)
    route, aoo = regio.route("college"), regio.overleg("AOO")
    assert route == Route("college", "Stuk voor de colleges", ("AOO", "PHO", "college"), "test")
    assert aoo is not None
    assert aoo.ritme == Ritme(Weekdag.MAANDAG, vooraf=Vooraf("PHO", 4))
    assert (regio.route("raad"), regio.overleg("BOJ")) == (None, None)


def test_zonder_routes_en_ritme_blijft_een_profiel_heel() -> None:
    regio = lees_tekst(GOED)
    assert regio.routes == ()
    assert [overleg.ritme for overleg in regio.overleggen] == [None]


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek", "wat"),
    [
        ('["AOO", "PHO", "college"]', "[]", "routes 1 (college) > stations", "de route is leeg"),
        (
            '["AOO", "PHO", "college"]',
            '["PHO", "AOO", "college", "AOO"]',
            "routes 1 (college) > stations",
            "de route loopt rond: AOO → college → AOO",
        ),
        ('"PHO", "college"]', '"college", "college"]', "stations", "loopt rond: college → college"),
        ('"PHO", "college"]', '"BOJ", "college"]', "routes (college)", "'BOJ' bestaat niet; kies uit PHO, AOO"),
        ('["AOO", "PHO", "college"]', '"AOO"', "stations", "een lijst"),
        ('["AOO", "PHO", "college"]', str([f"S{n}" for n in range(10)]).replace("'", '"'), "stations", "hoogstens 9"),
        ('titel = "Stuk voor de colleges"\n', "", "titel", "ontbreekt"),
        ('code = "college"', 'code = "naar het college"', "overleggen en routes", "letters, cijfers en streepjes"),
        ('code = "AOO"', 'code = "college"', "overleggen", "'college' is een station van gemeenten"),
        ('code = "AOO"', 'code = "A/B"', "overleggen en routes", "'A/B' mag alleen"),
        ('overleg = "PHO"', 'overleg = "AOO"', "overleggen (AOO)", "kies een overleg met per_jaar: PHO"),
        ('overleg = "PHO"', 'overleg = "BOJ"', "overleggen (AOO)", "vooraf noemt 'BOJ'"),
        ("weken = 4", "weken = 0", "vooraf > weken", "1 tot en met 8"),
        ("weken = 4", "weken = 9", "vooraf > weken", "1 tot en met 8"),
        ("per_jaar = 4", "per_jaar = 0", "ritme > per_jaar", "1 tot en met 26"),
        ("per_jaar = 4", "per_jaar = 27", "ritme > per_jaar", "1 tot en met 26"),
        ("per_jaar = 4", "per_jaar = 4, reces = [13]", "ritme > reces", "1 tot en met 12"),
        ("per_jaar = 4", 'per_jaar = 4, vooraf = { overleg = "AOO", weken = 1 }', "ritme > vooraf", "niet allebei"),
        ('"dinsdag"', '"zondag"', "ritme > weekdag", "kies uit maandag, dinsdag"),
    ],
)
def test_een_kapotte_route_of_ritme_hoort_waar_wat_en_hoe(oud: str, nieuw: str, plek: str, wat: str) -> None:
    assert oud in MET_ROUTE
    with pytest.raises(OngeldigProfiel) as fout:
        lees_tekst(MET_ROUTE.replace(oud, nieuw, 1))
    assert fout.value.plek.endswith(plek)
    assert wat in fout.value.wat


def test_twee_routes_met_een_code_kan_niet() -> None:
    with pytest.raises(OngeldigProfiel, match="'college' komt 2 keer voor"):
        lees_tekst(MET_ROUTE + MET_ROUTE[MET_ROUTE.index("[[routes]]") :])


def test_haaglanden_heeft_de_routes_van_de_notitie() -> None:
    stations = {route.code: route.stations for route in profiel("haaglanden").routes}
    assert stations == {
        "college": ("DO", "portefeuillehouder", "college"),
        "raad": ("BOJ", "college", "gemeenteraad"),
    }


def test_het_boj_is_zes_keer_op_donderdag_en_het_do_twee_weken_ervoor() -> None:
    boj, do = profiel("haaglanden").overleg("BOJ"), profiel("haaglanden").overleg("DO")
    assert boj is not None
    assert do is not None
    assert boj.ritme is not None
    assert (boj.ritme.weekdag, boj.ritme.per_jaar) == (Weekdag.DONDERDAG, 6)
    assert do.ritme == Ritme(Weekdag.WOENSDAG, vooraf=Vooraf("BOJ", 2))


def test_elke_route_noemt_haar_bron_met_een_merk() -> None:
    routes = [route for regio in alle_profielen().values() for route in regio.routes]
    assert all(route.bron.endswith(("[S]", "[P]", "[I]")) for route in routes)
