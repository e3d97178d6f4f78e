"""Mail: one message at a time, over the server that was set."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from app.domain.basis.fouten import DomeinFout

WACHT = 10.0  # seconds
POORTEN = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class PostMislukt(DomeinFout):
    """The mail server takes no message. `antwoord` is its code, when it gave one; `van_adres` says that it refused the
    message and was well otherwise, `voorgoed` that there is no such address (RFC 3463: 5.1).
    """

    code = "post_mislukt"
    status = 502
    antwoord = ""
    van_adres = False

    @property
    def voorgoed(self) -> bool:
        return self.antwoord.startswith("5.1.")


_UITGEBREID = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}")


def _mislukt(fout: Exception) -> PostMislukt:
    """What went wrong, with what the server said."""
    uit = PostMislukt("De mail is niet verstuurd: de mailserver neemt haar niet aan.")
    code: int
    gezegd: bytes | str
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        code, gezegd = next(iter(fout.recipients.values()))
    elif isinstance(fout, smtplib.SMTPResponseException):
        code, gezegd = fout.smtp_code, fout.smtp_error
    else:
        return uit
    tekst = gezegd.decode("utf-8", "replace") if isinstance(gezegd, bytes) else str(gezegd)
    uitgebreid = _UITGEBREID.match(tekst.strip())
    uit.antwoord = uitgebreid[0] if uitgebreid else str(code)
    uit.van_adres = isinstance(fout, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    return uit


@dataclass(frozen=True)
class Postbus:
    """Where mail goes out: `smtp://`, `smtp+starttls://` or `smtps://`, with name and password where it asks them."""

    url: str
    van: str
    retour: str = ""
    """Where mail comes back that does not arrive; where it was sent from unless said otherwise."""

    def verstuur(
        self,
        aan: Sequence[str],
        onderwerp: str,
        tekst: str,
        naam: str = "",
        bijlage: bytes = b"",
        *,
        html: str = "",
        koppen: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """One message to all of these, also as HTML, and with a file when it has a name. Raises PostMislukt."""
        bericht = EmailMessage()
        try:
            bericht["From"], bericht["To"], bericht["Subject"] = self.van, ", ".join(aan), onderwerp
        except ValueError as fout:  # an address with a line end in it
            raise _mislukt(fout) from fout
        bericht["Auto-Submitted"] = "auto-generated"
        for kop, waarde in koppen.items():
            bericht[kop] = waarde
        bericht.set_content(tekst)
        if html:
            bericht.add_alternative(html, subtype="html")
        if naam:
            bericht.add_attachment(bijlage, maintype="application", subtype="octet-stream", filename=naam)
        try:
            with self._open() as server:
                server.send_message(bericht, from_addr=self.retour or None)
        except (OSError, smtplib.SMTPException) as fout:
            raise _mislukt(fout) from fout

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
