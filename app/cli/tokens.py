"""Personal tokens of the API, by the operator. Only a token itself, or a list, goes to stdout."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from app import weergave
from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.domain.basis.begrippen import Verzoek
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.token import STANDAARD_DAGEN, Tokenbereik
from app.models import Apitoken
from app.services.gebruiker import tokens as diensten
from app.services.gebruiker.gebruikers import vind_account
from app.services.gebruiker.tokens import lijst_werkende
from app.services.kern.uitvoering import voer_uit

tokens = AppGroup("tokens", help="Persoonlijke tokens van de API.")


@tokens.command("maak")
@click.argument("email", metavar="E-MAIL")
@click.option("--naam", default="opdrachtregel", show_default=True, help="Waaraan het account het token herkent.")
@click.option(
    "--bereik",
    type=click.Choice([bereik.value for bereik in Tokenbereik]),
    default=Tokenbereik.BEVESTIGEN.value,
    show_default=True,
    help="Wat ermee mag; bevestigen telt ook als het wachtwoord.",
)
@click.option("--dagen", type=int, default=STANDAARD_DAGEN, show_default=True, help="Hoe lang het werkt.")
@met_uitslag
def maak(email: str, naam: str, bereik: str, dagen: int) -> Uitslag:
    """Maak een token voor het account E-MAIL en schrijf het naar stdout. Het is daarna nergens meer te lezen."""
    nieuw = diensten.NieuwToken(naam, Tokenbereik(bereik), dagen)
    gemaakt = voer_uit(db.session, _verzoek(), diensten.maak_token, vind_account(db.session, email).id, nieuw)
    token = gemaakt.token
    gegevens = {"id": token.id, "token": gemaakt.tekst, "bereik": token.bereik, "verloopt_op": _tijd(token.verloopt_op)}
    bericht = f"Token {token.id} voor {email}, bereik {bereik}, werkt {weergave.dagen(dagen)}."
    return Uitslag(gegevens, gemaakt.tekst, bericht)


@tokens.command("lijst")
@click.argument("email", metavar="[E-MAIL]", required=False)
@met_uitslag
def lijst(email: str | None) -> Uitslag:
    """Noem de tokens die nu werken, van het account E-MAIL of van allemaal."""
    gebruiker_id = vind_account(db.session, email).id if email else None
    rijen = [_rij(token) for token in lijst_werkende(db.session, datetime.now(UTC), gebruiker_id)]
    tekst = "\n".join("\t".join(str(waarde or "-") for waarde in rij.values()) for rij in rijen)
    return Uitslag(rijen, tekst)


@tokens.command("intrek")
@click.argument("token_id", metavar="ID", type=click.IntRange(1, 2**31 - 1))
@met_uitslag
def intrek(token_id: int) -> Uitslag:
    """Laat het token met dit nummer niet langer werken."""
    voer_uit(db.session, _verzoek(), diensten.trek_token_in, token_id)
    return Uitslag({"id": token_id, "ingetrokken": True}, bericht=f"Token {token_id} is ingetrokken.")


def _verzoek() -> Verzoek:
    return Verzoek(OPDRACHTREGEL, datetime.now(UTC), f"cli-{secrets.token_urlsafe(18)}")


def _rij(token: Apitoken) -> dict[str, object]:
    return {
        "id": token.id,
        "account": token.gebruiker.email,
        "naam": token.naam,
        "kenmerk": token.kenmerk,
        "bereik": token.bereik,
        "verloopt_op": _tijd(token.verloopt_op),
        "laatst_gebruikt_op": _tijd(token.laatst_gebruikt_op) if token.laatst_gebruikt_op else None,
    }


def _tijd(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
