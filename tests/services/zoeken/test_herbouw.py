"""What can be found follows every act, and is what one gets by making all of it anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from app.db import onderdeel, tabel, transaction
from app.domain.basis.fouten import DomeinFout
from app.models import Zoekstand
from app.services.bewaren.opruimen import ruim_op
from app.services.document.documenten import NieuwDocument, voeg_document_toe
from app.services.kern.uitvoering import Werk
from app.services.termijn import stappen
from app.services.zoeken.documenten import doorzoekbaar, lees_ongelezen
from app.services.zoeken.herbouw import begin_opnieuw, lees_verder, stand
from app.services.zoeken.zoek import is_achter
from tests.kern.opzet import VANDAAG, open_zaak, tel_vragen
from tests.kern.spelers import Spelers
from tests.services.bewaren.vernietigen import alles, bestanden, sluit, vernietig
from tests.services.zoeken.zoekopzet import gevonden, index, toets_woordenlijst


def lees_alles(spelers: Spelers) -> None:
    lees_verder(spelers.session)
    lees_ongelezen(spelers.session, spelers.directeur_sbjh.nu)


@pytest.mark.beide
def test_wat_elke_handeling_bijhield_is_wat_herbouwen_geeft(s1: Spelers) -> None:
    lees_ongelezen(s1.session, s1.directeur_sbjh.nu)
    stond = index(s1.session)
    begin_opnieuw(s1.session)
    assert (index(s1.session), is_achter(s1.session)) == ({}, True)
    lees_alles(s1)
    assert index(s1.session) == stond
    assert len(stond) > 50
    assert tuple(stand(s1.session)) == (0, 0, 0)
    toets_woordenlijst(s1.session)


def test_herbouwen_gaat_verder_waar_het_was(s1: Spelers) -> None:
    lees_ongelezen(s1.session, s1.directeur_sbjh.nu)
    stond = index(s1.session)
    begin_opnieuw(s1.session)
    with transaction(s1.session) as session:  # what was read already is not read again
        session.execute(update(tabel(Zoekstand)).values(regels_tot=10, documenten_tot=0))
    s1.directeur_sbjh.op(VANDAAG).doet(
        voeg_document_toe, "2025-0001", NieuwDocument("tussendoor.txt", b"Intussen.", VANDAAG)
    )
    assert gevonden(s1.directeur_sbjh, "tussendoor") == ["tussendoor.txt"]
    lees_alles(s1)
    assert {nr: rij for nr, rij in index(s1.session).items() if nr in stond}.items() <= stond.items()
    assert not is_achter(s1.session)


def test_ook_de_bestanden_kunnen_opnieuw_worden_gelezen(s1: Spelers) -> None:
    lees_ongelezen(s1.session, s1.directeur_sbjh.nu)
    stond = index(s1.session)
    begin_opnieuw(s1.session, ook_documenten=True)
    lees_alles(s1)
    assert index(s1.session) == stond


def test_een_handeling_zonder_tekst_kost_niets_en_met_tekst_een_vraag(spelers: Spelers, engine: Engine) -> None:
    zaak = open_zaak(spelers)
    kosten = []
    for stap, waarom in (("ZO-01", ""), ("ZO-02", "Omdat het moest.")):
        with tel_vragen(engine) as teller:
            spelers.directeur_sbjh.doet(stappen.rond_af, zaak, stap, VANDAAG, waarom)
        kosten.append([vraag for vraag in teller.vragen if "zoekpassage" in vraag])
    assert [len(vragen) for vragen in kosten] == [0, 1]


def test_wat_in_een_handeling_ongedaan_werd_gemaakt_is_niet_te_vinden(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)

    class Toch(Exception):
        pass

    def half(werk: Werk) -> None:
        try:
            with onderdeel(werk.session):
                stappen.rond_af(werk, zaak, "ZO-01", VANDAAG, "Halverwege.")
                raise Toch
        except Toch:
            werk.session.expire_all()
        werk.genoteerd = 0
        stappen.rond_af(werk, zaak, "ZO-02", VANDAAG, "Helemaal.")

    spelers.directeur_sbjh.doet(half)
    assert gevonden(spelers.directeur_sbjh, "halverwege") == []
    assert gevonden(spelers.directeur_sbjh, "helemaal") == ["rond_stap_af"]
    stond = index(spelers.session)
    begin_opnieuw(spelers.session)
    lees_alles(spelers)
    assert index(spelers.session) == stond


def test_een_weigering_vindt_het_team_ook(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    with pytest.raises(DomeinFout):
        spelers.delft.doet(stappen.rond_af, zaak, "ZO-01", VANDAAG, "Onbevoegd geprobeerd.")
    assert gevonden(spelers.directeur_sbjh, "onbevoegd") in (["rond_stap_af"], [])
    assert gevonden(spelers.delft, "onbevoegd") == []


def vul(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "ZO-01", VANDAAG, "Vertrouwelijkheidsbeding.")
    spelers.directeur_sbjh.doet(
        voeg_document_toe, zaak, NieuwDocument("plan.txt", b"Surseanceaanvraag volgt.", VANDAAG, gedeeld=True)
    )
    lees_alles(spelers)


@pytest.mark.beide
def test_van_een_vernietigde_zaak_is_niets_meer_te_vinden(spelers: Spelers) -> None:
    zaak, ander = open_zaak(spelers), open_zaak(spelers)
    for waar in (zaak, ander):
        vul(spelers, waar)
    sluit(spelers, zaak)
    vernietig(spelers, zaak)
    sbjh = spelers.directeur_sbjh
    assert gevonden(sbjh, "vertrouwelijkheidsbeding") == ["rond_stap_af"]
    assert gevonden(sbjh, "surseanceaanvraag") == ["plan.txt"]
    stond = index(spelers.session)
    begin_opnieuw(spelers.session)
    lees_alles(spelers)
    assert index(spelers.session) == stond
    toets_woordenlijst(spelers.session)


def test_van_een_vernietigde_zaak_staat_geen_woord_meer_in_de_databank(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    vul(spelers, zaak)
    assert b"vertrouwelijkheidsbed" in alles(spelers.session)
    sluit(spelers, zaak)
    vernietig(spelers, zaak)
    assert ruim_op(spelers.session)
    for bytes_ in (alles(spelers.session), bestanden(spelers.session)):
        assert b"vertrouwelijkheidsbed" not in bytes_.lower()
        assert b"surseance" not in bytes_.lower()


def test_bij_een_document_staat_waarom_de_inhoud_niet_te_vinden_is(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    document = spelers.directeur_sbjh.doet(
        voeg_document_toe, zaak, NieuwDocument("foto.png", b"\x89PNG\r\n\x1a\nIEND", VANDAAG)
    )

    def zegt(session: Session) -> str:
        return doorzoekbaar(session, [document.id])[document.id]

    assert zegt(spelers.session) == "De inhoud wordt nog doorzoekbaar gemaakt."
    assert lees_ongelezen(spelers.session, spelers.directeur_sbjh.nu) == 1
    assert "dit soort bestand" in zegt(spelers.session)
    assert lees_ongelezen(spelers.session, spelers.directeur_sbjh.nu + timedelta(days=1)) == 0
