"""What can be wrong with a request itself, before any rule of the domain is asked."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.basis.fouten import DomeinFout, NietGevonden, NietZichtbaar, Verouderd, VerseAanmeldingNodig


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
    """An If-Match that is no ETag of ours: nothing that was read here can have had it."""

    code = "ongeldige_versie"
    status = 400


class VersieNodig(DomeinFout):
    code = "versie_nodig"
    status = 428


class SleutelHergebruikt(DomeinFout):
    """An Idempotency-Key that was used with another request."""

    code = "sleutel_hergebruikt"


ONZICHTBAAR = "Dit bestaat niet, of u mag het niet zien."
VOOR_PROGRAMMAS: dict[type[DomeinFout], str] = {
    NietGevonden: ONZICHTBAAR,
    NietZichtbaar: ONZICHTBAAR,
    VerseAanmeldingNodig: "Dit vraagt een token met bereik bevestigen. Maak zo’n token, of doe het op het scherm.",
    Verouderd: "Iemand anders heeft dit intussen gewijzigd. Lees het opnieuw en beslis dan weer.",
}
"""Where the words of the domain speak of a screen, or tell more than that something is not for the caller to see."""


def voor_programmas(fout: DomeinFout) -> str:
    """What an error says to a program. What stands in a body and is not there is named: only the address is secret."""
    if isinstance(fout, NietGevonden) and fout.veld:
        return fout.bericht
    return VOOR_PROGRAMMAS.get(type(fout), fout.bericht)
