"""Which network addresses are public: what the registries of IANA set apart is not, whatever they say of its reach.

Source: https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry (RFC 6890 and what
came after it), and the multicast and unicast blocks of the address plan itself. The list of the standard library
differs per version of Python, and calls some of these global.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_APART_4 = tuple(
    ip_network(blok)
    for blok in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private use
        "100.64.0.0/10",  # shared by customers of a provider
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and the metadata of clouds
        "172.16.0.0/12",  # private use
        "192.0.0.0/24",  # IETF protocol assignments, also 192.0.0.8 to .10
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays, deprecated
        "192.168.0.0/16",  # private use
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GEWOON_6 = ip_network("2000::/3")
"""Global unicast: whatever of IPv6 lies elsewhere is something else (loopback, private, link-local, multicast,
discard, SRv6), or carries an address of IPv4 (NAT64 in 64:ff9b::/96 and 64:ff9b:1::/48)."""
_APART_6 = tuple(
    ip_network(blok)
    for blok in (
        "2001::/23",  # IETF protocol assignments: Teredo, ORCHID, benchmarking, anycast
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries an address of IPv4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_openbaar(host: str) -> bool:
    """Whether a network address is public; a name is not judged here but by what it resolves to."""
    try:
        adres: IPv4Address | IPv6Address = ip_address(host)
    except ValueError:
        return True
    if isinstance(adres, IPv6Address):
        if adres.ipv4_mapped is None:
            return adres in _GEWOON_6 and not any(adres in blok for blok in _APART_6)
        adres = adres.ipv4_mapped
    return not any(adres in blok for blok in _APART_4)
