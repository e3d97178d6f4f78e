"""What stands in the header is whole, drawings leave no holes, and a card begins with what it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from tests.e2e.conftest import SchermVoor
from tests.e2e.toegankelijk.test_toegankelijk import SBJH, _vul
from tests.web.kern.rollen import ROLLEN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-kop")]

BREEDTES = (320, 360, 768, 1024, 1280, 1440)
REGELS = {320: 2, 360: 2, 768: 2, 1024: 1, 1280: 1, 1440: 1}
ZAAK = "/zaken/2025-0001"

KOP = """() => {
    const delen = [...document.querySelectorAll('.balk > *')].filter(e => e.checkVisibility());
    const rijen = new Set(delen.map(e => {
        const r = e.getBoundingClientRect();
        return Math.round((r.top + r.bottom) / 2 / 12);
    }));
    const teksten = document.querySelectorAll('.balk :is(strong, .balk__als, .balk__menu > summary, .balk__nav a)');
    const weg = [...teksten].filter(e => e.checkVisibility()).filter(e =>
        e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' ||
        e.matches('summary, .balk__nav a') && e.getBoundingClientRect().height > 66);
    return [rijen.size, weg.map(e => e.textContent)];
}"""
"""On how many lines the header stands, and what in it is cut or broken."""

GATEN = """() => [...document.querySelectorAll('.beelden')].filter(e => {
    const rand = e.getBoundingClientRect().right, rijen = new Map();
    for (const kaart of e.children) {
        const r = kaart.getBoundingClientRect();
        rijen.set(Math.round(r.top), Math.max(r.right, rijen.get(Math.round(r.top)) ?? 0));
    }
    return [...rijen.values()].some(rechts => rechts < rand - 2);
}).map(e => e.innerText.slice(0, 40))"""
"""Rows of drawings that do not reach the end of their line, also with one, two … seven of them."""

AANTALLEN = """aantal => {
    const vak = document.querySelector('.beelden');
    while (vak.children.length > aantal) vak.lastElementChild.remove();
    while (vak.children.length < aantal) vak.append(vak.firstElementChild.cloneNode(true));
}"""

KAARTKOP = """() => [...document.querySelectorAll('.tabelvak tbody > tr')].filter(rij => {
    const kop = rij.querySelector(':scope > th');
    if (!kop || getComputedStyle(kop).display === 'table-cell') return false;
    if (rij.querySelector(':scope > td > input')) return false;
    const boven = kop.getBoundingClientRect().top;
    const cellen = [...rij.querySelectorAll(':scope > td')].filter(e => e.checkVisibility());
    return cellen.some(e => e.getBoundingClientRect().top < boven - 1);
}).map(e => e.innerText.slice(0, 40))"""
"""Cards in which something stands above what they are about."""


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return _vul


def test_in_de_kop_is_voor_niemand_iets_afgesneden_of_gebroken_en_zij_is_hoogstens_twee_regels(
    scherm: SchermVoor,
) -> None:
    mis = {}
    for rol in ("regievoerder", "wethouder", "gever", "beheerder", "auditor"):
        wie = scherm(ROLLEN.get(rol, SBJH), 1440)
        wie.naar("/account")
        for breed in BREEDTES:
            wie.page.set_viewport_size({"width": breed, "height": 900})
            regels, afgesneden = wie.page.evaluate(KOP)
            if regels > REGELS[breed] or afgesneden:
                mis[rol, breed] = regels, afgesneden
    assert mis == {}


def test_beelden_naast_elkaar_laten_nergens_een_gat(scherm: SchermVoor) -> None:
    wie = scherm(SBJH, 1440)
    mis = {}
    for pad in ("/overzicht", "/overzicht/afdruk", f"{ZAAK}/mandaten"):
        wie.naar(pad)
        assert wie.page.locator(".beelden > *").count() > 0, pad
        for aantal in (1, 2, 3, 4, 5, 6, 7):
            wie.page.evaluate(AANTALLEN, aantal)
            for breed in BREEDTES:
                wie.page.set_viewport_size({"width": breed, "height": 900})
                if gaten := wie.page.evaluate(GATEN):
                    mis[pad, aantal, breed] = gaten
    assert mis == {}


def test_een_kaart_begint_met_waar_zij_over_gaat(scherm: SchermVoor) -> None:
    wie = scherm(SBJH, 768)
    mis = {}
    for pad in (f"{ZAAK}/draaiboek", "/draaiboeken/2025", "/overzicht", "/mandaten", f"{ZAAK}/besluiten", "/regio"):
        wie.naar(pad)
        for breed in (360, 768):
            wie.page.set_viewport_size({"width": breed, "height": 900})
            if fout := wie.page.evaluate(KAARTKOP):
                mis[pad, breed] = fout
    assert mis == {}
