"""The verifier against the tree: the checkpoint, the proofs, an earlier checkpoint, and lines about the log itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest

from app.domain.logboek import merkle
from app.domain.logboek.keten import canoniek, lees_canoniek, verzegel
from app.export import verify
from app.export.bewijzen import Eerder
from app.export.regelstapel import Logregel
from tests.export import voorbeeld
from tests.export.inpakken import Leden
from tests.export.voorbeeld import (
    ANDERE_SLEUTEL,
    PEM,
    SLEUTEL,
    bladen_van,
    boom_van,
    checkpoint_van,
    gebouwd,
    geweigerd,
    regel,
    regels,
    vervalst,
)

BLADEN = bladen_van(regels())
BOOM = boom_van(regels())


def met_eerder(grootte: int) -> bytes:
    """The bundle with the proof that the log extends its first lines."""
    return gebouwd(replace(voorbeeld.inhoud(), eerder=Eerder(grootte, BOOM.knoop(0, grootte))))


@pytest.mark.parametrize("grootte", range(1, 31))
def test_a_log_that_goes_on_from_an_earlier_checkpoint_is_in_order(grootte: int) -> None:
    verslag = verify.controleer(met_eerder(grootte), PEM, checkpoint_van(BOOM, grootte=grootte))
    assert verslag.eerder == grootte


def eerder_geweigerd(bundel: bytes, eerder: bytes, wat: str) -> None:
    with pytest.raises(verify.Ongeldig, match=wat):
        verify.controleer(bundel, PEM, eerder)


def test_a_log_that_was_rewritten_is_refused_with_the_earlier_checkpoint() -> None:
    """The whole log was made anew by whoever holds database and key: only the reader's own checkpoint tells."""
    anders = merkle.Bladboom([b"iets anders", *BLADEN[1:]])
    eerder_geweigerd(met_eerder(12), checkpoint_van(anders, grootte=12), "de eerste 12 regels verschillen")
    eerder_geweigerd(met_eerder(12), checkpoint_van(anders, grootte=30), "de eerste 30 regels verschillen")


def test_a_log_that_became_shorter_is_refused() -> None:
    langer = merkle.Bladboom([*BLADEN, b"nog een"])
    eerder_geweigerd(voorbeeld.bundel(), checkpoint_van(langer), "het logboek is korter dan eerder: 30 regels")


def test_an_earlier_checkpoint_of_another_key_or_log_is_refused() -> None:
    eerder_geweigerd(met_eerder(12), checkpoint_van(BOOM, ANDERE_SLEUTEL, 12), "niet ondertekend met de opgegeven")
    ander = checkpoint_van(BOOM, grootte=12).replace(b"haaglanden-1", b"haaglanden-2")
    eerder_geweigerd(met_eerder(12), ander, "niet ondertekend met de opgegeven")


def test_without_a_proof_from_that_checkpoint_it_says_so() -> None:
    eerder_geweigerd(met_eerder(12), checkpoint_van(BOOM, grootte=13), "geen bewijs vanaf het checkpoint met 13 regels")


def test_an_earlier_bundle_serves_as_checkpoint() -> None:
    eerder = verify.checkpoint_uit(BytesIO(voorbeeld.bundel()))
    assert eerder == verify.checkpoint_uit(BytesIO(checkpoint_van(BOOM))) == checkpoint_van(BOOM)


def wijzig_bewijs(wijzig: Callable[[dict[str, object]], object]) -> bytes:
    def pas_toe(leden: Leden) -> None:
        bewijzen = lees_canoniek(leden["proofs.json"])
        wijzig(bewijzen)
        leden["proofs.json"] = canoniek(bewijzen)

    return vervalst(pas_toe, sleutel=SLEUTEL)


