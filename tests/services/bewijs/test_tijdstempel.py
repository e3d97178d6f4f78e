"""A timestamp of others under an export: it is in the bundle and right, or the bundle says why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.basis.fouten import TijdstempelOntbreekt
from app.domain.export.aanvraag import NieuweExport
from app.export import verify
from app.export.ondertekening import Ondertekenaar
from app.models import Export
from app.services.bewijs.tijdstempel import GROOTSTE_ANTWOORD, Tijdstempeldienst, dienst
from config import Config, OngeldigeInstelling
from tests.export.inpakken import uitgepakt
from tests.kern.spelers import Speler, Spelers
from tests.kern.tijdstempels import Beantwoord, Stempelkantoor, bereikbaar, kantoor
from tests.services.export.bundels import JUNI, ZAAK, bundel, exporteer

NIEUW = NieuweExport("NZa", "Toezicht.", JUNI)


@pytest.fixture(scope="module")
def stempelkantoor() -> Iterator[Stempelkantoor]:
    with kantoor() as open_:
        yield open_


@pytest.fixture(scope="module")
def ander_kantoor() -> Iterator[Stempelkantoor]:
    with kantoor() as open_:
        yield open_


def maak(wie: Speler, sleutel: Ondertekenaar, stempelaar: Tijdstempeldienst) -> Export:
    return exporteer(wie, ZAAK, NIEUW, sleutel, stempelaar)


def test_de_bundel_heeft_een_tijdstempel_dat_te_controleren_is(
    s1: Spelers, sleutel: Ondertekenaar, stempelkantoor: Stempelkantoor, ander_kantoor: Stempelkantoor
) -> None:
    with bereikbaar(stempelkantoor.ca, stempelkantoor.beantwoord) as stempelaar:
        zip_ = bundel(s1.projectleider, maak(s1.projectleider, sleutel, stempelaar))
    pem = sleutel.publieke_pem()
    verslag = verify.controleer(zip_, pem, tsa_ca=stempelkantoor.ca)
    assert re.fullmatch(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d", verslag.tijdstempel or "")
    assert f"{verslag.tijdstempel} (UTC)" in verslag.tekst()
    assert "niet gecontroleerd (geef --tsa-ca)" in verify.controleer(zip_, pem).tekst()
    with pytest.raises(verify.Ongeldig, match="is niet van deze dienst"):
        verify.controleer(zip_, pem, tsa_ca=ander_kantoor.ca)
    assert "openssl ts -verify" in uitgepakt(zip_)["LEESMIJ.txt"].decode()


def test_een_tijdstempel_van_een_ander_checkpoint_wordt_geweigerd(stempelkantoor: Stempelkantoor) -> None:
    """The authority saw something, but not this: what it sends does not fit the question."""
    with bereikbaar(stempelkantoor.ca, stempelkantoor.beantwoord) as stempelaar:
        ander = stempelaar.stempel(b"iets anders")
    with bereikbaar(stempelkantoor.ca, lambda _: (200, ander)) as stempelaar:
        for bericht in (b"iets anders", b"dit"):  # the same bytes asked again: an old answer is no answer
            with pytest.raises(TijdstempelOntbreekt, match="die niet klopt"):
                stempelaar.stempel(bericht)


@pytest.mark.parametrize(
    ("beantwoord", "melding"),
    [
        (lambda _: (200, b""), "die niet klopt"),
        (lambda _: (200, b"<html>Inloggen</html>"), "die niet klopt"),
        (lambda _: (200, bytes(GROOTSTE_ANTWOORD + 1)), "dat geen tijdstempel is"),
        (lambda _: (500, b"stuk"), "dat geen tijdstempel is"),
        (lambda _: (302, b""), "dat geen tijdstempel is"),
    ],
    ids=["leeg", "html", "te groot", "stuk", "doorgestuurd"],
)
def test_een_antwoord_dat_geen_tijdstempel_is_wordt_niet_gebruikt(
    stempelkantoor: Stempelkantoor, beantwoord: Beantwoord, melding: str
) -> None:
    with bereikbaar(stempelkantoor.ca, beantwoord) as stempelaar, pytest.raises(TijdstempelOntbreekt, match=melding):
        stempelaar.stempel(b"bericht")


def test_een_dienst_die_weigert_zegt_dat(stempelkantoor: Stempelkantoor) -> None:
    def weiger(vraag: bytes) -> tuple[int, bytes]:
        return stempelkantoor.beantwoord(vraag, "streng")

    with bereikbaar(stempelkantoor.ca, weiger) as stempelaar, pytest.raises(TijdstempelOntbreekt, match="weigert"):
        stempelaar.stempel(b"bericht")


def test_een_dienst_onder_andere_certificaten_wordt_niet_vertrouwd(
    stempelkantoor: Stempelkantoor, ander_kantoor: Stempelkantoor
) -> None:
    with (
        bereikbaar(ander_kantoor.ca, stempelkantoor.beantwoord) as stempelaar,
        pytest.raises(TijdstempelOntbreekt, match="die niet klopt"),
    ):
        stempelaar.stempel(b"bericht")


def test_zonder_tijdstempel_gaat_de_export_door_en_zegt_hij_dat(
    s1: Spelers, sleutel: Ondertekenaar, stempelkantoor: Stempelkantoor
) -> None:
    with bereikbaar(stempelkantoor.ca, stempelkantoor.beantwoord) as stempelaar:
        pass  # the authority is gone: nobody answers at its address any more
    gemaakt = maak(s1.projectleider, sleutel, stempelaar)
    assert gemaakt.bundel
    zin = "De tijdstempeldienst geeft geen antwoord."
    assert gemaakt.bundel.zonder_tijdstempel == zin
    zip_ = bundel(s1.projectleider, gemaakt)
    verslag = verify.controleer(zip_, sleutel.publieke_pem(), tsa_ca=stempelkantoor.ca)
    assert f"zit er niet bij: {zin}" in verslag.tekst()
    assert verslag.gegevens()["zonder_tijdstempel"] == zin
    assert zin in uitgepakt(zip_)["LEESMIJ.txt"].decode()


def test_een_antwoord_met_meer_certificaten_telt_ook(stempelkantoor: Stempelkantoor) -> None:
    """Signer and authority, in the order in which OpenSSL puts them; DER would have them sorted."""

    def met_keten(vraag: bytes) -> tuple[int, bytes]:
        return stempelkantoor.beantwoord(vraag, extra="-chain ca.pem")

    with bereikbaar(stempelkantoor.ca, met_keten) as stempelaar:
        antwoord = stempelaar.stempel(b"bericht")
    assert verify.toets_stempel(b"bericht", antwoord, stempelkantoor.ca, 0)


def test_wat_de_dienst_niet_ondertekende_telt_niet(stempelkantoor: Stempelkantoor, s1: Spelers) -> None:
    """The words beside the token can be anybody's: they are not kept, and a bundle that has them is not in order."""
    with bereikbaar(stempelkantoor.ca, stempelkantoor.beantwoord) as stempelaar:
        goed = stempelaar.stempel(b"bericht")
    token = verify.stempel_token(goed)
    praat = verify.der(0x0C, b"Time stamp: Mar  3 09:00:00 2025 GMT")
    vals = verify.der(0x30, verify.der(0x30, b"\x02\x01\x00" + verify.der(0x30, praat)) + token)
    with pytest.raises(verify.Ongeldig, match="niet ondertekende"):
        verify.toets_stempel(b"bericht", vals, stempelkantoor.ca, 0)

    def met_praat(vraag: bytes) -> tuple[int, bytes]:
        inhoud = verify.stempel_token(stempelkantoor.beantwoord(vraag)[1])
        return 200, verify.der(0x30, verify.der(0x30, b"\x02\x01\x00" + verify.der(0x30, praat)) + inhoud)

    with bereikbaar(stempelkantoor.ca, met_praat) as stempelaar:
        antwoord = stempelaar.stempel(b"bericht")
    assert b"Time stamp: " not in antwoord
    assert not verify.toets_stempel(b"bericht", antwoord, stempelkantoor.ca, 0).startswith("2025-03-03")


