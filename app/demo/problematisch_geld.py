"""The money of the running problematisch: an advance with a term that is late, costs of the project of which one part
is paid by another, what the Rijk grants; and who sits in the steering group for closed care.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.demo.lopendspeler import Lopend
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging, Termijn
from app.domain.regio.stuurgroep import Stuurplek, Stuurrol
from app.models import Besluit, Zaak
from app.services.geld.boeken import NieuweBoeking, boek_geld
from app.services.geld.toezeggen import zeg_geld_toe
from app.services.regio.stuurgroepen import leg_stuurgroepplek_vast

ACCOUNTS = ("delft", "denhaag", "rijswijk", "zoetermeer")
"""Whose colleges granted the mandaat under which it is promised."""


def speel_geld(speler: Lopend, zaak: str) -> None:
    vraag = select(Besluit.id).join(Zaak, Zaak.id == Besluit.zaak_id).where(Zaak.zaaknummer == zaak)
    besluit = speler.session.scalars(vraag.order_by(Besluit.id).limit(1)).one()
    _voorschot(speler, zaak, besluit)
    _projectkosten(speler, zaak, besluit)
    _van_het_rijk(speler, zaak)


def _voorschot(speler: Lopend, zaak: str, besluit: int) -> None:
    """The first term was paid; the second should have been, eight days ago."""
    dag, later = speler.dag(40), speler.vandaag
    nieuw = NieuweToezegging(
        soort=Toezegsoort.VOORSCHOT,
        omschrijving="Voorschot voor de lonen, te verrekenen met zorg of terug te betalen.",
        wederpartij="Stichting Zilvergans Jeugdhulp",
        datum=dag,
        bedrag=200_000_00,
        besluit_id=besluit,
        voorwaarden="Alleen voor lonen. Elke week een overzicht van de kas aan de projectleider.",
        zekerheid="Pandrecht op vorderingen op de gemeenten.",
        sleutel=Draagsleutel.INWONERS,
        gemeenten=[speler.gemeente(account) for account in ACCOUNTS],
        plan=[
            Termijn(Geldsoort.BETALING, speler.dag(38), 120_000_00),
            Termijn(Geldsoort.BETALING, speler.dag(8), 80_000_00),
            Termijn(Geldsoort.TERUGBETALING, later + timedelta(days=10), 90_000_00),
            Termijn(Geldsoort.TERUGBETALING, later + timedelta(days=70), 110_000_00),
        ],
    )
    speler.doe(speler.projectleider, dag, 11, zeg_geld_toe, zaak, nieuw)
    _boek(speler, zaak, 1, Geldsoort.BETALING, 38, 120_000_00)
    _boek(speler, zaak, 1, Geldsoort.VERREKENING, 9, 15_000_00)


def _projectkosten(speler: Lopend, zaak: str, besluit: int) -> None:
    """Den Haag pays the part of Rijswijk, which is to be settled."""
    dag = speler.dag(33)
    nieuw = NieuweToezegging(
        soort=Toezegsoort.PROJECTKOSTEN,
        omschrijving="Projectgroep en onderzoek naar de cijfers.",
        wederpartij="Servicebureau Jeugdhulp Haaglanden",
        datum=dag,
        bedrag=30_000_00,
        besluit_id=besluit,
        sleutel=Draagsleutel.GELIJK,
        gemeenten=[speler.gemeente(account) for account in ACCOUNTS],
        betaalt_niet=[speler.gemeente("rijswijk")],
        voorfinancier=speler.gemeente("denhaag"),
        plan=[Termijn(Geldsoort.BETALING, speler.dag(28), 20_000_00)],
    )
    speler.doe(speler.projectleider, dag, 12, zeg_geld_toe, zaak, nieuw)
    _boek(speler, zaak, 2, Geldsoort.BETALING, 28, 20_000_00)


def _van_het_rijk(speler: Lopend, zaak: str) -> None:
    """Asked, and granted in part: about the rest the Rijk has not decided."""
    dag = speler.dag(24)
    nieuw = NieuweToezegging(
        soort=Toezegsoort.RIJKSSUBSIDIE,
        omschrijving="Bijdrage in de kosten van de overdracht van kinderen.",
        wederpartij="Ministerie van VWS",
        datum=dag,
        bedrag=80_000_00,
        beslissing_voor=speler.vandaag + timedelta(days=17),
        sleutel=Draagsleutel.INWONERS,
        gemeenten=[speler.gemeente(account) for account in ACCOUNTS],
        plan=[Termijn(Geldsoort.BETALING, speler.vandaag + timedelta(days=21), 50_000_00)],
    )
    speler.doe(speler.projectleider, dag, 12, zeg_geld_toe, zaak, nieuw)
    _boek(speler, zaak, 3, Geldsoort.TOEKENNING, 10, 50_000_00, "Beschikking VWS-voorbeeld-1")


def _boek(
    speler: Lopend, zaak: str, toezegging: int, soort: Geldsoort, terug: int, bedrag: int, grondslag: str = ""
) -> None:
    wat = NieuweBoeking(soort=soort, datum=speler.dag(terug), bedrag=bedrag, grondslag=grondslag)
    speler.doe(speler.projectleider, wat.datum, 16, boek_geld, zaak, toezegging, wat)


def speel_stuurgroep(speler: Lopend, zaak: str) -> None:
    """Who acts for whom where closed care of more regions is talked about: three parties that differ."""
    dag = speler.dag(45)
    for rol, partij, wie in (
        (Stuurrol.ACCOUNTHOUDER, "Rotterdam Rijnmond", "accountmanager"),
        (Stuurrol.VERTEGENWOORDIGER, "Haaglanden (H10)", "directeur Servicebureau Jeugdhulp Haaglanden"),
        (Stuurrol.AANSPREEKPUNT, "Holland Rijnland", "strategisch adviseur jeugd"),
    ):
        wat = Stuurplek(stuurgroep="Gesloten jeugdhulp Zuid-Holland", rol=rol, partij=partij, wie=wie, vanaf=dag)
        speler.doe(speler.voorsteller, dag, 14, leg_stuurgroepplek_vast, zaak, wat)
