"""Who does what, through the screens: projectleider, extra municipality, the five agreements."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol, Zaakrol
from app.models import Afspraak, Rolvervulling
from tests.kern.opzet import acties, open_zaak
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers, Pagina

PROJECTLEIDER = {"gebruiker": "projectleider@sbjh.example", "datum": "2025-02-13", "toelichting": "Met ervaring."}
GEMEENTE = {"gebruiker": "delft@h10.example", "datum": "2025-02-13", "toelichting": "De helft van de kinderen."}
AFSPRAAK = {"status": "gedaan", "toelichting": "Elke week bijeen.", "datum": "2025-02-13"}


@pytest.fixture
def pad(spelers: Spelers) -> str:
    return f"/zaken/{open_zaak(spelers)}"


def vervuld(session: Session, rol: Zaakrol) -> list[tuple[str, object, object]]:
    session.rollback()
    vraag = select(Rolvervulling).where(Rolvervulling.rol == rol).order_by(Rolvervulling.id)
    zaak_id = session.scalars(select(Rolvervulling.zaak_id).order_by(Rolvervulling.zaak_id.desc()).limit(1)).one()
    rijen = session.scalars(vraag.where(Rolvervulling.zaak_id == zaak_id)).all()
    return [(rij.van.isoformat(), rij.tot and rij.tot.isoformat(), rij.gebruiker_id) for rij in rijen]


def test_de_twee_regievoerders_staan_er_vanzelf(bezoekers: Bezoekers, pad: str) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{pad}/wie-doet-wat").tekst
    assert "Directeur SbJH" in tekst
    assert "Directeur Den Haag" in tekst


def test_een_projectleider_aanwijzen_geeft_hem_de_zaak(bezoekers: Bezoekers, pad: str) -> None:
    assert bezoekers.projectleider.get(pad).status_code == 404
    antwoord = bezoekers.directeur_sbjh.post(f"{pad}/projectleider", **PROJECTLEIDER)
    assert (antwoord.status_code, antwoord.location) == (302, f"{pad}/wie-doet-wat")
    assert bezoekers.projectleider.get(pad).status_code == 200


def test_vervangen_beeindigt_de_vorige_op_die_dag(
    bezoekers: Bezoekers, spelers: Spelers, session: Session, pad: str
) -> None:
    ander = spelers.nieuw("ander@sbjh.example", "sbjh", Rol.PROJECTLEIDER)
    wie = bezoekers.directeur_sbjh
    wie.post(f"{pad}/projectleider", **PROJECTLEIDER)
    nieuw = PROJECTLEIDER | {"gebruiker": ander.email, "datum": "2025-04-01"}
    assert wie.post(f"{pad}/projectleider", **nieuw).status_code == 302
    vorige = spelers.projectleider.actor.id
    assert vervuld(session, Zaakrol.PROJECTLEIDER) == [
        ("2025-02-13", "2025-04-01", vorige),
        ("2025-04-01", None, ander.actor.id),
    ]
    assert bezoekers.projectleider.get(pad).status_code == 404, "who was replaced sees the case no more"


def test_dezelfde_projectleider_nog_eens_wordt_uitgelegd(bezoekers: Bezoekers, pad: str) -> None:
    bezoekers.directeur_sbjh.post(f"{pad}/projectleider", **PROJECTLEIDER)
    antwoord = bezoekers.directeur_sbjh.post(f"{pad}/projectleider", **PROJECTLEIDER)
    assert antwoord.status_code == 409
    assert "is al projectleider" in Pagina(antwoord.text).fouten["gebruiker"]


@pytest.mark.parametrize(
    ("wat", "velden", "veld"),
    [
        ("projectleider", PROJECTLEIDER | {"gebruiker": "delft@h10.example"}, "gebruiker"),
        ("projectleider", PROJECTLEIDER | {"gebruiker": "niemand@sbjh.example"}, "gebruiker"),
        ("projectleider", PROJECTLEIDER | {"gebruiker": ""}, "gebruiker"),
        ("projectleider", PROJECTLEIDER | {"datum": "2025-02-02"}, "datum"),
        ("projectleider", PROJECTLEIDER | {"datum": "2125-02-02"}, "datum"),
        ("regievoerders", GEMEENTE | {"gebruiker": "regio@rijnmond.example"}, "gebruiker"),
        ("regievoerders", GEMEENTE | {"toelichting": "  "}, "toelichting"),
        ("afspraken/1", AFSPRAAK | {"status": "open"}, "status"),
        ("afspraken/1", AFSPRAAK | {"status": "mwah"}, "status"),
        ("afspraken/1", AFSPRAAK | {"toelichting": ""}, "toelichting"),
        ("afspraken/1", AFSPRAAK | {"datum": "31-02-2025"}, "datum"),
    ],
)
def test_een_verkeerde_keuze_krijgt_een_melding_bij_het_veld(
    bezoekers: Bezoekers, session: Session, pad: str, wat: str, velden: dict[str, str], veld: str
) -> None:
    voor = len(acties(session))
    antwoord = bezoekers.directeur_sbjh.post(f"{pad}/{wat}", **velden)
    assert antwoord.status_code in (404, 422)
    assert Pagina(antwoord.text).fouten[veld].removeprefix("Fout:").strip()
    assert len(acties(session)) == voor


def test_een_gemeente_toevoegen_en_niet_nog_eens(bezoekers: Bezoekers, session: Session, pad: str) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{pad}/regievoerders", **GEMEENTE).status_code == 302
    assert "Gemeente Delft" in wie.lees(f"{pad}/wie-doet-wat").tekst
    antwoord = wie.post(f"{pad}/regievoerders", **GEMEENTE)
    assert "Delft is al toegevoegd" in Pagina(antwoord.text).fouten["gebruiker"]
    assert len(vervuld(session, Zaakrol.EXTRA_REGIEVOERDER)) == 1


@pytest.mark.parametrize("nummer", [1, 2, 3, 4, 5])
def test_elke_afspraak_wordt_gedaan_of_bewust_niet_toegepast(
    bezoekers: Bezoekers, session: Session, pad: str, nummer: int
) -> None:
    wie, kan = bezoekers.directeur_denhaag, nummer in (1, 3)
    gedaan = wie.post(f"{pad}/afspraken/{nummer}", **AFSPRAAK)
    assert gedaan.status_code == (302 if kan else 422)
    assert kan or "Er is nog geen" in gedaan.text
    assert wie.post(f"{pad}/afspraken/{nummer}", **AFSPRAAK | {"status": "niet_toegepast"}).status_code == 302
    rij = session.scalars(select(Afspraak).where(Afspraak.nummer == nummer).order_by(Afspraak.zaak_id.desc())).first()
    assert rij
    assert (str(rij.status), rij.datum) == ("niet_toegepast", dag(13, 2))
    assert acties(session)[-1] == "leg_afspraak_vast"


@pytest.mark.parametrize("nummer", ["0", "6", "-1", "x", "99999999999999999999"])
def test_een_afspraak_die_er_niet_is_bestaat_niet(bezoekers: Bezoekers, pad: str, nummer: str) -> None:
    assert bezoekers.directeur_sbjh.get(f"{pad}/afspraken/{nummer}").status_code == 404


def test_de_projectleider_legt_afspraken_vast_maar_wijst_niemand_aan(bezoekers: Bezoekers) -> None:
    wie, pad = bezoekers.projectleider, "/zaken/2025-0001"
    assert wie.post(f"{pad}/afspraken/3", **AFSPRAAK).status_code == 302
    assert wie.get(f"{pad}/projectleider").status_code == 403
    links = wie.lees(f"{pad}/wie-doet-wat").links
    assert f"{pad}/projectleider" not in links
    assert f"{pad}/afspraken/3" in links
