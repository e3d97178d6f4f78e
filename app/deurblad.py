"""The page at the front door, for who does not come in: it needs no style sheet and no chosen language."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

_STIJL = (
    "body{margin:0;padding:2rem 1.25rem;font:1.05rem/1.5 system-ui,sans-serif;color:light-dark(#16222b,#eef3f6);"
    "background:light-dark(#f5f6f8,#10181e)}main{max-width:36rem;margin:0 auto;padding:1.5rem;border-radius:.4rem;"
    "border:1px solid light-dark(#dbe2e7,#33424c);background:light-dark(#fff,#1a252d)}"
    "h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}p{margin:0 0 .75rem}"
    "[lang=en]{margin:0;font-size:.95rem;color:light-dark(#4a5a66,#b3c1ca)}"
)
_HASH = b64encode(sha256(_STIJL.encode()).digest()).decode()
STIJLREGEL = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""What such a page may load: the style that stands in it, known by its hash."""
_PAGINA = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    "<title>{{titel}} – Draaiboek</title><style>{stijl}</style></head>"
    '<body><main><h1>{{titel}}</h1><p>{{tekst}}</p><p lang="en">{{engels}}</p></main></body></html>'
).format(stijl=_STIJL.replace("{", "{{").replace("}", "}}"))
TITELS = {"400": "Onbekende naam", "403": "Niet uitgevoerd", "503": "Onderhoud"}
_ENGELS = {
    "400": "This installation does not know itself by this name. Use the address that your administrator gave you.",
    "403": "Another site sent this, and it was not carried out. Open Draaiboek yourself and do it there.",
    "503": "Maintenance: Draaiboek cannot be used for a moment. What you had saved will still be there.",
}


def deurblad(nummer: str, tekst: str) -> bytes:
    """The page of this status, with what is told: in Dutch, and below it in English."""
    return _PAGINA.format(titel=TITELS[nummer], tekst=escape(tekst), engels=_ENGELS[nummer]).encode()
