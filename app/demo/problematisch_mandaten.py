"""The mandaten of the running problematisch: one in every stage that a mandaat can be in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.demo.lopendspeler import Lopend
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.begrippen import Bereik, Mandaatsoort, Voorwaardeoordeel
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.mandaat.inhoud import Inhoud
from app.domain.mandaat.mandaat import HOUDER
from app.services.besluit import besluiten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling, teruggave, voorwaarden

VOORWAARDEN = "Elke maand verslag aan het college.\nGeen betaling zonder akkoord van de controller."


ORGANEN = "de colleges van de gemeenten van de regio"
"""In whose name a region of the demo grants; it is no body itself."""


def _nieuw(
    speler: Lopend,
    gevers: Sequence[str],
    bevoegdheden: str,
    dagen: tuple[date, date],
    antwoord: date | None = None,
    plafond: int | None = None,
) -> opstelling.NieuwMandaat:
    """One with a ceiling is about money and ends when the zaak is closed; one without is about care."""
    buiten = any(not speler.regio.is_lid_op(code, dagen[0]) for code in gevers)
    return opstelling.NieuwMandaat(
        soort=Mandaatsoort.FINANCIEN if plafond else Mandaatsoort.INHOUD,
        bereik=Bereik.ANDERE_REGIO if buiten else Bereik.BINNEN_REGIO,
        mandaatgevers=gevers,
        houder=speler.voorsteller,
        inhoud=Inhoud(
            bevoegdheden=bevoegdheden,
            voorwaarden=VOORWAARDEN if plafond else "",
            plafond=plafond,
            einde_bij_sluiten=plafond is not None,
            organen="" if gevers[0] in speler.regio.gemeentenamen else ORGANEN,
            van=dagen[0],
            tot=dagen[1],
        ),
        reactie_voor_datum=antwoord,
    )


def _gemeenten(speler: Lopend, *accounts: str) -> list[str]:
    return [speler.gemeente(account) for account in accounts]


def eerste_verzoek(speler: Lopend, zaak: str) -> None:
    """Money for the first months of four colleges: active, and running out within thirty days."""
    wie = _gemeenten(speler, "delft", "denhaag", "rijswijk", "zoetermeer")
    looptijd = (speler.dag(45), speler.vandaag + timedelta(days=20))
    wat = "Besluiten over een voorschot aan de aanbieder, tot het plafond."
    speler.stel_mandaat_voor(zaak, speler.dag(45), _nieuw(speler, wie, wat, looptijd, plafond=90_000_00))
    speler.keur_goed(1, speler.dag(44), wie)
    speler.verleen(1, speler.dag(43), wie)
    speler.stem_in(1, speler.dag(42), wie)
    dag = speler.dag(41)
    besluit = NieuwBesluit(Mandaatsoort.FINANCIEN, "Voorschot voor de lonen van deze maand.", dag, 240_000_00)
    speler.doe(speler.voorsteller, dag, 10, besluiten.neem_besluit, zaak, besluit)


def tweede_verzoek(speler: Lopend, zaak: str) -> None:
    """Asked of the whole region with a day to answer: four granted, of which two are active; the others are silent."""
    alle = speler.leden(speler.dag(19))
    ja = _gemeenten(speler, "delft", "denhaag", "rijswijk", "zoetermeer")
    dag, looptijd = speler.dag(19), (speler.dag(19), speler.vandaag + timedelta(days=160))
    wat = "Besluiten over overbrugging en over de kosten van overdracht van kinderen, tot het plafond."
    nieuw = _nieuw(speler, alle, wat, looptijd, antwoord=speler.dag(8), plafond=150_000_00)
    speler.stel_mandaat_voor(zaak, dag, nieuw)
    speler.keur_goed(2, speler.dag(18), alle)
    speler.verleen(2, speler.dag(15), ja)
    speler.stem_in(2, speler.dag(14), ja[:2])
    speler.stem_in(2, speler.dag(14), ja[2:3], HOUDER)
    dag = speler.dag(13)
    bevinding = "Het verslag over de eerste maand is aan het college gestuurd."
    speler.doe(speler.projectleider, dag, 15, voorwaarden.ga_na, speler.mandaat(2, ja[0]), 1,
               Voorwaardeoordeel.VOLDAAN, dag, bevinding)  # fmt: skip
    bevinding = "Eén betaling is gedaan voordat de controller akkoord gaf."
    speler.doe(speler.projectleider, dag, 15, voorwaarden.ga_na, speler.mandaat(2, ja[0]), 2,
               Voorwaardeoordeel.NIET_VOLDAAN, dag, bevinding)  # fmt: skip
    dag = speler.dag(12)
    waarom = "Rijswijk heeft een nieuw mandaat gegeven; dit eerste is niet meer nodig."
    speler.doe(speler.voorsteller, dag, 15, teruggave.geef_mandaat_terug, speler.mandaat(1, ja[2]), dag, waarom)


def latere_verzoeken(speler: Lopend, zaak: str) -> None:
    """This week: one refused, on which nothing followed yet; some with Rijnmond and two colleges, one not judged yet,
    two not even proposed.
    """
    vandaag, einde = speler.vandaag, speler.vandaag + timedelta(days=150)
    dag = speler.dag(6)
    wat = "Besluiten over overbrugging voor de kinderen uit Rijnmond, tot het plafond."
    rijnmond = _nieuw(speler, ["rijnmond"], wat, (dag, einde), vandaag + timedelta(days=3), 250_000_00)
    speler.stel_mandaat_voor(zaak, dag, rijnmond)
    speler.keur_goed(3, speler.dag(5), ["rijnmond"])
    nee, dag = speler.gemeente("westland"), speler.dag(4)
    waarom = "Het college wil eerst een eigen onderzoek naar de cijfers van de aanbieder."
    speler.doe(speler.adres(nee), dag, 10, mandaten.wijs_af, speler.mandaat(2, nee), dag, waarom,
               (Afwijkdomein.AANBIEDERS, Afwijkdomein.FINANCIEN))  # fmt: skip
    wie = _gemeenten(speler, "delft", "leidschendam-voorburg", "midden-delfland")
    wat = "Kinderen plaatsen bij andere aanbieders, in overleg met de lokale teams."
    speler.stel_mandaat_voor(
        zaak, speler.dag(4), _nieuw(speler, wie, wat, (speler.dag(4), einde), vandaag + timedelta(days=6))
    )
    speler.keur_goed(4, speler.dag(2), wie[:2])
    wie = _gemeenten(speler, "pijnacker-nootdorp", "wassenaar")
    concept = _nieuw(speler, wie, wat, (speler.dag(2), einde))
    speler.doe(speler.voorsteller, speler.dag(2), 14, opstelling.stel_op, zaak, concept)


def over_de_grens(speler: Lopend, zaak: str) -> None:
    """Asked of the neighbours: of Holland Rijnland, and of the college of Voorschoten, which left this region."""
    vandaag, dag = speler.vandaag, speler.dag(3)
    wie = ["holland-rijnland", speler.gemeente("voorschoten")]
    wat = "Kinderen uit Holland Rijnland plaatsen bij andere aanbieders, in overleg met de lokale teams."
    looptijd = (dag, vandaag + timedelta(days=150))
    speler.stel_mandaat_voor(zaak, dag, _nieuw(speler, wie, wat, looptijd, vandaag + timedelta(days=4)))
    speler.keur_goed(6, speler.dag(2), wie)
