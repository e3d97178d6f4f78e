"""What is not whole, or not ours, is not put back; nothing of it stays behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pyrage import x25519
from sqlalchemy import event, func, inspect, select
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from app.db import engine_van
from app.domain.reserve.fouten import OnbruikbareReservekopie
from app.export.ondertekening import lees_of_maak_sleutel
from app.models import Gebruiker
from app.services.reserve import bestand, kopie, laden
from app.services.reserve.herstel import zet_terug
from app.services.reserve.kopie import MANIFEST
from tests.kern.spelers import Spelers
from tests.services.bewaren.vernietigen import gesloten_zaak, vernietig
from tests.services.bewijs.logboekeigenaar import vul_aan
from tests.services.reserve.kopieen import BESTANDEN, NU, Installatie, installatie, mis, sqlite


@pytest.fixture
def hier(tmp_path: Path) -> Installatie:
    return installatie(tmp_path)


def _kort(inhoud: bytes) -> bytes:
    return inhoud[: len(inhoud) * 2 // 3]


def _zonder_staart(inhoud: bytes) -> bytes:
    return inhoud[:-20]


def _bit(inhoud: bytes) -> bytes:
    plek = len(inhoud) // 2
    return inhoud[:plek] + bytes([inhoud[plek] ^ 1]) + inhoud[plek + 1 :]


@pytest.mark.parametrize("versleuteld", [True, False])
@pytest.mark.parametrize("maak_stuk", [_kort, _zonder_staart, _bit])
def test_een_afgebroken_of_veranderde_kopie_komt_niet_terug(
    spelers: Spelers, hier: Installatie, maak_stuk: Callable[[bytes], bytes], versleuteld: bool
) -> None:
    erbij = kopie.Erbij("haaglanden", BESTANDEN, True, hier.wie.onderteken)
    pad = hier.map / "kopie"
    kopie.maak(spelers.session, pad, [hier.sleutel.to_public()] if versleuteld else [], erbij, NU)
    pad.write_bytes(maak_stuk(pad.read_bytes()))
    with sqlite(hier.map) as daar:
        with pytest.raises(OnbruikbareReservekopie):
            zet_terug(pad, [hier.sleutel], daar)
        with Session(daar) as session:  # the tables may be there; the rows are not
            if inspect(session.connection()).get_table_names():
                assert session.scalar(select(func.count()).select_from(Gebruiker)) == 0


def test_met_een_andere_sleutel_of_geen_gaat_zij_niet_open(spelers: Spelers, hier: Installatie) -> None:
    hier.maak(spelers.session)
    with sqlite(hier.map) as daar:
        with pytest.raises(OnbruikbareReservekopie, match="opent de reservekopie niet"):
            zet_terug(hier.map / "kopie.age", [x25519.Identity.generate()], daar)
        with pytest.raises(OnbruikbareReservekopie, match="versleuteld"):
            zet_terug(hier.map / "kopie.age", [], daar)


def test_wat_geen_reservekopie_is_wordt_geweigerd(hier: Installatie) -> None:
    pad = hier.map / "iets"
    for inhoud in (b"", b"PK\x03\x04 iets anders", b"age-encryption.org/v1\nonzin\n"):
        pad.write_bytes(inhoud)
        with sqlite(hier.map) as daar, pytest.raises(OnbruikbareReservekopie):
            zet_terug(pad, [hier.sleutel], daar)


def test_een_tabel_minder_of_een_ander_manifest_valt_op(spelers: Spelers, hier: Installatie) -> None:
    hier.maak(spelers.session)
    delen = list(bestand.lees(hier.map / "kopie.age", [hier.sleutel]))
    zonder = [(naam, inhoud) for naam, inhoud in delen if not naam.startswith("tabellen/achtergrondtaak/")]
    anders = [(n, i.replace(b'"regels": ', b'"regels": 1') if n == MANIFEST else i) for n, i in delen]
    open_ = [deel for deel in delen if deel[0] != MANIFEST]
    for nr, (versie, waarom) in enumerate(((zonder, "tabel"), (open_, "manifest"))):
        assert waarom in _weigering(hier, f"v{nr}", versie)
    with sqlite(hier.map, "anders") as daar:
        _schrijf(hier, "anders", anders)
        oordeel = hier.oordeel(daar, zet_terug(hier.map / "anders", [hier.sleutel], daar), [])
    assert {"handtekening", "logboek"} <= mis(oordeel).keys()


def test_een_volle_schijf_heet_wat_zij_is_en_laat_geen_rijen_achter(spelers: Spelers, hier: Installatie) -> None:
    hier.maak(spelers.session)
    with sqlite(hier.map) as daar:
        laden.migreer(daar, "head")
        daar.dispose()
        event.listen(daar, "connect", lambda rauw, _: rauw.execute("PRAGMA max_page_count=1"))  # as large as it is
        with pytest.raises(OperationalError, match="full"):
            hier.terug(daar)
        assert laden.is_leeg(daar)


def test_een_database_die_stuk_is_wordt_geen_kopie(spelers: Spelers, hier: Installatie) -> None:
    pad = Path(str(engine_van(spelers.session).url.database))
    spelers.session.close()
    engine_van(spelers.session).dispose()
    inhoud = pad.read_bytes()
    pad.write_bytes(inhoud[: len(inhoud) // 2] + b"x" * (len(inhoud) // 2))
    with pytest.raises((OnbruikbareReservekopie, DBAPIError)):
        hier.maak(spelers.session)
    assert not list(hier.map.glob("kopie*"))


def _schrijf(hier: Installatie, naam: str, delen: list[tuple[str, bytes]]) -> None:
    with bestand.schrijf(hier.map / naam, [hier.sleutel.to_public()], 0) as uit:
        for lid, inhoud in delen:
            uit.deel(lid, inhoud)


def _weigering(hier: Installatie, naam: str, delen: list[tuple[str, bytes]]) -> str:
    _schrijf(hier, naam, delen)
    with sqlite(hier.map, f"db-{naam}") as daar, pytest.raises(OnbruikbareReservekopie) as fout:
        zet_terug(hier.map / naam, [hier.sleutel], daar)
    return fout.value.bericht


def test_een_half_bestand_krijgt_nooit_de_naam_van_een_heel(hier: Installatie) -> None:
    pad = hier.map / "half"

    def breek_af() -> None:
        with bestand.schrijf(pad, [hier.sleutel.to_public()], 0) as uit:
            uit.deel("iets", b"x" * 100_000)
            assert (hier.map / "half.part").exists()
            raise RuntimeError("de database viel weg")

    with pytest.raises(RuntimeError):
        breek_af()
    assert not pad.exists()
    assert not (hier.map / "half.part").exists()


def test_een_bestand_is_alleen_voor_de_eigenaar_en_een_ander_met_die_naam_blijft(
    spelers: Spelers, hier: Installatie
) -> None:
    hier.maak(spelers.session)
    pad = hier.map / "kopie.age"
    assert pad.stat().st_mode & 0o777 == 0o600
    voor = pad.read_bytes()
    with pytest.raises(FileExistsError):
        hier.maak(spelers.session)
    assert pad.read_bytes() == voor
    assert b"geheim" not in voor
    assert sorted(os.listdir(hier.map)) == sorted(n for n in os.listdir(hier.map) if not n.endswith(".part"))


def test_een_kopie_van_een_ander_met_ons_publiek_wordt_herkend(spelers: Spelers, hier: Installatie) -> None:
    hier.ronde(spelers.session)
    vreemd = lees_of_maak_sleutel(hier.map / "vreemd.pem")
    erbij = kopie.Erbij("haaglanden", BESTANDEN, True, vreemd.onderteken)
    kopie.maak(spelers.session, hier.map / "kopie.age", [hier.sleutel.to_public()], erbij, NU)
    with sqlite(hier.map) as daar:
        assert mis(hier.oordeel(daar, hier.terug(daar), [])).keys() == {"handtekening"}


def test_wat_na_de_kopie_kwam_wordt_genoemd(spelers: Spelers, hier: Installatie) -> None:
    hier.ronde(spelers.session)
    tot = hier.maak(spelers.session).regels
    nu = vul_aan(spelers.directeur_sbjh, 5)
    hier.ronde(spelers.session)
    with sqlite(hier.map) as daar:
        oordeel = hier.oordeel(daar, hier.terug(daar), [])
    assert f"tot en met regel {tot}; buiten is er een over {nu}" in oordeel["buiten"].uitleg
    assert mis(oordeel) == {}


def test_wat_na_de_kopie_is_vernietigd_moet_opnieuw_en_een_latere_kopie_heeft_het_niet(
    spelers: Spelers, hier: Installatie
) -> None:
    nummer = gesloten_zaak(spelers)
    hier.maak(spelers.session, "voor")
    vernietig(spelers, nummer)
    hier.maak(spelers.session, "na")
    nu = kopie.vernietigd(spelers.session)
    assert nu == [f"zaak {nummer}"]
    with sqlite(hier.map, "a") as voor, sqlite(hier.map, "b") as na:
        eerst = hier.oordeel(voor, hier.terug(voor, "voor"), nu)
        later = hier.oordeel(na, hier.terug(na, "na"), nu)
    assert eerst["vernietigd"].uitleg == f"Vernietig dit opnieuw zodra de kopie in gebruik is: zaak {nummer}."
    assert later["vernietigd"].uitleg.startswith("Niets")
    assert mis(later) == {}
