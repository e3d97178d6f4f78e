"""The grant of a college that has no account here, recorded from the signed decision by the projectleider."""

from __future__ import annotations

from datetime import date

from app.domain.basis.rechten import Recht
from app.domain.mandaat import leven
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.houderschap import houder_als_eerste
from app.domain.mandaat.papier import toets_van_papier
from app.models import Mandaat
from app.services.document.documenten import NieuwDocument
from app.services.kern.uitvoering import Werk
from app.services.mandaat.concept import noteer_mandaat
from app.services.mandaat.gevers.account import met_account
from app.services.mandaat.handelingen import activeer_zo_mogelijk
from app.services.mandaat.houderschap import houderschap_van
from app.services.mandaat.toegang import open_mandaat
from app.services.mandaat.verzoek.besluitstuk import voeg_besluitstuk_toe


def leg_verlening_vast(
    werk: Werk,
    mandaat_id: int,
    datum: date,
    besluitnummer: str,
    stuk: NieuwDocument | None,
    toelichting: str = "",
    versie: int | None = None,
) -> Mandaat:
    """Record what a college decided on paper, with its signed decision; marked as such for ever.

    `datum` is that of its decision. Raises GeenRecht when the grantor has an account, VierOgen when the holder records
    his own, OngeldigeInvoer without a decision, OngeldigeOvergang, DatumOnlogisch.
    """
    object_ = f"mandaat/{mandaat_id}"
    werk.wil(
        regels.LEG_VERLENING_VAST, datum=datum, object=object_, besluitnummer=besluitnummer, toelichting=toelichting
    )
    recht = Recht.MANDAAT_VASTLEGGEN
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor="goedgekeurd_datum")
    regels.overgang(regels.VERLEEN, mandaat.status)
    actor, dagen = werk.verzoek.actor, (werk.verzoek.vandaag, datum)
    wie = houderschap_van(werk.session, werk.geopend.regio, actor, [mandaat], *dagen)
    toets_van_papier(
        leven.gever_van(mandaat),
        houder_als_eerste(mandaat, mandaat.houder.persoon_id),
        wie.betrokkene,
        heeft_account=bool(met_account(werk.session, [mandaat.mandaatgever_id])),
        met_stuk=stuk is not None,
    )
    mandaat.verleend_vastgelegd_door_id = actor.id
    noteer_mandaat(werk, mandaat, leven.verleen(mandaat, datum, besluitnummer))
    activeer_zo_mogelijk(werk, mandaat, datum)
    assert stuk is not None  # noqa: S101 - asked above
    return voeg_besluitstuk_toe(werk, mandaat_id, stuk)
