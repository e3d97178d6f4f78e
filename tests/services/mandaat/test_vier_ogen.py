"""Four eyes: who proposed never approves, as a person, whatever account, office or way he takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Mandaatstatus, Rol
from app.services.mandaat import handelingen as mandaten
from app.services.zaak import toewijzing
from tests.kern.opzet import BEGIN, geweigerd, logboek, mandaat_van, open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers, dag

DAG = dag(14, 3)
Oordeel = Callable[[Speler, int], None]


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def oordeel(wie: Speler, mandaat_id: int) -> None:
    wie.op(DAG).doet(mandaten.keur_goed, mandaat_id, DAG)


def afwijzing(wie: Speler, mandaat_id: int) -> None:
    wie.op(DAG).doet(mandaten.wijs_af, mandaat_id, DAG, "Te ruim.")


GEWEIGERD = "vier.ogen|vastgelegd verandert niet"
"""Which trigger speaks first differs per engine."""
OORDELEN = pytest.mark.parametrize("oordeelt", [oordeel, afwijzing], ids=["keur_goed", "wijs_af"])


@pytest.mark.beide
def test_den_haag_keurt_goed_wat_sbjh_voorstelt(spelers: Spelers, zaak: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    oordeel(spelers.directeur_denhaag, mandaat_id)
    mandaat = mandaat_van(spelers.session, mandaat_id)
    assert mandaat.status is Mandaatstatus.GOEDGEKEURD
    assert mandaat.voorgesteld_persoon_id == spelers.directeur_sbjh.actor.persoon_id
    assert mandaat.goedgekeurd_persoon_id == spelers.directeur_denhaag.actor.persoon_id


@OORDELEN
def test_de_voorsteller_keurt_niet_goed_en_niet_af(spelers: Spelers, zaak: str, oordeelt: Oordeel) -> None:
    for voorsteller in (spelers.directeur_sbjh, spelers.directeur_denhaag):
        (mandaat_id,) = stel_voor(voorsteller, zaak)
        with geweigerd(spelers.session, "vier_ogen"):
            oordeelt(voorsteller, mandaat_id)


@OORDELEN
def test_een_tweede_account_van_dezelfde_persoon_helpt_niet(spelers: Spelers, zaak: str, oordeelt: Oordeel) -> None:
    """The directeur SbJH, who by another account is deputy of the director of Den Haag."""
    tweede = spelers.nieuw(
        "plv@denhaag.example",
        "GM0518",
        Rol.REGIEVOERDER,
        functie_code="directeur-denhaag",
        persoon_van=spelers.directeur_sbjh,
    )
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "vier_ogen") as fout:
        oordeelt(tweede, mandaat_id)
    assert fout.value.status == 403


def test_een_plaatsvervanger_van_den_haag_keurt_goed(spelers: Spelers, zaak: str) -> None:
    plv = spelers.nieuw("plv@denhaag.example", "GM0518", Rol.REGIEVOERDER, functie_code="directeur-denhaag")
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    oordeel(plv, mandaat_id)
    assert mandaat_van(spelers.session, mandaat_id).status is Mandaatstatus.GOEDGEKEURD


def test_stelt_den_haag_voor_dan_keurt_de_andere_regievoerder_goed(spelers: Spelers, zaak: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_denhaag, zaak)
    oordeel(spelers.directeur_sbjh, mandaat_id)
    assert mandaat_van(spelers.session, mandaat_id).status is Mandaatstatus.GOEDGEKEURD


def test_stelt_den_haag_voor_dan_keurt_zijn_plaatsvervanger_niet_goed(spelers: Spelers, zaak: str) -> None:
    plv = spelers.nieuw("plv@denhaag.example", "GM0518", Rol.REGIEVOERDER, functie_code="directeur-denhaag")
    (mandaat_id,) = stel_voor(spelers.directeur_denhaag, zaak)
    with geweigerd(spelers.session, "geen_recht"):
        oordeel(plv, mandaat_id)


@OORDELEN
def test_stelt_de_projectleider_voor_dan_oordeelt_alleen_den_haag(
    spelers: Spelers, zaak: str, oordeelt: Oordeel
) -> None:
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    (mandaat_id,) = stel_voor(spelers.projectleider, zaak)
    with geweigerd(spelers.session, "geen_recht"):
        oordeelt(spelers.directeur_sbjh, mandaat_id)
    with geweigerd(spelers.session, "geen_recht"):
        oordeelt(spelers.projectleider, mandaat_id)
    oordeelt(spelers.directeur_denhaag, mandaat_id)


def test_een_toegevoegde_gemeente_keurt_niet_goed(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    for voorsteller in (spelers.directeur_sbjh, spelers.directeur_denhaag):
        (mandaat_id,) = stel_voor(voorsteller, zaak)
        with geweigerd(spelers.session, "geen_recht"):
            oordeel(spelers.delft, mandaat_id)


@pytest.mark.parametrize(
    ("wie", "code"),
    [
        ("wethouder", "geen_recht"),
        ("delft", "geen_recht"),
        ("projectleider", "niet_gevonden"),
        ("rijnmond", "niet_gevonden"),
        ("auditor", "niet_gevonden"),
        ("beheerder", "niet_gevonden"),
    ],
)
@OORDELEN
def test_niemand_anders_oordeelt_ook_de_beheerder_niet(
    spelers: Spelers, zaak: str, oordeelt: Oordeel, wie: str, code: str
) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    verwacht = "niet_gevonden" if (wie, oordeelt) == ("delft", afwijzing) else code
    with geweigerd(spelers.session, verwacht):
        oordeelt(getattr(spelers, wie), mandaat_id)
    assert logboek(spelers.session)[-1].kop.object == f"mandaat/{mandaat_id}"


def test_een_beheerder_met_meer_rollen_die_voorstelde_keurt_niet_goed(spelers: Spelers, zaak: str) -> None:
    alles = spelers.nieuw("alles@denhaag.example", "GM0518", *Rol, functie_code="directeur-denhaag")
    (mandaat_id,) = stel_voor(alles, zaak)
    with geweigerd(spelers.session, "vier_ogen"):
        oordeel(alles, mandaat_id)


@pytest.mark.parametrize("veld", ["goedgekeurd_persoon_id", "voorgesteld_persoon_id"])
@pytest.mark.beide
def test_de_database_weigert_een_persoon_die_zichzelf_goedkeurt(spelers: Spelers, zaak: str, veld: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    oordeel(spelers.directeur_denhaag, mandaat_id)
    ander = {"goedgekeurd_persoon_id": "voorgesteld_persoon_id"}.get(veld, "goedgekeurd_persoon_id")
    with (
        pytest.raises(DBAPIError, match=GEWEIGERD),
        transaction(spelers.session) as session,
    ):
        session.execute(text(f"UPDATE mandaat SET {veld} = {ander} WHERE id = :id"), {"id": mandaat_id})  # noqa: S608


@pytest.mark.beide
def test_de_database_weigert_een_goedkeuring_zonder_voorsteller(spelers: Spelers, zaak: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    oordeel(spelers.directeur_denhaag, mandaat_id)
    opdracht = text("UPDATE mandaat SET voorgesteld_persoon_id = NULL WHERE id = :id")
    with (
        pytest.raises(DBAPIError, match=GEWEIGERD),
        transaction(spelers.session) as session,
    ):
        session.execute(opdracht, {"id": mandaat_id})
