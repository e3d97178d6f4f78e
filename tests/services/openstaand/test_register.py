"""Nothing that can be left undone is forgotten: each table and each act is in a source, or says why not."""

from __future__ import annotations

from app.db import Base
from app.domain.basis.handelingen import HANDELINGEN
from app.domain.openstaand.onderdelen import SOORTEN_VAN
from app.domain.openstaand.register import ALGEMEEN, SOORTEN
from app.services.openstaand.algemeen import TABELLEN as ALGEMENE_TABELLEN
from app.services.openstaand.bronnen import BRONNEN, EDITIE, GELEZEN, NIEUW, RUST, TREDE
from app.services.openstaand.volgen import VERWANT
from tests.services.openstaand import geen_bron

ALLE = [*SOORTEN.values(), *ALGEMEEN.values()]


def test_elke_tabel_is_in_een_bron_of_zegt_waarom_niet() -> None:
    gelezen = {naam for bron in BRONNEN for naam in bron.leest} - {NIEUW, TREDE, RUST, EDITIE, GELEZEN}
    gelezen |= {*ALGEMENE_TABELLEN, *VERWANT, "zaak"}
    assert gelezen <= {*Base.metadata.tables}
    assert not gelezen & {*geen_bron.TABELLEN}
    assert gelezen | {*geen_bron.TABELLEN} == {*Base.metadata.tables}


def test_elke_handeling_sluit_iets_of_zegt_waarom_niet() -> None:
    sluit = {handeling for soort in ALLE for handeling in soort.handelingen}
    assert not sluit & {*geen_bron.HANDELINGEN}
    assert sluit | {*geen_bron.HANDELINGEN} == {*HANDELINGEN}


def test_elke_soort_komt_uit_een_bron_en_heeft_een_plaats_in_het_register() -> None:
    soorten = [soort for bron in BRONNEN for soort in bron.soorten]
    assert sorted(soorten) == sorted(SOORTEN)


def test_elke_soort_hoort_bij_een_onderdeel_van_de_zaak() -> None:
    """A new kind needs its place in `domain/openstaand/onderdelen.py`, so that lists and the menu count it."""
    assert sorted(soort for soorten in SOORTEN_VAN.values() for soort in soorten) == sorted(SOORTEN)
