"""A zaak that goes up the whole ladder: signaal, zorgelijk, problematisch, zeer problematisch, bankrupt, closed."""

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
    overgeslagen,
    plicht,
    projectleider,
    stap,
    telling,
    trede,
    verzoek,
)
from tests.services.weglating.gevolg import CERTIFICAAT, antwoorddag, besluit, certificaat, ibt_plan, volg_op
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

VRAAG = "Akkoord met één overdrachtsplan?"
STUK = "Voorstel overbrugging"
OVERBRUGGING, PLAATSING = "Overbrugging tot het plafond.", "Kinderen plaatsen."


SIGNAAL = [
    opening(Toestand.SIGNAAL, "De bank heeft het krediet opgezegd."),
    stap(0, "SI-01", "Leg het signaal vast"),
    document(0, BRIEVEN, "Geïnformeerd, zonder document"),
    plicht(1, "INF-01", "Regievoerder"),
    plicht(1, "INF-02", "toezichthouder"),
    kwartaal(2, 2024, 4, dag(31, 12, 2024)),
    certificaat(2, 200),
    certificaat(4, 900, CERTIFICAAT),
    stap(3, "SI-03", "Beoordeel hoe ernstig het signaal is"),
]
ZORGELIJK = [
    trede(7, Toestand.ZORGELIJK, overgeslagen("Zorgelijk")),
    plicht(7, "INF-14", "toezichthouder"),
    projectleider(9),
    afspraak(10, 1, "Afspraak 1 vastleggen"),
    afspraak(10, 3, "Afspraak 3 vastleggen", gedaan=True),
    stap(10, "ZO-02", "Spreek af hoe de regie wordt gevoerd"),
    document(14, "herstelplan.txt", "Afgerond zonder document (herstelplan)"),
    stap(15, "ZO-01", "Maak een herstelplan", document="herstelplan.txt"),
    plicht(16, "INF-11", "directeurenoverleg (DO)"),
    plicht(16, "INF-12", "bestuurlijk overleg (BOJ)"),
    plicht(16, "INF-13", "accounthoudende regio"),
    betrek(16, RIJNMOND),
    telling(20, anderen(DELFT, WESTLAND), "telling_gemeente", "Nog nooit geteld in Den Haag"),
    telling(21, [WESTLAND], "telling_gemeente", "Nog nooit geteld in Westland"),
]
PROBLEMATISCH = [
    trede(28, Toestand.PROBLEMATISCH, overgeslagen("Problematisch")),
    plicht(28, "INF-24", "toezichthouder"),
    plicht(29, "INF-21", "college van Delft", DELFT),
    plicht(29, "INF-21", "college van Den Haag", *anderen(DELFT)),
    plicht(29, "INF-23", "jeugdregio Rotterdam Rijnmond", RIJNMOND),
    plicht(29, "INF-23", "jeugdregio Holland Rijnland", "holland-rijnland"),
    stap(30, "PR-02", "Vorm een projectorganisatie"),
    vraag(31, VRAAG, [DELFT, WESTLAND], 35),
    antwoord(32, VRAAG, DELFT),
    antwoord(33, VRAAG, WESTLAND, Standpuntsoort.NIET_AKKOORD),
    document(35, "continuiteitsplan.txt", "Afgerond zonder document (continuïteitsplan)"),
    stap(36, "PR-01", "Maak een continuïteitsplan", document="continuiteitsplan.txt"),
    document(36, "prognose.txt", "Afgerond zonder document (liquiditeitsprognose)"),
    stap(36, "PR-04", "Vraag een liquiditeitsprognose", document="prognose.txt"),
    los_op(36, "niet akkoord"),
]
MANDATEN = [
    verzoek(
        37, OVERBRUGGING, [DELFT], (37, 160), Mist(soort="stap_mandaten", tekst="Stel de mandaten op", bij=SBJH),
        plafond=200_000_00, antwoord=45,
    ),
    *leven((38, 39, 42, 43, 60, 140), VAN_DELFT, OVERBRUGGING, DELFT, DELFT),
    verzoek(44, PLAATSING, [WESTLAND], (44, 160), None, antwoord=50),
    mandaat(44, "stel_voor", SBJH, PLAATSING, WESTLAND, None),
    mandaat(45, "keur_goed", DEN_HAAG, PLAATSING, WESTLAND, None),
    antwoorddag(45, 2, 54),
    verzoek(
        45, OVERBRUGGING, [RIJNMOND], (45, 160), Mist(soort="afspraak", tekst="Afspraak 4 vastleggen", bij=SBJH),
        plafond=300_000_00, antwoord=52,
    ),
    *leven((45, 46, 51, 52, 61, 141), VAN_RIJNMOND, OVERBRUGGING, RIJNMOND, RIJNMOND),
    mandaat(
        50, "wijs_af", WESTLAND, PLAATSING, WESTLAND,
        Mist(soort="mandaat_goedgekeurd", tekst="Verleen het mandaat op inhoud van Westland", bij=WESTLAND),
    ),
    volg_op(52, PLAATSING, WESTLAND),
    los_op(55, "weigerde"),
    besluit(62, 150_000_00),
]  # fmt: skip
RADEN = [
    tekst(46, Mist(soort="informatieplicht", tekst="Informeer: gemeenteraad van Delft", bij=DELFT)),
    bied_aan(47, [DELFT]),
    bied_aan(47, anderen(DELFT)),
    *[verzend(48, gemeente) for gemeente in GEMEENTEN],
    plan(48, "DO", 55),
    stuk(48, STUK, "college"),
    agendeer(49, STUK, "DO"),
    behandel(55, STUK, "DO"),
    behandel(58, STUK, "portefeuillehouder", [DELFT], DELFT),
    behandel(58, STUK, "portefeuillehouder", anderen(DELFT), HAAG),
    behandel(62, STUK, "college", [DELFT], DELFT),
    behandel(62, STUK, "college", anderen(DELFT), HAAG),
]
ZWAAR = [
    trede(70, Toestand.ZEER_PROBLEMATISCH),
    plicht(70, "INF-31", "ministeries van VWS en JenV"),
    plicht(70, "INF-32", "Inspectie Gezondheidszorg en Jeugd"),
    plicht(70, "INF-33", "alle jeugdregio's"),
    plicht(70, "INF-34", "toezichthouder"),
    document(70, "overbrugging.txt", "Afgerond zonder document (overbruggingsbesluit"),
    stap(71, "ZP-01", "Neem een overbruggingsbesluit", document="overbrugging.txt"),
    document(71, "overdrachtsplan.txt", "Afgerond zonder document (overdrachtsplan)"),
    stap(72, "ZP-02", "Maak een overdrachtsplan", document="overdrachtsplan.txt"),
    stap(72, "ZP-03", "Stem de perslijn af", WETHOUDER),
    stap(72, "ZP-04", "Houd rekening met interbestuurlijk toezicht"),
    ibt(73, "signalering"),
    *ibt_plan(74, 95, 90, 92),
    gebeurtenis(80, "faillissement", Mist(soort="gebeurtenis", tekst="faillissement", bij=SBJH)),
    plicht(81, "INF-41", "inspecties, bij faillissement"),
    stap(81, "FA-01", "maak afspraken met de curator"),
    stap(84, "FA-02", "laat elke gemeente haar cliënten informeren"),
    gebeurtenis(95, "zorg_stopt", Mist(soort="gebeurtenis", tekst="zorg feitelijk stopt", bij=SBJH)),
    plicht(96, "INF-42", "toezichthouder"),
    ibt(100, "beeindigd", Mist(soort="toezicht", tekst="Er loopt interbestuurlijk toezicht", bij=SBJH)),
    kwartaal(100, 2025, 1, dag(31, 3), Mist(soort="kwartaal_oud", tekst="Vraag nieuwe cijfers", bij=SBJH)),
    stap(110, "FA-03", "draag de kinderen over"),
    stap(111, "FA-04", "draag de dossiers over"),
]
EINDE = [
    telling(130, [DELFT], "telling_gemeente", "Nog nooit geteld in Delft"),
    sluit(147, Uitkomst.FAILLISSEMENT_MET_OVERDRACHT),
]
OPLOOP = sorted([*SIGNAAL, *ZORGELIJK, *PROBLEMATISCH, *MANDATEN, *RADEN, *ZWAAR, *EINDE], key=lambda daad: daad.dag)
