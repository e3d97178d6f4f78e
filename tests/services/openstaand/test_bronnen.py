"""Sources that no other test follows through their life: deviations, another server, thresholds, steps for an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Toestand
from app.domain.draaiboek.draaiboek import DREMPELS, OngeldigDraaiboek, lees_editie
from app.domain.openstaand import cijfers
from app.domain.openstaand.kader import Bepaald, Kader
from app.domain.openstaand.punt import Punt
from app.draaiboeken import alle_edities
from app.models import Zgwverwijzing
from app.regios import profiel
from app.services.openstaand.lijst import Openstaand, voor
from app.services.termijn.gebeurtenissen import leg_gebeurtenis_vast
from app.services.zgw.push import deel_zaken
from app.services.zgw.server import ZgwMislukt
from tests.kern.opzet import VANDAAG, open_zaak, zaak_van
from tests.kern.spelers import VANDAAG as NU
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.overleg.raadpleging import (
    BRON,
    DELFT,
    GEZEGD,
    JA,
    WESTLAND,
    inbreng,
    opschalingen,
    sluit,
    stel_vraag,
    zegt,
)
from tests.services.zgw.zgwpush import doel, open_zaaksysteem


def van(wie: Speler, soort: str) -> list[Openstaand]:
    wie.session.rollback()
    return [o for o in voor(wie.session, wie.actor, VANDAAG, grootte=200) if o.soort.code == soort]


def test_een_afwijking_staat_open_tot_haar_opschaling_een_uitkomst_heeft(spelers: Spelers) -> None:
    zaak, directeur = open_zaak(spelers), spelers.directeur_sbjh
    stel_vraag(directeur, zaak)
    zegt(spelers.westland, zaak, WESTLAND)
    zegt(spelers.delft, zaak, DELFT)
    namen = [o.punt.onderwerp for o in van(directeur, "afwijking")]
    assert namen == [f"Breng tot een uitkomst: {wie} is niet akkoord bij vraag 1" for wie in ("Westland", "Delft")]
    zegt(spelers.delft, zaak, DELFT, inbreng(JA))
    assert len(van(directeur, "afwijking")) == 1, "who agrees after all deviates no more"
    assert opschalingen(directeur, zaak)
    sluit(directeur, zaak)
    assert van(directeur, "afwijking") == []


def test_een_afwijking_in_een_signaal_schaalt_niets_op_en_staat_toch_open(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    stel_vraag(spelers.directeur_sbjh, zaak)
    zegt(spelers.directeur_sbjh, zaak, WESTLAND, inbreng(bron=BRON))
    assert not opschalingen(spelers.directeur_sbjh, zaak)
    (afwijking,) = van(spelers.directeur_sbjh, "afwijking")
    assert afwijking.punt.sinds == GEZEGD
    zegt(spelers.directeur_sbjh, zaak, WESTLAND, inbreng(JA, bron=BRON))
    assert van(spelers.directeur_sbjh, "afwijking") == []


def test_een_zaak_die_de_andere_server_drie_keer_weigert_staat_op_de_lijst_tot_zij_er_staat(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    with open_zaaksysteem() as systeem:
        systeem.weigert, nu = zaak, NU
        for poging in range(3):
            assert len(van(spelers.directeur_sbjh, "zgw")) == 0, poging
            with pytest.raises(ZgwMislukt):
                deel_zaken(spelers.session, doel(systeem, nu))
            nu = spelers.session.get_one(Zgwverwijzing, zaak_van(spelers.session, zaak).id).niet_voor or nu
        (punt,) = van(spelers.directeur_sbjh, "zgw")
        assert "antwoord 400" in punt.punt.onderwerp
        assert punt.punt.sinds == NU.date()
        systeem.weigert = ""
        deel_zaken(spelers.session, doel(systeem, nu))
    assert van(spelers.directeur_sbjh, "zgw") == []


def test_wat_bij_een_faillissement_hoort_is_er_pas_na_een_faillissement(spelers: Spelers) -> None:
    zaak, directeur = open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH), spelers.directeur_sbjh

    def stappen() -> list[str]:
        alle = voor(directeur.session, directeur.actor, VANDAAG, grootte=200)
        return sorted(
            str(o.punt.gegevens["code"])
            for o in alle
            if o.soort.code.startswith("stap") and "faillissement" in o.punt.onderwerp
        )

    assert stappen() == []
    directeur.doet(leg_gebeurtenis_vast, zaak, "faillissement", VANDAAG)
    assert stappen() == ["FA-01", "FA-02", "FA-03", "FA-04", "FA-05"]


def _punten(drempel: int) -> list[Punt]:
    kader = Kader(
        profiel=profiel("haaglanden"),
        periode=1,
        toestand=Toestand.ZORGELIJK,
        toestand_sinds=dag(10, 2),
        verloop=[Bepaald(1, 1, Toestand.ZORGELIJK, dag(10, 2))],
        drempels=replace(DREMPELS, telling_oud=drempel),
    )
    feiten = [cijfers.Telfeit("GM0503", dag(1, 3), dag(1, 3))]
    return [punt for punt in cijfers.tellingen(kader, feiten) if punt.soort == cijfers.OUD]


def test_de_editie_zegt_wanneer_een_telling_oud_is() -> None:
    for drempel in (7, 30):
        (oud,) = _punten(drempel)
        assert oud.zichtbaar_vanaf == date(2025, 3, 1) + timedelta(days=drempel)


def test_een_editie_zonder_drempels_heeft_die_van_altijd_en_een_foute_drempel_zegt_wat_mag() -> None:
    for deel in alle_edities().values():
        assert deel.drempels.merk == "I"
        assert (deel.drempels.mandaat_loopt_af, deel.drempels.telling_oud, deel.drempels.kwartaal_oud) == (30, 30, 120)
    fout = {"mandaat_loopt_af": 0, "telling_oud": 1, "kwartaal_oud": 1, "bron": "x", "merk": "I"}
    editie = {"drempels": fout, "code": "x", "titel": "x", "geldig_vanaf": date(2025, 1, 1), "bron": "x", "treden": {}}
    with pytest.raises(OngeldigDraaiboek, match="0 kan niet; geef 1 tot en met 3650 dagen"):
        lees_editie(editie, "x.toml")
