"""Who sends events from this installation: its name to receivers, and where it may send."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.domain.melding.webhookadres import Adresregel
from app.services.melding.geheimen import Geheimkast
from app.services.melding.lijn import Zoek, zoek_op


@dataclass(frozen=True)
class Afzender:
    """`bron` is the CloudEvents source, `basis` the address of this installation; without it nothing is sent."""

    bron: str
    basis: str
    kast: Geheimkast
    regel: Adresregel
    zoek: Zoek = zoek_op

    @property
    def oorsprong(self) -> str:
        """The name under which receivers are asked for permission (`WebHook-Request-Origin`)."""
        return urlsplit(self.basis).hostname or ""
