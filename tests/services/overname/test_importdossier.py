"""What came in from paper says so in the dossier, and the dossier of any day is right."""

from __future__ import annotations

import io

from docx import Document

from app.export.ondertekening import Ondertekenaar
from app.services.besluit import brief as besluitbrief
from app.services.kern.toegang import vind_dossier
from app.services.mandaat.besluitlijst import lijst_besluiten
from tests.export.inpakken import uitgepakt
from tests.kern.opzet import zaak_van
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.export.bundels import Maak, bundel, dossier, dossier_van, leden_voor, nagekeken
from tests.services.overname.imports import importeer

ZAAK = "2025-0001"
HOUDER = "Directeur SbJH"


def test_het_dossier_zegt_wat_er_van_papier_kwam(spelers: Spelers, maak: Maak) -> None:
    importeer(spelers)
    wie = spelers.directeur_sbjh
    d = dossier(wie, maak(wie, peildatum=dag(16, 5)))
    assert d["zaak"]["overgenomen"] == "ja"
    assert {m["overgenomen"] for m in d["mandaten"]} == {"ja"}
    assert {(b["overgenomen"], b["laat_ingevoerd"]) for b in d["besluiten"]} == {("ja", "ja")}
    assert {b["genomen_door"] for b in d["besluiten"]} == {HOUDER}
    assert {r["overgenomen"] for r in d["chronologie"] if r["actie"] != "exporteer"} == {"ja"}


def test_op_15_maart_was_er_ook_van_papier_nog_niets_verleend(spelers: Spelers, maak: Maak) -> None:
    importeer(spelers)
    wie = spelers.directeur_sbjh
    d = dossier(wie, maak(wie, peildatum=dag(15, 3)))
    assert {m["status"] for m in d["mandaten"]} == {"goedgekeurd"}
    assert (d["besluiten"], d["ruimte"]["plafond"]) == ([], 0)


def test_wat_hier_begon_is_niet_overgenomen(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    d = dossier(wie, maak(wie))
    assert d["zaak"]["overgenomen"] == "nee"
    assert {m["overgenomen"] for m in d["mandaten"]} | {b["overgenomen"] for b in d["besluiten"]} == {"nee"}


def test_de_brief_van_een_besluit_noemt_de_houder_en_niet_wie_het_invoerde(spelers: Spelers) -> None:
    importeer(spelers)
    session = spelers.session
    mijn = vind_dossier(session, spelers.directeur_sbjh.actor, ZAAK)
    eerste = lijst_besluiten(session, zaak_van(session, ZAAK).id)[0]
    brief = Document(io.BytesIO(besluitbrief.besluitbrief(session, mijn, eerste)))
    tekst = "\n".join(alinea.text for alinea in brief.paragraphs)
    assert HOUDER in tekst
    assert spelers.directeur_denhaag.actor.naam not in tekst


def test_de_bundel_klopt_en_het_document_zegt_het_ook(spelers: Spelers, maak: Maak, sleutel: Ondertekenaar) -> None:
    importeer(spelers)
    wie = spelers.directeur_sbjh
    export = maak(wie)
    nagekeken(wie, export, sleutel)
    tekst = leesbare_tekst(uitgepakt(bundel(wie, export))["dossier.pdf"])
    assert "Zij is overgenomen van papier" in tekst
    assert "Mandaat overgenomen van papier" in tekst


def test_zonder_namen_heet_ook_de_houder_van_toen_naar_zijn_functie(spelers: Spelers, sleutel: Ondertekenaar) -> None:
    importeer(spelers)
    d = dossier_van(leden_voor(spelers, sleutel, "Griffie van Delft"))
    assert HOUDER not in {b["genomen_door"] for b in d["besluiten"]}
