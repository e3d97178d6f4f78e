"""The register of acts: what it says is one thing, and what does not fit it is never noted."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.handelingen import _LEZEN as LEZEN
from app.domain.basis.handelingen import (
    HANDELINGEN,
    VELDEN,
    Buiten,
    Onbekend,
    Soort,
    buiten,
    eis_geheel,
    eis_velden,
    met_wachtwoord,
    soort_van,
    van_soorten,
    woord_van,
)
from app.domain.basis.handelingen.herstel import HERSTEL
from app.domain.basis.handelingen.velden import GEWEIGERD, Veld, bedrag, dag, lijst, per, tekst

INGELEZEN = {"sha256": "ab", "blad": "Zaken", "rij": 2, "kenmerk": "A1"}
GOED: dict[str, dict[str, object]] = {
    "bewaar_langer": {"reden": "Er loopt een onderzoek."},
    "activeer": {"actief_vanaf": "2025-05-16", "mandaatgever": "GM0503"},
    "leg_omzet_vast": {"jaar": 2024, "omzet": {"GM0503": 12_000}, "ingelezen": INGELEZEN},
    "voeg_aanbieder_toe": {},
}


def per_naam() -> dict[str, list[Veld]]:
    gevonden: dict[str, list[Veld]] = defaultdict(list)
    for handeling in HANDELINGEN.values():
        for veld in handeling.alle_velden:
            gevonden[veld.naam].append(veld)
    return gevonden


def test_een_naam_leest_overal_hetzelfde() -> None:
    assert {naam for naam, velden in per_naam().items() if len({veld.titel for veld in velden}) > 1} == set()
    for naam, velden in per_naam().items():
        assert {veld.vorm for veld in velden} & LEZEN <= {VELDEN[naam].vorm}, naam


def test_een_handeling_staat_er_een_keer_met_elk_veld_een_keer() -> None:
    assert all(len({v.naam for v in h.alle_velden}) == len(h.alle_velden) for h in HANDELINGEN.values())
    assert len({handeling.woord for handeling in HANDELINGEN.values()}) == len(HANDELINGEN)
    assert [code for code, handeling in HANDELINGEN.items() if code != handeling.code] == []


def test_geen_veld_heet_zoals_wat_in_de_kop_van_een_regel_staat() -> None:
    """Such a field would be taken for the thing that `wil` and `noteer` put in the head."""
    kop = {"actie", "datum", "object", "van", "naar", "versie", "namens", "logboek"}
    assert per_naam().keys() & kop == set()
    assert {veld.naam for veld in GEWEIGERD} == {"code", "reden", "klok"}


def test_wie_buiten_het_team_wat_hoort() -> None:
    aan = {wie: {code for code in HANDELINGEN if buiten(code) is wie} for wie in (Buiten.ZAAK, Buiten.MANDAAT)}
    assert aan[Buiten.ZAAK] == {"open_zaak", "bepaal_trede", "sluit_af", "heropen"}
    assert aan[Buiten.MANDAAT] == {
        "keur_goed", "wijs_af", "verleen", "stem_in", "activeer", "trek_in", "geef_mandaat_terug",
        "eindigt_bij_sluiten", "verloopt", "vervang", "herinner", "voeg_besluitstuk_toe", "leg_verlening_vast",
        "leg_weigering_vast", "leg_intrekking_vast", "vervroeg_einde",
    }  # fmt: skip
    assert van_soorten([Soort.VERLOOP]) > aan[Buiten.ZAAK]
    assert van_soorten(["mandaten"]) > aan[Buiten.MANDAAT]
    assert van_soorten(Soort) == HANDELINGEN.keys()


def test_waarvoor_het_wachtwoord_wordt_gevraagd() -> None:
    assert set(met_wachtwoord()) == {
        "keur_goed", "bevestig_vernietiging", "bevestig_anonimisering", "hervat_logboek", "bevestig_import",
        "maak_token", "wijzig_wachtwoord", "onderteken_besluit", "teken_spoedbesluit_mee",
        "zet_app_aan", "zet_app_uit", "voeg_passkey_toe", "verwijder_passkey", "maak_herstelcodes",
        "koppel_inlogdienst", "ontkoppel_inlogdienst",
        "toon_zgwgeheim",
        "maak_zgwclient",
        "bevestig_toegang",
    }  # fmt: skip


def test_wat_niet_van_ons_is_heeft_geen_woord_en_gaat_nergens_heen() -> None:
    assert (woord_van("nooit"), soort_van("nooit"), buiten("nooit")) == (None, None, Buiten.NIEMAND)


@pytest.mark.parametrize("code", GOED)
def test_wat_past_mag(code: str) -> None:
    eis_geheel(code, GOED[code])


@pytest.mark.parametrize(
    ("code", "inhoud"),
    [
        ("nooit", {}),
        ("bewaar_langer", {"reden": "x", "extra": "y"}),
        ("bewaar_langer", {"reden": 3}),
        ("activeer", {"actief_vanaf": "16-05-2025"}),
        ("leg_omzet_vast", {"jaar": True}),
        ("leg_omzet_vast", {"omzet": [1]}),
        ("leg_omzet_vast", {"ingelezen": {**INGELEZEN, "nog_iets": 1}}),
    ],
)
def test_wat_niet_past_is_een_fout_van_het_programma(code: str, inhoud: dict[str, object]) -> None:
    with pytest.raises(Onbekend):
        eis_velden(code, inhoud)


def test_wat_gedaan_is_zegt_alles_wat_het_altijd_zegt() -> None:
    eis_velden("activeer", {})
    with pytest.raises(Onbekend, match="actief_vanaf, mandaatgever"):
        eis_geheel("activeer", {})


@given(st.integers(), st.text())
def test_vormen_van_getal_en_tekst(getal: int, woorden: str) -> None:
    assert bedrag("a").past(getal)
    assert not bedrag("a").past(woorden)
    assert lijst(tekst("a")).past([woorden, woorden])
    assert not lijst(tekst("a")).past([woorden, getal])
    assert per(bedrag("a")).past({woorden: getal})
    assert not per(bedrag("a")).past({getal: getal})


@given(st.dates())
def test_een_dag_staat_er_zoals_iso_hem_schrijft(wanneer: object) -> None:
    assert dag("a").past(str(wanneer))
    assert not dag("a").past(f" {wanneer}")


def test_van_elke_handeling_staat_er_hoe_zij_wordt_hersteld_of_waarom_niet() -> None:
    assert HERSTEL.keys() == HANDELINGEN.keys()
    for code, herstel in HERSTEL.items():
        assert bool(herstel.door) != bool(herstel.waarom), code
        assert set(herstel.door) <= HANDELINGEN.keys(), code


def test_wat_nog_niet_te_herstellen_is_wordt_niet_meer() -> None:
    """Each of these is to get an act of its own; a new act that cannot be mended says why, or brings its mend."""
    assert {code for code, herstel in HERSTEL.items() if herstel.gat} <= {
        "rond_stap_af",
        "verleng",
        "leg_correspondentie_vast",
        "meld_verzonden",
        "laat_plicht_vervallen",
        "verzend_raadsbrief",
        "leg_uitkomst_vast",
    }
