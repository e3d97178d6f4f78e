"""Which words are one word to who searches. A change here asks `flask zoeken herbouw` of every installation."""

from __future__ import annotations

from app.services.zoeken.stam import stam

EEN = (
    "kind kinderen", "pleegkind pleegkinderen", "mandaat mandaten", "plan plannen", "gemeente gemeenten", "huis huizen",
    "brief brieven", "begeleiding begeleiden", "verslag verslagen", "overleg overleggen", "regio regios",
    "trede tredes treden", "college colleges", "raad raden", "foto fotos", "proces processen", "zaak zaken",
    "kasstroom kasstromen", "locatie locaties", "voorwaarde voorwaarden", "maatregel maatregelen",
)  # fmt: skip


def test_een_woord_is_hetzelfde_in_elke_vorm() -> None:
    assert [vormen for vormen in EEN if len({stam(vorm) for vorm in vormen.split()}) > 1] == []


def test_andere_woorden_blijven_andere_woorden() -> None:
    assert len({stam(vormen.split()[0]) for vormen in EEN} | {stam("beleid"), stam("zorg")}) == len(EEN) + 2


def test_een_stam_staat_vast() -> None:
    """What is kept was made with these."""
    assert [stam(woord) for woord in ["mandaten", "2025", "o10a", "regios", "x", "kasstromen"]] == [
        "mandat", "2025", "o10a", "regio", "x", "kasstrom",
    ]  # fmt: skip
