"""Who does what in a zaak: the projectleider, a municipality with a large interest, the five agreements."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Afspraakstatus, Rol, Toestand, Zaakrol
from app.domain.basis.fouten import NietGevonden
from app.models import Afspraak, Rolvervulling
from app.services.kern.toegang import vind_dossier
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import BEGIN, VANDAAG, bepaling, geweigerd, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers

AANWIJZEN, TOEVOEGEN = toewijzing.wijs_projectleider_aan, toewijzing.voeg_regievoerder_toe


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers, Toestand.SIGNAAL)


@pytest.fixture
def ander(spelers: Spelers) -> Speler:
    """A second projectleider."""
    return spelers.nieuw("ander@sbjh.example", "sbjh", Rol.PROJECTLEIDER)


def ziet(wie: Speler, zaak: str) -> bool:
    try:
        return bool(vind_dossier(wie.session, wie.actor, zaak))
    except NietGevonden:
        return False


def test_een_projectleider_krijgt_alleen_deze_zaak(spelers: Spelers, zaak: str) -> None:
    buiten = open_zaak(spelers, Toestand.SIGNAAL)
    assert not ziet(spelers.projectleider, zaak)
    spelers.directeur_sbjh.doet(AANWIJZEN, zaak, spelers.projectleider.email, BEGIN)
    assert ziet(spelers.projectleider, zaak)
    assert not ziet(spelers.projectleider, buiten)


def test_wie_vervangen_is_verliest_zijn_toegang(spelers: Spelers, zaak: str, ander: Speler) -> None:
    spelers.directeur_sbjh.doet(AANWIJZEN, zaak, spelers.projectleider.email, BEGIN)
    spelers.directeur_sbjh.doet(AANWIJZEN, zaak, ander.email, VANDAAG, "Overgenomen.")
    assert [ziet(wie, zaak) for wie in (spelers.projectleider, ander)] == [False, True]
    rijen = spelers.session.scalars(
        select(Rolvervulling).where(Rolvervulling.rol == Zaakrol.PROJECTLEIDER).order_by(Rolvervulling.id)
    )
    assert [(rij.van, rij.tot) for rij in rijen] == [(BEGIN, VANDAAG), (VANDAAG, None)]
    kop = logboek(spelers.session)[-1].kop
    assert (kop.van, kop.naar) == (spelers.projectleider.actor.pseudoniem, ander.actor.pseudoniem)
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.projectleider.doet(toewijzing.leg_afspraak_vast, zaak, 2, Afspraakstatus.GEDAAN, "Gedaan.", VANDAAG)


def test_dezelfde_projectleider_nog_eens_kan_niet(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(AANWIJZEN, zaak, spelers.projectleider.email, BEGIN)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_denhaag.doet(AANWIJZEN, zaak, spelers.projectleider.email, VANDAAG)


@pytest.mark.parametrize("email", ["directeur@sbjh.example", "delft@h10.example", "niemand@x.example", ""])
def test_alleen_een_projectleider_wordt_projectleider(spelers: Spelers, zaak: str, email: str) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden", "gebruiker"):
        spelers.directeur_sbjh.doet(AANWIJZEN, zaak, email, BEGIN)


def test_vervangen_kan_niet_voor_de_vorige_begon(spelers: Spelers, zaak: str, ander: Speler) -> None:
    spelers.directeur_sbjh.doet(AANWIJZEN, zaak, spelers.projectleider.email, VANDAAG)
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        spelers.directeur_sbjh.doet(AANWIJZEN, zaak, ander.email, BEGIN)


def test_een_toegevoegde_gemeente_voert_regie_in_deze_zaak_alleen(spelers: Spelers, zaak: str) -> None:
    buiten = open_zaak(spelers)
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK))
    spelers.directeur_sbjh.doet(TOEVOEGEN, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    spelers.delft.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK))
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(zaken.bepaal_trede, buiten, bepaling(Toestand.PROBLEMATISCH))
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(TOEVOEGEN, zaak, spelers.delft.email, VANDAAG, "Nog eens.")


@pytest.mark.parametrize("email", ["regio@rijnmond.example", "wethouder@denhaag.example", "projectleider@sbjh.example"])
def test_alleen_een_gemeente_wordt_toegevoegd(spelers: Spelers, zaak: str, email: str) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden", "gebruiker"):
        spelers.directeur_sbjh.doet(TOEVOEGEN, zaak, email, BEGIN, "Groot belang.")


def test_toevoegen_vraagt_een_reden(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.directeur_sbjh.doet(TOEVOEGEN, zaak, spelers.delft.email, BEGIN, " ")


@pytest.mark.parametrize("datum", [BEGIN - timedelta(days=1), VANDAAG + timedelta(days=1)])
def test_een_toewijzing_valt_tussen_opening_en_vandaag(spelers: Spelers, zaak: str, datum: date) -> None:
    code = "datum_onlogisch" if datum < BEGIN else "datum_in_toekomst"
    with niet_aanvaard(spelers.session, code, "datum"):
        spelers.directeur_sbjh.doet(AANWIJZEN, zaak, spelers.projectleider.email, datum)


def test_elke_afspraak_is_gedaan_of_bewust_niet_toegepast_met_een_reden(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh
    for nummer in range(1, 6):
        status = Afspraakstatus.GEDAAN if nummer == 3 else Afspraakstatus.NIET_TOEGEPAST
        directeur.doet(toewijzing.leg_afspraak_vast, zaak, nummer, status, "Daarom.", VANDAAG)
    statussen = spelers.session.scalars(select(Afspraak.status).order_by(Afspraak.nummer)).all()
    assert [str(status) for status in statussen] == ["niet_toegepast"] * 2 + ["gedaan"] + ["niet_toegepast"] * 2
    kop = logboek(spelers.session)[-1].kop
    assert (kop.object, kop.van, kop.naar) == ("afspraak/5", "open", "niet_toegepast")


@pytest.mark.parametrize("nummer", [2, 4, 5])
def test_een_afspraak_is_niet_gedaan_zolang_niet_bestaat_wat_zij_afspreekt(
    spelers: Spelers, zaak: str, nummer: int
) -> None:
    with niet_aanvaard(spelers.session, "feit_ontbreekt"):
        spelers.directeur_sbjh.doet(
            toewijzing.leg_afspraak_vast, zaak, nummer, Afspraakstatus.GEDAAN, "Daarom.", VANDAAG
        )


@pytest.mark.parametrize(
    ("nummer", "status", "waarom", "code", "veld"),
    [
        (1, Afspraakstatus.OPEN, "Daarom.", "ongeldige_invoer", "status"),
        (1, Afspraakstatus.GEDAAN, "", "motivering_verplicht", "toelichting"),
        (6, Afspraakstatus.GEDAAN, "Daarom.", "niet_gevonden", None),
    ],
)
def test_een_afspraak_die_niet_klopt_wordt_niet_vastgelegd(
    spelers: Spelers, zaak: str, nummer: int, status: Afspraakstatus, waarom: str, code: str, veld: str | None
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(toewijzing.leg_afspraak_vast, zaak, nummer, status, waarom, VANDAAG)
