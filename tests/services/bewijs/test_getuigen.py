"""Witnesses sign our checkpoints as one history; a second history gets no signature."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.logboek import notitie
from app.domain.logboek.getuigenvraag import Getuigenvraag
from app.domain.logboek.merkle import consistentiebewijs
from app.export.checkpointmap import Checkpointmap
from app.export.ondertekening import Ondertekenaar, klopt, lees_of_maak_sleutel
from app.getuige.getuige import Getuige as Kantoor
from app.models import Checkpoint, Getuigenis
from app.services.bewijs.getuigen import (
    Getuige,
    GetuigeWeigert,
    gezien_tot,
    lees_getuigen,
    stand,
    vraag_getuigen,
)
from app.services.logboek.boom import Logboom
from app.services.logboek.checkpoints import logboeksleutel
from app.services.logboek.ronde import maak_ronde
from tests.kern.databanken import eigenaar
from tests.kern.getuigen import dien, maak_getuige, wsgi_van
from tests.kern.spelers import Spelers
from tests.services.bewijs.logboekeigenaar import snijd_af, vul_aan

NU = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def wachter(tmp_path: Path) -> Ondertekenaar:
    return lees_of_maak_sleutel(tmp_path / "sleutel.pem", "draaiboek/test", Checkpointmap(tmp_path / "buiten"))


@pytest.fixture
def kantoor(tmp_path: Path, wachter: Ondertekenaar) -> Kantoor:
    """The witness of another region."""
    return maak_getuige(tmp_path / "rijnmond", wachter)


@pytest.fixture
def getuige(kantoor: Kantoor) -> Iterator[Getuige]:
    with dien(wsgi_van(kantoor)) as url:
        yield Getuige(kantoor.sleutel, url)


def ronde(session: Session, wie: Ondertekenaar) -> Checkpoint:
    punt = maak_ronde(session, wie, NU, nieuw_mag=False)
    assert punt is not None
    return punt


def test_a_witness_signs_what_it_saw_and_the_signature_is_kept(
    spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige
) -> None:
    vul_aan(spelers.directeur_sbjh, 3)
    punt = ronde(spelers.session, wachter)
    vraag_getuigen(spelers.session, [getuige], NU)
    (bewaard,) = stand(spelers.session)
    assert (bewaard.getuige, bewaard.grootte) == ("getuige.rijnmond", punt.grootte)
    notities = notitie.lees_notitie(punt.tekst + bewaard.regel.encode())
    assert notitie.toets_ondertekend(notities, [getuige.sleutel], klopt) == getuige.sleutel


def test_it_is_led_on_from_what_it_signed_before(spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige) -> None:
    for aantal in (1, 3, 1, 7, 300):
        vul_aan(spelers.directeur_sbjh, aantal)
        punt = ronde(spelers.session, wachter)
        vraag_getuigen(spelers.session, [getuige], NU)
        assert gezien_tot(spelers.session, getuige.naam, punt.logboek) == punt.grootte


def test_no_transaction_waits_for_a_witness(spelers: Spelers, wachter: Ondertekenaar, kantoor: Kantoor) -> None:
    def kijk(*vraag: Any) -> Iterable[bytes]:
        in_transactie.append(spelers.session.in_transaction())
        return wsgi_van(kantoor)(*vraag)

    vul_aan(spelers.directeur_sbjh, 3)
    ronde(spelers.session, wachter)
    in_transactie: list[bool] = []
    with dien(kijk) as url:
        vraag_getuigen(spelers.session, [Getuige(kantoor.sleutel, url)], NU)
    assert in_transactie == [False]


def test_nothing_new_asks_nothing(spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige) -> None:
    vul_aan(spelers.directeur_sbjh, 1)
    ronde(spelers.session, wachter)
    vraag_getuigen(spelers.session, [getuige], NU)
    vraag_getuigen(spelers.session, [Getuige(getuige.sleutel, "http://127.0.0.1:9")], NU)
    assert len(spelers.session.scalars(select(Getuigenis)).all()) == 1


def test_an_answer_that_got_lost_is_made_up_for(
    spelers: Spelers, wachter: Ondertekenaar, kantoor: Kantoor, getuige: Getuige
) -> None:
    """It signed two rounds that we know nothing of: it says so, and is led on from there."""
    ander = Getuige(getuige.sleutel, getuige.url)
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    vraag_getuigen(spelers.session, [ander], NU)
    vul_aan(spelers.directeur_sbjh, 2)
    punt = ronde(spelers.session, wachter)
    assert kantoor.beoordeel(_vraag(spelers.session, punt, 2), 1).status == 200
    vul_aan(spelers.directeur_sbjh, 2)
    vraag_getuigen(spelers.session, [getuige], NU)
    punt = ronde(spelers.session, wachter)
    vraag_getuigen(spelers.session, [getuige], NU)
    assert gezien_tot(spelers.session, getuige.naam, punt.logboek) == punt.grootte


def _vraag(session: Session, punt: Checkpoint, erbij: int) -> bytes:
    oud = punt.grootte - erbij
    bewijs = consistentiebewijs(Logboom(session, punt.grootte), oud)
    return Getuigenvraag(oud, tuple(bewijs), punt.tekst).inhoud()


@pytest.mark.beide
def test_of_two_copies_that_go_on_apart_the_second_gets_no_signature(
    spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige, tmp_path: Path
) -> None:
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    vraag_getuigen(spelers.session, [getuige], NU)
    vul_aan(spelers.directeur_sbjh, 1)
    ronde(spelers.session, wachter)
    vraag_getuigen(spelers.session, [getuige], NU)
    snijd_af(spelers.session, 1)
    with transaction(spelers.session):
        spelers.session.execute(text("DELETE FROM getuigenis WHERE grootte > (SELECT nr FROM logboek_kop)"))
    vul_aan(spelers.directeur_denhaag, 1)
    elders = lees_of_maak_sleutel(tmp_path / "sleutel.pem", "draaiboek/test", Checkpointmap(tmp_path / "andere kopie"))
    punt = maak_ronde(spelers.session, elders, NU, nieuw_mag=True)  # the other copy has a folder of its own
    assert punt is not None
    with pytest.raises(GetuigeWeigert, match=r"antwoord 422\. Zoek uit of er twee logboeken zijn"):
        vraag_getuigen(spelers.session, [getuige], NU)
    vul_aan(spelers.directeur_denhaag, 1)
    maak_ronde(spelers.session, elders, NU, nieuw_mag=True)
    with pytest.raises(GetuigeWeigert, match="antwoord 422"):
        vraag_getuigen(spelers.session, [getuige], NU)


@pytest.mark.beide
def test_a_shorter_logboek_is_told_by_the_witness(
    spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige, tmp_path: Path
) -> None:
    nr = vul_aan(spelers.directeur_sbjh, 5)
    ronde(spelers.session, wachter)
    vraag_getuigen(spelers.session, [getuige], NU)
    snijd_af(spelers.session, 2)
    with transaction(spelers.session):
        spelers.session.execute(text("DELETE FROM getuigenis"))
    elders = lees_of_maak_sleutel(tmp_path / "sleutel.pem", "draaiboek/test", Checkpointmap(tmp_path / "leeg"))
    maak_ronde(spelers.session, elders, NU, nieuw_mag=True)
    with pytest.raises(GetuigeWeigert, match=f"langer logboek, van {nr} regels"):
        vraag_getuigen(spelers.session, [getuige], NU)


def test_one_witness_that_is_away_does_not_keep_the_others_from_signing(
    spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige, tmp_path: Path
) -> None:
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    weg = Getuige(maak_getuige(tmp_path / "weg", naam="getuige.weg").sleutel, "http://127.0.0.1:9")
    with pytest.raises(GetuigeWeigert, match=r"^Getuige getuige\.weg geeft geen antwoord\.$"):
        vraag_getuigen(spelers.session, [weg, getuige], NU)
    assert [g.getuige for g in stand(spelers.session)] == ["getuige.rijnmond"]


def test_a_signature_of_another_key_is_not_taken(
    spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige, tmp_path: Path
) -> None:
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    vermomd = Getuige(maak_getuige(tmp_path / "ander").sleutel, getuige.url)
    with pytest.raises(GetuigeWeigert, match="handtekening die niet klopt"):
        vraag_getuigen(spelers.session, [vermomd], NU)
    assert stand(spelers.session) == []


@pytest.mark.beide
def test_what_a_witness_signed_stays_as_it_was(spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige) -> None:
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    vraag_getuigen(spelers.session, [getuige], NU)
    for opdracht in ("UPDATE getuigenis SET grootte = 9", "DELETE FROM getuigenis"):
        with pytest.raises(DBAPIError, match="verandert niet"), eigenaar(spelers.session) as session:
            session.execute(text(opdracht))


def test_settings_that_name_no_witness_are_refused(getuige: Getuige, wachter: Ondertekenaar) -> None:
    assert lees_getuigen([(getuige.sleutel.vkey(), "https://x.example/w/")]) == [
        Getuige(getuige.sleutel, "https://x.example/w")
    ]
    logboeksleutel = notitie.Notitiesleutel("draaiboek/test", wachter.publiek()).vkey()
    for vkey in ("geen+sleutel+hier", logboeksleutel):
        with pytest.raises(GetuigeWeigert, match="DRAAIBOEK_WITNESSES"):
            lees_getuigen([(vkey, "https://x.example")])


def test_a_kind_of_key_that_is_not_known_here_is_kept_and_passed_over(
    spelers: Spelers, wachter: Ondertekenaar, getuige: Getuige
) -> None:
    vkey = "getuige.later+01020304+" + b64encode(b"\x77" + bytes(50)).decode()
    (vreemd,) = lees_getuigen([(vkey, "http://127.0.0.1:9")])
    assert vreemd.sleutel.vkey() == vkey
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    gedaan = vraag_getuigen(spelers.session, [vreemd, getuige], NU)
    assert gedaan.endswith("ondertekenden: 1. Overgeslagen, om een onbekende soort sleutel: getuige.later.")


def test_the_key_that_is_handed_out_opens_the_checkpoints(spelers: Spelers, wachter: Ondertekenaar) -> None:
    """One name, one key: what `flask sleutel --vkey` prints, as anybody's program would read it."""
    vul_aan(spelers.directeur_sbjh, 2)
    punt = ronde(spelers.session, wachter)
    sleutel = notitie.lees_vkey(logboeksleutel(spelers.session, wachter).vkey())
    gelezen = notitie.lees_notitie(punt.tekst)
    assert notitie.toets_ondertekend(gelezen, [sleutel], klopt) == sleutel
    assert gelezen.tekst.split("\n")[0] == sleutel.naam
