"""A zaak that skipped a trede: from signaal to problematisch, and back to zorgelijk in an emergency; it recovers."""

from __future__ import annotations

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.overleg.standpunt import Standpuntsoort
from tests.kern.spelers import dag
from tests.services.weglating.daden import (
    BRIEVEN,
    DELFT,
    RIJNMOND,
    SBJH,
    VAN_DELFT,
    WESTLAND,
    Mist,
    afspraak,
    document,
    kwartaal,
    leven,
    opening,
    plicht,
    projectleider,
    stap,
    telling,
    trede,
    verzoek,
)
from tests.services.weglating.overleg import (
    agendeer,
    anderen,
    antwoord,
    behandel,
    bekrachtig,
    bied_aan,
    los_op,
    plan,
    sluit,
    stuk,
    tekst,
    verzend,
    vraag,
)
from tests.services.weglating.toneel import GEMEENTEN

VRAAG, STUK = "Akkoord met het continuïteitsplan?", "Voorstel overbrugging"
OVERBRUGGING = "Overbrugging tot het herstel."
SIGNAAL = [
    opening(Toestand.SIGNAAL, "De cijfers zijn slecht."),
    document(0, BRIEVEN, "Geïnformeerd, zonder document"),
    stap(0, "SI-01", "Leg het signaal vast"),
    plicht(1, "INF-01", "Regievoerder"),
    plicht(1, "INF-02", "toezichthouder"),
    kwartaal(2, 2024, 4, dag(31, 12, 2024), Mist(soort="kwartaal_nooit", tekst="Leg de cijfers", bij=SBJH)),
    stap(3, "SI-03", "Beoordeel hoe ernstig het signaal is"),
]
PROBLEMATISCH = [
    trede(7, Toestand.PROBLEMATISCH),
    trede(9, Toestand.ZORGELIJK, noodgreep="De bank wil vandaag zien dat het beter gaat; de onderbouwing volgt."),
    plicht(9, "INF-14", "toezichthouder"),
    bekrachtig(10),
    trede(14, Toestand.PROBLEMATISCH),
    projectleider(15),
    afspraak(15, 1, "Afspraak 1 vastleggen"),
    afspraak(15, 3, "Afspraak 3 vastleggen", gedaan=True),
    afspraak(15, 4, "Afspraak 4 vastleggen"),
    stap(15, "ZO-02", "Spreek af hoe de regie wordt gevoerd"),
    stap(15, "PR-02", "Vorm een projectorganisatie"),
    plicht(15, "INF-24", "toezichthouder"),
    plicht(16, "INF-11", "directeurenoverleg (DO)"),
    plicht(16, "INF-12", "bestuurlijk overleg (BOJ)"),
    plicht(16, "INF-13", "accounthoudende regio"),
    plicht(16, "INF-21", "college van Delft", DELFT),
    plicht(16, "INF-21", "college van Den Haag", *anderen(DELFT)),
    plicht(16, "INF-23", "jeugdregio Rotterdam Rijnmond", RIJNMOND, "holland-rijnland"),
    telling(18, GEMEENTEN, None, over=3),
    document(20, "herstelplan.txt", "Afgerond zonder document (herstelplan)"),
    stap(20, "ZO-01", "Maak een herstelplan", document="herstelplan.txt"),
    document(21, "continuiteitsplan.txt", "Afgerond zonder document (continuïteitsplan)"),
    stap(21, "PR-01", "Maak een continuïteitsplan", document="continuiteitsplan.txt"),
    document(21, "prognose.txt", "Afgerond zonder document (liquiditeitsprognose)"),
    stap(21, "PR-04", "Vraag een liquiditeitsprognose", document="prognose.txt"),
    verzoek(
        22, OVERBRUGGING, [DELFT], (22, 150), Mist(soort="stap_mandaten", tekst="Stel de mandaten op", bij=SBJH),
        plafond=200_000_00, antwoord=30, bij_sluiten=1,
    ),
    *leven((22, 23, 26, 27, 40, 80), VAN_DELFT, OVERBRUGGING, DELFT, DELFT)[:-1],
    vraag(23, VRAAG, [DELFT, WESTLAND], 30),
    antwoord(24, VRAAG, DELFT),
    antwoord(24, VRAAG, WESTLAND, Standpuntsoort.NIET_AKKOORD),
    los_op(29, "niet akkoord"),
    tekst(30, Mist(soort="informatieplicht", tekst="Informeer: gemeenteraad van Delft", bij=DELFT)),
    bied_aan(31, GEMEENTEN),
    *[verzend(32, gemeente) for gemeente in GEMEENTEN],
    plan(33, "DO", 40),
    stuk(33, STUK, "college"),
    agendeer(34, STUK, "DO"),
    behandel(40, STUK, "DO"),
    behandel(42, STUK, "portefeuillehouder", GEMEENTEN, DELFT),
    behandel(45, STUK, "college", GEMEENTEN, DELFT),
]  # fmt: skip
HERSTEL = [
    telling(75, GEMEENTEN, "telling_oud", "Tel de kinderen opnieuw"),
    sluit(85, Uitkomst.HERSTELD),
]
SPRONG = sorted([*SIGNAAL, *PROBLEMATISCH, *HERSTEL], key=lambda daad: daad.dag)
