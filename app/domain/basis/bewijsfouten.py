"""What can go wrong with the logboek as evidence. Messages in Dutch, as in `fouten`."""

from __future__ import annotations

from app.domain.basis.fouten import DomeinFout


class TijdstempelOntbreekt(DomeinFout):
    """The authority that is to put its time under an export does not answer, or not as it should."""

    code = "tijdstempel_ontbreekt"
    status = 503


class ExportOnmogelijk(DomeinFout):
    """The bundle cannot be built: too large, or a document that is no longer what was stored."""

    code = "export_onmogelijk"
    weigering = True


class AlleenLezen(DomeinFout):
    """The logboek is not what it was: nothing can be recorded until two persons let it go on."""

    code = "alleen_lezen"
    status = 503
