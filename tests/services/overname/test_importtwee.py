"""Who proposes an import and who confirms it, once; its file is kept until then and no longer."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.basis.fouten import NietGevonden, OngeldigeOvergang, ReedsIngelezen
from app.models import Inlezing, Zaak
from app.services.overname import blad as importblad
from app.services.overname import overnames
from tests.kern.opzet import acties, geweigerd, logboek, niet_aanvaard
from tests.kern.overnamevoorbeeld import KENMERK, als_bestand, zaak
from tests.kern.spelers import Spelers
from tests.services.overname.imports import BESTAND, bevestig, importeer, stel_voor

ZAAK = "2025-0001"


def test_een_voorstel_bewaart_alleen_het_bestand_en_een_regel(spelers: Spelers) -> None:
    voorstel = stel_voor(spelers)
    assert spelers.session.scalars(select(Zaak)).all() == []
    assert acties(spelers.session)[-1] == "stel_import_voor"
    assert (voorstel.rijen, voorstel.zaken, voorstel.inhoud) == (21, 1, BESTAND.inhoud)


@pytest.mark.beide
def test_na_de_bevestiging_is_het_bestand_weg(spelers: Spelers) -> None:
    inlezing = importeer(spelers)
    laatste = logboek(spelers.session)[-1]
    assert spelers.session.execute(select(Inlezing.inhoud, Inlezing.naam)).all() == [(None, "")]
    assert (laatste.kop.actie, laatste.kop.object, laatste.kop.zaak) == (
        "bevestig_import",
        f"import/{inlezing.id}",
        None,
    )
    assert laatste.inhoud["zaken"] == [ZAAK]
    assert laatste.inhoud["voorgesteld_door"] == spelers.directeur_sbjh.actor.pseudoniem


@pytest.mark.beide
def test_na_intrekken_is_het_bestand_weg_en_kan_het_opnieuw(spelers: Spelers) -> None:
    voorstel = stel_voor(spelers)
    spelers.directeur_denhaag.doet(overnames.trek_import_in, voorstel.id)
    assert spelers.session.scalar(select(Inlezing.inhoud).where(Inlezing.id == voorstel.id)) is None
    with geweigerd(spelers.session, OngeldigeOvergang.code):
        bevestig(spelers, voorstel.id)
    assert stel_voor(spelers).id != voorstel.id


def test_wie_voorstelt_bevestigt_niet_ook_niet_met_een_tweede_account(spelers: Spelers) -> None:
    voorstel = stel_voor(spelers)
    ander = spelers.nieuw(
        "tweede@sbjh.example", "sbjh", *spelers.directeur_sbjh.actor.rollen, persoon_van=spelers.directeur_sbjh
    )
    for wie in (spelers.directeur_sbjh, ander):
        with geweigerd(spelers.session, "vier_ogen"):
            wie.doet(overnames.bevestig_import, voorstel.id)


def test_bevestigen_vraagt_het_wachtwoord(spelers: Spelers) -> None:
    voorstel = stel_voor(spelers)
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        spelers.directeur_denhaag.zonder_wachtwoord().doet(overnames.bevestig_import, voorstel.id)


@pytest.mark.parametrize("wie", ["projectleider", "delft", "wethouder", "auditor", "beheerder", "rijnmond"])
def test_alleen_een_regievoerder_leest_in(spelers: Spelers, wie: str) -> None:
    voorstel = stel_voor(spelers)
    for handeling, waarmee in (
        (overnames.stel_import_voor, BESTAND),
        (overnames.bevestig_import, voorstel.id),
        (overnames.trek_import_in, voorstel.id),
    ):
        with geweigerd(spelers.session, "geen_recht"):
            getattr(spelers, wie).doet(handeling, waarmee)


def test_hetzelfde_bestand_komt_er_niet_twee_keer_in(spelers: Spelers) -> None:
    voorstel = stel_voor(spelers)
    with niet_aanvaard(spelers.session, ReedsIngelezen.code, "bestand") as fout:
        stel_voor(spelers)
    assert f"ligt al klaar als overname {voorstel.id}" in fout.value.bericht
    bevestig(spelers, voorstel.id)
    with niet_aanvaard(spelers.session, ReedsIngelezen.code, "bestand") as fout:
        stel_voor(spelers)
    assert f"al ingelezen, als overname {voorstel.id}" in fout.value.bericht


def test_hetzelfde_kenmerk_komt_er_niet_twee_keer_in(spelers: Spelers) -> None:
    importeer(spelers)
    nog_eens = als_bestand({"Zaken": [zaak(KENMERK.lower(), motivering="Nog eens.")]})
    (fout,) = importblad.bekijk(spelers.session, spelers.directeur_sbjh.verzoek(), nog_eens).fouten
    assert (fout.kolom, fout.wat) == ("kenmerk", "Een zaak met dit kenmerk is al ingelezen")


def test_een_onbekende_import_wordt_niet_bevestigd(spelers: Spelers) -> None:
    with pytest.raises(NietGevonden):
        bevestig(spelers, 99)


def test_wat_intussen_niet_meer_kan_houdt_de_hele_bevestiging_tegen(spelers: Spelers) -> None:
    voorstel = stel_voor(spelers)
    importeer(spelers, als_bestand({"Zaken": [zaak("Ander", aanbieder="Stichting Anders")]}))
    with niet_aanvaard(spelers.session, "import_geweigerd", "bestand") as fout:
        bevestig(spelers, voorstel.id)
    assert "blad Zaken, rij 2" in fout.value.bericht
    assert [z.zaaknummer for z in spelers.session.scalars(select(Zaak))] == [ZAAK]
