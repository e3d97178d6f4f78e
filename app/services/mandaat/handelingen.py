"""The life of a mandaat: drawn up, proposed, judged, granted, consented to, withdrawn. Every act names its rule."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.basis.fouten import DatumOnlogisch, GeenRecht, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_lengte, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.mandaat import HOUDER as HOUDER
from app.domain.mandaat.mandaat import STEM_IN
from app.domain.mandaat.mandaat import WERKGEVER as WERKGEVER
from app.models import Besluit, BesluitDeel, Mandaat
from app.regios import profiel
from app.services.kern.uitvoering import Werk
from app.services.mandaat.oordeel import eis_beoordelaar, gever_organisatie
from app.services.mandaat.toegang import geversrecht, open_mandaat, recht_om_af_te_wijzen
from app.services.mandaat.versies import begin_na_vorige, vervang_vorige


def stel_voor(werk: Werk, mandaat_id: int, datum: date, toelichting: str = "", versie: int | None = None) -> Mandaat:
    """Propose the mandaat to the approving office of the region."""
    werk.wil(regels.STEL_VOOR, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    mandaat = open_mandaat(werk, mandaat_id, Recht.MANDAAT_VOORSTELLEN, datum, versie)
    actor = werk.verzoek.actor
    naar = regels.overgang(regels.STEL_VOOR, mandaat.status)
    mandaat.voorgesteld_datum, mandaat.voorgesteld_door_id = datum, actor.id
    mandaat.voorgesteld_persoon_id = actor.persoon_id
    return _zet(werk, mandaat, naar)


def keur_goed(werk: Werk, mandaat_id: int, datum: date, toelichting: str = "", versie: int | None = None) -> Mandaat:
    """Approve the mandaat as formulated, with a password just given.

    Raises VierOgen, GeenRecht, OngeldigeOvergang, VerseAanmeldingNodig.
    """
    werk.wil(regels.KEUR_GOED, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    mandaat = open_mandaat(werk, mandaat_id, Recht.MANDAAT_BEOORDELEN, datum, versie, niet_voor="voorgesteld_datum")
    naar = regels.overgang(regels.KEUR_GOED, mandaat.status)
    eis_beoordelaar(werk.session, werk.verzoek.actor, mandaat, werk.geopend.regio)
    regels.toets_vers(vers=werk.verzoek.vers)
    actor = werk.verzoek.actor
    mandaat.goedgekeurd_datum, mandaat.goedgekeurd_door_id = datum, actor.id
    mandaat.goedgekeurd_persoon_id = actor.persoon_id
    return _zet(werk, mandaat, naar)


def wijs_af(werk: Werk, mandaat_id: int, datum: date, toelichting: str, versie: int | None = None) -> Mandaat:
    """Reject: by the approver while proposed, by the grantor once approved; always with the reason."""
    werk.wil(regels.WIJS_AF, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    recht = recht_om_af_te_wijzen(werk, mandaat_id)
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor="voorgesteld_datum")
    naar = regels.overgang(regels.WIJS_AF, mandaat.status)
    if recht is Recht.MANDAAT_BEOORDELEN:
        if mandaat.status is not Mandaatstatus.VOORGESTELD:
            raise GeenRecht("Het voorstel ligt nu bij de mandaatgever. Alleen die kan het nog afwijzen.")
        eis_beoordelaar(werk.session, werk.verzoek.actor, mandaat, werk.geopend.regio)
    elif mandaat.status is Mandaatstatus.VOORGESTELD:
        beoordelaar = profiel(werk.geopend.regio).beoordelaar.titel
        raise GeenRecht(f"Het voorstel ligt nog bij de {beoordelaar}. U beslist erover als het is goedgekeurd.")
    toets_motivering(toelichting, "toelichting")
    return _zet(werk, mandaat, naar)


def verleen(
    werk: Werk, mandaat_id: int, datum: date, besluitnummer: str, toelichting: str = "", versie: int | None = None
) -> Mandaat:
    """Record the grant by the college or region itself, with its decision number. `datum` is that of its decision.

    Active at once when the holder works under the grantor; else after the consent of holder and employer (Awb 10:4).
    """
    werk.wil(
        regels.VERLEEN,
        datum=datum,
        object=f"mandaat/{mandaat_id}",
        besluitnummer=besluitnummer,
        toelichting=toelichting,
    )
    recht = geversrecht(werk, mandaat_id)
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor="goedgekeurd_datum")
    naar = regels.overgang(regels.VERLEEN, mandaat.status)
    if not besluitnummer.strip():
        raise OngeldigeInvoer("Vul het nummer van het besluit in.", veld="besluitnummer")
    toets_lengte(besluitnummer, "besluitnummer", 80)
    if datum > mandaat.tot:
        raise DatumOnlogisch("Het mandaat is op deze dag al verlopen.", veld="datum")
    mandaat.verleend_datum, mandaat.besluitnummer = datum, besluitnummer
    _zet(werk, mandaat, naar)
    return _activeer_zo_mogelijk(werk, mandaat, datum)


def stem_in(
    werk: Werk, mandaat_id: int, datum: date, door: str, toelichting: str = "", versie: int | None = None
) -> Mandaat:
    """Record the consent of the holder, by himself, or of his employer. Raises GeenRecht, OngeldigeOvergang."""
    werk.wil(STEM_IN, datum=datum, object=f"mandaat/{mandaat_id}", door=door, toelichting=toelichting)
    mandaat = open_mandaat(werk, mandaat_id, Recht.MANDAAT_INSTEMMEN, datum, versie, niet_voor="verleend_datum")
    regels.overgang(regels.ACTIVEER, mandaat.status)
    if door not in (HOUDER, WERKGEVER):
        raise OngeldigeInvoer("Kies de houder of de werkgever.", veld="door")
    if door == HOUDER and werk.verzoek.actor.id != mandaat.houder_id:
        raise GeenRecht(f"Alleen {mandaat.houder.naam} kan als houder instemmen.")
    veld = f"instemming_{door}_datum"
    if getattr(mandaat, veld):
        raise OngeldigeOvergang(f"De instemming van de {door} is al vastgelegd.")
    setattr(mandaat, veld, datum)
    _zet(werk, mandaat, mandaat.status)
    return _activeer_zo_mogelijk(werk, mandaat, datum)


def trek_in(werk: Werk, mandaat_id: int, datum: date, toelichting: str, versie: int | None = None) -> Mandaat:
    """Withdraw from a day on, by the grantor; never retroactive. Raises TerugwerkendeIntrekking."""
    werk.wil(regels.TREK_IN, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    recht = geversrecht(werk, mandaat_id)
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor="verleend_datum")
    naar = regels.overgang(regels.TREK_IN, mandaat.status)
    toets_motivering(toelichting, "toelichting")
    laatste = werk.session.scalar(
        select(Besluit.datum)
        .join(BesluitDeel, BesluitDeel.besluit_id == Besluit.id)
        .where(BesluitDeel.mandaat_id == mandaat_id)
        .order_by(Besluit.datum.desc())
        .limit(1)
    )
    regels.toets_intrekking(datum, laatste)
    if datum > mandaat.tot:
        raise DatumOnlogisch("Het mandaat is op deze dag al verlopen.", veld="datum")
    mandaat.ingetrokken_per = datum
    return _zet(werk, mandaat, naar)


def _activeer_zo_mogelijk(werk: Werk, mandaat: Mandaat, datum: date) -> Mandaat:
    nodig = regels.instemming_nodig(
        houder_organisatie=mandaat.houder.organisatie_id, gever_organisatie=gever_organisatie(mandaat)
    )
    data = [mandaat.instemming_houder_datum, mandaat.instemming_werkgever_datum] if nodig else []
    bekend = [d for d in (mandaat.verleend_datum, *data) if d]
    if len(bekend) < len(data) + 1:
        return mandaat
    mandaat.actief_vanaf = begin_na_vorige(werk.session, mandaat, max(bekend))
    werk.wil(regels.ACTIVEER, datum=datum, object=f"mandaat/{mandaat.id}", actief_vanaf=str(mandaat.actief_vanaf))
    naar = regels.overgang(regels.ACTIVEER, mandaat.status)
    _zet(werk, mandaat, naar)
    vervang_vorige(werk, mandaat, datum)
    return mandaat


def _zet(werk: Werk, mandaat: Mandaat, naar: Mandaatstatus) -> Mandaat:
    van, mandaat.status = mandaat.status, naar
    werk.session.flush()
    werk.noteer(van=van, naar=naar, versie=mandaat.versie, mandaatgever=mandaat.mandaatgever.code)
    return mandaat
