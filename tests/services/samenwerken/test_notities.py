"""Notes beside the record: who reads them, who is named, what the logboek keeps, and how one goes again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import GeenRecht, MogelijkBsn, NietGevonden, NietZichtbaar, OngeldigeInvoer
from app.domain.openstaand.register import NOTITIE
from app.domain.samenwerken.notitie import Intrekreden, kenmerk, mag_lezen
from app.models import Bekeken, Notitie, Vermelding
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.algemeen import algemeen
from app.services.samenwerken.bekeken import onthoud_bekeken, wie_bekeken
from app.services.samenwerken.mensen import noembaar
from app.services.samenwerken.notities import (
    NieuweNotitie,
    lijst_notities,
    plaats_notitie,
    tel_notities,
    trek_notitie_in,
    zie_notitie,
)
from tests.kern.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard, open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers

TEKST = "De bank belde: het krediet loopt in juni af."


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def leest(wie: Speler, zaak: str, bij: str | None = None) -> list[str]:
    dossier = vind_dossier(wie.session, wie.actor, zaak)
    return [notitie.tekst for notitie in lijst_notities(wie.session, dossier, bij).notities]


def ter_informatie(wie: Speler) -> list[str]:
    return [p.punt.onderwerp for p in algemeen(wie.session, wie.actor, VANDAAG) if p.punt.soort == NOTITIE]


def test_het_team_leest_elke_notitie_en_een_gemeente_alleen_wat_van_of_voor_haar_is(
    spelers: Spelers, zaak: str
) -> None:
    spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie(TEKST))
    spelers.directeur_denhaag.doet(plaats_notitie, zaak, NieuweNotitie("Voor Delft.", noem=[spelers.delft.email]))
    spelers.westland.doet(plaats_notitie, zaak, NieuweNotitie("Van Westland."))
    assert leest(spelers.directeur_sbjh, zaak) == ["Van Westland.", "Voor Delft.", TEKST]
    assert leest(spelers.delft, zaak) == ["Voor Delft."]
    assert leest(spelers.westland, zaak) == ["Van Westland."]
    assert leest(spelers.wethouder, zaak) == []


def test_de_regel_en_de_vraag_aan_de_database_zeggen_hetzelfde(spelers: Spelers, zaak: str) -> None:
    spelers.delft.doet(plaats_notitie, zaak, NieuweNotitie("Een.", noem=[spelers.directeur_sbjh.email]))
    spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie("Twee.", noem=[spelers.wethouder.email]))
    genoemd = {n.tekst: (n.door_id, n.id) for n in spelers.session.scalars(select(Notitie))}
    for wie in (spelers.delft, spelers.westland, spelers.wethouder, spelers.directeur_denhaag):
        volledig = vind_dossier(wie.session, wie.actor, zaak).volledig
        for tekst, (door, id_) in genoemd.items():
            wien = wie.session.scalars(select(Vermelding.gebruiker_id).where(Vermelding.notitie_id == id_)).all()
            assert (tekst in leest(wie, zaak)) == mag_lezen(wie.actor.id, door, wien, volledig=volledig)


def test_het_logboek_houdt_dat_er_een_notitie_was_en_niet_wat_erin_stond(spelers: Spelers, zaak: str) -> None:
    notitie = spelers.directeur_sbjh.doet(
        plaats_notitie, zaak, NieuweNotitie(f"{TEKST} @westland", noem=[spelers.delft.email])
    )
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.object) == ("plaats_notitie", "notitie/1")
    assert regel.inhoud == {
        "sha256": kenmerk(notitie.zout, notitie.tekst),
        "genoemd": [spelers.delft.actor.pseudoniem, spelers.westland.actor.pseudoniem],
    }


def test_wie_genoemd_is_ziet_het_tot_hij_de_notitie_zag(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie(TEKST, noem=[spelers.delft.email]))
    assert [len(ter_informatie(wie)) for wie in (spelers.delft, spelers.westland)] == [1, 0]
    spelers.delft.doet(zie_notitie, zaak, 1)
    assert ter_informatie(spelers.delft) == []
    spelers.delft.doet(zie_notitie, zaak, 1)
    assert [r.kop.actie for r in logboek(spelers.session)][-2:] == ["plaats_notitie", "zie_notitie"]


def test_een_gemeente_noemt_het_team_en_geen_andere_gemeente(spelers: Spelers, zaak: str) -> None:
    dossier = vind_dossier(spelers.session, spelers.delft.actor, zaak)
    namen = {collega.email for collega in noembaar(spelers.session, dossier, VANDAAG)}
    assert spelers.directeur_sbjh.email in namen
    assert not namen & {spelers.westland.email, spelers.delft.email, spelers.rijnmond.email}
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "noem"):
        spelers.delft.doet(plaats_notitie, zaak, NieuweNotitie(TEKST, noem=[spelers.westland.email]))


def test_van_een_signaal_weet_geen_gemeente_dus_wordt_zij_niet_genoemd(spelers: Spelers) -> None:
    signaal = open_zaak(spelers, Toestand.SIGNAAL)
    with pytest.raises(OngeldigeInvoer):
        spelers.directeur_sbjh.doet(plaats_notitie, signaal, NieuweNotitie(TEKST, noem=[spelers.delft.email]))
    with pytest.raises(NietGevonden):
        spelers.delft.doet(plaats_notitie, signaal, NieuweNotitie(TEKST))


def test_een_andere_regio_heeft_geen_notities(spelers: Spelers, zaak: str) -> None:
    with pytest.raises((GeenRecht, NietZichtbaar)):
        spelers.rijnmond.doet(plaats_notitie, zaak, NieuweNotitie(TEKST))


def test_een_notitie_bij_een_mandaat_is_voor_wie_dat_mandaat_ziet(spelers: Spelers, zaak: str) -> None:
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie(TEKST, f"mandaat/{mandaat}"))
    assert leest(spelers.directeur_denhaag, zaak, f"mandaat/{mandaat}") == [TEKST]
    dossier = vind_dossier(spelers.session, spelers.directeur_denhaag.actor, zaak)
    assert tel_notities(spelers.session, dossier, f"mandaat/{mandaat}") == 1
    for bij in (f"mandaat/{mandaat}", "mandaat/999", "besluit/1"):
        with pytest.raises(NietGevonden):
            spelers.westland.doet(plaats_notitie, zaak, NieuweNotitie(TEKST, bij))
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "bij"):
        spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie(TEKST, "../iets"))


def test_wat_op_een_bsn_lijkt_komt_er_niet_in(spelers: Spelers, zaak: str) -> None:
    with pytest.raises(MogelijkBsn) as fout:
        spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie("Het gaat om 111222333."))
    assert fout.value.veld == "tekst"
    spelers.directeur_sbjh.die_bevestigt().doet(plaats_notitie, zaak, NieuweNotitie("Dossier 111222333."))
    assert leest(spelers.directeur_sbjh, zaak) == ["Dossier 111222333."]


def test_een_ingetrokken_notitie_is_weg_en_dat_zij_er_was_niet(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie(TEKST, noem=[spelers.delft.email]))
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(trek_notitie_in, zaak, 1, Intrekreden.VERGISSING)
    spelers.directeur_denhaag.doet(trek_notitie_in, zaak, 1, Intrekreden.PERSOONSGEGEVENS)
    notitie = spelers.session.scalars(select(Notitie)).one()
    assert (notitie.tekst, notitie.zout) == ("", b"")
    assert ter_informatie(spelers.delft) == []
    regel = logboek(spelers.session)[-1]
    assert regel.inhoud == {"waarom": "persoonsgegevens", "sha256": notitie.sha256}
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.directeur_sbjh.doet(trek_notitie_in, zaak, 1, Intrekreden.VERGISSING)


def test_alleen_het_team_ziet_wie_iets_opende(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie(TEKST, noem=[spelers.delft.email]))
    delft = vind_dossier(spelers.session, spelers.delft.actor, zaak)
    nieuw = [onthoud_bekeken(spelers.session, delft, ["notitie/1"], spelers.delft.nu)]
    delft = vind_dossier(spelers.session, spelers.delft.actor, zaak)
    nieuw.append(onthoud_bekeken(spelers.session, delft, ["notitie/1"], spelers.delft.nu))
    assert nieuw == [True, False]
    assert len(spelers.session.scalars(select(Bekeken)).all()) == 1
    assert wie_bekeken(spelers.session, delft, ["notitie/1"]) == {}
    team = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    assert wie_bekeken(spelers.session, team, ["notitie/1"]) == {
        "notitie/1": [(spelers.delft.actor.naam, spelers.delft.nu)]
    }
