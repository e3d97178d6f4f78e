"""Duties to inform and council letters in the dossier: as they stood on the reference date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.export.inpakken import uitgepakt
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.export.bundels import ZAAK, Maak, bundel, dossier
from tests.services.informatie.raadsbrieven import TEKST, bied_aan, schrijf, verzend

DO = "directeurenoverleg (DO)"


def in_dossier(s1: Spelers, maak: Maak, peildatum: date) -> dict[str, Any]:
    return dossier(s1.directeur_sbjh, maak(s1.directeur_sbjh, peildatum=peildatum))


def test_een_plicht_staat_er_zoals_zij_op_de_peildatum_was(s1: Spelers, maak: Maak) -> None:
    standen = {}
    for peildatum in (dag(9, 2), dag(20, 2), dag(25, 2), dag(26, 2)):
        rijen = in_dossier(s1, maak, peildatum)["informatie"]
        standen[peildatum] = [(r["status"], r["verzonden_op"]) for r in rijen if r["partij"] == DO]
    assert standen == {
        dag(9, 2): [],
        dag(20, 2): [("open", None)],
        dag(25, 2): [("te_laat", None)],
        dag(26, 2): [("verzonden", "2025-02-26")],
    }


def test_wie_niet_is_geinformeerd_staat_bij_wat_open_staat(s1: Spelers, maak: Maak) -> None:
    punten = in_dossier(s1, maak, dag(25, 2))["watOpenstaat"]
    open_ = {p["onderwerp"]: (p["uiterlijkOp"], p["teLaat"]) for p in punten if p["soort"] == "informatieplicht"}
    assert open_[f"Informeer: {DO}"] == ("2025-02-24", "ja")


def test_de_romptekst_en_de_brieven_staan_in_het_dossier_en_blijven_tekst(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    schrijf(wie, ZAAK, replace(TEKST, tekst="<b>{{ 7*7 }}</b>"))
    bied_aan(wie, ZAAK, ["GM0503"])
    verzend(s1.delft, ZAAK, "GM0503")
    export = maak(wie, peildatum=dag(2, 6))
    (versie,) = dossier(wie, export)["raadsbrieven"]
    assert [b["stand"] for b in versie["brieven"]] == ["verzonden"] + ["concept"] * 8
    leden = uitgepakt(bundel(wie, export))
    assert "<b>{{ 7*7 }}</b>" in leesbare_tekst(leden["dossier.pdf"])
    assert [naam for naam in leden if "raadsinformatiebrief" in naam]
