"""Questions with their answers, opschalingen, council letters and papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.openstaand.brieven import Brieffeit
from app.domain.openstaand.overleg import Afwijkingfeit, Opschalingfeit, Vraagfeit
from app.domain.openstaand.stukken import Stukfeit
from app.domain.overleg.afwijking import Gevolg, Vervolg, gevolg_van_standpunt
from app.domain.overleg.standpunt import Standpuntsoort
from app.domain.vergadering.routes import Behandeld
from app.models import Afwijkingsvolg, Agendapunt, Opschaling, Raadsbrief, Romptekst, Standpunt, Stuk, Vraag
from app.services.openstaand.feiten.kaders import Zaakfeit, per_sleutel


def vragen(zaak: Zaakfeit) -> list[Vraagfeit]:
    """Each question with the positions on it, oldest first."""
    antwoorden = per_sleutel((s.vraag_id, (s.gemeente, s.datum)) for s in zaak.rijen.van(Standpunt))
    return [
        Vraagfeit(v.id, v.volgnr, v.tekst, v.aan, v.gesteld_datum, v.reactie_voor, tuple(antwoorden.get(v.id, ())))
        for v in zaak.rijen.van(Vraag)
    ]


def afwijkingen(zaak: Zaakfeit) -> list[Afwijkingfeit]:
    """Per question and municipality, each time that it was not agreed until it was, with what came of it."""
    vraagnummers = {vraag.id: vraag.volgnr for vraag in zaak.rijen.van(Vraag)}
    volgen = {v.standpunt_id: v for v in zaak.rijen.van(Afwijkingsvolg) if v.standpunt_id}
    loopt: dict[tuple[int, str], Afwijkingfeit] = {}
    gevonden: list[Afwijkingfeit] = []
    for rij in zaak.rijen.van(Standpunt):
        sleutel = (rij.vraag_id, rij.gemeente)
        eerder = loopt.pop(sleutel, None)
        if rij.standpunt is Standpuntsoort.NIET_AKKOORD:
            sinds = eerder.sinds if eerder else rij.datum
            einde, af = _einde(rij, volgen.get(rij.id), zaak.rijen.van(Opschaling))
            wie = (rij.vraag_id, vraagnummers[rij.vraag_id], rij.gemeente, sinds, rij.id)
            loopt[sleutel] = Afwijkingfeit(*wie, uitkomst=einde, afgezien=af)
        elif eerder:
            gevonden.append(replace(eerder, akkoord=rij.datum))
    return [*gevonden, *loopt.values()]


def _einde(
    rij: Standpunt, volg: Afwijkingsvolg | None, opschalingen: Sequence[Opschaling]
) -> tuple[date | None, date | None]:
    """The day on which the opschaling that a deviation belongs to came to an end; that on which none was to follow."""
    bij = rij.opschaling_id or (volg.opschaling_id if volg else None)
    gekozen = Gevolg(Vervolg.OPGESCHAALD, rij.datum, opschaling=bij) if bij else None
    if volg and volg.vervolg is Vervolg.AFGEZIEN:
        gekozen = Gevolg(Vervolg.AFGEZIEN, volg.datum)
    gevolg = gevolg_van_standpunt(rij.datum, gekozen, [(o.id, o.begin) for o in opschalingen], None)
    if gevolg is None or gevolg.vervolg is Vervolg.AFGEZIEN:
        return None, gevolg.datum if gevolg else None
    return next((o.einde for o in opschalingen if o.id == gevolg.opschaling), None), None


def opschalingen(zaak: Zaakfeit) -> list[Opschalingfeit]:
    return [Opschalingfeit(o.volgnr, o.aanleiding, o.begin, o.einde) for o in zaak.rijen.van(Opschaling)]


def brieven(zaak: Zaakfeit) -> list[Brieffeit]:
    """Each letter, with the day of the next version of the text: from then on the earlier letter is not sent."""
    teksten = zaak.rijen.van(Romptekst)
    return [_brief(brief, teksten) for brief in zaak.rijen.van(Raadsbrief)]


def _brief(rij: Raadsbrief, teksten: Sequence[Romptekst]) -> Brieffeit:
    later = (tekst.datum for tekst in teksten if tekst.versienr > rij.romptekst.versienr)
    dagen = (rij.romptekst.datum, rij.aangeboden_datum, rij.verzonden_datum)
    return Brieffeit(rij.id, rij.gemeente, *dagen, min(later, default=None))


def stukken(zaak: Zaakfeit) -> list[Stukfeit]:
    """Papers that were not withdrawn, with what was done and is planned at their stations."""
    punten = per_sleutel((punt.stuk_id, punt) for punt in zaak.rijen.van(Agendapunt))
    return [_stuk(stuk, punten.get(stuk.id, [])) for stuk in zaak.rijen.van(Stuk) if stuk.ingetrokken_datum is None]


def _stuk(rij: Stuk, punten: Sequence[Agendapunt]) -> Stukfeit:
    gedaan = sorted(((p, p.behandeling) for p in punten if p.behandeling), key=lambda paar: paar[1].id)
    return Stukfeit(
        volgnr=rij.volgnr,
        titel=rij.titel,
        stations=tuple(rij.stations.split(",")),
        ingediend=rij.ingediend_datum,
        behandeld=tuple(Behandeld(punt.station, punt.gemeente, b.uitkomst, b.datum) for punt, b in gedaan),
        gepland=tuple((punt.station, punt.gemeente, punt.datum) for punt in punten if punt.staat_open),
    )
