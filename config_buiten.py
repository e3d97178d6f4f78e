"""Settings of what stands outside: mail, timestamps, witnesses. The list for operators is docs/beheer.md."""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def lees_tijdstempeldienst(omgeving: Mapping[str, str]) -> dict[str, Any]:
    """Address and certificates, both or neither. Raises ValueError."""
    url, ca = omgeving.get("DRAAIBOEK_TSA_URL"), omgeving.get("DRAAIBOEK_TSA_CA")
    if not url and not ca:
        return {}
    if not url or not ca or not re.fullmatch(r"https?://[^\s/]\S*", url):
        raise ValueError(
            "Zet DRAAIBOEK_TSA_URL (een adres met http:// of https://) en DRAAIBOEK_TSA_CA allebei, of geen van beide."
        )
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=ca)
    except OSError as fout:
        raise ValueError(
            f"DRAAIBOEK_TSA_CA noemt '{ca}'; dat is geen leesbaar bestand met certificaten in PEM-vorm."
        ) from fout
    return {"tsa_url": url, "tsa_ca": Path(ca).resolve()}


def lees_getuigen(omgeving: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The key and address of each. Raises ValueError."""
    paren = [tuple(deel.split()) for deel in omgeving.get("DRAAIBOEK_WITNESSES", "").split(",") if deel.strip()]
    if not all(len(p) == 2 and p[0].count("+") >= 2 and re.fullmatch(r"https?://[^\s/]\S*", p[1]) for p in paren):
        raise ValueError("DRAAIBOEK_WITNESSES is een rij 'sleutel adres', met komma's ertussen.")
    return tuple((sleutel, adres) for sleutel, adres in paren)


def lees_mail(omgeving: Mapping[str, str]) -> dict[str, Any]:
    """The mail server, the sender, and who gets what. Raises ValueError."""
    url, van = omgeving.get("DRAAIBOEK_MAIL_URL"), omgeving.get("DRAAIBOEK_MAIL_VAN", "")
    aan = {
        veld: tuple(omgeving.get(naam, "").replace(",", " ").split())
        for veld, naam in (("checkpoint_mail", "DRAAIBOEK_CHECKPOINT_MAIL"), ("alarm_mail", "DRAAIBOEK_ALARM_MAIL"))
    }
    if url and not re.fullmatch(r"(smtp|smtps|smtp\+starttls)://[^\s/]\S*", url):
        raise ValueError("DRAAIBOEK_MAIL_URL begint met smtp://, smtp+starttls:// of smtps://.")
    if any(aan.values()) and not (url and van):
        raise ValueError("Voor mail zijn DRAAIBOEK_MAIL_URL en DRAAIBOEK_MAIL_VAN allebei nodig.")
    if not all(re.fullmatch(r"[^@\s]+@[^@\s]+", adres) for adres in (*sum(aan.values(), ()), van) if adres):
        raise ValueError("Een van de mailadressen in de instellingen klopt niet.")
    return {"mail_url": url, "mail_van": van, **aan}
