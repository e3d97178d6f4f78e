"""Writers on one SQLite file queue: nobody is passed over."""

from __future__ import annotations

from collections import Counter
from threading import Barrier, Thread

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from app.db import transaction

SCHRIJVERS, BEURTEN = 4, 400


def test_geen_schrijver_krijgt_minder_dan_de_helft_van_zijn_deel(engine: Engine) -> None:
    """Each begins his next transaction as soon as the last one is done, without a pause."""
    beurten: list[int] = []
    begin = Barrier(SCHRIJVERS)

    def schrijf(wie: int) -> None:
        with Session(engine) as session:
            begin.wait()
            while len(beurten) < BEURTEN:
                with transaction(session):
                    session.execute(text("UPDATE aanbieder SET naam = naam WHERE id = -1"))
                    beurten.append(wie)

    draden = [Thread(target=schrijf, args=(wie,)) for wie in range(SCHRIJVERS)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    aandelen = Counter(beurten[:BEURTEN])
    assert min(aandelen[wie] for wie in range(SCHRIJVERS)) >= BEURTEN / SCHRIJVERS / 2, aandelen
