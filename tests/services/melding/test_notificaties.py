"""Who hears what: no more than the screens show him at that moment, and of nothing that is not his to see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from app.db import transaction
from app.domain.basis.begrippen import Bereik, Rol, Toestand
from app.domain.melding.gebeurtenissen import GEEN_ZAAK
from app.domain.melding.webhookadres import Adresregel
from app.models import Gebruiker
from app.services.mandaat import einde as mandaateinde
from app.services.mandaat import handelingen as mandaten
from app.services.termijn import dagen
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    actief_mandaat,
    bepaling,
    logboek,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    verleen,
    zaak_van,
)
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.bewaren.vernietigen import gesloten_zaak, vernietig
from tests.services.melding.webhooks import Webhook, abonneer

Haken = dict[str, Webhook]


@pytest.fixture
def vreemde(spelers: Spelers) -> Speler:
    """A projectleider who is not appointed anywhere."""
    return spelers.nieuw("ander@sbjh.example", "sbjh", Rol.PROJECTLEIDER)


@pytest.fixture
def haken(spelers: Spelers, vreemde: Speler) -> Iterator[Haken]:
    """A webhook of everybody who can see a zaak, and of one who cannot."""
    s = spelers
    yield from abonneer(s.directeur_sbjh, s.projectleider, s.delft, s.westland, s.wethouder, s.rijnmond, vreemde)


def test_wat_van_een_zaak_is_heeft_een_type_en_wat_van_geen_zaak_is_niet(s1: Spelers) -> None:
    s1.beheerder.doet(dagen.voeg_dag_toe, dag(3, 3), "maandag van carnaval", "besluit van het bestuur")
    regels = logboek(s1.session)
    in_zaak, elders = ({r.kop.actie for r in regels if bool(r.kop.zaak) is zo} for zo in (True, False))
    assert len(in_zaak) > 10
    assert elders
    assert not in_zaak & GEEN_ZAAK
    assert elders <= GEEN_ZAAK


def ronde(haken: Haken) -> dict[str, list[str]]:
    """What each of them heard with this round, by the name before the @; whoever heard nothing is left out."""
    voor = {email: len(haak.ontvanger.events) for email, haak in haken.items()}
    eerste, *_ = haken.values()
    hosts = frozenset(haak.ontvanger.host for haak in haken.values())
    eerste.ronde(regel=Adresregel(hosts, http_mag=True))
    gehoord = {email: haak.ontvanger.handelingen[voor[email] :] for email, haak in haken.items()}
    return {email.partition("@")[0]: wat for email, wat in gehoord.items() if wat}


def allen(handeling: str, *wie: str) -> dict[str, list[str]]:
    """Each of them heard this one act."""
    return {naam: [handeling] for naam in wie}


def test_a_signaal_stays_with_the_regievoerder(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    assert ronde(haken) == {"directeur": ["open_zaak"]}
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.NIET_IN_BEHANDELING))
    assert ronde(haken) == {"directeur": ["bepaal_trede"]}, "nor that it was put aside"


def test_once_in_a_trede_the_region_hears_of_it_from_there(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    ronde(haken)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK))
    assert ronde(haken) == allen("bepaal_trede", "directeur", "delft", "westland", "wethouder")


def test_nobody_outside_the_team_is_told_the_number_of_an_entry(spelers: Spelers, haken: Haken) -> None:
    """Gaps between numbers would tell how much happens that he does not hear of."""
    open_zaak(spelers, Toestand.SIGNAAL)
    open_zaak(spelers)
    ronde(haken)
    (van_delft,), van_team = (haken[e].ontvanger.events for e in ("delft@h10.example", "directeur@sbjh.example"))
    assert "nr" not in van_delft.event["data"]
    assert [b.event["data"]["nr"] for b in van_team] == [8, 9]
    assert (van_delft.event["sequence"], van_team[1].event["sequence"]) == ("0000000001", "0000000002")
    assert van_delft.event["id"] == van_team[1].event["id"], "the same event"


def test_a_grantor_hears_of_its_own_mandaat_once_it_was_approved(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers)
    ronde(haken)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    assert ronde(haken) == {"directeur": ["stel_op", "stel_voor"]}
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    assert ronde(haken) == {"directeur": ["keur_goed"], "delft": ["keur_goed"]}
    verleen(spelers, mandaat_id, "GM0503")
    leven = ["verleen", "stem_in", "stem_in", "activeer"]
    assert ronde(haken) == {"directeur": [*leven, "leg_afspraak_vast"], "delft": leven}
    assert {b.event["data"]["object"] for b in haken["delft@h10.example"].ontvanger.events[1:]} == {
        f"mandaat/{mandaat_id}"
    }


def test_a_proposal_that_was_turned_down_never_reaches_its_grantor(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers)
    ronde(haken)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.wijs_af, mandaat_id, dag(14, 3), "Te ruim.")
    assert ronde(haken) == {"directeur": ["stel_op", "stel_voor", "wijs_af"]}


def test_another_region_hears_nothing_before_it_has_a_mandaat_to_decide_on(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO))
    assert "regio" not in ronde(haken)
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    assert ronde(haken) == {"directeur": ["keur_goed"], "regio": ["keur_goed"]}
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZEER_PROBLEMATISCH))
    assert ronde(haken)["regio"] == ["bepaal_trede"]


def test_of_the_mandaat_of_another_municipality_nothing_is_heard(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers)
    ronde(haken)
    actief_mandaat(spelers, zaak, "GM1783")
    gehoord = ronde(haken)
    assert gehoord.keys() == {"directeur", "westland"}
    assert gehoord["westland"] == ["keur_goed", "verleen", "stem_in", "stem_in", "activeer"]


def test_a_mandaat_that_expires_by_itself_is_an_event_too(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    ronde(haken)
    na = spelers.directeur_sbjh.op(dag(1, 10)).nu
    mandaateinde.noteer_eindes(spelers.session, na)
    assert ronde(haken) == {"directeur": ["verloopt"], "delft": ["verloopt"]}


def test_a_projectleider_hears_everything_from_his_appointment_to_its_end(spelers: Spelers, haken: Haken) -> None:
    zaak, ander = open_zaak(spelers), open_zaak(spelers)
    ronde(haken)
    wijs_aan = toewijzing.wijs_projectleider_aan
    spelers.directeur_sbjh.doet(wijs_aan, zaak, spelers.projectleider.email, BEGIN)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, ander, bepaling(Toestand.PROBLEMATISCH))
    assert ronde(haken)["projectleider"] == ["wijs_projectleider_aan", "rond_stap_af", "leg_afspraak_vast"]
    spelers.directeur_sbjh.doet(wijs_aan, zaak, "ander@sbjh.example", VANDAAG)
    gehoord = ronde(haken)
    assert "projectleider" not in gehoord, "the act that ended it comes when he is no longer there"
    assert gehoord["ander"] == ["wijs_projectleider_aan"]


def test_a_municipality_with_a_large_interest_hears_what_the_team_hears(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    ronde(haken)
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    gehoord = ["voeg_regievoerder_toe", "leg_afspraak_vast"]
    assert ronde(haken) == {"directeur": gehoord, "delft": gehoord}
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    assert ronde(haken).keys() == {"directeur", "delft", "projectleider"}


def test_a_zaak_of_another_region_is_not_heard_of(spelers: Spelers, haken: Haken) -> None:
    zaak = open_zaak(spelers)
    with transaction(spelers.session) as session:
        zaak_van(session, zaak).regio = "rijnmond"
    assert ronde(haken) == {}


def test_what_is_not_visible_any_more_at_delivery_is_not_told(spelers: Spelers, haken: Haken) -> None:
    """Between the act and its delivery the case was taken back from sight."""
    zaak = open_zaak(spelers)
    with transaction(spelers.session) as session:
        zaak_van(session, zaak).gedeeld = False
    assert ronde(haken) == {"directeur": ["open_zaak"]}


def test_who_lost_his_role_hears_nothing(spelers: Spelers, haken: Haken) -> None:
    with transaction(spelers.session) as session:
        for gebruiker in session.scalars(select(Gebruiker).where(Gebruiker.email.endswith("@h10.example"))).all():
            gebruiker.roles = []
    open_zaak(spelers)
    assert ronde(haken) == allen("open_zaak", "directeur", "wethouder")


def test_of_a_destroyed_zaak_only_the_team_hears_and_only_that_it_is_so(spelers: Spelers, haken: Haken) -> None:
    zaak = gesloten_zaak(spelers)
    vernietig(spelers, zaak)
    gehoord = ronde(haken)
    assert gehoord.keys() == {"directeur"}
    assert gehoord["directeur"][-1] == "bevestig_vernietiging"
