"""An end that lies ahead is brought forward, by the grantor or by the holder."""

from __future__ import annotations

from datetime import date

from app.domain.basis.invoer import toets_motivering
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.leven import eis_teruggever
from app.domain.mandaat.vervroegen import vervroeg
from app.models import Mandaat
from app.services.kern.uitvoering import Werk
from app.services.mandaat.besluitlijst import laatste_besluit
from app.services.mandaat.houderschap import houder_nu
from app.services.mandaat.teruggave import vervangt_op
from app.services.mandaat.toegang import open_mandaat, wie_eindigt


def vervroeg_einde(werk: Werk, mandaat_id: int, datum: date, toelichting: str, versie: int | None = None) -> Mandaat:
    """End it sooner than was said, from a day between today and that day; never retroactive, also in a closed zaak.

    Raises GeenRecht, OngeldigeOvergang, MotiveringVerplicht, TerugwerkendeIntrekking, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(regels.VERVROEG_EINDE, datum=datum, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    recht, na = wie_eindigt(werk, mandaat_id), "verleend_datum"
    mandaat = open_mandaat(werk, mandaat_id, recht, datum, versie, niet_voor=na, in_rust=True, vooruit=True)
    if recht is not None:
        vervangt = vervangt_op(werk.session, werk.verzoek.actor, werk.verzoek.vandaag)
        eis_teruggever(mandaat, houder_nu(werk, mandaat), vervangt)
    toets_motivering(toelichting, "toelichting")
    was = vervroeg(mandaat, datum, werk.verzoek.vandaag, laatste_besluit(werk.session, mandaat))
    werk.session.flush()
    werk.noteer(
        van=mandaat.status,
        naar=mandaat.status,
        versie=mandaat.versie,
        mandaatgever=mandaat.mandaatgever.code,
        einde_was=str(was),
    )
    return mandaat
