"""What guards find: every rule by name, with how to mend it, and what an emergency may pass."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.basis.begrippen import TREDEN, Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.draaiboek.draaiboek import Merk
from app.domain.draaiboek.grendels import Grendel, Grendelregel, Moment, Werking
from app.domain.zaak.grendelregels import OpenStap, Zaakstand
from app.domain.zaak.grendeltoets import Bevinding, beletsels_sluiten, passeer, toets_grendels
from app.domain.zaak.verloop import is_terug
from app.draaiboeken import alle_edities

T = Toestand
STAPPEN = [OpenStap(f"PR-0{nr}", f"Stap {nr}") for nr in range(1, 6)]


def grendel(regel: Grendelregel, **meer: Any) -> Grendel:
    vast = {"code": "GR-01", "bij": Moment.OVERGANG, "werking": Werking.BLOKKEERT, "bron": "test"}
    return Grendel(regel=regel, merk=Merk.AFGELEID, **vast | meer)


def stand(van: Toestand = T.ZORGELIJK, naar: Toestand = T.PROBLEMATISCH, **feiten: Any) -> Zaakstand:
    return Zaakstand(van=van, naar=naar, **feiten)


def vind(een: Grendel, nu: Zaakstand) -> DomeinFout | None:
    gevonden = toets_grendels([een], nu)
    return gevonden[0].fout if gevonden else None


@pytest.mark.parametrize(
    ("regel", "feiten", "code", "zegt"),
    [
        (
            "verplichte_stappen",
            {"open_stappen": STAPPEN[:1]},
            "stappen_open",
            "1 verplichte stap staat nog open",
        ),
        ("verplichte_stappen", {"open_stappen": STAPPEN}, "stappen_open", "Stap 3 en 2 andere. Rond ze af."),
        ("afspraken_open", {"open_afspraken": [2, 5]}, "afspraken_open", "Nog niet vastgelegd: de afspraken 2, 5."),
        ("actieve_mandaten", {"actieve_mandaten": 1}, "actieve_mandaten", "1 mandaat is nog actief"),
        ("actieve_mandaten", {"actieve_mandaten": 9}, "actieve_mandaten", "9 mandaten zijn nog actief"),
        ("nog_te_plaatsen", {"nog_te_plaatsen": 1}, "nog_te_plaatsen", "1-4 kinderen zijn nog te plaatsen"),
        ("nog_te_plaatsen", {"nog_te_plaatsen": 7}, "nog_te_plaatsen", "5-9 kinderen zijn nog te plaatsen"),
        ("informatieplichten", {"open_informatieplichten": ["DO"]}, "informatieplicht_open", "1 partij is nog niet"),
        (
            "informatieplichten",
            {"open_informatieplichten": list("ABCDE")},
            "informatieplicht_open",
            "A, B, C en 2",
        ),
        ("noodgrepen", {"open_noodgrepen": 1}, "noodgreep_open", "1 noodgreep is niet bekrachtigd"),
        ("noodgrepen", {"open_noodgrepen": 2}, "noodgreep_open", "2 noodgrepen zijn niet bekrachtigd"),
        ("geld_open", {"open_geld": ["1 (lening)"]}, "geld_open", "1 toezegging is niet afgewikkeld: 1 (lening)"),
        ("opschaling_open", {"open_opschalingen": 1}, "opschaling_open", "1 opschaling loopt nog"),
        ("opschaling_open", {"open_opschalingen": 2}, "opschaling_open", "2 opschalingen lopen nog"),
    ],
)
def test_een_grendel_zegt_wat_er_is_en_hoe_het_goed_komt(
    regel: str, feiten: dict[str, Any], code: str, zegt: str
) -> None:
    fout = vind(grendel(Grendelregel(regel)), stand(**feiten))
    assert fout is not None
    assert (fout.code, fout.weigering) == (code, True)
    assert zegt in fout.bericht


@pytest.mark.parametrize("regel", Grendelregel)
def test_zonder_feiten_die_in_de_weg_staan_vindt_geen_grendel_iets(regel: Grendelregel) -> None:
    assert vind(grendel(regel), stand()) is None


@pytest.mark.parametrize("van", TREDEN)
@pytest.mark.parametrize("naar", TREDEN)
def test_alleen_terug_op_de_ladder_vraagt_een_onderbouwing(van: Toestand, naar: Toestand) -> None:
    een = grendel(Grendelregel.ONDERBOUWING_TERUG)
    fout = vind(een, stand(van, naar))
    assert (fout is not None) == is_terug(van, naar)
    assert fout is None or (fout.code, fout.veld, fout.weigering) == ("onderbouwing_verplicht", "onderbouwing", True)
    assert vind(een, stand(van, naar, onderbouwd=True)) is None


def test_een_grendel_geldt_alleen_naar_de_toestanden_die_hij_noemt() -> None:
    een = grendel(Grendelregel.AFSPRAKEN_OPEN, naar=(T.ZEER_PROBLEMATISCH,))
    assert vind(een, stand(naar=T.PROBLEMATISCH, open_afspraken=[1])) is None
    assert vind(een, stand(naar=T.ZEER_PROBLEMATISCH, open_afspraken=[1]))


def test_een_grendel_bij_sluiten_geldt_niet_bij_een_overgang_en_andersom() -> None:
    sluiten = grendel(Grendelregel.AFSPRAKEN_OPEN, bij=Moment.SLUITEN)
    assert vind(sluiten, stand(open_afspraken=[1])) is None
    assert vind(sluiten, stand(naar=T.AFGESLOTEN, open_afspraken=[1]))
    assert vind(grendel(Grendelregel.AFSPRAKEN_OPEN), stand(naar=T.AFGESLOTEN, open_afspraken=[1])) is None


def test_een_grendel_kijkt_alleen_naar_de_afspraken_en_stappen_die_hij_noemt() -> None:
    assert vind(grendel(Grendelregel.AFSPRAKEN_OPEN, afspraken=(2,)), stand(open_afspraken=[1, 3])) is None
    fout = vind(grendel(Grendelregel.AFSPRAKEN_OPEN, afspraken=(2,)), stand(open_afspraken=[1, 2]))
    assert fout is not None
    assert "afspraak 2." in fout.bericht
    een = grendel(Grendelregel.VERPLICHTE_STAPPEN, stappen=("PR-04",))
    assert vind(een, stand(open_stappen=STAPPEN[:3])) is None
    assert vind(een, stand(open_stappen=STAPPEN))


@pytest.mark.parametrize("code", ["2021", "2025"])
def test_bij_sluiten_staan_alle_beletsels_er_tegelijk(code: str) -> None:
    alles = stand(
        T.SIGNAAL,
        T.AFGESLOTEN,
        actieve_mandaten=9,
        nog_te_plaatsen=4,
        open_informatieplichten=["DO"],
        open_noodgrepen=1,
        open_stappen=STAPPEN,
        open_afspraken=[1],
        open_opschalingen=1,
    )
    codes = [fout.code for fout in beletsels_sluiten(alle_edities()[code].grendels, alles)]
    assert codes == [
        "ongeldige_overgang",
        "actieve_mandaten",
        "nog_te_plaatsen",
        "informatieplicht_open",
        "noodgreep_open",
    ]


@pytest.mark.parametrize("van", TREDEN)
def test_sluiten_kan_uit_elke_trede_als_niets_in_de_weg_staat(van: Toestand) -> None:
    assert beletsels_sluiten(alle_edities()["2021"].grendels, stand(van, T.AFGESLOTEN)) == []


def bevinding(code: str, **meer: Any) -> Bevinding:
    een = grendel(Grendelregel.AFSPRAKEN_OPEN, code=code, **meer)
    return toets_grendels([een], stand(open_afspraken=[1]))[0]


IN_NOOD, VAST = bevinding("GR-01", noodgreep=True), bevinding("GR-02")
WAARSCHUWING = bevinding("GR-03", werking=Werking.WAARSCHUWT)


def test_een_waarschuwing_houdt_niets_tegen() -> None:
    assert passeer([WAARSCHUWING], "") == []


def test_zonder_reden_houdt_elk_beletsel_tegen() -> None:
    for gevonden in ([IN_NOOD], [VAST], [WAARSCHUWING, IN_NOOD]):
        for reden in ("", "  \n"):
            with pytest.raises(DomeinFout) as fout:
                passeer(gevonden, reden)
            assert fout.value.code == "afspraken_open"


def test_met_een_reden_wordt_gepasseerd_wat_in_nood_mag() -> None:
    assert passeer([WAARSCHUWING, IN_NOOD], "Er is brand.") == [IN_NOOD]


def test_wat_niet_mag_worden_gepasseerd_blijft_tegenhouden() -> None:
    with pytest.raises(DomeinFout) as fout:
        passeer([IN_NOOD, VAST], "Er is brand.")
    assert fout.value is VAST.fout


@pytest.mark.parametrize("gevonden", [[], [WAARSCHUWING]])
def test_een_noodgreep_die_niet_nodig_is_wordt_niet_aanvaard(gevonden: list[Bevinding]) -> None:
    with pytest.raises(DomeinFout) as fout:
        passeer(gevonden, "Voor de zekerheid.")
    assert (fout.value.code, fout.value.veld, fout.value.weigering) == ("noodgreep_onnodig", "noodgreep", False)
