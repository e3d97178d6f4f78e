"""The life of a mandaat: drawn up, proposed, judged, granted, consented to, withdrawn. Every act names its rule."""

from __future__ import annotations

from datetime import date

from app.domain.basis.afwijkdomein import Domeinen
from app.domain.basis.begrippen import Bereik, Mandaatstatus
from app.domain.basis.feiten import Feit
from app.domain.basis.fouten import GeenRecht, OngeldigeInvoer
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.mandaat import leven
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.houderschap import houder_als_eerste
from app.domain.mandaat.instemming import GEEN, Gegeven, toets_instemming
from app.domain.mandaat.mandaat import HOUDER as HOUDER
from app.domain.mandaat.mandaat import STEM_IN
from app.domain.mandaat.mandaat import WERKGEVER as WERKGEVER
from app.domain.mandaat.papier import STUK_NODIG
from app.models import Mandaat
from app.regios import profiel
from app.services.document.documenten import NieuwDocument, eis_document
from app.services.kern.uitvoering import Werk
from app.services.mandaat.besluitlijst import laatste_besluit
from app.services.mandaat.concept import noteer_mandaat
from app.services.mandaat.houderschap import houderschap_van
from app.services.mandaat.oordeel import eis_beoordelaar
from app.services.mandaat.toegang import open_mandaat, wijst_af_als_gever
from app.services.mandaat.versies import begin_na_vorige, eis_dekking, vervang_vorige
from app.services.mandaat.verzoek.besluitstuk import voeg_besluitstuk_toe


