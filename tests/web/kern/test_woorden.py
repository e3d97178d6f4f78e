"""Every page in plain words: what may not stand on one, one heading, cells with their column, errors in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from markupsafe import Markup

from app.web.kern.eenvorm import fouten_op_volgorde, met_koppen, tabel_gelijk
from tests.kern.databanken import Databank
from tests.web.bezoeker import Bezoeker
from tests.web.kern.rollen import ROLLEN, ZAAK
from tests.web.kern.test_routes import _vul
from tests.web.kern.verwachting import rijen
from tests.web.producten import draai

pytestmark = pytest.mark.traag

TECHNIEK = (
    *("/tokens", "/webhooks", "/koppelingen", "/api-uitleg", "/verifieer", "/logboek/sleutel", "/logboek/alarm"),
    "/hulp/koppelingen",
    "/wachtwoord",  # who thinks that somebody watched has more to withdraw
)
"""Pages for who is asked to look at the machinery: the words of that may stand there, and nowhere else."""
NIET: dict[str, tuple[str, ...]] = {
    r"hash(es)?\b": TECHNIEK,
    r"SHA-256": TECHNIEK,
    r"checkpoints?\b": TECHNIEK,
    r"vingerafdruk": TECHNIEK,
    r"tokens?\b": (*TECHNIEK, "/beheer"),
    r"webhooks?\b": TECHNIEK,
    r"\bAPI\b": (*TECHNIEK, "/beheer"),
    r"\bbundels?\b": TECHNIEK,
    r"(?<![-\w])exports?\b(?![-/])|exporteren": ("/api-uitleg",),
    r"(?<!hoofdstuk 4, per )casus": (),
    r"romptekst(?!/)": ("/draaiboek", "/informatie", "/api-uitleg"),
    r"\bimport\b": ("/api-uitleg",),
    r"geeft op deze dag geen ruimte": (),
    r"Dat mag niet": ("/api-uitleg",),
    r"Alles van regel": (),
    r"ongemoeid": (),
    r"(?<!\()\bmerk [SPI]\b": ("/draaiboek", "/regio", "/stappen"),
    r"\[[SPI]\]": ("/regio", "/api-uitleg"),
    r"\d{4}-\d\d-\d\dT\d\d:\d\d": ("/api-uitleg",),
    r"jeugdbescherming reclassering": (),
    r"\bdingen?\b": (),
    r"\(niet verplicht\)\s*(verplicht|nodig)": (),
    r"\b(elk|werkt|kan|dan) een keer\b|\been voor een\b": (),  # that is "één"
}
"""What must not be read on a page, and the beginnings of the addresses where it may."""


@pytest.fixture(scope="module")
def bladen(databank: Databank, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page that a director may open, by its address."""
    url = databank.kopie("web-rollen", _vul)
    for app in draai(url, Path(tmp_path_factory.mktemp("woorden"))):
        wie = Bezoeker(app, ROLLEN["sbjh"])
        paden = [pad for methode, pad, wat in rijen() if methode == "GET" and wat["sbjh"] == 200]
        antwoorden = {pad: wie.get(pad.replace("/Z", f"/{ZAAK}")) for pad in paden}
        return {pad: a.text for pad, a in antwoorden.items() if a.mimetype == "text/html"}
    raise AssertionError


def te_lezen(html: str) -> str:
    """What stands on a page for a reader, without what somebody typed or the machine hides."""
    zonder = re.sub(r"<(textarea|option)\b.*?</\1>|<p translate=\"no\">.*?</p>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", zonder)).split())


def test_geen_bladzijde_zegt_wat_er_niet_hoort_te_staan(bladen: dict[str, str]) -> None:
    assert len(bladen) > 80
    gevonden = [
        (pad, mis.group(), tekst[max(0, mis.start() - 40) : mis.end() + 20])
        for pad, tekst in ((pad, te_lezen(html)) for pad, html in bladen.items())
        for woord, wel in NIET.items()
        if not any(deel in pad for deel in wel)
        for mis in [re.search(woord, tekst, re.IGNORECASE)]
        if mis
    ]
    assert gevonden == [], "\n".join(map(str, gevonden))


