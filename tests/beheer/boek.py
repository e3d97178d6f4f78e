"""The book of the operator, carried out: its commands, page by page, in a scratch root."""

from __future__ import annotations

import json
import os
import re
import shlex
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path

from config import WORTEL

BLADEN = WORTEL / "docs" / "beheer"
VERVANGERS = Path(__file__).with_name("vervangers.py")
NAMEN = ("python3", "install", "runuser", "systemctl", "apt-get", "adduser", "nginx", "systemd-analyze")
_BLOK = re.compile(r"^```bash\n(.*?)^```", re.MULTILINE | re.DOTALL)


def opdrachten(blad: str) -> list[str]:
    """The blocks of a page that are to be typed, in their order."""
    return _BLOK.findall((BLADEN / blad).read_text("utf-8"))


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


class Server:
    """A scratch root that passes for a machine. What the book names with a place or a port lies below it."""

    def __init__(self, root: Path, **meer: str) -> None:
        self.root, self.poort = root, vrije_poort()
        mappen = ("/opt/draaiboek", "/etc/draaiboek", "/etc/systemd", "/etc/nginx", "/var/lib/draaiboek",
                  "/srv/", "/mnt/", "/usr/local/sbin")  # fmt: skip
        plaatsen = {map_: f"{root}{map_}" for map_ in mappen}
        plaatsen |= {"127.0.0.1:8000": f"127.0.0.1:{self.poort}", **meer}
        self._plaatsen = plaatsen
        self._bin = root / "bin"
        for map_ in ("bin", "srv/pakket", "etc/nginx/conf.d", "etc/systemd/system", "usr/local/sbin"):
            (root / map_).mkdir(parents=True)
        (root / "plaatsen.json").write_text(json.dumps(plaatsen))
        for naam in NAMEN:
            roep = shlex.join([sys.executable, str(VERVANGERS), naam])
            (self._bin / naam).write_text(f'#!/bin/sh\nexec {roep} "$@"\n')
            (self._bin / naam).chmod(0o755)

    def typ(self, blok: str, invoer: str = "", **omgeving: str) -> str:
        """Carry out a block as it stands, up to the first command that fails."""
        tekst = blok
        for van, naar in self._plaatsen.items():
            tekst = tekst.replace(van, naar)
        kaal = {n: w for n, w in os.environ.items() if not n.startswith(("DRAAIBOEK_", "PYTHON"))}
        eigen = {
            "BOEK_ROOT": str(self.root),
            "BOEK_PAKKETTEN": sysconfig.get_paths()["purelib"],
            "PATH": f"{self._bin}:{self.root}/usr/local/sbin:{os.environ['PATH']}",
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }
        klaar = subprocess.run(
            ["/bin/sh", "-euc", tekst], env=kaal | eigen | omgeving, cwd=self.root, input=invoer,
            capture_output=True, text=True, check=False, start_new_session=True,
        )  # fmt: skip
        assert klaar.returncode == 0, f"{blok}\n{klaar.stdout}\n{klaar.stderr}\n{self.log()}"
        return klaar.stdout

    def stel_in(self, regel: str) -> None:
        """As somebody who edits the settings."""
        with (self.root / "etc/draaiboek/draaiboek.env").open("a") as uit:
            uit.write(f"{regel}\n")

    def log(self) -> str:
        log = self.root / "web.log"
        return log.read_text("utf-8")[-3000:] if log.exists() else ""

    def gedaan(self) -> list[str]:
        return (self.root / "gedaan").read_text("utf-8").splitlines()

    def stop(self) -> None:
        if (self.root / "web.pid").exists():
            self.typ("systemctl stop draaiboek.target")