def stel_voor(werk: Werk, mandaat_id: int, datum: date, toelichting: str = "", versie: int | None = None) -> Mandaat:
    """Propose the mandaat to the approving office of the region."""
    werk.wil(regels.STEL_VOOR, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    mandaat = open_mandaat(werk, mandaat_id, Recht.MANDAAT_VOORSTELLEN, datum, versie)
    actor = werk.verzoek.actor
    return noteer_mandaat(werk, mandaat, leven.stel_voor(mandaat, datum, actor.id, actor.persoon_id))


def keur_goed(werk: Werk, mandaat_id: int, datum: date, toelichting: str = "", versie: int | None = None) -> Mandaat:
    """Approve the mandaat as formulated, with a password just given.

    Raises VierOgen, GeenRecht, OngeldigeOvergang, VerseAanmeldingNodig.
    """
    werk.wil(regels.KEUR_GOED, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    mandaat = open_mandaat(werk, mandaat_id, Recht.MANDAAT_BEOORDELEN, datum, versie, niet_voor="voorgesteld_datum")
    regels.overgang(regels.KEUR_GOED, mandaat.status)
    eis_beoordelaar(werk, mandaat, datum)
    regels.toets_vers(vers=werk.verzoek.vers)
    actor = werk.verzoek.actor
    return noteer_mandaat(werk, mandaat, leven.keur_goed(mandaat, datum, actor.id, actor.persoon_id))


def wijs_af(
    werk: Werk,
    mandaat_id: int,
    datum: date,
    toelichting: str,
    domeinen: Domeinen = (),
    versie: int | None = None,
) -> Mandaat:
    """Reject: by the approver while proposed, by the grantor once approved; always with the reason.

    A refusal by the grantor is a deviation: `domeinen` is what it touches, when that is said.
    """
    object_, raakt = f"mandaat/{mandaat_id}", list(domeinen)
    werk.wil(regels.WIJS_AF, datum=datum, object=object_, toelichting=toelichting, domeinen=raakt)
    als_gever = wijst_af_als_gever(werk, mandaat_id)
    recht = None if als_gever else Recht.MANDAAT_BEOORDELEN
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor="voorgesteld_datum")
    regels.overgang(regels.WIJS_AF, mandaat.status)
    if not als_gever:
        if mandaat.status is not Mandaatstatus.VOORGESTELD:
            raise GeenRecht("Het voorstel ligt nu bij de mandaatgever. Alleen die kan het nog afwijzen.")
        eis_beoordelaar(werk, mandaat, datum)
    elif mandaat.status is Mandaatstatus.VOORGESTELD:
        beoordelaar = profiel(werk.geopend.regio).beoordelaar.titel
        raise GeenRecht(f"Het voorstel ligt nog bij de {beoordelaar}. U beslist erover als het is goedgekeurd.")
    if domeinen and not als_gever:
        raise OngeldigeInvoer("Dit hoort bij een weigering door de mandaatgever. Laat het leeg.", veld="domeinen")
    toets_motivering(toelichting, "toelichting")
    actor = werk.verzoek.actor
    return noteer_mandaat(werk, mandaat, leven.wijs_af(mandaat, datum, actor.id, actor.persoon_id, domeinen))


def verleen(
    werk: Werk,
    mandaat_id: int,
    datum: date,
    besluitnummer: str,
    toelichting: str = "",
    versie: int | None = None,
    stuk: NieuwDocument | None = None,
) -> Mandaat:
    """Record the grant by the college or region itself, with its decision number. `datum` is that of its decision.

    `stuk` is the decision as a file, when it is at hand: it is kept with the mandaat.

    Active at once when the holder works under the grantor; else after the consent of holder and employer (Awb 10:4).
    """
    werk.wil(
        regels.VERLEEN,
        datum=datum,
        object=f"mandaat/{mandaat_id}",
        besluitnummer=besluitnummer,
        toelichting=toelichting,
    )
    mandaat = open_mandaat(werk, mandaat_id, None, datum, versie, niet_voor="goedgekeurd_datum")
    if stuk is None and mandaat.onder_id is None and profiel(werk.geopend.regio).collegestukken.besluit_verplicht:
        raise OngeldigeInvoer(STUK_NODIG, veld="stuk")
    noteer_mandaat(werk, mandaat, leven.verleen(mandaat, datum, besluitnummer))
    activeer_zo_mogelijk(werk, mandaat, datum)
    return voeg_besluitstuk_toe(werk, mandaat_id, stuk) if stuk else mandaat


def stem_in(
    werk: Werk,
    mandaat_id: int,
    datum: date,
    door: str,
    toelichting: str = "",
    gegeven: Gegeven = GEEN,
    versie: int | None = None,
) -> Mandaat:
    """Record the consent of the holder, by himself, or of his employer, by another person (Awb 10:4).

    Raises GeenRecht, VierOgen, OngeldigeInvoer, NietGevonden, OngeldigeOvergang.
    """
    werk.wil(
        STEM_IN,
        datum=datum,
        object=f"mandaat/{mandaat_id}",
        door=door,
        toelichting=toelichting,
        gegeven_door=gegeven.gegeven_door,
        gegeven_functie=gegeven.gegeven_functie,
        kenmerk=gegeven.kenmerk,
        document=gegeven.document_id,
    )
    mandaat = open_mandaat(werk, mandaat_id, Recht.MANDAAT_INSTEMMEN, datum, versie, niet_voor="verleend_datum")
    regels.overgang(regels.ACTIVEER, mandaat.status)
    actor, houder = werk.verzoek.actor, mandaat.houder
    wie = houderschap_van(werk.session, werk.geopend.regio, actor, [mandaat], werk.verzoek.vandaag, datum)
    if door == regels.HOUDER and not wie.is_houder(mandaat):
        raise GeenRecht(f"Alleen {mandaat.houdernaam} kan als houder instemmen.")
    toets_instemming(door, gegeven, houder_als_eerste(mandaat, houder.persoon_id), houder.naam, wie.betrokkene)
    eis_document(werk.session, werk.geopend, gegeven.document_id)
    noteer_mandaat(werk, mandaat, leven.stem_in(mandaat, datum, door, gegeven, actor.id))
    return activeer_zo_mogelijk(werk, mandaat, datum)


def trek_in(werk: Werk, mandaat_id: int, datum: date, toelichting: str, versie: int | None = None) -> Mandaat:
    """Withdraw from a day on (one to come too), by the grantor; never retroactive. Raises TerugwerkendeIntrekking."""
    werk.wil(regels.TREK_IN, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    na = "verleend_datum"
    mandaat = open_mandaat(werk, mandaat_id, None, datum, versie, niet_voor=na, in_rust=True, vooruit=True)
    regels.overgang(regels.TREK_IN, mandaat.status)
    regels.toets_einddag(mandaat.status, datum, werk.verzoek.vandaag)
    toets_motivering(toelichting, "toelichting")
    return noteer_mandaat(werk, mandaat, leven.trek_in(mandaat, datum, laatste_besluit(werk.session, mandaat)))


def activeer_zo_mogelijk(werk: Werk, mandaat: Mandaat, datum: date) -> Mandaat:
    """Active from the day on which the last that it needs was there; as it was when something is missing."""
    compleet = leven.compleet_op(mandaat)
    if compleet is None:
        return mandaat
    eis_dekking(werk, mandaat)
    vanaf = begin_na_vorige(werk.session, mandaat, compleet)
    werk.wil(regels.ACTIVEER, datum=datum, object=f"mandaat/{mandaat.id}", actief_vanaf=str(vanaf))
    noteer_mandaat(werk, mandaat, leven.activeer(mandaat, vanaf))
    vervang_vorige(werk, mandaat, datum)
    werk.feiten.add(Feit.MANDATEN if mandaat.bereik is Bereik.BINNEN_REGIO else Feit.MANDATEN_ANDERE_REGIO)
    return mandaat
