"""What can be read in the ZGW view, each kind with its right and filters: lists, and one object by its UUID."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.models import Besluit, Document, Rolvervulling, Tredebepaling, Zaak
from app.services.document.documenten import lees_document
from app.services.kern.toegang import Dossier
from app.services.logboek.lezen import doorloop
from app.services.zgw import zaak as maak
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.audit import auditregel
from app.services.zgw.beeld import Zaakbeeld, beelden, besluiten, dossiers
from app.services.zgw.besluit import besluit
from app.services.zgw.document import informatieobject
from app.services.zgw.filters import Filters, Params
from app.services.zgw.rollen import rollen
from app.services.zgw.vorm import Deel, Zgw

ONZICHTBAAR = "Dit bestaat niet, of u mag het niet zien."
Maker = Callable[[Session, Zgw, Sequence[Dossier]], list[Deel]]


@dataclass(frozen=True)
class Bron:
    """One kind of object: the right to read it, what its lists can be filtered by, and how it is made of cases."""

    recht: Recht
    filters: Filters
    maak: Maker


def _uit_beeld(maker: Callable[[Zgw, Zaakbeeld], list[Deel]]) -> Maker:
    def maak_alle(session: Session, zgw: Zgw, gevonden: Sequence[Dossier]) -> list[Deel]:
        return [deel for beeld in beelden(session, gevonden) for deel in maker(zgw, beeld)]

    return maak_alle


def _maak_besluiten(session: Session, zgw: Zgw, gevonden: Sequence[Dossier]) -> list[Deel]:
    return [besluit(zgw, dossier, regel) for dossier, regel in besluiten(session, gevonden)]


BRONNEN: Mapping[Objectsoort, Bron] = {
    Objectsoort.ZAAK: Bron(
        Recht.ZAKEN_INZIEN,
        Filters(
            heel=frozenset({"identificatie", "bronorganisatie", "zaaktype", "archiefnominatie", "archiefstatus"}),
            deel=frozenset({"identificatie"}),
            dagen=frozenset({"startdatum", "einddatum", "registratiedatum", "archiefactiedatum"}),
        ),
        _uit_beeld(lambda zgw, beeld: [maak.zaak(zgw, beeld)]),
    ),
    Objectsoort.STATUS: Bron(
        Recht.ZAKEN_INZIEN,
        Filters(heel=frozenset({"zaak", "statustype"}), janee=frozenset({"indicatieLaatstGezetteStatus"})),
        _uit_beeld(maak.statussen),
    ),
    Objectsoort.ROL: Bron(
        Recht.ZAKEN_INZIEN,
        Filters(heel=frozenset({"zaak", "roltype", "betrokkeneType", "omschrijving", "omschrijvingGeneriek"})),
        _uit_beeld(rollen),
    ),
    Objectsoort.RESULTAAT: Bron(
        Recht.ZAKEN_INZIEN, Filters(heel=frozenset({"zaak", "resultaattype"})), _uit_beeld(maak.resultaten)
    ),
    Objectsoort.ZAAKINFORMATIEOBJECT: Bron(
        Recht.DOCUMENT_INZIEN,
        Filters(heel=frozenset({"zaak", "informatieobject"})),
        _uit_beeld(maak.zaakinformatieobjecten),
    ),
    Objectsoort.BESLUIT: Bron(
        Recht.MANDATEN_INZIEN,
        Filters(heel=frozenset({"zaak", "besluittype", "identificatie", "verantwoordelijkeOrganisatie"})),
        _maak_besluiten,
    ),
    Objectsoort.INFORMATIEOBJECT: Bron(
        Recht.DOCUMENT_INZIEN,
        Filters(heel=frozenset({"identificatie", "bronorganisatie", "informatieobjecttype", "titel"})),
        _uit_beeld(lambda zgw, beeld: [informatieobject(zgw, d) for d in beeld.documenten]),
    ),
}
_ZAAK_VAN: Mapping[Objectsoort, tuple[InstrumentedAttribute[int], InstrumentedAttribute[int]]] = {
    Objectsoort.ZAAK: (Zaak.id, Zaak.id),
    Objectsoort.STATUS: (Tredebepaling.id, Tredebepaling.zaak_id),
    Objectsoort.ROL: (Rolvervulling.id, Rolvervulling.zaak_id),
    Objectsoort.AANBIEDERROL: (Zaak.id, Zaak.id),
    Objectsoort.RESULTAAT: (Tredebepaling.id, Tredebepaling.zaak_id),
    Objectsoort.ZAAKINFORMATIEOBJECT: (Document.id, Document.zaak_id),
    Objectsoort.BESLUIT: (Besluit.id, Besluit.zaak_id),
    Objectsoort.INFORMATIEOBJECT: (Document.id, Document.zaak_id),
}
"""The key of each kind, and the zaak it belongs to."""


def lijst(session: Session, actor: Actor, zgw: Zgw, soort: Objectsoort, params: Params) -> list[Deel]:
    """Every object of this kind that this actor may see and that fits the parameters, which `Filters` found right."""
    bron = BRONNEN[soort]
    rijen = bron.maak(session, zgw, dossiers(session, actor, bron.recht, *_vooraf(zgw, params)))
    return bron.filters.kies(rijen, params)


def _vooraf(zgw: Zgw, params: Params) -> list[ColumnElement[bool]]:
    """What the database can leave out already: other cases than the one that is asked for."""
    if "zaak" not in params:
        return []
    sleutel = zgw.adressen.sleutel_van_url(Objectsoort.ZAAK, params["zaak"])
    return [Zaak.id == sleutel if sleutel is not None else false()]


def een(session: Session, actor: Actor, zgw: Zgw, soort: Objectsoort, uuid: UUID) -> Deel:
    """The object with this UUID. Raises NietGevonden when it does not exist or is not his to see."""
    soorten = (Objectsoort.ROL, Objectsoort.AANBIEDERROL) if soort is Objectsoort.ROL else (soort,)
    for kandidaat in soorten:
        sleutel = zgw.adressen.sleutel(kandidaat, uuid)
        if sleutel is not None:
            return _een(session, actor, zgw, kandidaat, sleutel)
    raise NietGevonden(ONZICHTBAAR)


def _een(session: Session, actor: Actor, zgw: Zgw, soort: Objectsoort, sleutel: int) -> Deel:
    bron = BRONNEN[Objectsoort.ROL if soort is Objectsoort.AANBIEDERROL else soort]
    url = zgw.url(soort, sleutel)
    for rij in bron.maak(session, zgw, dossiers(session, actor, bron.recht, _in_zaak_van(soort, sleutel))):
        if rij["url"] == url:
            return rij
    raise NietGevonden(ONZICHTBAAR)


def _in_zaak_van(soort: Objectsoort, sleutel: int) -> ColumnElement[bool]:
    eigen, zaak_id = _ZAAK_VAN[soort]
    return Zaak.id.in_(select(zaak_id).where(eigen == sleutel))


def _dossier(session: Session, actor: Actor, recht: Recht, waar: ColumnElement[bool]) -> Dossier:
    gevonden = dossiers(session, actor, recht, waar)
    if not gevonden:
        raise NietGevonden(ONZICHTBAAR)
    return gevonden[0]


def audittrail(session: Session, actor: Actor, zgw: Zgw, uuid: UUID) -> list[Deel]:
    """The logboek of the zaak with this UUID, oldest entry first. Raises NietGevonden; GeenRecht outside its team."""
    dossier = _dossier(session, actor, Recht.ZAKEN_INZIEN, Zaak.id == zgw.adressen.sleutel(Objectsoort.ZAAK, uuid))
    dossier.eis(Recht.LOGBOEK_INZIEN)
    return [auditregel(zgw, dossier.zaak, regel) for regel in doorloop(session, dossier.zaak.id)]


def bestand(session: Session, actor: Actor, zgw: Zgw, uuid: UUID) -> tuple[Document, bytes]:
    """The document with this UUID and its bytes. Raises NietGevonden."""
    sleutel = zgw.adressen.sleutel(Objectsoort.INFORMATIEOBJECT, uuid) or 0
    waar = _in_zaak_van(Objectsoort.INFORMATIEOBJECT, sleutel)
    return lees_document(session, _dossier(session, actor, Recht.DOCUMENT_INZIEN, waar), sleutel)
