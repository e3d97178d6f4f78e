"""The logboek: its head, lines and payloads, the tree over it, checkpoints, witnesses and alarms."""

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa

from migrations.beginstand.bouw import eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, groot, moment, naar, octetten, tekst, woord
from migrations.beginstand.regels import blijft, gaat_met_zaak, niet_leeg, staat_vast, verbied, vernietigd, weiger
from migrations.beginstand.triggers import Regel, als_fout, functie, trigger_postgresql, trigger_sqlite

KOP = tabel(
    "logboek_kop",
    woord("logboek"), groot("nr"), tekst("hash", lengte=64), moment("op"),
    sleutel=("logboek",),
)  # fmt: skip

tabel(
    "logboek_regel",
    groot("nr"), tekst("hash", "vorige", lengte=64, uniek=True), tekst("verzoek", lengte=80, uniek=True),
    octetten("regel"), naar("zaak_id", "zaak", leeg=True), groot("zaak_nr", leeg=True), moment("op", index=True),
    dag("datum", leeg=True), naar("gebruiker_id", "gebruiker", leeg=True, index=True), tekst("actie", lengte=60),
    tekst("uitkomst", lengte=20), tekst("object", lengte=60, leeg=True, index=True),
    uniek("zaak_id", "zaak_nr"),
    sleutel=("nr",),
)  # fmt: skip

tabel(
    "logboek_payload",
    naar("nr", "logboek_regel", veld="nr", soort=sa.BigInteger()), octetten("inhoud"),
    sleutel=("nr",),
)  # fmt: skip

tabel("logboek_tegel", getal("niveau"), groot("nr"), octetten("inhoud"), sleutel=("niveau", "nr"))
tabel(
    "checkpoint",
    woord("logboek"), groot("grootte"), tekst("wortel", lengte=64), octetten("tekst"), moment("gemaakt_op"),
    uniek("logboek", "grootte"),
    sleutelnaam=False,
)  # fmt: skip

tabel(
    "getuigenis",
    tekst("getuige", lengte=200), woord("logboek"), groot("grootte"), tekst("regel"), moment("op"),
    uniek("getuige", "logboek", "grootte"),
    sleutelnaam=False,
)  # fmt: skip

tabel("checkpointpost", woord("logboek"), groot("grootte"), moment("op"), sleutelnaam=False)
tabel(
    "logalarm",
    woord("logboek"), tekst("reden"), groot("verwacht", "gevonden"), octetten("bewijs"), moment("gevonden_op"),
    woord("nieuw_logboek"), tekst("toelichting", leeg=True), moment("gevraagd_op", leeg=True),
    naar("gevraagd_door_id", "gebruiker", leeg=True), naar("gevraagd_persoon_id", "persoon", leeg=True),
    moment("bevestigd_op", leeg=True), naar("bevestigd_door_id", "gebruiker", leeg=True),
    naar("bevestigd_persoon_id", "persoon", leeg=True), groot("hervat_nr", leeg=True),
    moment("gemeld_op", leeg=True),
    eis("bevestigd_persoon_id <> gevraagd_persoon_id", name="vier_ogen"),
    sleutelnaam=False,
)  # fmt: skip

NUL = "0" * 64

HOOGSTE = "(SELECT coalesce(max(nr), 0) FROM logboek_regel)"
VORIGE = f"coalesce((SELECT hash FROM logboek_regel WHERE nr = {HOOGSTE}), '{NUL}')"
VELDEN = ("nr", "vorige", "verzoek", "zaak_nr")
NIET_AAN = "deze regel sluit niet aan op het logboek; dat is niet toegestaan"
NIET_ERBIJ = "deze inhoud hoort niet bij de laatste regel van het logboek; dat is niet toegestaan"


def begin() -> dict[str, object]:
    """The chain begins here, under an id of its own: two installations never share a logboek."""
    return {"logboek": f"lb-{secrets.token_hex(8)}", "nr": 0, "hash": NUL, "op": datetime(1970, 1, 1, tzinfo=UTC)}


def sluit_aan() -> Regel:
    """A line continues the chain and says of itself what its columns say; PostgreSQL can compute its SHA-256 too."""
    naam, tabel = "logboek_regel_sluit_aan", "logboek_regel"
    in_json = " ".join(
        f"OR {f'(wat->>{veld!r})::bigint' if veld.endswith('nr') else f'wat->>{veld!r}'} IS DISTINCT FROM NEW.{veld}"
        for veld in VELDEN
    )
    fout = (
        f"NOT (NEW.nr IS NOT DISTINCT FROM {HOOGSTE} + 1 AND NEW.vorige IS NOT DISTINCT FROM {VORIGE}) "
        f"OR NEW.hash <> encode(sha256(NEW.regel), 'hex') {in_json}"
    )
    goed = (
        f"NEW.nr IS {HOOGSTE} + 1 AND NEW.vorige IS {VORIGE}",
        *(f"json_extract(CAST(NEW.regel AS TEXT), '$.{veld}') IS NEW.{veld}" for veld in VELDEN),
    )
    lees = "DECLARE wat json := convert_from(NEW.regel, 'UTF8')::json;"
    return Regel(
        (
            functie(f"draaiboek_{naam}", f"{lees} {als_fout(fout, NIET_AAN)}"),
            trigger_postgresql(naam, "INSERT", tabel, f"draaiboek_{naam}"),
        ),
        (trigger_sqlite(naam, "INSERT", tabel, NIET_AAN, als=f"NOT ({' AND '.join(goed)})"),),
    )


