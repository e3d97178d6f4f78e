"""The file of a backup: a tar of parts, compressed, and encrypted on its way to the disk. Nothing is held whole.

It is written beside its name and gets that name once all of it is on the disk, so a part of one never looks whole. What
is read is judged at its end too: age tells a file that was cut off or changed, the manifest a part that is missing.
"""

from __future__ import annotations

import errno
import gzip
import io
import os
import tarfile
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from app.domain.reserve.fouten import GaatNietOpen, OnbruikbareReservekopie
from app.services.reserve.sleutels import Identiteit, Ontvanger

GROOTSTE_DEEL = 512 * 1024 * 1024
"""No part is larger: one row at most, or some rows together."""
_AGE = b"age-encryption.org/"
STUK = "De reservekopie is niet heel: zij is afgebroken of veranderd."
GEEN_SLEUTEL = "Deze sleutel opent de reservekopie niet, of het begin ervan is beschadigd."
VERSLEUTELD = "De reservekopie is versleuteld. Noem met --sleutel het bestand met de geheime sleutel."


class _Draad:
    """Encrypts or decrypts between a pipe and a file, beside who writes or reads the pipe."""

    def __init__(self, werk: Callable[[], None]) -> None:
        self.fout: BaseException | None = None
        self._werk = werk
        self._draad = Thread(target=self._loop, daemon=True)
        self._draad.start()

    def _loop(self) -> None:
        try:
            self._werk()
        except BaseException as fout:
            self.fout = fout

    def wacht(self) -> None:
        self._draad.join()


class Schrijver:
    """Puts parts into a backup, one after the other."""

    def __init__(self, tar: tarfile.TarFile, tijd: int) -> None:
        self._tar, self._tijd = tar, tijd

    def deel(self, naam: str, inhoud: bytes) -> None:
        lid = tarfile.TarInfo(naam)
        lid.size, lid.mtime, lid.mode = len(inhoud), self._tijd, 0o600
        self._tar.addfile(lid, io.BytesIO(inhoud))


@contextmanager
def schrijf(doel: Path, ontvangers: Sequence[Ontvanger], tijd: int) -> Iterator[Schrijver]:
    """A new file of mode 0600: whole and on the disk, or not there. `tijd` (seconds) is that of its parts.

    Raises FileExistsError when it is there already.
    """
    deel = doel.with_name(f"{doel.name}.part")
    nummer = os.open(
        deel, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600
    )  # who has it, has the name; not every share links
    try:
        with os.fdopen(nummer, "wb") as bestand:
            if doel.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            with _door_versleuteling(bestand, ontvangers) as uit, _dicht(uit, tijd) as tar:
                yield Schrijver(tar, tijd)
            bestand.flush()
            os.fsync(bestand.fileno())
        deel.rename(doel)
        _op_schijf(doel.parent)
    finally:
        deel.unlink(missing_ok=True)


def _op_schijf(map_: Path) -> None:
    nummer = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


@contextmanager
def _dicht(uit: BinaryIO, tijd: int) -> Iterator[tarfile.TarFile]:
    with (
        gzip.GzipFile("", "wb", compresslevel=4, fileobj=uit, mtime=tijd) as klein,
        tarfile.open(fileobj=klein, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        yield tar


@contextmanager
def _door_versleuteling(bestand: BinaryIO, ontvangers: Sequence[Ontvanger]) -> Iterator[BinaryIO]:
    if not ontvangers:
        yield bestand
        return
    import pyrage  # only here and below: the commands are imported at every start

    uit, in_ = _pijp()
    draad = _Draad(lambda: _sluit_na(uit, lambda: pyrage.encrypt_io(uit, bestand, list(ontvangers))))
    try:
        yield in_
    except BrokenPipeError:
        pass  # it stopped reading: why is told below
    finally:
        with suppress(BrokenPipeError):
            in_.close()
        draad.wacht()
    if draad.fout:
        raise OSError(str(draad.fout)) from draad.fout


def _pijp() -> tuple[BinaryIO, BinaryIO]:
    lezen, schrijven = os.pipe()
    return os.fdopen(lezen, "rb"), os.fdopen(schrijven, "wb")


def _sluit_na(einde: BinaryIO, werk: Callable[[], None]) -> None:
    """Whoever is at the other end of the pipe hears that nothing comes any more."""
    try:
        werk()
    finally:
        with suppress(BrokenPipeError):
            einde.close()


def lees(bron: Path, identiteiten: Sequence[Identiteit]) -> Generator[tuple[str, bytes], None, None]:
    """Each part with its name, in order. Raises OnbruikbareReservekopie when it is not whole, or not for this key."""
    with bron.open("rb") as bestand:
        versleuteld = bestand.read(len(_AGE)) == _AGE
        bestand.seek(0)
        if versleuteld and not identiteiten:
            raise GaatNietOpen(VERSLEUTELD)
        if versleuteld:
            yield from _ontsleuteld(bestand, identiteiten)
        else:
            yield from _delen(bestand)


def _ontsleuteld(bestand: BinaryIO, identiteiten: Sequence[Identiteit]) -> Generator[tuple[str, bytes], None, None]:
    import pyrage

    uit, in_ = _pijp()
    draad = _Draad(lambda: _sluit_na(in_, lambda: pyrage.decrypt_io(bestand, in_, list(identiteiten))))
    stuk: OnbruikbareReservekopie | None = None
    try:
        yield from _delen(uit)
        while uit.read(65_536):  # to the end: only there is it known that nothing was cut off
            pass
    except OnbruikbareReservekopie as fout:
        stuk = fout
    finally:
        uit.close()
        draad.wacht()
    if draad.fout and not (stuk and isinstance(draad.fout, BrokenPipeError)):
        if isinstance(draad.fout, pyrage.DecryptError):
            raise GaatNietOpen(GEEN_SLEUTEL) from draad.fout
        raise OnbruikbareReservekopie(STUK) from draad.fout
    if stuk:
        raise stuk


def _delen(bron: BinaryIO) -> Generator[tuple[str, bytes], None, None]:
    try:
        with gzip.GzipFile(fileobj=bron, mode="rb") as groot, tarfile.open(fileobj=groot, mode="r|") as tar:
            for lid in tar:
                if not lid.isfile() or lid.size > GROOTSTE_DEEL:
                    raise OnbruikbareReservekopie(STUK)
                inhoud = tar.extractfile(lid)
                yield lid.name, inhoud.read() if inhoud else b""
            while groot.read(65_536):  # to the end, where the sum over all of it is
                pass
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as fout:
        raise OnbruikbareReservekopie(STUK) from fout
