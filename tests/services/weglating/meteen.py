"""A zaak that was opened on a Friday night in zeer problematisch: all that lighter treden ask comes along at once."""

from __future__ import annotations

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.overleg.standpunt import Standpuntsoort
from tests.kern.spelers import dag
from tests.services.weglating.daden import (
    BRIEVEN,
    DELFT,
    DEN_HAAG,
    HAAG,
    RIJNMOND,
    SBJH,
    VAN_DELFT,
    VAN_RIJNMOND,
    WESTLAND,
    WETHOUDER,
    Mist,
    afspraak,
    document,
    gebeurtenis,
    kwartaal,
    leven,
    mandaat,
    opening,
    plicht,
    projectleider,
    stap,
    telling,
    verzoek,
)
from tests.services.weglating.gevolg import geef_terug, volg_op
from tests.services.weglating.overleg import (
    agendeer,
    anderen,
    antwoord,
    behandel,
    betrek,
    bied_aan,
    ibt,
    los_op,
    plan,
    sluit,
    stuk,
    tekst,
    verzend,
    vraag,
)
from tests.services.weglating.toneel import GEMEENTEN

VRAAG, STUK = "Akkoord met de curator als gesprekspartner?", "Kosten van de overdracht"
OVERBRUGGING, PLAATSING = "Overbrugging met de curator.", "Kinderen plaatsen."
NACHT = [
    opening(Toestand.ZEER_PROBLEMATISCH, "De rechtbank heeft de aanbieder vanmiddag failliet verklaard."),
    document(4, BRIEVEN, "Geïnformeerd, zonder document"),
    gebeurtenis(4, "faillissement", Mist(soort="gebeurtenis", tekst="het faillissement van de aanbieder", bij=SBJH)),
    plicht(4, "INF-31", "ministeries van VWS en JenV"),
    plicht(4, "INF-32", "Inspectie Gezondheidszorg en Jeugd"),
    plicht(4, "INF-33", "alle jeugdregio's"),
    plicht(4, "INF-14", "toezichthouder"),
    plicht(4, "INF-41", "inspecties, bij faillissement"),
    stap(4, "ZP-03", "Stem de perslijn af", WETHOUDER),
]
WEEKEND = [
    projectleider(5),
    stap(5, "ZO-02", "Spreek af hoe de regie wordt gevoerd"),
    stap(5, "PR-02", "Vorm een projectorganisatie"),
    afspraak(5, 1, "Afspraak 1 vastleggen"),
    afspraak(5, 3, "Afspraak 3 vastleggen", gedaan=True),
    plicht(7, "INF-11", "directeurenoverleg (DO)"),
    plicht(7, "INF-12", "bestuurlijk overleg (BOJ)"),
    plicht(7, "INF-13", "accounthoudende regio"),
    plicht(7, "INF-21", "college van Delft", *GEMEENTEN),
    plicht(7, "INF-23", "jeugdregio Rotterdam Rijnmond", RIJNMOND, "holland-rijnland"),
    kwartaal(7, 2024, 4, dag(31, 12, 2024), Mist(soort="kwartaal_nooit", tekst="Leg de cijfers", bij=SBJH)),
    stap(8, "FA-01", "maak afspraken met de curator"),
    stap(9, "FA-02", "laat elke gemeente haar cliënten informeren"),
    betrek(9, RIJNMOND),
]
GELD = [
    verzoek(
        8, OVERBRUGGING, [DELFT], (8, 110), Mist(soort="afspraak", tekst="Afspraak 5 vastleggen", bij=SBJH),
        plafond=200_000_00, antwoord=12,
    ),
    *leven((8, 8, 9, 9, 31, 80), VAN_DELFT, OVERBRUGGING, DELFT, DELFT)[:-1],
    geef_terug(80, VAN_DELFT, OVERBRUGGING, DELFT),
    verzoek(
        8, OVERBRUGGING, [RIJNMOND], (8, 110), Mist(soort="afspraak", tekst="Afspraak 4 vastleggen", bij=SBJH),
        plafond=300_000_00, antwoord=12,
    ),
    *leven((8, 9, 10, 11, 30, 80), VAN_RIJNMOND, OVERBRUGGING, RIJNMOND, RIJNMOND),
    verzoek(9, PLAATSING, [WESTLAND], (9, 120), None, antwoord=22),
    mandaat(9, "stel_voor", SBJH, PLAATSING, WESTLAND, None),
    mandaat(9, "keur_goed", DEN_HAAG, PLAATSING, WESTLAND, None),
    mandaat(
        21, "wijs_af", WESTLAND, PLAATSING, WESTLAND,
        Mist(soort="mandaat_goedgekeurd", tekst="Verleen het mandaat op inhoud van Westland", bij=WESTLAND),
    ),
    volg_op(22, PLAATSING, WESTLAND, "De kinderen van Westland zijn al geplaatst."),
]  # fmt: skip
WEKEN = [
    document(12, "overdrachtsplan.txt", "Afgerond zonder document (overdrachtsplan)"),
    stap(12, "ZP-02", "Maak een overdrachtsplan", document="overdrachtsplan.txt"),
    document(13, "herstelplan.txt", "Afgerond zonder document (herstelplan)"),
    stap(13, "ZO-01", "Maak een herstelplan", document="herstelplan.txt"),
    document(13, "continuiteitsplan.txt", "Afgerond zonder document (continuïteitsplan)"),
    stap(13, "PR-01", "Maak een continuïteitsplan", document="continuiteitsplan.txt"),
    document(13, "prognose.txt", "Afgerond zonder document (liquiditeitsprognose)"),
    stap(13, "PR-04", "Vraag een liquiditeitsprognose", document="prognose.txt"),
    document(13, "overbrugging.txt", "Afgerond zonder document (overbruggingsbesluit"),
    stap(13, "ZP-01", "Neem een overbruggingsbesluit", document="overbrugging.txt"),
    stap(14, "ZP-04", "Houd rekening met interbestuurlijk toezicht"),
    vraag(14, VRAAG, [DELFT, WESTLAND], 20),
    antwoord(15, VRAAG, DELFT),
    antwoord(16, VRAAG, WESTLAND, Standpuntsoort.NIET_AKKOORD),
    los_op(19, "niet akkoord"),
    tekst(20, Mist(soort="informatieplicht", tekst="Informeer: gemeenteraad van Delft", bij=DELFT)),
    bied_aan(20, GEMEENTEN),
    verzend(21, DELFT),
    *[verzend(21, gemeente) for gemeente in anderen(DELFT)],
    ibt(22, "signalering"),
    plan(23, "BOJ", 30),
    stuk(23, STUK, "raad"),
    agendeer(24, STUK, "BOJ"),
    behandel(30, STUK, "BOJ"),
    behandel(37, STUK, "college", [DELFT], DELFT),
    behandel(37, STUK, "college", anderen(DELFT), HAAG),
    behandel(50, STUK, "gemeenteraad", GEMEENTEN, DELFT),
    gebeurtenis(60, "zorg_stopt", Mist(soort="gebeurtenis", tekst="zorg feitelijk stopt", bij=SBJH)),
    plicht(61, "INF-42", "toezichthouder"),
    ibt(70, "beeindigd", Mist(soort="toezicht", tekst="Er loopt interbestuurlijk toezicht", bij=SBJH)),
    stap(72, "FA-03", "draag de kinderen over"),
    stap(73, "FA-04", "draag de dossiers over"),
    telling(75, GEMEENTEN, "telling_nooit", "Tel de kinderen: dat is nog nooit gedaan"),
    sluit(85, Uitkomst.FAILLISSEMENT_MET_OVERDRACHT),
]
METEEN = sorted([*NACHT, *WEEKEND, *GELD, *WEKEN], key=lambda daad: daad.dag)
