"""Where events may be sent: no way into a network that is not public, whatever was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.melding.webhookadres import Adresregel, NietOpenbaar, bestemming_van

OPEN = Adresregel()


@pytest.mark.parametrize(
    ("url", "bestemming"),
    [
        ("https://ontvanger.example", "https://ontvanger.example"),
        ("https://ontvanger.example/haak?sleutel=geheim", "https://ontvanger.example"),
        ("https://ONTVANGER.example:8443/", "https://ontvanger.example:8443"),
        ("https://ontvanger.example./", "https://ontvanger.example"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example"),
        ("https://8.8.8.8/", "https://8.8.8.8"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]"),
    ],
)
def test_an_https_address_is_taken_and_only_its_host_is_told(url: str, bestemming: str) -> None:
    assert OPEN.lees(url).bestemming == bestemming == bestemming_van(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ontvanger.example",
        "http://ontvanger.example/",
        "ftp://ontvanger.example/",
        "file:///etc/passwd",
        "gopher://ontvanger.example/",
        "https:///pad",
        "https://",
        "https://ontvanger.example:22/",
        "https://ontvanger.example:0/",
        "https://ontvanger.example:99999/",
        "https://ontvanger.example:x/",
        "https://naam:wachtwoord@ontvanger.example/",
        "https://ontvanger.example@127.0.0.1/",
        "https://ontvanger.example/#deel",
        "https://ontvanger.example/met spatie",
        "https://ontvanger.example/\r\nHost: binnen",
        "https://ontvanger.example\\@127.0.0.1/",
        "https://bücher.example/",
        "https://ontvanger_streep.example/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fe80::1%25eth0]/",
        "https://192.0.0.8/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://intern.0x7f000001/",
        "https://169.254.169.254/latest/meta-data/",
        "https://" + "a" * 2_000 + ".example/",
    ],
)
def test_what_is_no_public_https_address_is_refused_at_its_field(url: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        OPEN.lees(url)
    assert fout.value.veld == "url"


BESLOTEN = [
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1",
    "2001:db8::1", "fec0::1", "192.0.0.1", "192.0.0.8", "192.0.0.9", "192.0.0.10", "192.0.0.170", "192.88.99.1",
    "192.31.196.1", "192.52.193.1", "192.175.48.1", "198.51.100.1", "203.0.113.1", "0.1.2.3", "::7f00:1", "100::1",
    "100:0:0:1::1", "5f00::1", "3fff::1", "2001:2::1", "2001:20::1", "2620:4f:8000::1", "2002:c058:6301::1",
    "::ffff:192.0.0.8", "::ffff:192.88.99.1", "::ffff:0:1.2.3.4", "64:ff9b::808:808", "4000::1", "fdff::1", "fe90::1",
]  # fmt: skip


@pytest.mark.parametrize("adres", BESLOTEN)
def test_a_name_that_points_into_a_private_network_is_refused(adres: str) -> None:
    doel = OPEN.lees("https://ontvanger.example/")
    for gevonden in ([adres], ["8.8.8.8", adres]):
        with pytest.raises(NietOpenbaar):
            OPEN.toets(doel, gevonden)


def test_public_addresses_are_fine() -> None:
    OPEN.toets(OPEN.lees("https://ontvanger.example/"), ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])


def test_hosts_that_the_operator_named_may_be_private_and_no_others_are_left() -> None:
    regel = Adresregel(frozenset({"zaken.intern", "ander.intern:9443"}))
    for url in ("https://zaken.intern/x", "https://zaken.intern:8443/", "https://ander.intern:9443/"):
        regel.toets(regel.lees(url), ["10.0.0.1"])
    for url in (
        "https://ontvanger.example/",
        "https://ander.intern/",
        "https://zaken.intern:22/",
        "http://zaken.intern/",
    ):
        with pytest.raises(OngeldigeInvoer):
            regel.lees(url)


def test_without_tls_only_to_a_named_host_with_its_port_and_in_development() -> None:
    ontwikkeling = Adresregel(frozenset({"127.0.0.1:9000"}), http_mag=True)
    assert ontwikkeling.lees("http://127.0.0.1:9000/x").poort == 9000
    for regel in (Adresregel(frozenset({"127.0.0.1:9000"})), Adresregel(http_mag=True)):
        with pytest.raises(OngeldigeInvoer):
            regel.lees("http://127.0.0.1:9000/x")


@given(st.text())
def test_no_text_does_anything_but_be_refused_or_be_https(tekst: str) -> None:
    for url in (tekst, f"https://{tekst}", f"https://ontvanger.example/{tekst}"):
        try:
            doel = OPEN.lees(url)
        except OngeldigeInvoer:
            continue
        assert doel.schema == "https"
        assert doel.poort in (443, 8443)
        assert doel.pad.isascii()
        assert doel.pad.isprintable()
