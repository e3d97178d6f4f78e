"""A municipality deviates and opschaling resolves it; the supervisor changes; one letter of ten is missing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.overleg.standpunt import Hoedanigheid, Inbreng, Standpuntsoort
from app.models import Raadsbrief
from app.regios import profiel
from app.services.export.exports import TOEZICHTHOUDER
from app.services.informatie import plichten as informatie
from app.services.informatie import plichtenblad as informatieblad
from app.services.informatie import raadsbrieven
from app.services.logboek import controle
from app.services.overleg import opschaling, standpunten, vragen
from app.services.zaak import zaken
from tests.kern.opzet import acties, geweigerd, open_zaak, zaak_van
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.export.bundels import Maak

J, N = Standpuntsoort.AKKOORD, Standpuntsoort.NIET_AKKOORD
OPEN, VRAAG, NEE, OP, AF = dag(1, 12), dag(3, 12), dag(8, 12), dag(10, 12), dag(18, 12)
BRIEF, SLOT = dag(5, 1, 2026), dag(30, 1, 2026)
WESTLAND = "GM1783"
HAAGLANDEN = profiel("haaglanden")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers, Toestand.PROBLEMATISCH, OPEN)


def gemeente(spelers: Spelers, code: str) -> Speler:
    return spelers.gever(code)


def raadpleeg(spelers: Spelers, zaak: str) -> None:
    """Nine agree, Westland does not; a director speaks for the alderman of Delft."""
    vraag = vragen.NieuweVraag("Akkoord met het continuïteitsplan?", VRAAG, dag(10, 12))
    spelers.directeur_sbjh.op(VRAAG).doet(vragen.stel_vraag, zaak, vraag)
    for g in HAAGLANDEN.gemeenten_op(dag(3, 2)):
        gezegd = Inbreng(N if g.code == WESTLAND else J, NEE, toelichting="Te duur." if g.code == WESTLAND else "")
        if g.code == "GM0503":
            gezegd = Inbreng(J, NEE, Hoedanigheid.DIRECTEUR, "M. de Wit", "wethouder Jansen", "Zij is ziek.")
        gemeente(spelers, g.code).op(NEE).doet(standpunten.leg_standpunt_vast, zaak, 1, g.code, gezegd)


def los_op(spelers: Spelers, zaak: str) -> None:
    sbjh = spelers.directeur_sbjh
    sbjh.op(OP).doet(opschaling.stap_op, zaak, 1, "directeuren", OP, "Nog geen overeenstemming.")
    sbjh.op(AF).doet(opschaling.stap_op, zaak, 1, "wethouders", AF, "De wethouders praten verder.")
    spelers.westland.op(AF).doet(standpunten.leg_standpunt_vast, zaak, 1, WESTLAND, Inbreng(J, AF))
    sbjh.op(AF).doet(opschaling.sluit_opschaling, zaak, 1, Opschalingsuitkomst.OPGELOST, AF, "Lager plafond.")


def test_de_afwijking_begint_een_opschaling_en_die_lost_haar_op(spelers: Spelers, zaak: str) -> None:
    raadpleeg(spelers, zaak)
    rij = zaak_van(spelers.session, zaak)
    assert opschaling.tel_lopende(spelers.session, rij) == 1
    assert acties(spelers.session)[-2:].count("leg_standpunt_vast") >= 1
    los_op(spelers, zaak)
    (een,) = opschaling.lijst_opschalingen(spelers.session, rij)
    assert [s.niveau for s in een.stappen][:3] == ["ambtelijk", "directeuren", "wethouders"]
    assert (een.einde, een.uitkomst) == (AF, Opschalingsuitkomst.OPGELOST)
    assert opschaling.tel_lopende(spelers.session, rij) == 0


def verstuur_brieven(spelers: Spelers, zaak: str, *, behalve: str) -> None:
    """The council letter to ten municipalities; all but one send it to their council."""
    sbjh = spelers.directeur_sbjh.op(BRIEF)
    tekst = raadsbrieven.NieuweRomptekst("Stand van zaken", "De zorg gaat door.\n\nEr is een plan.", BRIEF)
    sbjh.doet(raadsbrieven.schrijf_romptekst, zaak, tekst)
    sbjh.doet(raadsbrieven.bied_raadsbrief_aan, zaak, [g.code for g in HAAGLANDEN.gemeenten_op(dag(3, 2))], BRIEF)
    for brief in spelers.session.scalars(select(Raadsbrief)).all():
        if brief.gemeente != behalve:
            verstuur(spelers, zaak, brief)


def verstuur(spelers: Spelers, zaak: str, brief: Raadsbrief) -> None:
    nummer, code = brief.id, brief.gemeente
    spelers.session.rollback()
    gemeente(spelers, code).op(BRIEF).doet(raadsbrieven.verzend_raadsbrief, zaak, nummer, BRIEF)


def meld_de_rest(spelers: Spelers, zaak: str) -> None:
    """Everybody but the councils was told."""
    wie = spelers.directeur_sbjh.op(BRIEF)
    for regel in informatieblad.lijst_plichten(wie.session, zaak_van(wie.session, zaak), BRIEF):
        if regel.is_open and regel.plicht.brief is not Middel.RAADSINFORMATIEBRIEF:
            wie.doet(informatie.meld_verzonden, zaak, regel.plicht.id, informatie.Verzending(BRIEF, Middel.BRIEF))


def sluit(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.op(SLOT).doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "De aanbieder is hersteld.", SLOT)


def test_een_brief_die_ontbreekt_houdt_het_sluiten_tegen(spelers: Spelers, zaak: str) -> None:
    raadpleeg(spelers, zaak)
    los_op(spelers, zaak)
    verstuur_brieven(spelers, zaak, behalve=WESTLAND)
    meld_de_rest(spelers, zaak)
    with geweigerd(spelers.session, "informatieplicht_open") as fout:
        sluit(spelers, zaak)
    assert "Westland" in fout.value.bericht
    brief = spelers.session.scalars(select(Raadsbrief).where(Raadsbrief.gemeente == WESTLAND)).one()
    verstuur(spelers, zaak, brief)
    sluit(spelers, zaak)
    assert zaak_van(spelers.session, zaak).toestand is Toestand.AFGESLOTEN
    controle.verifieer(spelers.session)


def test_de_toezichthouder_volgt_de_peildatum_over_de_jaarwisseling(spelers: Spelers, zaak: str, maak: Maak) -> None:
    wie = spelers.directeur_sbjh.op(SLOT)
    for peildatum, naam in ((dag(31, 12), "Jeugdautoriteit"), (dag(1, 1, 2026), "NZa")):
        gemaakt = maak(wie, TOEZICHTHOUDER, "Verantwoording.", peildatum, zaak)
        assert naam in gemaakt.ontvanger