def hoort_erbij() -> Regel:
    """Content comes with the last line; PostgreSQL can compare it with the hash in that line."""
    naam, tabel = "logboek_payload_sluit_aan", "logboek_payload"
    fout = (
        f"NOT EXISTS ( SELECT 1 FROM logboek_regel WHERE nr = NEW.nr AND nr = {HOOGSTE} AND "
        "convert_from(regel, 'UTF8')::json->>'payload_sha256' = encode(sha256(NEW.inhoud), 'hex') )"
    )
    return Regel(
        (
            functie(f"draaiboek_{naam}", als_fout(fout, NIET_ERBIJ)),
            trigger_postgresql(naam, "INSERT", tabel, f"draaiboek_{naam}"),
        ),
        (trigger_sqlite(naam, "INSERT", tabel, NIET_ERBIJ, als=f"NOT (NEW.nr = {HOOGSTE})"),),
    )


def bevestigd_blijft(tabel: str) -> Regel:
    bericht = "wat een getuige bevestigde verandert niet"
    naam = f"draaiboek_{tabel}_blijft"
    return Regel(
        (
            functie(naam, f"BEGIN RAISE EXCEPTION 'draaiboek: {bericht}' USING ERRCODE = '42501'; END"),
            *(
                trigger_postgresql(f"{tabel}_blijft_{wat[:3].lower()}", wat, tabel, naam, per="STATEMENT")
                for wat in ("UPDATE OR DELETE", "TRUNCATE")
            ),
        ),
        tuple(trigger_sqlite(f"{tabel}_blijft_{wat.lower()}", wat, tabel, bericht) for wat in ("UPDATE", "DELETE")),
    )


PAYLOAD = (
    vernietigd("v.tot_nr >= OLD.nr AND v.zaak_id = (SELECT r.zaak_id FROM logboek_regel r WHERE r.nr = OLD.nr)")
    + " OR EXISTS (SELECT 1 FROM anonimisering a JOIN logboek_regel r ON r.nr = OLD.nr "
    "WHERE a.bevestigd_op IS NOT NULL AND r.zaak_id IS NULL AND ',' || a.regels || ',' LIKE '%,' || OLD.nr || ',%')"
)
"""Content goes with its zaak up to the line that the decision names, or with the account that it is about."""

KOPREGELS = (
    weiger("logboek_kop", "DELETE", postgresql="blijft", sqlite="geen_delete"),
    weiger("logboek_kop", "INSERT", postgresql="een", sqlite="geen_insert"),
    niet_leeg("logboek_kop"),
    verbied(
        "logboek_kop_sluit_aan", "logboek_kop", "UPDATE",
        "NOT (NEW.nr = OLD.nr OR EXISTS (SELECT 1 FROM logboek_regel WHERE nr = NEW.nr AND hash = NEW.hash))",
        "de kop van het logboek wijst een regel aan die er niet staat; dat is niet toegestaan",
        via="draaiboek_logboek_kop_sluit_aan"),
    verbied(
        "logboek_kop_vooruit", "logboek_kop", "UPDATE",
        "NEW.nr <> OLD.nr + 1 OR NEW.op < OLD.op OR (NEW.logboek <> OLD.logboek AND NOT EXISTS ("
        "SELECT 1 FROM logalarm a WHERE a.logboek = OLD.logboek AND a.nieuw_logboek = NEW.logboek "
        "AND a.hervat_nr IS NULL AND a.gevraagd_persoon_id IS NOT NULL "
        "AND a.bevestigd_persoon_id <> a.gevraagd_persoon_id))",
        "de kop van het logboek gaat alleen vooruit", via="draaiboek_kop_vooruit"),
)  # fmt: skip

REGELS = (
    *KOPREGELS,
    *staat_vast("logboek_regel"),
    sluit_aan(),
    blijft("logboek_payload"),
    hoort_erbij(),
    *gaat_met_zaak("logboek_payload", mag=PAYLOAD),
    *staat_vast("logboek_tegel"),
    *staat_vast("checkpoint"),
    bevestigd_blijft("getuigenis"),
    bevestigd_blijft("checkpointpost"),
)
