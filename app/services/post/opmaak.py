"""A mail as text and as HTML, of the same parts. The HTML holds all it needs: nothing is fetched when it is opened."""

from __future__ import annotations

import re
from html import escape

from app.domain.post.brief import Brief, Postregel

STIJL = """
body{margin:0;padding:0;background:#f3f5f7;color:#1b2733;font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:36rem;margin:0 auto;padding:24px 20px;background:#fff}
h1{font-size:1.3rem;line-height:1.3;margin:0 0 16px}
p{margin:0 0 16px}
ul{list-style:none;margin:0 0 16px;padding:0}
li{padding:12px 0;border-top:1px solid #c9d1d9}
li a{font-weight:600}
a{color:#0b5a8a;overflow-wrap:anywhere}
.knop{display:inline-block;padding:12px 20px;background:#0b5a8a;color:#fff;text-decoration:none;border-radius:6px}
.klein{font-size:.9rem;color:#48566a}
@media (prefers-color-scheme:dark){body{background:#10161d;color:#e6ebf0}main{background:#18212b}
a{color:#8cc8f2}li{border-color:#3a4756}.knop{background:#8cc8f2;color:#10161d}.klein{color:#b3bfcc}}
"""
_DAG = re.compile(r"(\d{1,2}) (\w+) (\d{4})")
_LINK = re.compile(r"(?P<voor>.*[.?!] |)(?P<woorden>[^.?!]+): (?P<adres>https?://\S+)")
PAGINA = """<!doctype html>
<html lang="{taal}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{titel}</title><style>{stijl}</style></head>
<body><main><h1>{titel}</h1>
{inhoud}
</main></body></html>
"""


def als_tekst(brief: Brief) -> str:
    """Paragraphs with a line between them, each address on a line of its own."""
    delen = [*brief.voor, *(_regel_tekst(regel) for regel in brief.regels)]
    if brief.knop:
        delen.append(f"{brief.knop[0]}:\n\n{brief.knop[1]}")
    return "\n\n".join([*delen, *brief.na]) + "\n"


def _regel_tekst(regel: Postregel) -> str:
    return f"- {_kop(regel)}\n  {regel.adres}"


def _kop(regel: Postregel) -> str:
    return " · ".join(filter(None, (regel.wat, regel.zaak, regel.wanneer)))


def als_html(brief: Brief) -> str:
    """A whole page; what is in it is escaped."""
    delen = [f"<p>{_met_link(alinea)}</p>" for alinea in brief.voor]
    if brief.regels:
        delen.append(f"<ul>{''.join(map(_regel_html, brief.regels))}</ul>")
    if brief.knop:
        woord, adres = brief.knop
        delen.append(f'<p><a class="knop" href="{escape(adres)}">{escape(woord)}</a></p>')
    delen += [f'<p class="klein">{_met_link(alinea)}</p>' for alinea in brief.na]
    return PAGINA.format(taal=brief.taal, titel=escape(brief.onderwerp), stijl=STIJL, inhoud="\n".join(delen))


def _regel_html(regel: Postregel) -> str:
    naam = escape(" · ".join(filter(None, (regel.wat, regel.zaak))))
    wanneer = f"<br>{_DAG.sub(_heel, escape(regel.wanneer))}" if regel.wanneer else ""
    return f'<li><a href="{escape(regel.adres)}">{naam}</a>{wanneer}</li>'


def _heel(dag: re.Match[str]) -> str:
    """A day does not break over lines."""
    return "\N{NO-BREAK SPACE}".join(dag.groups())


def _met_link(alinea: str) -> str:
    """A paragraph; where its last sentence leads somewhere, its words are the link, for a long address says nothing."""
    deel = _LINK.fullmatch(alinea)
    if not deel:
        return escape(alinea)
    return f'{escape(deel["voor"])}<a href="{escape(deel["adres"])}">{escape(deel["woorden"])}</a>'
