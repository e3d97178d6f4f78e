"""What the application talks to: the mail server, receivers of events, the virus scanner."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from config.lezen import OngeldigeInstelling, lees_namen


def mail(omgeving: Mapping[str, str]) -> dict[str, Any]:
    """The mail server, the sender, and who gets what. Raises OngeldigeInstelling."""
    url, van = omgeving.get("DRAAIBOEK_MAIL_URL"), omgeving.get("DRAAIBOEK_MAIL_VAN", "")
    retour = omgeving.get("DRAAIBOEK_MAIL_RETOUR", "")
    aan = {
        veld: tuple(omgeving.get(naam, "").replace(",", " ").split())
        for veld, naam in (("checkpoint_mail", "DRAAIBOEK_CHECKPOINT_MAIL"), ("alarm_mail", "DRAAIBOEK_ALARM_MAIL"))
    }
    if url and not re.fullmatch(r"(smtp|smtps|smtp\+starttls)://[^\s/]\S*", url):
        raise OngeldigeInstelling("DRAAIBOEK_MAIL_URL begint met smtp://, smtp+starttls:// of smtps://.")
    if any(aan.values()) and not (url and van):
        raise OngeldigeInstelling("Voor mail zijn DRAAIBOEK_MAIL_URL en DRAAIBOEK_MAIL_VAN allebei nodig.")
    if not all(re.fullmatch(r"[^@\s]+@[^@\s]+", adres) for adres in (*sum(aan.values(), ()), van, retour) if adres):
        raise OngeldigeInstelling("Een van de mailadressen in de instellingen klopt niet.")
    return {"mail_url": url, "mail_van": van, "mail_retour": retour, **aan}


def webhooks(omgeving: Mapping[str, str], regio: str) -> dict[str, Any]:
    bron = omgeving.get("DRAAIBOEK_EVENTS_BRON") or f"urn:nld:jeugdregio-{regio}.draaiboek"
    if not re.fullmatch(r"urn:nld:[A-Za-z0-9][A-Za-z0-9:._%-]*", bron):
        raise OngeldigeInstelling("DRAAIBOEK_EVENTS_BRON is een URN, zoals urn:nld:oin:OIN-NUMMER:systeem:draaiboek.")
    return {"events_bron": bron, "webhook_hosts": lees_namen(omgeving, "DRAAIBOEK_WEBHOOK_HOSTS")}


def clamd(omgeving: Mapping[str, str]) -> str:
    plek = omgeving.get("DRAAIBOEK_CLAMD", "").strip()
    if plek and not re.fullmatch(r"unix:/\S+|tcp:[^\s:]+:[0-9]{1,5}", plek):
        raise OngeldigeInstelling("DRAAIBOEK_CLAMD is unix:/pad/naar/de/socket of tcp:host:poort.")
    return plek
