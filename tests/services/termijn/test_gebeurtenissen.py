"""Events of the draaiboek: recorded once they happened, corrected with a reason; terms count from them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.termijn.termijnberekening import Termijnstand
from app.services.termijn import gebeurtenissen, stappen
from app.services.termijn import mutaties as termijnmutaties
from app.services.zaak import zaken
from tests.kern.gegevens import Editiemap
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    bepaling,
    geweigerd,
    logboek,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag
from tests.services.bewijs.test_onveranderlijk import WEIGERING, probeer
from tests.services.termijn.test_termijnmutaties import regel

FAILLISSEMENT = "faillissement"


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """Opened in zeer problematisch: its steps for a bankruptcy wait for one."""
    return open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)


def test_een_termijn_vanaf_een_gebeurtenis_die_niet_gebeurde_loopt_niet(spelers: Spelers, zaak: str) -> None:
    wacht = regel(spelers, zaak, "FA-02")
    assert (wacht.termijn.stand, wacht.stap.vanaf_datum, wacht.stap.uiterlijk_op) == (
        *(Termijnstand.NIET_BEGONNEN, None, None),
    )  # fmt: skip
    assert "vanaf het faillissement van de aanbieder" in wacht.termijn.uitleg()[0]
    assert not wacht.te_laat
    with geweigerd(spelers.session, "ongeldige_overgang") as fout:
        spelers.directeur_sbjh.doet(termijnmutaties.schort_op, zaak, "FA-02", VANDAAG, "Wachten.")
    assert "nog niet gebeurd" in fout.value.bericht


def test_de_gebeurtenis_laat_de_termijnen_lopen_en_het_logboek_noemt_ze(spelers: Spelers, zaak: str) -> None:
    projectleider = spelers.directeur_sbjh
    projectleider.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(26, 5), "Uitspraak.")
    loopt = regel(spelers, zaak, "FA-02")
    assert (loopt.stap.vanaf_datum, loopt.stap.uiterlijk_op) == (dag(26, 5), dag(4, 6))
    laatste = logboek(spelers.session)[-1]
    assert (laatste.kop.actie, laatste.kop.object) == ("leg_gebeurtenis_vast", "gebeurtenis/faillissement")
    assert laatste.inhoud["gebeurtenis"] == "het faillissement van de aanbieder"
    assert "FA-02: geen laatste dag → 04-06-2025" in str(laatste.inhoud["termijnen"])


def test_wat_al_gebeurd_was_telt_voor_een_trede_die_later_begint(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    spelers.directeur_sbjh.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(26, 5))
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZEER_PROBLEMATISCH))
    assert regel(spelers, zaak, "FA-02").stap.uiterlijk_op == dag(4, 6)


def test_een_andere_datum_verbetert_de_vorige_met_een_toelichting(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh
    directeur.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(26, 5))
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "datum"):
        directeur.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(26, 5), "Nog eens.")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        directeur.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(27, 5))
    directeur.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(27, 5), "Het was een dag later.")
    assert regel(spelers, zaak, "FA-02").stap.uiterlijk_op == dag(5, 6)
    assert logboek(spelers.session)[-1].inhoud["eerder_vastgelegd"] == "2025-05-26"
    bekend = gebeurtenissen.lijst_gebeurtenissen(spelers.session, zaak_van(spelers.session, zaak))
    assert [g.definitie.code for g in bekend] == [FAILLISSEMENT, "zorg_stopt", "nza_signaal", "nza_advies"]
    gebeurd = bekend[0]
    assert (gebeurd.datum, [rij.datum.day for rij in gebeurd.rijen]) == (dag(27, 5), [26, 27])


def test_een_verbetering_houdt_de_opschorting(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh
    directeur.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(26, 5))
    directeur.doet(termijnmutaties.schort_op, zaak, "FA-02", dag(2, 6), "Wachten op de curator.")
    directeur.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(27, 5), "Een dag later.")
    assert regel(spelers, zaak, "FA-02").termijn.over == 4


@pytest.mark.parametrize(
    ("datum", "code"),
    [
        (VANDAAG + timedelta(days=1), "datum_in_toekomst"),
        (BEGIN - timedelta(days=366), "datum_onlogisch"),
        (date(1, 1, 1), "datum_onlogisch"),
    ],
)
def test_een_gebeurtenis_ligt_niet_in_de_toekomst_en_niet_ver_voor_de_zaak(
    spelers: Spelers, zaak: str, datum: date, code: str
) -> None:
    with niet_aanvaard(spelers.session, code, "datum"):
        spelers.directeur_sbjh.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, datum)


def test_een_gebeurtenis_mag_voor_de_opening_liggen(spelers: Spelers, zaak: str) -> None:
    """A bankruptcy comes overnight: the zaak is opened because of it."""
    spelers.directeur_sbjh.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(31, 1))
    assert regel(spelers, zaak, "FA-02").stap.uiterlijk_op == dag(7, 2)


@pytest.mark.parametrize("code", ["brand", "", "tredebepaling", "opening", "ZP-02", "Faillissement"])
def test_een_gebeurtenis_die_het_draaiboek_niet_kent_bestaat_niet(spelers: Spelers, zaak: str, code: str) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden", "code"):
        spelers.directeur_sbjh.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, code, VANDAAG)


def test_alleen_het_team_legt_een_gebeurtenis_vast(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, VANDAAG)


def test_na_sluiten_wordt_niets_vastgelegd_en_een_nieuwe_periode_begint_zonder(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh
    directeur.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(26, 5))
    meld_alles_verzonden(spelers, zaak)
    directeur.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        directeur.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(27, 5), "Later.")
    directeur.doet(zaken.heropen, zaak, Toestand.ZEER_PROBLEMATISCH, "Opnieuw.", VANDAAG)
    assert regel(spelers, zaak, "FA-02").termijn.stand is Termijnstand.NIET_BEGONNEN


def test_een_termijn_kan_tellen_vanaf_het_afronden_van_een_stap(spelers: Spelers, edities: Editiemap) -> None:
    edities.herschrijf(
        "2025",
        'titel = "Spreek af hoe de regie wordt gevoerd"\n',
        'titel = "Spreek af hoe de regie wordt gevoerd"\nvanaf = "ZO-01"\n',
    )
    zaak, directeur = open_zaak(spelers), spelers.directeur_sbjh
    wacht = regel(spelers, zaak, "ZO-02")
    assert wacht.termijn.stand is Termijnstand.NIET_BEGONNEN
    assert "het afronden van de stap “Maak een herstelplan”" in wacht.termijn.uitleg()[0]
    directeur.doet(stappen.rond_af, zaak, "ZO-01", dag(26, 5))
    assert regel(spelers, zaak, "ZO-02").stap.uiterlijk_op == dag(28, 5)
    assert logboek(spelers.session)[-1].inhoud["termijnen"] == ["ZO-02: geen laatste dag → 28-05-2025"]
    directeur.doet(stappen.rond_af, zaak, "ZO-02", dag(28, 5))
    for naar in (Toestand.PROBLEMATISCH, Toestand.ZORGELIJK):
        directeur.doet(zaken.bepaal_trede, zaak, bepaling(naar))
    assert regel(spelers, zaak, "ZO-02").termijn.stand is Termijnstand.NIET_BEGONNEN, "ZO-01 is to be done again"


def test_de_database_zelf_laat_geen_gebeurtenis_verdwijnen(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, FAILLISSEMENT, dag(26, 5))
    for opdracht in ("UPDATE gebeurtenis SET code = 'x'", "DELETE FROM gebeurtenis"):
        assert WEIGERING.split("|")[0] in probeer(spelers.session, opdracht)
