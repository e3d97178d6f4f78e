"""Guards as data: what an edition must hold, and what a wrong guard is told."""

from __future__ import annotations

import pytest

from app.domain.basis.begrippen import Toestand
from app.domain.draaiboek.draaiboek import Merk, OngeldigDraaiboek
from app.domain.draaiboek.grendels import ALTIJD_BIJ_SLUITEN, EIS, Grendelregel, Moment, Werking
from app.draaiboeken import alle_edities
from tests.domain.draaiboek.test_draaiboek import GOED, lees_tekst

EINDE = """
[[grendels]]
code = "GR-01"
regel = "{regel}"
bij = "{bij}"
werking = "{werking}"
{meer}
bron = "test"
merk = "I"
"""
LOS = GOED.replace("grendels = [", "[[oud]]").split("[[oud]]")
KOP, REST = LOS[0], LOS[1].partition("]\n")[2]
VIER = "".join(
    EINDE.format(regel=regel, bij="sluiten", werking="blokkeert", meer="").replace("GR-01", f"GR-1{nr}")
    for nr, regel in enumerate(ALTIJD_BIJ_SLUITEN)
)


def met(regel: str = "afspraken_open", bij: str = "overgang", werking: str = "blokkeert", meer: str = "") -> str:
    """The good edition with one guard more."""
    return KOP + REST + VIER + EINDE.format(regel=regel, bij=bij, werking=werking, meer=meer)


def test_een_grendel_wordt_gelezen_met_waar_hij_geldt() -> None:
    meer = 'naar = ["problematisch"]\nafspraken = [2, 4]\nnoodgreep = true'
    grendel = lees_tekst(met(meer=meer)).grendels[-1]
    assert (grendel.regel, grendel.bij, grendel.werking) == (
        Grendelregel.AFSPRAKEN_OPEN,
        Moment.OVERGANG,
        Werking.BLOKKEERT,
    )
    assert (grendel.afspraken, grendel.noodgreep) == ((2, 4), True)
    assert grendel.geldt_naar(Toestand.PROBLEMATISCH)
    assert not grendel.geldt_naar(Toestand.ZORGELIJK)


@pytest.mark.parametrize(
    ("grendel", "plek", "wat"),
    [
        ({"regel": "volle_maan"}, "regel", "kies uit onderbouwing_terug"),
        ({"regel": "onderbouwing_terug", "bij": "sluiten"}, "regel", 'kies bij = "overgang"'),
        ({"bij": "sluiten", "meer": 'naar = ["zorgelijk"]'}, "naar", "haal naar weg"),
        ({"bij": "sluiten", "meer": 'noodgreep = true\nverbod = "Jeugdwet"'}, "verbod", "kent geen noodgreep"),
        ({"meer": 'naar = ["signaal"]'}, "naar", "geen tredebepaling leidt naar signaal"),
        ({"meer": 'naar = ["afgesloten"]'}, "naar", "kies uit niet_in_behandeling, zorgelijk"),
        ({"werking": "waarschuwt", "meer": "noodgreep = true"}, "noodgreep", "een waarschuwing houdt niets tegen"),
        ({"meer": 'stappen = ["ZO-01"]'}, "stappen", "hoort alleen bij de regel verplichte_stappen"),
        ({"regel": "verplichte_stappen", "meer": "afspraken = [1]"}, "afspraken", "alleen bij de regel afspraken_open"),
        ({"meer": "afspraken = [0]"}, "afspraken", "een nummer vanaf 1"),
        ({"meer": "termijn = 5"}, "termijn", "onbekende sleutel"),
        ({"bij": "altijd"}, "bij", "kies uit overgang, sluiten"),
        ({"regel": "noodgrepen", "bij": "sluiten", "werking": "waarschuwt"}, "werking", "houdt sluiten altijd tegen"),
    ],
)
def test_een_verkeerde_grendel_wordt_genoemd_met_bestand_plek_en_oplossing(
    grendel: dict[str, str], plek: str, wat: str
) -> None:
    with pytest.raises(OngeldigDraaiboek) as fout:
        lees_tekst(met(**grendel))
    assert (fout.value.bestand, fout.value.plek) == ("proef.toml", f"grendels 5 (GR-01) > {plek}")
    assert wat in fout.value.wat


