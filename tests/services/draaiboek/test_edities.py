"""A zaak keeps the text of the edition under which it was opened, whatever becomes of the file."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import select, text

from app.db import transaction
from app.domain.basis.begrippen import Stapstatus, Toestand, Uitkomst
from app.draaiboeken import editiebestand
from app.models import Draaiboekversie
from app.services.draaiboek.edities import editie_met, editie_van
from app.services.termijn import stappen
from app.services.zaak import zaken
from tests.kern.gegevens import Editiemap
from tests.kern.opzet import VANDAAG, bepaling, geweigerd, logboek, meld_alles_verzonden, open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag

T = Toestand
PLAN, ANDER_PLAN = 'titel = "Maak een continuïteitsplan"', 'titel = "Maak een ander plan"'


def titels(spelers: Spelers, zaak: str) -> list[str]:
    return [s.definitie.titel for s in stappen.lijst_stappen(spelers.session, zaak_van(spelers.session, zaak))]


def zonder_tekst(spelers: Spelers, zaak: str) -> None:
    """As a zaak is whose file was gone when texts began to be kept."""
    with transaction(spelers.session) as session:
        session.execute(text("UPDATE zaak SET editie_sha256 = NULL WHERE zaaknummer = :nr"), {"nr": zaak})


def test_een_zaak_bewaart_de_tekst_van_haar_editie_byte_voor_byte(spelers: Spelers) -> None:
    zaak = zaak_van(spelers.session, open_zaak(spelers))
    versie = spelers.session.get_one(Draaiboekversie, zaak.editie_sha256)
    assert versie.inhoud == editiebestand("2025").inhoud
    assert (versie.code, versie.sha256) == ("2025", hashlib.sha256(versie.inhoud).hexdigest())
    assert logboek(spelers.session)[-1].inhoud["editie_sha256"] == zaak.editie_sha256


def test_zaken_onder_dezelfde_tekst_bewaren_haar_een_keer(spelers: Spelers) -> None:
    open_zaak(spelers), open_zaak(spelers), open_zaak(spelers, datum=dag(2, 6))
    assert len(spelers.session.scalars(select(Draaiboekversie)).all()) == 1


@pytest.mark.parametrize(("datum", "code"), [(dag(31, 12, 2024), "2021"), (dag(1, 1), "2025")])
def test_de_editie_is_die_van_de_dag_waarop_de_zaak_begint(spelers: Spelers, datum: object, code: str) -> None:
    zaak = open_zaak(spelers, datum=datum)  # type: ignore[arg-type]
    assert zaak_van(spelers.session, zaak).editie == code


def test_wie_het_bestand_wijzigt_verandert_een_lopende_zaak_niet(spelers: Spelers, edities: Editiemap) -> None:
    oud = open_zaak(spelers)
    edities.herschrijf("2025", PLAN, ANDER_PLAN)
    nieuw = open_zaak(spelers)
    for zaak in (oud, nieuw):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    assert "Maak een continuïteitsplan" in titels(spelers, oud)
    assert "Maak een ander plan" in titels(spelers, nieuw)
    assert len(spelers.session.scalars(select(Draaiboekversie)).all()) == 2


def test_ook_de_termijnen_en_de_grendels_zijn_die_van_toen(spelers: Spelers, edities: Editiemap) -> None:
    oud = open_zaak(spelers)
    edities.herschrijf("2025", 'naar = ["problematisch", "zeer_problematisch"]\nwerking = "waarschuwt"', BLOKKEERT)
    nieuw = open_zaak(spelers)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, oud, bepaling(T.PROBLEMATISCH))
    with geweigerd(spelers.session, "afspraken_open"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, nieuw, bepaling(T.PROBLEMATISCH))


BLOKKEERT = 'naar = ["problematisch", "zeer_problematisch"]\nwerking = "blokkeert"\nnoodgreep = true'


def test_een_bestand_dat_later_stuk_is_raakt_geen_zaak(spelers: Spelers, edities: Editiemap) -> None:
    zaak = open_zaak(spelers)
    edities.zet("2025", "code = ")
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    nieuw = open_zaak(spelers)
    assert zaak_van(spelers.session, nieuw).editie_sha256 == zaak_van(spelers.session, zaak).editie_sha256


def test_heropenen_gebeurt_onder_de_tekst_van_de_zaak(spelers: Spelers, edities: Editiemap) -> None:
    zaak = open_zaak(spelers)
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    edities.herschrijf("2025", PLAN, ANDER_PLAN)
    spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.PROBLEMATISCH, "Terugval.", VANDAAG)
    assert "Maak een continuïteitsplan" in titels(spelers, zaak)


@pytest.mark.beide
def test_een_zaak_zonder_eigen_tekst_volgt_het_bestand(spelers: Spelers, edities: Editiemap) -> None:
    zaak = open_zaak(spelers)
    zonder_tekst(spelers, zaak)
    edities.herschrijf("2025", PLAN, ANDER_PLAN)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    assert "Maak een ander plan" in titels(spelers, zaak)


@pytest.mark.beide
def test_een_stap_die_uit_zo_n_bestand_verdween_blijft_leesbaar(spelers: Spelers, edities: Editiemap) -> None:
    zaak = open_zaak(spelers)
    zonder_tekst(spelers, zaak)
    edities.herschrijf("2025", 'code = "ZO-03"', 'code = "ZO-33"')
    (gevonden,) = (t for t in titels(spelers, zaak) if "ZO-03" in t)
    assert gevonden == "Stap ZO-03, die niet meer in het draaiboek staat"
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "ZO-03", VANDAAG)
    rijen = {s.stap.code: s.stap for s in stappen.lijst_stappen(spelers.session, zaak_van(spelers.session, zaak))}
    assert rijen["ZO-03"].status is Stapstatus.AFGEROND


def test_een_bewaarde_tekst_wordt_gelezen_zoals_zij_was(spelers: Spelers, edities: Editiemap) -> None:
    zaak = zaak_van(spelers.session, open_zaak(spelers))
    voor = editie_van(spelers.session, zaak)
    edities.herschrijf("2025", PLAN, ANDER_PLAN)
    assert zaak.editie_sha256
    assert editie_met(spelers.session, zaak.editie_sha256) == voor != editiebestand("2025").deel
