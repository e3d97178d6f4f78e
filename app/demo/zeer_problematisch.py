"""A running zaak of the demo: opened last Friday night after a bankruptcy, with everything still to be done."""

from __future__ import annotations

from datetime import date, timedelta

from app.demo.lopendspeler import Lopend
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.begrippen import Bereik, Cruciaal, Grootteklasse, Mandaatsoort, Toestand
from app.domain.mandaat.inhoud import Inhoud
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling
from app.services.overleg import afwijkingen
from app.services.termijn import gebeurtenissen
from app.services.zaak import zaken

KVK = "90004760"
VRIJDAG = 4


def speel_zeer_problematisch(speler: Lopend) -> str:
    dag = vorige_vrijdag(speler.vandaag)
    aanbieder = NieuweAanbieder(
        naam="Stichting Vlierpad",
        kvk_nummer=KVK,
        grootteklasse=Grootteklasse.GROOT,
        jeugdomzet=21_400_000_00,
        rechtsvorm="stichting",
        cruciaal=(Cruciaal.GESLOTEN_JEUGDHULP, Cruciaal.PLEEGZORG),
    )
    waarom = "De rechtbank heeft de aanbieder vanmiddag failliet verklaard. De lonen van deze maand zijn niet betaald."
    nieuw = zaken.NieuweZaak(aanbieder, Toestand.ZEER_PROBLEMATISCH, waarom, dag)
    speler.doe(speler.voorsteller, dag, 20, zaken.open_zaak, nieuw)
    zaak = speler.zaaknummer()
    wat = "Vonnis van de rechtbank, per e-mail ontvangen van de curator."
    speler.doe(speler.voorsteller, dag, 20, gebeurtenissen.leg_gebeurtenis_vast, zaak, "faillissement", dag, wat)
    _vraag_mandaten(speler, zaak, dag)
    return zaak


def _vraag_mandaten(speler: Lopend, zaak: str, dag: date) -> None:
    """Asked that same night; nobody approved them yet, but for one."""
    nieuw = opstelling.NieuwMandaat(
        soort=Mandaatsoort.FINANCIEN,
        bereik=Bereik.BINNEN_REGIO,
        mandaatgevers=speler.leden(dag),
        houder=speler.voorsteller,
        inhoud=Inhoud(
            bevoegdheden="Besluiten over overbrugging met de curator van Stichting Vlierpad, tot het plafond.",
            voorwaarden="Elke week verslag aan het college.",
            plafond=200_000_00,
            einde_bij_sluiten=True,
            van=dag,
            tot=dag + timedelta(days=120),
        ),
        reactie_voor_datum=speler.vandaag + timedelta(days=3),
    )
    speler.doe(speler.voorsteller, dag, 22, opstelling.stel_op_en_voor, zaak, nieuw, dag)
    _een_weigert(speler, zaak, dag)


def _een_weigert(speler: Lopend, zaak: str, dag: date) -> None:
    """One college was reached that night, and refused; the Regievoerder does not take it up the ladder."""
    wie = speler.gemeente("wassenaar")
    nummer = speler.mandaat(1, wie)
    speler.keur_goed(1, dag, [wie], uur=22)
    waarom = "In Wassenaar woont geen kind dat zorg krijgt van deze aanbieder."
    speler.doe(speler.adres(wie), dag, 23, mandaten.wijs_af, nummer, dag, waarom, (Afwijkdomein.GEEN,))
    reden = "Zonder kinderen in zorg verandert het bedrag van Wassenaar niets aan de oplossing."
    speler.doe(speler.voorsteller, dag, 23, afwijkingen.zie_af_van_opschaling, zaak, f"mandaat-{nummer}", dag, reden)


def vorige_vrijdag(vandaag: date) -> date:
    """The last Friday before today."""
    return vandaag - timedelta(days=(vandaag.weekday() - VRIJDAG - 1) % 7 + 1)
