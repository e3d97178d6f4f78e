"""Exports: one bundle from one moment, whose own entry is its last line; and the zaak as it stood on a day."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from app.domain.basis.fouten import GeenRecht, NietGevonden
from app.export.ondertekening import Ondertekenaar
from app.models import Export
from app.services.document import documenten
from app.services.export import exports
from app.services.export.exports import eerste_regievoerder
from app.services.logboek import controle
from tests.export.inpakken import uitgepakt
from tests.kern.opzet import acties, geweigerd, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.export.bundels import JUNI, ZAAK, Maak, bundel, dossier, nagekeken


def lijst(wie: Speler) -> list[int]:
    return [regel.export.volgnr for regel in exports.lijst_exports(wie.session, wie.actor)]


@pytest.mark.beide
def test_de_bundel_is_na_te_rekenen_en_eindigt_met_zijn_eigen_regel(
    s1: Spelers, maak: Maak, sleutel: Ondertekenaar
) -> None:
    export = maak(s1.directeur_sbjh)
    verslag = nagekeken(s1.directeur_sbjh, export, sleutel)
    laatste = logboek(s1.session)[-1]
    assert (laatste.kop.actie, laatste.kop.object, laatste.kop.nr) == ("exporteer", "export/1", export.laatste_nr)
    assert laatste.inhoud["ontvanger"] == "Nederlandse Zorgautoriteit (NZa)"
    assert laatste.inhoud["sleutel"] == sleutel.vingerafdruk
    assert verslag.manifest["aantal"] == laatste.kop.zaak_nr
    assert len(verslag.manifest["documenten"]) == 4


def test_het_logboek_klopt_ook_na_een_export(s1: Spelers, maak: Maak) -> None:
    maak(s1.projectleider)
    assert controle.verifieer(s1.session).aantal == len(logboek(s1.session))


def test_exports_van_een_zaak_zijn_genummerd_en_de_tweede_bevat_de_eerste(s1: Spelers, maak: Maak) -> None:
    eerste, tweede = maak(s1.directeur_sbjh), maak(s1.directeur_denhaag)
    assert (eerste.volgnr, tweede.volgnr) == (1, 2)
    assert [r["actie"] for r in dossier(s1.directeur_sbjh, tweede)["chronologie"]][-2:] == ["exporteer", "exporteer"]


@pytest.mark.parametrize(
    ("naar", "peildatum", "ontvanger"),
    [
        ("toezichthouder", dag(31, 12), "Jeugdautoriteit"),
        ("Toezichthouder", dag(1, 1, 2026), "Nederlandse Zorgautoriteit (NZa)"),
        ("nza", dag(1, 6), "Nederlandse Zorgautoriteit (NZa)"),
        ("NZA", dag(1, 6), "Nederlandse Zorgautoriteit (NZa)"),
        (" rotterdam  rijnmond ", dag(1, 6), "Rotterdam Rijnmond"),
        ("Griffie van Delft", dag(1, 6), "Griffie van Delft"),
    ],
)
def test_de_ontvanger_volgt_uit_naam_code_of_peildatum(
    s1: Spelers, maak: Maak, naar: str, peildatum: date, ontvanger: str
) -> None:
    export = maak(s1.directeur_sbjh.op(dag(2, 1, 2026)), naar, peildatum=peildatum)
    assert export.ontvanger == ontvanger
    assert (export.ontvanger_id is None) == (naar == "Griffie van Delft")


@pytest.mark.parametrize(
    ("naar", "doel", "peildatum", "code", "veld"),
    [
        ("", "Toezicht.", JUNI, "ongeldige_invoer", "ontvanger"),
        ("x" * 121, "Toezicht.", JUNI, "ongeldige_invoer", "ontvanger"),
        ("NZa", "  ", JUNI, "ongeldige_invoer", "doel"),
        ("NZa", "x" * 1001, JUNI, "ongeldige_invoer", "doel"),
        ("NZa", "Kind 111222333", JUNI, "mogelijk_bsn", "doel"),
        ("NZa", "Toezicht.", dag(3, 6), "datum_in_toekomst", "peildatum"),
        ("NZa", "Toezicht.", dag(2, 2), "datum_onlogisch", "peildatum"),
    ],
)
def test_een_verkeerde_opdracht_geeft_een_melding_bij_het_veld(
    s1: Spelers, maak: Maak, naar: str, doel: str, peildatum: date, code: str, veld: str
) -> None:
    with niet_aanvaard(s1.session, code, veld):
        maak(s1.directeur_sbjh, naar, doel, peildatum)


def test_een_gemeente_maakt_geen_export_en_dat_staat_in_het_logboek(s1: Spelers, maak: Maak) -> None:
    with geweigerd(s1.session, GeenRecht.code):
        maak(s1.delft)


@pytest.mark.beide
def test_dubbel_klikken_maakt_een_export(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh.met_verzoek("export-eenmaal")
    maak(wie)
    with niet_aanvaard(s1.session, "reeds_gedaan"):
        maak(wie)
    assert s1.session.scalar(select(func.count()).select_from(Export)) == 1


@pytest.mark.beide
def test_de_auditor_ziet_alleen_wat_voor_een_toezichthouder_is(s1: Spelers, maak: Maak) -> None:
    for naar in ("Jeugdautoriteit", "Griffie van Delft", "NZa", "Rotterdam Rijnmond"):
        maak(s1.directeur_sbjh, naar)
    assert lijst(s1.auditor) == [3, 1]
    assert lijst(s1.projectleider) == [4, 3, 2, 1]
    assert [lijst(wie) for wie in (s1.delft, s1.rijnmond, s1.beheerder, s1.wethouder)] == [[], [], [], []]


def test_lezen_door_de_auditor_laat_een_regel_na_en_door_het_team_niet(s1: Spelers, maak: Maak) -> None:
    export = maak(s1.directeur_sbjh)
    s1.projectleider.doet(exports.lees_export, export.id)
    assert acties(s1.session)[-1] == "exporteer"
    s1.auditor.doet(exports.lees_export, export.id)
    regel = logboek(s1.session)[-1]
    assert (regel.kop.actie, regel.kop.zaak, regel.kop.object) == ("lees_export", ZAAK, "export/1")


def test_wie_een_export_niet_mag_zien_krijgt_niets_te_horen(s1: Spelers, maak: Maak) -> None:
    export = maak(s1.directeur_sbjh, "Griffie van Delft")
    for wie in (s1.auditor, s1.delft, s1.rijnmond, s1.beheerder):
        with pytest.raises(NietGevonden):
            wie.doet(exports.lees_export, export.id)
        with pytest.raises(NietGevonden):
            wie.doet(exports.lees_export, 999)


def test_een_zaak_zonder_mandaten_en_documenten_is_ook_te_exporteren(
    spelers: Spelers, maak: Maak, sleutel: Ondertekenaar
) -> None:
    zaak = open_zaak(spelers)
    export = maak(spelers.directeur_sbjh, zaak=zaak)
    assert nagekeken(spelers.directeur_sbjh, export, sleutel).manifest["zaak"] == zaak


def test_de_bundel_van_een_zaak_verraadt_niets_van_een_andere(s1: Spelers, maak: Maak) -> None:
    ander = open_zaak(s1)
    s1.directeur_sbjh.doet(documenten.voeg_document_toe, ander, documenten.NieuwDocument("x.txt", b"geheim\n", JUNI))
    delen = uitgepakt(bundel(s1.directeur_sbjh, maak(s1.directeur_sbjh)))
    assert not any(ander.encode() in deel for deel in delen.values())


def test_de_eerste_regievoerder_van_een_zaak_en_van_geen_zaak(s1: Spelers) -> None:
    assert eerste_regievoerder(s1.session, ZAAK).email == s1.directeur_sbjh.email
    with pytest.raises(NietGevonden):
        eerste_regievoerder(s1.session, "2025-9999")


def test_de_lijst_van_alles_komt_per_bladzijde(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    maak(wie), maak(wie)
    alle = lijst(wie)
    eerste, volgende = exports.exportblad(wie.session, wie.actor, grootte=1)
    assert [regel.export.volgnr for regel in eerste] == alle[:1]
    gezien = list(eerste)
    while volgende:
        deel, volgende = exports.exportblad(wie.session, wie.actor, na=volgende, grootte=1)
        gezien += deel
    assert [regel.export.volgnr for regel in gezien] == alle
    assert exports.tel_exports(wie.session, wie.actor) == len(alle) > 1
