"""The dossier says what was not done: what is open from the one source, and what nobody recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from app.demo import speel_s1
from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.openstaand.register import SOORTEN
from app.models import Informatieplicht, LogboekRegel, Openpunt, Zaak
from app.services.dossier.gezegd import Gezegd, wat_het_dossier_zal_zeggen, wat_het_dossier_zegt
from app.services.dossier.openstaand import lees_bronfeiten, onderdeel
from app.services.informatie.plichten import Verzending, meld_verzonden
from app.services.kern.toegang import Dossier, vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.openstaand.lijst import Openstaand, van_zaak
from app.services.zaak import zaken
from tests.export.inpakken import uitgepakt
from tests.kern.opzet import (
    VAN,
    VANDAAG,
    bepaling,
    meld_alles_verzonden,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    tel_vragen,
    zaak_van,
)
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import ONGETELD, Speler, Spelers, dag
from tests.services.export.bundels import ZAAK, Maak, bundel
from tests.services.export.bundels import dossier as inhoud_van
from tests.services.overleg.raadpleging import JA, WESTLAND, inbreng, stel_vraag, zegt

HERFST = dag(13, 11)
T = Toestand


def dossier_van(wie: Speler, zaaknummer: str) -> Dossier:
    wie.session.rollback()
    return vind_dossier(wie.session, wie.actor, zaaknummer)


def gezegd(spelers: Spelers, zaaknummer: str, op: date = VANDAAG) -> Gezegd:
    wie = spelers.directeur_sbjh
    return wat_het_dossier_zegt(wie.session, dossier_van(wie, zaaknummer), op)


def gemist(spelers: Spelers, zaaknummer: str, soort: str, op: date = VANDAAG) -> list[str]:
    rijen = gezegd(spelers, zaaknummer, op).wat_niet_is_vastgelegd
    assert all(rij["onderwerp"] and rij["bron"] for rij in rijen)
    return [str(rij["onderwerp"]) for rij in rijen if rij["soort"] == soort]


def sluit(spelers: Spelers, zaaknummer: str, op: date = HERFST, uitkomst: Uitkomst = Uitkomst.HERSTELD) -> None:
    meld_alles_verzonden(spelers, zaaknummer, op)
    spelers.directeur_sbjh.op(op).doet(zaken.sluit_af, zaaknummer, uitkomst, "Klaar.", op)


def weiger(spelers: Spelers, zaaknummer: str, gever: str = WESTLAND) -> int:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaaknummer, nieuw_mandaat([gever]))
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    spelers.gever(gever).op(VAN).doet(mandaten.wijs_af, mandaat_id, VAN, "De raad wil het niet.")
    return mandaat_id


def test_een_gesloten_zaak_noemt_alles_wat_niet_is_gedaan(spelers: Spelers, maak: Maak) -> None:
    wie = spelers.directeur_sbjh.op(HERFST)
    zaaknummer = open_zaak(spelers)
    weiger(spelers, zaaknummer)
    punten = lees_bronfeiten(wie.session, dossier_van(wie, zaaknummer)).open_op(HERFST)
    voor = {p.onderwerp for p in punten if p.soort == "stap"}
    assert len(voor) > 2
    sluit(spelers, zaaknummer)
    export = maak(wie, peildatum=HERFST, zaak=zaaknummer)
    d = inhoud_van(wie, export)
    rijen = [rij["onderwerp"] for rij in d["watNietIsVastgelegd"]]
    for stap in voor:
        assert [rij for rij in rijen if rij.startswith(f"Niet gedaan en vervallen: {stap}")], stap
    tekst = leesbare_tekst(uitgepakt(bundel(wie, export))["dossier.pdf"])
    assert "stond niets open" not in tekst
    for rij in [*rijen, *(p["onderwerp"] for p in d["watOpenstaat"])]:
        assert rij.replace("\xa0", " ") in tekst
    assert "De kinderen zijn nooit geteld" in rijen


def test_wie_meteen_zwaar_opent_hoort_wat_hij_oversloeg(spelers: Spelers) -> None:
    zaaknummer = open_zaak(spelers, T.ZEER_PROBLEMATISCH)
    treden = [rij for rij in gezegd(spelers, zaaknummer).wat_niet_is_vastgelegd if rij["soort"] == "trede_overgeslagen"]
    assert [rij["trede"] for rij in treden] == ["signaal", "zorgelijk", "problematisch"]
    assert str(treden[1]["onderwerp"]).startswith("Zorgelijk is overgeslagen: op 3 februari 2025 begon de zaak in")


def test_wat_bij_een_faillissement_hoort_ontbreekt_alleen_na_een_faillissement(spelers: Spelers) -> None:
    hersteld, failliet = (open_zaak(spelers, T.ZEER_PROBLEMATISCH) for _ in range(2))
    sluit(spelers, hersteld)
    sluit(spelers, failliet, uitkomst=Uitkomst.FAILLISSEMENT_MET_OVERDRACHT)
    zinnen = {zaak: " ".join(gemist(spelers, zaak, "stap_vervallen", HERFST)) for zaak in (hersteld, failliet)}
    assert "Stem de perslijn af" in zinnen[hersteld]
    assert "maak afspraken met de curator" not in zinnen[hersteld]
    assert "maak afspraken met de curator" in zinnen[failliet]


def test_wie_een_trede_overslaat_hoort_welke(spelers: Spelers) -> None:
    zaaknummer = open_zaak(spelers, T.SIGNAAL)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaaknummer, bepaling(T.PROBLEMATISCH))
    (zin,) = gemist(spelers, zaaknummer, "trede_overgeslagen")
    assert zin == "Zorgelijk is overgeslagen: op 2 juni 2025 ging de zaak meteen naar problematisch"
    assert gemist(spelers, zaaknummer, "trede_overgeslagen", dag(1, 6)) == []


def test_een_weigering_zonder_vervolg_staat_er_met_dag_en_reden(spelers: Spelers, maak: Maak) -> None:
    zaaknummer = open_zaak(spelers)
    nr = weiger(spelers, zaaknummer)
    zin = "Op een weigering volgde niets: het financieel mandaat van Westland, geweigerd op 17 maart 2025"
    assert gemist(spelers, zaaknummer, "weigering_zonder_vervolg") == [zin]
    assert gemist(spelers, zaaknummer, "weigering_zonder_vervolg", dag(16, 3)) == []
    wie = spelers.directeur_sbjh
    export = maak(wie, zaak=zaaknummer)
    mandaat = next(m for m in inhoud_van(wie, export)["mandaten"] if m["id"] == nr)
    assert (mandaat["afgewezen_op"], mandaat["afwijzing"]) == ("2025-03-17", "De raad wil het niet.")
    assert "De raad wil het niet." in leesbare_tekst(uitgepakt(bundel(wie, export))["dossier.pdf"])
    stel_voor(spelers.directeur_sbjh, zaaknummer, nieuw_mandaat([WESTLAND]))
    assert gemist(spelers, zaaknummer, "weigering_zonder_vervolg") == []


def test_wie_zonder_document_is_geinformeerd_staat_er(spelers: Spelers) -> None:
    zaaknummer = open_zaak(spelers)
    zaak = zaak_van(spelers.session, zaaknummer)
    plicht = spelers.session.scalars(select(Informatieplicht).where(Informatieplicht.zaak_id == zaak.id)).first()
    assert plicht is not None
    partij = plicht.partij
    assert gemist(spelers, zaaknummer, "plicht_zonder_document") == []
    spelers.directeur_sbjh.doet(meld_verzonden, zaaknummer, plicht.id, Verzending(VANDAAG, Middel.GESPREK))
    assert gemist(spelers, zaaknummer, "plicht_zonder_document") == [f"Geïnformeerd, zonder document: {partij}"]


def test_hoeveel_er_later_is_vastgelegd_staat_er_met_aantal_en_deel(spelers: Spelers) -> None:
    zaaknummer = open_zaak(spelers)
    assert gemist(spelers, zaaknummer, "laat_ingevoerd") == []
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaaknummer, bepaling(T.PROBLEMATISCH, dag(29, 5)))
    (zin,) = gemist(spelers, zaaknummer, "laat_ingevoerd")
    regels = spelers.session.scalar(
        select(func.count()).select_from(LogboekRegel).where(LogboekRegel.datum.is_not(None))
    )
    assert zin.startswith("Later vastgelegd dan 3 dagen na de dag zelf: 1 van ")
    assert f" van {regels} regels" in zin


def test_nooit_geteld_is_geen_nul(spelers: Spelers, maak: Maak) -> None:
    zaaknummer = open_zaak(spelers)
    assert gemist(spelers, zaaknummer, "nooit_geteld") == ["De kinderen zijn nooit geteld"]
    assert {rij["peildatum"] for rij in gezegd(spelers, zaaknummer).dekking_tellingen} == {None}
    signaal = open_zaak(spelers, T.SIGNAAL)
    assert gemist(spelers, signaal, "nooit_geteld") == []


def met_een_vraag(spelers: Spelers) -> str:
    zaaknummer = open_zaak(spelers)
    stel_vraag(spelers.directeur_sbjh, zaaknummer)
    zegt(spelers.westland, zaaknummer, WESTLAND, inbreng(JA))
    return zaaknummer


def met_een_weigering(spelers: Spelers) -> str:
    zaaknummer = open_zaak(spelers)
    weiger(spelers, zaaknummer)
    return zaaknummer


def op_en_neer(spelers: Spelers) -> str:
    zaaknummer = open_zaak(spelers, T.ZEER_PROBLEMATISCH)
    spelers.directeur_sbjh.op(dag(3, 3)).doet(zaken.bepaal_trede, zaaknummer, bepaling(T.ZORGELIJK, dag(3, 3)))
    return zaaknummer


def s1_gespeeld(spelers: Spelers) -> str:
    speel_s1(spelers.session)
    return ZAAK


def s1_gesloten(spelers: Spelers) -> str:
    speel_s1(spelers.session)
    sluit(spelers, ZAAK)
    return ZAAK


LEVENS = (met_een_vraag, met_een_weigering, op_en_neer, s1_gespeeld, s1_gesloten)


@pytest.mark.parametrize("speel", LEVENS)
def test_wat_openstaat_is_de_lijst_van_die_dag(spelers: Spelers, speel: Callable[[Spelers], str]) -> None:
    zaaknummer = speel(spelers)
    wie = spelers.directeur_sbjh
    dossier = dossier_van(wie, zaaknummer)
    for op in (VANDAAG, HERFST, dag(1, 2, 2026)):
        lijst = van_zaak(wie.session, dossier, op)
        if op >= (HERFST if speel is s1_gesloten else VANDAAG):
            rijen = wat_het_dossier_zegt(wie.session, dossier, op).wat_openstaat
            assert _van_dossier(rijen) == _van_lijst(lijst), op


def _van_dossier(rijen: object) -> list[tuple[object, ...]]:
    assert isinstance(rijen, list)
    velden = ("soort", "object", "onderwerp", "uiterlijkOp", "teLaat")
    return sorted((*(str(rij[veld]) for veld in velden), rij["ligtBij"]["naam"]) for rij in rijen)


def _van_lijst(lijst: list[Openstaand]) -> list[tuple[object, ...]]:
    return sorted(
        (
            str(rij.punt.soort),
            rij.punt.object,
            rij.punt.onderwerp,
            str(rij.punt.uiterlijk_op),
            "ja" if rij.te_laat else "nee",
            rij.punt.ligt_bij.naam,
        )
        for rij in lijst
    )


Toen = dict[date, set[tuple[str, str]]]


@pytest.fixture
def toen(engine: Engine) -> Iterator[Toen]:
    """What was open in the first zaak at the end of each day on which something was done, as the list had it."""
    lijsten: Toen = {}

    def kijk(session: Session) -> None:
        if session.info.get("proef"):
            return
        teken = ONGETELD.set(True)
        with Session(engine, info={"proef": True}) as ander:
            zaak = ander.scalars(select(Zaak).order_by(Zaak.id)).first()
            op = ander.scalar(
                select(LogboekRegel.datum).where(LogboekRegel.datum.is_not(None)).order_by(LogboekRegel.nr.desc())
            )
            if zaak and op:
                lijsten[op] = _op_die_dag(ander, zaak, op)
        ONGETELD.reset(teken)

    event.listen(Session, "after_commit", kijk)
    yield lijsten
    event.remove(Session, "after_commit", kijk)


def _op_die_dag(session: Session, zaak: Zaak, op: date) -> set[tuple[str, str]]:
    rijen = session.scalars(select(Openpunt).where(Openpunt.zaak_id == zaak.id))
    return {(rij.soort, rij.object) for rij in rijen if rij.als_punt().open_op(op)}


@pytest.mark.parametrize("speel", LEVENS)
def test_het_dossier_weet_ook_later_nog_wat_er_toen_openstond(
    spelers: Spelers, toen: Toen, speel: Callable[[Spelers], str]
) -> None:
    zaaknummer = speel(spelers)
    gezien = dict(toen)
    assert len(gezien) > 1
    wie = spelers.directeur_sbjh
    dossier = dossier_van(wie, zaaknummer)
    feiten, anders = lees_bronfeiten(wie.session, dossier), {}
    for op, lijst in gezien.items():
        nu = {(p.soort, p.object) for p in feiten.open_op(op)}
        if nu != lijst:
            anders[op] = (lijst - nu, nu - lijst)
    assert anders == {}


@pytest.mark.parametrize("speel", LEVENS)
def test_wie_sluit_ziet_vooraf_wat_het_dossier_daarna_zegt(spelers: Spelers, speel: Callable[[Spelers], str]) -> None:
    zaaknummer, wie = speel(spelers), spelers.directeur_sbjh
    meld_alles_verzonden(spelers, zaaknummer, HERFST)
    uitkomst = Uitkomst.FAILLISSEMENT_MET_OVERDRACHT
    vooraf = wat_het_dossier_zal_zeggen(wie.session, dossier_van(wie, zaaknummer), HERFST, uitkomst)
    if speel is not s1_gesloten:
        sluit(spelers, zaaknummer, HERFST, uitkomst)
    daarna = wat_het_dossier_zegt(wie.session, dossier_van(wie, zaaknummer), HERFST)
    assert vooraf == daarna


def test_elk_soort_punt_hoort_bij_een_onderdeel() -> None:
    assert all(onderdeel(soort) for soort in SOORTEN)


def test_de_lijsten_kosten_een_vast_aantal_vragen(s1: Spelers, engine: Engine) -> None:
    wie = s1.directeur_sbjh
    dossier = dossier_van(wie, ZAAK)
    with tel_vragen(engine) as teller:
        wat_het_dossier_zal_zeggen(wie.session, dossier, VANDAAG)
    assert len(teller) <= 35, teller.vragen
