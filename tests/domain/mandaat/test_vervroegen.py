"""An end that lies ahead can come sooner, and never later or before today."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.begrippen import Mandaatstatus as S
from app.domain.basis.fouten import DomeinFout
from app.domain.mandaat.vervroegen import toets_vervroegen

dagen = st.dates(date(2025, 1, 1), date(2025, 3, 31))


@given(st.sampled_from(S), st.none() | dagen, dagen, dagen)
def test_alleen_naar_een_eerdere_dag_vanaf_vandaag(nu: S, einde: date | None, per: date, vandaag: date) -> None:
    kan = nu is S.INGETROKKEN and einde is not None and vandaag < einde and vandaag <= per < einde
    if kan:
        toets_vervroegen(nu, einde, per, vandaag)
    else:
        with pytest.raises(DomeinFout):
            toets_vervroegen(nu, einde, per, vandaag)
