"""What the edition expects and nobody recorded is named in the dossier, each with where it comes from."""

from __future__ import annotations

from sqlalchemy import func, select

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.draaiboek.draaiboekdelen import Middel
from app.models import Informatieplicht, LogboekRegel
from app.services.dossier.openstaand import lees_bronfeiten
from app.services.informatie.plichten import Verzending, meld_verzonden
from app.services.telling.tellingen import leg_tellingen_vast
from app.services.zaak import zaken
from tests.export.inpakken import uitgepakt
from tests.kern.opzet import (
    VANDAAG,
    bepaling,
    meld_alles_verzonden,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    zaak_van,
)
from tests.kern.opzetgegevens import MEI, telling
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.dossier.levens import HERFST, dossier_van, gemist, gezegd, sluit, weiger
from tests.services.export.bundels import Maak, bundel
from tests.services.export.bundels import dossier as inhoud_van
from tests.services.overleg.raadpleging import WESTLAND

T = Toestand


def test_een_gesloten_zaak_noemt_alles_wat_niet_is_gedaan(spelers: Spelers, maak: Maak) -> None:
    wie = spelers.directeur_sbjh.op(HERFST)
    zaaknummer = open_zaak(spelers)
    weiger(spelers, zaaknummer)
    meld_alles_verzonden(spelers, zaaknummer, HERFST)  # with which the steps that say so are done
    punten = lees_bronfeiten(wie.session, dossier_van(wie, zaaknummer)).open_op(HERFST)
    voor = {p.onderwerp for p in punten if p.soort == "stap"}
    assert len(voor) > 1
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


def test_wie_niet_is_geteld_staat_er_en_een_klein_aantal_niet(spelers: Spelers, maak: Maak) -> None:
    zaaknummer, wie = open_zaak(spelers), spelers.directeur_sbjh
    wie.doet(leg_tellingen_vast, zaaknummer, [telling("GM0503", in_zorg=3), telling("GM0518", in_zorg=40)])
    (zin,) = gemist(spelers, zaaknummer, "nooit_geteld")
    assert zin.startswith("Nooit geteld in Leidschendam-Voorburg, ")
    export = maak(wie, zaak=zaaknummer)
    dekking = {rij["naam"]: rij["peildatum"] for rij in inhoud_van(wie, export)["dekking_tellingen"]}
    assert (dekking["Delft"], dekking["Westland"]) == (f"{MEI}", None)
    tekst = leesbare_tekst(uitgepakt(bundel(wie, export))["dossier.pdf"])
    eerste = tekst.partition("Wat niet klaar is")[0]
    assert "Kinderen In zorg 41-48 Stand op 1 mei 2025." in eerste
    assert "Toen geteld: 2 van 9 gemeenten en andere regio's. Nooit geteld: Leidschendam-Voorburg, " in eerste
    assert "Delft 3" not in tekst
