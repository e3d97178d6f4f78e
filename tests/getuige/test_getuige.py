"""The witness by itself, answer by answer, as C2SP tlog-witness has them."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from urllib3 import PoolManager

from app.domain.logboek import merkle, notitie
from app.domain.logboek.getuigenvraag import Getuigenvraag, lees_vraag
from app.export.ondertekening import Ondertekenaar, klopt, lees_of_maak_sleutel
from app.getuige import wsgi
from app.getuige.getuige import Antwoord, Getuige
from app.services.buiten.lijn import Geduld
from app.services.buiten.verzend import post
from tests.kern.getuigen import dien, maak_getuige, wsgi_van

LOG = "draaiboek/test/lb-1"
REGELS = [f"regel {n}".encode() for n in range(40)]


@pytest.fixture
def log(tmp_path: Path) -> Ondertekenaar:
    return lees_of_maak_sleutel(tmp_path / "log.pem", "draaiboek/test")


@pytest.fixture
def getuige(tmp_path: Path, log: Ondertekenaar) -> Getuige:
    return maak_getuige(tmp_path / "getuige", log)


def punt(wie: Ondertekenaar, aantal: int, regels: list[bytes] = REGELS, oorsprong: str = LOG) -> bytes:
    tekst = notitie.Checkpoint(oorsprong, aantal, merkle.wortel(regels[:aantal])).tekst()
    sleutel = notitie.Notitiesleutel(oorsprong, wie.publiek())
    return notitie.Notitie(tekst, (notitie.onderteken(tekst, sleutel, wie.onderteken),)).inhoud()


def vraag(wie: Ondertekenaar, oud: int, nieuw: int, regels: list[bytes] = REGELS) -> bytes:
    bewijs = merkle.consistentiebewijs(merkle.Bladboom(regels[:nieuw]), oud) if 0 < oud < nieuw else []
    return Getuigenvraag(oud, tuple(bewijs), punt(wie, nieuw, regels)).inhoud()


def test_it_signs_with_the_time_at_which_it_saw_it(getuige: Getuige, log: Ondertekenaar) -> None:
    antwoord = getuige.beoordeel(vraag(log, 0, 5), 1_700_000_000)
    assert antwoord.status == 200
    gelezen = notitie.lees_notitie(punt(log, 5) + antwoord.inhoud.encode())
    mede = gelezen.handtekeningen[-1]
    assert notitie.geldig(gelezen.tekst, mede, getuige.sleutel, klopt)
    assert int.from_bytes(mede.bytes[:8], "big") == 1_700_000_000


def test_every_growth_with_its_proof_is_signed(getuige: Getuige, log: Ondertekenaar) -> None:
    oud = 0
    for nieuw in (1, 2, 7, 8, 31, 40, 40):
        assert getuige.beoordeel(vraag(log, oud, nieuw), 1).status == 200
        oud = nieuw


def test_another_size_than_it_knows_is_answered_with_what_it_knows(getuige: Getuige, log: Ondertekenaar) -> None:
    getuige.beoordeel(vraag(log, 0, 8), 1)
    for oud, nieuw in ((0, 9), (4, 9), (9, 9)):
        assert getuige.beoordeel(vraag(log, oud, nieuw), 1) == Antwoord(409, "8\n", "text/x.tlog.size")


def test_a_smaller_checkpoint_is_never_signed_again(getuige: Getuige, log: Ondertekenaar) -> None:
    getuige.beoordeel(vraag(log, 0, 8), 1)
    assert getuige.beoordeel(vraag(log, 0, 7), 1).status == 409
    assert getuige.beoordeel(vraag(log, 8, 7), 1).status == 400
    assert getuige.beoordeel(vraag(log, 8, 9), 1).status == 200


def test_two_roots_of_one_size_are_not_both_signed(getuige: Getuige, log: Ondertekenaar) -> None:
    anders = [b"anders", *REGELS]
    assert getuige.beoordeel(vraag(log, 0, 8), 1).status == 200
    assert getuige.beoordeel(vraag(log, 8, 8, anders), 1).status == 422
    assert getuige.beoordeel(vraag(log, 8, 12, anders), 1).status == 422
    assert getuige.beoordeel(vraag(log, 8, 12), 1).status == 200


def test_an_empty_log_has_the_root_of_an_empty_tree(getuige: Getuige, log: Ondertekenaar) -> None:
    tekst = notitie.Checkpoint(LOG, 0, bytes(32)).tekst()
    sleutel = notitie.Notitiesleutel(LOG, log.publiek())
    vals = notitie.Notitie(tekst, (notitie.onderteken(tekst, sleutel, log.onderteken),)).inhoud()
    assert getuige.beoordeel(Getuigenvraag(0, (), vals).inhoud(), 1).status == 422
    assert getuige.beoordeel(vraag(log, 0, 0), 1).status == 200
    assert getuige.beoordeel(vraag(log, 0, 5), 1).status == 200


def test_an_empty_extension_line_is_refused(getuige: Getuige, log: Ondertekenaar) -> None:
    for extra, status in (("\n", 400), ("iets\n\n", 400), ("iets\n", 200)):
        tekst = notitie.Checkpoint(LOG, 5, merkle.wortel(REGELS[:5])).tekst() + extra
        sleutel = notitie.Notitiesleutel(LOG, log.publiek())
        gezet = notitie.Notitie(tekst, (notitie.onderteken(tekst, sleutel, log.onderteken),)).inhoud()
        assert getuige.beoordeel(Getuigenvraag(0, (), gezet).inhoud(), 1).status == status


def test_a_proof_that_is_missing_or_too_much_is_refused(getuige: Getuige, log: Ondertekenaar) -> None:
    te_veel = Getuigenvraag(0, (bytes(32),), punt(log, 8)).inhoud()
    assert getuige.beoordeel(te_veel, 1).status == 422
    getuige.beoordeel(vraag(log, 0, 8), 1)
    assert getuige.beoordeel(Getuigenvraag(8, (), punt(log, 9)).inhoud(), 1).status == 422


def test_a_log_that_it_does_not_follow_or_somebody_else_signed_is_refused(
    getuige: Getuige, log: Ondertekenaar, tmp_path: Path
) -> None:
    vreemd = lees_of_maak_sleutel(tmp_path / "vreemd.pem")
    assert getuige.beoordeel(vraag(vreemd, 0, 8), 1).status == 403
    elders = Getuigenvraag(0, (), punt(log, 8, oorsprong="draaiboek/testen/lb-1")).inhoud()
    assert getuige.beoordeel(elders, 1).status == 404


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"old\n\n",
        b"old -1\n\n",
        b"old 01\n\n",
        b"oud 1\n\n",
        b"old 1\nAAAA\n\n",
        b"\xff\n\n",
        b"old 0\n\ngeen notitie",
    ],
)
def test_what_is_no_question_is_refused(getuige: Getuige, inhoud: bytes) -> None:
    assert getuige.beoordeel(inhoud, 1).status == 400


def test_a_proof_is_at_most_63_hashes(log: Ondertekenaar) -> None:
    regels = "\n".join([b64encode(bytes(32)).decode()] * 64)
    with pytest.raises(notitie.OngeldigeNotitie):
        lees_vraag(f"old 1\n{regels}\n\n".encode() + punt(log, 8))


def test_it_remembers_across_a_restart(getuige: Getuige, log: Ondertekenaar, tmp_path: Path) -> None:
    getuige.beoordeel(vraag(log, 0, 8), 1)
    opnieuw = maak_getuige(tmp_path / "getuige", log)
    assert opnieuw.sleutel == getuige.sleutel
    assert opnieuw.beoordeel(vraag(log, 0, 9), 1).status == 409
    assert opnieuw.beoordeel(vraag(log, 8, 9), 1).status == 200


def test_over_http_it_gives_its_key_and_nothing_else(getuige: Getuige, log: Ondertekenaar) -> None:
    wacht = Geduld(5, 5)
    with dien(wsgi_van(getuige)) as url, PoolManager(timeout=5) as vrager:
        assert vrager.request("GET", f"{url}/vkey").data.decode() == f"{getuige.sleutel.vkey()}\n"
        assert vrager.request("GET", f"{url}/").status == 404
        assert post(f"{url}/add-checkpoint", vraag(log, 0, 8), {}, wacht, 4096).status == 200
        assert post(f"{url}/add-checkpoint", b"x" * (2**16 + 1), {}, wacht, 4096).status == 413


def test_its_settings_name_folder_name_and_logs(tmp_path: Path, log: Ondertekenaar) -> None:
    volgt = tmp_path / "volgt"
    volgt.write_text(f"# wie wij volgen\n{notitie.Notitiesleutel(log.oorsprong, log.publiek()).vkey()}\n\n")
    omgeving = {wsgi.MAP: str(tmp_path / "w"), wsgi.NAAM: "getuige.x", wsgi.LOGS: str(volgt)}
    assert wsgi.lees_getuige(omgeving).beoordeel(vraag(log, 0, 8), 1).status == 200
    volgt.write_text("geen sleutel\n")
    with pytest.raises(notitie.OngeldigeNotitie):
        wsgi.lees_getuige(omgeving)
