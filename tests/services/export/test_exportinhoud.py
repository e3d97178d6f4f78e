"""What stays out of a bundle stays out of all of it: of the content, and of the dossier that retells it."""

from __future__ import annotations

from app.domain.export.aanvraag import NieuweExport
from app.domain.export.exportprofiel import RAAD
from app.export.ondertekening import Ondertekenaar
from app.services.export.inhoud import BUITEN_PERIODE
from app.services.mandaat import handelingen as mandaten
from app.services.overleg.vragen import NieuweVraag, stel_vraag
from tests.export.inpakken import uitgepakt
from tests.kern.opzet import stel_voor
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.export.bundels import (
    GRIFFIE,
    JUNI,
    RIJNMOND,
    ZAAK,
    bundel,
    dossier_van,
    exporteer,
    leden_voor,
    maak_met,
    manifest_van,
    nagekeken,
)


def test_a_council_hears_what_is_open_in_what_it_gets_and_of_nothing_else(s1: Spelers, sleutel: Ondertekenaar) -> None:
    leden = leden_voor(s1, sleutel, GRIFFIE)
    tekst, d = leesbare_tekst(leden["dossier.pdf"]), dossier_van(leden)
    rijen = [*d["watOpenstaat"], *d["watNietIsVastgelegd"]]
    assert {rij["onderdeel"] for rij in d["watOpenstaat"]} == {"mandaten", "tellingen"}
    assert {rij["onderdeel"] for rij in rijen} <= {soort.value for soort in RAAD.soorten}
    assert [rij["onderwerp"] for rij in rijen if rij["onderwerp"].replace("\xa0", " ") not in tekst] == []
    assert "stond niets open" not in tekst
    m = manifest_van(leden)
    weg = sum(document["bestand"] is None for document in m["documenten"])
    verslag = dict(nagekeken(s1.directeur_sbjh, maak_met(s1.directeur_sbjh, sleutel, GRIFFIE), sleutel).rijen())
    assert verslag["Documenten"] == f"{len(m['documenten'])}, waarvan {weg} weggelaten"
    assert weg > 0


def test_a_recipient_hears_only_of_what_is_missing_from_the_parts_that_he_gets(
    s1: Spelers, sleutel: Ondertekenaar
) -> None:
    """Never a count: only on which day a municipality was counted."""
    raad, rijnmond = (dossier_van(leden_voor(s1, sleutel, wie)) for wie in (GRIFFIE, RIJNMOND))
    assert {tuple(rij) for rij in raad["dekking_tellingen"]} == {("code", "naam", "peildatum")}
    assert "nooit_geteld" in {rij["soort"] for rij in raad["watNietIsVastgelegd"]}
    assert {rij["onderdeel"] for rij in raad["watNietIsVastgelegd"]} <= {soort.value for soort in RAAD.soorten}
    assert "dekking_tellingen" not in rijnmond
    assert {rij["onderdeel"] for rij in rijnmond["watNietIsVastgelegd"]} <= {"verloop"}


def test_with_whom_a_point_lies_is_a_capacity_where_no_names_go_along(s1: Spelers, sleutel: Ondertekenaar) -> None:
    (mandaat_id,) = stel_voor(s1.directeur_sbjh, ZAAK)
    s1.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    s1.delft.op(dag(17, 3)).doet(mandaten.verleen, mandaat_id, dag(17, 3), "B-1")
    bij = {}
    for wie in ("NZa", GRIFFIE):
        punten = dossier_van(leden_voor(s1, sleutel, wie))["watOpenstaat"]
        (punt,) = [p for p in punten if p["soort"] == "mandaat_instemming_houder"]
        bij[wie] = punt["ligtBij"]
    functie = "directeur Servicebureau Jeugdhulp Haaglanden"
    assert bij == {"NZa": {"naam": "Directeur SbJH"}, GRIFFIE: {"naam": functie}}


def test_the_chronology_tells_nothing_of_what_was_left_out(s1: Spelers, sleutel: Ondertekenaar) -> None:
    """The dossier says in its own words what entries hold: what stays out there has to stay out here."""
    vraag = NieuweVraag("Steunt u het geheime plan?", JUNI, dag(16, 6))
    s1.directeur_sbjh.doet(stel_vraag, ZAAK, vraag)
    heel, raad = leden_voor(s1, sleutel, "NZa"), leden_voor(s1, sleutel, GRIFFIE)
    weg = {nr for r in manifest_van(raad)["weggelaten"] for nr in range(r["van"], r["tot"] + 1)}
    rijen = dossier_van(raad)["chronologie"]
    assert {r["nr"] for r in rijen if r["weggelaten"]} == weg
    assert all((r["onderwerp"], r["waarom"]) == ("", "") for r in rijen if r["weggelaten"])
    for woorden in ("geheime plan", "Projectgroep van"):
        assert woorden in leesbare_tekst(heel["dossier.pdf"])
        assert woorden.encode() in heel["dossier.json"]
        assert woorden not in leesbare_tekst(raad["dossier.pdf"])
        assert woorden.encode() not in raad["dossier.json"]
    assert "inhoud weggelaten" in leesbare_tekst(raad["dossier.pdf"])


def test_an_export_of_a_period_holds_the_words_and_documents_of_that_period(
    s1: Spelers, sleutel: Ondertekenaar
) -> None:
    nieuw = NieuweExport("NZa", "Toezicht.", JUNI, vanaf=dag(1, 3), tot_en_met=dag(31, 3))
    leden = uitgepakt(bundel(s1.directeur_sbjh, exporteer(s1.directeur_sbjh, ZAAK, nieuw, sleutel)))
    m, rijen = manifest_van(leden), dossier_van(leden)["chronologie"]
    eigen = rijen[-1]
    for r in rijen[:-1]:
        assert ("2025-03-01" <= r["ingevoerd_op"][:10] <= "2025-03-31") == (r["weggelaten"] == "")
    assert (eigen["actie"], eigen["waarom"]) == ("exporteer", "Toezicht.")
    assert {d["naam"] for d in m["documenten"] if d["bestand"]} == {"verslag-BOJ-13-maart.txt"}
    assert {d["reden"] for d in m["documenten"] if not d["bestand"]} == {BUITEN_PERIODE}
    (redactie,) = m["redacties"]
    assert redactie["wat"].endswith("zijn ingevoerd voor 1 maart 2025 of na 31 maart 2025")
    assert redactie["wat"] in leesbare_tekst(leden["dossier.pdf"])
