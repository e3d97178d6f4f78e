"""Documents with a zaak: kept as they came, named by their hash, read only by whom they are for."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.basis.fouten import NietGevonden
from app.models import Document
from app.services.document import documenten
from app.services.kern.toegang import vind_dossier
from app.services.zaak import zaken
from tests.kern.opzet import VANDAAG, actief_mandaat, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers
from tests.services.document.containers import bericht

INHOUD = b"Herstelplan, versie 1.\n"
PLAN = documenten.NieuwDocument("herstelplan.txt", INHOUD, VANDAAG, "Eerste versie.")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def namen(wie: Speler, zaak: str) -> list[str]:
    rijen = documenten.lijst_documenten(wie.session, vind_dossier(wie.session, wie.actor, zaak))
    return [document.naam for document in rijen]


def lees(wie: Speler, zaak: str, document_id: int) -> tuple[Document, bytes]:
    return documenten.lees_document(wie.session, vind_dossier(wie.session, wie.actor, zaak), document_id)


def test_een_document_komt_terug_zoals_het_was(spelers: Spelers, zaak: str) -> None:
    bewaard = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, PLAN)
    document, inhoud = lees(spelers.directeur_denhaag, zaak, bewaard.id)
    assert inhoud == INHOUD
    assert (document.sha256, document.grootte) == (hashlib.sha256(INHOUD).hexdigest(), len(INHOUD))
    assert document.mediatype == "text/plain"
    assert logboek(spelers.session)[-1].inhoud["sha256"] == document.sha256


def test_een_naam_met_mappen_wordt_alleen_een_naam(spelers: Spelers, zaak: str) -> None:
    plan = replace(PLAN, naam="..\\..\\geheim/plan.txt")
    assert spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, plan).naam == "plan.txt"


def test_een_gemeente_leest_alleen_wat_gedeeld_is(spelers: Spelers, zaak: str) -> None:
    eigen = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, PLAN)
    spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, replace(PLAN, naam="verslag.txt", gedeeld=True))
    assert namen(spelers.directeur_denhaag, zaak) == ["herstelplan.txt", "verslag.txt"]
    for wie in (spelers.delft, spelers.wethouder):
        assert namen(wie, zaak) == ["verslag.txt"]
        with pytest.raises(NietGevonden):
            lees(wie, zaak, eigen.id)


def test_een_andere_regio_leest_geen_documenten(spelers: Spelers, zaak: str) -> None:
    actief_mandaat(spelers, zaak, "rijnmond")
    spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, replace(PLAN, gedeeld=True))
    assert namen(spelers.rijnmond, zaak) == []


def test_een_document_hoort_bij_zijn_zaak(spelers: Spelers, zaak: str) -> None:
    bewaard = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, PLAN)
    with pytest.raises(NietGevonden):
        lees(spelers.directeur_sbjh, open_zaak(spelers), bewaard.id)


@pytest.mark.parametrize(
    ("naam", "inhoud", "datum", "code", "veld"),
    [
        ("plan.exe", INHOUD, VANDAAG, "ongeldig_bestand", "bestand"),
        ("plan.pdf", INHOUD, VANDAAG, "ongeldig_bestand", "bestand"),
        ("plan.txt", b"", VANDAAG, "ongeldig_bestand", "bestand"),
        ("plan.txt", INHOUD, VANDAAG + timedelta(days=1), "datum_in_toekomst", "datum"),
        ("111222333.txt", INHOUD, VANDAAG, "mogelijk_bsn", "naam"),
    ],
)
def test_wat_niet_kan_wordt_niet_bewaard(
    spelers: Spelers, zaak: str, naam: str, inhoud: bytes, datum: date, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, documenten.NieuwDocument(naam, inhoud, datum))


def test_een_te_lange_omschrijving_wordt_niet_bewaard(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "omschrijving"):
        spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, replace(PLAN, omschrijving="a" * 401))


@pytest.mark.parametrize("wie", ["delft", "wethouder"])
def test_alleen_het_team_voegt_toe(spelers: Spelers, zaak: str, wie: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        getattr(spelers, wie).doet(documenten.voeg_document_toe, zaak, PLAN)


def test_bij_een_gesloten_zaak_komt_niets_meer(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, PLAN)
    spelers.directeur_sbjh.doet(zaken.heropen, zaak, Toestand.ZORGELIJK, "Terugval.", VANDAAG)
    spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, PLAN)


PDF_DICHT = (Path(__file__).parents[2] / "invoer/doc/met-wachtwoord.pdf").read_bytes()


def test_een_versleuteld_bestand_vraagt_eerst_en_wordt_daarna_verteld(spelers: Spelers, zaak: str) -> None:
    dicht = replace(PLAN, naam="plan.pdf", inhoud=PDF_DICHT)
    with niet_aanvaard(spelers.session, "bestand_versleuteld", "bestand"):
        spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, dicht)
    bewaard = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, replace(dicht, versleuteld_goed=True))
    assert bewaard.bijzonder == "versleuteld"
    assert logboek(spelers.session)[-1].inhoud["bijzonder"] == "versleuteld"


def test_hetzelfde_bestand_nog_eens_wordt_verteld(spelers: Spelers, zaak: str) -> None:
    eerste = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, PLAN)
    nog_eens = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, replace(PLAN, naam="kopie.txt"))
    assert (eerste.bijzonder, nog_eens.bijzonder) == (
        "",
        f"zelfde inhoud als document {eerste.id} (herstelplan.txt)",
    )


def test_een_bericht_van_outlook_noemt_zijn_bijlagen(spelers: Spelers, zaak: str) -> None:
    stuk = replace(PLAN, naam="vraag.msg", inhoud=bericht("plan van aanpak.pdf", "é.docx"))
    bewaard = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, stuk)
    assert bewaard.bijzonder == "bijlagen: plan van aanpak.pdf, é.docx"
    assert bewaard.mediatype == "application/vnd.ms-outlook"


def test_een_versleuteld_bericht_van_outlook_vraagt_eerst(spelers: Spelers, zaak: str) -> None:
    stuk = replace(PLAN, naam="vraag.msg", inhoud=bericht("smime.p7m", soort="IPM.Note.SMIME"))
    with niet_aanvaard(spelers.session, "bestand_versleuteld", "bestand"):
        spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, stuk)
