"""Work on a file that waits in line: done once, by who asked it, also when the process that did it was killed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer, ReedsIngelezen
from app.domain.bewaking.stand import INLEZEN_GEZIEN, Ernst
from app.domain.overname.werk import BEWAARD, HOUDBAAR, MEESTE, MISLUKT_BEWAARD, TE_LANG, Werksoort
from app.models import Inleeswerk, Inlezing, Zaak
from app.services.bewaking.stand import _naar_buiten
from app.services.gebruiker import gebruikers
from app.services.kern.huur import MEESTE_KEREN, SLOT, Knoop
from app.services.kern.uitvoering import voer_uit
from app.services.overname import rij
from app.services.overname.rij import (
    GESTOPT,
    Overnamevraag,
    als_verslag,
    doe_volgende,
    eigen_werk,
    laatste_verslag,
    ruim_werk_op,
    vind_werk,
    vraag_overname,
)
from tests.kern.opzet import acties, geweigerd, inhoud, logboek
from tests.kern.overnamevoorbeeld import als_bestand, besluit, duinpoort
from tests.kern.spelers import VANDAAG, Speler, Spelers, dag
from tests.services.overname.imports import BESTAND, stel_voor

VOORSTEL = Overnamevraag(Werksoort.VOORSTEL, BESTAND)


def met_fout() -> Overnamevraag:
    """A file of which one row cannot be."""
    bladen: Any = duinpoort()
    bladen["Besluiten"].append(besluit(dag(20, 5), 400_000, "Te veel."))
    return Overnamevraag(Werksoort.VOORSTEL, als_bestand(bladen))


def knoop(nu: datetime = VANDAAG, naam: str = "a") -> Knoop:
    return Knoop(naam, lambda: nu, str)


def klaar(wie: Speler, vraag: Overnamevraag, nu: datetime = VANDAAG) -> Inleeswerk:
    """Asked, and done by somebody else."""
    gevraagd = wie.doet(vraag_overname, vraag).id
    assert doe_volgende(wie.session, knoop(nu)) == gevraagd
    return vind_werk(wie.session, wie.actor, gevraagd)


@pytest.mark.beide
def test_een_vraag_wordt_later_gedaan_door_wie_haar_stelde(spelers: Spelers) -> None:
    session, eerste, tweede = spelers.session, spelers.directeur_sbjh, spelers.directeur_denhaag
    voor = acties(session)
    gevraagd = eerste.doet(vraag_overname, VOORSTEL).id
    assert acties(session) == voor, "nothing was done yet"
    assert doe_volgende(session, knoop()) == gevraagd
    werk = vind_werk(session, eerste.actor, gevraagd)
    assert (werk.fout, werk.inhoud) == ("", None)
    assert acties(session) == [*voor, "stel_import_voor"]
    assert logboek(session)[-1].kop.actor == eerste.actor.pseudoniem
    assert doe_volgende(session, knoop()) is None

    nummer = werk.inlezing_id or 0
    verslag = klaar(tweede, Overnamevraag(Werksoort.VERSLAG, inlezing_id=nummer))
    inlezing = session.get_one(Inlezing, nummer)
    gezien = laatste_verslag(session, tweede.actor, inlezing)
    assert (verslag.fout, gezien and gezien.goed) == ("", True)
    assert laatste_verslag(session, eerste.actor, inlezing) is None, "that was told to somebody else"
    bevestigd = klaar(tweede, Overnamevraag(Werksoort.BEVESTIGING, inlezing_id=nummer))
    assert (bevestigd.fout, session.get_one(Inlezing, nummer).bevestigd_door_id) == ("", tweede.actor.id)
    assert session.scalars(select(Zaak)).all()
    assert acties(session)[-1] == "bevestig_import"


def test_wat_meteen_te_zien_is_wacht_niet(spelers: Spelers) -> None:
    """Rights, four eyes, the password and a file that is there already: he who asks hears it at once."""
    nummer = stel_voor(spelers).id
    bevestiging = Overnamevraag(Werksoort.BEVESTIGING, inlezing_id=nummer)
    with geweigerd(spelers.session, "vier_ogen"):
        spelers.directeur_sbjh.doet(vraag_overname, bevestiging)
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        spelers.directeur_denhaag.zonder_wachtwoord().doet(vraag_overname, bevestiging)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.projectleider.doet(vraag_overname, bevestiging)
    with pytest.raises(ReedsIngelezen):
        spelers.directeur_denhaag.doet(vraag_overname, VOORSTEL)
    with pytest.raises(NietGevonden):
        spelers.directeur_denhaag.doet(vraag_overname, Overnamevraag(Werksoort.VERSLAG, inlezing_id=nummer + 1))
    assert doe_volgende(spelers.session, knoop()) is None


def test_een_bestand_met_fouten_geeft_het_verslag_en_verder_niets(spelers: Spelers) -> None:
    bladen: Any = duinpoort()
    bladen["Besluiten"].append(besluit(dag(20, 5), 400_000, "Te veel."))
    fout, voor = als_bestand(bladen), inhoud(spelers.session)
    for soort in (Werksoort.BEKIJK, Werksoort.VOORSTEL):
        werk = klaar(spelers.directeur_sbjh, Overnamevraag(soort, fout))
        verslag = als_verslag(werk)
        assert verslag is not None
        assert [regel.blad for regel in verslag.fouten] == ["Besluiten"]
        assert bool(werk.fout) is (soort is Werksoort.VOORSTEL)
    assert {**inhoud(spelers.session), "inleeswerk": []} == voor


def test_wie_omviel_na_het_vastleggen_doet_het_geen_tweede_keer(
    spelers: Spelers, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, wie = spelers.session, spelers.directeur_sbjh
    gevraagd = wie.doet(vraag_overname, VOORSTEL).id
    echt = rij._uitgevoerd

    def valt_om(*wat: Any) -> Any:
        echt(*wat)
        raise KeyboardInterrupt

    monkeypatch.setattr(rij, "_uitgevoerd", valt_om)
    with pytest.raises(KeyboardInterrupt):
        doe_volgende(session, knoop())
    monkeypatch.setattr(rij, "_uitgevoerd", echt)
    assert doe_volgende(session, knoop(naam="b")) is None, "he may be at it still"
    assert doe_volgende(session, knoop(VANDAAG + SLOT, "b")) == gevraagd
    werk = vind_werk(session, wie.actor, gevraagd)
    assert (werk.fout, werk.inlezing_id) == ("", session.scalars(select(Inlezing.id)).one())
    assert acties(session).count("stel_import_voor") == 1


def test_wat_zijn_proces_steeds_laat_vallen_zegt_dat(spelers: Spelers, monkeypatch: pytest.MonkeyPatch) -> None:
    session, wie = spelers.session, spelers.directeur_sbjh
    gevraagd = wie.doet(vraag_overname, VOORSTEL).id

    def valt_om(*_wat: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(rij, "_uitgevoerd", valt_om)
    for keer in range(MEESTE_KEREN):
        with pytest.raises(KeyboardInterrupt):
            doe_volgende(session, knoop(VANDAAG + keer * SLOT))
    assert doe_volgende(session, knoop(VANDAAG + MEESTE_KEREN * SLOT)) is None
    assert vind_werk(session, wie.actor, gevraagd).fout == GESTOPT


def test_wie_intussen_geblokkeerd_is_of_te_lang_wachtte_krijgt_niets_gedaan(spelers: Spelers) -> None:
    session, wie = spelers.session, spelers.directeur_sbjh
    te_laat = klaar(wie, VOORSTEL, VANDAAG + HOUDBAAR + timedelta(seconds=1))
    assert te_laat.fout == TE_LANG
    gevraagd = wie.doet(vraag_overname, VOORSTEL).id
    spelers.beheerder.doet(gebruikers.zet_actief, wie.actor.id, False)
    doe_volgende(session, knoop())
    assert "geblokkeerd" in vind_werk(session, wie.actor, gevraagd).fout
    assert session.scalars(select(Inlezing)).all() == []


def test_een_dubbele_klik_is_een_vraag_en_er_wachten_er_niet_te_veel(spelers: Spelers, session: Session) -> None:
    wie = spelers.directeur_sbjh
    verzoek = wie.verzoek()
    eerste = voer_uit(session, verzoek, vraag_overname, VOORSTEL).id
    assert voer_uit(session, verzoek, vraag_overname, VOORSTEL).id == eerste
    for _ in range(MEESTE - 1):
        wie.doet(vraag_overname, VOORSTEL)
    with pytest.raises(OngeldigeInvoer, match="Er wachten al"):
        wie.doet(vraag_overname, VOORSTEL)


def test_wat_klaar_is_gaat_na_een_dag_weg(spelers: Spelers) -> None:
    session, wie = spelers.session, spelers.directeur_sbjh
    werk = klaar(wie, Overnamevraag(Werksoort.BEKIJK, BESTAND)).id
    assert ruim_werk_op(session, VANDAAG + BEWAARD) == 0
    assert ruim_werk_op(session, VANDAAG + BEWAARD + timedelta(seconds=1)) == 1
    with pytest.raises(NietGevonden):
        vind_werk(session, wie.actor, werk)


def test_wat_niet_lukte_is_een_maand_te_zien_en_zijn_verslag_een_dag(spelers: Spelers) -> None:
    session, wie = spelers.session, spelers.directeur_sbjh
    werk = klaar(wie, met_fout())
    assert (bool(werk.fout), bool(werk.regels)) == (True, True)
    morgen = VANDAAG + BEWAARD + timedelta(seconds=1)
    assert ruim_werk_op(session, morgen) == 0
    blijft = vind_werk(session, wie.actor, werk.id)
    assert (bool(blijft.fout), blijft.regels) == (True, None)
    assert ruim_werk_op(session, VANDAAG + MISLUKT_BEWAARD) == 0
    assert ruim_werk_op(session, VANDAAG + MISLUKT_BEWAARD + timedelta(seconds=1)) == 1
    assert eigen_werk(session, wie.actor) == []


def test_wat_afbrak_staat_een_week_op_de_statuspagina_en_een_bestand_dat_niet_klopt_niet(spelers: Spelers) -> None:
    session, wie = spelers.session, spelers.directeur_sbjh
    klaar(wie, met_fout())
    assert _inlezen(session, VANDAAG) is Ernst.GOED
    klaar(wie, VOORSTEL, VANDAAG + HOUDBAAR + timedelta(seconds=1))
    assert _inlezen(session, VANDAAG + HOUDBAAR) is Ernst.LET_OP
    assert _inlezen(session, VANDAAG + INLEZEN_GEZIEN + timedelta(hours=2)) is Ernst.GOED


def _inlezen(session: Session, nu: datetime) -> Ernst:
    (gezien,) = [w for w in _naar_buiten(session, nu) if w.code == "inlezen"]
    session.rollback()
    return gezien.ernst


def test_de_lijst_leest_geen_verslagen(spelers: Spelers) -> None:
    klaar(spelers.directeur_sbjh, Overnamevraag(Werksoort.BEKIJK, BESTAND))
    spelers.session.expunge_all()
    (werk,) = eigen_werk(spelers.session, spelers.directeur_sbjh.actor)
    assert {"regels", "inhoud"} <= inspect(werk).unloaded


def test_van_een_ander_is_het_er_niet(spelers: Spelers) -> None:
    werk = spelers.directeur_sbjh.doet(vraag_overname, VOORSTEL).id
    with pytest.raises(NietGevonden):
        vind_werk(spelers.session, spelers.directeur_denhaag.actor, werk)
