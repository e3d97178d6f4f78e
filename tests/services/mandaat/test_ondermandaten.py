"""An ondermandaat: the projectleider decides within what its holder may, on behalf of the same college."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.mandaatfeiten import status_op
from app.services.besluit import besluiten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.ondermandaten import stel_ondermandaat_op
from app.services.mandaat.stand import feiten_op, ruimte
from app.services.zaak import toewijzing
from tests.kern.opzet import (
    BEGIN,
    BESLUITDAG,
    TOT,
    VAN,
    VANDAAG,
    actief_mandaat,
    besluit,
    geweigerd,
    mandaattekst,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    status,
    stel_voor,
    verleen,
    zaak_van,
)
from tests.kern.spelers import Spelers

S = Mandaatstatus
NACHT = timedelta(days=1)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    nummer = open_zaak(spelers)
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, nummer, spelers.projectleider.email, BEGIN)
    return nummer


@pytest.fixture
def boven(spelers: Spelers, zaak: str) -> int:
    """An active mandaat of € 1,000 that allows an ondermandaat."""
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(plafond=1_000_00, ondermandaat_mag=True))
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, mandaat_id, VAN)
    verleen(spelers, mandaat_id, "GM0503")
    return mandaat_id


def onder_actief(spelers: Spelers, boven: int, plafond: int = 400_00) -> int:
    """An ondermandaat through its life; the projectleider works under its giver, so that nobody else consents."""
    sbjh = spelers.directeur_sbjh.op(BESLUITDAG)
    onder = sbjh.doet(stel_ondermandaat_op, boven, mandaattekst(plafond), BESLUITDAG).id
    sbjh.doet(mandaten.stel_voor, onder, BESLUITDAG)
    spelers.directeur_denhaag.op(BESLUITDAG).doet(mandaten.keur_goed, onder, BESLUITDAG)
    sbjh.doet(mandaten.verleen, onder, BESLUITDAG, "O-1")
    return onder


def test_de_projectleider_besluit_namens_hetzelfde_college(spelers: Spelers, zaak: str, boven: int) -> None:
    onder = onder_actief(spelers, boven)
    assert status(spelers, onder) is S.ACTIEF
    genomen = spelers.projectleider.doet(besluiten.neem_besluit, zaak, besluit(300_00, VANDAAG))
    assert ([d.mandaat_id for d in genomen.delen], genomen.namens) == ([onder], "namens het college van Delft")


def test_wat_de_projectleider_besteedt_gaat_van_beide_plafonds_af(spelers: Spelers, zaak: str, boven: int) -> None:
    onder = onder_actief(spelers, boven)
    spelers.projectleider.doet(besluiten.neem_besluit, zaak, besluit(300_00, VANDAAG))
    rij = zaak_van(spelers.session, zaak)
    feiten = {f.id: f for f in feiten_op(spelers.session, rij, VANDAAG)}
    assert (feiten[boven].over, feiten[onder].over) == (700_00, 100_00)
    assert ruimte(spelers.session, rij, VANDAAG).over == 700_00
    with geweigerd(spelers.session, "plafond_overschreden"):
        spelers.projectleider.doet(besluiten.neem_besluit, zaak, besluit(100_01, VANDAAG))
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(650_00, VANDAAG))
    with geweigerd(spelers.session, "plafond_overschreden"):  # 100 left of his own, 50 above
        spelers.projectleider.doet(besluiten.neem_besluit, zaak, besluit(50_01, VANDAAG))
    assert spelers.projectleider.doet(besluiten.neem_besluit, zaak, besluit(50_00, VANDAAG))


@pytest.mark.parametrize(
    ("zegt", "veld"),
    [
        ({"plafond": 1_000_01}, "plafond"),
        ({"van": VAN - NACHT}, "van"),
        ({"tot": TOT + NACHT}, "tot"),
    ],
)
def test_een_ondermandaat_is_niet_ruimer(spelers: Spelers, boven: int, zegt: dict[str, Any], veld: str) -> None:
    with geweigerd(spelers.session, "buiten_bovenliggend_mandaat") as fout:
        spelers.directeur_sbjh.doet(stel_ondermandaat_op, boven, mandaattekst(**({"plafond": 1} | zegt)), VANDAAG)
    assert fout.value.veld == veld


def test_het_mandaat_zelf_moet_het_toestaan(spelers: Spelers, zaak: str) -> None:
    zonder = actief_mandaat(spelers, zaak)
    with geweigerd(spelers.session, "buiten_bovenliggend_mandaat"):
        spelers.directeur_sbjh.doet(stel_ondermandaat_op, zonder, mandaattekst(1), VANDAAG)


def test_onder_een_ondermandaat_komt_geen_tweede(spelers: Spelers, boven: int) -> None:
    onder = onder_actief(spelers, boven)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_sbjh.doet(stel_ondermandaat_op, onder, mandaattekst(1), VANDAAG)


@pytest.mark.parametrize(
    ("wie", "code"),
    [
        ("directeur_denhaag", "geen_recht"),
        ("projectleider", "geen_recht"),
        ("delft", "geen_recht"),
        ("beheerder", "niet_gevonden"),
        ("rijnmond", "niet_gevonden"),
    ],
)
def test_alleen_de_houder_geeft_ondermandaat(spelers: Spelers, boven: int, wie: str, code: str) -> None:
    with geweigerd(spelers.session, code):
        getattr(spelers, wie).doet(stel_ondermandaat_op, boven, mandaattekst(1), VANDAAG)


def test_vier_ogen_gelden_ook_hier(spelers: Spelers, boven: int) -> None:
    sbjh = spelers.directeur_sbjh
    onder = sbjh.doet(stel_ondermandaat_op, boven, mandaattekst(400_00), VANDAAG).id
    sbjh.doet(mandaten.stel_voor, onder, VANDAAG)
    with geweigerd(spelers.session, "vier_ogen"):
        sbjh.doet(mandaten.keur_goed, onder, VANDAAG)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.projectleider.doet(mandaten.keur_goed, onder, VANDAAG)
    spelers.directeur_denhaag.doet(mandaten.keur_goed, onder, VANDAAG)
    for wie in (spelers.delft, spelers.directeur_denhaag):
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(mandaten.verleen, onder, VANDAAG, "O-1")


def test_de_houder_trekt_het_in_of_wijst_het_af(spelers: Spelers, boven: int) -> None:
    onder = onder_actief(spelers, boven)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(mandaten.trek_in, onder, VANDAAG, "Klaar.")
    spelers.directeur_sbjh.doet(mandaten.trek_in, onder, VANDAAG, "Klaar.")
    assert status(spelers, onder) is S.INGETROKKEN
    tweede = spelers.directeur_sbjh.doet(stel_ondermandaat_op, boven, mandaattekst(1_00), VANDAAG).id
    spelers.directeur_sbjh.doet(mandaten.stel_voor, tweede, VANDAAG)
    spelers.directeur_denhaag.doet(mandaten.keur_goed, tweede, VANDAAG)
    spelers.directeur_sbjh.doet(mandaten.wijs_af, tweede, VANDAAG, "Toch niet nodig.")
    assert status(spelers, tweede) is S.AFGEWEZEN


def test_met_het_mandaat_eindigt_het_ondermandaat(spelers: Spelers, zaak: str, boven: int) -> None:
    onder = onder_actief(spelers, boven)
    spelers.delft.doet(mandaten.trek_in, boven, VANDAAG, "Het college trekt in.")
    rij = zaak_van(spelers.session, zaak)
    (feiten,) = (f for f in feiten_op(spelers.session, rij, VANDAAG) if f.id == onder)
    assert (status_op(feiten, VANDAAG), status_op(feiten, VANDAAG - NACHT)) == (S.INGETROKKEN, S.ACTIEF)
    with geweigerd(spelers.session, "buiten_looptijd"):
        spelers.projectleider.doet(besluiten.neem_besluit, zaak, besluit(1, VANDAAG))


def test_zonder_projectleider_is_er_niemand_om_het_te_geven(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(plafond=1_000_00, ondermandaat_mag=True))
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, mandaat_id, VAN)
    verleen(spelers, mandaat_id, "GM0503")
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.directeur_sbjh.doet(stel_ondermandaat_op, mandaat_id, mandaattekst(1), VANDAAG)
