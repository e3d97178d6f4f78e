"""A small zaak as plain data, and the ways in which somebody might tamper with its bundle."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.logboek import merkle, notitie
from app.domain.logboek.keten import (
    NUL,
    Regel,
    canoniek,
    lees_canoniek,
    maak_regel,
    regel_hash,
    verzegel,
)
from app.export import verify
from app.export.bundel import bouw_bundel
from app.export.bundeldelen import Bijlage, BundelInhoud
from app.export.mdto import Archiefstuk
from app.export.ondertekening import Ondertekenaar
from app.export.regelstapel import Logregel
from tests.export.inpakken import Leden, ingepakt_paren, uitgepakt

ARCHIEFSTUK = Archiefstuk(
    zaaknummer="2025-0001", titel="Stichting Duinpoort", regio="Haaglanden", van=date(2025, 2, 3),
    tot_en_met=date(2025, 5, 16), ontvanger="NZa", archiefvormer="Haaglanden", termijn=None, beperking="Toezicht.",
    export=3, gemaakt_op=datetime(2025, 5, 16, 9, 30, tzinfo=UTC),
)  # fmt: skip
SLEUTEL = Ondertekenaar(Ed25519PrivateKey.from_private_bytes(b"\x01" * 32))
ANDERE_SLEUTEL = Ondertekenaar(Ed25519PrivateKey.from_private_bytes(b"\x02" * 32))
PEM = SLEUTEL.publieke_pem()
MOMENT = datetime(2025, 5, 16, 9, 30, tzinfo=UTC)
AANTAL = 15

INHOUDEN: tuple[dict[str, object], ...] = (
    {"motivering": "=1+1", "bedrag": -45_000_000},
    {"motivering": 'Kas tot mei; "krap"\nen € 450.000', "geraadpleegd": ["IGJ", "NZa"]},
    {"motivering": "@SUM(A1)", "verdeling": {"GM0518": 30, "GM0503": 12}},
    {},
)


def regel(nummer: int, vorige: bytes | None, payload: bytes, **anders: object) -> bytes:
    """Line `nummer` of the zaak; the logboek also holds a line of another zaak before each one."""
    hash_vorige = regel_hash(vorige) if vorige else NUL
    velden: dict[str, object] = {
        "logboek": "haaglanden-1",
        "nr": nummer * 2,
        "vorige": regel_hash(van_ander(nummer)),
        "zaak": "2025-0001",
        "zaak_nr": nummer,
        "zaak_vorige": hash_vorige,
        "tijd": 1_738_569_600_000_000 + nummer * 1_000_001,
        "datum": "2025-02-03",
        "actor": "p-7f3a",
        "rol": "regievoerder",
        "hoedanigheid": "directeur Servicebureau",
        "namens": "GM0518,GM0503" if nummer % 2 else None,
        "actie": "exporteer" if nummer == AANTAL else "bepaal_trede",
        "uitkomst": "geweigerd" if nummer == 3 else "gedaan",
        "van": None,
        "naar": "zorgelijk",
        "object": "mandaat/12",
        "object_versie": 3,
        "verzoek": f"v-{nummer}",
        "payload_sha256": sha256(payload).hexdigest(),
    }
    return maak_regel(Regel(**(velden | anders)))  # type: ignore[arg-type]


def van_ander(nummer: int) -> bytes:
    """A line of another zaak, before line `nummer`."""
    return b"een regel van een andere zaak %d" % nummer


def regels(**anders: object) -> list[Logregel]:
    """The lines; `anders` changes fields in line 12, and the later lines follow on that."""
    gemaakt: list[Logregel] = []
    for nummer in range(1, AANTAL + 1):
        payload = verzegel(INHOUDEN[nummer % len(INHOUDEN)], sha256(b"zout %d" % nummer).digest())
        vorige = gemaakt[-1].kop if gemaakt else None
        gemaakt.append(Logregel(regel(nummer, vorige, payload, **(anders if nummer == 12 else {})), payload))
    return gemaakt


def bijlage(document_id: int, naam: str, inhoud: bytes) -> Bijlage:
    return Bijlage(naam, "application/pdf", lambda: inhoud, sha256(inhoud).hexdigest(), document_id)


def boom_van(eigen: list[Logregel]) -> merkle.Bladboom:
    """The tree over the whole logboek."""
    return merkle.Bladboom(bladen_van(eigen))


def bladen_van(eigen: list[Logregel]) -> list[bytes]:
    """The whole logboek, in which each line of the zaak comes after one of another."""
    nummers = {lees_canoniek(regel.kop)["nr"]: regel.kop for regel in eigen}
    laatste = int(str(lees_canoniek(eigen[-1].kop)["nr"]))
    return [nummers.get(nr, van_ander((nr + 1) // 2)) for nr in range(1, laatste + 1)]


def checkpoint_van(boom: merkle.Boom, ondertekenaar: Ondertekenaar = SLEUTEL, grootte: int | None = None) -> bytes:
    """The signed note over the first `grootte` lines; all of them unless said otherwise."""
    tot = boom.grootte if grootte is None else grootte
    punt = notitie.Checkpoint("draaiboek/haaglanden-1", tot, boom.knoop(0, tot))
    sleutel = notitie.Notitiesleutel(punt.oorsprong, ondertekenaar.publiek())
    regel = notitie.onderteken(punt.tekst(), sleutel, ondertekenaar.onderteken)
    return notitie.Notitie(punt.tekst(), (regel,)).inhoud()


@cache
def inhoud() -> BundelInhoud:
    boom = boom_van(regels())
    return BundelInhoud(
        zaaknummer="2025-0001",
        titel="Stichting Duinpoort",
        ontvanger="Nederlandse Zorgautoriteit",
        doel="Toezicht",
        peildatum=date(2025, 5, 16),
        gemaakt_op=MOMENT,
        logboek_id="haaglanden-1",
        regels=regels(),
        dossier={"aanbieder": {"naam": "Stichting Duinpoort"}, "treden": ["zorgelijk"]},
        stukken={"dossier.pdf": b"%PDF-1.7 dossier", "registers.xlsx": b"PK registers"},
        archiefstuk=ARCHIEFSTUK,
        profiel="volledig",
        boom=boom,
        checkpoint=checkpoint_van(boom),
        bijlagen=(bijlage(12, "Herstelplan v1.pdf", b"%PDF-1.7 herstelplan"), bijlage(7, "../é.eml", b"")),
    )


@cache
def bundel() -> bytes:
    return gebouwd(inhoud())


def gebouwd(inhoud: BundelInhoud, ondertekenaar: Ondertekenaar = SLEUTEL) -> bytes:
    """The bytes of the bundle."""
    uit = BytesIO()
    bouw_bundel(inhoud, ondertekenaar, uit)
    return uit.getvalue()


def met_regels(nieuw: list[Logregel]) -> bytes:
    """A bundle with these lines, signed as a mistaken or dishonest holder of the key would."""
    boom = boom_van(nieuw)
    return gebouwd(replace(inhoud(), regels=nieuw, boom=boom, checkpoint=checkpoint_van(boom)))


@cache
def _leden() -> Leden:
    return uitgepakt(bundel())


def leden() -> Leden:
    """Name and bytes of each member, in order."""
    return dict(_leden())


def geweigerd(bundel: bytes, wat: str) -> None:
    """Asserts that the bundle is refused with exactly this reason (a regular expression)."""
    with pytest.raises(verify.Ongeldig) as fout:
        verify.controleer(bundel, PEM)
    assert re.fullmatch(wat, fout.value.wat), fout.value.wat


def vervalst(
    wijzig: Callable[[Leden], object], *, manifest: bool = False, sleutel: Ondertekenaar | None = None
) -> bytes:
    """The bundle after `wijzig`, packed neatly again.

    With `manifest` the sizes, hashes and MANIFEST.sha256 are made to fit; with `sleutel` it is signed again.
    """
    nieuw = leden()
    wijzig(nieuw)
    if manifest or sleutel:
        herstel_manifest(nieuw)
    if sleutel:
        nieuw["MANIFEST.sig"] = sleutel.onderteken(nieuw["MANIFEST.sha256"])
    return ingepakt_paren(nieuw.items())


def herstel_manifest(nieuw: Leden) -> None:
    geteld = {naam: lid for naam, lid in nieuw.items() if naam not in verify.ONGETELD}
    bestanden = [{"naam": naam, "grootte": len(lid), "sha256": sha256(lid).hexdigest()} for naam, lid in geteld.items()]
    wijzig_manifest(nieuw, bestanden=bestanden)


def wijzig_manifest(nieuw: Leden, **velden: object) -> None:
    """Changes fields of manifest.json and makes MANIFEST.sha256 fit."""
    nieuw["manifest.json"] = canoniek(lees_canoniek(nieuw["manifest.json"]) | velden)
    ongeteld = ("MANIFEST.sha256", "MANIFEST.sig")
    nieuw["MANIFEST.sha256"] = verify.sommen(
        (naam, sha256(lid).hexdigest()) for naam, lid in nieuw.items() if naam not in ongeteld
    )
