"""How a delivery is judged and tried again, and what an event looks like."""

from __future__ import annotations

import base64
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.handelingen import HANDELINGEN
from app.domain.melding.aflevering import (
    LANGST,
    UITLEG,
    WACHTTIJDEN,
    Afleverfout,
    fout_van,
    lees_toestemming,
    lees_wachttijd,
    volgende_poging,
)
from app.domain.melding.notificatie import (
    Notificatie,
    ondertekening,
    toon_geheim,
    type_van,
)

NU = datetime(2025, 6, 2, 10, tzinfo=UTC)
MINUUT = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("status", "fout"),
    [
        (200, None),
        (202, None),
        (204, None),
        (301, Afleverfout.OMLEIDING),
        (307, Afleverfout.OMLEIDING),
        (400, Afleverfout.GEWEIGERD),
        (404, Afleverfout.GEWEIGERD),
        (410, Afleverfout.OPGEHEVEN),
        (429, Afleverfout.GEWEIGERD),
        (500, Afleverfout.GEWEIGERD),
        (199, Afleverfout.GEWEIGERD),
    ],
)
def test_only_2xx_is_delivered(status: int, fout: Afleverfout | None) -> None:
    assert fout_van(status) is fout


def test_every_failure_waits_longer_until_it_was_enough() -> None:
    wachttijden = [volgende_poging(n, NU) for n in range(1, len(WACHTTIJDEN) + 1)]
    assert [w and w - NU for w in wachttijden] == list(WACHTTIJDEN)
    assert list(WACHTTIJDEN) == sorted(WACHTTIJDEN)
    assert volgende_poging(len(WACHTTIJDEN) + 1, NU) is None


def test_what_the_receiver_asks_for_is_kept_to_and_never_shortens_the_wait() -> None:
    assert volgende_poging(1, NU, NU + timedelta(hours=3)) == NU + timedelta(hours=3)
    assert volgende_poging(3, NU, NU + MINUUT) == NU + WACHTTIJDEN[2]
    assert volgende_poging(1, NU, NU + timedelta(days=900)) == NU + LANGST


@pytest.mark.parametrize(
    ("status", "tekst", "na"),
    [
        (429, "120", timedelta(seconds=120)),
        (503, "0", timedelta(0)),
        (429, "99999999999999999999999", LANGST),
        (429, "Mon, 02 Jun 2025 10:30:00 GMT", timedelta(minutes=30)),
        (500, "120", None),
        (429, "", None),
        (429, "gauw", None),
        (429, "-5", None),
        (429, "²", None),
        (429, "Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(status: int, tekst: str, na: timedelta | None) -> None:
    moment = lees_wachttijd(status, tekst, NU)
    assert (moment and moment - NU) == na


@given(st.text(max_size=40))
def test_no_header_of_a_receiver_breaks_us(tekst: str) -> None:
    volgende_poging(1, NU, lees_wachttijd(429, tekst, NU))
    lees_toestemming("draaiboek.example", tekst, tekst)


@pytest.mark.parametrize(
    ("toegestaan", "tempo", "mag"),
    [
        ("draaiboek.example", "", (True, None)),
        ("DRAAIBOEK.example", "*", (True, None)),
        ("*", "120", (True, 120)),
        ("*", "0", (True, 1)),
        ("ander.example", "120", (False, 120)),
        ("", "", (False, None)),
    ],
)
def test_permission_names_us_or_everybody(toegestaan: str, tempo: str, mag: tuple[bool, int | None]) -> None:
    assert lees_toestemming("draaiboek.example", toegestaan, tempo) == mag


def test_every_fault_says_how_to_mend_it() -> None:
    assert set(UITLEG) == set(Afleverfout)


def test_the_event_is_a_cloudevent_after_the_dutch_profile() -> None:
    notificatie = Notificatie("ab" * 32, "2025-0001", "bepaal_trede", NU, "zaak/2025-0001", 12)
    event = json.loads(notificatie.inhoud("urn:nld:oin:1:systeem:draaiboek", "https://d.example", 7))
    assert event == {
        "specversion": "1.0",
        "id": "ab" * 32,
        "source": "urn:nld:oin:1:systeem:draaiboek",
        "type": "nl.draaiboek.zaak.bepaal-trede",
        "subject": "2025-0001",
        "time": "2025-06-02T10:00:00.000Z",
        "sequence": "0000000007",
        "dataref": "https://d.example/api/v1/zaken/2025-0001",
        "datacontenttype": "application/json",
        "data": {"zaaknummer": "2025-0001", "handeling": "bepaal_trede", "object": "zaak/2025-0001", "nr": 12},
    }
    assert all(re.fullmatch(r"[a-z0-9]{1,20}", naam) for naam in event), "names of attributes, CloudEvents part 3.1"


def test_every_act_has_a_type_in_reverse_dns() -> None:
    assert {type_van(h) for h in HANDELINGEN if not re.fullmatch(r"nl(\.[a-z][a-z-]*[a-z])+", type_van(h))} == set()
    assert len({type_van(h) for h in HANDELINGEN}) == len(HANDELINGEN)


def test_the_signature_is_that_of_standard_webhooks() -> None:
    """The example of their libraries, and its signature."""
    geheim = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    inhoud = b'{"test": 2432232314}'
    verwacht = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert ondertekening([geheim], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, inhoud) == verwacht


def test_a_secret_is_recognised_as_one() -> None:
    geheim = toon_geheim(b"\x00" * 32)
    assert geheim.startswith("whsec_")
    assert base64.b64decode(geheim.removeprefix("whsec_")) == b"\x00" * 32
