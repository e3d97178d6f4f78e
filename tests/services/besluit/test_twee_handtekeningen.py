"""Two Regievoerders: one prepares, another natural person in the other office signs or refuses; nothing before that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Rol
from app.domain.besluit.tweehandtekeningen import Voorstelstatus
from app.export.brief import lees_brief
from app.models import Besluit, Besluitvoorstel, Openpunt
from app.services.besluit import besluiten
from app.services.besluit import voorstellen as diensten
from app.services.besluit.brief import besluitbrief
from app.services.besluit.voorstellijst import lijst_voorstellen
from app.services.kern.bezetting import functies_van_regio
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import stand
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.teruggave import geef_mandaat_terug
from app.services.naspel import speel_alles_na
from app.services.zaak import toewijzing
from tests.kern.opzet import (
    BEGIN,
    BESLUITDAG,
    VANDAAG,
    actief_mandaat,
    besluit,
    geweigerd,
    logboek,
    mandaat_van,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Speler, Spelers
from tests.services.besluit.twee import met_profiel

Doet = Callable[[Speler, int], object]


@pytest.fixture(autouse=True)
def beiden_tekenen(tmp_path: Path) -> Iterator[None]:
    with met_profiel(tmp_path):
        yield


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """A zaak with € 100 of Delft and € 100 of Den Haag for the directeur SbJH: from € 50 on both sign."""
    nummer = open_zaak(spelers)
    for gever in ("GM0503", "GM0518"):
        actief_mandaat(spelers, nummer, gever, 100_00)
    return nummer


def bereid_voor(wie: Speler, zaak: str, bedrag: int = 60_00) -> int:
    return wie.op(BESLUITDAG).doet(diensten.bereid_besluit_voor, zaak, besluit(bedrag, BESLUITDAG)).id


def onderteken(wie: Speler, nr: int) -> object:
    return wie.doet(diensten.onderteken_besluit, nr, VANDAAG)


def weiger(wie: Speler, nr: int) -> object:
    return wie.doet(diensten.weiger_besluit, nr, VANDAAG, "Te hoog.")


def over(spelers: Spelers, zaak: str) -> int:
    return stand.ruimte(spelers.session, zaak_van(spelers.session, zaak), VANDAAG).over


AF = pytest.mark.parametrize("doet", [onderteken, weiger], ids=["onderteken", "weiger"])


def test_onder_de_grens_besluit_een_en_ziet_de_ander_het(spelers: Spelers, zaak: str) -> None:
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(49_99, VANDAAG))
    punten = spelers.session.query(Openpunt).filter_by(soort="besluit_zien").all()
    assert [(p.wie.value, p.code) for p in punten] == [("functie", "directeur-denhaag")]
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_sbjh.doet(diensten.neem_kennis_van_besluit, zaak, genomen.id)
    spelers.directeur_denhaag.doet(diensten.neem_kennis_van_besluit, zaak, genomen.id)
    assert spelers.session.query(Openpunt).filter_by(soort="besluit_zien").all() == []
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_denhaag.doet(diensten.neem_kennis_van_besluit, zaak, genomen.id)
    speel_alles_na(spelers.session)


def test_alleen_de_andere_functie_zegt_dat_zij_het_zag(spelers: Spelers, zaak: str) -> None:
    """Neither the deputy of who decided it, nor an account with the role and without an office."""
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(49_99, VANDAAG))
    eigen = spelers.nieuw("plv@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")
    for wie in (eigen, spelers.nieuw("los@denhaag.example", "GM0518", Rol.REGIEVOERDER)):
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(diensten.neem_kennis_van_besluit, zaak, genomen.id)
    ander = spelers.nieuw("plv@denhaag.example", "GM0518", Rol.REGIEVOERDER, functie_code="directeur-denhaag")
    ander.doet(diensten.neem_kennis_van_besluit, zaak, genomen.id)


def test_wie_beide_functies_vervulde_laat_het_een_ander_zien(spelers: Spelers, zaak: str) -> None:
    """He saw it himself by no account; the point is not left open for ever."""
    zelf = spelers.nieuw(
        "zelf@denhaag.example",
        "GM0518",
        Rol.REGIEVOERDER,
        functie_code="directeur-denhaag",
        persoon_van=spelers.directeur_sbjh,
    )
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(49_99, VANDAAG))
    with geweigerd(spelers.session, "geen_recht"):
        zelf.doet(diensten.neem_kennis_van_besluit, zaak, genomen.id)
    spelers.directeur_denhaag.doet(diensten.neem_kennis_van_besluit, zaak, genomen.id)
    assert spelers.session.query(Openpunt).filter_by(soort="besluit_zien").all() == []


def test_vanaf_de_grens_besluit_een_niet_alleen(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "tweede_handtekening_nodig") as fout:
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(50_00, VANDAAG))
    assert "Voorbereiden" in fout.value.bericht
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "bedrag"):
        bereid_voor(spelers.directeur_sbjh, zaak, 49_99)


def test_voorbereid_kost_niets_en_wacht_op_de_ander(spelers: Spelers, zaak: str) -> None:
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    assert over(spelers, zaak) == 200_00
    punten = spelers.session.query(Openpunt).filter_by(soort="besluit_ondertekenen").all()
    assert [(p.wie.value, p.code, p.object) for p in punten] == [
        ("functie", "directeur-denhaag", f"besluitvoorstel/{nr}")
    ]


def test_de_ander_ondertekent_en_dan_is_het_besloten_op_die_dag(spelers: Spelers, zaak: str) -> None:
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    genomen = onderteken(spelers.directeur_denhaag, nr)
    assert isinstance(genomen, Besluit)
    wie = (genomen.voorbereid_door_id, genomen.ingevoerd_door_id)
    assert wie == (spelers.directeur_sbjh.actor.id, spelers.directeur_denhaag.actor.id)
    assert (genomen.datum, genomen.voorstel_id, over(spelers, zaak)) == (VANDAAG, nr, 140_00)
    acties = [regel.kop.actie for regel in logboek(spelers.session)[-2:]]
    assert acties == ["onderteken_besluit", "neem_besluit"]
    assert logboek(spelers.session)[-1].inhoud["voorstel"] == nr
    speel_alles_na(spelers.session)


def test_de_brief_noemt_beiden(spelers: Spelers, zaak: str) -> None:
    onderteken(spelers.directeur_denhaag, bereid_voor(spelers.directeur_sbjh, zaak))
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor_nu(), zaak)
    (rij,) = lijst_besluiten(spelers.session, dossier.zaak.id)
    brief = tekst(besluitbrief(spelers.session, dossier, rij))
    for wie in (spelers.directeur_sbjh, spelers.directeur_denhaag):
        assert wie.actor.naam in brief


def test_de_brief_zegt_wie_er_waarnam(spelers: Spelers, zaak: str) -> None:
    wie = spelers.nieuw("plv@denhaag.example", "GM0518", Rol.REGIEVOERDER, functie_code="directeur-denhaag")
    onderteken(wie, bereid_voor(spelers.directeur_sbjh, zaak))
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor_nu(), zaak)
    (rij,) = lijst_besluiten(spelers.session, dossier.zaak.id)
    brief = tekst(besluitbrief(spelers.session, dossier, rij))
    assert f"waarnemend {functies_van_regio('haaglanden')['directeur-denhaag'].titel}" in brief
    assert "functie van de test" not in brief


def tekst(docx: bytes) -> str:
    return "\n".join(f"{deel.tekst} {deel.rijen}" for deel in lees_brief(docx))


def test_de_ander_weigert_met_de_reden(spelers: Spelers, zaak: str) -> None:
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.directeur_denhaag.doet(diensten.weiger_besluit, nr, VANDAAG, " ")
    weiger(spelers.directeur_denhaag, nr)
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor_nu(), zaak)
    (regel,) = lijst_voorstellen(spelers.session, dossier, VANDAAG)
    assert (regel.voorstel.status, regel.voorstel.reden) == (Voorstelstatus.GEWEIGERD, "Te hoog.")
    assert over(spelers, zaak) == 200_00
    for doet in (onderteken, weiger):
        with geweigerd(spelers.session, "ongeldige_overgang"):
            doet(spelers.directeur_denhaag, nr)
    speel_alles_na(spelers.session)


def test_wie_voorbereidde_trekt_het_in_en_de_ander_niet(spelers: Spelers, zaak: str) -> None:
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_denhaag.doet(diensten.trek_besluitvoorstel_in, nr, VANDAAG, "Nee.")
    spelers.directeur_sbjh.doet(diensten.trek_besluitvoorstel_in, nr, VANDAAG, "Niet meer nodig.")
    assert spelers.session.query(Openpunt).filter_by(soort="besluit_ondertekenen").all() == []


@AF
def test_wie_voorbereidde_doet_het_niet_zelf_af_met_welk_account_ook(spelers: Spelers, zaak: str, doet: Doet) -> None:
    """Neither by the account that prepared it, nor by one with which the same person deputises the other office."""
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    tweede = spelers.nieuw(
        "plv@denhaag.example",
        "GM0518",
        Rol.REGIEVOERDER,
        functie_code="directeur-denhaag",
        persoon_van=spelers.directeur_sbjh,
    )
    for wie in (spelers.directeur_sbjh, tweede):
        with geweigerd(spelers.session, "vier_ogen"):
            doet(wie, nr)


@AF
def test_een_waarnemer_van_de_ander_doet_het_af_en_een_van_de_eigen_functie_niet(
    spelers: Spelers, zaak: str, doet: Doet
) -> None:
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    eigen = spelers.nieuw("plv@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")
    with geweigerd(spelers.session, "geen_recht"):
        doet(eigen, nr)
    doet(spelers.nieuw("plv@denhaag.example", "GM0518", Rol.REGIEVOERDER, functie_code="directeur-denhaag"), nr)


@AF
def test_niemand_anders_doet_het_af(spelers: Spelers, zaak: str, doet: Doet) -> None:
    """Nor a municipality that was added as Regievoerder, nor an account with the role and without an office."""
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    zonder = spelers.nieuw("los@denhaag.example", "GM0518", Rol.REGIEVOERDER)
    for wie in (spelers.projectleider, spelers.delft, zonder, spelers.wethouder):
        with geweigerd(spelers.session, "geen_recht"):
            doet(wie, nr)
    for wie in (spelers.rijnmond, spelers.auditor, spelers.beheerder):
        with geweigerd(spelers.session, "niet_gevonden"):
            doet(wie, nr)


def test_ondertekenen_vraagt_een_wachtwoord(spelers: Spelers, zaak: str) -> None:
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        onderteken(spelers.directeur_denhaag.zonder_wachtwoord(), nr)


def test_het_wordt_opnieuw_getoetst_op_de_dag_van_de_handtekening(spelers: Spelers, zaak: str) -> None:
    nr = bereid_voor(spelers.directeur_sbjh, zaak, 120_00)
    delft = spelers.session.query(Besluitvoorstel).one()
    assert delft.status is Voorstelstatus.WACHT
    for mandaat_id in (1, 2):
        spelers.directeur_sbjh.doet(geef_mandaat_terug, mandaat_id, VANDAAG, "Niet meer nodig.")
    with geweigerd(spelers.session, "buiten_looptijd"):
        onderteken(spelers.directeur_denhaag, nr)
    assert spelers.session.get_one(Besluitvoorstel, nr, populate_existing=True).status is Voorstelstatus.WACHT


def test_wat_een_mandaat_zegt_blijft_ook_als_de_regio_het_anders_gaat_doen(
    spelers: Spelers, zaak: str, tmp_path: Path
) -> None:
    assert mandaat_van(spelers.session, 1).tweede_vanaf == 50_00
    (tmp_path / "later").mkdir()
    with met_profiel(tmp_path / "later", ""), geweigerd(spelers.session, "tweede_handtekening_nodig"):
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(60_00, VANDAAG))


@pytest.mark.beide
def test_de_database_laat_een_niet_alleen_besluiten(spelers: Spelers, zaak: str) -> None:
    """Past the services: a part above the bound without two signatures, and one person who signs for both."""
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(10_00, VANDAAG))
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    kolommen = "zaak_id, soort, omschrijving, datum, sleutel, namens, laat_ingevoerd, ingevoerd_op, ingevoerd_door_id"
    rij = f"SELECT {kolommen}, waarnemend, 99, 6000 FROM besluit WHERE id = {genomen.id}"  # noqa: S608
    with transaction(spelers.session) as session:
        session.execute(text(f"INSERT INTO besluit ({kolommen}, waarnemend, volgnr, bedrag) {rij}"))
    deel = "INSERT INTO besluit_deel SELECT max(id), 1, 1, 6000 FROM besluit"
    with pytest.raises(DBAPIError, match="vraagt twee handtekeningen"), transaction(spelers.session) as session:
        session.execute(text(deel))
    zelf = (
        "UPDATE besluitvoorstel SET status = 'ondertekend', afgedaan_datum = datum, afgedaan_op = ingevoerd_op, "
        "afgedaan_door_id = voorbereid_door_id, afgedaan_persoon_id = voorbereid_persoon_id WHERE id = :nr"
    )
    with pytest.raises(DBAPIError, match="twee mensen"), transaction(spelers.session) as session:
        session.execute(text(zelf), {"nr": nr})


@pytest.mark.beide
def test_de_database_laat_een_ander_mens_in_dezelfde_functie_niet_ondertekenen(spelers: Spelers, zaak: str) -> None:
    """Past the services: who fills the office of who prepared it may not, and who fills the other one may."""
    nr = bereid_voor(spelers.directeur_sbjh, zaak)
    eigen = spelers.nieuw("plv@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")
    onder = (
        "UPDATE besluitvoorstel SET status = 'ondertekend', afgedaan_datum = datum, afgedaan_op = ingevoerd_op, "
        "afgedaan_door_id = :wie, afgedaan_persoon_id = (SELECT persoon_id FROM gebruiker WHERE id = :wie) "
        "WHERE id = :nr"
    )
    with pytest.raises(DBAPIError, match="twee functies"), transaction(spelers.session) as session:
        session.execute(text(onder), {"nr": nr, "wie": eigen.actor.id})
    with transaction(spelers.session) as session:
        session.execute(text(onder), {"nr": nr, "wie": spelers.directeur_denhaag.actor.id})
