"""Destruction of a zaak: after its term, by two persons in two offices, and only of that zaak."""

from __future__ import annotations

import json

import pytest

from app.domain.basis.begrippen import Rol, Toestand
from app.domain.bewaren.vernietiging import Vernietigstand
from app.domain.logboek import keten
from app.domain.zaak.verloop import Bepaling
from app.models import Aanbieder, Gebruiker, LogboekPayload, LogboekRegel, Mandaat, Zaak
from app.services.bewaren import vernietigen, vernietiging, vernietiglijst
from app.services.bewaren.blijvend import lees_mandaten
from app.services.document import documenten
from app.services.logboek import controle
from app.services.logboek.vernietigd import vernietigde_inhoud
from app.services.zaak import zaken
from tests.kern.opzet import geweigerd, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.services.bewaren.vernietigen import (
    GESLOTEN,
    RIJP,
    bevestig,
    gesloten_zaak,
    koppen,
    sluit,
    stel_voor,
    vernietig,
)

pytestmark = pytest.mark.beide

S = Vernietigstand


def stand(spelers: Spelers, nummer: str, op: object = RIJP) -> Vernietigstand:
    return vernietiging.blad(spelers.session, zaak_van(spelers.session, nummer), op).stand  # type: ignore[arg-type]


def test_de_inhoud_gaat_en_de_koppen_en_de_verklaring_blijven(s1: Spelers) -> None:
    sluit(s1, "2025-0001")
    stel_voor(s1, "2025-0001")
    aantallen = vernietiglijst.tel(s1.session, zaak_van(s1.session, "2025-0001"))
    voor = koppen(s1.session)
    rij = bevestig(s1, "2025-0001")
    zaak = zaak_van(s1.session, "2025-0001")
    assert vernietiglijst.tel(s1.session, zaak) == {}
    assert koppen(s1.session)[: len(voor)] == voor
    over = s1.session.query(LogboekPayload.nr).join(LogboekRegel).where(LogboekRegel.zaak_id == zaak.id).all()
    assert [nr for (nr,) in over] == [len(voor) + 1], "only the declaration still has content"
    verklaring = json.loads(rij.verklaring or "")
    assert verklaring["aantallen"] == aantallen
    assert verklaring["voorgesteld_functie"] == "directeur Servicebureau Jeugdhulp Haaglanden"
    assert not zaak.gedeeld
    assert s1.session.get_one(Aanbieder, zaak.aanbieder_id).naam == vernietigen.VERNIETIGD


def test_de_verleende_mandaten_blijven_leesbaar_zonder_namen(s1: Spelers) -> None:
    """Nine of S1 were granted, Westland's was not: the first are kept for ever, the other goes."""
    sluit(s1, "2025-0001")
    rij = vernietig(s1, "2025-0001")
    verklaring = json.loads(rij.verklaring or "")
    mandaten = lees_mandaten(verklaring) or []
    assert len(mandaten) == 9
    assert "GM1783" not in {m["mandaatgever_code"] for m in mandaten}
    delft = next(m for m in mandaten if m["mandaatgever"] == "Delft")
    assert (delft["plafond"], delft["van"], delft["tot"]) == (120_000_00, dag(17, 3), dag(30, 9))
    assert (delft["verleend_op"], delft["besluitnummer"], delft["status"]) == (dag(17, 3), "B-2025-001", "verlopen")
    assert delft["houder_functie"] == "directeur Servicebureau Jeugdhulp Haaglanden"
    assert delft["bevoegdheden"].startswith("Besluiten over voorschotten")
    houder = s1.session.get_one(Gebruiker, s1.directeur_sbjh.actor.id)
    assert (delft["houder"], houder.naam in (rij.verklaring or "")) == (houder.pseudoniem, False)
    assert delft["resultaten"] == ["9.1.4", "9.3.3"]
    assert "geweigerd mandaat: 9.2 Status toekennen: niet toegekend, 5 jaar [I]" in verklaring["selectielijst"]
    assert s1.session.query(Mandaat).count() == 0
    controle.verifieer(s1.session)


def test_de_keten_is_daarna_nog_na_te_rekenen(s1: Spelers) -> None:
    sluit(s1, "2025-0001")
    vernietig(s1, "2025-0001")
    uitslag = controle.verifieer(s1.session)
    assert uitslag.vernietigd == uitslag.aantal - 1 - _zonder_zaak(s1)


def _zonder_zaak(spelers: Spelers) -> int:
    return spelers.session.query(LogboekRegel).where(LogboekRegel.zaak_id.is_(None)).count()


def test_inhoud_die_niemand_vernietigde_ontbreekt(spelers: Spelers) -> None:
    """A declaration covers its own zaak and what came before it, nothing else."""
    een = gesloten_zaak(spelers)
    open_zaak(spelers)
    vernietig(spelers, een)
    dekt = vernietigde_inhoud(spelers.session).dekt
    gedekt = {nr for nr, regel in enumerate(koppen(spelers.session), 1) if dekt(keten.lees_regel(regel))}
    zaak_id = zaak_van(spelers.session, een).id
    eigen = spelers.session.query(LogboekRegel.nr).where(LogboekRegel.zaak_id == zaak_id)
    assert gedekt == {nr for (nr,) in eigen} - {len(koppen(spelers.session))}


