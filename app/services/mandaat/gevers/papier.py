"""What a college without an account decided on a mandaat, recorded from its signed decision by the projectleider."""

from __future__ import annotations

from datetime import date

from app.domain.basis.afwijkdomein import Domeinen
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.mandaat import leven
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.houderschap import houder_als_eerste
from app.domain.mandaat.papier import toets_van_papier
from app.models import Mandaat
from app.services.document.documenten import NieuwDocument
from app.services.kern.uitvoering import Werk
from app.services.mandaat.besluitlijst import laatste_besluit
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
    stuk = _eis_papier(werk, mandaat, datum, stuk)
    mandaat.verleend_vastgelegd_door_id = werk.verzoek.actor.id
    noteer_mandaat(werk, mandaat, leven.verleen(mandaat, datum, besluitnummer))
    activeer_zo_mogelijk(werk, mandaat, datum)
    return voeg_besluitstuk_toe(werk, mandaat_id, stuk)


def leg_weigering_vast(
    werk: Werk,
    mandaat_id: int,
    datum: date,
    toelichting: str,
    stuk: NieuwDocument | None,
    domeinen: Domeinen = (),
    versie: int | None = None,
) -> Mandaat:
    """Record that a college refused on paper, with why and its decision; `domeinen` is what the refusal touches.

    Raises what `leg_verlening_vast` raises, and MotiveringVerplicht.
    """
    object_, raakt = f"mandaat/{mandaat_id}", list(domeinen)
    werk.wil(regels.LEG_WEIGERING_VAST, datum=datum, object=object_, toelichting=toelichting, domeinen=raakt)
    recht = Recht.MANDAAT_VASTLEGGEN
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor="goedgekeurd_datum")
    regels.overgang(regels.VERLEEN, mandaat.status)  # before it was approved it is not with its grantor
    stuk = _eis_papier(werk, mandaat, datum, stuk)
    toets_motivering(toelichting, "toelichting")
    actor = werk.verzoek.actor
    mandaat.afgewezen_vastgelegd_door_id = actor.id
    noteer_mandaat(werk, mandaat, leven.wijs_af(mandaat, datum, actor.id, actor.persoon_id, domeinen))
    return voeg_besluitstuk_toe(werk, mandaat_id, stuk)


def leg_intrekking_vast(
    werk: Werk,
    mandaat_id: int,
    datum: date,
    toelichting: str,
    stuk: NieuwDocument | None,
    versie: int | None = None,
) -> Mandaat:
    """Record that a college withdrew on paper, from a day on (one to come too), with why and its decision; never
    retroactive, also in a closed zaak.

    Raises what `leg_verlening_vast` and `trek_in` raise.
    """
    werk.wil(regels.LEG_INTREKKING_VAST, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    recht, na = Recht.MANDAAT_VASTLEGGEN, "verleend_datum"
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor=na, in_rust=True, vooruit=True)
    regels.overgang(regels.TREK_IN, mandaat.status)
    regels.toets_einddag(mandaat.status, datum, werk.verzoek.vandaag)
    stuk = _eis_papier(werk, mandaat, datum, stuk)
    toets_motivering(toelichting, "toelichting")
    van = leven.trek_in(mandaat, datum, laatste_besluit(werk.session, mandaat))
    mandaat.ingetrokken_vastgelegd_door_id = werk.verzoek.actor.id  # after what is read: one UPDATE with the end
    noteer_mandaat(werk, mandaat, van)
    return voeg_besluitstuk_toe(werk, mandaat_id, stuk)


def _eis_papier(werk: Werk, mandaat: Mandaat, datum: date, stuk: NieuwDocument | None) -> NieuwDocument:
    """The signed decision, when this account may record it today and on that day.

    Raises GeenRecht, VierOgen, OngeldigeInvoer.
    """
    actor, dagen = werk.verzoek.actor, (werk.verzoek.vandaag, datum)
    wie = houderschap_van(werk.session, werk.geopend.regio, actor, [mandaat], *dagen)
    toets_van_papier(
        leven.gever_van(mandaat),
        houder_als_eerste(mandaat, mandaat.houder.persoon_id),
        wie.betrokkene,
        heeft_account=bool(met_account(werk.session, [mandaat.mandaatgever_id])),
        met_stuk=stuk is not None,
    )
    assert stuk is not None  # noqa: S101 - asked above
    return stuk