@pytest.mark.parametrize(
    ("wijzig", "wat"),
    [
        (lambda b: b["inclusie"].pop(), "proofs.json: de laatste regel staat niet in de boom van het checkpoint"),
        (lambda b: b["inclusie"].append("0" * 64), "proofs.json: de laatste regel staat niet in de boom .*"),
        (lambda b: b.update(inclusie=["x"]), "proofs.json: bevat iets anders dan hashes"),
        (lambda b: b.update(extra=1), "proofs.json: onbekende of ontbrekende velden"),
        (
            lambda b: b.update(voortzetting={"vanaf": 4, "wortel": "0" * 64, "bewijs": ["0" * 64]}),
            "proofs.json: het logboek is geen voortzetting van dat met 4 regels",
        ),
        (
            lambda b: b.update(voortzetting={"vanaf": 31, "wortel": "0" * 64, "bewijs": []}),
            "proofs.json: het logboek is geen voortzetting van dat met 31 regels",
        ),
    ],
)
def test_a_proof_that_proves_nothing_is_refused_even_when_signed(
    wijzig: Callable[[dict[str, object]], object], wat: str
) -> None:
    geweigerd(wijzig_bewijs(wijzig), wat)


@pytest.mark.parametrize(
    ("wijzig", "wat"),
    [
        (lambda bewijs: bewijs[:-32], "deelbewijs.bin: is te kort"),
        (lambda bewijs: bewijs + bytes(32), "deelbewijs.bin: is te lang"),
        (lambda bewijs: bytes([bewijs[0] ^ 1]) + bewijs[1:], "checkpoint: de regels staan niet in de boom .*"),
    ],
)
def test_lines_that_are_not_in_the_tree_are_refused_even_when_signed(
    wijzig: Callable[[bytes], bytes], wat: str
) -> None:
    def pas_toe(leden: Leden) -> None:
        leden["deelbewijs.bin"] = wijzig(leden["deelbewijs.bin"])

    geweigerd(vervalst(pas_toe, sleutel=SLEUTEL), wat)


@pytest.mark.parametrize(
    "checkpoint",
    [
        b"",
        b"iets\n",
        checkpoint_van(BOOM, ANDERE_SLEUTEL),
        checkpoint_van(BOOM).replace(b"\n30\n", b"\n31\n"),
        checkpoint_van(BOOM).replace(b"\n30\n", b"\n030\n"),
        checkpoint_van(BOOM)[:-1],
        checkpoint_van(BOOM, grootte=29),
    ],
)
def test_a_checkpoint_that_is_not_of_this_log_and_key_is_refused_even_when_signed(checkpoint: bytes) -> None:
    geweigerd(vervalst(lambda leden: leden.update(checkpoint=checkpoint), sleutel=SLEUTEL), "checkpoint: .*")


def stelselregel(nr: int, actie: str, inhoud: dict[str, object], logboek: str = "haaglanden-1") -> Logregel:
    payload = verzegel(inhoud, sha256(b"stelsel %d" % nr).digest())
    kop = regel(
        1, None, payload, nr=nr, zaak=None, zaak_nr=None, zaak_vorige=None, actie=actie, logboek=logboek,
    )  # fmt: skip
    return Logregel(kop, payload)


def met_stelsel(*stelsel: Logregel, boom: merkle.Boom | None = None) -> bytes:
    """A bundle with these lines about the log itself, at odd numbers, which are of no zaak."""
    if boom is None:
        bladen = list(BLADEN)
        for een in stelsel:
            bladen[int(str(lees_canoniek(een.kop)["nr"])) - 1] = een.kop
        boom = merkle.Bladboom(bladen)
    return gebouwd(replace(voorbeeld.inhoud(), boom=boom, checkpoint=checkpoint_van(boom), stelsel=stelsel))


def test_lines_about_the_log_itself_stand_in_the_same_tree() -> None:
    wissel = stelselregel(7, "wissel_sleutel", {"oud": "a", "nieuw": "b"})
    assert verify.controleer(met_stelsel(wissel), PEM).waarschuwingen == ()
    with pytest.raises(verify.Ongeldig, match="de regels staan niet in de boom"):
        verify.controleer(met_stelsel(wissel, boom=BOOM), PEM)


@pytest.mark.parametrize(
    "stelsel",
    [
        [stelselregel(7, "exporteer", {})],
        [stelselregel(9, "wissel_sleutel", {}), stelselregel(7, "wissel_sleutel", {})],
        [stelselregel(7, "wissel_sleutel", {}, logboek="ander-1")],
        [stelselregel(7, "hervat_logboek", {"oud_logboek": "haaglanden-0"})],
    ],
)
def test_lines_about_the_log_that_do_not_belong_are_refused(stelsel: list[Logregel]) -> None:
    with pytest.raises(verify.Ongeldig):
        verify.controleer(met_stelsel(*stelsel), PEM)
