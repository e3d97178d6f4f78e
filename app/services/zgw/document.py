"""A document as enkelvoudiginformatieobject of the Documenten API."""

from __future__ import annotations

from app.domain.basis.begrippen import dag_van
from app.models import Document
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.vorm import VERTROUWELIJK, Deel, Zgw, dag, moment

ONBEKEND = "onbekend"
"""We know who added a document, not who wrote it."""


def informatieobject(zgw: Zgw, document: Document) -> Deel:
    """What is known of the file, its hash, and where its bytes are. Documents never change: there is one version."""
    url = zgw.url(Objectsoort.INFORMATIEOBJECT, document.id)
    return {
        "url": url,
        "identificatie": f"document-{document.id}",
        "bronorganisatie": zgw.rsin,
        "creatiedatum": dag(document.datum),
        "titel": document.naam,
        "vertrouwelijkheidaanduiding": VERTROUWELIJK,
        "auteur": ONBEKEND,
        "status": "",
        "formaat": document.mediatype,
        "taal": "nld",
        "versie": 1,
        "beginRegistratie": moment(document.toegevoegd_op),
        "bestandsnaam": document.naam,
        "inhoud": f"{url}/download",
        "bestandsomvang": document.grootte,
        "link": "",
        "beschrijving": document.omschrijving,
        "ontvangstdatum": None,
        "verzenddatum": None,
        "indicatieGebruiksrecht": None,
        "verschijningsvorm": "",
        "ondertekening": None,
        "integriteit": {
            "algoritme": "sha_256",
            "waarde": document.sha256,
            "datum": dag(dag_van(document.toegevoegd_op)),
        },
        "informatieobjecttype": zgw.url(Objectsoort.INFORMATIEOBJECTTYPE, 1),
        "locked": False,
        "bestandsdelen": [],
        "trefwoorden": [],
    }
