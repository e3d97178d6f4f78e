"""Another ZGW server for a test, and how our cases get there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from app.services.zgw.delen import Doel
from app.services.zgw.server import Zgwserver
from tests.kern.getuigen import dien
from tests.kern.spelers import VANDAAG as NU
from tests.kern.zaaksysteem import Zaaksysteem
from tests.kern.zaaksysteemtoets import CLIENT, GEHEIM

RSIN = "123456782"


@contextmanager
def open_zaaksysteem() -> Iterator[Zaaksysteem]:
    systeem = Zaaksysteem()
    with dien(systeem) as url:
        systeem.open(url)
        yield systeem


def doel(systeem: Zaaksysteem, nu: datetime = NU) -> Doel:
    return Doel(Zgwserver(systeem.basis, CLIENT, GEHEIM, nu), systeem.zaaktype, RSIN, "haaglanden")
