"""The calendar of a person: what he sees on the day, at an address that is his alone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.domain.basis.fouten import NietGevonden
from app.models import Aanbieder, Agendalink
from app.services.gebruiker import gebruikers
from app.services.post.agenda import lees_agenda, maak_agendalink, trek_agendalink_in
from app.services.post.ics import Afspraak, als_ics
from app.services.vergadering.kalender import NieuweVergadering, plan_vergadering
from tests.kern.opzet import geweigerd, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.post.conftest import BASIS

NU = datetime(2025, 2, 4, 8, tzinfo=UTC)


def lees(spelers: Spelers, sleutel: str) -> str:
    """As one long text, its lines put together again."""
    return lees_agenda(spelers.session, sleutel, BASIS, NU, str).decode().replace("\r\n ", "")


def sleutel_van(wie: Speler) -> str:
    return wie.doet(maak_agendalink, wie.actor.id).sleutel


@pytest.mark.beide
def test_de_agenda_geeft_wat_bij_hem_ligt_en_de_vergaderingen_en_niets_van_de_inhoud(spelers: Spelers) -> None:
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    vergadering = wie.doet(plan_vergadering, NieuweVergadering("DO", dag(10, 6), "09:30", "Zaal 1, Delft; boven"))
    agenda = lees(spelers, sleutel_van(wie))
    assert f"SUMMARY:Stap · {zaak}" in agenda
    assert f"URL:{BASIS}/zaken/{zaak}/openstaand" in agenda
    assert "DTSTART:20250610T073000Z" in agenda
    assert "LOCATION:Zaal 1\\, Delft\\; boven" in agenda
    assert f"URL:{BASIS}/kalender/{vergadering.id}" in agenda
    assert spelers.session.scalars(select(Aanbieder.naam)).one() not in agenda
    uids = re.findall(r"^UID:(.+)\r$", agenda, re.M)
    assert len(uids) == len(set(uids)) == agenda.count("BEGIN:VEVENT") > 1
    later = lees_agenda(spelers.session, sleutel_van(wie), BASIS, NU + timedelta(hours=1), str).decode()
    assert re.findall(r"^UID:(.+)\r$", later.replace("\r\n ", ""), re.M) == uids, "the same appointment keeps its name"
    assert "METHOD" not in agenda, "it is no invitation (RFC 5546)"
    assert zaak not in lees(spelers, sleutel_van(spelers.delft)), "a municipality reads what lies with itself"


def test_een_nieuw_adres_maakt_het_oude_ongeldig_en_intrekken_of_blokkeren_ook(spelers: Spelers) -> None:
    wie = spelers.wethouder
    eerste, tweede = sleutel_van(wie), sleutel_van(wie)
    assert tweede not in str(spelers.session.scalars(select(Agendalink.sha256)).all())
    for weg in (eerste, "verzonnen"):
        with pytest.raises(NietGevonden):
            lees(spelers, weg)
    wie.doet(trek_agendalink_in, wie.actor.id)
    with pytest.raises(NietGevonden):
        lees(spelers, tweede)
    derde = sleutel_van(wie)
    spelers.beheerder.doet(gebruikers.zet_actief, wie.actor.id, False)
    assert spelers.session.scalars(select(Agendalink.id)).all() == [], "it does not come back with the account"
    with pytest.raises(NietGevonden):
        lees(spelers, derde)


def test_niemand_maakt_een_adres_voor_een_ander(spelers: Spelers) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(maak_agendalink, spelers.westland.actor.id)


def test_elke_regel_past_in_vijfenzeventig_bytes_en_een_naam_blijft_heel() -> None:
    titel = "Überleg: één; twee, drie\nvier €" * 9
    inhoud = als_ics([Afspraak("a", titel, date(2025, 2, 3), "https://x.example/a"), Afspraak("b", "B", NU, "")], NU)
    regels = inhoud.decode().split("\r\n")
    assert regels[-1] == ""
    assert all(len(regel.encode()) <= 75 for regel in regels)
    terug = re.search(r"SUMMARY:(.*)", inhoud.decode().replace("\r\n ", ""))
    assert terug
    ontdaan = re.sub(r"\\([\\;,n])", lambda m: "\n" if m[1] == "n" else m[1], terug[1].rstrip("\r"))
    assert ontdaan == titel
    assert "DTEND;VALUE=DATE:20250204" in regels
