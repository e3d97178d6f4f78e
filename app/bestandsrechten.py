"""Who may read what lies in the data folder: the account that the application runs under, and nobody else.

What is made from now on begins so (umask); what was there from before is mended at the start, as far as it is ours.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import structlog

from config import Config

OMASK = 0o077
"""Files 0600 and folders 0700, whatever the shell that started us says."""
ANDEREN = 0o077

logger = structlog.get_logger(__name__)


def sluit_af(config: Config) -> None:
    """At every start, commands too. What is not ours to mend is said in the log, with what to do."""
    os.umask(OMASK)
    map_ = config.data_dir
    if not map_.is_dir():
        return
    hersteld, vreemd = 0, []
    for pad in _open(map_):
        try:
            pad.chmod(stat.S_IMODE(pad.lstat().st_mode) & ~ANDEREN)
            hersteld += 1
        except OSError:
            vreemd.append(pad.name)
    if hersteld:
        logger.info("bestandsrechten", map=str(map_), hersteld=hersteld)
    if vreemd:
        raad = "Anderen kunnen dit lezen en het is niet van ons: chown het, of chmod -R go= de map."
        logger.warning("bestandsrechten", map=str(map_), niet_hersteld=vreemd[:20], raad=raad)


def _open(map_: Path) -> Iterator[Path]:
    """The folder, and what lies in it, as far as others may do anything with it. What lies deeper is looked at only
    while the folder itself is open: once it is shut nobody gets there, and a start takes no longer for what is kept.
    """
    diep = _is_open(map_)
    if diep:
        yield map_
    for pad in sorted(map_.rglob("*") if diep else map_.iterdir()):
        if _is_open(pad):
            yield pad


def _is_open(pad: Path) -> bool:
    try:
        wat = pad.lstat().st_mode
    except FileNotFoundError:  # a journal that another process just took away
        return False
    return bool(wat & ANDEREN) and (stat.S_ISREG(wat) or stat.S_ISDIR(wat))
