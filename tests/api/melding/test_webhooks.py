"""Webhooks through the API: the secret told once, also to who asks again; nobody sees those of another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import db, transaction
from app.domain.gebruiker.token import Tokenbereik
from app.models import Abonnement, Aflevering, ApiAntwoord
from tests.api.beller import Beller, Bellers, code
from tests.kern.ontvanger import OPEN
from tests.kern.spelers import VANDAAG

PAD = "/abonnementen"
NIEUW: dict[str, Any] = {"naam": "Zaaksysteem", "url": "https://ontvanger.example/haak", "soorten": ["verloop"]}


@pytest.fixture
def wie(app: Flask) -> Bellers:
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], base_url=OPEN.basis)
    return Bellers(app)


@pytest.fixture
def delft(wie: Bellers) -> Beller:
    return wie.delft


def test_made_read_and_ended(delft: Beller) -> None:
    antwoord = delft.post(PAD, NIEUW)
    assert antwoord.status_code == 201
    gemaakt = antwoord.json or {}
    assert antwoord.headers["Location"] == f"{OPEN.basis}/api/v1{PAD}/{gemaakt['id']}"
    assert gemaakt["geheim"].startswith("whsec_")
    assert (gemaakt["staat"], gemaakt["soorten"]) == ("wacht_op_toestemming", ["verloop"])
    een = f"{PAD}/{gemaakt['id']}"
    assert delft.lees(een) == gemaakt | {"geheim": None}
    assert [w["id"] for w in delft.lees(PAD)["resultaten"]] == [gemaakt["id"]]
    einde = delft.gelukt(f"{een}/beeindiging", een)
    assert (einde["staat"], einde["url"]) == ("beeindigd", "https://ontvanger.example")
    assert code(delft.doe(f"{een}/beeindiging", een)) == (409, "ongeldige_overgang")


def test_who_lost_the_answer_gets_the_same_secret_again_and_it_is_kept_encrypted(app: Flask, delft: Beller) -> None:
    eerste = delft.post(PAD, NIEUW, Idempotency_Key="een")
    weer = delft.post(PAD, NIEUW, Idempotency_Key="een")
    assert eerste.json == weer.json
    assert weer.headers["Idempotent-Replayed"] == "true"
    assert code(delft.post(PAD, NIEUW | {"naam": "Ander"}, Idempotency_Key="een")) == (422, "sleutel_hergebruikt")
    with app.app_context():
        (bewaard,) = db.session.scalars(select(ApiAntwoord.inhoud)).all()
        assert db.session.scalars(select(Abonnement.id)).all() == [1]
    assert (eerste.json or {})["geheim"].encode() not in bewaard


def test_a_changed_secret_key_says_that_it_was_done(app: Flask, delft: Beller) -> None:
    delft.post(PAD, NIEUW, Idempotency_Key="een")
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], secret_key="een andere sleutel")
    assert code(delft.post(PAD, NIEUW, Idempotency_Key="een")) == (409, "reeds_gedaan")


def test_of_another_there_is_nothing(wie: Bellers, delft: Beller) -> None:
    een = f"{PAD}/{delft.gelukt(PAD, **NIEUW)['id']}"
    assert wie.directeur_sbjh.lees(PAD)["aantal"] == 0
    for pad in (een, f"{een}/afleveringen"):
        assert code(wie.directeur_sbjh.get(pad)) == (404, "niet_gevonden")
    for act in ("beeindiging", "hervatting", "geheim"):
        assert code(wie.directeur_sbjh.post(f"{een}/{act}", {}, If_Match="*")) == (404, "niet_gevonden")


def test_who_sees_no_zaken_has_none(wie: Bellers) -> None:
    for beller in (wie.auditor, wie.beheerder):
        assert code(beller.get(PAD)) == (403, "geen_recht")
        assert code(beller.post(PAD, NIEUW)) == (403, "geen_recht")


def test_a_token_that_only_reads_makes_none(wie: Bellers) -> None:
    lezer = wie.van("delft@h10.example", Tokenbereik.LEZEN)
    assert code(lezer.post(PAD, NIEUW)) == (403, "bereik_te_klein")
    assert lezer.lees(PAD)["aantal"] == 0


@pytest.mark.parametrize(
    ("anders", "naam"),
    [
        ({"url": "http://ontvanger.example"}, "url"),
        ({"url": "https://169.254.169.254/"}, "url"),
        ({"url": 3}, "url"),
        ({"naam": ""}, "naam"),
        ({"token": "a b"}, "token"),
    ],
)
def test_what_is_wrong_names_its_field(delft: Beller, anders: dict[str, Any], naam: str) -> None:
    antwoord = delft.post(PAD, NIEUW | anders)
    assert antwoord.status_code in (400, 422)
    assert [fout["name"] for fout in (antwoord.json or {})["invalidParams"]] == [naam]


def test_an_act_asks_the_version_that_was_looked_at(delft: Beller) -> None:
    een = f"{PAD}/{delft.gelukt(PAD, **NIEUW)['id']}"
    oud = delft.get(een).headers["ETag"]
    nieuw = delft.gelukt(f"{een}/geheim", een)
    assert nieuw["geheim"].startswith("whsec_")
    assert code(delft.post(f"{een}/beeindiging", {})) == (428, "versie_nodig")
    assert code(delft.post(f"{een}/beeindiging", {}, If_Match=oud)) == (412, "verouderd")


def test_paused_and_resumed_with_its_attempts(app: Flask, delft: Beller) -> None:
    een = f"{PAD}/{delft.gelukt(PAD, **NIEUW)['id']}"
    assert code(delft.doe(f"{een}/hervatting", een)) == (409, "ongeldige_overgang")
    with app.app_context(), transaction(db.session) as session:
        webhook = session.get_one(Abonnement, 1)
        webhook.gepauzeerd_op, webhook.fout, webhook.mislukt = VANDAAG, "niet_bereikbaar", 9
        session.add(Aflevering(abonnement_id=1, poging=1, op=VANDAAG, status=200))
        session.add(Aflevering(abonnement_id=1, regel_nr=1, volgnr=1, poging=1, op=VANDAAG, fout="niet_bereikbaar"))
    stand = delft.lees(een)
    assert (stand["staat"], stand["fout"]) == ("gepauzeerd", "niet_bereikbaar")
    assert "niet te bereiken" in stand["uitleg"]
    eerste = delft.lees(f"{een}/afleveringen?paginagrootte=1")
    assert eerste["aantal"] == 2
    (poging,) = eerste["resultaten"]
    assert (poging["type"], poging["zaaknummer"]) == ("nl.draaiboek.zaak.open-zaak", "2025-0001")
    assert len(poging["event"]) == 64
    vervolg = delft.lees(eerste["volgende"].removeprefix(f"{OPEN.basis}/api/v1"))
    assert [(p["type"], p["status"]) for p in vervolg["resultaten"]] == [(None, 200)]
    assert delft.lees(vervolg["vorige"].removeprefix(f"{OPEN.basis}/api/v1"))["resultaten"] == [poging]
    weer = delft.gelukt(f"{een}/hervatting", een, vanafNu=True)
    assert (weer["staat"], weer["fout"]) == ("wacht_op_toestemming", None)
