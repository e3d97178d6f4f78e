"""Builds the audit bundle: a ZIP that is the same to the byte for the same input, and that proves itself.

Plain data in, a file out: no models, no clock. What the container, logboek.csv and MANIFEST.sha256 look like is
said once, in `verify.py`, which goes along in the bundle. Memory does not grow with the lines or documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import BinaryIO

from app.domain.basis.handelingen import HANDELINGEN
from app.domain.basis.handelingen.schema import schemas
from app.domain.logboek import notitie
from app.domain.logboek.keten import canoniek
from app.domain.logboek.merkle import inclusiebewijs
from app.export import verify
from app.export.bewijzen import deelbewijs_van, proofs
from app.export.bundeldelen import Bijlage, BundelInhoud, Tekent
from app.export.leesmij import leesmij
from app.export.mdto import Stuk, delen_xml, dossier_xml
from app.export.regelstapel import Regelstapel
from app.export.zipschrijver import Zipschrijver


def bouw_bundel(inhoud: BundelInhoud, ondertekenaar: Tekent, uit: BinaryIO) -> None:
    """Writes the ZIP to a file that can be read back. ValueError when there are no lines, the checkpoint is not of
    the last one, a document differs from its hash, or it grows too large.
    """
    bijlagen = sorted(inhoud.bijlagen, key=lambda bijlage: bijlage.document_id)
    if inhoud.gemaakt_op.tzinfo is None:
        raise ValueError("gemaakt_op heeft een tijdzone nodig")
    if len({bijlage.document_id for bijlage in bijlagen}) != len(bijlagen):
        raise ValueError("een document staat er dubbel in")
    with ExitStack() as tijdelijk:
        regels = Regelstapel(tijdelijk, inhoud.laat_weg)
        regels.vul(inhoud.regels)
        _schrijf(inhoud, regels, bijlagen, ondertekenaar, Zipschrijver(uit))


def _schrijf(
    inhoud: BundelInhoud, regels: Regelstapel, bijlagen: Sequence[Bijlage], ondertekenaar: Tekent, zip_: Zipschrijver
) -> None:
    """The members in the fixed order of the bundle."""
    kenmerken = _kenmerken(inhoud, regels)
    gegevens = {"formaat": verify.DOSSIER_FORMAAT, "dossier": inhoud.dossier, "handelingen": schemas(HANDELINGEN)}
    dossier = canoniek({**kenmerken, **gegevens})
    vooraan = {"LEESMIJ.txt": _leesmij(inhoud).encode(), "dossier.json": dossier, **inhoud.stukken}
    for naam in verify.VOORAAN[:-2]:
        zip_.schrijf(naam, [vooraan[naam]])
    regels.schrijf(zip_)
    zip_.schrijf(verify.STELSEL[0], (regel.kop + b"\n" for regel in inhoud.stelsel))
    zip_.schrijf(verify.STELSEL[1], (verify.pakregel(regel.payload or b"") + b"\n" for regel in inhoud.stelsel))
    for bijlage in bijlagen:
        if bijlage.bestand:
            zip_.schrijf(bijlage.bestand, [bijlage.gelezen()])
    punt = _schrijf_bewijs(inhoud, regels, zip_)
    _schrijf_metagegevens(inhoud, bijlagen, zip_)
    zip_.schrijf("verify.py", [_verify_bytes()])
    _onderteken(_manifest(inhoud, regels, bijlagen, kenmerken, punt, zip_), ondertekenaar, zip_)


def _schrijf_bewijs(inhoud: BundelInhoud, regels: Regelstapel, zip_: Zipschrijver) -> notitie.Checkpoint:
    punt = notitie.lees_checkpoint(notitie.lees_notitie(inhoud.checkpoint).tekst)
    if punt.grootte != regels.nummers[-1] or punt.grootte != inhoud.boom.grootte:
        raise ValueError("het checkpoint is niet van de laatste regel")
    zip_.schrijf("checkpoint", [inhoud.checkpoint])
    zip_.schrijf("proofs.json", [canoniek(proofs(inhoud.boom, inhoud.eerder))])
    zip_.schrijf("deelbewijs.bin", deelbewijs_van(inhoud.boom, regels.nummers, inhoud.stelsel))
    laatste = inclusiebewijs(inhoud.boom, punt.grootte - 1)
    zip_.schrijf(verify.LOGBEWIJS, [verify.logbewijs(punt.grootte - 1, laatste, inhoud.checkpoint)])
    if inhoud.tijdstempel is not None:
        zip_.schrijf(verify.TIJDSTEMPEL, [inhoud.tijdstempel])
    return punt


def _schrijf_metagegevens(inhoud: BundelInhoud, bijlagen: Sequence[Bijlage], zip_: Zipschrijver) -> None:
    """MDTO of the dossier, its parts and every file that stands before it."""
    leden = tuple(zip_.leden)
    stukken = [Stuk(b.document_id, b.naam, b.mediatype, b.bestand) for b in bijlagen if b.bestand]
    for naam, xml in delen_xml(inhoud.archiefstuk, leden, stukken):
        zip_.schrijf(naam, [xml])
    zip_.schrijf("mdto.xml", [dossier_xml(inhoud.archiefstuk, leden, stukken)])


def _onderteken(manifest: Mapping[str, object], ondertekenaar: Tekent, zip_: Zipschrijver) -> None:
    genoemd = [(str(lid["naam"]), str(lid["sha256"])) for lid in zip_.leden]
    som = zip_.schrijf("manifest.json", [canoniek({**manifest, "sleutel": ondertekenaar.vingerafdruk})])
    sommen = verify.sommen([*genoemd, ("manifest.json", som)])
    zip_.schrijf("MANIFEST.sha256", [sommen])
    zip_.schrijf("MANIFEST.sig", [ondertekenaar.onderteken(sommen)])
    zip_.sluit()


def _kenmerken(inhoud: BundelInhoud, regels: Regelstapel) -> dict[str, object]:
    """What manifest.json and dossier.json both say, and must agree upon."""
    return {
        "zaak": inhoud.zaaknummer,
        "titel": inhoud.titel,
        "ontvanger": inhoud.ontvanger,
        "doel": inhoud.doel,
        "profiel": inhoud.profiel,
        "peildatum": inhoud.peildatum.isoformat(),
        "vanaf": inhoud.vanaf.isoformat() if inhoud.vanaf else None,
        "tot_en_met": inhoud.tot_en_met.isoformat() if inhoud.tot_en_met else None,
        "logboek": inhoud.logboek_id,
        "aantal": regels.aantal,
        "laatste_hash": regels.laatste_hash,
        "versie": verify.VERSIE,
    }


def _leesmij(inhoud: BundelInhoud) -> str:
    return leesmij(
        zaak=inhoud.zaaknummer,
        ontvanger=inhoud.ontvanger,
        doel=inhoud.doel,
        peildatum=inhoud.peildatum.isoformat(),
        tijdstempel=inhoud.tijdstempel is not None,
        zonder=inhoud.zonder_tijdstempel,
        zegel=inhoud.zegel,
        zegel_waarom=inhoud.zegel_waarom,
    )


@cache
def _verify_bytes() -> bytes:
    return Path(verify.__file__).read_bytes()


def _manifest(
    inhoud: BundelInhoud,
    regels: Regelstapel,
    bijlagen: Sequence[Bijlage],
    kenmerken: Mapping[str, object],
    punt: notitie.Checkpoint,
    zip_: Zipschrijver,
) -> dict[str, object]:
    return {
        **kenmerken,
        "formaat": verify.FORMAAT,
        "gemaakt_op": inhoud.gemaakt_op.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "eerste_nr": regels.nummers[0],
        "laatste_nr": regels.nummers[-1],
        "checkpoint": {"oorsprong": punt.oorsprong, "grootte": punt.grootte, "wortel": punt.wortel.hex()},
        "vernietigd": regels.vernietigd,
        "weggelaten": regels.weggelaten,
        "zonder_tijdstempel": inhoud.zonder_tijdstempel,
        "zegel": inhoud.zegel,
        "zegel_waarom": inhoud.zegel_waarom,
        "redacties": [{"wat": wat, "reden": reden} for wat, reden in inhoud.redacties],
        "bestanden": list(zip_.leden),
        "documenten": [bijlage.regel() for bijlage in bijlagen],
    }
