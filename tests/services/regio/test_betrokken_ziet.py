"""What a region sees of a zaak in which it takes part or holds the account: its own part, from that day on."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Rol, Toestand
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.inzage import Inzage
from app.domain.regio.bovenregionaal import Regiorol
from app.models import Zaak, Zaakregio
from app.services.kern.toegang import vind_dossier, zichtbare_zaken
from app.services.naspel import speel_na
from app.services.overzicht.lopend.beelden import per_maand
from app.services.overzicht.lopend.wens import Blik, Wens
from app.services.overzicht.zaak import zaakoverzicht
from app.services.overzicht.zaakrijen import Zaakfilter, zaakrijen
from app.services.regio import betrokken
from app.services.telling import blad
from app.services.telling.tellingen import leg_tellingen_vast
from app.services.zaak import toewijzing
from app.services.zaak.zaken import bepaal_trede
from tests.kern.opzet import VANDAAG, actief_mandaat, bepaling, geweigerd, niet_aanvaard, open_zaak, zaak_van
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Speler, Spelers, dag

APRIL = dag(1, 4)


def ziet(wie: Speler, zaak: str) -> Inzage:
    """What the rule of one zaak says; the list in SQL says the same."""
    actor = wie.actor_nu()
    wie.session.rollback()
    lijst = set(wie.session.scalars(select(Zaak.zaaknummer).where(zichtbare_zaken(actor))))
    try:
        inzage = vind_dossier(wie.session, actor, zaak).inzage
    except NietGevonden:
        inzage = Inzage.GEEN
    assert (zaak in lijst) == (inzage is not Inzage.GEEN)
    return inzage


def betrek(spelers: Spelers, zaak: str, regio: str = "rijnmond") -> None:
    spelers.directeur_sbjh.doet(betrokken.betrek_regio, zaak, regio, "Directeur", APRIL, "Kinderen van daar.")


def wijs_aan(spelers: Spelers, zaak: str, regio: str = "rijnmond", datum: date = APRIL) -> Zaakregio:
    handeling = betrokken.wijs_accounthouder_aan
    rij: Zaakregio = spelers.directeur_sbjh.doet(handeling, zaak, regio, "Bestuurder", datum, "Meeste kinderen.")
    return rij


@pytest.mark.beide
def test_een_regio_ziet_de_zaak_zolang_zij_meedoet_ook_zonder_mandaat(spelers: Spelers) -> None:
    zaak, rijnmond = open_zaak(spelers), spelers.rijnmond
    assert ziet(rijnmond, zaak) is Inzage.GEEN
    betrek(spelers, zaak)
    assert ziet(rijnmond, zaak) is Inzage.EIGEN
    einde = betrokken.beeindig_betrokkenheid
    spelers.directeur_sbjh.doet(einde, zaak, "rijnmond", dag(1, 6), "Geen kinderen meer.")
    assert ziet(rijnmond, zaak) is Inzage.GEEN


def test_een_signaal_blijft_bij_de_regievoerder_ook_als_er_een_regio_bij_betrokken_is(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    betrek(spelers, zaak)
    assert ziet(spelers.rijnmond, zaak) is Inzage.GEEN


def test_van_een_signaal_dat_een_trede_werd_ziet_zij_het_verloop_en_eerder_ook_geen_getal(
    spelers: Spelers,
) -> None:
    """Its sight begins with the first trede; what it then sees of the course is all of it, in the drawing too."""
    zaak, actor, wens = open_zaak(spelers, Toestand.SIGNAAL), spelers.rijnmond.actor_nu(), Wens(blik=Blik.AANDEEL)
    betrek(spelers, zaak)
    for later in (False, True):
        if later:
            spelers.directeur_sbjh.doet(bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK, dag(2, 5)))
        standen = per_maand(spelers.session, actor, wens, VANDAAG)
        gezien = {toestand for stand in standen for toestand, aantal in stand.aantallen.items() if aantal}
        assert gezien == ({Toestand.SIGNAAL, Toestand.ZORGELIJK} if later else set())
    verloop = zaakoverzicht(spelers.session, vind_dossier(spelers.session, actor, zaak), VANDAAG).bepalingen
    assert {stap.naar for stap in verloop} == gezien


def test_zij_ziet_haar_deel_en_niets_van_wat_anderen_gaven(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak, "GM0503")
    betrek(spelers, zaak)
    dossier = vind_dossier(spelers.session, spelers.rijnmond.actor_nu(), zaak)
    beeld = zaakoverzicht(spelers.session, dossier, APRIL)
    assert (list(beeld.mandaten), beeld.ruimte.plafond, beeld.afspraken, beeld.noodgrepen) == ([], 0, (), ())
    deelname = betrokken.eigen_deelname(spelers.session, dossier)
    assert deelname is not None
    assert (deelname.rol, deelname.vanaf) == (Regiorol.BETROKKEN, APRIL)
    team = vind_dossier(spelers.session, spelers.directeur_sbjh.actor_nu(), zaak)
    assert betrokken.eigen_deelname(spelers.session, team) is None


def test_zij_leest_in_de_lijst_niet_wie_er_leidt(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    sbjh = spelers.directeur_sbjh
    sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, "projectleider@sbjh.example", APRIL)
    betrek(spelers, zaak)
    for wie, ziet_hem in ((sbjh, True), (spelers.delft, True), (spelers.rijnmond, False)):
        (rij,), _ = zaakrijen(spelers.session, wie.actor_nu(), APRIL, Zaakfilter())
        assert bool(rij.leiding) is ziet_hem


def test_zij_leest_de_aantallen_van_haar_eigen_kinderen_en_geen_andere(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    betrek(spelers, zaak)
    for gemeente in ("GM0503", "rijnmond"):
        spelers.directeur_sbjh.doet(leg_tellingen_vast, zaak, [telling(gemeente, in_zorg=3)])
    dossier = vind_dossier(spelers.session, spelers.rijnmond.actor_nu(), zaak)
    assert [r.rij.gemeente for r in blad.tellingregels(spelers.session, dossier)] == ["rijnmond"]
    (op,) = blad.peildata(spelers.session, dossier)
    gezien = blad.tellingblad(spelers.session, dossier, op)
    assert ([rij.gemeente for rij in gezien.eigen], gezien.maten, gezien.regels) == (["rijnmond"], (), ())


@pytest.mark.beide
def test_betrokken_en_accounthouder_kan_op_een_dag(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    betrek(spelers, zaak)
    wijs_aan(spelers, zaak)
    (rij,) = betrokken.lijst(spelers.session, zaak_van(spelers.session, zaak))
    assert (rij.rol, rij.vanaf, rij.tot) == (Regiorol.ACCOUNTHOUDEND, APRIL, None)
    speel_na(spelers.session, zaak_van(spelers.session, zaak))


def test_wie_nog_niet_betrokken_was_wordt_het_als_accounthouder(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    assert wijs_aan(spelers, zaak).rol is Regiorol.ACCOUNTHOUDEND
    assert ziet(spelers.rijnmond, zaak) is Inzage.EIGEN
    speel_na(spelers.session, zaak_van(spelers.session, zaak))
    with niet_aanvaard(spelers.session, "niet_gevonden", "regio"):
        wijs_aan(spelers, zaak, "atlantis")


def test_een_dag_heeft_een_accounthouder_en_niet_voor_het_betrekken(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    betrek(spelers, zaak, "holland-rijnland")
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        wijs_aan(spelers, zaak, "holland-rijnland", dag(31, 3))
    wijs_aan(spelers, zaak)
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        wijs_aan(spelers, zaak, "holland-rijnland")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        wijs_aan(spelers, zaak, "rijnmond", dag(2, 4))


def test_een_gemeente_van_een_regio_zonder_profiel_doet_mee_met_een_eigen_account(spelers: Spelers) -> None:
    """Nobody else here speaks for its children; a municipality of no region that a profile names has no account."""
    capelle, zaak = spelers.nieuw("jeugd@capelle.example", "GM0502", Rol.GEMEENTE), open_zaak(spelers)
    assert (capelle.actor.organisatie_code, capelle.actor.regio) == ("GM0502", "rijnmond")
    assert ziet(capelle, zaak) is Inzage.GEEN
    betrek(spelers, zaak)
    assert ziet(capelle, zaak) is Inzage.EIGEN
    with pytest.raises(NietGevonden):
        spelers.nieuw("jeugd@elders.example", "GM0014", Rol.GEMEENTE)
