"""Who of those with whom a point lies does it: first on his list, told to the others, and nobody else's business."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import OngeldigeInvoer
from app.models import Functievervulling, Gebruiker
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.bijwerken import herbouw
from app.services.openstaand.lijst import Groep, Openstaand, per_groep, tel, van_zaak, voor
from app.services.samenwerken.behandelaars import haal_behandelaar_weg, vind_taak, wijs_behandelaar_aan
from app.services.zaak.toewijzing import wijs_projectleider_aan
from tests.kern.opzet import BEGIN, VANDAAG, geweigerd, logboek, niet_aanvaard, open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers

Taak = tuple[str, str]


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    nummer = open_zaak(spelers)
    spelers.directeur_sbjh.doet(wijs_projectleider_aan, nummer, spelers.projectleider.email, BEGIN)
    return nummer


def open_punten(wie: Speler, zaak: str) -> list[Openstaand]:
    return van_zaak(wie.session, vind_dossier(wie.session, wie.actor, zaak), VANDAAG)


def een_taak(wie: Speler, zaak: str, groep: Groep, welke: int = 0) -> Taak:
    punten = [rij.punt for rij in open_punten(wie, zaak) if rij.groep is groep]
    return punten[welke].soort, punten[welke].object


def groep_van(wie: Speler, zaak: str, taak: Taak) -> Groep | None:
    return next(rij.groep for rij in open_punten(wie, zaak) if (rij.punt.soort, rij.punt.object) == taak)


def eerste(wie: Speler) -> list[Taak]:
    lijsten, _ = per_groep(wie.session, wie.actor, VANDAAG)
    return [(rij.punt.soort, rij.punt.object) for lijn in lijsten[Groep.U] for rij in lijn]


def test_een_taak_van_het_team_staat_vooraan_bij_wie_haar_doet(spelers: Spelers, zaak: str) -> None:
    ander = spelers.directeur_denhaag
    taak = een_taak(ander, zaak, Groep.TEAM, 1)
    assert taak not in eerste(ander)
    spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, ander.email)
    assert (eerste(ander)[0], groep_van(ander, zaak, taak)) == (taak, Groep.U)
    assert (lambda rij: (rij.punt.soort, rij.punt.object))(voor(ander.session, ander.actor, VANDAAG)[0]) == taak
    assert groep_van(spelers.directeur_sbjh, zaak, taak) is Groep.TEAM
    assert groep_van(spelers.projectleider, zaak, taak) is Groep.U
    (rij,) = [r for r in open_punten(spelers.projectleider, zaak) if (r.punt.soort, r.punt.object) == taak]
    assert rij.behandelaar == ander.actor.naam


def test_wat_is_toegewezen_wordt_even_vaak_geteld(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_denhaag
    taak, eigen = een_taak(wie, zaak, Groep.TEAM), een_taak(wie, zaak, Groep.U)
    voor_ = tel(wie.session, wie.actor, VANDAAG)
    for soort, object_ in (taak, eigen):
        spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, soort, object_, wie.email)
    assert tel(wie.session, wie.actor, VANDAAG) == voor_
    assert sum(a.totaal for a in per_groep(wie.session, wie.actor, VANDAAG)[1].values()) == voor_


def test_de_taak_gaat_naar_een_ander_en_terug(spelers: Spelers, zaak: str) -> None:
    taak = een_taak(spelers.directeur_sbjh, zaak, Groep.TEAM)
    spelers.projectleider.doet(wijs_behandelaar_aan, zaak, *taak, spelers.directeur_sbjh.email)
    spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, spelers.projectleider.email)
    regel = logboek(spelers.session)[-1]
    assert regel.inhoud["vorige"] == spelers.directeur_sbjh.actor.pseudoniem
    assert regel.inhoud["gebruiker"] == spelers.projectleider.actor.pseudoniem
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "gebruiker"):
        spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, spelers.projectleider.email)
    spelers.directeur_denhaag.doet(haal_behandelaar_weg, zaak, *taak)
    assert all(not rij.behandelaar for rij in open_punten(spelers.projectleider, zaak))
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.directeur_denhaag.doet(haal_behandelaar_weg, zaak, *taak)


def test_alleen_wie_daar_werkt_krijgt_de_taak(spelers: Spelers, zaak: str) -> None:
    taak = een_taak(spelers.directeur_sbjh, zaak, Groep.TEAM)
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    kan = {collega.email for collega in vind_taak(spelers.session, dossier, *taak, VANDAAG).kandidaten}
    assert kan == {spelers.directeur_sbjh.email, spelers.directeur_denhaag.email, spelers.projectleider.email}
    with pytest.raises(OngeldigeInvoer):
        spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, spelers.delft.email)


def test_een_gemeente_verdeelt_haar_eigen_taken_en_het_team_niet(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    taak = ("mandaat_goedgekeurd", f"mandaat/{goedgekeurd}")
    collega = spelers.nieuw("collega@h10.example", "GM0503", Rol.GEMEENTE)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, collega.email)
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.westland.doet(wijs_behandelaar_aan, zaak, *taak, spelers.westland.email)
    spelers.delft.doet(wijs_behandelaar_aan, zaak, *taak, collega.email)
    assert eerste(collega)[0] == taak
    assert "collega" in {rij.behandelaar for rij in open_punten(spelers.delft, zaak)}


def test_opnieuw_berekenen_houdt_wie_wat_doet(spelers: Spelers, zaak: str) -> None:
    taak = een_taak(spelers.directeur_sbjh, zaak, Groep.TEAM)
    spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, spelers.directeur_denhaag.email)
    assert herbouw(spelers.session) == (0, 0)


@pytest.fixture
def goedgekeurd(spelers: Spelers, zaak: str) -> int:
    from app.services.mandaat.handelingen import keur_goed

    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.doet(keur_goed, mandaat_id, VANDAAG)
    return mandaat_id


def test_van_wie_niet_meer_kan_inloggen_ligt_de_taak_zichtbaar_weer_bij_iedereen(spelers: Spelers, zaak: str) -> None:
    wie, ander = spelers.directeur_denhaag, spelers.projectleider
    taak = een_taak(wie, zaak, Groep.TEAM)
    spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, wie.email)
    wie.session.execute(update(Gebruiker).where(Gebruiker.id == wie.actor.id).values(active=False))
    wie.session.commit()
    (rij,) = [r for r in open_punten(ander, zaak) if (r.punt.soort, r.punt.object) == taak]
    assert (rij.behandelaar_id, rij.behandelaar) == (None, "")
    spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, ander.email)
    assert eerste(ander)[0] == taak


def test_van_wie_niet_meer_in_het_team_is_ligt_de_taak_zichtbaar_weer_bij_iedereen(spelers: Spelers, zaak: str) -> None:
    wie, ander = spelers.projectleider, spelers.directeur_denhaag
    taak = een_taak(ander, zaak, Groep.TEAM)
    spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, wie.email)

    def staat_er() -> tuple[str, ...]:
        van_zaak_ = [r.behandelaar for r in open_punten(ander, zaak) if (r.punt.soort, r.punt.object) == taak]
        alle = [r for r in voor(ander.session, ander.actor, VANDAAG) if (r.punt.soort, r.punt.object) == taak]
        return (*van_zaak_, *(r.behandelaar for r in alle))

    assert staat_er() == (wie.actor.naam, wie.actor.naam)
    opvolger = spelers.nieuw("opvolger@sbjh.example", "sbjh", Rol.PROJECTLEIDER)
    spelers.directeur_sbjh.doet(wijs_projectleider_aan, zaak, opvolger.email, VANDAAG)
    assert staat_er() == ("", "")
    spelers.directeur_sbjh.doet(wijs_projectleider_aan, zaak, wie.email, VANDAAG)
    assert staat_er() == (wie.actor.naam, wie.actor.naam)


def test_van_wie_zijn_functie_verliet_ligt_de_taak_zichtbaar_weer_bij_iedereen(spelers: Spelers, zaak: str) -> None:
    wie, ander = spelers.directeur_denhaag, spelers.projectleider
    taak = een_taak(ander, zaak, Groep.U)
    spelers.directeur_sbjh.doet(wijs_behandelaar_aan, zaak, *taak, wie.email)

    def wie_doet_het() -> list[str]:
        return [r.behandelaar for r in open_punten(ander, zaak) if (r.punt.soort, r.punt.object) == taak]

    assert wie_doet_het() == [wie.actor.naam]
    weg = update(Functievervulling).where(Functievervulling.gebruiker_id == wie.actor.id)
    wie.session.execute(weg.values(tot=VANDAAG - timedelta(days=1)))
    wie.session.commit()
    assert wie_doet_het() == [""]
