"""How many statements a page costs: few, and the same however much there is."""

from __future__ import annotations

import math
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import Engine

from app.db import db
from app.domain.basis.begrippen import Afspraakstatus
from app.services.besluit.besluiten import neem_besluit
from app.services.document.documenten import NieuwDocument, voeg_document_toe
from app.services.zaak import toewijzing
from tests.kern.opzet import actief_mandaat, besluit, meld_alles_verzonden, open_zaak, tel_vragen
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers
from tests.web.zaak.test_trede import BEPALING, HEROPENING, SLUITING

pytestmark = pytest.mark.traag

VANDAAG: date = dag(2, 6)
GEVERS = ["GM0503", "GM0518", "GM1916", "GM1842", "GM1926"]
LIJST, ZAAK, TREDE = 4, 8, 12
"""The most statements that a list, the page of a zaak and that of its treden may cost; one of them asks who looks, with
his roles and offices. What few zaken have (counts of children, figures of the provider, noodgrepen, a take-over from
paper) the page of a zaak reads only where there is any: four more at most."""
BEPALEN, SLUITEN, HEROPENEN = 22, 23, 18
"""The most that a change of state may cost, from the log-in to the answer; closing asks a fact for each guard. What a
new trede begins from is read in one statement, and so is what is open. A step that what already stands fulfils is
finished at once, with an entry of its own: determining a trede with a mandaat pays for it."""

EXPORTEREN = 40
"""The most that an export may cost, from the log-in to the answer: asked in one transaction, made, and kept."""
EXPORT = {"soort": "toezichthouder", "doel": "Toezicht.", "peildatum": VANDAAG.isoformat()}


@pytest.fixture
def teller_engine(app: Flask) -> Engine:
    """The engine of the product itself."""
    with app.app_context():
        return db.engine


def kosten(engine: Engine, wie: Bezoeker, pad: str) -> int:
    with tel_vragen(engine) as teller:
        assert wie.get(pad).status_code == 200
    return len(teller)


def kosten_van(engine: Engine, wie: Bezoeker, pad: str, velden: dict[str, str]) -> int:
    invoer = wie.verborgen(pad) | velden
    with tel_vragen(engine) as teller:
        assert wie.stuur(pad, invoer).status_code == 302
    return len(teller)


def vul_zaak(spelers: Spelers, nummer: str) -> None:
    """Five mandaten, four decisions and thirty entries more."""
    for gever in GEVERS:
        actief_mandaat(spelers, nummer, gever)
    for _ in range(4):
        spelers.directeur_sbjh.doet(neem_besluit, nummer, besluit(1_000_00))
    for ronde in range(6):
        for afspraak in range(1, 6):
            spelers.directeur_sbjh.doet(
                toewijzing.leg_afspraak_vast,
                nummer,
                afspraak,
                Afspraakstatus.NIET_TOEGEPAST,
                f"Ronde {ronde}.",
                VANDAAG,
            )


@pytest.fixture(autouse=True)
def _zonder_alarm(app: Flask) -> None:
    """Whether the logboek stands still is asked once in ten seconds; here it is known."""
    app.extensions["draaiboek_alarm"] = (math.inf, False)


@pytest.mark.parametrize("wie", ["directeur_sbjh", "projectleider", "delft", "rijnmond"])
def test_de_lijst_kost_even_veel_bij_een_als_bij_zestig_zaken(
    bezoekers: Bezoekers, spelers: Spelers, teller_engine: Engine, wie: str
) -> None:
    bezoeker = getattr(bezoekers, wie)
    paden = ["/zaken", "/zaken?q=duin", "/zaken?toestand=zorgelijk"]
    eerst = [kosten(teller_engine, bezoeker, pad) for pad in paden]
    for _ in range(60):
        open_zaak(spelers)
    daarna = [kosten(teller_engine, bezoeker, pad) for pad in paden]
    assert max(daarna) <= LIJST
    assert daarna == eerst


