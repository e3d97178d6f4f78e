"""Subscriptions: made by who may see zaken, for himself alone; nothing secret in the database or the logboek."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from app.db import transaction
from app.domain.basis.fouten import GeenRecht, NietGevonden, OngeldigeInvoer, OngeldigeOvergang, Verouderd
from app.domain.basis.handelingen import Soort
from app.domain.logboek import keten
from app.domain.melding.aflevering import Abonnementstaat
from app.models import Abonnement, Aflevering, LogboekPayload, LogboekRegel
from app.services.bewaren import anonimiseren
from app.services.melding import abonnementen
from app.services.melding import blad as abonnementblad
from app.services.melding.abonnementen import HOOGSTENS, NieuwAbonnement
from app.services.melding.geheimen import Geheimkast, GeheimOnleesbaar
from tests.kern.ontvanger import OPEN
from tests.kern.opzet import acties, inhoud, logboek
from tests.kern.spelers import VANDAAG, Speler, Spelers

GEHEIM_PAD = "https://ontvanger.example/haak/zeer-geheim-pad?sleutel=1"


def maak(wie: Speler, **anders: object) -> tuple[Abonnement, str]:
    wens = {"naam": "Zaaksysteem", "url": GEHEIM_PAD, "token": "mF_9.B5f-4.1JqM"} | anders
    return wie.doet(abonnementen.maak_abonnement, NieuwAbonnement(**wens), OPEN)  # type: ignore[arg-type]


@pytest.mark.parametrize("wie", ["directeur_sbjh", "projectleider", "delft", "wethouder", "rijnmond"])
def test_everybody_who_can_see_zaken_subscribes_for_himself(spelers: Spelers, wie: str) -> None:
    speler: Speler = getattr(spelers, wie)
    abonnement, _ = maak(speler)
    assert abonnement.staat is Abonnementstaat.WACHT_OP_TOESTEMMING
    assert [a.id for a in abonnementblad.lijst(spelers.session, speler.actor)] == [abonnement.id]


@pytest.mark.parametrize("wie", ["auditor", "beheerder"])
def test_who_sees_no_zaken_cannot(spelers: Spelers, wie: str) -> None:
    with pytest.raises(GeenRecht):
        maak(getattr(spelers, wie))
    (regel,) = logboek(spelers.session)
    assert (regel.kop.actie, regel.kop.uitkomst) == ("maak_abonnement", "geweigerd")
    assert regel.kop.object == f"gebruiker/{getattr(spelers, wie).actor.pseudoniem}", "found when he is emptied"


def test_secret_and_token_stand_nowhere_in_the_database_and_the_path_not_in_the_logboek(spelers: Spelers) -> None:
    abonnement, geheim = maak(spelers.delft)
    rijen = repr(inhoud(spelers.session))
    assert geheim not in rijen
    assert "mF_9" not in rijen
    assert OPEN.kast.open(abonnement.geheim) == geheim
    (payload,) = spelers.session.scalars(select(LogboekPayload.inhoud)).all()
    gezegd = keten.ontzegel(payload)
    assert gezegd == {"naam": "Zaaksysteem", "bestemming": "https://ontvanger.example"}
    assert "geheim" not in repr(NieuwAbonnement("x", GEHEIM_PAD, token="t"))


def test_wat_een_vorige_versie_afsloot_gaat_open_en_wat_nu_wordt_afgesloten_is_van_deze_vorm() -> None:
    """Locked with Fernet, before secrets were locked with AES-GCM; and nobody changes a letter unseen."""
    kast = Geheimkast("geheim van de test", "webhooks")
    vorig = (
        "gAAAAABrDWLB24LS8QbXHHjH_CBwR1tvj_olRb3N3pzWEA7ykDt6tCNDElHA"
        "01_doA1gOtdQKzhmL0QQXrm8NK4whpRzStLNfTnTkmZb5cryyvVm75NqhAk="
    )
    assert kast.open(vorig) == "whsec_van_een_vorige_versie"
    dicht = kast.sluit("nu")
    assert (dicht[:2], kast.open(dicht), kast.sluit("nu") == dicht) == ("2.", "nu", False)
    anders = (dicht[:-4] + "AAAA", dicht[:-1], dicht.removeprefix("2."), "2.", "", vorig[:-4], "2." + vorig)
    assert [kast.gaat_open(deel) for deel in anders] == [False] * len(anders)


def test_another_secret_key_cannot_read_it(spelers: Spelers) -> None:
    abonnement, _ = maak(spelers.delft)
    for kast in (Geheimkast("een andere sleutel", "webhooks"), Geheimkast("geheim van de test", "antwoorden")):
        with pytest.raises(GeheimOnleesbaar):
            kast.open(abonnement.geheim)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"url": "http://ontvanger.example/"}, "url"),
        ({"url": "https://127.0.0.1/"}, "url"),
        ({"url": "  "}, "url"),
        ({"naam": " "}, "naam"),
        ({"naam": "x" * 121}, "naam"),
        ({"token": "met spatie"}, "token"),
        ({"token": "met\r\nkop: x"}, "token"),
    ],
)
def test_wrong_input_is_said_at_its_field_and_makes_nothing(
    spelers: Spelers, anders: dict[str, str], veld: str
) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        maak(spelers.delft, **anders)
    assert fout.value.veld == veld
    assert (acties(spelers.session), abonnementblad.lijst(spelers.session, spelers.delft.actor)) == ([], [])


def test_there_is_an_end_to_how_many(spelers: Spelers) -> None:
    for _ in range(HOOGSTENS):
        eerste, _ = maak(spelers.delft)
    with pytest.raises(OngeldigeInvoer, match="Beëindig er eerst een"):
        maak(spelers.delft)
    maak(spelers.westland)
    spelers.delft.doet(abonnementen.beeindig_abonnement, eerste.id)
    maak(spelers.delft)


def test_kinds_are_kept_in_their_own_order(spelers: Spelers) -> None:
    abonnement, _ = maak(spelers.delft, soorten=[Soort.MANDATEN, Soort.VERLOOP, Soort.MANDATEN])
    assert abonnement.gekozen_soorten == ("verloop", "mandaten")


def test_of_another_nothing_can_be_seen_or_done(spelers: Spelers) -> None:
    abonnement, _ = maak(spelers.delft)
    with pytest.raises(NietGevonden):
        abonnementblad.vind(spelers.session, spelers.westland.actor, abonnement.id)
    for handeling in (abonnementen.beeindig_abonnement, abonnementen.hervat_abonnement):
        with pytest.raises(NietGevonden):
            spelers.westland.doet(handeling, abonnement.id)
    with pytest.raises(NietGevonden):
        spelers.westland.doet(abonnementen.vernieuw_geheim, abonnement.id, OPEN)


def test_what_was_ended_keeps_no_secret_and_is_over(spelers: Spelers) -> None:
    abonnement, _ = maak(spelers.delft)
    beeindigd = spelers.delft.doet(abonnementen.beeindig_abonnement, abonnement.id, versie=1)
    assert (beeindigd.geheim, beeindigd.token, beeindigd.url) == ("", None, "https://ontvanger.example")
    assert beeindigd.staat is Abonnementstaat.BEEINDIGD
    for handeling in (abonnementen.beeindig_abonnement, abonnementen.hervat_abonnement):
        with pytest.raises(OngeldigeOvergang):
            spelers.delft.doet(handeling, abonnement.id)
    gedaan, geweigerd = ["maak_abonnement", "beeindig_abonnement"], ["(beeindig_abonnement)", "(hervat_abonnement)"]
    assert acties(spelers.session) == gedaan + geweigerd


def test_what_runs_cannot_be_resumed(spelers: Spelers) -> None:
    abonnement, _ = maak(spelers.delft)
    with pytest.raises(OngeldigeOvergang, match="loopt"):
        spelers.delft.doet(abonnementen.hervat_abonnement, abonnement.id)


def test_who_looked_at_an_older_state_is_told(spelers: Spelers) -> None:
    abonnement, _ = maak(spelers.delft)
    spelers.delft.doet(abonnementen.vernieuw_geheim, abonnement.id, OPEN, versie=1)
    with pytest.raises(Verouderd):
        spelers.delft.doet(abonnementen.beeindig_abonnement, abonnement.id, versie=1)


def test_it_goes_with_an_account_that_is_emptied(spelers: Spelers) -> None:
    """By the table that anonimiseren names; the attempts go by the database itself."""
    assert "abonnement" in anonimiseren.WEG
    abonnement, _ = maak(spelers.delft)
    with transaction(spelers.session) as session:
        session.add(Aflevering(abonnement_id=abonnement.id, poging=1, op=VANDAAG))
    with transaction(spelers.session) as session:
        session.execute(delete(Abonnement).where(Abonnement.gebruiker_id == spelers.delft.actor.id))
    assert spelers.session.scalars(select(Aflevering)).all() == []


def test_pages_of_attempts_by_key(spelers: Spelers) -> None:
    abonnement, _ = maak(spelers.delft)
    nr = spelers.session.scalars(select(LogboekRegel.nr)).one()
    with transaction(spelers.session) as session:
        for poging in range(1, 6):
            session.add(Aflevering(abonnement_id=abonnement.id, regel_nr=nr, volgnr=1, poging=poging, op=VANDAAG))

    def pagina(**waar: int) -> tuple[list[int], bool, bool]:
        blad = abonnementblad.afleverpagina(spelers.session, abonnement, 2, **waar)
        assert blad.aantal == 5
        return [r.poging.poging for r in blad.regels], blad.eerder, blad.later

    eerste = abonnementblad.afleverpagina(spelers.session, abonnement, 2).regels
    assert pagina() == ([5, 4], False, True)
    assert pagina(na=eerste[1].poging.id) == ([3, 2], True, True)
    assert pagina(sla_over=4) == ([1], True, False)
    assert pagina(voor=eerste[1].poging.id - 1) == ([5, 4], False, True)
    assert eerste[0].handeling == "maak_abonnement"
