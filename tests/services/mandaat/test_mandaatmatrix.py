"""Every act on a mandaat in every state by every role: what comes of it, cell by cell. Nobody gets around it.

A letter per cell: J done, G no right, V four eyes, O no such step from here, N not visible. The mandaat is one of
Delft, proposed by the directeur SbJH; `zelf` is a second account of that person in the office that approves, `ander`
another person who holds that office too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import DomeinFout
from app.domain.mandaat.mandaat import HOUDER
from app.models import Mandaat
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.opstelling import stel_op
from app.services.mandaat.versies import nieuwe_versie
from app.services.zaak import toewijzing
from tests.kern.databanken import Databank, maak_engine
from tests.kern.opzet import BEGIN, VAN, acties, mandaat_van, mandaattekst, nieuw_mandaat, open_zaak, stem_in
from tests.kern.spelers import Speler, Spelers, vul_accounts

DAG = VAN
ROLLEN = ["sbjh", "denh", "ander", "zelf", "proj", "weth", "delft", "rijsw", "rijnm", "audit", "behe"]
TABEL = """
                          sbjh denh ander zelf proj weth delft rijsw rijnm audit behe
concept      stel_voor     J    J    J     J    J    G    G     G     N     N     N
concept      keur_goed     O    O    O     O    G    G    G     G     N     N     N
concept      wijs_af       O    O    O     O    G    G    N     G     N     N     N
concept      verleen       G    G    G     G    G    G    N     N     N     N     N
concept      stem_in       O    O    O     O    O    G    G     G     N     N     N
concept      trek_in       G    G    G     G    G    G    N     N     N     N     N
concept      versie        J    J    J     J    J    G    G     G     N     N     N
voorgesteld  stel_voor     O    O    O     O    O    G    G     G     N     N     N
voorgesteld  keur_goed     V    J    J     V    G    G    G     G     N     N     N
voorgesteld  wijs_af       V    J    J     V    G    G    N     G     N     N     N
voorgesteld  verleen       G    G    G     G    G    G    N     N     N     N     N
voorgesteld  stem_in       O    O    O     O    O    G    G     G     N     N     N
voorgesteld  trek_in       G    G    G     G    G    G    N     N     N     N     N
voorgesteld  versie        J    J    J     J    J    G    G     G     N     N     N
goedgekeurd  stel_voor     O    O    O     O    O    G    G     G     N     N     N
goedgekeurd  keur_goed     O    O    O     O    G    G    G     G     N     N     N
goedgekeurd  wijs_af       G    G    G     G    G    G    J     G     N     N     N
goedgekeurd  verleen       G    G    G     G    G    G    J     N     N     N     N
goedgekeurd  stem_in       O    O    O     O    O    G    G     G     N     N     N
goedgekeurd  trek_in       G    G    G     G    G    G    O     N     N     N     N
goedgekeurd  versie        J    J    J     J    J    G    G     G     N     N     N
verleend     stel_voor     O    O    O     O    O    G    G     G     N     N     N
verleend     keur_goed     O    O    O     O    G    G    G     G     N     N     N
verleend     wijs_af       O    O    O     O    G    G    O     G     N     N     N
verleend     verleen       G    G    G     G    G    G    O     N     N     N     N
verleend     stem_in       J    G    G     G    G    G    G     G     N     N     N
verleend     trek_in       G    G    G     G    G    G    J     N     N     N     N
verleend     versie        J    J    J     J    J    G    G     G     N     N     N
actief       stel_voor     O    O    O     O    O    G    G     G     N     N     N
actief       keur_goed     O    O    O     O    G    G    G     G     N     N     N
actief       wijs_af       O    O    O     O    G    G    O     G     N     N     N
actief       verleen       G    G    G     G    G    G    O     N     N     N     N
actief       stem_in       O    O    O     O    O    G    G     G     N     N     N
actief       trek_in       G    G    G     G    G    G    J     N     N     N     N
actief       versie        J    J    J     J    J    G    G     G     N     N     N
afgewezen    stel_voor     O    O    O     O    O    G    G     G     N     N     N
afgewezen    keur_goed     O    O    O     O    G    G    G     G     N     N     N
afgewezen    wijs_af       O    O    O     O    G    G    N     G     N     N     N
afgewezen    verleen       G    G    G     G    G    G    N     N     N     N     N
afgewezen    stem_in       O    O    O     O    O    G    G     G     N     N     N
afgewezen    trek_in       G    G    G     G    G    G    N     N     N     N     N
afgewezen    versie        J    J    J     J    J    G    G     G     N     N     N
ingetrokken  stel_voor     O    O    O     O    O    G    G     G     N     N     N
ingetrokken  keur_goed     O    O    O     O    G    G    G     G     N     N     N
ingetrokken  wijs_af       O    O    O     O    G    G    O     G     N     N     N
ingetrokken  verleen       G    G    G     G    G    G    O     N     N     N     N
ingetrokken  stem_in       O    O    O     O    O    G    G     G     N     N     N
ingetrokken  trek_in       G    G    G     G    G    G    O     N     N     N     N
ingetrokken  versie        O    O    O     O    O    G    G     G     N     N     N
vervangen    stel_voor     O    O    O     O    O    G    G     G     N     N     N
vervangen    keur_goed     O    O    O     O    G    G    G     G     N     N     N
vervangen    wijs_af       O    O    O     O    G    G    N     G     N     N     N
vervangen    verleen       G    G    G     G    G    G    N     N     N     N     N
vervangen    stem_in       O    O    O     O    O    G    G     G     N     N     N
vervangen    trek_in       G    G    G     G    G    G    N     N     N     N     N
vervangen    versie        O    O    O     O    O    G    G     G     N     N     N
"""
CODES = {"G": "geen_recht", "V": "vier_ogen", "O": "ongeldige_overgang", "N": "niet_gevonden"}
HANDELINGEN: dict[str, Callable[[Speler, int], Any]] = {
    "stel_voor": lambda wie, nr: wie.doet(mandaten.stel_voor, nr, DAG),
    "keur_goed": lambda wie, nr: wie.doet(mandaten.keur_goed, nr, DAG),
    "wijs_af": lambda wie, nr: wie.doet(mandaten.wijs_af, nr, DAG, "Daarom."),
    "verleen": lambda wie, nr: wie.doet(mandaten.verleen, nr, DAG, "B-9"),
    "stem_in": lambda wie, nr: wie.doet(mandaten.stem_in, nr, DAG, HOUDER),
    "trek_in": lambda wie, nr: wie.doet(mandaten.trek_in, nr, DAG, "Daarom."),
    "versie": lambda wie, nr: wie.doet(nieuwe_versie, nr, mandaattekst(), DAG),
}


def cellen() -> dict[tuple[str, str], dict[str, str]]:
    kop, *rijen = TABEL.strip("\n").splitlines()
    assert kop.split() == ROLLEN
    return {(s, h): dict(zip(ROLLEN, rest, strict=True)) for s, h, *rest in map(str.split, rijen)}


def in_staat(spelers: Spelers, zaak: str, staat: str) -> int:
    """A mandaat in this state, drawn up and proposed by the directeur SbJH."""
    sbjh, denh, delft = (w.op(DAG) for w in (spelers.directeur_sbjh, spelers.directeur_denhaag, spelers.delft))
    (mandaat,) = sbjh.doet(stel_op, zaak, nieuw_mandaat())
    nr: int = mandaat.id
    weg: list[Callable[[], Any]] = [
        lambda: sbjh.doet(mandaten.stel_voor, nr, DAG),
        lambda: denh.doet(mandaten.keur_goed, nr, DAG),
        lambda: delft.doet(mandaten.verleen, nr, DAG, "B-1"),
        lambda: stem_in(spelers, sbjh, nr, DAG),
        lambda: delft.doet(mandaten.trek_in, nr, DAG, "Klaar."),
    ]
    namen = ["concept", "voorgesteld", "goedgekeurd", "verleend", "actief", "ingetrokken"]
    ver = {"afgewezen": 1, "vervangen": 1}.get(staat) or namen.index(staat)
    for stap in weg[:ver]:
        stap()
    if staat == "afgewezen":
        denh.doet(mandaten.wijs_af, nr, DAG, "Te ruim.")
    if staat == "vervangen":
        sbjh.doet(nieuwe_versie, nr, mandaattekst(), DAG)
    assert mandaat_van(spelers.session, nr).status == staat
    return nr


def wie(spelers: Spelers, rol: str) -> Speler:
    if rol in ("zelf", "ander"):
        persoon = spelers.directeur_sbjh if rol == "zelf" else None
        speler = spelers.nieuw(
            "plv@x.example", "GM0518", Rol.REGIEVOERDER, functie_code="directeur-denhaag", persoon_van=persoon
        )
    elif rol == "rijsw":
        speler = spelers.gemeente("rijswijk")
    else:
        namen = {
            "sbjh": "directeur_sbjh", "denh": "directeur_denhaag", "proj": "projectleider", "weth": "wethouder",
            "rijnm": "rijnmond", "audit": "auditor", "behe": "beheerder",
        }  # fmt: skip
        speler = getattr(spelers, namen.get(rol, rol))
    return speler.op(DAG)


def uitkomst(doe: Callable[[], Mandaat]) -> str:
    try:
        doe()
    except DomeinFout as fout:
        return next((letter for letter, code in CODES.items() if code == fout.code), fout.code)
    return "J"


STATEN = list(dict.fromkeys(staat for staat, _ in cellen()))
MANDAAT = 1
"""The first of its database."""


@contextmanager
def wereld(databank: Databank, staat: str) -> Iterator[Spelers]:
    """Everybody, in a zaak with a mandaat in this state: a copy of what was played once."""

    def vul(engine: Engine) -> None:
        vul_accounts(engine)
        with Session(engine, expire_on_commit=False) as session:
            spelers = Spelers(session)
            zaak = open_zaak(spelers)
            spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
            assert in_staat(spelers, zaak, staat) == MANDAAT

    url = databank.kopie(f"matrix-{staat}", vul)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        yield Spelers(session)
    engine.dispose()
    databank.weg(url)


@pytest.mark.parametrize("staat", STATEN)
def test_elke_cel(databank: Databank, staat: str) -> None:
    """What was refused changes nothing: the next act is tried in the same world. After what was done, in a new one."""
    rijen = {handeling: rij for (s, handeling), rij in cellen().items() if s == staat}
    verwacht = {(handeling, rol): cel for handeling, rij in rijen.items() for rol, cel in rij.items()}
    gevonden: dict[tuple[str, str], str] = {}
    for rol in ROLLEN:
        over = list(HANDELINGEN)
        while over:
            with wereld(databank, staat) as spelers:
                gevonden |= {(h, rol): uitkomst for h, uitkomst in tot_een_lukt(spelers, staat, rol, over)}
    assert {cel: (gevonden[cel], wat) for cel, wat in verwacht.items() if gevonden[cel] != wat} == {}
    assert gevonden.keys() == verwacht.keys()


def tot_een_lukt(spelers: Spelers, staat: str, rol: str, over: list[str]) -> Iterator[tuple[str, str]]:
    """The acts that are left, one after the other, up to and including the first that is done; each with its cell."""
    speler = wie(spelers, rol)
    while over:
        handeling = over.pop(0)
        cel = uitkomst(lambda: HANDELINGEN[handeling](speler, MANDAAT))  # noqa: B023 - called at once
        laatste = acties(spelers.session)[-1]
        assert laatste.startswith("(") != (cel == "J"), "a refused attempt is an entry of its own"
        yield handeling, cel
        if cel == "J":
            return
        assert mandaat_van(spelers.session, MANDAAT).status == staat, (
            handeling,
            rol,
            "refused, and yet changed",
        )


@pytest.mark.parametrize("rol", ["denh", "ander"])
def test_zonder_vers_wachtwoord_keurt_niemand_goed(spelers: Spelers, rol: str) -> None:
    nr = in_staat(spelers, open_zaak(spelers), "voorgesteld")
    speler = wie(spelers, rol)
    with pytest.raises(DomeinFout) as fout:
        speler.zonder_wachtwoord().doet(mandaten.keur_goed, nr, DAG)
    assert (fout.value.code, fout.value.veld, fout.value.status) == ("verse_aanmelding_nodig", "wachtwoord", 403)
    assert acties(spelers.session)[-1] == "(keur_goed)"
    speler.doet(mandaten.keur_goed, nr, DAG)


def test_wie_van_rol_wisselt_keurt_zijn_eigen_voorstel_nog_steeds_niet_goed(spelers: Spelers) -> None:
    """The projectleider proposes, then becomes the deputy of the director of Den Haag by a new account."""
    zaak = open_zaak(spelers)
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    (mandaat,) = spelers.projectleider.op(DAG).doet(stel_op, zaak, nieuw_mandaat())
    spelers.projectleider.op(DAG).doet(mandaten.stel_voor, mandaat.id, DAG)
    later = spelers.nieuw(
        "plv@x.example",
        "GM0518",
        Rol.REGIEVOERDER,
        functie_code="directeur-denhaag",
        persoon_van=spelers.projectleider,
    )
    assert uitkomst(lambda: later.op(DAG).doet(mandaten.keur_goed, mandaat.id, DAG)) == "V"
