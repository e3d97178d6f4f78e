"""Mail about accounts goes out over a real mail server: once, with a link that works, or it is said that it did not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.gebruiker.berichten import LINK, MEESTE_POGINGEN, WAT, Bericht, Postuitkomst, wacht_na
from app.domain.gebruiker.factoren import LINKS, Plicht
from app.domain.gebruiker.taal import Taal
from app.models import Gebruiker, Uitgaand
from app.services.buiten.post import Postbus
from app.services.gebruiker import eenmalig, gebruikers
from app.services.gebruiker.aandacht import Aandacht, lees_aandacht, tel_post
from app.services.gebruiker.eigen import kies_taal
from app.services.gebruiker.uitnodigingen import herstel_account, kies_wachtwoord, nodig_uit, vraag_herstel
from app.services.post.accountbrief import schrijf_account
from app.services.post.afmelden import Kantoor
from app.services.post.opmaak import als_html, als_tekst
from app.services.post.versturen import BEWAARD, verstuur_post
from app.vertaling import engels
from tests.kern.opzet import geweigerd
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.bus import Bus, tekst_van

BASIS = "https://draaiboek.example"
WEG = Postbus("smtp://127.0.0.1:9", "x@h10.example")
NIEUW = gebruikers.NieuweGebruiker(
    email="nieuw@denhaag.example",
    naam="Nieuw",
    functie="adviseur",
    organisatie="GM0518",
    rollen=[Rol.BESTUURDER],
    wachtwoord_hash="niemands",
    uitnodigen=True,
)


@pytest.fixture
def nieuw(spelers: Spelers) -> Gebruiker:
    """An account that was just made; its invitation waits."""
    gemaakt = spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, NIEUW)
    assert isinstance(gemaakt, Gebruiker)
    return gemaakt


def ronde(spelers: Spelers, postbus: Postbus | None, nu: datetime = VANDAAG) -> str:
    return verstuur_post(spelers.session, postbus, Kantoor(BASIS, "geheim", lambda tekst: engels().zin(tekst)), nu)


def link_in(bus: Bus) -> str:
    """What the link in the last mail holds."""
    gevonden = re.search(rf"^{BASIS}/welkom/([\w-]+)\r?$", tekst_van(bus.berichten[-1]), re.M)
    assert gevonden, tekst_van(bus.berichten[-1])
    return gevonden[1]


def werkt(spelers: Spelers, link: str, nu: datetime = VANDAAG) -> bool:
    return eenmalig.kijk(spelers.session, LINKS, link, nu) is not None


def stand(spelers: Spelers, nu: datetime = VANDAAG, *, mail: bool = True) -> Aandacht:
    spelers.session.expire_all()
    return lees_aandacht(spelers.session, Plicht.NIEMAND, nu, mail=mail)


@pytest.mark.beide
def test_een_uitnodiging_gaat_een_keer_en_haar_link_geeft_een_wachtwoord(
    spelers: Spelers, nieuw: Gebruiker, bus: Bus, postbus: Postbus
) -> None:
    in_transactie: list[bool] = []
    bus.bij_post = lambda: in_transactie.append(spelers.session.in_transaction())
    assert stand(spelers).onderweg == {nieuw.id}
    for _ in range(2):
        ronde(spelers, postbus)
    (bericht,) = bus.berichten
    assert (str(bericht["To"]), str(bericht["Subject"])) == (NIEUW.email, "Kies uw wachtwoord voor Draaiboek")
    assert in_transactie == [False], "the database is let go while the mail server is spoken to"
    assert stand(spelers).link_tot == {nieuw.id: VANDAAG + timedelta(days=3)}
    zelf = replace(spelers.delft, actor=nieuw.als_actor())
    zelf.doet(kies_wachtwoord, link_in(bus), "gekozen")
    assert spelers.session.get_one(Gebruiker, nieuw.id).password == "gekozen"
    assert not werkt(spelers, link_in(bus))
    assert stand(spelers) == Aandacht({}, frozenset(), frozenset(), frozenset())


@pytest.mark.beide
def test_een_server_die_weg_is_wordt_later_weer_geprobeerd_met_een_link_die_dan_ingaat(
    spelers: Spelers, nieuw: Gebruiker, bus: Bus, postbus: Postbus
) -> None:
    assert "1 niet gelukt" in ronde(spelers, WEG)
    assert tel_post(spelers.session) == (0, 1, 0)
    ronde(spelers, postbus, VANDAAG + timedelta(seconds=59))
    assert bus.berichten == []
    later = VANDAAG + timedelta(days=1)
    ronde(spelers, postbus, later)
    assert werkt(spelers, link_in(bus), later + timedelta(days=3, seconds=-1))
    assert not werkt(spelers, link_in(bus), later + timedelta(days=3))
    assert tel_post(spelers.session) == (0, 0, 0)


@pytest.mark.beide
def test_wat_twee_dagen_niet_lukt_wordt_opgegeven_en_dat_is_te_zien(
    spelers: Spelers, nieuw: Gebruiker, bus: Bus, postbus: Postbus
) -> None:
    bus.weigert, nu = {NIEUW.email}, VANDAAG
    for poging in range(1, MEESTE_POGINGEN + 1):
        ronde(spelers, postbus, nu)
        nu += wacht_na(poging)
    assert "0 verstuurd, 0 niet gelukt" in ronde(spelers, postbus, nu)
    assert tel_post(spelers.session) == (1, 0, 0)
    assert stand(spelers, nu + timedelta(days=3)).zonder_link == {nieuw.id}
    ronde(spelers, postbus, nu + BEWAARD)
    assert spelers.session.scalar(select(func.count()).select_from(Uitgaand)) == 0, "kept for a month"


def test_een_adres_dat_niemand_kent_houdt_andere_mail_niet_op(
    spelers: Spelers, nieuw: Gebruiker, bus: Bus, postbus: Postbus
) -> None:
    bus.weigert = {NIEUW.email}
    assert vraag_herstel(spelers.session, spelers.delft.email, VANDAAG)
    assert "1 verstuurd, 1 niet gelukt" in ronde(spelers, postbus)
    assert [str(b["To"]) for b in bus.berichten] == [spelers.delft.email]


def test_na_drie_mislukkingen_wordt_de_server_met_rust_gelaten(spelers: Spelers) -> None:
    for wie in (spelers.delft, spelers.westland, spelers.rijnmond, spelers.wethouder):
        vraag_herstel(spelers.session, wie.email, VANDAAG)
    assert "0 verstuurd, 3 niet gelukt" in ronde(spelers, WEG)
    assert sorted(spelers.session.scalars(select(Uitgaand.pogingen))) == [0, 1, 1, 1]


def test_wie_zijn_wachtwoord_vergat_krijgt_een_mail_hoe_vaak_hij_ook_vraagt(
    spelers: Spelers, bus: Bus, postbus: Postbus
) -> None:
    assert not vraag_herstel(spelers.session, "niemand@x.example", VANDAAG)
    for _ in range(3):
        vraag_herstel(spelers.session, f" {spelers.delft.email.upper()} ", VANDAAG)
    ronde(spelers, postbus)
    (bericht,) = bus.berichten
    assert "binnen vier uur" in tekst_van(bericht)
    eerste = link_in(bus)
    vraag_herstel(spelers.session, spelers.delft.email, VANDAAG)
    ronde(spelers, postbus)
    assert (werkt(spelers, eerste), werkt(spelers, link_in(bus))) == (False, True)


def test_wie_engels_leest_krijgt_engelse_mail_met_dezelfde_link(spelers: Spelers, bus: Bus, postbus: Postbus) -> None:
    spelers.delft.doet(kies_taal, spelers.delft.actor.id, Taal.ENGELS)
    vraag_herstel(spelers.session, spelers.delft.email, VANDAAG)
    ronde(spelers, postbus)
    (bericht,) = bus.berichten
    assert str(bericht["Subject"]) == "A new password for Draaiboek"
    assert not re.search(r"\b(wachtwoord|Beste|binnen)\b", tekst_van(bericht))
    assert werkt(spelers, link_in(bus))


def test_elke_mail_over_een_account_zegt_wat_men_doet_en_geen_adres_in_plaats_van_woorden(spelers: Spelers) -> None:
    wie = spelers.session.get_one(Gebruiker, spelers.delft.actor.id)
    for soort in (*LINK, *WAT):
        brief = schrijf_account(spelers.session, wie, soort, BASIS, VANDAAG)
        for taal in (brief, brief.in_taal("en", lambda tekst: engels().zin(tekst))):
            html = als_html(taal)
            assert ">http" not in html, soort
            assert f'href="{BASIS}' in html
            assert BASIS in als_tekst(taal)
            assert not re.search(r"(?<![/\w])draaiboek(?!\.)", als_tekst(taal)), "the product has a capital"
    assert "Deed u dit niet zelf" not in als_tekst(
        schrijf_account(spelers.session, wie, Bericht.HERSTELD, BASIS, VANDAAG)
    )


def test_een_geblokkeerd_account_krijgt_geen_link_en_wie_verhuisde_geen_oude(
    spelers: Spelers, nieuw: Gebruiker, bus: Bus, postbus: Postbus
) -> None:
    vraag_herstel(spelers.session, spelers.wethouder.email, VANDAAG)
    spelers.beheerder.doet(gebruikers.zet_actief, spelers.wethouder.actor.id, False)
    spelers.beheerder.doet(gebruikers.wijzig_gebruiker, nieuw.id, "Nieuw", "anders@denhaag.example", "Tikfout.")
    assert stand(spelers).zonder_link == {nieuw.id}, "the mail to the old address is withdrawn"
    ronde(spelers, postbus)
    assert bus.berichten == []


def test_zonder_mailserver_vervalt_wat_wacht_en_ziet_de_beheerder_wie_een_link_mist(
    spelers: Spelers, nieuw: Gebruiker
) -> None:
    assert stand(spelers, mail=False).zonder_link == {nieuw.id}, "also before a round gave it up"
    assert "niet ingesteld, 1 vervallen" in ronde(spelers, None)
    assert spelers.session.scalars(select(Uitgaand.uitkomst)).all() == [Postuitkomst.OPGEGEVEN]
    assert tel_post(spelers.session) == (0, 0, 0), "nothing went wrong"
    spelers.beheerder.doet(nodig_uit, nieuw.id)
    assert stand(spelers).link_tot.keys() == {nieuw.id}
    assert stand(spelers, VANDAAG + timedelta(days=3)).zonder_link == {nieuw.id}


def test_na_herstel_gaat_een_bericht_en_een_link(spelers: Spelers, bus: Bus, postbus: Postbus) -> None:
    wie = spelers.wethouder
    spelers.beheerder.doet(herstel_account, wie.actor.id, "Gebeld.", "niemands")
    ronde(spelers, postbus)
    assert [str(b["Subject"]) for b in bus.berichten] == [
        "Het beheer heeft de toegang tot uw account hersteld",
        "Kies uw wachtwoord voor Draaiboek",
    ]
    assert werkt(spelers, link_in(bus))
    assert BASIS in tekst_van(bus.berichten[0])


def test_van_wie_een_tweede_stap_wordt_gevraagd_en_wie_er_geen_heeft(spelers: Spelers, session: Session) -> None:
    def zonder(plicht: Plicht) -> frozenset[int]:
        return lees_aandacht(session, plicht, VANDAAG, mail=False).zonder_factor

    beslist, kijkt = spelers.directeur_denhaag.actor.id, spelers.wethouder.actor.id
    assert zonder(Plicht.NIEMAND) == frozenset()
    assert (beslist in zonder(Plicht.BESLISSERS), kijkt in zonder(Plicht.BESLISSERS)) == (True, False)
    assert {beslist, kijkt} <= zonder(Plicht.IEDEREEN)


def test_een_link_is_voor_wie_hij_is_en_werkt_daarna_nog(spelers: Spelers, bus: Bus, postbus: Postbus) -> None:
    vraag_herstel(spelers.session, spelers.delft.email, VANDAAG)
    ronde(spelers, postbus)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.westland.doet(kies_wachtwoord, link_in(bus), "gekozen")
    assert werkt(spelers, link_in(bus))
