"""Mail about what waits for somebody: at once, once, while it waits, and nothing of the zaak but its number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from app.domain.gebruiker.berichten import Postuitkomst
from app.domain.gebruiker.taal import Taal
from app.domain.post.keuze import Mailsoort, Mailwens
from app.models import Aanbieder, Functievervulling, LogboekRegel, Poststand, Puntbericht, Uitgaand
from app.services.gebruiker import gebruikers
from app.services.gebruiker.eigen import kies_taal
from app.services.gebruiker.uitnodigingen import vraag_herstel
from app.services.mandaat import handelingen as mandaten
from app.services.post.keuzes import kies_mail, meld_mail_af
from app.services.post.klaarzetten import zet_klaar
from app.services.post.postbussen import zet_postbus
from app.services.samenwerken.notities import NieuweNotitie, plaats_notitie
from tests.kern.opzet import VAN, geweigerd, open_zaak, stel_voor, tel_vragen
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.bus import html_van
from tests.services.post.conftest import BASIS, KANTOOR, Ronde


@pytest.mark.beide
def test_wat_op_iemand_wacht_wordt_een_keer_gemaild_aan_wie_het_kan_doen(
    spelers: Spelers, zaak: str, ronde: Ronde
) -> None:
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    assert ronde.draai() == [(spelers.directeur_denhaag.email, f"Mandaat beoordelen · {zaak}")]
    assert ronde.draai() == [], "once"
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, mandaat, VAN)
    assert ronde.draai() == [(spelers.delft.email, f"Mandaat verlenen · {zaak}")]
    spelers.delft.op(VAN).doet(mandaten.verleen, mandaat, VAN, "B-1")
    assert ronde.draai() == [(spelers.directeur_sbjh.email, f"Instemming van de houder · {zaak}")]


def test_in_een_mail_staat_het_zaaknummer_en_de_soort_en_niets_van_de_inhoud(
    spelers: Spelers, zaak: str, ronde: Ronde
) -> None:
    stel_voor(spelers.directeur_sbjh, zaak)
    ronde.draai()
    bericht, naam = ronde.bus.berichten[-1], spelers.session.scalars(select(Aanbieder.naam)).one()
    assert f"{BASIS}/zaken/{zaak}/openstaand" in ronde.tekst()
    for inhoud in (ronde.tekst(), html_van(bericht), str(bericht["Subject"])):
        assert zaak in inhoud
        assert naam not in inhoud
    assert "<script" not in html_van(bericht)
    assert "src=" not in html_van(bericht), "nothing is fetched when it is opened"
    assert ">http" not in html_van(bericht), "a link says where it leads"
    assert bericht["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(bericht["List-Unsubscribe"]).strip(" <>") in ronde.tekst()
    assert bericht["Message-ID"] == KANTOOR.berichtnummer(spelers.session.scalars(select(Uitgaand.id)).all()[-1], 0)


def test_wat_al_gedaan_is_als_de_mail_gaat_wordt_niet_meer_gezegd(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    zet_klaar(spelers.session, VANDAAG)
    spelers.directeur_denhaag.op(VAN).doet(mandaten.wijs_af, mandaat, VAN, "Nog niet.")
    assert spelers.directeur_denhaag.email not in {aan for aan, onderwerp in ronde.draai() if "beoordelen" in onderwerp}
    assert Postuitkomst.VERVALLEN in spelers.session.scalars(select(Uitgaand.uitkomst)).all()


def test_wat_opnieuw_opengaat_wordt_opnieuw_gemaild(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    ronde.draai()
    spelers.directeur_denhaag.op(VAN).doet(mandaten.wijs_af, mandaat, VAN, "Nog niet.")
    ronde.draai()
    assert not spelers.session.scalars(select(Puntbericht.id).where(Puntbericht.soort == "mandaat_voorgesteld")).all()


@pytest.mark.beide
def test_wie_valt_tussen_twee_stappen_verliest_geen_mail_en_stuurt_er_geen_dubbel(
    spelers: Spelers, zaak: str, ronde: Ronde
) -> None:
    """The place in the logboek and the mails are one transaction: a round that broke off did both, or neither."""
    stel_voor(spelers.directeur_sbjh, zaak)
    assert zet_klaar(spelers.session, VANDAAG) == 1
    assert zet_klaar(spelers.session, VANDAAG) == 0
    stand = spelers.session.scalars(select(Poststand)).one()
    stand.tot_nr -= 1  # as if it were read again
    spelers.session.commit()
    assert zet_klaar(spelers.session, VANDAAG) == 0, "who was told is not told again"
    assert len(ronde.draai()) == 1


def test_wie_met_mail_begint_hoort_niets_van_vroeger(spelers: Spelers, ronde: Ronde) -> None:
    stel_voor(spelers.directeur_sbjh, open_zaak(spelers))
    assert not any("beoordelen" in onderwerp for _aan, onderwerp in ronde.draai())


def test_wie_geen_mail_wil_krijgt_geen_mail(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    wie = spelers.directeur_denhaag
    wie.doet(kies_mail, wie.actor.id, replace(Mailwens(), meteen=False))
    stel_voor(spelers.directeur_sbjh, zaak)
    assert ronde.draai() == []


def test_wie_zich_afmeldt_krijgt_ook_niet_meer_wat_al_klaarstond(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    wie = spelers.directeur_denhaag
    stel_voor(spelers.directeur_sbjh, zaak)
    assert zet_klaar(spelers.session, VANDAAG) == 1
    link = KANTOOR.afmeldadres(wie.actor.id, Mailsoort.METEEN).rsplit("/", 1)[1]
    for _ in range(2):
        wie.doet(meld_mail_af, KANTOOR, link)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(meld_mail_af, KANTOOR, link)
    assert ronde.draai() == []
    acties = select(LogboekRegel.uitkomst).where(LogboekRegel.actie == "meld_mail_af").order_by(LogboekRegel.nr)
    assert spelers.session.scalars(acties).all() == ["gedaan", "geweigerd"], "twice is once"


def test_wie_een_link_nodig_heeft_wacht_niet_op_lijsten_van_anderen(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    stel_voor(spelers.directeur_sbjh, zaak)
    zet_klaar(spelers.session, VANDAAG)
    vraag_herstel(spelers.session, spelers.delft.email, VANDAAG)
    assert [aan for aan, _ in ronde.draai()] == [spelers.delft.email, spelers.directeur_denhaag.email]


def test_wie_zijn_ambt_verliest_krijgt_niets_van_wat_daar_ligt(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    stel_voor(spelers.directeur_sbjh, zaak)
    assert zet_klaar(spelers.session, VANDAAG) == 1
    vraag = select(Functievervulling).where(Functievervulling.gebruiker_id == spelers.directeur_denhaag.actor.id)
    for periode in spelers.session.scalars(vraag).all():
        periode.tot = VANDAAG.date() - timedelta(days=1)
    spelers.session.commit()
    assert ronde.draai() == []


@pytest.mark.beide
def test_een_ronde_kost_evenveel_vragen_hoeveel_zaken_er_ook_zijn(spelers: Spelers, engine: Engine) -> None:
    """It grows with accounts and mails; here both rounds put one mail ready."""
    zet_klaar(spelers.session, VANDAAG)

    def kosten(zaken: int) -> int:
        nieuw = [open_zaak(spelers) for _ in range(zaken)]
        zet_klaar(spelers.session, VANDAAG)
        for zaak in nieuw:
            stel_voor(spelers.directeur_sbjh, zaak)
        spelers.session.expire_all()
        with tel_vragen(engine) as teller:
            assert zet_klaar(spelers.session, VANDAAG) == 1
        return len(teller)

    assert kosten(1) == kosten(6)


def test_een_geblokkeerd_account_krijgt_geen_mail_ook_niet_die_al_klaarstond(
    spelers: Spelers, zaak: str, ronde: Ronde
) -> None:
    stel_voor(spelers.directeur_sbjh, zaak)
    zet_klaar(spelers.session, VANDAAG)
    spelers.beheerder.doet(gebruikers.zet_actief, spelers.directeur_denhaag.actor.id, False)
    assert ronde.draai() == []


def test_de_postbus_van_een_gemeente_krijgt_wat_bij_haar_ligt(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    spelers.delft.doet(zet_postbus, "GM0503", "Jeugd@Delft.example")
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    ronde.draai()
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, mandaat, VAN)
    assert {aan for aan, _ in ronde.draai()} == {spelers.delft.email, "jeugd@delft.example"}
    assert "Beste collega's van Delft" in ronde.tekst()
    assert ronde.draai() == []


def test_wie_engels_leest_krijgt_de_mail_in_het_engels(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    wie = spelers.directeur_denhaag
    wie.doet(kies_taal, wie.actor.id, Taal.ENGELS)
    stel_voor(spelers.directeur_sbjh, zaak)
    ((_aan, onderwerp),) = ronde.draai()
    assert onderwerp.endswith(zaak)
    assert 'lang="en"' in html_van(ronde.bus.berichten[-1])
    for woord in ("wacht", "zaak ", "Bekijk", "Meld", "mandaat"):
        assert woord not in onderwerp + ronde.tekst(), ronde.tekst()


def test_wie_in_een_notitie_is_genoemd_krijgt_mail(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    wie = spelers.directeur_denhaag
    spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie(f"@{wie.actor.naam} kijk jij hiernaar?"))
    assert ronde.draai() == [(wie.email, f"Ter informatie · {zaak}")]
    assert "kijk jij" not in ronde.tekst()
    assert ronde.draai(VANDAAG + timedelta(minutes=1)) == []
    van_notitie = select(Puntbericht.id).where(Puntbericht.zaak_id.is_(None))
    for dagen, weet in ((364, True), (430, False)):
        ronde.draai(VANDAAG + timedelta(days=dagen))
        assert bool(spelers.session.scalars(van_notitie).all()) is weet
