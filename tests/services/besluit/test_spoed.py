"""A spoedbesluit: within what the region allows, signed by two or told to the other, ratified per college or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Mandaatsoort, Rol
from app.domain.besluit.spoed import NieuwSpoedbesluit, Spoedstatus, Spoeduitkomst
from app.domain.besluit.verdeling import Verdeelsleutel
from app.models import Openpunt
from app.services.besluit import spoed as diensten
from app.services.besluit.spoedlijst import Spoedregel, lijst_spoedbesluiten
from app.services.kern.toegang import vind_dossier
from app.services.naspel import speel_alles_na
from tests.kern.opzet import geweigerd, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.besluit.twee import met_profiel

TOESTAAN = """
[spoedbesluit]
hoogste_euro = 900
dagen = 14
drager = "de regio, naar inwoners"
een_mag = {een_mag}
bron = "eigen afspraak van deze toets [I]"
"""
BESLOTEN, LAATSTE = dag(28, 2), dag(14, 3)
B, W = Spoeduitkomst.BEKRACHTIGD, Spoeduitkomst.GEWEIGERD


@pytest.fixture(autouse=True)
def regio(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Two sign, unless the name of the test says `een_mag`."""
    een = "true" if "een_mag" in request.node.name else "false"
    with met_profiel(tmp_path, TOESTAAN.format(een_mag=een)):
        yield


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def nieuw(bedrag: int | None = 90_00, tot: date = LAATSTE, **meer: object) -> NieuwSpoedbesluit:
    soort = Mandaatsoort.INHOUD if bedrag is None else Mandaatsoort.FINANCIEN
    return NieuwSpoedbesluit(soort, "Loon.", "Vrijdagavond.", BESLOTEN, tot, bedrag, **meer)  # type: ignore[arg-type]


def neem(spelers: Spelers, zaak: str, wat: NieuwSpoedbesluit | None = None) -> None:
    spelers.directeur_sbjh.op(BESLOTEN).doet(diensten.neem_spoedbesluit, zaak, wat or nieuw())


def teken(wie: Speler, zaak: str, op: date = BESLOTEN) -> None:
    wie.op(op).doet(diensten.teken_spoedbesluit_mee, zaak, 1, op)


def beslis(wie: Speler, zaak: str, uitkomst: Spoeduitkomst, op: date, waarom: str = "") -> None:
    wie.op(op).doet(diensten.beslis_over_spoedbesluit, zaak, 1, op, uitkomst, "B-9", waarom)


def regel(wie: Speler, zaak: str, op: date) -> Spoedregel:
    dossier = vind_dossier(wie.session, wie.op(op).actor_nu(), zaak)
    (gevonden,) = lijst_spoedbesluiten(wie.session, dossier, op)
    return gevonden


def punten(spelers: Spelers, soort: str, op: date = LAATSTE) -> list[str]:
    """With whom the points of this kind lie that show on a day; what will be open later is kept already."""
    rijen = spelers.session.query(Openpunt).filter_by(soort=soort).order_by(Openpunt.id).all()
    return [p.code for p in rijen if p.vanaf <= op and (p.tot is None or op < p.tot)]


