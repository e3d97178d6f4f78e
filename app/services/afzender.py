"""Who sends events from this installation: its name to receivers, and where it may send."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.domain.webhookadres import Adresregel
from app.services.afleverpost import Zoek, zoek_op
from app.services.geheimen import Geheimkast


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
