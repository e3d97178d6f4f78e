"""A decision that was taken on paper, taken over: judged on its own date under the mandaten of who took it then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import lees_bedrag
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.mandaat.mandaatfeiten import is_actief_op
from app.models import Besluit, Inlezing, Mandaat
from app.services.besluit.besluiten import Herkomst, beslis
from app.services.kern.toegang import open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.stand import feiten_voor_besluit, lijst_mandaten

NEEM_BESLUIT_OVER = "neem_besluit_over"


def lees_delen(tekst: str) -> dict[str, int] | None:
    """Parts by hand, written as code=bedrag with ; between them, in euro cents; None when there are none.

    Raises OngeldigeInvoer.
    """
    if not heeft_inhoud(tekst):
        return None
    delen: dict[str, int] = {}
    for stuk in filter(str.strip, tekst.split(";")):
        code, is_, bedrag = (deel.strip() for deel in stuk.partition("="))
        if not is_ or not code or code in delen:
            raise OngeldigeInvoer("Schrijf de verdeling zo: GM0503=25.000; GM0518=50.000.", veld="verdeling")
        delen[code] = lees_bedrag(bedrag, "verdeling")
    return delen


def neem_besluit_over(
    werk: Werk,
    zaaknummer: str,
    nieuw: NieuwBesluit,
    genomen_door: str,
    delen: Mapping[str, int] | None,
    inlezing: Inlezing,
) -> Besluit:
    """Take over one decision of the holder with this address. Raises what `neem_besluit` raises."""
    werk.wil(NEEM_BESLUIT_OVER, datum=nieuw.datum, genomen_door=genomen_door, **nieuw.in_woorden())
    zaak = open_dossier(werk, zaaknummer, Recht.IMPORT_BEVESTIGEN).zaak
    eigen = [
        mandaat
        for mandaat in lijst_mandaten(werk.session, zaak.id)
        if mandaat.houder.email == genomen_door and mandaat.soort is nieuw.soort and mandaat.periode == zaak.periode
    ]
    if not eigen:
        raise OngeldigeInvoer(
            "Dit account is in deze zaak geen houder van een mandaat van deze soort. Controleer het blad Mandaten.",
            veld="genomen_door",
        )
    if delen is not None:
        actief = {f.id for f in feiten_voor_besluit(werk.session, zaak, nieuw.datum) if is_actief_op(f, nieuw.datum)}
        nieuw = replace(nieuw, verdeling=_per_mandaat(delen, [m for m in eigen if m.id in actief]))
        werk.wil(NEEM_BESLUIT_OVER, datum=nieuw.datum, genomen_door=genomen_door, **nieuw.in_woorden())
    return beslis(werk, zaak, nieuw, Herkomst(houder=eigen[0].houder, meer={"inlezing_id": inlezing.id}))


def _per_mandaat(delen: Mapping[str, int], mandaten: list[Mandaat]) -> dict[int, int]:
    """The parts by id of the mandaat. Raises OngeldigeInvoer for a grantor that takes no part that day, or has two."""
    uit = {}
    for code, deel in delen.items():
        passend = [m.id for m in mandaten if m.mandaatgever.code == code]
        if len(passend) != 1:
            hoeveel = "geen actief mandaat" if not passend else "meer dan één mandaat"
            raise OngeldigeInvoer(f"{code} heeft op deze dag {hoeveel} van deze houder.", veld="verdeling")
        uit[passend[0]] = deel
    return uit
