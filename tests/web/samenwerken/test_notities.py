"""Notes and tasks on the screens: written, named, read, and given to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, event, select

from app.db import db, schrijfslot
from app.models import Bekeken
from app.services.zaak.toewijzing import wijs_projectleider_aan
from tests.kern.opzet import BEGIN, acties, open_zaak, stel_voor
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    nummer = open_zaak(spelers)
    spelers.directeur_sbjh.doet(wijs_projectleider_aan, nummer, spelers.projectleider.email, BEGIN)
    return nummer


def test_een_genoemde_collega_vindt_de_notitie_op_zijn_startpagina_tot_hij_haar_las(
    bezoekers: Bezoekers, spelers: Spelers, zaak: str
) -> None:
    pad = f"/zaken/{zaak}/notities"
    antwoord = bezoekers.directeur_sbjh.post(f"{pad}/nieuw", tekst="De bank belde.", noem="delft@h10.example")
    assert antwoord.status_code == 302
    assert "Ter informatie" in bezoekers.delft.get("/").text
    assert "De bank belde." in bezoekers.delft.get(f"{pad}/1").text
    assert "Ter informatie" not in bezoekers.delft.get("/").text
    assert acties(spelers.session)[-2:] == ["plaats_notitie", "zie_notitie"]
    assert "Gelezen door:" in bezoekers.directeur_sbjh.get(pad).text
    assert "Gelezen door:" not in bezoekers.delft.get(pad).text
    assert "De bank belde." not in bezoekers.directeur_sbjh.get(f"/zaken/{zaak}/logboek").text


def test_een_naam_van_niemand_staat_bij_het_veld_en_wat_getypt_is_blijft(bezoekers: Bezoekers, zaak: str) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"/zaken/{zaak}/notities/nieuw", tekst="Vraag het @piet eens.")
    assert antwoord.status_code == 422
    assert "is niemand die deze zaak mag zien" in antwoord.text
    assert "Vraag het @piet eens." in antwoord.text


def test_bij_een_mandaat_staat_hoeveel_notities_er_zijn(bezoekers: Bezoekers, spelers: Spelers, zaak: str) -> None:
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    wie, pad = bezoekers.directeur_denhaag, f"/zaken/{zaak}/mandaten/{mandaat}"
    assert "Notitie hierbij schrijven of lezen" in wie.get(pad).text
    wie.post(f"/zaken/{zaak}/notities/nieuw?bij=mandaat/{mandaat}", tekst="Plafond klopt niet.")
    assert "1 notitie hierbij" in wie.get(pad).text
    bij = bezoekers.directeur_sbjh.get(f"/zaken/{zaak}/notities?bij=mandaat/{mandaat}").text
    assert "Plafond klopt niet." in bij
    assert "Geopend door:" in bij


def test_een_taak_wordt_toegewezen_en_teruggenomen(bezoekers: Bezoekers, zaak: str) -> None:
    wie, ander = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag
    vraag = "soort=afspraak&bij=afspraak/3"
    pad = f"/zaken/{zaak}/openstaand/behandelaar"
    assert wie.get(f"{pad}?{vraag}").status_code == 200
    assert wie.post(f"{pad}?{vraag}", gebruiker="directeur@denhaag.example").status_code == 302
    assert "u doet dit" in ander.get(f"/zaken/{zaak}/openstaand").text
    assert "doet dit" in bezoekers.projectleider.get("/").text
    assert ander.post(f"{pad}/terugname?{vraag}").status_code == 302
    assert "u doet dit" not in ander.get(f"/zaken/{zaak}/openstaand").text
    assert bezoekers.delft.get(f"{pad}?{vraag}").status_code == 404


def test_een_ingetrokken_notitie_zegt_dat_zij_er_was(bezoekers: Bezoekers, zaak: str) -> None:
    wie, pad = bezoekers.directeur_sbjh, f"/zaken/{zaak}/notities"
    wie.post(f"{pad}/nieuw", tekst="Per ongeluk.")
    assert wie.post(f"{pad}/1/intrekking", waarom="vergissing").status_code == 302
    tekst = wie.get(pad).text
    assert "De tekst is weg." in tekst
    assert "Per ongeluk." not in tekst


@contextmanager
def _alleen_lezen(motor: Engine) -> Iterator[None]:
    """Every transaction on this engine may only read, as on a replica or a full disk."""
    opdracht = "PRAGMA query_only=ON" if motor.dialect.name == "sqlite" else "SET TRANSACTION READ ONLY"

    def begin(verbinding: Connection) -> None:
        verbinding.exec_driver_sql(opdracht)

    event.listen(motor, "begin", begin)
    try:
        yield
    finally:
        event.remove(motor, "begin", begin)
        motor.dispose()


def test_dat_niet_te_bewaren_is_wie_iets_las_houdt_niemand_van_het_lezen(
    bezoekers: Bezoekers, spelers: Spelers, zaak: str
) -> None:
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    pad = f"/zaken/{zaak}/notities"
    bezoekers.directeur_sbjh.post(f"{pad}/nieuw", tekst="De bank belde.", noem="delft@h10.example")
    delft, leider = bezoekers.delft, bezoekers.directeur_denhaag
    with delft.app.app_context():
        motor = db.engine
    with _alleen_lezen(motor):
        assert "De bank belde." in delft.get(f"{pad}/1").text
        assert leider.get(f"/zaken/{zaak}/mandaten/{mandaat}").status_code == 200
    spelers.session.rollback()
    assert spelers.session.scalars(select(Bekeken)).all() == []
    with schrijfslot(motor):  # somebody else writes: nobody waits for that to read
        assert leider.get(f"/zaken/{zaak}/mandaten/{mandaat}").status_code == 200
        assert "De bank belde." in delft.get(f"{pad}/1").text
    assert acties(spelers.session)[-1] == "plaats_notitie"
    assert "De bank belde." in delft.get(f"{pad}/1").text
    assert acties(spelers.session)[-1] == "zie_notitie"
