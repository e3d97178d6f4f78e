"""A case as zaak, statussen, resultaat and zaakinformatieobjecten of the Zaken API."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.domain.basis.begrippen import RUST, dag_van
from app.domain.bewaren.vernietiging import soort_van
from app.domain.zaak.verloop import naam
from app.models import Document, Tredebepaling, Zaak
from app.regios import profiel
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.beeld import Zaakbeeld
from app.services.zgw.rollen import rollen
from app.services.zgw.typen import resultaattype, statustype
from app.services.zgw.vorm import VAN_PAPIER, VERTROUWELIJK, Deel, Zgw, dag, middag, moment

AARD = "Hoort bij, omgekeerd: kent"
_LEEG: Deel = {
    "einddatumGepland": None,
    "uiterlijkeEinddatumAfdoening": None,
    "publicatiedatum": None,
    "laatstGeopend": None,
    "communicatiekanaal": "",
    "communicatiekanaalNaam": "",
    "productenOfDiensten": [],
    "betalingsindicatie": "",
    "betalingsindicatieWeergave": "",
    "laatsteBetaaldatum": None,
    "zaakgeometrie": None,
    "verlenging": None,
    "opschorting": None,
    "selectielijstklasse": "",
    "hoofdzaak": None,
    "deelzaken": [],
    "relevanteAndereZaken": [],
    "gerelateerdeZaken": [],
    "eigenschappen": [],
    "zaakobjecten": [],
    "processobjectaard": "",
    "processobject": None,
}
"""Fields of a zaak that say nothing about our cases."""


def zaak(zgw: Zgw, beeld: Zaakbeeld) -> Deel:
    """The zaak itself, with the addresses of what belongs to it."""
    wat, einde, archief = beeld.zaak, einddatum(beeld.zaak), archiefactiedatum(beeld.zaak)
    return {
        **zgw.kop(Objectsoort.ZAAK, wat.id),
        **kern(zgw.rsin, beeld),
        "zaaktype": zgw.url(Objectsoort.ZAAKTYPE, 1),
        "registratiedatum": dag(dag_van(beeld.bepalingen[0].ingevoerd_op)),
        "einddatum": dag(einde),
        "laatstGemuteerd": moment(wat.gewijzigd_op),
        "rollen": [rol["url"] for rol in rollen(zgw, beeld)],
        "status": zgw.url(Objectsoort.STATUS, beeld.laatste.id),
        "zaakinformatieobjecten": [zgw.url(Objectsoort.ZAAKINFORMATIEOBJECT, d.id) for d in beeld.documenten],
        "resultaat": next((r["url"] for r in resultaten(zgw, beeld)), None),
        "archiefnominatie": "vernietigen" if archief else None,
        "archiefstatus": "nog_te_archiveren",
        "archiefactiedatum": dag(archief),
        "startdatumBewaartermijn": dag(einde),
        **_LEEG,
    }


def kern(rsin: str, beeld: Zaakbeeld) -> Deel:
    """What identifies a zaak and says what it is about: the part that is also written at another server."""
    wat = beeld.zaak
    aanbieder = f"{wat.aanbieder.naam}, KvK {wat.aanbieder.kvk_nummer}"
    return {
        "identificatie": wat.zaaknummer,
        "bronorganisatie": rsin,
        "verantwoordelijkeOrganisatie": rsin,
        "omschrijving": wat.aanbieder.naam[:80],
        "toelichting": f"{aanbieder}. {VAN_PAPIER}" if beeld.overgenomen else aanbieder,
        "startdatum": dag(wat.geopend_datum),
        "vertrouwelijkheidaanduiding": VERTROUWELIJK,
        "kenmerken": [{"kenmerk": wat.aanbieder.kvk_nummer, "bron": "Handelsregister"}],
    }


def statussen(zgw: Zgw, beeld: Zaakbeeld) -> list[Deel]:
    """Every determination of the trede is a status; why, only the team reads."""
    return [_status(zgw, beeld, bepaling) for bepaling in beeld.bepalingen]


def _status(zgw: Zgw, beeld: Zaakbeeld, bepaling: Tredebepaling) -> Deel:
    waarom = f": {bepaling.motivering}" if beeld.dossier.volledig else ""
    return {
        **zgw.kop(Objectsoort.STATUS, bepaling.id),
        "zaak": zgw.url(Objectsoort.ZAAK, beeld.zaak.id),
        "statustype": zgw.url(Objectsoort.STATUSTYPE, statustype(bepaling.naar).nummer),
        "datumStatusGezet": gezet_op(bepaling),
        "statustoelichting": f"{naam(bepaling.naar).capitalize()}{waarom}"[:1000],
        "indicatieLaatstGezetteStatus": bepaling is beeld.laatste,
        "gezetdoor": None,
        "zaakinformatieobjecten": [],
    }


def gezet_op(bepaling: Tredebepaling) -> str:
    """The day of a determination as a moment, for ZGW orders statussen by it.

    We know the day, not the hour: noon in Amsterdam and as many seconds as its number, so that those of one day
    keep their order.
    """
    return moment(_gezet(bepaling))


def mogelijk_gezet(bepaling: Tredebepaling) -> frozenset[datetime]:
    """As which moment another server may have it: noon, or midnight as versions up to 0.2.0 wrote it."""
    return frozenset({_gezet(bepaling), _gezet(bepaling) - timedelta(hours=12)})


def _gezet(bepaling: Tredebepaling) -> datetime:
    return middag(bepaling.datum) + timedelta(seconds=bepaling.volgnr)


def resultaten(zgw: Zgw, beeld: Zaakbeeld) -> list[Deel]:
    """The outcome with which the zaak came to rest, as a list of one, or of none while it runs."""
    soort = resultaattype(beeld.zaak.toestand, beeld.zaak.uitkomst)
    if soort is None:
        return []
    resultaat = {
        **zgw.kop(Objectsoort.RESULTAAT, beeld.laatste.id),
        "zaak": zgw.url(Objectsoort.ZAAK, beeld.zaak.id),
        "resultaattype": zgw.url(Objectsoort.RESULTAATTYPE, soort.nummer),
        "toelichting": beeld.laatste.motivering[:1000] if beeld.dossier.volledig else "",
    }
    return [resultaat]


def zaakinformatieobjecten(zgw: Zgw, beeld: Zaakbeeld) -> list[Deel]:
    """The documents that this reader may read, as they belong to the zaak."""
    return [_zaakinformatieobject(zgw, document) for document in beeld.documenten]


def _zaakinformatieobject(zgw: Zgw, document: Document) -> Deel:
    return {
        **zgw.kop(Objectsoort.ZAAKINFORMATIEOBJECT, document.id),
        "informatieobject": zgw.url(Objectsoort.INFORMATIEOBJECT, document.id),
        "zaak": zgw.url(Objectsoort.ZAAK, document.zaak_id),
        "aardRelatieWeergave": AARD,
        "titel": document.naam,
        "beschrijving": document.omschrijving,
        "registratiedatum": moment(document.toegevoegd_op),
        "vernietigingsdatum": None,
        "status": None,
    }


def einddatum(wat: Zaak) -> date | None:
    """The day on which the zaak came to rest; None while it runs."""
    return wat.toestand_sinds if wat.toestand in RUST else None


def archiefactiedatum(wat: Zaak) -> date | None:
    """The first day on which the zaak may be destroyed by the term of its region; None when none runs."""
    soort = soort_van(wat.toestand)
    termijn = profiel(wat.regio).bewaartermijn(soort) if soort else None
    return termijn.vanaf(wat.toestand_sinds) if termijn else None
