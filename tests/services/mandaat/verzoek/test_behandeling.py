"""Several mandaten of a request at once: each its own act, entry and refusal; all of them, or what could be done."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.basis.fouten import DomeinFout
from app.domain.mandaat.behandeling import Verzoekhandeling
from app.models import Mandaat
from app.services.kern.velen import NietAlles, Uitslag
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.opstelling import stel_op
from app.services.mandaat.verzoek.behandeling import Behandeling, Keuze, behandel_verzoek
from tests.kern.opzet import (
    GEGEVEN,
    VAN,
    acties,
    inhoud,
    logboek,
    mandaat_van,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    tel_vragen,
)
from tests.kern.spelers import Speler, Spelers, dag

V = Verzoekhandeling
DAG = dag(14, 3)
DRIE = ("GM0503", "GM1783", "GM0637")
"""Delft, Westland, Zoetermeer."""


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def drie(spelers: Spelers, zaak: str) -> list[int]:
    """A request of the directeur SbJH to three municipalities."""
    return stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(DRIE))


def behandel(
    wie: Speler, zaak: str, wat: V, nummers: Sequence[int], *, volgnr: int = 1, op: object = DAG, **meer: object
) -> Uitslag[Mandaat]:
    keuzes = [Keuze(nr, wat) for nr in nummers]
    behandeling = Behandeling(keuzes=keuzes, datum=op, **meer)  # type: ignore[arg-type]
    return wie.op(op).doet(behandel_verzoek, zaak, volgnr, behandeling)  # type: ignore[arg-type]


def statussen(spelers: Spelers, nummers: Sequence[int]) -> list[Mandaatstatus]:
    return [mandaat_van(spelers.session, nr).status for nr in nummers]


@pytest.mark.beide
def test_elk_mandaat_is_een_eigen_handeling_met_een_eigen_regel(spelers: Spelers, zaak: str, drie: list[int]) -> None:
    voor = len(logboek(spelers.session))
    behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, drie, toelichting="Akkoord.")
    assert statussen(spelers, drie) == [Mandaatstatus.GOEDGEKEURD] * 3
    erbij = logboek(spelers.session)[voor:]
    assert [(r.kop.actie, r.kop.object) for r in erbij] == [("keur_goed", f"mandaat/{nr}") for nr in drie]
    assert {r.inhoud["toelichting"] for r in erbij} == {"Akkoord."}
    assert len({r.kop.verzoek for r in erbij}) == 3, "each entry has an id of its own in the one request"


@pytest.mark.beide
def test_lukt_er_een_niet_dan_is_er_niets_vastgelegd_en_staat_er_welke_en_waarom(
    spelers: Spelers, zaak: str, drie: list[int]
) -> None:
    spelers.directeur_denhaag.op(DAG).doet(mandaten.keur_goed, drie[1], DAG)
    voor, regels = inhoud(spelers.session), len(logboek(spelers.session))
    with pytest.raises(NietAlles) as fout:
        behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, drie)
    assert [(n.sleutel, n.naam, n.fout.code) for n in fout.value.niet] == [(drie[1], "Westland", "ongeldige_overgang")]
    assert inhoud(spelers.session) == voor
    erbij = logboek(spelers.session)[regels:]
    assert [(r.kop.actie, r.kop.uitkomst, r.kop.object) for r in erbij] == [
        ("keur_goed", "geweigerd", f"mandaat/{drie[1]}")
    ]


@pytest.mark.beide
def test_de_andere_kunnen_wel_en_de_weigering_staat_er_ook(spelers: Spelers, zaak: str, drie: list[int]) -> None:
    spelers.directeur_denhaag.op(DAG).doet(mandaten.keur_goed, drie[1], DAG)
    uitslag = behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, drie, alles=False)
    assert [*uitslag.gedaan] == [drie[0], drie[2]]
    assert [n.sleutel for n in uitslag.niet] == [drie[1]]
    assert statussen(spelers, drie) == [Mandaatstatus.GOEDGEKEURD] * 3
    assert acties(spelers.session)[-3:] == ["keur_goed", "keur_goed", "(keur_goed)"]


def test_wat_halverwege_misgaat_laat_van_die_ene_niets_achter(spelers: Spelers, zaak: str, drie: list[int]) -> None:
    """A grant that notes its first entry and is then refused leaves no entry, and the chain goes on."""
    behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, drie)
    delft = spelers.delft
    with pytest.raises(NietAlles):
        behandel(delft, zaak, V.VERLENEN, drie[:1], op=VAN)
    behandel(delft, zaak, V.VERLENEN, drie[:1], op=VAN, besluitnummer="B-1")
    assert statussen(spelers, drie[:1]) == [Mandaatstatus.VERLEEND]


def test_vier_ogen_geldt_per_regel_en_een_tweede_poging_helpt_niet(
    spelers: Spelers, zaak: str, drie: list[int]
) -> None:
    with pytest.raises(NietAlles) as fout:
        behandel(spelers.directeur_sbjh, zaak, V.GOEDKEUREN, drie, alles=False)
    assert {n.fout.code for n in fout.value.niet} == {"vier_ogen"}
    assert acties(spelers.session)[-3:] == ["(keur_goed)"] * 3
    with pytest.raises(NietAlles) as fout:
        behandel(spelers.directeur_denhaag.zonder_wachtwoord(), zaak, V.GOEDKEUREN, drie)
    assert {(n.fout.code, n.fout.veld) for n in fout.value.niet} == {("verse_aanmelding_nodig", "wachtwoord")}


def test_een_gemeente_beslist_alleen_over_het_eigen_mandaat(spelers: Spelers, zaak: str, drie: list[int]) -> None:
    behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, drie)
    with pytest.raises(NietAlles) as fout:
        behandel(spelers.delft, zaak, V.VERLENEN, drie[:2], op=VAN, besluitnummer="B-1", alles=True)
    assert [(n.naam, n.fout.code) for n in fout.value.niet] == [(f"mandaat {drie[1]}", "niet_gevonden")]
    uitslag = behandel(spelers.delft, zaak, V.VERLENEN, drie[:2], op=VAN, besluitnummer="B-1", alles=False)
    assert [*uitslag.gedaan] == drie[:1]
    assert statussen(spelers, drie[:2]) == [Mandaatstatus.VERLEEND, Mandaatstatus.GOEDGEKEURD]


def test_houder_en_werkgever_stemmen_elk_in_een_keer_in(spelers: Spelers, zaak: str, drie: list[int]) -> None:
    behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, drie)
    for nr, gever in zip(drie, DRIE, strict=True):
        behandel(spelers.gever(gever), zaak, V.VERLENEN, [nr], op=VAN, besluitnummer="B-1")
    behandel(spelers.directeur_sbjh, zaak, V.INSTEMMEN_HOUDER, drie, op=VAN)
    behandel(spelers.directeur_denhaag, zaak, V.INSTEMMEN_WERKGEVER, drie, op=VAN, gegeven=GEGEVEN)
    assert statussen(spelers, drie) == [Mandaatstatus.ACTIEF] * 3
    gedaan = [actie for actie in acties(spelers.session) if actie in ("stem_in", "activeer")]
    assert gedaan == [*["stem_in"] * 3, *["stem_in", "activeer"] * 3]


def test_afwijzen_vraagt_een_reden_en_noemt_elk_mandaat(spelers: Spelers, zaak: str, drie: list[int]) -> None:
    with pytest.raises(NietAlles) as fout:
        behandel(spelers.directeur_denhaag, zaak, V.AFWIJZEN, drie)
    assert {(n.fout.code, n.fout.veld) for n in fout.value.niet} == {("motivering_verplicht", "toelichting")}
    behandel(spelers.directeur_denhaag, zaak, V.AFWIJZEN, drie[:2], toelichting="Te ruim.")
    assert statussen(spelers, drie) == [*[Mandaatstatus.AFGEWEZEN] * 2, Mandaatstatus.VOORGESTELD]


def test_een_oude_versie_van_een_regel_wordt_gezegd(spelers: Spelers, zaak: str, drie: list[int]) -> None:
    wat = Behandeling(keuzes=[Keuze(drie[0], V.GOEDKEUREN, versie=1), Keuze(drie[1], V.GOEDKEUREN)], datum=DAG)
    with pytest.raises(NietAlles) as fout:
        spelers.directeur_denhaag.op(DAG).doet(behandel_verzoek, zaak, 1, wat)
    assert [(n.naam, n.fout.code) for n in fout.value.niet] == [("Delft", "verouderd")]


def test_een_mandaat_van_een_ander_verzoek_hoort_er_niet_bij(spelers: Spelers, zaak: str, drie: list[int]) -> None:
    (ander,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(("GM0629",)))
    for nummers in ([ander], [*drie, ander], [9999]):
        with pytest.raises(DomeinFout) as fout:
            behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, nummers)
        assert fout.value.code == "niet_gevonden"
    for nummers in ([], [drie[0], drie[0]]):
        with pytest.raises(DomeinFout) as fout:
            behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, nummers)
        assert (fout.value.code, fout.value.veld) == ("ongeldige_invoer", "kies")


def test_twee_houders_in_een_verzoek_krijgen_elk_een_mandaat(spelers: Spelers, zaak: str) -> None:
    nieuw = nieuw_mandaat(DRIE[:2], None)
    beide = type(nieuw)(**vars(nieuw) | {"meer_houders": ("directeur@denhaag.example", "directeur@sbjh.example")})
    concepten = spelers.directeur_sbjh.op(DAG).doet(stel_op, zaak, beide)
    wie = [(m.mandaatgever.code, m.houder.email) for m in concepten]
    assert wie == [(g, h) for g in DRIE[:2] for h in ("directeur@sbjh.example", "directeur@denhaag.example")]
    assert len({m.verzoek_id for m in concepten}) == 1
    behandel(spelers.directeur_sbjh, zaak, V.VOORSTELLEN, [m.id for m in concepten])
    assert set(statussen(spelers, [m.id for m in concepten])) == {Mandaatstatus.VOORGESTELD}


def test_elke_regel_erbij_kost_een_vast_aantal_vragen(engine: Engine, spelers: Spelers, zaak: str) -> None:
    """What the acts themselves ask, and no more: what is read for the whole request does not grow."""
    kosten = {}
    for volgnr, aantal in enumerate((2, 6), start=1):
        gevers = ("GM0503", "GM1783", "GM0637", "GM0629", "GM0603", "GM1842")[:aantal]
        nummers = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(gevers))
        with tel_vragen(engine) as vragen:
            behandel(spelers.directeur_denhaag, zaak, V.GOEDKEUREN, nummers, volgnr=volgnr)
        kosten[aantal] = len(vragen)
    per_regel = (kosten[6] - kosten[2]) / 4
    assert per_regel <= 16, kosten
