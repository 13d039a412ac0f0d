"""What attempts are counted under: addresses as one string each, accounts as a digest, existing or not."""

import hashlib
import ipaddress
from typing import Final

UNKNOWN: Final = "unknown"


def plain_address(raw: str | None) -> str:
    """An address as one string whichever family carried it: an IPv4 address mapped into IPv6 is the IPv4 address."""
    try:
        address = ipaddress.ip_address((raw or "").split("%")[0])
    except ValueError:
        return UNKNOWN
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def network_of(address: str) -> str:
    """The house that an address belongs to: of IPv6 the network, since one house has a whole one."""
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if ":" in address else address


def address_key(address: str) -> str:
    """What attempts from an address are counted under."""
    return f"address:{network_of(address)}"


def account_key(email: str) -> str:
    """What attempts on an account are counted under, whether or not there is such an account."""
    return "account:" + hashlib.sha256(email.strip().casefold().encode()).hexdigest()[:32]
