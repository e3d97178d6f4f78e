"""What a college without an account decided about its part of a spoedbesluit, recorded from the signed decision."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.domain.basis.invoer import toets_datum
from app.domain.basis.rechten import Recht
from app.domain.besluit import spoed as regels
from app.domain.besluit.spoed import Spoeduitkomst
from app.domain.mandaat.papier import toets_deel_van_papier
from app.models import Organisatie, Spoeddeel
from app.services.besluit.spoed import Uitspraak, vind, vind_deel, zet_beslissing
from app.services.document.documenten import NieuwDocument, voeg_document_toe
from app.services.kern.toegang import open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.gevers.account import met_account


def leg_bekrachtiging_vast(
    werk: Werk,
    zaaknummer: str,
    volgnr: int,
    college: str,
    datum: date,
    uitkomst: Spoeduitkomst,
    besluitnummer: str,
    stuk: NieuwDocument | None,
    toelichting: str = "",
) -> Spoeddeel:
    """Record from paper what a college (code) ratified or refused, with its signed decision; marked as such for ever.

    `datum` is that of its decision. Raises GeenRecht when the college has an account, VierOgen for who signed the
    spoedbesluit, OngeldigeInvoer without a decision, ZaakGesloten, and what `beslis_over_spoedbesluit` raises.
    """
    wat = {"college": college, "uitkomst": uitkomst.value, "besluitnummer": besluitnummer, "toelichting": toelichting}
    werk.wil(regels.LEG_BEKRACHTIGING_VAST, datum=datum, **wat)
    dossier = open_dossier(werk, zaaknummer, Recht.MANDAAT_VASTLEGGEN)
    besluit = vind(werk, dossier.zaak, volgnr)
    object_ = f"spoedbesluit/{besluit.id}"
    werk.wil(regels.LEG_BEKRACHTIGING_VAST, datum=datum, object=object_, **wat)
    organisatie = werk.session.scalars(select(Organisatie).where(Organisatie.code == college)).one_or_none()
    deel = vind_deel(werk, besluit, organisatie.id if organisatie else 0)
    toets_deel_van_papier(
        organisatie.naam if organisatie else college,
        {besluit.genomen_persoon_id, besluit.tweede_persoon_id},
        werk.verzoek.actor.persoon_id,
        heeft_account=bool(met_account(werk.session, [deel.organisatie_id])),
        met_stuk=stuk is not None,
    )
    toets_datum(datum, werk.verzoek.vandaag, besluit.datum)
    assert stuk is not None  # noqa: S101 - asked above
    document = voeg_document_toe(werk, zaaknummer, stuk)
    werk.wil(regels.LEG_BEKRACHTIGING_VAST, datum=datum, object=object_, **wat)
    uitspraak = Uitspraak(college, datum, uitkomst, besluitnummer, toelichting, document.id)
    return zet_beslissing(werk, besluit, deel, uitspraak)
