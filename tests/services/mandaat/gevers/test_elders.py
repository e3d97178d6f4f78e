"""A college of any municipality can be asked, also of a region without a profile; its grant comes from paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Bereik, Organisatiesoort
from app.models import Openpunt, Organisatie
from app.services.mandaat import opstelling
from app.services.naspel import speel_na
from tests.kern.opzet import logboek, niet_aanvaard, nieuw_mandaat, open_zaak, stel_voor, zaak_van
from tests.kern.spelers import Spelers, dag

DAG = dag(14, 3)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def test_een_college_van_elders_wordt_gevraagd_en_is_dan_bekend(spelers: Spelers, zaak: str) -> None:
    for _keer in range(2):
        (nr,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0513"], bereik=Bereik.ANDERE_REGIO))
        assert nr
    gouda = spelers.session.scalars(select(Organisatie).where(Organisatie.code == "GM0513")).one()
    assert (gouda.naam, gouda.soort) == ("Gouda", Organisatiesoort.GEMEENTE)
    assert speel_na(spelers.session, zaak_van(spelers.session, zaak))["mandaat"] == 2


def test_wat_geen_gemeente_is_of_binnen_de_regio_gevraagd_wordt_niet(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh.op(DAG)
    for codes, bereik in (
        (["GM9999"], Bereik.ANDERE_REGIO),  # there is none
        (["GM0788"], Bereik.ANDERE_REGIO),  # Haaren is no more
        (["GM0513"], Bereik.BINNEN_REGIO),
    ):
        with niet_aanvaard(spelers.session, "ongeldige_invoer", "mandaatgevers"):
            wie.doet(opstelling.stel_op, zaak, nieuw_mandaat(codes, bereik=bereik))


def test_een_regio_zegt_namens_wie_zij_verleent(spelers: Spelers, zaak: str) -> None:
    nieuw = nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO)
    nieuw = replace(nieuw, inhoud=replace(nieuw.inhoud, organen="de colleges van Rotterdam en Schiedam"))
    (mandaat,) = spelers.directeur_sbjh.op(DAG).doet(opstelling.stel_op, zaak, nieuw)
    assert mandaat.organen == "de colleges van Rotterdam en Schiedam"
    samen = replace(nieuw, mandaatgevers=["rijnmond", "GM0513"])
    per_gever = {m.mandaatgever.code: m.organen for m in spelers.directeur_sbjh.doet(opstelling.stel_op, zaak, samen)}
    assert per_gever == {"rijnmond": "de colleges van Rotterdam en Schiedam", "GM0513": ""}, "a college is one itself"
    assert speel_na(spelers.session, zaak_van(spelers.session, zaak))["mandaat"] == 3


def test_een_regio_is_geen_bestuursorgaan_en_elke_regio_wordt_apart_gevraagd(spelers: Spelers, zaak: str) -> None:
    wie, nieuw = spelers.directeur_sbjh.op(DAG), nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO)
    zonder = replace(nieuw.inhoud, organen=" ")
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "organen"):
        wie.doet(opstelling.stel_op, zaak, replace(nieuw, inhoud=zonder, organen_gevraagd=True))
    (mandaat,) = wie.doet(opstelling.stel_op, zaak, replace(nieuw, inhoud=zonder))
    assert mandaat.organen == "", "a file of old cases, or a system, was not asked"
    punten = spelers.session.query(Openpunt).filter_by(soort="mandaat_zonder_orgaan").all()
    assert [punt.code for punt in punten] == ["team"], "who can make a new version is asked to say it"
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "mandaatgevers"):
        wie.doet(opstelling.stel_op, zaak, replace(nieuw, mandaatgevers=["rijnmond", "holland-rijnland"]))


def test_wie_niets_zegt_bedoelt_het_ene_bestuur_dat_bekend_is(spelers: Spelers, zaak: str) -> None:
    """Of Holland Rijnland one body is known, of Rijnmond two: then it has to be said."""
    nieuw = nieuw_mandaat(["holland-rijnland"], bereik=Bereik.ANDERE_REGIO, organen="")
    (mandaat,) = spelers.directeur_sbjh.op(DAG).doet(opstelling.stel_op, zaak, nieuw)
    assert mandaat.organen.startswith("het bestuur van de gemeenschappelijke regeling Serviceorganisatie Zorg")
    assert logboek(spelers.session)[-1].inhoud["organen"] == mandaat.organen
    assert speel_na(spelers.session, zaak_van(spelers.session, zaak))["mandaat"] == 1