def test_het_geldt_pas_als_de_andere_regievoerder_meetekent(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    assert regel(spelers.directeur_sbjh, zaak, BESLOTEN).stand.status is Spoedstatus.WACHT_OP_TWEEDE
    assert punten(spelers, "spoedbesluit_tekenen") == ["directeur-denhaag"]
    assert punten(spelers, "spoedbesluit_bekrachtigen") == []
    with geweigerd(spelers.session, "ongeldige_overgang"):
        beslis(spelers.delft, zaak, B, BESLOTEN)
    teken(spelers.directeur_denhaag, zaak)
    stand = regel(spelers.directeur_sbjh, zaak, BESLOTEN).stand
    assert (stand.status, stand.wacht) == (Spoedstatus.GELDT, 90_00)
    assert len(punten(spelers, "spoedbesluit_bekrachtigen")) == 9
    speel_alles_na(spelers.session)


def test_waar_een_mag_geldt_het_meteen_en_ziet_de_ander_het(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    assert regel(spelers.directeur_sbjh, zaak, BESLOTEN).stand.status is Spoedstatus.GELDT
    assert punten(spelers, "spoedbesluit_tekenen") == ["directeur-denhaag"]
    teken(spelers.directeur_denhaag, zaak)
    assert punten(spelers, "spoedbesluit_tekenen") == []


def test_negen_bekrachtigen_een_zwijgt_en_dan_staat_er_wie_het_draagt(spelers: Spelers, zaak: str) -> None:
    """Nothing is reversed: the part of who was silent stands there as uncovered, until it is said who bears it."""
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    colleges = [d.organisatie.code for d in regel(spelers.directeur_sbjh, zaak, BESLOTEN).delen]
    for code in colleges[:-1]:
        beslis(spelers.gever(code), zaak, B, dag(10, 3))
    laatste = spelers.gever(colleges[-1])
    assert regel(spelers.directeur_sbjh, zaak, LAATSTE).stand.ongedekt == 0
    na = regel(spelers.directeur_sbjh, zaak, dag(15, 3))
    assert (na.stand.status, na.stand.bekrachtigd, na.stand.ongedekt) == (Spoedstatus.ONGEDEKT, 80_00, 10_00)
    assert na.besluit.drager == "de regio, naar inwoners"
    spelers.directeur_sbjh.op(dag(16, 3)).doet(
        diensten.leg_drager_vast, zaak, 1, colleges[-1], dag(16, 3), "Den Haag, DO van 16 maart"
    )
    assert punten(spelers, "spoedbesluit_ongedekt", dag(16, 3)) == []
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(diensten.leg_drager_vast, zaak, 1, colleges[-1], dag(16, 3), "Anders.")
    assert regel(laatste, zaak, dag(16, 3)).eigen is not None
    speel_alles_na(spelers.session)


def test_wat_een_ander_draagt_wacht_niet_meer_op_het_college(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    spelers.directeur_sbjh.op(dag(16, 3)).doet(diensten.leg_drager_vast, zaak, 1, "GM0503", dag(16, 3), "Den Haag.")
    assert len(punten(spelers, "spoedbesluit_bekrachtigen", dag(16, 3))) == 8
    assert not regel(spelers.delft, zaak, dag(17, 3)).mag_beslissen
    with geweigerd(spelers.session, "ongeldige_overgang") as fout:
        beslis(spelers.delft, zaak, B, dag(17, 3))
    assert "wie het draagt" in fout.value.bericht
    speel_alles_na(spelers.session)


def test_wat_nog_niet_geldt_draagt_niemand(spelers: Spelers, zaak: str) -> None:
    """Else its colleges could not decide about it any more once the other Regievoerder has signed."""
    neem(spelers, zaak)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.op(dag(16, 3)).doet(diensten.leg_drager_vast, zaak, 1, "GM0503", dag(16, 3), "Den Haag.")


def test_te_laat_bekrachtigen_kan_en_dekt_dan_alsnog(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    beslis(spelers.delft, zaak, B, dag(20, 3))
    op_tijd, laat = (regel(spelers.directeur_sbjh, zaak, op).stand for op in (dag(19, 3), dag(20, 3)))
    assert (op_tijd.ongedekt, laat.ongedekt, laat.bekrachtigd) == (90_00, 80_00, 10_00)


def test_een_college_weigert_met_de_reden_en_een_keer(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        beslis(spelers.delft, zaak, W, dag(10, 3))
    beslis(spelers.delft, zaak, W, dag(10, 3), "Niet onze kinderen.")
    assert regel(spelers.directeur_sbjh, zaak, dag(10, 3)).stand.ongedekt == 10_00
    assert punten(spelers, "spoedbesluit_ongedekt") == ["regievoerder"]
    with geweigerd(spelers.session, "ongeldige_overgang"):
        beslis(spelers.delft, zaak, B, dag(11, 3))


def test_een_college_ziet_alleen_het_eigen_deel(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    gezien = regel(spelers.delft, zaak, BESLOTEN)
    assert [d.organisatie.code for d in gezien.delen] == ["GM0503"]


@pytest.mark.parametrize(
    ("wat", "code", "veld"),
    [
        (nieuw(900_01), "ongeldige_invoer", "bedrag"),
        (nieuw(tot=dag(17, 3)), "datum_onlogisch", "geldig_tot"),
        (nieuw(tot=dag(27, 2)), "datum_onlogisch", "geldig_tot"),
        (nieuw(None), "ongeldige_invoer", "soort"),
        (nieuw(sleutel=Verdeelsleutel.OMZET), "ongeldige_invoer", "sleutel"),
    ],
)
def test_buiten_wat_de_regio_toestaat_kan_het_niet(
    spelers: Spelers, zaak: str, wat: NieuwSpoedbesluit, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        neem(spelers, zaak, wat)


def test_een_regio_die_het_niet_kent_weigert(spelers: Spelers, zaak: str, tmp_path: Path) -> None:
    (tmp_path / "zonder").mkdir()
    with met_profiel(tmp_path / "zonder", ""), geweigerd(spelers.session, "geen_recht"):
        neem(spelers, zaak)


def test_de_tweede_is_een_ander_mens_in_de_andere_functie(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        teken(spelers.directeur_denhaag.zonder_wachtwoord(), zaak)
    zelf = spelers.nieuw(
        "plv@denhaag.example",
        "GM0518",
        Rol.REGIEVOERDER,
        functie_code="directeur-denhaag",
        persoon_van=spelers.directeur_sbjh,
    )
    eigen = spelers.nieuw("plv@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")
    for wie, code in ((spelers.directeur_sbjh, "vier_ogen"), (zelf, "vier_ogen"), (eigen, "geen_recht")):
        with geweigerd(spelers.session, code):
            teken(wie, zaak)
    assert logboek(spelers.session)[-1].kop.uitkomst == "geweigerd"


def test_naar_inwoners_verdeeld_komt_uit_op_de_cent(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak, nieuw(100_01, sleutel=Verdeelsleutel.INWONERS))
    gezien = regel(spelers.directeur_sbjh, zaak, BESLOTEN)
    assert sum(d.bedrag for d in gezien.delen) == 100_01
    assert gezien.besluit.peiljaar


@pytest.mark.beide
def test_de_database_laat_een_mens_niet_twee_keer_tekenen(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    zelf = (
        "UPDATE spoedbesluit SET tweede_datum = datum, tweede_op = ingevoerd_op, tweede_door_id = genomen_door_id, "
        "tweede_persoon_id = genomen_persoon_id"
    )
    with pytest.raises(DBAPIError, match="twee mensen"), transaction(spelers.session) as session:
        session.execute(text(zelf))
    ander = (
        "UPDATE spoeddeel SET uitkomst = 'bekrachtigd', beslist_datum = '2025-03-03', "
        "beslist_op = (SELECT max(ingevoerd_op) FROM spoedbesluit), beslist_door_id = 1"
    )
    with pytest.raises(DBAPIError, match="het college zelf"), transaction(spelers.session) as session:
        session.execute(text(ander))


@pytest.mark.beide
def test_de_database_laat_een_ander_mens_in_dezelfde_functie_niet_meetekenen(spelers: Spelers, zaak: str) -> None:
    """Past the services: who fills the office of who took it may not, and who fills the other one may."""
    neem(spelers, zaak)
    eigen = spelers.nieuw("plv@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")
    mee = (
        "UPDATE spoedbesluit SET tweede_datum = datum, tweede_op = ingevoerd_op, tweede_door_id = :wie, "
        "tweede_persoon_id = (SELECT persoon_id FROM gebruiker WHERE id = :wie)"
    )
    with pytest.raises(DBAPIError, match="twee functies"), transaction(spelers.session) as session:
        session.execute(text(mee), {"wie": eigen.actor.id})
    with transaction(spelers.session) as session:
        session.execute(text(mee), {"wie": spelers.directeur_denhaag.actor.id})
