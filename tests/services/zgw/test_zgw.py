"""Our cases in the terms of ZGW: of the published shape, and with addresses that stay and lead somewhere."""

from __future__ import annotations

import re
from dataclasses import fields
from uuid import UUID

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.services.zaak import zaken
from app.services.zgw import typen
from app.services.zgw.adressen import Adressen, Objectsoort
from app.services.zgw.bronnen import BRONNEN
from app.services.zgw.catalogus import CATALOGUSFILTERS, catalogus
from config import WORTEL
from tests.kern.opzet import bepaling, open_zaak
from tests.kern.spelers import ADRESSEN, Spelers
from tests.kern.zgwvormen import schema, toets
from tests.services.zgw.zgw import CATALOGUS, VORM, ZGW, gesloten, lees


@pytest.mark.parametrize("soort", VORM, ids=lambda s: s.name.lower())
@pytest.mark.parametrize("wie", ADRESSEN)
def test_everything_has_the_published_shape_for_everybody(s1: Spelers, wie: str, soort: Objectsoort) -> None:
    for rij in lees(getattr(s1, wie), soort):
        toets(schema(VORM[soort]), rij)


def test_the_team_finds_every_kind_in_a_case(s1: Spelers) -> None:
    wie = s1.directeur_sbjh
    aantallen = {soort.name: len(lees(wie, soort)) for soort in VORM}
    assert aantallen == {
        "ZAAK": 1, "STATUS": 2, "ROL": 4, "RESULTAAT": 0, "ZAAKINFORMATIEOBJECT": 4, "BESLUIT": 2,
        "INFORMATIEOBJECT": 4,
    }  # fmt: skip


def test_the_people_and_the_provider_have_the_shape_of_their_kind(s1: Spelers) -> None:
    rollen = lees(s1.delft, Objectsoort.ROL)
    for rol in rollen:
        vorm = "medewerker" if rol["betrokkeneType"] == "medewerker" else "nietNatuurlijkPersoon"
        toets(schema(vorm), rol["betrokkeneIdentificatie"])
    assert [(r["omschrijving"], r["omschrijvingGeneriek"]) for r in rollen] == [
        ("Aanbieder", "belanghebbende"),
        ("Regievoerder", "beslisser"),
        ("Regievoerder", "beslisser"),
        ("Projectleider", "behandelaar"),
    ]


def test_every_address_in_a_case_leads_to_an_object_that_its_reader_may_see(s1: Spelers) -> None:
    typen = {rij["url"] for rijen in catalogus(ZGW).values() for rij in rijen}
    for wie in (s1.directeur_sbjh, s1.delft):
        bekend = typen | {rij["url"] for soort in VORM for rij in lees(wie, soort)}
        rijen = [rij for soort in VORM for rij in lees(wie, soort)]
        wijst = {w for rij in rijen for w in adressen_in(rij) if not w.endswith("/download")}
        assert wijst <= bekend


def adressen_in(waarde: object) -> list[str]:
    """Every address of ours inside a value."""
    if isinstance(waarde, dict):
        return [w for deel in waarde.values() for w in adressen_in(deel)]
    if isinstance(waarde, list):
        return [w for deel in waarde for w in adressen_in(deel)]
    return [waarde] if isinstance(waarde, str) and waarde.startswith(ZGW.adressen.basis) else []


@pytest.mark.parametrize("soort", CATALOGUS, ids=lambda s: s.name.lower())
def test_the_catalogus_has_the_published_shape_and_refers_to_itself_alone(soort: Objectsoort) -> None:
    inhoud = catalogus(ZGW)
    alle = {rij["url"] for rijen in inhoud.values() for rij in rijen}
    for rij in inhoud[soort]:
        toets(schema(CATALOGUS[soort]), rij)
        assert set(adressen_in(rij)) <= alle


def test_every_outcome_has_a_name_that_fits() -> None:
    assert {t.waarde for t in typen.RESULTAATTYPEN} == {*Uitkomst, "niet_in_behandeling"}
    assert [t.nummer for t in typen.RESULTAATTYPEN] == list(range(1, len(typen.RESULTAATTYPEN) + 1))


