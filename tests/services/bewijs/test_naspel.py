"""The logboek replayed gives what the tables say; whoever changes a table is found, and it is named."""

from __future__ import annotations

import pytest

from app.models import Zaak
from app.services import naspel
from app.services.naspel import Verschil, speel_alles_na
from tests.kern.spelers import Spelers
from tests.services.bewijs.test_knoeien import knoei

pytestmark = pytest.mark.beide


def test_s1_nagespeeld_is_wat_de_tabellen_zeggen(s1: Spelers) -> None:
    geteld = speel_alles_na(s1.session)
    assert (geteld["zaak"], geteld["mandaat"], geteld["besluit"], geteld["tredebepaling"]) == (1, 10, 2, 2)


KNOEIEN = [
    ("zaak", "UPDATE zaak SET toestand = 'signaal'", "toestand"),
    ("zaak", "UPDATE zaak SET toestand_sinds = '2025-01-01'", "toestand_sinds"),
    ("zaak", "UPDATE zaak SET geopend_datum = '2025-01-01'", "geopend_datum"),
    ("zaak", "UPDATE zaak SET periode = 2", "periode"),
    ("zaak", "UPDATE zaak SET uitkomst = 'hersteld'", "uitkomst"),
    ("zaak", "UPDATE zaak SET editie_sha256 = NULL", "editie_sha256"),
    ("tredebepaling", "UPDATE tredebepaling SET motivering = 'Anders.' WHERE volgnr = 2", "motivering"),
    ("tredebepaling", "UPDATE tredebepaling SET datum = '2025-02-27' WHERE volgnr = 2", "datum"),
    ("tredebepaling", "UPDATE tredebepaling SET ingevoerd_door_id = 5 WHERE volgnr = 2", "door"),
    ("rolvervulling", "UPDATE rolvervulling SET tot = '2025-03-01' WHERE rol = 'projectleider'", "tot"),
    ("rolvervulling", "UPDATE rolvervulling SET gebruiker_id = 9 WHERE rol = 'projectleider'", "niet in de tabellen"),
    ("rolvervulling", "DELETE FROM rolvervulling WHERE rol = 'regievoerder'", "niet in de tabellen"),
    ("afspraak", "UPDATE afspraak SET status = 'gedaan' WHERE nummer = 1", "status"),
    ("afspraak", "UPDATE afspraak SET toelichting = 'x' WHERE nummer = 1", "toelichting"),
    ("stap", "UPDATE stap SET afgerond_datum = '2025-02-04' WHERE code = 'SI-01'", "afgerond_datum"),
    ("stap", "UPDATE stap SET status = 'vervallen' WHERE code = 'SI-01'", "niet in de tabellen"),
    ("mandaat", "UPDATE mandaat SET plafond = 99900000 WHERE id = 1", "plafond"),
    ("mandaat", "UPDATE mandaat SET status = 'ingetrokken' WHERE id = 1", "status"),
    ("mandaat", "UPDATE mandaat SET tot = '2026-12-31' WHERE id = 1", "tot"),
    ("mandaat", "UPDATE mandaat SET van = '2025-03-01' WHERE id = 1", "van"),
    ("mandaat", "UPDATE mandaat SET actief_vanaf = '2025-03-01' WHERE id = 1", "actief_vanaf"),
    ("mandaat", "UPDATE mandaat SET houder_id = 9 WHERE id = 1", "houder"),
    ("mandaat", "UPDATE mandaat SET goedgekeurd_door_id = 9 WHERE id = 1", "goedgekeurd_door"),
    ("mandaat", "UPDATE mandaat SET instemming_houder_datum = '2025-03-01' WHERE id = 1", "instemming_houder_datum"),
    ("mandaat", "UPDATE mandaat SET bevoegdheden = 'Alles.' WHERE id = 1", "bevoegdheden"),
    ("mandaat", "UPDATE mandaat SET besluitnummer = 'X' WHERE id = 1", "besluitnummer"),
    ("mandaat", "DELETE FROM mandaat WHERE id = 10", "niet in de tabellen"),
    ("besluit", "UPDATE besluit SET bedrag = 1 WHERE id = 1", "bedrag"),
    ("besluit", "UPDATE besluit SET omschrijving = 'x' WHERE id = 1", "omschrijving"),
    (
        "besluit_deel",
        "UPDATE besluit_deel SET bedrag = bedrag + 1 WHERE besluit_id = 1 AND mandaat_id = 1",
        "verdeling",
    ),
    ("besluit_deel", "UPDATE besluit_deel SET mandaat_versie = 1 WHERE besluit_id = 1", "mandaten"),
    ("document", "UPDATE document SET sha256 = 'x' WHERE id = 1", "sha256"),
    ("document", "UPDATE document SET naam = 'x' WHERE id = 1", "naam"),
    (
        "document_inhoud",
        "UPDATE document_inhoud SET inhoud = (SELECT regel FROM logboek_regel WHERE nr = 1)",
        "het bestand zelf",
    ),
    ("informatieplicht", "UPDATE informatieplicht SET verzonden_datum = '2025-03-03', vastgelegd_door_id = 1", ""),
]


@pytest.mark.parametrize(("tabel", "opdracht", "wat"), KNOEIEN)
def test_wie_een_tabel_wijzigt_wordt_gevonden(s1: Spelers, tabel: str, opdracht: str, wat: str) -> None:
    knoei(s1.session, opdracht)
    with pytest.raises(Verschil) as fout:
        speel_alles_na(s1.session)
    assert str(fout.value).startswith("zaak 2025-0001: ")
    assert wat in str(fout.value)


def test_een_zaak_zonder_opening_in_het_logboek_wordt_gevonden(s1: Spelers) -> None:
    knoei(
        s1.session,
        "INSERT INTO zaak (zaaknummer, regio, editie, aanbieder_id, toestand, toestand_sinds, geopend_datum, periode, "
        "gedeeld, versie, gewijzigd_op) SELECT '2025-9999', regio, editie, aanbieder_id, toestand, toestand_sinds, "
        "geopend_datum, periode, gedeeld, versie, gewijzigd_op FROM zaak",
    )
    with pytest.raises(Verschil, match="2025-9999"):
        speel_alles_na(s1.session)


def test_een_zaak_alleen(s1: Spelers) -> None:
    assert speel_alles_na(s1.session, "2025-0002") == {}
    zaak = s1.session.get_one(Zaak, 1)
    assert naspel.speel_na(s1.session, zaak)["zaak"] == 1
