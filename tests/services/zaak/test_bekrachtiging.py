"""Ratifying a noodgreep: by the other Regievoerder, as a person and as an office, once; the database holds it too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Rol, Toestand
from app.domain.zaak.noodgreep import Noodgreepstatus
from app.services.openstaand.lijst import Groep, voor
from app.services.zaak import toewijzing
from app.services.zaak.noodgrepen import lijst_noodgrepen
from tests.kern.opzet import BEGIN, VANDAAG, geweigerd, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Speler, Spelers
from tests.services.zaak.noodgrepen import UITERLIJK, bekrachtig, doe_noodgreep, enige

T = Toestand


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers, T.PROBLEMATISCH)


@pytest.fixture
def noodgreep(spelers: Spelers, zaak: str) -> int:
    return doe_noodgreep(spelers, zaak)


def test_de_andere_regievoerder_bekrachtigt_en_het_logboek_zegt_het(spelers: Spelers, noodgreep: int) -> None:
    bekrachtig(spelers.directeur_denhaag.op(UITERLIJK), noodgreep, UITERLIJK)
    rij, regel = enige(spelers), logboek(spelers.session)[-1]
    assert (rij.bekrachtigd_datum, rij.bekrachtigd_door_id) == (UITERLIJK, spelers.directeur_denhaag.actor.id)
    assert (regel.kop.actie, regel.kop.object) == ("bekrachtig_noodgreep", f"noodgreep/{noodgreep}")
    assert (regel.kop.van, regel.kop.naar) == ("te_bekrachtigen", "bekrachtigd")
    assert (regel.inhoud["toelichting"], regel.inhoud["grendels"]) == ("Terecht.", [rij.grendels])


def test_te_laat_bekrachtigen_kan_en_wordt_gezegd(spelers: Spelers, zaak: str, noodgreep: int) -> None:
    laat = UITERLIJK + timedelta(days=1)
    bekrachtig(spelers.directeur_denhaag.op(laat), noodgreep, laat)
    regel = logboek(spelers.session)[-1].kop
    assert (regel.van, regel.naar) == ("niet_op_tijd", "te_laat_bekrachtigd")
    (stand,) = lijst_noodgrepen(spelers.session, zaak_van(spelers.session, zaak), laat)
    assert stand.status is Noodgreepstatus.TE_LAAT_BEKRACHTIGD


def test_wie_haar_deed_bekrachtigt_niet(spelers: Spelers, noodgreep: int) -> None:
    with geweigerd(spelers.session, "vier_ogen") as fout:
        bekrachtig(spelers.directeur_sbjh, noodgreep)
    assert fout.value.status == 403


def test_een_tweede_account_van_dezelfde_persoon_helpt_niet(spelers: Spelers, noodgreep: int) -> None:
    tweede = spelers.nieuw(
        "plv@denhaag.example",
        "GM0518",
        Rol.REGIEVOERDER,
        functie_code="directeur-denhaag",
        persoon_van=spelers.directeur_sbjh,
    )
    with geweigerd(spelers.session, "vier_ogen"):
        bekrachtig(tweede, noodgreep)


def test_de_plaatsvervanger_van_wie_haar_deed_bekrachtigt_niet_die_van_de_ander_wel(
    spelers: Spelers, noodgreep: int
) -> None:
    eigen = spelers.nieuw("plv@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")
    ander = spelers.nieuw("plv@denhaag.example", "GM0518", Rol.REGIEVOERDER, functie_code="directeur-denhaag")
    with geweigerd(spelers.session, "geen_recht"):
        bekrachtig(eigen, noodgreep)
    bekrachtig(ander, noodgreep)


def test_ook_een_toegevoegde_gemeente_is_een_andere_regievoerder(spelers: Spelers, zaak: str, noodgreep: int) -> None:
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    bekrachtig(spelers.delft, noodgreep)
    assert enige(spelers).bekrachtigd_door_id == spelers.delft.actor.id


@pytest.mark.parametrize(
    ("wie", "code"),
    [
        ("wethouder", "geen_recht"),
        ("delft", "geen_recht"),
        ("projectleider", "niet_gevonden"),
        ("rijnmond", "niet_gevonden"),
        ("auditor", "niet_gevonden"),
        ("beheerder", "niet_gevonden"),
    ],
)
def test_niemand_anders_bekrachtigt_ook_de_beheerder_niet(
    spelers: Spelers, noodgreep: int, wie: str, code: str
) -> None:
    with geweigerd(spelers.session, code):
        bekrachtig(getattr(spelers, wie), noodgreep)
    assert logboek(spelers.session)[-1].kop.object == f"noodgreep/{noodgreep}"


def test_bekrachtigen_kan_een_keer(spelers: Spelers, noodgreep: int) -> None:
    bekrachtig(spelers.directeur_denhaag, noodgreep)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        bekrachtig(spelers.directeur_denhaag, noodgreep)


@pytest.mark.parametrize(
    ("datum", "waarom", "code", "veld"),
    [
        (VANDAAG + timedelta(days=1), "Terecht.", "datum_in_toekomst", "datum"),
        (VANDAAG - timedelta(days=1), "Terecht.", "datum_onlogisch", "datum"),
        (VANDAAG, " \n", "motivering_verplicht", "toelichting"),
    ],
)
def test_een_bekrachtiging_heeft_een_dag_die_kan_en_een_toelichting(
    spelers: Spelers, noodgreep: int, datum: date, waarom: str, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        bekrachtig(spelers.directeur_denhaag, noodgreep, datum, waarom)


def test_een_noodgreep_die_er_niet_is_bestaat_niet(spelers: Spelers) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        bekrachtig(spelers.directeur_denhaag, 999)


def test_zij_wacht_op_de_ander_en_op_niemand_anders(spelers: Spelers, noodgreep: int) -> None:
    eigen = spelers.nieuw("plv@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")
    allen = (spelers.directeur_sbjh, spelers.directeur_denhaag, spelers.delft, spelers.projectleider, eigen)
    wachtend = {wie.email: te_bekrachtigen(wie) for wie in allen}
    assert {email: dagen for email, dagen in wachtend.items() if dagen} == {"directeur@denhaag.example": [UITERLIJK]}
    bekrachtig(spelers.directeur_denhaag, noodgreep)
    assert not te_bekrachtigen(spelers.directeur_denhaag)


def te_bekrachtigen(wie: Speler) -> list[date | None]:
    """The last days of the noodgrepen that lie with him."""
    punten = voor(wie.session, wie.actor, VANDAAG, Groep.U, grootte=100)
    return [o.punt.uiterlijk_op for o in punten if o.punt.soort == "noodgreep"]


@pytest.mark.beide
def test_de_database_weigert_wie_zichzelf_bekrachtigt(spelers: Spelers, noodgreep: int) -> None:
    opdracht = text(
        "UPDATE noodgreep SET bekrachtigd_persoon_id = persoon_id, bekrachtigd_door_id = door_id, "
        "bekrachtigd_datum = datum WHERE id = :id"
    )
    with pytest.raises(DBAPIError, match="vier_ogen"), transaction(spelers.session) as session:
        session.execute(opdracht, {"id": noodgreep})


@pytest.mark.beide
def test_de_database_weigert_een_halve_bekrachtiging(spelers: Spelers, noodgreep: int) -> None:
    opdracht = text("UPDATE noodgreep SET bekrachtigd_datum = datum WHERE id = :id")
    with pytest.raises(DBAPIError, match="bekrachtiging_heel"), transaction(spelers.session) as session:
        session.execute(opdracht, {"id": noodgreep})
