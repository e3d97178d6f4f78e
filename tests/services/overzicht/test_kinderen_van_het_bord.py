"""Who is in care is told the same everywhere: by the counts of municipalities, and else by the placement board."""

from __future__ import annotations

from app.domain.plaatsing.stand import Cel
from app.domain.telling.klassen import Klasse
from app.domain.telling.telling import Geteld
from app.services.kern.toegang import vind_dossier
from app.services.overzicht.lopend.blad import lees_blad
from app.services.overzicht.lopend.wens import Wens, blikken
from app.services.overzicht.zaakscherm import zaakscherm
from app.services.telling.tellingen import leg_tellingen_vast
from app.services.vooruitblik.blad import lees_vooruitblik
from tests.kern.opzet import VANDAAG, actief_mandaat
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Speler, Spelers
from tests.services.plaatsing.conftest import DEZE, VORIGE, Plek, plek

__all__ = ["plek"]


def op_de_zaak(wie: Speler, plek: Plek) -> Geteld | None:
    wie.session.rollback()
    return zaakscherm(wie.session, vind_dossier(wie.session, wie.actor, plek.zaak), VANDAAG).aantallen.get("in_zorg")


def in_overzicht(wie: Speler, plek: Plek) -> Geteld:
    wie = wie.op(VANDAAG)
    actor = wie.actor_nu()
    blad = lees_blad(wie.session, actor, VANDAAG, Wens(blik=blikken(actor)[0]), {})
    return next(rij.in_zorg for rij in blad.rijen if rij.zaak.zaaknummer == plek.zaak)


def test_het_team_ziet_overal_de_nieuwste_telling_van_elke_locatie(plek: Plek) -> None:
    team = plek.spelers.directeur_sbjh
    plek.tel(7, locatie=2)
    plek.tel(6, locatie=2, week=DEZE)
    verwacht = Geteld(16, VORIGE, DEZE, van_bord=True)
    assert (op_de_zaak(team, plek), in_overzicht(team, plek)) == (verwacht, verwacht)
    vooruit = lees_vooruitblik(team.session, vind_dossier(team.session, team.actor, plek.zaak), VANDAAG)
    assert (vooruit.kinderen, vooruit.van_bord) == (16, True)
    plek.tel(9, locatie=2, week=DEZE, reden="Verkeerd geteld.")
    assert op_de_zaak(team, plek) == Geteld(19, VORIGE, DEZE, van_bord=True), "a correction counts once"
    team.doet(leg_tellingen_vast, plek.zaak, [telling("GM0503", in_zorg=3)])
    for gezien in (op_de_zaak(team, plek), in_overzicht(team, plek)):
        assert gezien is not None
        assert (gezien.aantal, gezien.van_bord) == (3, False), "who counts by municipality says more"


def test_een_gemeente_ziet_van_de_zaak_een_klasse_en_van_zichzelf_haar_eigen_kinderen(plek: Plek) -> None:
    delft, westland = plek.spelers.delft, plek.spelers.westland
    plek.tel(3, locatie=2)
    assert op_de_zaak(delft, plek) == Geteld(eerste=VORIGE, laatste=VORIGE, van_bord=True, klasse=Klasse(11, 18))
    assert in_overzicht(delft, plek) == Geteld(4, VORIGE, VORIGE, van_bord=True)
    assert in_overzicht(westland, plek).onbekend, "the board does not say whose the others are"
    plek.tel(9, Cel("gesloten", 1, "GM0503", "vrijwillig"), week=DEZE)
    assert in_overzicht(delft, plek) == Geteld(1, VORIGE, DEZE, van_bord=True)
    assert op_de_zaak(delft, plek) == Geteld(eerste=VORIGE, laatste=DEZE, van_bord=True, klasse=Klasse(6, 13))


def test_een_andere_regio_ziet_er_niets_van(plek: Plek, spelers: Spelers) -> None:
    actief_mandaat(spelers, plek.zaak, "rijnmond")
    assert op_de_zaak(spelers.rijnmond, plek) is None
    assert in_overzicht(spelers.rijnmond, plek).onbekend