def test_een_grendel_noemt_geen_stap_die_er_niet_is() -> None:
    with pytest.raises(OngeldigDraaiboek, match="GR-01 noemt stap ZZ-99, maar die bestaat niet"):
        lees_tekst(met(regel="verplichte_stappen", meer='stappen = ["ZZ-99"]'))
    assert lees_tekst(met(regel="verplichte_stappen", meer='stappen = ["ZO-01"]'))


def test_elke_grendel_heeft_een_eigen_code() -> None:
    with pytest.raises(OngeldigDraaiboek, match="'GR-10' komt 2 keer voor"):
        lees_tekst(met().replace("GR-01", "GR-10"))
    with pytest.raises(OngeldigDraaiboek, match="schrijf bijvoorbeeld GR-01"):
        lees_tekst(met().replace("GR-01", "G1"))


@pytest.mark.parametrize("regel", ALTIJD_BIJ_SLUITEN)
def test_zonder_een_van_de_vier_bij_sluiten_wordt_een_editie_geweigerd(regel: Grendelregel) -> None:
    with pytest.raises(OngeldigDraaiboek) as fout:
        lees_tekst(GOED.replace(f'regel = "{regel}"', 'regel = "opschaling_open"'))
    assert fout.value.plek == "grendels"
    assert fout.value.wat == f"bij sluiten ontbreekt {regel}; voeg een [[grendels]] met die regel toe"


def test_dezelfde_regel_bij_een_overgang_telt_niet_voor_het_sluiten() -> None:
    verplaatst = GOED.replace('regel = "noodgrepen", bij = "sluiten"', 'regel = "noodgrepen", bij = "overgang"')
    with pytest.raises(OngeldigDraaiboek, match="bij sluiten ontbreekt noodgrepen"):
        lees_tekst(verplaatst)


@pytest.mark.parametrize(("termijn", "wat"), [(0, "kan niet"), (-5, "kan niet"), (2601, "kan niet")])
def test_de_termijn_van_een_noodgreep_is_een_aantal_werkdagen(termijn: int, wat: str) -> None:
    noodgreep = f'\n[noodgreep]\ntermijn = {termijn}\nbron = "test"\nmerk = "I"\n'
    with pytest.raises(OngeldigDraaiboek) as fout:
        lees_tekst(GOED + noodgreep)
    assert (fout.value.plek, wat in fout.value.wat) == ("noodgreep > termijn", True)


def test_zonder_eigen_termijn_geldt_een_voorstel_dat_zegt_dat_het_er_een_is() -> None:
    noodgreep = lees_tekst(GOED).noodgreep
    assert (noodgreep.termijn, noodgreep.merk) == (5, Merk.AFGELEID)
    assert "zonder bron" in noodgreep.bron


@pytest.mark.parametrize("code", ["2021", "2025"])
def test_de_echte_edities_zeggen_eerlijk_waar_hun_grendels_vandaan_komen(code: str) -> None:
    editie = alle_edities()[code]
    bronnen = [(g.merk, g.bron) for g in editie.grendels] + [(editie.noodgreep.merk, editie.noodgreep.bron)]
    for merk, bron in bronnen:
        assert (merk, bron.startswith("afgeleid")) == (Merk.AFGELEID, True)
    in_nood = [g.regel for g in editie.grendels if g.noodgreep]
    assert in_nood == [
        Grendelregel.ONDERBOUWING_TERUG, Grendelregel.ACTIEVE_MANDATEN, Grendelregel.GELD_OPEN,
        Grendelregel.PLEKKEN_BEOORDEELD,
    ]  # fmt: skip
    verboden = [g.regel for g in editie.grendels if g.verbod]
    assert verboden == [Grendelregel.NOG_TE_PLAATSEN, Grendelregel.INFORMATIEPLICHTEN]


def test_elke_regel_is_in_woorden_te_zeggen() -> None:
    assert set(EIS) == set(Grendelregel)
