"""After destruction one can still tell who had which mandaat on a day; what the college keeps itself is known again."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta

from app.models import Mandaat
from app.services.bewaren.blijvend import golden_op, lees_mandaten, lees_stukken, mandaten_van_vernietigde_zaken
from app.services.document import documenten
from app.services.logboek import controle
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.ondermandaten import stel_ondermandaat_op
from app.services.mandaat.stand import tel_actieve
from app.services.mandaat.teruggave import geef_mandaat_terug
from app.services.vergadering import stukken
from app.services.zaak import toewijzing
from tests.kern.opzet import (
    BEGIN,
    BESLUITDAG,
    VAN,
    VANDAAG,
    actief_mandaat,
    mandaattekst,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    verleen,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag
from tests.services.bewaren.vernietigen import sluit, vernietig

DELFT, RIJSWIJK, ZOETERMEER, WESTLAND = "GM0503", "GM0603", "GM0637", "GM1783"
MORGEN = VANDAAG + timedelta(days=1)
DAGEN = [VAN, dag(17, 3), BESLUITDAG, VANDAAG - timedelta(days=1), VANDAAG, MORGEN, dag(1, 10)]


def vol(spelers: Spelers) -> str:
    """A zaak with an ondermandaat under Delft, which is withdrawn; Rijswijk is handed back, Zoetermeer runs out and
    Westland is asked and never granted.
    """
    zaak = open_zaak(spelers)
    sbjh = spelers.directeur_sbjh
    sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    (delft,) = stel_voor(sbjh, zaak, nieuw_mandaat([DELFT], 1_000_00, ondermandaat_mag=True))
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, delft, VAN)
    verleen(spelers, delft, DELFT)
    toen = sbjh.op(BESLUITDAG)
    onder = toen.doet(stel_ondermandaat_op, delft, mandaattekst(400_00), BESLUITDAG).id
    toen.doet(mandaten.stel_voor, onder, BESLUITDAG)
    spelers.directeur_denhaag.op(BESLUITDAG).doet(mandaten.keur_goed, onder, BESLUITDAG)
    toen.doet(mandaten.verleen, onder, BESLUITDAG, "O-1")
    rijswijk, _ = actief_mandaat(spelers, zaak, RIJSWIJK), actief_mandaat(spelers, zaak, ZOETERMEER)
    stel_voor(sbjh, zaak, nieuw_mandaat([WESTLAND]))
    sbjh.doet(geef_mandaat_terug, rijswijk, VANDAAG, "Niet meer nodig.")
    spelers.delft.op(MORGEN).doet(mandaten.trek_in, delft, MORGEN, "Het college wil het zelf doen.")
    return zaak


def namen(spelers: Spelers, op: date) -> list[str]:
    """Grantors on a day, in all destroyed zaken, an ondermandaat in brackets."""
    gevonden = mandaten_van_vernietigde_zaken(spelers.session, spelers.directeur_sbjh.actor, op)
    return [f"({m.kopie['mandaatgever']})" if m.kopie["onder"] else m.kopie["mandaatgever"] for m in gevonden]


def test_wie_op_een_dag_welk_mandaat_had_is_voor_en_na_de_vernietiging_hetzelfde(spelers: Spelers) -> None:
    zaak = vol(spelers)
    voor = [tel_actieve(spelers.session, zaak_van(spelers.session, zaak), op) for op in DAGEN]
    assert namen(spelers, BESLUITDAG) == [], "the zaak is there itself"
    sluit(spelers, zaak)
    rij = vernietig(spelers, zaak)
    assert spelers.session.query(Mandaat).count() == 0
    kopieen = lees_mandaten(json.loads(rij.verklaring or "")) or []
    assert [len(golden_op(kopieen, op)) for op in DAGEN] == voor
    assert namen(spelers, BESLUITDAG) == ["Delft", "(Delft)", "Rijswijk", "Zoetermeer"]
    assert namen(spelers, VANDAAG) == ["Delft", "(Delft)", "Zoetermeer"], "Rijswijk was handed back that day"
    assert namen(spelers, MORGEN) == ["Zoetermeer"], "with the mandaat of Delft its ondermandaat ended"
    assert namen(spelers, dag(1, 10)) == []
    controle.verifieer(spelers.session)


def test_hoe_elk_mandaat_eindigde_staat_in_de_verklaring(spelers: Spelers) -> None:
    zaak = vol(spelers)
    sluit(spelers, zaak)
    kopieen = lees_mandaten(json.loads(vernietig(spelers, zaak).verklaring or "")) or []
    eindes = {(k["mandaatgever"], k["onder"] is not None): (k["einde_wijze"], k["ingetrokken_per"]) for k in kopieen}
    assert eindes == {
        ("Delft", False): (None, MORGEN),
        ("Delft", True): (None, None),
        ("Rijswijk", False): ("teruggegeven", VANDAAG),
        ("Zoetermeer", False): (None, None),
    }
    assert {k["houder_functie"] for k in kopieen} >= {"projectleider"}


def test_wie_een_zaak_niet_leidde_ziet_haar_mandaten_ook_later_niet(spelers: Spelers) -> None:
    zaak = vol(spelers)
    sluit(spelers, zaak)
    vernietig(spelers, zaak)
    for wie in (spelers.delft, spelers.rijnmond, spelers.auditor):
        assert mandaten_van_vernietigde_zaken(spelers.session, wie.actor, BESLUITDAG) == []


def test_een_verklaring_van_eerder_leest_zonder_wat_toen_niet_werd_bewaard(spelers: Spelers) -> None:
    zaak = vol(spelers)
    sluit(spelers, zaak)
    verklaring = json.loads(vernietig(spelers, zaak).verklaring or "")
    later = ("eerste", "ondermandaat_mag", "einde_wijze", "besteed")
    oud = [{k: v for k, v in json.loads(r).items() if k not in later} for r in verklaring["verleende_mandaten"]]
    kopieen = lees_mandaten({"verleende_mandaten": [json.dumps(kopie) for kopie in oud]}) or []
    assert [len(golden_op(kopieen, op)) for op in (BESLUITDAG, MORGEN)] == [4, 1]
    assert lees_mandaten({}) is None
    assert lees_stukken({}) == []


def test_een_stuk_voor_het_college_gaat_weg_en_is_aan_zijn_vingerafdruk_te_herkennen(spelers: Spelers) -> None:
    """The list keeps it for ever (19.1.6), with the college that decided; here the file goes, like every other."""
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    besluit, ander = b"Besluit van het college: mandaat.\n", b"Prognose.\n"
    bij_stuk = wie.doet(documenten.voeg_document_toe, zaak, documenten.NieuwDocument("besluit.txt", besluit, VANDAAG))
    wie.doet(documenten.voeg_document_toe, zaak, documenten.NieuwDocument("prognose.txt", ander, VANDAAG))
    wie.doet(stukken.dien_stuk_in, zaak, stukken.NieuwStuk("Mandaat", "college", VANDAAG, document_id=bij_stuk.id))
    sluit(spelers, zaak)
    verklaring = json.loads(vernietig(spelers, zaak).verklaring or "")
    assert lees_stukken(verklaring) == [
        {"datum": VANDAAG, "sha256": hashlib.sha256(besluit).hexdigest(), "soort": "college", "resultaat": "19.1.6"}
    ]
    assert verklaring["aantallen"]["document"] == 2
