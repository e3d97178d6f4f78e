"""The consent of the employer (Awb 10:4): never by the holder, whatever account he uses, and with who gave it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Mandaatstatus, Rol
from app.domain.mandaat.instemming import GEEN, Gegeven
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.models import Mandaat
from app.services.mandaat import handelingen as mandaten
from tests.kern.opzet import GEGEVEN, VAN, geweigerd, logboek, mandaat_van, niet_aanvaard, open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers, dag

pytestmark = pytest.mark.beide


@pytest.fixture
def verleend(spelers: Spelers) -> int:
    (nr,) = stel_voor(spelers.directeur_sbjh, open_zaak(spelers))
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, nr, dag(14, 3))
    spelers.delft.op(VAN).doet(mandaten.verleen, nr, VAN, "B-1")
    return nr


def stem_in(wie: Speler, nr: int, gegeven: Gegeven = GEGEVEN, door: str = WERKGEVER) -> Mandaat:
    return wie.op(VAN).doet(mandaten.stem_in, nr, VAN, door, "", gegeven)


def test_de_houder_stemt_niet_in_voor_zijn_werkgever_ook_niet_met_een_ander_account(
    spelers: Spelers, verleend: int
) -> None:
    houder = spelers.directeur_sbjh
    tweede = spelers.nieuw("tweede@denhaag.example", "GM0518", Rol.REGIEVOERDER, persoon_van=houder)
    for wie in (houder, tweede):
        with geweigerd(spelers.session, "vier_ogen"):
            stem_in(wie, verleend)


def test_een_ander_legt_vast_wie_instemde_en_waar_dat_uit_blijkt(spelers: Spelers, verleend: int) -> None:
    stem_in(spelers.directeur_sbjh, verleend, GEEN, HOUDER)
    stem_in(spelers.directeur_denhaag, verleend)
    mandaat = mandaat_van(spelers.session, verleend)
    assert mandaat.status is Mandaatstatus.ACTIEF
    assert (mandaat.instemming_gegeven_door, mandaat.instemming_kenmerk) == ("M. de Boer", "BS-2025-04")
    regel = next(r for r in reversed(logboek(spelers.session)) if r.kop.actie == "stem_in")
    assert regel.inhoud["gegeven_functie"] == "voorzitter van het bestuur"


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        (replace(GEGEVEN, gegeven_door="  "), "gegeven_door"),
        (replace(GEGEVEN, gegeven_door="directeur SBJH."), "gegeven_door"),
        (replace(GEGEVEN, gegeven_functie=""), "gegeven_functie"),
        (replace(GEGEVEN, kenmerk=""), "kenmerk"),
        (replace(GEGEVEN, kenmerk="x" * 201), "kenmerk"),
    ],
)
def test_wat_ontbreekt_wordt_gezegd_bij_het_veld(spelers: Spelers, verleend: int, fout: Gegeven, veld: str) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", veld):
        stem_in(spelers.directeur_denhaag, verleend, fout)


def test_een_document_hoort_bij_de_zaak_en_de_houder_noemt_niemand(spelers: Spelers, verleend: int) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden", "document_id"):
        stem_in(spelers.directeur_denhaag, verleend, replace(GEGEVEN, kenmerk="", document_id=999))
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "gegeven_door"):
        stem_in(spelers.directeur_sbjh, verleend, GEGEVEN, HOUDER)


def test_de_database_vraagt_hetzelfde(spelers: Spelers, verleend: int) -> None:
    heel = "instemming_gegeven_door = 'M.', instemming_gegeven_functie = 'V.', instemming_kenmerk = 'B-1'"
    for wie, wat in ((spelers.directeur_sbjh, heel), (spelers.directeur_denhaag, "instemming_gegeven_door = 'M.'")):
        opdracht = f"UPDATE mandaat SET instemming_werkgever_datum = '{VAN}', {wat}, "  # noqa: S608
        opdracht += "instemming_vastgelegd_door_id = :wie WHERE id = :id"
        with pytest.raises(DBAPIError, match="werkgever"), transaction(spelers.session) as session:
            session.execute(text(opdracht), {"wie": wie.actor.id, "id": verleend})
