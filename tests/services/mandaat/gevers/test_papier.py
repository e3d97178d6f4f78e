"""The grant of a college without an account, from paper: by the projectleider, with its decision, marked for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app import regios
from app.domain.basis.begrippen import Mandaatstatus, Rol
from app.domain.mandaat.houderschap import VOOR_FUNCTIE
from app.domain.mandaat.papier import ZELF
from app.models import Gebruiker, Organisatie
from app.regios import BESTANDEN
from app.services.document.documenten import NieuwDocument
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.gevers.papier import leg_verlening_vast
from app.services.mandaat.oordeel import blik_op
from app.services.mandaat.toegang import vind_mandaat
from app.services.mandaat.verzoek.besluitstuk import besluitstukken
from app.services.naspel import speel_na
from app.services.zaak import toewijzing
from tests.kern.opzet import (
    VAN,
    acties,
    geweigerd,
    mandaat_van,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    stem_in,
    zaak_van,
)
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.regio.functies import SBJH

HIER = Path(regios.__file__).parent
S = Mandaatstatus
STUK = NieuwDocument("besluit.txt", b"Het college besluit.\n", VAN)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    nummer = open_zaak(spelers)
    wie, op = spelers.projectleider.email, dag(3, 3)
    spelers.directeur_sbjh.op(op).doet(toewijzing.wijs_projectleider_aan, nummer, wie, op)
    return nummer


def zonder_account(session: Session, gever: str = "GM0503") -> None:
    """Nobody of this municipality can log in any more."""
    wie = session.query(Organisatie.id).filter_by(code=gever).scalar()
    session.execute(update(Gebruiker).where(Gebruiker.organisatie_id == wie).values(active=False))
    session.commit()


def test_de_projectleider_legt_vast_wat_op_papier_is_besloten(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    zonder_account(spelers.session)
    wie = spelers.projectleider.op(VAN)
    gedaan = wie.doet(leg_verlening_vast, goedgekeurd, VAN, "D-2025-1", STUK)
    assert (gedaan.status, gedaan.besluitnummer) == (S.VERLEEND, "D-2025-1")
    assert gedaan.verleend_vastgelegd_door_id == wie.actor.id
    assert acties(spelers.session)[-2:] == ["leg_verlening_vast", "voeg_besluitstuk_toe"]
    assert [d.naam for d in besluitstukken(spelers.session, [goedgekeurd])[goedgekeurd]] == ["besluit.txt"]
    stem_in(spelers, spelers.directeur_sbjh.op(VAN), goedgekeurd, VAN)
    assert mandaat_van(spelers.session, goedgekeurd).status is S.ACTIEF
    assert speel_na(spelers.session, zaak_van(spelers.session, zaak))["mandaat"] == 1


def test_wie_een_account_heeft_verleent_zelf(spelers: Spelers, goedgekeurd: int) -> None:
    with geweigerd(spelers.session, "geen_recht") as fout:
        spelers.projectleider.op(VAN).doet(leg_verlening_vast, goedgekeurd, VAN, "D-1", STUK)
    assert "Delft heeft een account" in fout.value.bericht


def test_zonder_stuk_niet_en_alleen_de_projectleider(spelers: Spelers, goedgekeurd: int) -> None:
    zonder_account(spelers.session)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "stuk"):
        spelers.projectleider.op(VAN).doet(leg_verlening_vast, goedgekeurd, VAN, "D-1", None)
    for wie in (spelers.directeur_sbjh, spelers.directeur_denhaag):
        with geweigerd(spelers.session, "geen_recht"):
            wie.op(VAN).doet(leg_verlening_vast, goedgekeurd, VAN, "D-1", STUK)


def test_de_pagina_biedt_het_alleen_aan_wie_het_kan(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    def aangeboden(wie: str) -> bool:
        speler = getattr(spelers, wie)
        dossier = vind_dossier(speler.session, speler.actor, zaak)
        mandaat = vind_mandaat(speler.session, dossier, goedgekeurd)
        blik = blik_op(speler.session, dossier, [mandaat], VAN)
        return "leg_verlening_vast" in blik.handelingen(mandaat, mandaat.status)

    assert not aangeboden("projectleider"), "Delft has an account"
    zonder_account(spelers.session)
    assert (aangeboden("projectleider"), aangeboden("directeur_sbjh")) == (True, False)


@pytest.mark.beide
def test_de_database_houdt_wie_het_vastlegde(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    """Neither the holder, nor afterwards, nor another name."""
    session = spelers.session
    for wie, zegt in (("directeur_sbjh", "niet de houder"), ("projectleider", "verandert niet")):
        with pytest.raises(DBAPIError, match=zegt):
            session.execute(
                text("UPDATE mandaat SET verleend_vastgelegd_door_id = :wie WHERE id = :nr"),
                {"wie": getattr(spelers, wie).actor.id, "nr": goedgekeurd},
            )
        session.rollback()


@pytest.fixture
def ambt(spelers: Spelers) -> tuple[Speler, str, int]:
    """An approved mandaat of Delft, without an account, to an office that the projectleider deputises."""
    wie = spelers.nieuw("plv@sbjh.example", "sbjh", Rol.PROJECTLEIDER, functie_code=SBJH)
    nummer = open_zaak(spelers)
    spelers.directeur_sbjh.op(dag(3, 3)).doet(toewijzing.wijs_projectleider_aan, nummer, wie.email, dag(3, 3))
    nieuw = nieuw_mandaat(["GM0503"], 100_00, houder=f"{VOOR_FUNCTIE}{SBJH}")
    (nr,) = stel_voor(spelers.directeur_sbjh, nummer, nieuw)
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, nr, dag(14, 3))
    zonder_account(spelers.session)
    return wie.op(VAN), nummer, nr


def test_wie_de_functie_waarneemt_legt_de_verlening_daarvan_niet_vast(ambt: tuple[Speler, str, int]) -> None:
    """Who deputises the office would be the holder of what he records himself; the page does not offer it either."""
    wie, nummer, nr = ambt
    with geweigerd(wie.session, "geen_recht") as fout:
        wie.doet(leg_verlening_vast, nr, VAN, "D-1", STUK)
    assert fout.value.bericht == ZELF
    dossier = vind_dossier(wie.session, wie.actor_nu(), nummer)
    mandaat = vind_mandaat(wie.session, dossier, nr)
    blik = blik_op(wie.session, dossier, [mandaat], VAN)
    assert blik.handelingen(mandaat, mandaat.status)["leg_verlening_vast"] == ZELF


@pytest.mark.beide
def test_ook_de_database_kent_wie_de_functie_vervult(ambt: tuple[Speler, str, int]) -> None:
    wie, _, nr = ambt
    with pytest.raises(DBAPIError, match="niet de houder"):
        wie.session.execute(
            text(
                f"UPDATE mandaat SET status = 'verleend', verleend_datum = '{VAN}', besluitnummer = 'D-1', "  # noqa: S608
                "verleend_vastgelegd_door_id = :wie WHERE id = :nr"
            ),
            {"wie": wie.actor.id, "nr": nr},
        )
    wie.session.rollback()


@pytest.fixture
def streng(tmp_path: Path) -> Iterator[None]:
    """A region whose profile wants the signed decision with every grant."""
    eigen = (HIER / "haaglanden.toml").read_text("utf-8")
    eis = '\n[collegestukken]\nbron = "eigen keuze [I]"\nbesluit_verplicht = true\n'
    (tmp_path / "haaglanden.toml").write_text(eigen + eis, "utf-8")
    BESTANDEN.zet_eigen_map(tmp_path)
    yield
    BESTANDEN.zet_eigen_map(None)


@pytest.mark.usefixtures("streng")
def test_een_regio_kan_het_stuk_eisen(spelers: Spelers, goedgekeurd: int) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "stuk"):
        spelers.delft.op(VAN).doet(mandaten.verleen, goedgekeurd, VAN, "D-1")
    spelers.delft.op(VAN).doet(mandaten.verleen, goedgekeurd, VAN, "D-1", stuk=STUK)
    assert mandaat_van(spelers.session, goedgekeurd).status is S.VERLEEND
