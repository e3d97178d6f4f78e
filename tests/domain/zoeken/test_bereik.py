"""What of an act can be found, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from app.domain.basis.handelingen import HANDELINGEN
from app.domain.zoeken.bereik import BUITEN, NIET, VAN_TEAM, Kring, soort_van, teksten_van
from app.domain.zoeken.passage import (
    Documentfeit,
    Passage,
    Plaats,
    Regelfeit,
    merk,
    moment_van,
    van_document,
    van_regel,
)

OP = datetime(2025, 5, 16, 10, 30, 0, 123_000, UTC)
PLAATS = Plaats(7, "holland-rijnland")
MANDAAT = {"mandaatgever": "GM0503", "bevoegdheden": "Contracten sluiten.", "looptijd": "2025-03-17/2025-09-30"}


def passages(actie: str, inhoud: Mapping[str, object], *, geweigerd: bool = False) -> list[Passage]:
    feit = Regelfeit(12, OP, actie, "mandaat/3", inhoud, geweigerd)
    return list(van_regel(feit, PLAATS, {"GM0503": "Delft"}, lambda woord: woord))


def test_wat_de_tabel_noemt_zijn_handelingen_en_velden_van_het_register() -> None:
    for actie, deel in BUITEN.items():
        velden = {veld.naam for veld in HANDELINGEN[actie].velden}
        assert deel.velden <= velden, actie
        assert not deel.van or deel.van in velden, actie
        assert deel.kring not in VAN_TEAM, actie
    assert {*HANDELINGEN} >= NIET


def test_een_regel_zonder_tekst_heeft_geen_passage() -> None:
    assert passages("activeer", {"actief_vanaf": "2025-03-17", "mandaatgever": "GM0503"}) == []
    assert passages("zie_vraag", {"gemeente": "GM0503"}) == []
    assert passages("een_handeling_van_elders", {"reden": "Zomaar."}) == []


def test_het_team_vindt_ook_de_naam_van_wie_het_gaat() -> None:
    team, gever = passages("stel_op", dict(MANDAAT))
    assert (team.kring, team.stammen) == (Kring.TEAM, "contracten sluiten delft")
    assert (gever.kring, gever.stammen) == (Kring.MANDAAT, "contracten sluiten")
    assert team.id < gever.id
    assert team.object_id == gever.object_id == 3


def test_de_merken_zeggen_wie_het_kan_vinden() -> None:
    team, gever = passages("stel_op", dict(MANDAAT))
    assert set(team.wie.split()) == {"_z7", "_kmandaten", "_thollandrijnland"}
    assert set(gever.wie.split()) == {"_z7", "_kmandaten", "_ogm0503"}


def test_van_wat_is_geweigerd_weet_alleen_het_team_en_niet_onze_reden() -> None:
    (regel,) = passages("stel_op", MANDAAT | {"reden": "Uw rol mag dit niet.", "code": "geen_recht"}, geweigerd=True)
    assert (regel.kring, regel.stammen) == (Kring.TEAM, "contracten sluiten delft")


def test_een_wijziging_vindt_men_op_wat_er_stond_en_wat_er_kwam() -> None:
    delen = teksten_van("wijzig_aanbieder", {"reden": "Fusie.", "was": {"Naam": "Duin"}, "wordt": {"Naam": "Zee"}})
    assert [deel.tekst for deel in delen] == ["Fusie.", "Naam: Duin", "Naam: Zee"]


def test_een_document_wacht_tot_het_gelezen_is_en_is_dan_op_zijn_inhoud_te_vinden() -> None:
    feit = Documentfeit(4, OP, "plan.pdf", "Herstel", gedeeld=True)
    wacht = van_document(feit, PLAATS, str)
    gelezen = van_document(Documentfeit(4, OP, "plan.pdf", "Herstel", gedeeld=True, tekst="Kasstroom"), PLAATS, str)
    assert (wacht.ongelezen, wacht.stammen) == (True, "plan pdf herstel")
    assert (gelezen.ongelezen, gelezen.stammen) == (False, "plan pdf herstel kasstroom")
    assert wacht.id == gelezen.id
    assert "_shollandrijnland" in wacht.wie
    alleen_team = van_document(Documentfeit(4, OP, "plan.pdf", "", gedeeld=False), PLAATS, str)
    assert (alleen_team.kring, "_s" in alleen_team.wie) == (Kring.TEAM, False)


def test_een_id_zegt_wanneer_en_is_in_die_volgorde() -> None:
    (eerder,) = passages("trek_document_in", {"reden": "Fout."})
    assert moment_van(eerder.id) == OP
    assert eerder.id < 2**63
    later = van_document(Documentfeit(1, OP.replace(second=1), "a", "", gedeeld=False), PLAATS, str)
    assert eerder.id < later.id


def test_een_merk_is_geen_woord_van_een_tekst() -> None:
    assert merk("_z", 12) == "_z12"
    assert soort_van("stel_vraag") == "standpunten"
