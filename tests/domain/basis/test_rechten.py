"""Who may do what: the matrix is complete, roles count only where they hold, and a view shows no more than it may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.begrippen import Actor, Lidmaat, Rol, Zaakrol
from app.domain.basis.inzage import Inzage, Zaakplek, inzage, rollen_in_zaak
from app.domain.basis.rechten import IEDEREEN, MATRIX, TEAM, Recht, mag

R = Rol
HIER = Zaakplek("haaglanden", date(2025, 2, 3))
# A letter per role: Regievoerder, Projectleider, Bestuurder, Gemeente, Andere regio, Toezichthouder, beheerder (X).
LETTERS = dict(zip("RPBGATX", Rol, strict=True))
VERWACHT = {
    "ingelogd": "RPBGATX",
    "zaken_inzien": "RPBGA",
    "dossier_inzien": "RP",
    "zaak_openen": "R",
    "trede_bepalen": "R",
    "zaak_afsluiten": "R",
    "zaak_heropenen": "R",
    "projectleider_aanwijzen": "R",
    "regievoerder_toevoegen": "R",
    "afspraak_vastleggen": "RP",
    "stap_afronden": "RP",
    "editie_overstappen": "R",
    "noodgreep_bekrachtigen": "R",
    "termijn_wijzigen": "RP",
    "gebeurtenis_vastleggen": "RP",
    "standpunten_inzien": "RPBG",
    "vraag_stellen": "RP",
    "standpunt_vastleggen": "RPG",
    "opschaling_voeren": "RP",
    "afwijking_opvolgen": "R",
    "toezicht_vastleggen": "RP",
    "stukken_inzien": "RPBG",
    "stuk_beheren": "RP",
    "kalender_inzien": "RPBG",
    "vergadering_plannen": "RP",
    "jaarmoment_vastleggen": "RPBG",
    "inbreng_wegen": "RP",
    "informatie_vastleggen": "RP",
    "raadsbrief_inzien": "RPBG",
    "raadsbrief_schrijven": "RP",
    "raadsbrief_verzenden": "RPG",
    "tellingen_inzien": "RPBGA",
    "telling_vastleggen": "RP",
    "plek_beoordelen": "RPGA",
    "aanbieder_bijwerken": "RP",
    "regio_betrekken": "R",
    "mandaten_inzien": "RPBGA",
    "mandaat_voorstellen": "RP",
    "mandaat_beoordelen": "R",
    "mandaat_verlenen": "GA",
    "mandaat_vastleggen": "P",
    "mandaat_instemmen": "RP",
    "mandaat_teruggeven": "RP",
    "ondermandaat_verlenen": "R",
    "voorwaarde_nagaan": "RP",
    "besluit_nemen": "RP",
    "geld_inzien": "RPBGA",
    "geld_boeken": "RP",
    "document_inzien": "RPBGA",
    "document_toevoegen": "RP",
    "logboek_inzien": "RP",
    "notities_inzien": "RPBG",
    "notitie_plaatsen": "RPBG",
    "taak_toewijzen": "RPBGA",
    "zaken_verbinden": "RP",
    "export_maken": "RP",
    "export_lezen": "RPT",
    "checkpoint_inzien": "RTX",
    "sleutel_wisselen": "X",
    "hervatting_vragen": "RX",
    "hervatting_bevestigen": "R",
    "webhooks_beheren": "RPBGA",
    "gebruikers_beheren": "X",
    "tokens_beheren": "RPBGATX",
    "functies_beheren": "X",
    "waarnemer_aanwijzen": "RPBX",
    "toegang_inzien": "RPBGATX",
    "toegang_bevestigen": "RX",
    "dagen_beheren": "X",
    "postbus_beheren": "GATX",
    "vernietiging_inzien": "R",
    "vernietiging_voorstellen": "R",
    "vernietiging_bevestigen": "R",
    "langer_bewaren": "R",
    "anonimisering_inzien": "RX",
    "anonimisering_voorstellen": "X",
    "anonimisering_bevestigen": "RX",
    "import_voorstellen": "R",
    "import_bevestigen": "R",
}
rollen = st.frozensets(st.sampled_from(Rol))
zaakrollen = st.frozensets(st.sampled_from(Zaakrol))


def actor(*rollen_: Rol, regio: str = "haaglanden") -> Actor:
    return Actor(1, 1, "p-1", "Naam", frozenset(rollen_), "functie", 1, "GM0503", regio)


def test_elk_recht_staat_in_de_matrix() -> None:
    assert set(MATRIX) == set(Recht) - {Recht.OPENBAAR}
    assert set(VERWACHT) == {recht.value for recht in MATRIX}


def test_elke_cel_van_de_matrix() -> None:
    mogen = {r: "".join(letter for letter, rol in LETTERS.items() if mag(r, frozenset({rol}))) for r in MATRIX}
    anders = {recht.value: wie for recht, wie in mogen.items() if set(wie) != set(VERWACHT[recht])}
    assert anders == {}, "who may, where the table says otherwise"


def test_zonder_rol_mag_alleen_wat_openbaar_is() -> None:
    assert [recht for recht in Recht if mag(recht, frozenset())] == [Recht.OPENBAAR]


def test_de_beheerder_ziet_geen_zaak() -> None:
    van_beheerder = {recht for recht in MATRIX if mag(recht, frozenset({R.BEHEERDER}))}
    accounts = {Recht.ANONIMISERING_INZIEN, Recht.ANONIMISERING_VOORSTELLEN, Recht.ANONIMISERING_BEVESTIGEN}
    zelf = {Recht.INGELOGD, Recht.TOKENS_BEHEREN}
    beheer = {Recht.GEBRUIKERS_BEHEREN, Recht.FUNCTIES_BEHEREN, Recht.DAGEN_BEHEREN, Recht.POSTBUS_BEHEREN}
    toegang = {Recht.WAARNEMER_AANWIJZEN, Recht.TOEGANG_INZIEN, Recht.TOEGANG_BEVESTIGEN}
    logboek = {Recht.SLEUTEL_WISSELEN, Recht.HERVATTING_VRAGEN, Recht.CHECKPOINT_INZIEN}
    assert van_beheerder == zelf | beheer | accounts | toegang | logboek


@given(rollen, rollen)
def test_een_rol_erbij_neemt_nooit_een_recht_weg(een: frozenset[Rol], ander: frozenset[Rol]) -> None:
    for recht in Recht:
        assert mag(recht, een | ander) == (mag(recht, een) or mag(recht, ander))


@pytest.mark.parametrize(
    ("wie", "vervult", "verwacht"),
    [
        (actor(R.REGIEVOERDER), set(), {R.REGIEVOERDER}),
        (actor(R.REGIEVOERDER, regio="rijnmond"), set(), set()),
        (actor(R.PROJECTLEIDER), set(), set()),
        (actor(R.PROJECTLEIDER), {Zaakrol.PROJECTLEIDER}, {R.PROJECTLEIDER}),
        (actor(R.GEMEENTE), {Zaakrol.EXTRA_REGIEVOERDER}, {R.GEMEENTE, R.REGIEVOERDER}),
        (actor(R.GEMEENTE, regio="rijnmond"), set(), {R.ANDERE_REGIO}),
        (actor(R.BESTUURDER, regio="rijnmond"), set(), set()),
        (actor(R.ANDERE_REGIO, regio="rijnmond"), set(), {R.ANDERE_REGIO}),
        (actor(R.TOEZICHTHOUDER, regio="landelijk"), set(), {R.TOEZICHTHOUDER}),
        (actor(R.BEHEERDER), {Zaakrol.REGIEVOERDER}, {R.BEHEERDER}),
    ],
)
def test_rollen_tellen_waar_zij_gelden(wie: Actor, vervult: set[Zaakrol], verwacht: set[Rol]) -> None:
    assert rollen_in_zaak(wie, HIER, frozenset(vervult)) == verwacht


@pytest.mark.parametrize(
    ("begin", "einde", "lid"),
    [
        ((2023, 3, 1), (2023, 6, 1), True),
        ((2023, 12, 31), None, True),
        ((2023, 3, 1), (2025, 6, 1), True),
        ((2024, 1, 1), None, False),
        ((2025, 3, 1), (2025, 6, 1), False),
    ],
    ids=["in zijn tijd", "op zijn laatste dag", "loopt door na zijn tijd", "op de dag erna", "later"],
)
def test_een_gemeente_telt_mee_in_een_zaak_van_haar_tijd(
    begin: tuple[int, int, int], einde: tuple[int, int, int] | None, lid: bool
) -> None:
    """Voorschoten was in Haaglanden until 2024; in a zaak of later it is a party of another region."""
    voorschoten = replace(
        actor(R.GEMEENTE),
        lid_van=(Lidmaat("haaglanden", tot=date(2023, 12, 31)), Lidmaat("holland-rijnland", vanaf=date(2024, 1, 1))),
    )
    plek = Zaakplek("haaglanden", date(*begin), date(*einde) if einde else None)
    assert rollen_in_zaak(voorschoten, plek, frozenset()) == {R.GEMEENTE if lid else R.ANDERE_REGIO}
    elders = replace(plek, regio="holland-rijnland")
    assert (R.GEMEENTE in rollen_in_zaak(voorschoten, elders, frozenset())) == (einde is None or einde >= (2024, 1, 1))


@given(rollen, zaakrollen, st.sampled_from(["haaglanden", "rijnmond"]))
def test_in_een_zaak_krijgt_niemand_een_rol_die_hij_niet_heeft_of_vervult(
    heeft: frozenset[Rol], vervult: frozenset[Zaakrol], regio: str
) -> None:
    erbij = {Zaakrol.PROJECTLEIDER: R.PROJECTLEIDER, Zaakrol.EXTRA_REGIEVOERDER: R.REGIEVOERDER}
    in_zaak = rollen_in_zaak(actor(*heeft, regio=regio), HIER, vervult)
    elders = {R.ANDERE_REGIO} if R.GEMEENTE in heeft - in_zaak else set()
    assert in_zaak <= heeft | elders | {erbij[rol] for rol in vervult if rol in erbij}


INZAGE = [
    ("R", False, False, Inzage.VOLLEDIG),
    ("P", False, False, Inzage.VOLLEDIG),
    ("G", False, False, Inzage.GEEN),
    ("G", False, True, Inzage.GEEN),
    ("G", True, False, Inzage.SAMENVATTING),
    ("B", True, False, Inzage.SAMENVATTING),
    ("B", False, False, Inzage.GEEN),
    ("A", True, False, Inzage.GEEN),
    ("A", True, True, Inzage.EIGEN),
    ("A", False, True, Inzage.EIGEN),
    ("T", True, True, Inzage.GEEN),
    ("X", True, True, Inzage.GEEN),
    ("GR", False, False, Inzage.VOLLEDIG),
    ("AG", True, True, Inzage.SAMENVATTING),
    ("", True, True, Inzage.GEEN),
]


@pytest.mark.parametrize(("letters", "gedeeld", "gever", "verwacht"), INZAGE)
def test_inzage_volgt_de_rol_en_de_trede(letters: str, gedeeld: bool, gever: bool, verwacht: Inzage) -> None:
    heeft = frozenset(LETTERS[letter] for letter in letters)
    assert inzage(heeft, gedeeld=gedeeld, is_mandaatgever=gever) is verwacht


@pytest.mark.parametrize(("letters", "gedeeld", "ziet"), [("A", True, True), ("A", False, False), ("G", False, False)])
def test_een_regio_die_meedoet_ziet_haar_deel_vanaf_de_eerste_trede(letters: str, gedeeld: bool, ziet: bool) -> None:
    heeft = frozenset(LETTERS[letter] for letter in letters)
    omvang = inzage(heeft, gedeeld=gedeeld, is_mandaatgever=False, is_betrokken=True)
    assert omvang is (Inzage.EIGEN if ziet else Inzage.GEEN)


@given(rollen, st.booleans(), st.booleans())
def test_alleen_het_team_ziet_alles(heeft: frozenset[Rol], gedeeld: bool, gever: bool) -> None:
    volledig = inzage(heeft, gedeeld=gedeeld, is_mandaatgever=gever) is Inzage.VOLLEDIG
    assert volledig == bool(heeft & TEAM)


def test_iedereen_is_iedereen() -> None:
    assert set(Rol) == IEDEREEN
