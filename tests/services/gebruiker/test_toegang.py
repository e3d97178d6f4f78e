"""Power over others takes two persons: what one administrator alone can do is nothing, whatever he tries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.toegang import BESLISSEND
from app.models import Gebruiker, Toegangsvoorstel
from app.regios import profiel
from app.services.gebruiker import gebruikers, inrichting, toegang
from app.services.gebruiker.gebruikers import NieuweGebruiker
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.uitvoering import voer_uit
from app.services.openstaand.algemeen import algemeen
from app.services.regio import functies
from tests.kern.opzet import geweigerd, logboek, niet_aanvaard
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.regio.functies import DEN_HAAG, SBJH, TERUG, WEG, maak_plv, waarneming

NIEUW = NieuweGebruiker("nieuw@sbjh.example", "Nieuw", "projectleider", "sbjh", [Rol.PROJECTLEIDER], "-")


def stel_voor(spelers: Spelers, nieuw: NieuweGebruiker = NIEUW) -> int:
    voorstel = spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, nieuw)
    assert isinstance(voorstel, Toegangsvoorstel)
    return voorstel.id


def met_rol(rol: Rol) -> NieuweGebruiker:
    return replace(NIEUW, email=f"{rol}@x.example", rollen=[rol])


def bestaat(spelers: Spelers, email: str) -> Gebruiker | None:
    spelers.session.rollback()
    return spelers.session.scalars(select(Gebruiker).where(Gebruiker.email == email)).one_or_none()


def punten(wie: Speler) -> list[tuple[str, str]]:
    gevonden = [(rij.punt.soort, rij.punt.onderwerp) for rij in algemeen(wie.session, wie.actor_nu(), wie.nu.date())]
    wie.session.rollback()
    return [punt for punt in gevonden if punt[0].startswith("toegang")]


def test_elke_rol_die_beslist_of_beheert_is_er_een() -> None:
    assert {Rol.REGIEVOERDER, Rol.PROJECTLEIDER, Rol.GEMEENTE, Rol.ANDERE_REGIO, Rol.BEHEERDER} == BESLISSEND


def test_een_beheerder_alleen_komt_nergens(spelers: Spelers) -> None:
    """No account, no role, no office, no release, and nobody invented who could confirm any of it."""
    ik, plv = spelers.beheerder, maak_plv(spelers)
    geblokkeerd = spelers.nieuw("weg@sbjh.example", "sbjh", Rol.GEMEENTE).actor.id
    ik.doet(gebruikers.zet_actief, geblokkeerd, False)
    voorstellen = [
        *(ik.doet(gebruikers.voeg_gebruiker_toe, met_rol(rol)) for rol in BESLISSEND),
        ik.doet(gebruikers.wijzig_gebruiker, plv.actor.id, "plv", plv.email, "Zo.", rollen=[Rol.BEHEERDER]),
        ik.doet(gebruikers.zet_actief, geblokkeerd, True),
        ik.op(WEG).doet(functies.wijs_waarnemer_aan, waarneming(spelers)),
    ]
    assert all(isinstance(voorstel, Toegangsvoorstel) for voorstel in voorstellen)
    tweede = spelers.nieuw("ik@denhaag.example", "GM0518", Rol.REGIEVOERDER, persoon_van=ik)
    for nr in (voorstel.id for voorstel in voorstellen):
        for wie in (ik, tweede):
            with pytest.raises(DomeinFout) as fout:
                wie.doet(toegang.bevestig_toegang, nr)
            assert fout.value.code == "vier_ogen"
    assert [rol.name for rol in spelers.session.get_one(Gebruiker, plv.actor.id).roles] == ["gemeente"]
    assert lees_bezetting(spelers.session, "haaglanden").waarnemers_op(DEN_HAAG, WEG) == []
    assert not any(bestaat(spelers, f"{rol}@x.example") for rol in BESLISSEND)


@pytest.mark.beide
def test_een_ander_bevestigt_en_dan_staat_het_er_met_wie_het_voorstelde(spelers: Spelers) -> None:
    nr = stel_voor(spelers)
    assert bestaat(spelers, NIEUW.email) is None
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        spelers.directeur_sbjh.zonder_wachtwoord().doet(toegang.bevestig_toegang, nr)
    voorstel = spelers.directeur_sbjh.doet(toegang.bevestig_toegang, nr)
    gemaakt = bestaat(spelers, NIEUW.email)
    assert gemaakt is not None
    assert (gemaakt.id, [rol.name for rol in gemaakt.roles]) == (voorstel.gebruiker_id, ["projectleider"])
    assert (voorstel.inhoud, voorstel.wachtwoord_hash) == (None, None)
    bevestigd, gedaan = logboek(spelers.session)[-2:]
    assert (bevestigd.kop.actie, gedaan.kop.actie) == ("bevestig_toegang", "voeg_gebruiker_toe")
    for regel in (bevestigd, gedaan):
        assert regel.inhoud["voorgesteld_door"] == spelers.beheerder.actor.pseudoniem
        assert regel.kop.actor == spelers.directeur_sbjh.actor.pseudoniem
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_denhaag.doet(toegang.bevestig_toegang, nr)


def test_wie_bevestigen_kan_ziet_het_en_de_anderen_krijgen_bericht(spelers: Spelers) -> None:
    plv, ik = maak_plv(spelers), spelers.beheerder.op(WEG)
    nr = ik.doet(functies.wijs_waarnemer_aan, waarneming(spelers)).id
    titel = "directeur Jeugd, WMO en Regionale Inkoop Jeugd H10"
    wat = f"plv als waarnemer van de {titel}"
    assert punten(spelers.directeur_sbjh.op(WEG)) == [("toegang", f"Bevestig of weiger: {wat}")]
    assert punten(spelers.directeur_denhaag.op(WEG)) == [("toegang", f"Bevestig of weiger: {wat}")]
    assert punten(plv.op(WEG)) == [("toegangsbericht", f"Voorgesteld: {wat}")]
    assert punten(ik) == [("toegang", f"Wacht op een tweede persoon: {wat}")]
    assert punten(spelers.delft) == []
    spelers.directeur_sbjh.op(WEG).doet(toegang.bevestig_toegang, nr)
    for wie in (plv, spelers.directeur_denhaag):
        assert punten(wie.op(WEG)) == [("toegangsbericht", f"Bevestigd: {wat}")]
        wie.op(WEG).doet(toegang.zie_toegang, nr)
        assert punten(wie.op(WEG)) == []
        with niet_aanvaard(spelers.session, "niet_gevonden"):
            wie.op(WEG).doet(toegang.zie_toegang, nr)
    assert punten(spelers.directeur_sbjh.op(WEG)) == []


def test_de_houder_vraagt_zijn_eigen_waarnemer_en_een_ander_bevestigt(spelers: Spelers) -> None:
    plv, zelf = maak_plv(spelers), spelers.directeur_denhaag.op(WEG)
    nr = zelf.doet(functies.wijs_waarnemer_aan, waarneming(spelers)).id
    for wie in (zelf, plv.op(WEG)):
        with pytest.raises(DomeinFout):
            wie.doet(toegang.bevestig_toegang, nr)
    spelers.session.rollback()
    spelers.beheerder.op(WEG).doet(toegang.bevestig_toegang, nr)
    (rij,) = lees_bezetting(spelers.session, "haaglanden").waarnemers_op(DEN_HAAG, WEG)
    assert (rij.naam, rij.tot) == ("plv", TERUG)
    zelf.op(dag(12, 3)).doet(functies.beeindig_waarneming, rij.id, dag(12, 3), "Eerder terug.")
    with geweigerd(spelers.session, "geen_recht"):
        zelf.doet(functies.wijs_waarnemer_aan, waarneming(spelers, functie=SBJH))


def test_de_persoon_over_wie_het_gaat_bevestigt_niet(spelers: Spelers) -> None:
    """Also when he holds the office of the second person himself."""
    wens = replace(waarneming(spelers), email=spelers.directeur_sbjh.email)
    nr = spelers.beheerder.op(WEG).doet(functies.wijs_waarnemer_aan, wens).id
    with geweigerd(spelers.session, "vier_ogen"):
        spelers.directeur_sbjh.op(WEG).doet(toegang.bevestig_toegang, nr)
    spelers.directeur_denhaag.op(WEG).doet(toegang.bevestig_toegang, nr)


def test_weigeren_en_intrekken_laten_niets_achter(spelers: Spelers) -> None:
    geweigerd_, ingetrokken = stel_voor(spelers), stel_voor(spelers)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        spelers.directeur_sbjh.doet(toegang.weiger_toegang, geweigerd_, " ")
    spelers.directeur_sbjh.doet(toegang.weiger_toegang, geweigerd_, "Ik ken hem niet.")
    assert ("toegangsbericht", "Geweigerd: een account voor iemand") in punten(spelers.beheerder)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_sbjh.doet(toegang.trek_toegang_in, ingetrokken)
    spelers.beheerder.doet(toegang.trek_toegang_in, ingetrokken)
    for nr in (geweigerd_, ingetrokken):
        rij = spelers.session.get_one(Toegangsvoorstel, nr, populate_existing=True)
        assert (rij.inhoud, rij.wachtwoord_hash, rij.naam) == (None, None, "")
    assert bestaat(spelers, NIEUW.email) is None


def test_de_voorstellen_staan_er_een_bladzijde_tegelijk_wat_open_is_eerst(spelers: Spelers) -> None:
    eerste, tweede, derde = (stel_voor(spelers, met_rol(rol)) for rol in list(BESLISSEND)[:3])
    spelers.beheerder.doet(toegang.trek_toegang_in, derde)
    session, ik = spelers.session, spelers.beheerder.actor
    bladen = [toegang.lijst(session, ik, 2, begin) for begin in (0, 2, 4)]
    assert [[rij.id for rij in rijen] for rijen, _ in bladen] == [[tweede, eerste], [derde], []]
    assert {aantal for _, aantal in bladen} == {3}
    assert toegang.lijst(session, spelers.delft.actor, 2) == ([], 0)


def test_wat_intussen_is_weggehaald_komt_niet_terug_met_wat_eerder_was_voorgesteld(spelers: Spelers) -> None:
    plv, beheer = maak_plv(spelers), spelers.beheerder
    wens = (plv.actor.id, "plv", plv.email, "Erbij.")
    nr = beheer.doet(gebruikers.wijzig_gebruiker, *wens, rollen=[Rol.GEMEENTE, Rol.BEHEERDER]).id
    beheer.doet(gebruikers.wijzig_gebruiker, plv.actor.id, "Plv. Anders", plv.email, "Naam.")
    with pytest.raises(DomeinFout) as fout:
        spelers.directeur_sbjh.doet(toegang.bevestig_toegang, nr)
    assert fout.value.code == "verouderd"
    assert spelers.session.get_one(Gebruiker, plv.actor.id, populate_existing=True).naam == "Plv. Anders"


def test_wat_intussen_niet_meer_kan_wordt_niet_half_gedaan(spelers: Spelers) -> None:
    eerste, tweede = stel_voor(spelers), stel_voor(spelers)
    spelers.directeur_sbjh.doet(toegang.bevestig_toegang, eerste)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "email"):
        spelers.directeur_sbjh.doet(toegang.bevestig_toegang, tweede)


def alleen_de_beheerder(spelers: Spelers) -> None:
    """A region of which only the administrator can confirm."""
    for wie in (spelers.directeur_sbjh, spelers.directeur_denhaag):
        spelers.beheerder.doet(gebruikers.zet_actief, wie.actor.id, False)


def op_server(session: Session, spelers: Spelers, nieuw: NieuweGebruiker) -> Gebruiker | Toegangsvoorstel:
    verzoek = replace(spelers.beheerder.verzoek(), actor=OPDRACHTREGEL)
    return voer_uit(session, verzoek, inrichting.voeg_toe_op_server, profiel("haaglanden"), nieuw)


def test_zolang_er_geen_twee_zijn_gaat_het_alleen_aan_de_opdrachtregel_en_dat_staat_erbij(spelers: Spelers) -> None:
    alleen_de_beheerder(spelers)
    with geweigerd(spelers.session, "tweede_persoon_ontbreekt"):
        spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, NIEUW)
    assert isinstance(op_server(spelers.session, spelers, replace(NIEUW, rollen=[Rol.BEHEERDER])), Gebruiker)
    assert logboek(spelers.session)[-1].inhoud["zonder_tweede"] == "eerste_inrichting"
    derde = op_server(spelers.session, spelers, replace(NIEUW, email="derde@sbjh.example"))
    assert isinstance(derde, Toegangsvoorstel)
    spelers.van(NIEUW.email).doet(toegang.bevestig_toegang, derde.id)
    assert logboek(spelers.session)[-1].inhoud["voorgesteld_door"] == "systeem"


def test_een_andere_regio_ziet_en_bevestigt_niets(spelers: Spelers) -> None:
    nr = stel_voor(spelers)
    for wie in (spelers.rijnmond, spelers.delft, spelers.auditor):
        with pytest.raises(DomeinFout) as fout:
            toegang.vind(spelers.session, wie.actor_nu(), nr)
        assert fout.value.code == "niet_gevonden"


@pytest.mark.beide
def test_de_database_houdt_het_zelf_ook(spelers: Spelers) -> None:
    nr, plv = stel_voor(spelers), maak_plv(spelers)
    over_plv = spelers.beheerder.op(WEG).doet(functies.wijs_waarnemer_aan, waarneming(spelers)).id
    zet = "UPDATE toegangsvoorstel SET bevestigd_op = '2025-06-02 10:00:00', bevestigd_door_id = :wie, "
    zet += "bevestigd_persoon_id = :mens WHERE id = :nr"
    ik, ander = spelers.beheerder.actor, spelers.directeur_sbjh.actor
    for id_, wie, mens in (
        (nr, ik.id, ik.persoon_id),
        (nr, ik.id, ander.persoon_id),
        (over_plv, plv.actor.id, plv.actor.persoon_id),
    ):
        with pytest.raises(DBAPIError), transaction(spelers.session) as session:
            session.execute(text(zet), {"nr": id_, "wie": wie, "mens": mens})
    with pytest.raises(DBAPIError), transaction(spelers.session) as session:
        session.execute(text("DELETE FROM toegangsvoorstel WHERE id = :nr"), {"nr": nr})


def test_een_ander_adres_alleen_is_te_bevestigen_en_laat_de_rollen_staan(spelers: Spelers) -> None:
    """Who reads the mail of an account that decides can choose its password, so it takes two; no roles were said."""
    wie, beheer = spelers.projectleider, spelers.beheerder
    wens = (wie.actor.id, wie.actor.naam, "anders@sbjh.example", "Nieuw adres.")
    voorstel = beheer.doet(gebruikers.wijzig_gebruiker, *wens)
    assert isinstance(voorstel, Toegangsvoorstel)
    assert bestaat(spelers, "anders@sbjh.example") is None
    spelers.directeur_denhaag.doet(toegang.bevestig_toegang, voorstel.id)
    nu = bestaat(spelers, "anders@sbjh.example")
    assert nu is not None
    assert (nu.id, [rol.name for rol in nu.roles]) == (wie.actor.id, ["projectleider"])
