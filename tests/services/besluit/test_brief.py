"""The letter of a decision says for whom agreements can be signed too."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from app.services.besluit import besluiten
from app.services.besluit.brief import besluitbrief
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.besluitlijst import vind_besluit
from tests.kern.opzet import actief_mandaat, besluit, nieuw_mandaat, open_zaak, stel_voor, verleen, zaak_van
from tests.kern.spelers import Spelers, dag


def test_de_brief_noemt_de_volmacht_van_wie_haar_gaf(spelers: Spelers) -> None:
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    actief_mandaat(spelers, zaak, "GM0503")
    (rijswijk,) = stel_voor(wie, zaak, nieuw_mandaat(["GM0603"], volmacht=True))
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, rijswijk, dag(14, 3))
    verleen(spelers, rijswijk, "GM0603")
    genomen = wie.doet(besluiten.neem_besluit, zaak, besluit(100_00))
    rij = vind_besluit(spelers.session, zaak_van(spelers.session, zaak), genomen.id)
    brief = Document(BytesIO(besluitbrief(wie.session, vind_dossier(wie.session, wie.actor, zaak), rij)))
    tekst = "\n".join(alinea.text for alinea in brief.paragraphs)
    assert "namens de gemeente Rijswijk, krachtens volmacht van de burgemeester." in tekst