def test_voor_het_einde_van_de_termijn_kan_het_niet(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    with geweigerd(spelers.session, "bewaartermijn_loopt"):
        stel_voor(spelers, nummer, dag(1, 6, 2035))
    assert stand(spelers, nummer, dag(1, 6, 2035)) is S.BEWAARD
    assert stand(spelers, nummer) is S.TE_VERNIETIGEN


def test_een_lopende_zaak_wordt_niet_vernietigd(spelers: Spelers) -> None:
    nummer = open_zaak(spelers)
    with geweigerd(spelers.session, "zaak_loopt"):
        stel_voor(spelers, nummer)


def test_wie_voorstelt_bevestigt_niet(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    stel_voor(spelers, nummer)
    with geweigerd(spelers.session, "vier_ogen"):
        spelers.directeur_sbjh.op(RIJP).doet(vernietigen.bevestig_vernietiging, nummer)


def test_een_waarnemer_van_dezelfde_functie_bevestigt_niet(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    waarnemer = spelers.nieuw("waar@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code="directeur-sbjh")
    stel_voor(spelers, nummer)
    with geweigerd(spelers.session, "geen_recht"):
        waarnemer.op(RIJP).doet(vernietigen.bevestig_vernietiging, nummer)


def test_zonder_wachtwoord_wordt_niets_vernietigd(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    stel_voor(spelers, nummer)
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        spelers.directeur_denhaag.zonder_wachtwoord().op(RIJP).doet(vernietigen.bevestig_vernietiging, nummer)


def test_zonder_voorstel_of_met_een_ander_voorstel_kan_bevestigen_niet(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        bevestig(spelers, nummer)
    voorstel = stel_voor(spelers, nummer)
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.directeur_denhaag.op(RIJP).doet(vernietigen.bevestig_vernietiging, nummer, gezien=voorstel.id + 1)


def test_heropenen_laat_een_voorstel_vervallen(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    stel_voor(spelers, nummer)
    spelers.directeur_sbjh.op(RIJP).doet(zaken.heropen, nummer, Toestand.ZORGELIJK, "Toch weer.", RIJP)
    sluit(spelers, nummer, RIJP)
    later = dag(3, 6, 2045)
    assert stand(spelers, nummer, RIJP) is S.BEWAARD
    assert stand(spelers, nummer, later) is S.TE_VERNIETIGEN
    with geweigerd(spelers.session, "ongeldige_overgang"):
        bevestig(spelers, nummer, later)


def test_langer_bewaren_houdt_tegen_en_laat_een_voorstel_vervallen(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    stel_voor(spelers, nummer)
    wie = spelers.directeur_denhaag.op(RIJP)
    wie.doet(vernietiging.bewaar_langer, nummer, "Er loopt een claim.")
    assert stand(spelers, nummer) is S.VASTGEHOUDEN
    with geweigerd(spelers.session, "langer_bewaard"):
        bevestig(spelers, nummer)
    wie.doet(vernietiging.hef_bewaring_op, nummer, "De claim is afgewezen.")
    assert stand(spelers, nummer) is S.TE_VERNIETIGEN, "the proposal of before the hold does not revive"


@pytest.mark.parametrize("wat", ["heropen", "document", "opnieuw", "bewaren"])
def test_met_een_vernietigde_zaak_kan_niets_meer(spelers: Spelers, wat: str) -> None:
    nummer = gesloten_zaak(spelers)
    vernietig(spelers, nummer)
    wie = spelers.directeur_sbjh.op(RIJP)
    with niet_aanvaard(spelers.session, "zaak_vernietigd"):
        if wat == "heropen":
            wie.doet(zaken.heropen, nummer, Toestand.ZORGELIJK, "Toch weer.", RIJP)
        elif wat == "document":
            wie.doet(documenten.voeg_document_toe, nummer, documenten.NieuwDocument("a.txt", b"x\n", RIJP))
        elif wat == "bewaren":
            wie.doet(vernietiging.bewaar_langer, nummer, "Te laat.")
        else:
            stel_voor(spelers, nummer)


def test_wat_iemand_over_een_vernietigde_zaak_typt_wordt_niet_bewaard(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    vernietig(spelers, nummer)
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.op(RIJP).doet(vernietiging.bewaar_langer, nummer, "Een naam.")
    assert set(logboek(spelers.session)[-1].inhoud) == {"code", "reden"}


def test_de_projectleider_en_de_gemeente_hebben_er_niets_over_te_zeggen(s1: Spelers) -> None:
    sluit(s1, "2025-0001")
    for wie in (s1.projectleider, s1.delft):
        with geweigerd(s1.session, "geen_recht"):
            wie.op(RIJP).doet(vernietiging.stel_vernietiging_voor, "2025-0001")


def test_de_lijst_en_de_ronde_noemen_wat_zijn_termijn_heeft_bereikt(spelers: Spelers) -> None:
    rijp, jong = gesloten_zaak(spelers), gesloten_zaak(spelers)
    sluit(spelers, jong, dag(3, 6))
    open_zaak(spelers)
    bladen = vernietiging.lijst(spelers.session, spelers.directeur_sbjh.actor, RIJP).bladen
    assert [(b.zaak.zaaknummer, b.stand) for b in bladen] == [(rijp, S.TE_VERNIETIGEN), (jong, S.BEWAARD)]
    assert [b.zaak.zaaknummer for b in vernietiging.rijp(spelers.session, RIJP)] == [rijp]
    assert spelers.session.get_one(Zaak, bladen[0].zaak.id).vernietigd_op is None


def test_een_signaal_heeft_een_eigen_termijn(spelers: Spelers) -> None:
    nummer = open_zaak(spelers, Toestand.SIGNAAL)
    terzijde = Bepaling(Toestand.NIET_IN_BEHANDELING, GESLOTEN, "Onterecht.")
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, nummer, terzijde)
    assert stand(spelers, nummer, dag(2, 6, 2030)) is S.TE_VERNIETIGEN