def test_elke_bladzijde_heeft_een_kop_en_haar_titel_begint_daarmee_of_met_haar_naam(bladen: dict[str, str]) -> None:
    for pad, html in bladen.items():
        assert len(re.findall(r"<h1\b", html)) == 1, pad
        assert re.search(r"<title>\S", html), pad


def test_geen_tabel_schrijft_bedragen_met_en_zonder_centen(bladen: dict[str, str]) -> None:
    gezien = 0
    for pad, html in bladen.items():
        for tabel in re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL):
            cellen = " ".join(re.findall(r'<td[^>]* class="getal[^>]*>(.*?)</td>', tabel, re.DOTALL))
            bedragen = re.findall(r"€\xa0[\d.]+(,\d\d)?", unescape(cellen))
            gezien += bool(bedragen)
            assert len({bool(centen) for centen in bedragen}) < 2, (pad, cellen)
    assert gezien > 5


def test_elke_cel_van_een_tabel_zegt_haar_kolom_of_is_die_van_een_handeling(bladen: dict[str, str]) -> None:
    gezien = 0
    for pad, html in bladen.items():
        for tabel in re.findall(r'<div class="tabelvak.*?</table>', html, re.DOTALL):
            heel = re.findall(r"<t[hd](?=[ >])[^>]*>(.*?)</t[hd]>", tabel.partition("</thead>")[0], re.DOTALL)
            koppen = [re.sub(r"<(?!br)[^>]+>", "", kop) for kop in heel]  # a head that sorts is a link
            for rij in re.findall(r"<tr>(.*?)</tr>", tabel.partition("<tbody>")[2], re.DOTALL):
                cellen = re.findall(r'<(td(?! data-doen)|th|td data-doen)\b(?: data-k="([^"]*)")?', rij)
                zegt = [
                    label if soort == "td" else kop.partition("<br>")[0]
                    for (soort, label), kop in zip(cellen, koppen, strict=False)
                ]
                assert [unescape(z) for z in zegt] == [
                    unescape(k.partition("<br>")[0]).strip() for k in koppen[: len(zegt)]
                ], pad
                gezien += 1
    assert gezien > 50


def test_bedragen_van_een_tabel_hebben_alle_centen_of_geen() -> None:
    rij = '<th scope="row">€ 3</th><td class="getal">€ 0</td><td class="getal">%s</td><td>€ 5</td>'
    gelijk = tabel_gelijk([Markup(rij % "€ 1,50"), Markup(rij % "–")])  # noqa: S704 - of this test
    assert [re.findall(r"€ [\d,]+|–", cellen) for cellen in gelijk] == [
        ["€ 3", "€ 0,00", "€ 1,50", "€ 5"],
        ["€ 3", "€ 0,00", "–", "€ 5"],
    ]
    zonder = [Markup(rij % "€ 1")]  # noqa: S704 - of this test
    assert tabel_gelijk(zonder) == zonder


def test_een_titel_met_tekens_breekt_de_cel_niet() -> None:
    rij = Markup("<tr><th scope='row'>a</th><td class='getal'>1</td><td><b>2</b></td><td></td></tr>") * 2
    gemaakt = met_koppen(rij, ["naam", {"label": 'een "ding" & meer'}, ""])
    assert gemaakt.count('data-k="een &#34;ding&#34; &amp; meer"') == 2
    assert gemaakt.count("data-k") == 2
    assert gemaakt.count("<td data-doen>") == gemaakt.count("<td>") == 2, "what has no title is only clicked"


def test_een_kaart_met_een_nummer_als_titel_zegt_waarvan() -> None:
    rij = Markup('<tr><th scope="row" class="getal">7</th><td class="getal">3</td></tr>')
    assert met_koppen(rij, ["boeking", "kinderen"]) == (
        '<tr><th data-k="boeking" scope="row" class="getal">7</th><td data-k="kinderen" class="getal">3</td></tr>'
    )


