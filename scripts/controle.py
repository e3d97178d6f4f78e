"""Checks that no linter has: templates without inline script or style, files without hosts or machine paths, and pages
that are printed from the code.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError

from scripts import gebeurtenissen, handelingen

WORTEL = Path(__file__).resolve().parent.parent
SCHERMEN = WORTEL / "templates"
INLINE = re.compile(
    r"""<script(?! src="" defer></script>)|<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:""", re.IGNORECASE
)
KALE_TEKST = re.compile(r">\s*[A-Za-zÀ-ÿ][^<{}]*[a-zà-ÿ]{3}[^<{}]*<")
SLOTEN = (
    "requirements/app.txt", "requirements/dev.txt", "requirements/derden.txt", "package-lock.json", ".npmrc",
    "tests/derden/go/go.mod", "tests/derden/go/go.sum", "tests/derden/java/pom.xml",
)  # fmt: skip
HOST = re.compile(r"https?://", re.IGNORECASE)
MACHINEPAD = re.compile(r"(?<![\w./])/(?:work|root|tmp|home)/\w")


def templatefouten() -> Iterator[str]:
    """Templates that do not parse, hold inline script or style, or words outside _()."""
    omgeving = Environment(loader=FileSystemLoader(SCHERMEN), autoescape=True, extensions=["jinja2.ext.i18n"])
    for pad in sorted(SCHERMEN.rglob("*.html")):
        tekst = pad.read_text(encoding="utf-8")
        naam = pad.relative_to(WORTEL)
        try:
            omgeving.parse(tekst)
        except TemplateSyntaxError as fout:
            yield f"{naam}:{fout.lineno}: {fout.message}"
        zonder = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", tekst, flags=re.DOTALL)
        if INLINE.search(zonder):
            yield f"{naam}: inline script of stijl"
        if kaal := KALE_TEKST.search(zonder):
            yield f"{naam}: tekst buiten _(): {kaal.group()[:60]!r}"


def hostfouten() -> Iterator[str]:
    """Lock files with addresses, and tracked files with a path of somebody's machine."""
    for naam in SLOTEN:
        pad = WORTEL / naam
        if pad.exists() and HOST.search(pad.read_text(encoding="utf-8")):
            yield f"{naam}: bevat een adres"
    gevolgd = subprocess.run(["git", "ls-files", "-z"], cwd=WORTEL, capture_output=True, check=True, text=True)  # noqa: S607
    for naam in filter(None, gevolgd.stdout.split("\0")):
        pad = WORTEL / naam
        if pad.suffix in {".png", ".webp", ".woff2"} or not pad.is_file():
            continue
        if MACHINEPAD.search(pad.read_text(encoding="utf-8", errors="replace")):
            yield f"{naam}: bevat een pad van een machine"


def bladfouten() -> Iterator[str]:
    """A printed page that says something else than the code."""
    for bron in (handelingen, gebeurtenissen):
        if bron.BLAD.read_text(encoding="utf-8") != bron.bladzijde():
            yield f"{bron.BLAD.relative_to(WORTEL)}: is niet van nu; draai python -m {bron.__name__}"


def main() -> int:
    fouten = [*templatefouten(), *hostfouten(), *bladfouten()]
    for fout in fouten:
        print(fout, file=sys.stderr)  # noqa: T201
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main())