def test_een_stempel_van_voor_de_laatste_regel_wordt_geweigerd(stempelkantoor: Stempelkantoor) -> None:
    morgen = datetime.now(UTC) + timedelta(days=1)
    with bereikbaar(stempelkantoor.ca, stempelkantoor.beantwoord) as stempelaar:
        goed = stempelaar.stempel(b"bericht")
        with pytest.raises(TijdstempelOntbreekt, match="laatste regel"):
            stempelaar.stempel(b"bericht", morgen)
    with pytest.raises(verify.Ongeldig, match="eerder dan de laatste regel"):
        verify.toets_stempel(b"bericht", goed, stempelkantoor.ca, int(morgen.timestamp() * 1_000_000))


def test_de_instellingen_horen_bij_elkaar_en_kloppen(tmp_path: Path, stempelkantoor: Stempelkantoor) -> None:
    ca, leeg = tmp_path / "ca.pem", tmp_path / "leeg.pem"
    ca.write_bytes(stempelkantoor.ca)
    leeg.write_bytes(b"")
    url, basis = "https://stempel.example/tsa", {"DRAAIBOEK_DATA_DIR": str(tmp_path)}
    goed = Config.uit_omgeving(basis | {"DRAAIBOEK_TSA_URL": url, "DRAAIBOEK_TSA_CA": str(ca)})
    assert dienst(goed.tsa_url, goed.tsa_ca) == Tijdstempeldienst(url, stempelkantoor.ca)
    zonder = Config.uit_omgeving(basis)
    assert dienst(zonder.tsa_url, zonder.tsa_ca) is None
    for fout in (
        {"DRAAIBOEK_TSA_URL": url},
        {"DRAAIBOEK_TSA_CA": str(ca)},
        {"DRAAIBOEK_TSA_URL": "stempel.example", "DRAAIBOEK_TSA_CA": str(ca)},
        {"DRAAIBOEK_TSA_URL": "file:///etc/passwd", "DRAAIBOEK_TSA_CA": str(ca)},
        {"DRAAIBOEK_TSA_URL": url, "DRAAIBOEK_TSA_CA": str(leeg)},
        {"DRAAIBOEK_TSA_URL": url, "DRAAIBOEK_TSA_CA": str(tmp_path / "weg.pem")},
    ):
        with pytest.raises(OngeldigeInstelling, match="DRAAIBOEK_TSA_"):
            Config.uit_omgeving(basis | fout)


def test_certificaten_die_later_weg_zijn_geven_een_melding(tmp_path: Path) -> None:
    stempelaar = dienst("https://stempel.example", tmp_path / "weg.pem")
    assert stempelaar
    with pytest.raises(TijdstempelOntbreekt, match="certificaten zijn niet te lezen"):
        stempelaar.stempel(b"bericht")