def test_the_names_that_another_catalogus_needs_stand_in_the_documentation() -> None:
    uitleg = " ".join((WORTEL / "docs" / "zgw.md").read_text().split())
    for type_ in (*typen.STATUSTYPEN, *typen.RESULTAATTYPEN, *typen.ROLTYPEN, *typen.BESLUITTYPEN):
        assert type_.omschrijving in uitleg
    assert typen.ZAAKTYPE in uitleg
    assert typen.INFORMATIEOBJECTTYPE in uitleg


def test_every_filter_stands_in_the_documentation_at_its_list() -> None:
    tabel = (WORTEL / "docs" / "zgw.md").read_text().partition("| list | filters |")[2].partition("\n\n")[0]
    rijen = [rij.split("|") for rij in tabel.splitlines()[2:]]
    alle = {soort: bron.filters for soort, bron in BRONNEN.items()} | dict(CATALOGUSFILTERS)
    for soort, filters in alle.items():
        (uitleg,) = [rij[2] for rij in rijen if f"`{soort.pad}`" in rij[1]]
        namen = {naam for veld in fields(filters) for naam in getattr(filters, veld.name)}
        assert namen == {naam for naam in re.findall(r"`(\w+)`", uitleg) if not naam.startswith("__")}


def test_a_uuid_is_the_same_every_time_and_read_back_only_by_who_gave_it() -> None:
    adres = ZGW.adressen
    uuid = adres.uuid(Objectsoort.ZAAK, 7)
    assert uuid == UUID("00000000-0007-8001-8dae-37a5fe04fc6c") == UUID(str(uuid))
    assert (uuid.version, uuid.variant) == (8, "specified in RFC 4122")
    assert adres.sleutel(Objectsoort.ZAAK, uuid) == 7
    assert adres.sleutel(Objectsoort.STATUS, uuid) is None
    assert Adressen(adres.basis, "draaiboek/elders").sleutel(Objectsoort.ZAAK, uuid) is None
    assert adres.sleutel(Objectsoort.ZAAK, adres.uuid(Objectsoort.ZAAK, 2**40)) is None  # no table holds it
    assert adres.sleutel(Objectsoort.ZAAK, UUID(int=uuid.int ^ 1)) is None


def test_a_closed_case_has_an_end_an_end_status_and_a_resultaat(spelers: Spelers) -> None:
    gesloten(spelers)
    wie = spelers.directeur_sbjh
    (zaak,) = lees(wie, Objectsoort.ZAAK)
    (resultaat,) = lees(wie, Objectsoort.RESULTAAT)
    statussen = lees(wie, Objectsoort.STATUS)
    toets(schema("resultaat"), resultaat)
    assert (zaak["einddatum"], zaak["archiefnominatie"]) == ("2025-06-02", "vernietigen")
    assert zaak["archiefactiedatum"] == "2035-06-02"
    assert (zaak["resultaat"], zaak["status"]) == (resultaat["url"], statussen[-1]["url"])
    assert [s["datumStatusGezet"] for s in statussen] == sorted(s["datumStatusGezet"] for s in statussen)
    assert len({s["datumStatusGezet"] for s in statussen}) == 3  # two of them are of the same day
    assert [s["indicatieLaatstGezetteStatus"] for s in statussen] == [False, False, True]
    eind = next(t for t in catalogus(ZGW)[Objectsoort.STATUSTYPE] if t["isEindstatus"])
    assert statussen[-1]["statustype"] == eind["url"]


def test_a_signaal_that_was_not_taken_up_ends_too(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    wie = spelers.directeur_sbjh
    wie.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.NIET_IN_BEHANDELING))
    (rij,) = lees(wie, Objectsoort.ZAAK)
    (resultaat,) = lees(wie, Objectsoort.RESULTAAT)
    assert (rij["einddatum"], rij["resultaat"]) == ("2025-06-02", resultaat["url"])
    (type_,) = [t for t in catalogus(ZGW)[Objectsoort.RESULTAATTYPE] if t["url"] == resultaat["resultaattype"]]
    assert type_["omschrijving"] == "Niet in behandeling"
