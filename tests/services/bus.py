"""A real mail server that keeps what comes in, or refuses it."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from app.services.buiten.post import Postbus


class Bus:
    """Keeps what comes in; addresses of `weigert` it does not know."""

    def __init__(self) -> None:
        self.berichten: list[EmailMessage] = []
        self.bij_post: Callable[[], None] = lambda: None
        self.weigert: set[str] = set()
        self.weigering = "550 no such mailbox"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the name asked for
        bericht = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(bericht, EmailMessage)
        assert list(envelope.rcpt_tos) == [a.strip() for a in str(bericht["To"]).split(",")]
        if self.weigert.intersection(envelope.rcpt_tos):
            return self.weigering
        self.berichten.append(bericht)
        self.bij_post()
        return "250 OK"


def tekst_van(bericht: EmailMessage) -> str:
    """What a reader without HTML sees."""
    deel = bericht.get_body(("plain",))
    assert deel is not None
    return str(deel.get_content())


def html_van(bericht: EmailMessage) -> str:
    deel = bericht.get_body(("html",))
    assert deel is not None
    return str(deel.get_content())


@contextmanager
def open_bus(bus: Bus) -> Iterator[Postbus]:
    """The way to it, as long as it is open."""
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    server = Controller(bus, hostname="127.0.0.1", port=poort)
    server.start()
    yield Postbus(f"smtp://127.0.0.1:{poort}", "draaiboek@h10.example")
    server.stop()