@pytest.mark.parametrize("wie", ["directeur_sbjh", "delft"])
def test_de_bladzijden_van_een_zaak_kosten_even_veel_hoe_vol_zij_ook_is(
    bezoekers: Bezoekers, spelers: Spelers, teller_engine: Engine, wie: str
) -> None:
    bezoeker, nummer = getattr(bezoekers, wie), open_zaak(spelers)
    paden = [f"/zaken/{nummer}", f"/zaken/{nummer}/trede"]
    leeg = [kosten(teller_engine, bezoeker, pad) for pad in paden]
    vul_zaak(spelers, nummer)
    for _ in range(5):
        open_zaak(spelers)
    vol = [kosten(teller_engine, bezoeker, pad) for pad in paden]
    assert vol == leeg
    assert (vol[0] <= ZAAK, vol[1] <= TREDE) == (True, True), vol


@pytest.mark.parametrize(
    ("wat", "velden", "hoogstens"),
    [("tredebepaling", BEPALING, BEPALEN), ("afsluiting", SLUITING, SLUITEN)],
    ids=["bepalen", "sluiten"],
)
def test_een_overgang_kost_even_veel_hoe_vol_de_zaak_ook_is(
    bezoekers: Bezoekers, spelers: Spelers, teller_engine: Engine, wat: str, velden: dict[str, str], hoogstens: int
) -> None:
    leeg, vol = open_zaak(spelers), open_zaak(spelers)
    actief_mandaat(spelers, leeg)  # what a mandaat fulfils is so in both
    vul_zaak(spelers, vol)
    for nummer in (leeg, vol):
        meld_alles_verzonden(spelers, nummer)
    for _ in range(20):
        open_zaak(spelers)
    eerst, daarna = (
        kosten_van(teller_engine, bezoekers.directeur_sbjh, f"/zaken/{nummer}/{wat}", velden) for nummer in (leeg, vol)
    )
    assert daarna <= hoogstens, daarna
    assert daarna == eerst


def test_heropenen_kost_ook_niet_veel(bezoekers: Bezoekers, spelers: Spelers, teller_engine: Engine) -> None:
    nummer = open_zaak(spelers)
    meld_alles_verzonden(spelers, nummer)
    pad = f"/zaken/{nummer}"
    kosten_van(teller_engine, bezoekers.directeur_sbjh, f"{pad}/afsluiting", SLUITING)
    assert kosten_van(teller_engine, bezoekers.directeur_sbjh, f"{pad}/heropening", HEROPENING) <= HEROPENEN


def test_de_startpagina_kost_even_veel_bij_een_als_bij_veertig_zaken(
    bezoekers: Bezoekers, spelers: Spelers, teller_engine: Engine
) -> None:
    eerst = kosten(teller_engine, bezoekers.directeur_sbjh, "/")
    for _ in range(40):
        open_zaak(spelers)
    assert kosten(teller_engine, bezoekers.directeur_sbjh, "/") == eerst <= LIJST + 7, (
        "what is late of the year with others, its papers that wait with him and with them, what may be destroyed or "
        "waits to come in, how many there are, what was typed and not sent, who names him"
    )


def test_een_export_kost_even_veel_hoe_vol_de_zaak_ook_is(
    bezoekers: Bezoekers, spelers: Spelers, teller_engine: Engine
) -> None:
    """But for the full tiles of the tree, once the logboek has any: they are read together."""
    leeg, vol = open_zaak(spelers), open_zaak(spelers)
    vul_zaak(spelers, vol)
    for nummer in (leeg, vol):
        spelers.directeur_sbjh.doet(voeg_document_toe, nummer, NieuwDocument("plan.txt", b"Plan.", VANDAAG))
    gemeten = [
        kosten_van(teller_engine, bezoekers.directeur_sbjh, f"/zaken/{nummer}/exports/nieuw", EXPORT | {"doel": doel})
        for nummer, doel in ((leeg, "Een."), (vol, "Twee."), (vol, "Drie."))
    ]
    assert max(gemeten) <= EXPORTEREN, gemeten
    assert max(gemeten) <= min(gemeten) + 1, gemeten
