"""What belongs to this installation and not to a request: its settings, its keys, and whom it asks."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from flask import current_app

from app.domain.basis.begrippen import dag_van
from app.domain.basis.inlezen import OngeldigeConfiguratie
from app.domain.bewaking.stand import Waarneming, instelling, meldpunt
from app.domain.gebruiker.factoren import Plicht
from app.domain.inlogdienst.dienst import BESTAND, GEEN, Inlogdienst, Inlogdiensten, lees_inlogdiensten
from app.domain.melding.webhookadres import Adresregel
from app.draaiboeken import BESTANDEN as DRAAIBOEKEN
from app.export.checkpointmap import checkpointmap
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.regios import BESTANDEN as REGIOS
from app.services.bewaking.stand import Installatie
from app.services.bewijs.anderen import Anderen
from app.services.bewijs.getuigen import Getuige, lees_getuigen
from app.services.bewijs.tijdstempel import dienst
from app.services.bewijs.zegel import Zegelaar, lees_zegelaar
from app.services.buiten.post import Postbus
from app.services.buiten.virusscan import Virusscanner, lees_plek
from app.services.melding.afzender import Afzender
from app.services.melding.geheimen import Geheimkast, leid_geheim_af
from app.services.post.afmelden import Kantoor
from app.services.reserve.instellingen import Backupregels, lees_backupregels
from config import WORTEL, Config, OngeldigeInstelling


def config_van_app() -> Config:
    """The settings of this installation."""
    config: Config = current_app.extensions["draaiboek"]
    return config


def onderhoudsbestand() -> Path:
    """While this is there, this node is closed."""
    return config_van_app().onderhoudsbestand


def ondertekenaar() -> Ondertekenaar:
    """The signing key of this installation. Raises OnbruikbareSleutel."""
    config = config_van_app()
    return lees_of_maak_sleutel(config.signing_key_file, config.log_oorsprong, checkpointmap(config.checkpoint_dir))


def zegelaar() -> Zegelaar | None:
    """With what this installation seals documents, if it does."""
    return zegelaar_van(config_van_app())


def zegelaar_van(config: Config) -> Zegelaar | None:
    """The same of these settings. The files are read when they are used: a certificate ends and is renewed while this
    runs. Raises OngeldigeInstelling.
    """
    try:
        return lees_zegelaar(dict(config.zegel), config.tsa_url or "", config.tsa_ca)
    except ValueError as fout:
        raise OngeldigeInstelling(str(fout)) from fout


def anderen() -> Anderen:
    """Who adds something to exports of this installation. Raises GetuigeWeigert."""
    config = config_van_app()
    return Anderen(dienst(config.tsa_url, config.tsa_ca), getuigen(), zegelaar())


def postbus() -> Postbus | None:
    """By which server mail about accounts goes out, if any: links in it need the address of this installation too."""
    config = config_van_app()
    return (
        Postbus(config.mail_url, config.mail_van, config.mail_retour) if config.mail_url and config.base_url else None
    )


def kantoor(engels: Callable[[str], str] = str) -> Kantoor:
    """What mails of this installation bear: its address, and links that nobody else can make."""
    config = config_van_app()
    return Kantoor(config.base_url, leid_geheim_af(config.secret_key, "mail", "links"), engels)


def kan_mailen() -> bool:
    return postbus() is not None


def plicht() -> Plicht:
    """Of whom this installation asks a second factor."""
    return Plicht(config_van_app().twee_factoren)


def inlogdiensten() -> Inlogdiensten:
    """By which providers people sign on here; as the file stood when this started."""
    diensten: Inlogdiensten = current_app.extensions["draaiboek_inlogdiensten"]
    return diensten


def inlogdiensten_van(config: Config) -> Inlogdiensten:
    """Those of these settings, each with its secret at hand. Raises OngeldigeInstelling."""
    if config.oidc_bestand is None:
        return GEEN
    try:
        diensten = lees_inlogdiensten(tomllib.loads(config.oidc_bestand.read_text("utf-8")), config.oidc_bestand.name)
    except (OSError, ValueError) as fout:
        bericht = f"{BESTAND} noemt '{config.oidc_bestand}'; daarin staat geen TOML die te lezen is: {fout}."
        raise OngeldigeInstelling(bericht) from fout
    except OngeldigeConfiguratie as fout:
        raise OngeldigeInstelling(f"{BESTAND}: {fout.bericht}") from fout
    for een in diensten.dienst:
        dienstgeheim(een)
    return diensten


def dienstgeheim(dienst: Inlogdienst) -> str:
    """What we share with a provider; the file is read when it is used, so that it can be renewed. Raises
    OngeldigeInstelling.
    """
    try:
        geheim = Path(dienst.geheim_bestand).read_text("utf-8").strip()
    except (OSError, ValueError) as fout:
        bericht = f"Het geheim van de inlogdienst {dienst.code} staat niet leesbaar in '{dienst.geheim_bestand}'."
        raise OngeldigeInstelling(bericht) from fout
    if not geheim:
        raise OngeldigeInstelling(f"Het bestand '{dienst.geheim_bestand}' van de inlogdienst {dienst.code} is leeg.")
    return geheim


def backupregels() -> Backupregels:
    """Who can read backups of this installation, and how old the last may be."""
    return backupregels_van(config_van_app())


def backupregels_van(config: Config) -> Backupregels:
    """The same of these settings. Raises OngeldigeInstelling."""
    try:
        return lees_backupregels(dict(config.backup))
    except ValueError as fout:
        raise OngeldigeInstelling(str(fout)) from fout


def virusscanner() -> Virusscanner | None:
    """Who judges files before they are kept, if anybody."""
    plek = config_van_app().clamd
    return Virusscanner(lees_plek(plek)) if plek else None


def getuigen() -> list[Getuige]:
    """Who signs that they saw the checkpoints of this installation. Raises GetuigeWeigert."""
    return lees_getuigen(config_van_app().getuigen)


def afzender() -> Afzender:
    """Who sends events from this installation."""
    c = config_van_app()
    regel = Adresregel(frozenset(c.webhook_hosts), http_mag=not c.productie)
    return Afzender(c.events_bron, c.base_url, geheimkast("webhooks"), regel)


def zgwgeheim(client: str) -> str:
    """With what the ZGW client of this id signs."""
    return leid_geheim_af(config_van_app().secret_key, "zgw-client", client)


def geheimkast(waarvoor: str) -> Geheimkast:
    """Where the secrets of one kind are kept."""
    return Geheimkast(config_van_app().secret_key, waarvoor)


@cache
def nieuwste_migratie() -> str:
    """The number of the newest migration that came with this program."""
    return max(pad.name for pad in (WORTEL / "migrations").glob("0*.py")).partition("_")[0]


def gegevensfouten() -> int:
    """How many files of editions and profiles cannot be read as they are now."""
    return len(DRAAIBOEKEN.fouten()) + len(REGIOS.fouten())


def installatie(gegevensfouten: int) -> Installatie:
    """What this installation knows of itself, for the status page and `flask controle`."""
    namen = [getuige.naam for getuige in getuigen()]
    config = config_van_app()
    regels = backupregels()
    houdbaar = (regels.binnen, regels.proef)
    vast = (nieuwste_migratie(), config.data_dir, namen, gegevensfouten, _instellingen(config))
    return Installatie(*vast, houdbaar, plicht(), kan_mailen())


def _instellingen(c: Config) -> list[Waarneming]:
    """The settings that one may leave out, and what that means."""
    apart = c.checkpoint_dir is not None and c.data_dir not in (c.checkpoint_dir, *c.checkpoint_dir.parents)
    return [
        instelling("omgeving", "Omgeving", goed=c.productie, zo="Productie.",
                   anders="Ontwikkeling. Zet DRAAIBOEK_OMGEVING op productie waar echt wordt gewerkt."),
        instelling("adres", "Adres", goed=c.base_url.startswith("https://"), zo=f"{c.base_url}.",
                   anders="DRAAIBOEK_BASE_URL noemt geen adres met https."),
        instelling("mail", "Mail", goed=bool(c.mail_url), zo="Er is een mailserver ingesteld.",
                   anders="Niet ingesteld: checkpoints, alarmen en wat op iemand wacht gaan niet per mail weg."),
        instelling("retour", "Mail die terugkomt", goed=bool(c.mail_retour) or not c.mail_url,
                   zo=f"Gaat naar {c.mail_retour}." if c.mail_retour else "Er gaat geen mail weg.",
                   anders="Gaat naar de afzender. Noem in DRAAIBOEK_MAIL_RETOUR een postbus die haar aan "
                          "“flask post retour” geeft: anders blijft een adres dat niet klopt ongezien."),
        instelling("factoren", "Tweede factor", goed=c.twee_factoren != "niemand",
                   zo=f"Gevraagd van {c.twee_factoren}.",
                   anders="Van niemand gevraagd: zet DRAAIBOEK_TWEE_FACTOREN op beslissers of iedereen."),
        instelling("inlogdiensten", "Inloggen via de organisatie", goed=c.oidc_bestand is not None,
                   zo=f"Via {', '.join(d.naam for d in inlogdiensten().dienst) or 'geen enkele dienst'}.",
                   anders="Niet ingesteld: iedereen logt in met een wachtwoord of passkey van deze installatie."),
        instelling("buiten", "Checkpoints buiten de database", goed=apart, zo=f"In {c.checkpoint_dir}.",
                   anders="In de map van de gegevens zelf. Wie daar bij kan, kan ook de checkpoints wissen: "
                          "zet DRAAIBOEK_CHECKPOINT_DIR op een andere plek."),
        instelling("getuigen", "Getuigen", goed=bool(c.getuigen), zo=f"{len(c.getuigen)} ingesteld.",
                   anders="Geen. Zonder getuige kan alleen deze installatie zeggen dat het logboek één geheel is."),
        instelling("tijdstempel", "Tijdstempeldienst", goed=bool(c.tsa_url), zo="Ingesteld.",
                   anders="Niet ingesteld: een bundel bewijst niet aan buitenstaanders wanneer zij er was."),
        instelling("virusscanner", "Virusscanner", goed=bool(c.clamd), zo="Ingesteld.",
                   anders="Niet ingesteld: bestanden worden niet op virussen bekeken."),
        instelling("verwerking", "Logboek Dataverwerkingen", goed=bool(c.verwerking), zo=f"Onder {c.verwerking}.",
                   anders="Niet ingesteld: wie een dossier leest, staat niet in het technische log "
                          "(DRAAIBOEK_VERWERKING)."),
        meldpunt(c.meldpunt.tot if c.meldpunt else None, dag_van(datetime.now(UTC))),
    ]  # fmt: skip
