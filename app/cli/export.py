"""Exports and the public key."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.cli.hulp import DAG, Uitslag, met_uitslag, schrijf, toets_plek
from app.db import db
from app.domain.basis.begrippen import AMSTERDAM, Verzoek, dag_van
from app.domain.export.aanvraag import NieuweExport
from app.domain.export.exportprofiel import PROFIELEN
from app.export.ondertekening import lees_of_maak_sleutel, neem_over, nieuw_pad
from app.installatie import anderen, config_van_app, ondertekenaar
from app.models import Export
from app.services.bewijs.sleutelwissel import is_gewisseld, wissel_sleutel
from app.services.export import exports
from app.services.export.afmaken import maak_af, maak_export_af
from app.services.export.exports import eerste_regievoerder
from app.services.export.opslag import bundel_van
from app.services.gebruiker.gebruikers import vind_account
from app.services.kern.bezetting import actor_op
from app.services.kern.uitvoering import voer_uit
from app.services.logboek.checkpoints import logboeksleutel
from app.services.logboek.ronde import leg_alvast_buiten, leg_buiten


@click.command("export")
@click.argument("zaaknummer")
@click.option("--naar", "ontvanger", required=True, help="NZa, IGJ, een griffie …, of toezichthouder.")
@click.option("-o", "--uit", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Naam van de ZIP.")
@click.option("--doel", default="Verantwoording", show_default=True, help="Waarvoor de ontvanger hem gebruikt.")
@click.option("--peildatum", type=DAG, help="Standaard vandaag.")
@click.option("--vanaf", type=DAG, help="Inhoud vanaf deze dag; standaard alles.")
@click.option("--tot", type=DAG, help="Inhoud tot en met deze dag.")
@click.option("--profiel", default="", help=f"{', '.join(PROFIELEN)}; standaard wat bij de ontvanger past.")
@click.option("--profiel-reden", default="", help="Waarom deze ontvanger meer krijgt dan gewoonlijk.")
@click.option("--hoedanigheid", default="", help="Waarin dat account handelt, als het er meer heeft.")
@click.option("--namens", help="E-mailadres van het account dat exporteert; standaard de eerste Regievoerder.")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
@with_appcontext
@met_uitslag
def export(
    zaaknummer: str,
    ontvanger: str,
    uit: Path,
    doel: str,
    peildatum: date | None,
    vanaf: date | None,
    tot: date | None,
    profiel: str,
    profiel_reden: str,
    namens: str | None,
    hoedanigheid: str,
    overschrijf: bool,
) -> Uitslag:
    """Maak een auditbundel van ZAAKNUMMER. De export komt in het logboek."""
    toets_plek(uit, overschrijf=overschrijf)
    account = vind_account(db.session, namens) if namens else eerste_regievoerder(db.session, zaaknummer)
    actor = actor_op(db.session, account, dag_van(datetime.now(AMSTERDAM)))
    verzoek = Verzoek(actor, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}", hoedanigheid=hoedanigheid)
    nieuw = NieuweExport(ontvanger, doel, peildatum or verzoek.vandaag, vanaf, tot, profiel, profiel_reden)
    sleutel = ondertekenaar()
    gevraagd = voer_uit(db.session, verzoek, exports.exporteer, zaaknummer, nieuw, sleutel)
    leg_alvast_buiten(db.session, ondertekenaar())
    gemaakt = maak_af(db.session, gevraagd.id, verzoek.nu, sleutel, anderen())
    return _lever(zaaknummer, gemaakt, uit, overschrijf=overschrijf)


@click.command("export-afmaken")
@click.argument("zaaknummer")
@click.argument("volgnr", type=int)
@click.option("-o", "--uit", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Naam van de ZIP.")
@click.option("--namens", help="E-mailadres van het account dat erom vraagt; standaard de eerste Regievoerder.")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
@with_appcontext
@met_uitslag
def export_afmaken(zaaknummer: str, volgnr: int, uit: Path, namens: str | None, overschrijf: bool) -> Uitslag:
    """Maak de auditbundel van een export die is gevraagd en niet afkwam. Hij wordt zoals de zaak was bij het vragen."""
    toets_plek(uit, overschrijf=overschrijf)
    account = vind_account(db.session, namens) if namens else eerste_regievoerder(db.session, zaaknummer)
    actor = actor_op(db.session, account, dag_van(datetime.now(AMSTERDAM)))
    verzoek = Verzoek(actor, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}")
    export_id = exports.vind_volgnr(db.session, zaaknummer, volgnr)
    voer_uit(db.session, verzoek, maak_export_af, zaaknummer, export_id)
    gemaakt = maak_af(db.session, export_id, verzoek.nu, ondertekenaar(), anderen())
    return _lever(zaaknummer, gemaakt, uit, overschrijf=overschrijf)


def _lever(zaaknummer: str, gemaakt: Export, uit: Path, *, overschrijf: bool) -> Uitslag:
    """The bundle in its file, and what to say of it."""
    _schrijf(uit, gemaakt, overschrijf=overschrijf)
    bundel = gemaakt.bundel
    assert bundel is not None  # noqa: S101 - it was just made
    velden = ("volgnr", "ontvanger", "profiel", "peildatum", "vanaf", "tot_en_met")
    gegevens = {"zaaknummer": zaaknummer, "bestand": str(uit)} | {veld: getattr(gemaakt, veld) for veld in velden}
    gegevens |= {"grootte": bundel.grootte, "sha256": bundel.sha256, "laatste_nr": gemaakt.laatste_nr}
    gegevens |= {veld: getattr(bundel, veld) for veld in ("zonder_tijdstempel", "zegel", "zegel_waarom")}
    bericht = f"Export {gemaakt.volgnr} van zaak {zaaknummer} voor {gemaakt.ontvanger} staat in {uit}."
    if bundel.zonder_tijdstempel:
        bericht += f" Zonder tijdstempel. {bundel.zonder_tijdstempel}"
    if bundel.zegel_waarom:
        bericht += f" {f'Zegel {bundel.zegel}' if bundel.zegel else 'Zonder zegel'}. {bundel.zegel_waarom}"
    return Uitslag(gegevens, bericht=bericht)


def _schrijf(uit: Path, gemaakt: Export, *, overschrijf: bool) -> None:
    """The bundle as a file. When that fails, say that the export itself is there: nobody has to make it again."""
    try:
        schrijf(uit, bundel_van(db.session, gemaakt.id), overschrijf=overschrijf)
    except click.ClickException as fout:
        er_is = f"Export {gemaakt.volgnr} is wel gemaakt en staat in de zaak: haal hem daar op."
        raise click.ClickException(f"{fout.message} {er_is}") from fout


@click.command("sleutelwissel")
@click.option("--namens", required=True, help="E-mailadres van de beheerder die wisselt.")
@with_appcontext
@met_uitslag
def sleutelwissel(namens: str) -> Uitslag:
    """Maak een nieuwe sleutel en onderteken daar vanaf nu mee. De wissel komt in het logboek."""
    pad = config_van_app().signing_key_file
    oud = ondertekenaar()
    wachtend = lees_of_maak_sleutel(nieuw_pad(pad), oud.oorsprong)
    if not is_gewisseld(db.session, wachtend.vingerafdruk):
        nieuw = wachtend.na(oud)
        account = vind_account(db.session, namens)
        actor = actor_op(db.session, account, dag_van(datetime.now(AMSTERDAM)))
        verzoek = Verzoek(actor, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}")
        voer_uit(db.session, verzoek, wissel_sleutel, oud, nieuw)
    neem_over(pad)
    leg_buiten(db.session, ondertekenaar())
    nu = ondertekenaar().vingerafdruk
    return Uitslag({"vingerafdruk": nu, "vorige": oud.vingerafdruk}, bericht=f"Nieuwe sleutel, vingerafdruk: {nu}")


@click.command("sleutel")
@click.option("-o", "--uit", type=click.Path(dir_okay=False, path_type=Path), help="Bestand; standaard het scherm.")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
@click.option("--vkey", is_flag=True, help="In de vorm waarmee anderen checkpoints controleren (C2SP signed-note).")
@with_appcontext
@met_uitslag
def sleutel(uit: Path | None, overschrijf: bool, vkey: bool) -> Uitslag:
    """Geef de openbare sleutel waarmee anderen een bundel controleren."""
    eigen = ondertekenaar()
    vorm, pem = logboeksleutel(db.session, eigen).vkey(), eigen.publieke_pem().decode()
    tekst = vorm if vkey else pem.rstrip("\n")
    if uit:
        toets_plek(uit, overschrijf=overschrijf)
        schrijf(uit, [f"{tekst}\n".encode()], overschrijf=overschrijf)
    gegevens = {"vingerafdruk": eigen.vingerafdruk, "pem": pem, "vkey": vorm}
    return Uitslag(gegevens, "" if uit else tekst, bericht=f"Vingerafdruk: {eigen.vingerafdruk}")
