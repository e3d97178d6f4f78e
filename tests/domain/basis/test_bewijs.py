"""What "zonder document" means."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.basis.bewijs import Intrekking, geldig, zonder_bewijs, zonder_document

DAG, LATER, LAATST = date(2025, 3, 3), date(2025, 3, 10), date(2025, 4, 1)


def test_een_document_telt_tot_het_is_ingetrokken_en_dan_zijn_vervanger() -> None:
    gezegd = {1: [Intrekking(LATER), Intrekking(LAATST, 2)], 2: [Intrekking(LAATST, 3)]}
    assert [geldig(1, gezegd, dag) for dag in (DAG, LATER, LAATST)] == [1, None, 3]
    assert (geldig(4, gezegd), geldig(None, gezegd)) == (4, None)


def test_de_tijd_zonder_bewijs_begint_bij_het_intrekken_en_eindigt_bij_de_vervanger() -> None:
    gezegd = {1: [Intrekking(DAG), Intrekking(LATER, 2)], 2: [Intrekking(LAATST)], 5: [Intrekking(DAG, 6)]}
    assert list(zonder_bewijs(1, gezegd)) == [(DAG, LATER), (LAATST, None)]
    assert list(zonder_bewijs(5, gezegd)) == [], "what was replaced at once was never without"


@pytest.mark.parametrize(
    ("document", "gedaan", "gevraagd", "zonder"),
    [(None, True, True, True), (1, True, True, False), (None, False, True, False), (None, True, False, False)],
)
def test_zonder_document_is_gedaan_en_gevraagd_en_niets_dat_telt(
    document: int | None, gedaan: bool, gevraagd: bool, zonder: bool
) -> None:
    assert zonder_document(document, gedaan=gedaan, gevraagd=gevraagd) is zonder
