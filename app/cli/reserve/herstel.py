"""Put a backup back: to try it beside what is in use, or in its place."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app.cli.hulp import Uitslag, met_uitslag, uitslag_van
from app.cli.reserve.bestanden import EERDER, GEHEIM, SLEUTEL, leg_neer, zet_sleutel_terug
from app.db import db
from app.domain.bewaking.stand import Ernst, Waarneming, ergst
from app.domain.reserve.fouten import GaatNietOpen, OnbruikbareReservekopie
from app.export.checkpointmap import checkpointmap
from app.export.ondertekening import Ondertekenaar, sleutel_uit
from app.installatie import config_van_app, nieuwste_migratie, ondertekenaar
from app.services.logboek.ronde import bij_start
from app.services.logboek.waak import open_alarm
from app.services.reserve import kopie
from app.services.reserve.herstel import Teruggezet, zet_terug
from app.services.reserve.laden import naamloze_plek, open_plek
from app.services.reserve.plaats import eis_vrij, neem_plaats_in, ruim_weg
from app.services.reserve.sleutels import Identiteit, lees_identiteiten
from app.services.reserve.stand import noteer_proef
from app.services.reserve.toets import Hier, beoordeel
from app.services.reserve.verhuis import plek_van

_GOOI_WEG = "In de database staat nu iets dat niet klopt. Gooi haar weg, en gebruik haar niet."


_BESTAND = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("herstel")
@click.argument("bestand", type=_BESTAND)
@click.option("--proef", is_flag=True, help="Zet haar ernaast terug, toets haar, en gooi het resultaat weg.")
@click.option("--sleutel", type=_BESTAND, help="Het bestand met de geheime sleutel (age).")
@click.option("--naar", "url", help="Een andere, lege database dan die van deze installatie.")
@click.option("--vervang", is_flag=True, help="Alleen SQLite: zet wat er staat opzij, onder een andere naam.")
@with_appcontext
@met_uitslag
def herstel(bestand: Path, proef: bool, sleutel: Path | None, url: str | None, vervang: bool) -> Uitslag:
    """Zet een reservekopie terug in een lege database en toets haar; eindigt met 1 als er iets mis is.

    Met --proef verandert er niets aan wat in gebruik is.
    """
    if proef and vervang:
        raise click.UsageError("Kies: --proef of --vervang.")
    identiteiten = lees_identiteiten(sleutel) if sleutel else []
    nu = datetime.now(UTC)
    if proef:
        return _beproef(bestand, identiteiten, url, nu)
    return _herstel(bestand, identiteiten, url or config_van_app().database_url, nu, vervang=vervang)


def _beproef(bron: Path, identiteiten: Sequence[Identiteit], url: str | None, nu: datetime) -> Uitslag:
    with tempfile.TemporaryDirectory(prefix="proef-", dir=config_van_app().data_dir) as map_:
        doel = open_plek(url) if url else naamloze_plek(Path(map_))
        try:
            terug = zet_terug(bron, identiteiten, doel)
            gevonden, kenmerk = beoordeel(doel, terug, _hier(terug)), terug.kop.kenmerk
        except GaatNietOpen:
            raise
        except OnbruikbareReservekopie as fout:
            gevonden, kenmerk = [Waarneming("heel", "Reservekopie", Ernst.MIS, fout.bericht)], ""
        finally:
            doel.dispose()
    genoteerd = _noteer(kenmerk, bron.name, gevonden, nu)
    slot = (
        "De proef staat genoteerd." if genoteerd else "Deze installatie kent de kopie niet: de proef is niet genoteerd."
    )
    if url:
        slot += f" Wat nu in {plek_van(url)} staat, is voor u om weg te gooien."
    return _uitslag(gevonden, {"proef": True, "kenmerk": kenmerk, "genoteerd": genoteerd}, f"De proef is goed. {slot}")


def _noteer(kenmerk: str, naam: str, gevonden: Sequence[Waarneming], nu: datetime) -> bool:
    """Where the database in use answers; one that is lost keeps nobody from a trial."""
    try:
        return noteer_proef(db.session, kenmerk, naam, gevonden, nu)
    except DatabaseError:
        with suppress(DatabaseError):
            db.session.rollback()
        return False


def _herstel(bron: Path, identiteiten: Sequence[Identiteit], url: str, nu: datetime, *, vervang: bool) -> Uitslag:
    """First beside its place, or into the empty database; only what holds takes the place."""
    db.session.close()
    db.engine.dispose()
    if make_url(url).get_backend_name() != "sqlite":
        terug, gevonden = _zet_en_beoordeel(bron, identiteiten, url)
        if ergst(gevonden) is Ernst.MIS:
            gevonden.append(Waarneming("rest", "Wat er nu staat", Ernst.MIS, _GOOI_WEG))
            return _uitslag(gevonden, {"proef": False, "teruggezet": False}, "")
        return _klaar(terug, gevonden, url, "", nu)
    plek = Path(str(make_url(url).database))
    eis_vrij(plek, vervang=vervang)
    naast = plek.with_name(f"{plek.name}.herstel")
    ruim_weg(naast)
    try:
        terug, gevonden = _zet_en_beoordeel(bron, identiteiten, f"sqlite:///{naast}")
        if ergst(gevonden) is Ernst.MIS:
            return _uitslag(gevonden, {"proef": False, "teruggezet": False}, "")
        db.session.close()
        db.engine.dispose()  # what was destroyed since was asked of what is there
        return _klaar(terug, gevonden, url, neem_plaats_in(naast, plek, nu, vervang=vervang), nu)
    finally:
        ruim_weg(naast)


def _zet_en_beoordeel(bron: Path, identiteiten: Sequence[Identiteit], url: str) -> tuple[Teruggezet, list[Waarneming]]:
    doel = open_plek(url)
    try:
        terug = zet_terug(bron, identiteiten, doel)
        return terug, beoordeel(doel, terug, _hier(terug))
    finally:
        doel.dispose()


def _klaar(terug: Teruggezet, gevonden: list[Waarneming], url: str, opzij: str, nu: datetime) -> Uitslag:
    gevonden += [_bestanden(terug.bestanden, nu), _verloren(url, nu)]
    if opzij:
        gevonden.append(Waarneming("opzij", "Wat er stond", Ernst.LET_OP, f"Staat nu in {opzij}."))
    return _uitslag(gevonden, {"proef": False, "teruggezet": True, "kenmerk": terug.kop.kenmerk}, "Teruggezet.")


def _hier(terug: Teruggezet) -> Hier:
    """The key of this installation, or that of the backup where there is none yet."""
    config = config_van_app()
    eigen = config.signing_key_file.exists()
    wie = ondertekenaar() if eigen else _sleutel_van(terug.bestanden)
    return Hier(wie, eigen, nieuwste_migratie(), _vernietigd_nu())


def _sleutel_van(bestanden: Mapping[str, bytes]) -> Ondertekenaar:
    """In memory: a secret key on the disk would stay there when this is killed."""
    config = config_van_app()
    eerder = [bytes.fromhex(bestanden[naam].decode().strip()) for naam in sorted(bestanden) if naam.startswith(EERDER)]
    return sleutel_uit(bestanden.get(SLEUTEL), eerder, config.log_oorsprong, checkpointmap(config.checkpoint_dir))


def _vernietigd_nu() -> list[str] | None:
    try:
        return kopie.vernietigd(db.session)
    except DatabaseError:
        return None
    finally:
        with suppress(DatabaseError):
            db.session.rollback()


def _bestanden(bestanden: Mapping[str, bytes], nu: datetime) -> Waarneming:
    """The signing key in its place where there was none; all else in a folder, for the operator to look at."""
    config = config_van_app()
    map_ = config.data_dir / f"hersteld-{nu:%Y%m%dT%H%M%SZ}"
    gezet = zet_sleutel_terug(bestanden, config.signing_key_file)
    leg_neer(bestanden, map_)
    zinnen = [f"Instellingen en bestanden uit de kopie liggen in {map_}; zet over wat nodig is en wis die map."]
    if gezet:
        zinnen.append("De ondertekensleutel staat weer op haar plek.")
    elif SLEUTEL in bestanden and bestanden[SLEUTEL] != config.signing_key_file.read_bytes():
        zinnen.append("De ondertekensleutel hier is een andere dan die in de kopie, en is gebleven.")
    if bestanden.get(GEHEIM, config.secret_key.encode()).strip() != config.secret_key.encode():
        zinnen.append(
            "DRAAIBOEK_SECRET_KEY is hier een andere: webhooks en ZGW-clients werken pas met die uit de kopie."
        )
    if any(naam.startswith(EERDER) for naam in bestanden) and not gezet:
        zinnen.append("Eerdere openbare sleutels liggen daar ook.")
    return Waarneming("bestanden", "Bestanden", Ernst.LET_OP if len(zinnen) > 1 else Ernst.GOED, " ".join(zinnen))


def _verloren(url: str, nu: datetime) -> Waarneming:
    """As the application does at its start: when lines are missing, nothing can be recorded until two resume."""
    wat, plek = "Bewaking van het logboek", open_plek(url)
    try:
        with Session(plek) as session:
            bij_start(session, ondertekenaar(), nu, nieuw_mag=not config_van_app().productie)
            alarm = open_alarm(session)
            reden = alarm.reden if alarm else ""
    finally:
        plek.dispose()
    if not reden:
        return Waarneming(
            "alarm", wat, Ernst.GOED, "Het logboek is wat het laatste checkpoint buiten de database zegt."
        )
    uitleg = (
        f"{reden} Er kan niets worden vastgelegd. Is er een nieuwere kopie, zet die dan terug. Zo niet: een "
        "Regievoerder of beheerder vraagt op /logboek/alarm om hervatting, een andere Regievoerder bevestigt die."
    )
    return Waarneming("alarm", wat, Ernst.MIS, uitleg)


def _uitslag(gevonden: Sequence[Waarneming], erbij: Mapping[str, object], goed: str) -> Uitslag:
    klopt = ergst(gevonden) is not Ernst.MIS
    return uitslag_van(gevonden, {**erbij, "klopt": klopt, "gevonden": [asdict(w) for w in gevonden]}, goed)