def test_een_dag_blijft_op_een_regel_en_wat_wordt_ingevuld_houdt_gewone_spaties(bladen: dict[str, str]) -> None:
    """In figures it is one piece where a column has them; a sentence says them as one types them."""
    dag = r"(?<!\w)\d{1,2} [^\W\d]{3,9} (?:19|20)\d\d\b"
    weg = r"<(textarea|option|title|code|pre)\b.*?</\1>|<(?:\"[^\"]*\"|[^>\"])*>"
    gezien = 0
    for pad, html in bladen.items():
        kaal = re.sub(weg, "\n", html, flags=re.DOTALL)
        los = re.findall(dag, kaal) + re.findall(r"<td[^>]*>\s*\d\d-\d\d-\d{4}", html)
        assert los == [], (pad, los[:3], kaal[max(0, kaal.find(los[0]) - 150) : kaal.find(los[0]) + 50])
        gezien += len(re.findall(dag.replace(" ", "\xa0"), kaal))
        ingevuld = re.findall(r' value="([^"]*)"|<textarea[^>]*>(.*?)</textarea>', html, re.DOTALL)
        assert not any("\xa0" in deel for paar in ingevuld for deel in paar), pad
    assert gezien > 300


def test_geen_regel_eindigt_met_de_punt_tussen_twee_feiten(bladen: dict[str, str]) -> None:
    kaal = {pad: re.sub(r"<title>.*?</title>", "", html) for pad, html in bladen.items()}
    assert {pad: los for pad, html in kaal.items() if (los := re.findall(r".{40}·[ \n].{40}", html))} == {}
    assert sum(html.count("·\xa0") for html in kaal.values()) > 50


def test_wat_van_een_tabel_alleen_op_een_scherm_te_doen_is_zegt_dat() -> None:
    rij = Markup("<tr><th scope='row'>a</th><td><a href='/b'>Wijzigen</a></td></tr>")
    gemaakt = met_koppen(rij, ["naam", {"label": "doen", "doen": True}])
    assert "<td data-doen>" in gemaakt, "its button says what it does: on a card it has no title beside it"
    gezegd = met_koppen(rij, ["naam", {"label": "wat u kunt doen", "doen": True, "gezegd": True}])
    assert '<td data-doen data-k="wat u kunt doen">' in gezegd, "words do not say of what they are"


def test_fouten_staan_in_de_volgorde_van_de_bladzijde() -> None:
    regels = '<li><a href="#b">B: x</a></li>\n<li>los</li>\n<li><a href="#a">A: y</a></li>'
    velden = '<input id="a"><input id="b">'
    html = Markup(f'<div class="x foutoverzicht"><ul>{regels}</ul></div>{velden}')  # noqa: S704 - of this test
    anders = fouten_op_volgorde(html)
    assert re.findall(r"los|[AB]: [xy]", anders) == ["los", "A: y", "B: x"]
    assert len(anders) == len(html)


def test_een_formulier_met_fouten_zegt_dat_in_zijn_titel_en_het_overzicht_krijgt_de_focus(app: Flask) -> None:
    wie = Bezoeker(app, ROLLEN["sbjh"])
    pad = "/zaken/2025-0001/tredebepaling"
    assert "<title>Trede bepalen" in wie.get(pad).text
    fout = wie.post(pad, motivering="").text
    assert "<title>Fout: Trede bepalen" in fout
    assert re.search(r'foutoverzicht" role="alert" tabindex="-1" autofocus', fout)
    doelen = re.findall(r'<li><a href="#([^"]+)"', fout.partition("foutoverzicht")[2].partition("</ul>")[0])
    assert doelen == sorted(doelen, key=lambda doel: fout.find(f' id="{doel}"'))
    assert len(doelen) > 1
    assert "<title>Fout:" not in wie.get(pad).text


@pytest.fixture
def elke_vorm(bladen: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each form with its first button."""
    return iter(
        (pad, form)
        for pad, html in bladen.items()
        for form in re.findall(r'<form class="formulier".*?</form>', html, re.DOTALL)
    )


def test_enter_doet_de_handeling_en_niets_anders(elke_vorm: Iterator[tuple[str, str]]) -> None:
    """The first button of a form is what Enter presses: the filled one, not one that shows or keeps."""
    gezien = 0
    for pad, form in elke_vorm:
        knoppen = re.findall(r'<button class="([^"]*)" type="submit"', form)
        if knoppen and any("primary-action" in soort for soort in knoppen):
            stil = form.count('<button class="alleen-voorlezen" type="submit" tabindex="-1" aria-hidden="true">')
            assert "primary-action" in knoppen[0] or (stil == 1 and knoppen[0] == "alleen-voorlezen"), pad
            gezien += 1
    assert gezien > 30
