"""Accounts: made and blocked by the administrator alone, who decides nothing in a zaak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.db import transaction
from app.domain.basis.begrippen import Rol
from app.models import Gebruiker, Toegangsvoorstel
from app.regios import profiel
from app.services.gebruiker import gebruikers, inrichting
from app.services.gebruiker.gebruikers import NieuweGebruiker
from app.services.zaak import toewijzing
from tests.kern.opzet import BEGIN, geweigerd, inhoud, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Spelers

NIEUW = NieuweGebruiker("Nieuw@SbJH.example", "Nieuw", "adviseur", "sbjh", [Rol.BESTUURDER], "-")


def meteen(uitkomst: Gebruiker | Toegangsvoorstel) -> Gebruiker:
    """The account, when nobody had to confirm it."""
    assert isinstance(uitkomst, Gebruiker)
    return uitkomst


def test_de_beheerder_maakt_een_account_en_dat_staat_in_het_logboek(spelers: Spelers) -> None:
    nieuw = meteen(spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, NIEUW))
    assert nieuw.email == "nieuw@sbjh.example"
    assert nieuw.als_actor().rollen == {Rol.BESTUURDER}
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.zaak, regel.kop.object) == (None, f"gebruiker/{nieuw.pseudoniem}")
    assert "nieuw@sbjh.example" not in regel.kop.actor + str(regel.kop.object)


def test_een_tweede_account_is_van_dezelfde_persoon(spelers: Spelers) -> None:
    wie = spelers.directeur_sbjh
    nieuw = replace(NIEUW, persoon_van=f" {wie.email.upper()}")
    assert meteen(spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, nieuw)).persoon_id == wie.actor.persoon_id


def test_dezelfde_rol_twee_keer_is_een_rol(spelers: Spelers) -> None:
    dubbel = replace(NIEUW, rollen=[Rol.BESTUURDER, Rol.BESTUURDER])
    assert len(meteen(spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, dubbel)).roles) == 1


@pytest.mark.parametrize(
    ("fout", "code", "veld"),
    [
        ({"email": "directeur@sbjh.example"}, "ongeldige_invoer", "email"),
        ({"email": "DIRECTEUR@sbjh.example "}, "ongeldige_invoer", "email"),
        ({"email": ""}, "ongeldige_invoer", "email"),
        ({"email": "a" * 255}, "ongeldige_invoer", "email"),
        ({"naam": "a" * 121}, "ongeldige_invoer", "naam"),
        ({"naam": "a\0"}, "ongeldige_invoer", "naam"),
        ({"functie": "a" * 161}, "ongeldige_invoer", "functie"),
        ({"rollen": []}, "ongeldige_invoer", "rollen"),
        ({"organisatie": "geen"}, "niet_gevonden", "organisatie"),
        ({"persoon_van": "niemand@x.example"}, "niet_gevonden", "persoon_van"),
    ],
)
def test_een_account_dat_niet_klopt_wordt_niet_gemaakt(
    spelers: Spelers, fout: dict[str, object], code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, replace(NIEUW, **fout))  # type: ignore[arg-type]


@pytest.mark.parametrize("wie", ["directeur_sbjh", "directeur_denhaag", "projectleider", "delft", "auditor"])
def test_alleen_de_beheerder_beheert_accounts(spelers: Spelers, wie: str) -> None:
    speler = getattr(spelers, wie)
    with geweigerd(spelers.session, "geen_recht"):
        speler.doet(gebruikers.voeg_gebruiker_toe, NIEUW)
    with geweigerd(spelers.session, "geen_recht"):
        speler.doet(gebruikers.zet_actief, spelers.westland.actor.id, False)


def test_blokkeren_beeindigt_de_sessies_en_vrijgeven_ook(spelers: Spelers) -> None:
    wie = spelers.session.get_one(Gebruiker, spelers.wethouder.actor.id)
    sleutels = {wie.fs_uniquifier}
    for actief in (False, True):
        assert meteen(spelers.beheerder.doet(gebruikers.zet_actief, wie.id, actief)).active is actief
        sleutels.add(wie.fs_uniquifier)
    assert len(sleutels) == 3
    assert [r.kop.naar for r in logboek(spelers.session)] == ["geblokkeerd", "actief"]


def test_wie_geblokkeerd_is_krijgt_geen_rol_meer(spelers: Spelers) -> None:
    spelers.beheerder.doet(gebruikers.zet_actief, spelers.projectleider.actor.id, False)
    zaak = open_zaak(spelers)
    with niet_aanvaard(spelers.session, "niet_gevonden", "gebruiker"):
        spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)


def test_de_beheerder_blokkeert_zichzelf_niet_en_niemand_die_niet_bestaat(spelers: Spelers) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.beheerder.doet(gebruikers.zet_actief, spelers.beheerder.actor.id, False)
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.beheerder.doet(gebruikers.zet_actief, 9999, False)


def test_organisaties_inrichten_kan_opnieuw_zonder_gevolg(spelers: Spelers) -> None:
    voor = inhoud(spelers.session)
    with transaction(spelers.session) as session:
        inrichting.richt_organisaties_in(session, profiel("haaglanden"))
    assert inhoud(spelers.session) == voor


def test_alle_accounts_en_organisaties_zijn_te_lezen(spelers: Spelers) -> None:
    assert spelers.beheerder.email in {g.email for g in gebruikers.lijst_gebruikers(spelers.session)}
    assert {"sbjh", "GM0503", "rijnmond", "nza"} <= {
        organisatie.code for organisatie in gebruikers.lijst_organisaties(spelers.session)
    }


def test_naam_en_adres_worden_rechtgezet_en_het_logboek_houdt_wat_er_stond(spelers: Spelers) -> None:
    oud = meteen(spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, NIEUW))
    wie = (oud.id, oud.pseudoniem, oud.email)
    beter = meteen(
        spelers.beheerder.doet(gebruikers.wijzig_gebruiker, oud.id, "Beter", "Beter@SbJH.example", "Tikfout.")
    )
    assert (beter.id, beter.pseudoniem, beter.naam, beter.email) == (*wie[:2], "Beter", "beter@sbjh.example")
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.object) == ("wijzig_gebruiker", f"gebruiker/{wie[1]}")
    assert regel.inhoud == {
        "reden": "Tikfout.",
        "was": {"Naam": "Nieuw", "E-mailadres": wie[2]},
        "wordt": {"Naam": "Beter", "E-mailadres": "beter@sbjh.example"},
    }


@pytest.mark.parametrize(
    ("naam", "email", "reden", "code", "veld"),
    [
        ("Nieuw", "nieuw@sbjh.example", "Tikfout.", "ongeldige_invoer", None),
        ("Beter", "nieuw@sbjh.example", " ", "motivering_verplicht", "reden"),
        ("Beter", "directeur@sbjh.example", "Tikfout.", "ongeldige_invoer", "email"),
        ("", "nieuw@sbjh.example", "Tikfout.", "ongeldige_invoer", "naam"),
    ],
)
def test_wat_niet_te_wijzigen_is(
    spelers: Spelers, naam: str, email: str, reden: str, code: str, veld: str | None
) -> None:
    nummer = spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, NIEUW).id
    with niet_aanvaard(spelers.session, code, veld):
        spelers.beheerder.doet(gebruikers.wijzig_gebruiker, nummer, naam, email, reden)


def test_alleen_de_beheerder_wijzigt_een_account(spelers: Spelers) -> None:
    nummer = spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, NIEUW).id
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_sbjh.doet(gebruikers.wijzig_gebruiker, nummer, "Beter", "b@sbjh.example", "Tikfout.")


def test_rollen_worden_rechtgezet_met_een_reden_en_een_versie(spelers: Spelers) -> None:
    oud = meteen(spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, NIEUW))
    wat = (oud.id, oud.naam, oud.email, "Hij kijkt ook toe.")
    rollen = [Rol.BESTUURDER, Rol.TOEZICHTHOUDER]
    beter = meteen(spelers.beheerder.doet(gebruikers.wijzig_gebruiker, *wat, rollen=rollen, versie=1))
    assert ({rol.name for rol in beter.roles}, beter.versie) == ({"bestuurder", "toezichthouder"}, 2)
    regel = logboek(spelers.session)[-1]
    assert regel.inhoud["wordt"] == {"Rollen": "bestuurder, toezichthouder"}
    with niet_aanvaard(spelers.session, "verouderd"):
        spelers.beheerder.doet(gebruikers.wijzig_gebruiker, *wat, rollen=[Rol.BESTUURDER], versie=1)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "rollen"):
        spelers.beheerder.doet(gebruikers.wijzig_gebruiker, *wat, rollen=[])


def test_niemand_neemt_zichzelf_het_beheer_af(spelers: Spelers) -> None:
    ik = spelers.beheerder
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "rollen"):
        ik.doet(gebruikers.wijzig_gebruiker, ik.actor.id, ik.actor.naam, ik.email, "Weg.", rollen=[Rol.GEMEENTE])
