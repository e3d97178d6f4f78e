"""An ondermandaat: the holder of a mandaat lets the projectleider use a part of it (Awb 10:9).

It is drawn up by that holder, judged with four eyes like any mandaat, and given by that holder. Its decisions are
taken on behalf of the same college and count against both ceilings.
"""

from __future__ import annotations

from datetime import date

from app.domain.basis.begrippen import Zaakrol
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.inhoud import Inhoud
from app.domain.mandaat.leven import eis_houder
from app.models import Gebruiker, Mandaat
from app.services.kern.toegang import dossier_van
from app.services.kern.uitvoering import Werk
from app.services.mandaat.concept import maak_concept
from app.services.mandaat.houderschap import houder_nu
from app.services.mandaat.stand import feiten_op
from app.services.mandaat.toegang import open_mandaat
from app.services.mandaat.versies import geldend


def stel_ondermandaat_op(
    werk: Werk, mandaat_id: int, inhoud: Inhoud, datum: date, versie: int | None = None
) -> Mandaat:
    """Draw up an ondermandaat for the projectleider of the zaak, as a concept.

    Raises GeenRecht, BuitenBovenliggendMandaat, OngeldigeInvoer, DatumOnlogisch, Verouderd.
    """
    werk.wil(regels.STEL_ONDERMANDAAT_OP, datum=datum, object=f"mandaat/{mandaat_id}", **inhoud.in_woorden())
    boven = open_mandaat(werk, mandaat_id, Recht.ONDERMANDAAT_VERLENEN, datum, versie)
    eis_houder(boven, houder_nu(werk, boven))
    houder = _projectleider(werk)
    inhoud.toets(boven.soort, werk.geopend.geopend_datum)
    feiten = feiten_op(werk.session, werk.geopend, werk.verzoek.vandaag)
    regels.toets_ondermandaat(geldend(feiten, boven), inhoud.plafond, inhoud.van, inhoud.tot)
    return maak_concept(
        werk,
        Mandaat(
            zaak_id=boven.zaak_id,
            periode=boven.periode,
            soort=boven.soort,
            bereik=boven.bereik,
            mandaatgever_id=boven.mandaatgever_id,
            mandaatgever=boven.mandaatgever,
            houder_id=houder.id,
            houder=houder,
            onder_id=boven.familie,
        ),
        inhoud,
    )


def _projectleider(werk: Werk) -> Gebruiker:
    dossier = dossier_van(werk)
    vervuld = dossier.vervuld(Zaakrol.PROJECTLEIDER)
    if not vervuld:
        raise OngeldigeInvoer("Deze zaak heeft nog geen projectleider. Wijs die eerst aan.")
    return vervuld[0].gebruiker
