"""Finds the addresses of a host and lets only public ones pass, unless private ones are allowed.

An address inside another (IPv4 in IPv6, 6to4, Teredo, NAT64) counts as what it leads to. One private address among
several refuses the host: that is how a name is rebound.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from etl.fetch.failures import RefusedError, UnavailableError
from etl.fetch.places import Place

Lookup = Callable[[str, int], Sequence[str]]
Address = IPv4Address | IPv6Address

TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64, RFC 6052: the last 32 bits are an IPv4 address
TRANSLATED_LOCALLY = IPv6Network("64:ff9b:1::/48")  # RFC 8215
LAST_32 = 0xFFFF_FFFF


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses that the system knows of a host; raises UnavailableError where it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = f"the name {host!r} has no address"
        raise UnavailableError(reason, "check its spelling and the connection; it is tried again later") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def find_addresses(place: Place, lookup: Lookup, *, is_private_allowed: bool) -> Sequence[str]:
    """Return the addresses to connect to; raises RefusedError where one is not public and that is not allowed."""
    given = _parse(place.host)
    addresses = [place.host] if given else lookup(place.host, place.port)
    if not addresses:
        reason = f"the name {place.host!r} has no address"
        raise UnavailableError(reason, "check its spelling and the connection; it is tried again later")
    private = [address for address in addresses if not is_public(address)]
    if private and not is_private_allowed:
        name = private[0] if given else f"{place.host} ({private[0]})"
        reason = f"{name} is no public address"
        raise RefusedError(reason, "if you mean it, allow it: --allow-private, or allow_private = true for its source")
    return addresses


def is_public(text: str) -> bool:
    """Return whether an address is one of the public internet; no text that is no address is."""
    address = _parse(text)
    return address is not None and all(map(_is_public, _unwrap(address)))


def _parse(text: str) -> Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None


def _is_public(address: Address) -> bool:
    is_local = address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global
    return not is_local and not (isinstance(address, IPv6Address) and address.is_site_local)


def _unwrap(address: Address) -> list[Address]:
    """Return what has to be public: the address itself, or those that it stands for."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address in TRANSLATED:
        return [IPv4Address(int(address) & LAST_32)]
    if address in TRANSLATED_LOCALLY:
        return [IPv4Address(0)]
    return [address.sixtofour] if address.sixtofour else [address, *(address.teredo or ())]
