"""What goes to whom: each recipient gets what he needs, the lines stay complete, and what is left out is listed."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import Any

import jsonschema_rs
import openpyxl
import pytest

from app.domain.basis.handelingen import Soort
from app.domain.export.exportprofiel import (
    ALTIJD,
    DELEN,
    PROFIELEN,
    RAAD,
    TOEZICHTHOUDER,
    VOLLEDIG,
)
from app.export.ondertekening import Ondertekenaar
from app.services.mandaat.einde import noteer_eindes
from tests.export.inpakken import uitgepakt
from tests.kern.opzet import logboek, niet_aanvaard
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.export.bundels import GRIFFIE, RIJNMOND, bundel, dossier_van, leden_voor, maak_met, manifest_van


def test_an_act_that_is_not_ours_goes_nowhere_by_accident() -> None:
    assert all(p.laat_weg("nooit_gezien") for p in PROFIELEN.values())
    assert VOLLEDIG.soorten == set(Soort) - {Soort.SAMENWERKEN}, "what stands beside the record is asked apart"


def test_every_part_of_the_dossier_has_a_place(s1: Spelers, sleutel: Ondertekenaar) -> None:
    assert set(dossier_van(leden_voor(s1, sleutel, "NZa"))) == set(DELEN) | ALTIJD


@pytest.mark.parametrize(
    ("naar", "profiel"),
    [("NZa", "toezichthouder"), ("Jeugdautoriteit", "toezichthouder"), (GRIFFIE, "raad"), (RIJNMOND, "andere_regio"),
     ("Rekenkamer Den Haag", "rekenkamer"), ("Inspectie Gezondheidszorg en Jeugd (IGJ)", "toezichthouder"),
     ("sbjh", "volledig")],
)  # fmt: skip
def test_the_profile_follows_the_recipient(s1: Spelers, sleutel: Ondertekenaar, naar: str, profiel: str) -> None:
    assert maak_met(s1.directeur_sbjh, sleutel, naar).profiel == profiel


def test_the_supervisor_gets_everything(s1: Spelers, sleutel: Ondertekenaar) -> None:
    leden = leden_voor(s1, sleutel, "NZa")
    assert (manifest_van(leden)["weggelaten"], manifest_van(leden)["redacties"]) == ([], [])
    assert b"?\n" not in leden["payloads/000001.jsonl"]
    assert "Directeur SbJH" in leesbare_tekst(leden["dossier.pdf"])


def test_a_council_gets_all_lines_and_no_names(s1: Spelers, sleutel: Ondertekenaar) -> None:
    leden = leden_voor(s1, sleutel, GRIFFIE)
    d = dossier_van(leden)
    assert not {"vragen", "personen", "rollen", "stappen", "geweigerd"} & set(d)
    assert leden["headers.jsonl"].count(b"\n") == len(logboek(s1.session))
    namen = {p.naam for p in _personen(s1)}
    alles = leden["dossier.json"].decode() + leesbare_tekst(leden["dossier.pdf"])
    assert [naam for naam in namen if naam in alles] == []
    assert "directeur Servicebureau" in alles
    assert d["ruimte"]["plafond"]


def _personen(s1: Spelers) -> list[Any]:
    return [s1.directeur_sbjh.actor, s1.directeur_denhaag.actor, s1.projectleider.actor]


def test_what_was_left_out_is_listed_on_the_cover_and_in_the_manifest(s1: Spelers, sleutel: Ondertekenaar) -> None:
    leden = leden_voor(s1, sleutel, GRIFFIE)
    m = manifest_van(leden)
    redenen = {r["reden"] for r in m["weggelaten"]}
    assert {reden.partition(":")[0] for reden in redenen} == {"niet nodig voor gemeenteraad"}
    geteld = sum(r["tot"] - r["van"] + 1 for r in m["weggelaten"])
    assert leden["payloads/000001.jsonl"].split(b"\n").count(b"?") == geteld
    tekst = leesbare_tekst(leden["dossier.pdf"])
    for redactie in m["redacties"]:
        assert redactie["wat"] in tekst
    assert "Wat is weggelaten" in tekst


def test_documents_that_were_not_shared_stay_out_and_keep_their_hash(s1: Spelers, sleutel: Ondertekenaar) -> None:
    m = manifest_van(leden_voor(s1, sleutel, GRIFFIE))
    assert m["documenten"]
    for document in m["documenten"]:
        assert (document["bestand"] is None) == (document["naam"] is None) == bool(document["reden"])
        assert len(document["sha256"]) == 64


def test_another_region_gets_its_own_mandates_alone(s1: Spelers, sleutel: Ondertekenaar) -> None:
    leden = leden_voor(s1, sleutel, RIJNMOND)
    d = dossier_van(leden)
    assert (d["mandaten"], d["besluiten"], d["ruimte"]["plafond"], d["watOpenstaat"]) == ([], [], 0, [])
    assert {rij["soort"] for rij in d["watNietIsVastgelegd"]} <= {"trede_overgeslagen", "laat_ingevoerd"}
    assert "Delft" not in json.dumps([d["mandaten"], d["chronologie"]])
    assert b"120000" not in leden["logboek.csv"]
    assert {r["reden"] for r in manifest_van(leden)["weggelaten"]} >= {"mandaat van een ander"}


def test_a_wider_profile_asks_a_reason_that_is_kept(s1: Spelers, sleutel: Ondertekenaar) -> None:
    with niet_aanvaard(s1.session, "ongeldige_invoer", "profiel_reden"):
        maak_met(s1.directeur_sbjh, sleutel, GRIFFIE, TOEZICHTHOUDER.code)
    export = maak_met(s1.directeur_sbjh, sleutel, GRIFFIE, TOEZICHTHOUDER.code, "De raad vroeg het dossier op.")
    assert export.profiel == "toezichthouder"
    inhoud = logboek(s1.session)[-1].inhoud
    assert (inhoud["profiel"], inhoud["profiel_reden"]) == ("toezichthouder", "De raad vroeg het dossier op.")


def test_a_narrower_profile_needs_no_reason(s1: Spelers, sleutel: Ondertekenaar) -> None:
    assert maak_met(s1.directeur_sbjh, sleutel, "NZa", RAAD.code).profiel == "raad"


@pytest.mark.parametrize("profiel", ["bestaat_niet", "andere_regio"])
def test_a_profile_that_does_not_fit_is_not_accepted(s1: Spelers, sleutel: Ondertekenaar, profiel: str) -> None:
    with niet_aanvaard(s1.session, "ongeldige_invoer", "profiel"):
        maak_met(s1.directeur_sbjh, sleutel, "NZa", profiel)


def test_the_registers_hold_the_same_figures_and_no_formula(s1: Spelers, sleutel: Ondertekenaar) -> None:
    leden = leden_voor(s1, sleutel, "NZa")
    boek = openpyxl.load_workbook(BytesIO(leden["registers.xlsx"]))
    assert {"Tredes", "Mandaten", "Besluiten", "Informatieplichten", "Stappen", "Documenten", "Personen"} <= set(
        boek.sheetnames
    )
    assert boek.sheetnames[:3] == ["Wat openstaat", "Wat niet is vastgelegd", "Waar is geteld"]
    d = dossier_van(leden)
    bedragen = [rij[3].value for rij in boek["Besluiten"].iter_rows(min_row=5)]
    assert set(bedragen) == {b["bedrag"] / 100 for b in d["besluiten"]}
    assert [cel for blad in boek for rij in blad.iter_rows() for cel in rij if cel.data_type == "f"] == []
    assert leden["registers.xlsx"] != b""


def test_the_csv_has_a_row_for_every_line(s1: Spelers, sleutel: Ondertekenaar) -> None:
    leden = leden_voor(s1, sleutel, GRIFFIE)
    rijen = list(csv.reader(StringIO(leden["logboek.csv"].decode("utf-8-sig")), delimiter=";"))
    assert len(rijen) == 1 + len(logboek(s1.session))


def test_time_in_each_trede_offices_and_regions_stand_in_the_dossier(s1: Spelers, sleutel: Ondertekenaar) -> None:
    d = dossier_van(leden_voor(s1, sleutel, "NZa"))
    assert [(t["toestand"], t["dagen"]) for t in d["tijd_per_trede"]] == [("signaal", 7), ("zorgelijk", 113)]
    assert {f["soort"] for f in d["functies"]} == {"houder"}
    assert d["andere_regios"] == []
    assert d["tellingen"] == {"peildatum": None, "maten": []}


def test_a_mandate_that_ended_by_itself_was_active(s1: Spelers, sleutel: Ondertekenaar) -> None:
    later = s1.directeur_sbjh.op(dag(1, 12))
    noteer_eindes(s1.session, later.nu)
    export = maak_met(later, sleutel, "NZa", peil=dag(1, 12))
    d = dossier_van(uitgepakt(bundel(later, export)))
    delft = next(m for m in d["mandaten"] if m["mandaatgever"]["naam"] == "Delft")
    assert (delft["status"], delft["actief_vanaf"]) == ("verlopen", "2025-03-17")
    ongebruikt = [punt["onderwerp"] for punt in d["watOpenstaat"] if punt["soort"] == "mandaat_ongebruikt"]
    assert not [wat for wat in ongebruikt if "Delft" in wat]


def test_elke_regel_past_in_het_schema_van_haar_handeling_dat_meegaat(s1: Spelers, sleutel: Ondertekenaar) -> None:
    leden = leden_voor(s1, sleutel, "NZa")
    schemas = json.loads(leden["dossier.json"])["handelingen"]
    koppen = [json.loads(regel) for regel in leden["headers.jsonl"].splitlines()]
    inhoud = [json.loads(regel[65:]) for regel in leden["payloads/000001.jsonl"].splitlines()]
    assert len({kop["actie"] for kop in koppen}) > 10
    for kop, waarden in zip(koppen, inhoud, strict=True):
        schema = schemas["gedaan"][kop["actie"]]
        if kop["uitkomst"] == "geweigerd":
            schema = {
                **schema,
                "required": ["code", "reden"],
                "properties": schema["properties"] | schemas["geweigerd"],
            }
        jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(waarden)
