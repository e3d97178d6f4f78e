"""What belongs to this installation and not to a request: its settings, its keys, and whom it asks."""

from __future__ import annotations

from flask import current_app

from app.domain.melding.webhookadres import Adresregel
from app.export.checkpointmap import checkpointmap
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.services.bewijs.anderen import Anderen
from app.services.bewijs.getuigen import Getuige, lees_getuigen
from app.services.bewijs.tijdstempel import dienst
from app.services.bewijs.zegel import Zegelaar, lees_zegelaar
from app.services.buiten.virusscan import Virusscanner, lees_plek
from app.services.melding.afzender import Afzender
from app.services.melding.geheimen import Geheimkast, leid_geheim_af
from config import Config, OngeldigeInstelling


def config_van_app() -> Config:
    """The settings of this installation."""
    config: Config = current_app.extensions["draaiboek"]
    return config


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
