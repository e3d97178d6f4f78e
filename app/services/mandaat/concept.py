"""How a mandaat is written: its text once, as a concept, and then an entry of each act on it."""

from __future__ import annotations

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.inhoud import VELDEN, Inhoud
from app.models import Mandaat, Voorwaarde
from app.regios import profiel
from app.services.kern.uitvoering import Werk


def maak_concept(werk: Werk, mandaat: Mandaat, inhoud: Inhoud) -> Mandaat:
    """Write the concept with its conditions, and note it in the words of the wish."""
    mandaat.tweede_vanaf = profiel(werk.geopend.regio).tweede_vanaf(mandaat.soort)
    mandaat.status, mandaat.aangemaakt_op = Mandaatstatus.CONCEPT, werk.verzoek.nu
    for veld in VELDEN:
        setattr(mandaat, veld.naam, getattr(inhoud, veld.naam))
    voorwaarden = enumerate(inhoud.regels_van_voorwaarden(), start=1)
    mandaat.checklist = [Voorwaarde(nummer=nr, tekst=tekst) for nr, tekst in voorwaarden]
    werk.session.add(mandaat)
    werk.session.flush()
    werk.noteer(
        naar=Mandaatstatus.CONCEPT,
        object=f"mandaat/{mandaat.id}",
        versie=mandaat.versie,
        mandaatgever=mandaat.mandaatgever.code,
        houder_pseudoniem=mandaat.houder.pseudoniem,
        houder_functie=mandaat.houder_functie,
        houder_titel=mandaat.houder_titel,
        tweede_vanaf=mandaat.tweede_vanaf,
        versienr=mandaat.versienr,
        eerste_versie=mandaat.eerste_id,
        onder_mandaat=mandaat.onder_id,
    )
    return mandaat


def noteer_mandaat(werk: Werk, mandaat: Mandaat, van: Mandaatstatus) -> Mandaat:
    """Note the act that led from `van` to where the mandaat is now."""
    werk.session.flush()
    werk.noteer(van=van, naar=mandaat.status, versie=mandaat.versie, mandaatgever=mandaat.mandaatgever.code)
    return mandaat
