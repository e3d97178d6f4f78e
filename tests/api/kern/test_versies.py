"""ETag: 304 for who has it, 428 for who does not say what he read, 412 for who read something else."""

from __future__ import annotations

import pytest

from tests.api.beller import Bellers, code

ZAAK = "/zaken/2025-0001"
TREDE = {"naar": "problematisch", "datum": "2025-05-16", "motivering": "Het herstelplan is op."}


@pytest.mark.parametrize("vorm", ["{}", "W/{}", '"iets-anders", {}', "*"])
def test_wie_het_al_heeft_krijgt_304_zonder_inhoud(bellers: Bellers, vorm: str) -> None:
    eerst = bellers.directeur_sbjh.get(ZAAK)
    weer = bellers.directeur_sbjh.get(ZAAK, If_None_Match=vorm.format(eerst.headers["ETag"]))
    assert (weer.status_code, weer.data) == (304, b"")
    assert weer.headers["ETag"] == eerst.headers["ETag"]
    assert weer.headers["API-Version"] == eerst.headers["API-Version"]


def test_na_een_wijziging_is_de_etag_een_andere(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    oud = wie.get(ZAAK).headers["ETag"]
    gedaan = wie.post(f"{ZAAK}/tredebepalingen", TREDE, If_Match=oud)
    nieuw = wie.get(ZAAK, If_None_Match=oud)
    assert gedaan.status_code == 201
    assert nieuw.status_code == 200
    assert nieuw.headers["ETag"] == gedaan.headers["ETag"] != oud
    assert nieuw.json == gedaan.json


def test_elke_lezer_heeft_zijn_eigen_etag_want_hij_ziet_iets_anders(bellers: Bellers) -> None:
    team = bellers.directeur_sbjh.get(ZAAK).headers["ETag"]
    assert bellers.delft.get(ZAAK, If_None_Match=team).status_code == 200


@pytest.mark.parametrize("pad", ["/zaken", "/gemeenten", "/ik", f"{ZAAK}/logboek", "/logboek/sleutel", "/exports"])
def test_ook_lijsten_en_bestanden_kennen_304(bellers: Bellers, pad: str) -> None:
    merk = bellers.directeur_sbjh.get(pad).headers["ETag"]
    assert bellers.directeur_sbjh.get(pad, If_None_Match=merk).status_code == 304


@pytest.mark.parametrize("pad", ["/zaken", ZAAK, "/logboek/sleutel", "/documenten/1/bestand", "/openapi.json"])
def test_wie_leest_hoeft_geen_versie_te_noemen_en_krijgt_altijd_het_geheel(bellers: Bellers, pad: str) -> None:
    wie = bellers.directeur_sbjh
    heel = wie.get(pad)
    for koppen in (
        {"If_Match": "*"},
        {"If_Match": '"7-0011223344556677"'},
        {"Range": "bytes=0-1"},
        {"Range": "bytes=9-1"},
    ):
        antwoord = wie.get(pad, **koppen)
        assert (antwoord.status_code, antwoord.data) == (200, heel.data)
    assert wie.get(pad, If_Match="*", If_None_Match=heel.headers["ETag"]).status_code == 304


def test_zonder_if_match_is_het_428(bellers: Bellers) -> None:
    antwoord = bellers.directeur_sbjh.post(f"{ZAAK}/tredebepalingen", TREDE)
    assert code(antwoord) == (428, "versie_nodig")
    assert "If-Match" in antwoord.json["detail"]


ANDERS = '"999-0011223344556677"'
NIET_VAN_ONS = (
    '"van-een-ander"', "7", '"7-0011223344556677', '"1-00", "2-00"', '*, "7-0011223344556677"', "**",
    '"7-' + "0" * 500 + '"', '"-7-0011223344556677"', '"7-0011223344556677" ;', "’7-0011223344556677’",
    '"0000000007-0011223344556677"',
)  # fmt: skip
"""What the document does not describe as an If-Match."""


def test_wie_iets_anders_las_krijgt_412_en_wie_geen_etag_stuurt_400_en_er_gebeurt_niets(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    voor = wie.lees(ZAAK)
    assert code(wie.post(f"{ZAAK}/tredebepalingen", TREDE, If_Match=ANDERS)) == (412, "verouderd")
    for merk in NIET_VAN_ONS:
        antwoord = wie.post(f"{ZAAK}/tredebepalingen", TREDE, If_Match=merk)
        assert code(antwoord) == (400, "ongeldige_versie"), merk
    assert wie.lees(ZAAK) == voor


def test_wie_op_een_oude_versie_wijzigt_krijgt_412(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    oud = wie.get(ZAAK).headers["ETag"]
    assert wie.post(f"{ZAAK}/tredebepalingen", TREDE, If_Match=oud).status_code == 201
    terug = TREDE | {"naar": "zorgelijk", "onderbouwing": "De kas is op orde."}
    assert code(wie.post(f"{ZAAK}/tredebepalingen", terug, If_Match=oud)) == (412, "verouderd")


@pytest.mark.parametrize("vorm", ["{}", "W/{}", "*"])
def test_de_etag_van_nu_ook_zwak_en_de_ster_mogen(bellers: Bellers, vorm: str) -> None:
    wie = bellers.directeur_sbjh
    merk = vorm.format(wie.get(ZAAK).headers["ETag"])
    assert wie.post(f"{ZAAK}/tredebepalingen", TREDE, If_Match=merk).status_code == 201


def test_wie_iets_anders_van_de_zaak_ziet_kan_haar_met_zijn_etag_ook_wijzigen(
    bellers: Bellers,
) -> None:
    """If-Match compares the version, not what this reader sees of it."""
    wie, ander = bellers.directeur_sbjh, bellers.directeur_denhaag
    merk = ander.get(ZAAK).headers["ETag"]
    assert wie.post(f"{ZAAK}/tredebepalingen", TREDE, If_Match=merk).status_code == 201
