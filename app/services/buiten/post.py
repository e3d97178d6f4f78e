"""Mail: one message at a time, over the server that was set."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from app.domain.basis.fouten import DomeinFout
from app.services.buiten.lijn import verbind, wekker

WACHT, HOOGSTENS = 10.0, 60.0
"""Seconds for each step with the mail server, and for all of them together."""
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


class _Bewaakt(smtplib.SMTP):
    """Over a connection that is cut when its time is up, or `einde` is there."""

    def __init__(self, host: str, poort: int, einde: ExitStack) -> None:
        self._einde = einde
        super().__init__(host, poort, timeout=WACHT)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        kaal = verbind(host, port, timeout)
        self._einde.enter_context(wekker(kaal, HOOGSTENS))
        return kaal


class _Versleuteld(_Bewaakt):
    """The same with TLS from the first byte."""

    def __init__(self, host: str, poort: int, einde: ExitStack, veilig: ssl.SSLContext) -> None:
        self._veilig = veilig
        super().__init__(host, poort, einde)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return self._veilig.wrap_socket(super()._get_socket(host, port, timeout), server_hostname=host)


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
        aangenomen = False
        try:
            with self._open() as server:
                server.send_message(bericht, from_addr=self.retour or None)
                aangenomen = True
        except (OSError, smtplib.SMTPException) as fout:
            if not aangenomen:  # what it took is sent, however it says goodbye
                raise _mislukt(fout) from fout

    def proef(self) -> None:
        """Whether the server lets us in; nothing is sent. Raises PostMislukt."""
        try:
            with self._open() as server:
                server.noop()
        except (OSError, smtplib.SMTPException) as fout:
            raise PostMislukt(f"De mailserver laat ons niet binnen: {fout}.") from fout

    @contextmanager
    def _open(self) -> Iterator[smtplib.SMTP]:
        """A server that lets us in, for as long as the work inside may take."""
        delen = urlsplit(self.url)
        host, poort = delen.hostname or "localhost", delen.port or POORTEN[delen.scheme]
        veilig = ssl.create_default_context()
        with ExitStack() as einde:
            if delen.scheme == "smtps":
                server: smtplib.SMTP = einde.enter_context(_Versleuteld(host, poort, einde, veilig))
            else:
                server = einde.enter_context(_Bewaakt(host, poort, einde))
            if delen.scheme == "smtp+starttls":
                server.starttls(context=veilig)
            if delen.username:
                server.login(unquote(delen.username), unquote(delen.password or ""))
            yield server
