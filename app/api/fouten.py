"""What can be wrong with a request itself, before any rule of the domain is asked."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.fouten import DomeinFout


class OngeldigeAanvraag(DomeinFout):
    """Fields that are missing, unknown or of another shape; `fouten` has the name and the reason of each."""

    code = "ongeldige_invoer"
    status = 400

    def __init__(self, fouten: Sequence[tuple[str, str]]) -> None:
        super().__init__("Er klopt iets niet in wat u stuurde. Kijk bij invalidParams wat er per veld mis is.")
        self.fouten = fouten


class OngeldigeJson(DomeinFout):
    """A body that is no JSON, or JSON that two readers could read in two ways."""

    code = "ongeldige_json"
    status = 400


class OngeldigeSleutel(DomeinFout):
    """An Idempotency-Key of another shape."""

    code = "ongeldige_sleutel"
    status = 400


class NietAangemeld(DomeinFout):
    """No token, or one that does not work (any more)."""

    code = "niet_aangemeld"
    status = 401


class BereikTeKlein(DomeinFout):
    """The token may not do this, whatever its owner may."""

    code = "bereik_te_klein"
    status = 403


class VerkeerdeMediatype(DomeinFout):
    code = "verkeerd_mediatype"
    status = 415


class OnleesbareVersie(DomeinFout):
    """An If-Match that is no ETag of ours, and so matches nothing."""

    code = "verouderd"
    status = 412


class VersieNodig(DomeinFout):
    code = "versie_nodig"
    status = 428


class SleutelHergebruikt(DomeinFout):
    """An Idempotency-Key that was used with another request."""

    code = "sleutel_hergebruikt"
