"""Mail that comes back: at once, or in a report; who is told; and how mail begins again."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Rol
from app.domain.gebruiker.berichten import Bericht, Postuitkomst
from app.domain.openstaand.register import POSTBUS
from app.domain.post.keuze import Mailwens
from app.models import Accountbericht, Gebruiker, Uitgaand
from app.services.gebruiker.aandacht import tel_post
from app.services.gebruiker.gebruikers import wijzig_gebruiker
from app.services.mandaat import handelingen as mandaten
from app.services.openstaand.algemeen import algemeen
from app.services.post.keuzes import kies_mail, lees_mailstand
from app.services.post.postbussen import haal_postbus_weg, lijst_postbussen, zet_postbus
from app.services.post.retour import lees_rapport
from tests.kern.opzet import VAN, geweigerd, niet_aanvaard, stel_voor
from tests.kern.spelers import VANDAAG, Speler, Spelers
from tests.services.gebruiker.tweede import met_tweede
from tests.services.post.conftest import KANTOOR, Ronde


def komt_terug(spelers: Spelers, wie: Speler) -> bool:
    spelers.session.expire_all()
    return lees_mailstand(spelers.session, spelers.session.get_one(Gebruiker, wie.actor.id)).retour_op is not None


def rapport(bericht: EmailMessage, actie: str = "failed", status: str = "5.1.1", nummer: str = "") -> bytes:
    """As a mail server writes it (RFC 3464)."""
    delen = (
        "text/plain\n\nUw bericht kon niet worden bezorgd.\n",
        "message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; x\nAction: {actie}\nStatus: {status}\n",
        f"text/rfc822-headers\n\nMessage-ID: {nummer or bericht['Message-ID']}\nSubject: x\n",
    )
    kop = 'Content-Type: multipart/report; report-type=delivery-status; boundary="grens"\n\n'
    return (kop + "".join(f"--grens\nContent-Type: {deel}" for deel in delen) + "--grens--\n").encode()


@pytest.fixture
def gemaild(spelers: Spelers, zaak: str, ronde: Ronde) -> EmailMessage:
    stel_voor(spelers.directeur_sbjh, zaak)
    ronde.draai()
    return ronde.bus.berichten[-1]


@pytest.mark.beide
def test_een_adres_dat_niet_bestaat_krijgt_geen_mail_over_werk_meer_en_wie_het_is_ziet_dat(
    spelers: Spelers, zaak: str, ronde: Ronde
) -> None:
    wie = spelers.directeur_denhaag
    ronde.bus.weigert, ronde.bus.weigering = {wie.email}, "550 5.1.1 no such mailbox"
    stel_voor(spelers.directeur_sbjh, zaak)
    assert ronde.draai() == []
    assert Postuitkomst.RETOUR in spelers.session.scalars(select(Uitgaand.uitkomst)).all()
    assert komt_terug(spelers, wie)
    assert tel_post(spelers.session) == (0, 0, 1)
    assert spelers.session.scalars(select(Accountbericht.soort)).all() == [Bericht.RETOUR]
    ronde.bus.weigert = set()
    stel_voor(spelers.directeur_sbjh, zaak)
    assert ronde.draai() == [], "nothing goes there until somebody says that it is right"
    wie.doet(kies_mail, wie.actor.id, Mailwens())
    stel_voor(spelers.directeur_sbjh, zaak)
    assert [aan for aan, _ in ronde.draai()] == [wie.email]


def test_een_ander_adres_krijgt_weer_mail(spelers: Spelers, zaak: str, gemaild: EmailMessage) -> None:
    wie = spelers.directeur_denhaag
    assert lees_rapport(spelers.session, KANTOOR, rapport(gemaild), VANDAAG) == 1
    assert komt_terug(spelers, wie)
    rij = spelers.session.get_one(Gebruiker, wie.actor.id)
    rij.email = "anders@denhaag.example"
    spelers.session.commit()
    assert not komt_terug(spelers, wie)
    assert tel_post(spelers.session) == (0, 0, 0)


def test_een_rapport_over_het_vorige_adres_zegt_niets_van_het_nieuwe(
    spelers: Spelers, zaak: str, ronde: Ronde, gemaild: EmailMessage
) -> None:
    wie = spelers.directeur_denhaag
    rij = spelers.session.get_one(Gebruiker, wie.actor.id)
    rollen = [Rol(rol.name) for rol in rij.roles]
    anders = (rij.id, rij.naam, "nieuw@denhaag.example", "Ander adres.", rollen)
    met_tweede(spelers, spelers.beheerder, wijzig_gebruiker, *anders)
    assert lees_rapport(spelers.session, KANTOOR, rapport(gemaild), VANDAAG) == 0
    assert not komt_terug(spelers, wie)
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.delft.doet(zet_postbus, "GM0503", "oud@delft.example")
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, mandaat, VAN)
    ronde.draai()
    (aan_bus,) = [b for b in ronde.bus.berichten if str(b["To"]) == "oud@delft.example"]
    spelers.delft.doet(zet_postbus, "GM0503", "nieuw@delft.example")
    assert lees_rapport(spelers.session, KANTOOR, rapport(aan_bus), VANDAAG) == 0
    assert lijst_postbussen(spelers.session, spelers.delft.actor)[0].retour_op is None


def test_een_weigering_van_andere_aard_wordt_later_weer_geprobeerd(spelers: Spelers, zaak: str, ronde: Ronde) -> None:
    ronde.bus.weigert, ronde.bus.weigering = {spelers.directeur_denhaag.email}, "554 5.7.1 not today"
    stel_voor(spelers.directeur_sbjh, zaak)
    ronde.draai()
    assert not komt_terug(spelers, spelers.directeur_denhaag)
    assert tel_post(spelers.session) == (0, 1, 0)
    assert "5.7.1" in spelers.session.scalars(select(Uitgaand.antwoord)).all()


def test_een_rapport_telt_alleen_van_onze_mail_en_als_het_voorgoed_is(spelers: Spelers, gemaild: EmailMessage) -> None:
    vals = "<post-1-0-AAAAAAAAAAAAAAAAAAAAAA@draaiboek.example>"
    for bron in (
        rapport(gemaild, nummer=vals),
        rapport(gemaild, actie="delayed", status="4.4.1"),
        rapport(gemaild, status="4.2.2"),
        b"Subject: hallo\n\ngeen rapport, wel " + str(gemaild["Message-ID"]).encode(),
        b"",
        b"\xff\xfe\x00rommel",
    ):
        assert lees_rapport(spelers.session, KANTOOR, bron, VANDAAG) == 0
    assert lees_rapport(spelers.session, KANTOOR, rapport(gemaild), VANDAAG) == 1
    assert lees_rapport(spelers.session, KANTOOR, rapport(gemaild), VANDAAG) == 0, "once"


def test_een_postbus_die_mail_terugstuurt_staat_open_voor_wie_haar_kan_wijzigen(
    spelers: Spelers, zaak: str, ronde: Ronde
) -> None:
    spelers.delft.doet(zet_postbus, "GM0503", "weg@delft.example")
    ronde.bus.weigert, ronde.bus.weigering = {"weg@delft.example"}, "550 5.1.1 no such mailbox"
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, mandaat, VAN)
    ronde.draai()

    def ziet(wie: Speler) -> bool:
        return POSTBUS in {p.punt.soort for p in algemeen(spelers.session, wie.actor, VANDAAG.date())}

    assert (ziet(spelers.delft), ziet(spelers.beheerder), ziet(spelers.westland)) == (True, True, False)
    spelers.beheerder.doet(zet_postbus, "GM0503", "jeugd@delft.example")
    assert not ziet(spelers.delft)
    spelers.delft.doet(haal_postbus_weg, "GM0503")
    (stand,) = lijst_postbussen(spelers.session, spelers.delft.actor)
    assert (stand.code, stand.adres) == ("GM0503", "")


def test_een_postbus_is_van_de_organisatie_zelf_en_haar_adres_is_er_een(spelers: Spelers) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.projectleider.doet(zet_postbus, "GM0503", "a@b.example")
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.westland.doet(zet_postbus, "GM0503", "a@b.example")
    for fout in ("delft", "a@b", "a@b.example, c@d.example", "Jeugd <a@b.example>"):
        with niet_aanvaard(spelers.session, "ongeldige_invoer", "adres"):
            spelers.delft.doet(zet_postbus, "GM0503", fout)


def test_niemand_kiest_de_mail_van_een_ander(spelers: Spelers) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(kies_mail, spelers.westland.actor.id, Mailwens())
