"""What is still open in a zaak on a day: nothing that is missing may hide in a list of what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from app.domain.basis.begrippen import Afspraakstatus, Mandaatstatus, Stapstatus, Toestand, Zaakrol
from app.domain.mandaat.mandaatfeiten import ONDERWEG
from app.domain.zaak.noodgreep import Noodgreepstatus
from app.services.dossier.stand import Dossierstand
from app.weergave import bedrag, datum, woord


def gaten(stand: Dossierstand) -> list[dict[str, object]]:
    """Every gap with its kind and a sentence, in the order of the work; of a mandaat also which one."""
    ervoor = {"rol": _rollen, "afspraak": _afspraken, "stap": _stappen}
    erna = {"noodgreep": _noodgrepen, "opschaling": _opschalingen, "informatie": _informatie}
    return [
        *_als_rijen(ervoor, stand),
        *({"soort": "mandaat", "wat": wat, "mandaat": nr} for nr, wat in _mandaten(stand)),
        *_als_rijen(erna, stand),
    ]


def _als_rijen(
    soorten: Mapping[str, Callable[[Dossierstand], Iterator[str]]], stand: Dossierstand
) -> Iterator[dict[str, object]]:
    return ({"soort": soort, "wat": wat} for soort, vind in soorten.items() for wat in vind(stand))


def _rollen(stand: Dossierstand) -> Iterator[str]:
    regie = len(stand.houders(Zaakrol.REGIEVOERDER))
    if regie < 2:
        yield f"De Regievoerder bestaat uit twee personen. Er {'is' if regie == 1 else 'zijn'} er {regie}."
    if stand.bepalingen[-1].naar is not Toestand.SIGNAAL and not stand.houders(Zaakrol.PROJECTLEIDER):
        yield "Er is geen projectleider aangewezen."


def _afspraken(stand: Dossierstand) -> Iterator[str]:
    titels = {a.nummer: a.titel for a in stand.dossier.profiel.afspraken}
    for afspraak in stand.afspraken:
        if afspraak.status is Afspraakstatus.OPEN:
            yield f"Afspraak {afspraak.nummer} is niet vastgelegd: {titels[afspraak.nummer]}."


def _stappen(stand: Dossierstand) -> Iterator[str]:
    for s in stand.stappen:
        definitie, uiterlijk = s.stap.definitie, s.stap.stap.uiterlijk_op
        if s.te_laat:
            yield f"Stap {definitie.code} had klaar moeten zijn op {datum(uiterlijk)}: {definitie.titel}."
        elif s.status is Stapstatus.OPEN and definitie.verplicht:
            yield f"Verplichte stap {definitie.code} staat open: {definitie.titel}."
        elif s.status is Stapstatus.VERVALLEN and definitie.verplicht:
            yield f"Verplichte stap {definitie.code} is niet gedaan en vervallen: {definitie.titel}."


def _mandaten(stand: Dossierstand) -> Iterator[tuple[int, str]]:
    for regel in (r for r in stand.mandaten if r.mandaat.periode == stand.periode):
        gever, plafond = regel.mandaat.mandaatgever.naam, regel.mandaat.plafond
        som = f" {bedrag(plafond)} telt niet mee." if plafond else ""
        if regel.status in ONDERWEG | {Mandaatstatus.CONCEPT}:
            yield regel.mandaat.id, f"Het mandaat van {gever} is {woord(regel.status.value)} en nog niet actief.{som}"
        elif regel.status is Mandaatstatus.VERLOPEN and regel.feiten.actief_vanaf is None:
            yield regel.mandaat.id, f"Het mandaat van {gever} is verlopen zonder dat het actief is geworden.{som}"


def _noodgrepen(stand: Dossierstand) -> Iterator[str]:
    for regel in (r for r in stand.noodgrepen if r.is_open):
        dag, uiterlijk = datum(regel.noodgreep.datum), datum(regel.noodgreep.uiterlijk_op)
        laat = f"niet bekrachtigd, terwijl dat uiterlijk {uiterlijk} moest"
        nog = f"nog niet bekrachtigd; dat moet uiterlijk {uiterlijk}"
        yield f"De noodgreep van {dag} is {laat if regel.status is Noodgreepstatus.NIET_OP_TIJD else nog}."


def _opschalingen(stand: Dossierstand) -> Iterator[str]:
    for opschaling in stand.opschalingen:
        if opschaling["einde"] is None:
            yield f"Opschaling {opschaling['nr']} heeft nog geen uitkomst: {opschaling['aanleiding']}"


def _informatie(stand: Dossierstand) -> Iterator[str]:
    for plicht in (p for p in stand.informatie if p["verplicht"] == "ja"):
        if plicht["status"] == "te_laat":
            uiterlijk = datum(date.fromisoformat(str(plicht["uiterlijk_op"])))
            yield f"Nog niet geïnformeerd, terwijl dat uiterlijk {uiterlijk} moest: {plicht['partij']}."
        elif plicht["status"] == "open" and plicht["uiterlijk_op"]:
            yield f"Nog te informeren: {plicht['partij']}."
