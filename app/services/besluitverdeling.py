"""How a decision would be divided, before it is taken: the same rules, explained, and nothing kept."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.domain.begrippen import Mandaatsoort
from app.domain.besluit import Geweigerd, gewichten, toets
from app.domain.mandaatfeiten import is_actief_op
from app.domain.verdeling import Uitleg, Verdeelsleutel, leg_uit
from app.models import Besluit
from app.services.besluiten import NieuwBesluit, aanvraag
from app.services.mandaatstand import feiten_voor_besluit
from app.services.toegang import Dossier


def voorbeeld(session: Session, dossier: Dossier, nieuw: NieuwBesluit) -> Uitleg | None:
    """What each grantor would pay; None when it is divided by hand or about inhoud.

    Raises what taking the decision would raise.
    """
    stand = feiten_voor_besluit(session, dossier.zaak, nieuw.datum)
    vraag = aanvraag(session, dossier.zaak, dossier.actor.id, nieuw, stand)
    oordeel = toets(vraag, stand)
    if isinstance(oordeel, Geweigerd):
        raise oordeel.reden
    if nieuw.bedrag is None or nieuw.soort is Mandaatsoort.INHOUD or nieuw.hoe is Verdeelsleutel.HAND:
        return None
    eigen = [m for m in stand if m.soort is nieuw.soort and m.houder_id == dossier.actor.id]
    passend = [m for m in eigen if is_actief_op(m, nieuw.datum)]
    return leg_uit(nieuw.bedrag, gewichten(vraag, passend), {m.id: m.mandaatgever for m in passend})


def uitleg_van(besluit: Besluit) -> Uitleg | None:
    """How the amount of a decision was divided equally; None for any other key: the parts themselves say it."""
    if besluit.sleutel is not Verdeelsleutel.GELIJK or not besluit.bedrag:
        return None
    namen = {d.mandaat_id: d.mandaat.mandaatgever.naam for d in besluit.delen}
    volgorde = sorted(namen, key=lambda sleutel: (namen[sleutel], sleutel))
    return leg_uit(besluit.bedrag, dict.fromkeys(volgorde, 1), namen)
