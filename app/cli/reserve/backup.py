"""Make a backup, and clear away older ones."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.cli.hulp import Uitslag, met_uitslag
from app.cli.reserve.bestanden import verzamel
from app.db import db
from app.domain.basis.fouten import AlleenLezen, OngeldigeInvoer
from app.domain.reserve.bewaarregel import Bewaarregel, bestandsnaam, gemaakt_op, lees_bewaarregel, regio_van
from app.domain.reserve.manifest import Manifest
from app.installatie import backupregels, config_van_app, ondertekenaar
from app.services.logboek.ronde import maak_ronde
from app.services.reserve import kopie
from app.services.reserve.sleutels import Ontvanger, lees_ontvangers, maak_identiteit
from app.services.reserve.stand import Kopiebestand, gemerkt, noteer_kopie

_HALF = timedelta(days=1)
GEEN_ONTVANGER = (
    "Wie mag de reservekopie lezen? Noem met --aan of DRAAIBOEK_BACKUP_AAN een openbare sleutel (age1…); "
    "“flask backupsleutel BESTAND” maakt een paar. Zonder versleuteling kan alleen met --onversleuteld."
)


class _Regel(click.ParamType[Bewaarregel]):
    name = "regel"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Bewaarregel:
        try:
            return value if isinstance(value, Bewaarregel) else lees_bewaarregel(str(value))
        except OngeldigeInvoer as fout:
            self.fail(fout.bericht, param, ctx)


@click.command("backup")
@click.argument("naar", type=click.Path(file_okay=False, path_type=Path))
@click.option("--aan", multiple=True, help="Openbare sleutel (age1…) van wie haar mag lezen; mag vaker.")
@click.option("--onversleuteld", is_flag=True, help="Niet versleutelen. Sleutels gaan dan niet mee.")
@click.option("--met-sleutels/--zonder-sleutels", default=None, help="Mee: sleutels en geheime instellingen.")
@click.option("--bewaar", type=_Regel(), help="Wat blijft: 30 (nieuwste), of 7d5w12m (per dag, week, maand).")
@with_appcontext
@met_uitslag
def backup(
    naar: Path, aan: tuple[str, ...], onversleuteld: bool, met_sleutels: bool | None, bewaar: Bewaarregel | None
) -> Uitslag:
    """Maak een reservekopie van alles in de map NAAR, terwijl er wordt doorgewerkt."""
    if onversleuteld and aan:
        raise click.UsageError("Kies: --aan of --onversleuteld.")
    nu = datetime.now(UTC)
    with gemerkt(db.session, nu):
        if not (naar.is_dir() and os.access(naar, os.W_OK)):
            raise click.ClickException(f"De map {naar} is er niet, of daar kan niet worden geschreven.")
        return _backup(naar, _ontvangers(aan, onversleuteld=onversleuteld), met_sleutels, bewaar, nu)


def _backup(
    naar: Path, ontvangers: list[Ontvanger], met_sleutels: bool | None, bewaar: Bewaarregel | None, nu: datetime
) -> Uitslag:
    met = bool(ontvangers) if met_sleutels is None else met_sleutels
    punt, stil = _checkpoint(nu)
    doel = naar / bestandsnaam(config_van_app().regio, nu, versleuteld=bool(ontvangers))
    manifest = _maak(doel, ontvangers, nu, met_sleutels=met)
    waar = Kopiebestand(doel.name, doel.stat().st_size, _som(doel), bool(ontvangers))
    noteer_kopie(db.session, manifest, waar, nu)
    weg = list(_ruim_op(naar, bewaar, nu)) if bewaar else []
    gegevens = {
        "bestand": str(doel), "grootte": waar.grootte, "sha256": waar.sha256, "kenmerk": manifest.kop.kenmerk,
        "logboek": manifest.logboek, "regels": manifest.regels, "checkpoint": punt, "versleuteld": waar.versleuteld,
        "met_sleutels": met, "opgeruimd": weg,
    }  # fmt: skip
    bericht = f"{manifest.regels} regels van het logboek, {waar.grootte} bytes. Oudere opgeruimd: {len(weg)}."
    return Uitslag(gegevens, str(doel), f"{bericht} Let op: {stil}" if stil else bericht)


@click.command("backupsleutel")
@click.argument("bestand", type=click.Path(dir_okay=False, path_type=Path))
@met_uitslag
def backupsleutel(bestand: Path) -> Uitslag:
    """Maak een sleutelpaar voor reservekopieën: de geheime in BESTAND, de openbare als uitvoer."""
    publiek = maak_identiteit(bestand)
    bericht = (
        f"De geheime sleutel staat in {bestand}. Bewaar haar niet op deze machine: zonder haar is er geen herstel."
    )
    return Uitslag({"openbaar": publiek, "bestand": str(bestand)}, publiek, bericht)


def _ontvangers(aan: tuple[str, ...], *, onversleuteld: bool) -> list[Ontvanger]:
    namen = () if onversleuteld else aan or backupregels().aan
    if not namen and not onversleuteld:
        raise click.ClickException(GEEN_ONTVANGER)
    return lees_ontvangers(namen)


def _checkpoint(nu: datetime) -> tuple[int | None, str]:
    """The newest one goes along: up to which line it reaches, or None and why nothing can be recorded."""
    try:
        gemaakt = maak_ronde(db.session, ondertekenaar(), nu, nieuw_mag=not config_van_app().productie, grondig=False)
    except AlleenLezen as fout:
        return None, fout.bericht
    return (gemaakt.grootte if gemaakt else 0), ""


def _maak(doel: Path, ontvangers: list[Ontvanger], nu: datetime, *, met_sleutels: bool) -> Manifest:
    config = config_van_app()
    bestanden = verzamel(config, met_sleutels=met_sleutels)
    erbij = kopie.Erbij(config.regio, bestanden, met_sleutels, ondertekenaar().onderteken)
    try:
        return kopie.maak(db.session, doel, ontvangers, erbij, nu)
    except OSError as fout:
        raise click.ClickException(f"{doel} kan niet worden geschreven: {fout.strerror or fout}.") from fout


def _som(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _ruim_op(map_: Path, regel: Bewaarregel, nu: datetime) -> Iterator[str]:
    """Older backups of this region by the rule, and parts of ones that broke off more than a day ago."""
    regio = config_van_app().regio
    namen = [p.name for p in map_.iterdir() if p.is_file() and regio_van(p.name.removesuffix(".part")) == regio]
    half = [(n, gemaakt_op(n.removesuffix(".part"))) for n in namen if n.endswith(".part")]
    for naam in [*regel.mag_weg(namen), *(n for n, op in half if op and op < nu - _HALF)]:
        (map_ / naam).unlink(missing_ok=True)
        yield naam
