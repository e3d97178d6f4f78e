"""Mail: one message at a time, over the server that was set."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from app.domain.basis.fouten import DomeinFout

WACHT = 10.0  # seconds
POORTEN = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class PostMislukt(DomeinFout):
    """The mail server takes no message."""

    code = "post_mislukt"
    status = 502


@dataclass(frozen=True)
class Postbus:
    """Where mail goes out: `smtp://`, `smtp+starttls://` or `smtps://`, with name and password where it asks them."""

    url: str
    van: str

    def verstuur(self, aan: Sequence[str], onderwerp: str, tekst: str, naam: str = "", bijlage: bytes = b"") -> None:
        """One message to all of these, with a file when it has a name. Raises PostMislukt."""
        bericht = EmailMessage()
        bericht["From"], bericht["To"], bericht["Subject"] = self.van, ", ".join(aan), onderwerp
        bericht["Auto-Submitted"] = "auto-generated"
        bericht.set_content(tekst)
        if naam:
            bericht.add_attachment(bijlage, maintype="application", subtype="octet-stream", filename=naam)
        try:
            with self._open() as server:
                server.send_message(bericht)
        except (OSError, smtplib.SMTPException) as fout:
            raise PostMislukt("De mail is niet verstuurd: de mailserver neemt haar niet aan.") from fout

    def proef(self) -> None:
        """Whether the server lets us in; nothing is sent. Raises PostMislukt."""
        try:
            with self._open() as server:
                server.noop()
        except (OSError, smtplib.SMTPException) as fout:
            raise PostMislukt(f"De mailserver laat ons niet binnen: {fout}.") from fout

    def _open(self) -> smtplib.SMTP:
        delen = urlsplit(self.url)
        host, poort = delen.hostname or "localhost", delen.port or POORTEN[delen.scheme]
        veilig = ssl.create_default_context()
        if delen.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, poort, timeout=WACHT, context=veilig)
        else:
            server = smtplib.SMTP(host, poort, timeout=WACHT)
        if delen.scheme == "smtp+starttls":
            server.starttls(context=veilig)
        if delen.username:
            server.login(unquote(delen.username), unquote(delen.password or ""))
        return server
