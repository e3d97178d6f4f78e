"""Contracts, locations and certificates: added, put right with a reason, struck out; nothing disappears."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from app.db import Base
from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort, Contract, Locatie, Verblijf
from app.models import TABELREGELS
from app.services.aanbieder import onderdelen
from app.services.aanbieder.omzetaandelen import aandelen, leg_omzet_vast, mogelijke_gevers, omzet_per_gever
from app.services.aanbieder.onderdelen import Verbetering
from app.services.bewaren.vernietigen import VAN_DE_AANBIEDER
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_op
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.lijst import voor
from app.tabelregels import Lot
from tests.kern.databanken import eigenaar
from tests.kern.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag

CONTRACT = Contract(partij="GM0503", contractnummer="JZ-17", zorgvorm="pleegzorg", van=dag(1, 1))
LOCATIE = Locatie(naam="De Duinen", gemeente="Katwijk", soort=Verblijf.RESIDENTIEEL, plaatsen=24)
CERTIFICAAT = Certificaat(soort=Certificaatsoort.CERTIFICAAT, geldig_tot=VANDAAG + timedelta(100))
WAAROM = "Tikfout."


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def leg_vast(
    spelers: Spelers, zaak: str, wat: Any, verbetert: Verbetering | None = None, versie: int | None = None
) -> Any:
    dienst: Any = {
        Contract: onderdelen.leg_contract_vast,
        Locatie: onderdelen.leg_locatie_vast,
        Certificaat: onderdelen.leg_certificaat_vast,
    }[type(wat)]
    return spelers.directeur_sbjh.doet(dienst, zaak, wat, verbetert, versie)


def dossier(spelers: Spelers, zaak: str, op: date = VANDAAG) -> dict[str, Any]:
    mijn = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    return stel_samen(stand_op(spelers.session, mijn, op))["aanbiederonderdelen"]  # type: ignore[return-value]


def punten(spelers: Spelers) -> list[date | None]:
    alle = voor(spelers.session, spelers.directeur_sbjh.actor, VANDAAG, grootte=100)
    return [o.punt.uiterlijk_op for o in alle if o.soort.code == "certificaat"]


def test_wat_er_staat_komt_in_het_logboek_en_het_dossier(spelers: Spelers, zaak: str) -> None:
    for wat in (CONTRACT, LOCATIE, CERTIFICAAT):
        leg_vast(spelers, zaak, wat)
    wordt = logboek(spelers.session)[-3].inhoud["wordt"]
    assert wordt == {
        "Met": "Delft",
        "Contractnummer": "JZ-17",
        "Zorgvorm": "Pleegzorg",
        "Van": "1 januari 2025",
        "Tot en met": "–",
    }
    d = dossier(spelers, zaak)
    assert [len(d[deel]) for deel in ("contracten", "locaties", "certificaten")] == [1, 1, 1]
    assert (d["locaties"][0]["plaatsen"], d["contracten"][0]["partij"]) == (24, "GM0503")
    assert dossier(spelers, zaak, VANDAAG - timedelta(1))["contracten"] == []


def test_een_verbetering_is_een_nieuwe_versie_en_wat_er_stond_blijft(spelers: Spelers, zaak: str) -> None:
    leg_vast(spelers, zaak, LOCATIE)
    beter = leg_vast(spelers, zaak, replace(LOCATIE, plaatsen=20), Verbetering(1, WAAROM), versie=1)
    assert (beter.nummer, beter.versie, beter.plaatsen) == (1, 2, 20)
    inhoud = logboek(spelers.session)[-1].inhoud
    assert (inhoud["was"], inhoud["wordt"], inhoud["reden"]) == ({"Plaatsen": "24"}, {"Plaatsen": "20"}, WAAROM)
    (rij,) = dossier(spelers, zaak)["locaties"]
    assert (rij["plaatsen"], [oud["plaatsen"] for oud in rij["eerder"]], rij["reden"]) == (20, [24], WAAROM)


def test_wat_per_vergissing_is_toegevoegd_vervalt_en_blijft_te_lezen(spelers: Spelers, zaak: str) -> None:
    leg_vast(spelers, zaak, CERTIFICAAT)
    assert punten(spelers) == [CERTIFICAAT.geldig_tot]
    leg_vast(spelers, zaak, CERTIFICAAT, Verbetering(1, "Van een ander.", vervalt=True))
    assert punten(spelers) == []
    assert dossier(spelers, zaak)["certificaten"][0]["vervallen"] == "ja"
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        leg_vast(spelers, zaak, CERTIFICAAT, Verbetering(1, WAAROM))


def test_een_certificaat_dat_afloopt_staat_open_in_elke_zaak_van_de_aanbieder(spelers: Spelers, zaak: str) -> None:
    leg_vast(spelers, zaak, replace(CERTIFICAAT, geldig_tot=VANDAAG + timedelta(181)))
    assert punten(spelers) == []
    leg_vast(spelers, zaak, CERTIFICAAT, Verbetering(1, WAAROM))
    assert punten(spelers) == [CERTIFICAAT.geldig_tot]
    leg_vast(spelers, zaak, replace(CERTIFICAAT, geldig_tot=VANDAAG + timedelta(2000)))
    assert punten(spelers) == [], "a later certificate takes its place"


@pytest.mark.parametrize(
    ("wat", "verbetert", "versie", "code", "veld"),
    [
        (replace(CONTRACT, partij="GM9999"), None, None, "ongeldige_invoer", "partij"),
        (replace(CONTRACT, zorgvorm="kunst"), None, None, "ongeldige_invoer", "zorgvorm"),
        (replace(LOCATIE, naam=""), None, None, "ongeldige_invoer", "naam"),
        (CONTRACT, Verbetering(1, WAAROM), None, "ongeldige_invoer", None),
        (replace(CONTRACT, tot=VANDAAG), Verbetering(1), None, "motivering_verplicht", "reden"),
        (replace(CONTRACT, tot=VANDAAG), Verbetering(1, WAAROM), 7, "verouderd", None),
        (CONTRACT, Verbetering(9, WAAROM), None, "niet_gevonden", None),
    ],
)
def test_wat_niet_kan(
    spelers: Spelers,
    zaak: str,
    wat: Any,
    verbetert: Verbetering | None,
    versie: int | None,
    code: str,
    veld: str | None,
) -> None:
    leg_vast(spelers, zaak, CONTRACT)
    with niet_aanvaard(spelers.session, code, veld):
        leg_vast(spelers, zaak, wat, verbetert, versie)


def test_alleen_het_team(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(onderdelen.leg_contract_vast, zaak, CONTRACT)


@pytest.mark.parametrize("tabel", ["aanbiedercontract", "aanbiederlocatie", "gicertificaat"])
@pytest.mark.parametrize("opdracht", ["DELETE FROM {}", "UPDATE {} SET reden = 'x'"])
@pytest.mark.beide
def test_wat_er_stond_blijft(spelers: Spelers, zaak: str, tabel: str, opdracht: str) -> None:
    for wat in (CONTRACT, LOCATIE, CERTIFICAAT):
        leg_vast(spelers, zaak, wat)
    with pytest.raises(DBAPIError, match="is niet toegestaan"), eigenaar(spelers.session) as session:
        session.execute(text(opdracht.format(tabel)))


def test_wat_met_de_aanbieder_meegaat_is_alles_wat_dat_van_zichzelf_zegt() -> None:
    apart = {naam for naam, regels in TABELREGELS.items() if regels.lot is Lot.APART and "aanbieder" in regels.reden}
    assert {tabel.__tablename__ for tabel in VAN_DE_AANBIEDER} == apart
    assert all("aanbieder_id" in Base.metadata.tables[naam].c for naam in apart)


def test_aandelen_per_jaar_met_een_reden_bij_een_correctie(spelers: Spelers, zaak: str) -> None:
    wie, rij = spelers.directeur_sbjh, zaak_van(spelers.session, zaak)
    wie.doet(leg_omzet_vast, zaak, 2024, {"GM0503": 600_00, "GM1783": 400_00})
    wie.doet(leg_omzet_vast, zaak, 2023, {"GM0503": 500_00})
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        wie.doet(leg_omzet_vast, zaak, 2024, {"GM0503": 700_00})
    wie.doet(leg_omzet_vast, zaak, 2024, {"GM0503": 700_00}, "Nagekomen.")
    assert logboek(spelers.session)[-1].inhoud["was"] == {"Delft": "€ 600"}
    jaren = aandelen(spelers.session, rij, 1000_00)
    assert [(j.jaar, j.som, j.te_veel) for j in jaren] == [(2024, 1100_00, 100_00), (2023, 500_00, 0)]
    assert sorted(o.bedrag for o in omzet_per_gever(spelers.session, rij).values()) == [400_00, 700_00]
    assert spelers.session.scalar(select(func.count()).select_from(Base.metadata.tables["omzetaandeel"])) == 4


def test_ook_van_een_gemeente_buiten_het_profiel_met_de_bron_erbij(spelers: Spelers, zaak: str) -> None:
    wie, gouda = spelers.directeur_sbjh, {"GM0513": 250_00, "GM0503": 100_00}
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "bron") as fout:
        wie.doet(leg_omzet_vast, zaak, 2024, gouda)
    assert "Gouda" in fout.value.bericht
    wie.doet(leg_omzet_vast, zaak, 2024, gouda, "", "Opgave van Gouda, 3 maart 2025.")
    assert logboek(spelers.session)[-1].inhoud["bron"] == "Opgave van Gouda, 3 maart 2025."
    dossier = vind_dossier(spelers.session, wie.actor, zaak)
    assert "Gouda" in {gever.naam for gever in mogelijke_gevers(spelers.session, dossier)}
    with niet_aanvaard(spelers.session, "ongeldige_invoer") as fout:
        wie.doet(leg_omzet_vast, zaak, 2024, {"GM9999": 1}, "", "Ergens.")
    assert "GM9999 is geen gemeente" in fout.value.bericht
