"""The ceilings of a request by a key: divided when it is drawn up, kept with it, and explained afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.zoeken import op_naam
from app.domain.besluit.plafonds import Plafonds, Plafondwens, uitleg_plafonds, verdeel_plafonds
from app.domain.besluit.verdeling import Uitleg, verdeel
from app.domain.mandaat.inhoud import Inhoud
from app.models import Mandaat, Mandaatverzoek, Organisatie
from app.services.kern.toegang import Dossier
from app.services.mandaat.gevers.gewogen import weeg


def verdeel_over(
    session: Session,
    dossier: Dossier,
    wens: Plafondwens,
    soort: Mandaatsoort,
    inhoud: Inhoud,
    gevers: Sequence[Organisatie],
) -> Plafonds:
    """The ceilings of who are asked, weighed on the first day of the mandaat. Raises OngeldigeInvoer,
    VerdelingKloptNiet.
    """
    per_code = {gever.code: gever for gever in sorted(gevers, key=lambda g: op_naam(g.naam))}
    namen = {code: gever.naam for code, gever in per_code.items()}
    wens.toets(soort, inhoud.plafond, namen)
    return verdeel_plafonds(wens, namen, weeg(session, dossier.zaak, wens.sleutel, per_code, inhoud.van))


def van_gever(
    inhoud: Inhoud, plafonds: Plafonds | None, gever: str, organen: Mapping[str, str] | None = None
) -> Inhoud:
    """What the mandaat of this grantor (code) says: its own ceiling, and of a region (by code) in whose name."""
    eigen = replace(inhoud, organen=(organen or {}).get(gever, ""))
    return replace(eigen, plafond=plafonds.per_gever[gever]) if plafonds else eigen


def bewaar_plafonds(verzoek: Mandaatverzoek, plafonds: Plafonds | None) -> None:
    """Keep with the request by what it was divided: what weighs may be another number tomorrow."""
    if plafonds:
        verzoek.sleutel, verzoek.totaal = plafonds.sleutel, plafonds.totaal
        verzoek.peiljaar, verzoek.teldatum = plafonds.jaar, plafonds.teldatum
        verzoek.gewichten = dict(plafonds.gewichten) or None


def uitleg_verzoek(verzoek: Mandaatverzoek, mandaten: Sequence[Mandaat]) -> Uitleg | None:
    """How the ceilings of a request came about, with the names of its grantors; None when nothing was weighed."""
    if verzoek.sleutel is None or verzoek.totaal is None or not verzoek.gewichten:
        return None
    namen = {m.mandaatgever.code: m.mandaatgever.naam for m in mandaten}
    op_volgorde = sorted(verzoek.gewichten, key=lambda code: op_naam(namen.get(code) or code))
    gewichten = {code: verzoek.gewichten[code] for code in op_volgorde}
    delen = verdeel(verzoek.totaal, gewichten)
    van = (verzoek.peiljaar, verzoek.teldatum)
    return uitleg_plafonds(Plafonds(verzoek.sleutel, verzoek.totaal, delen, gewichten, *van), namen)
