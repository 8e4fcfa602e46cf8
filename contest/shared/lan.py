"""The names and addresses by which other machines in the room reach this one."""

import ipaddress
import socket
from contextlib import suppress

_ELSEWHERE = ("10.255.255.255", "172.31.255.255", "192.168.255.255", "8.8.8.8")
"""Where a packet would go; none is sent. Each tells the address of the network card in between."""


def addresses_here() -> list[str]:
    """The machine's IP addresses, loopback first, link-local IPv6 left out; sorted."""
    found = {"127.0.0.1", "::1", *_of_routes(), *_of_name(), *_of_cards()}
    return sorted(found, key=lambda text: (not ipaddress.ip_address(text).is_loopback, text))


def names_here() -> list[str]:
    """``localhost`` and the machine's own name, alone and with ``.local``."""
    own = socket.gethostname().split(".")[0].lower()
    fit = own.isascii() and own.replace("-", "").isalnum() and own != "localhost"
    return ["localhost", *([own, f"{own}.local"] if fit else [])]


def _of_routes() -> set[str]:
    found = set()
    for far in _ELSEWHERE:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            found.add(str(probe.getsockname()[0]))
    return found - {"0.0.0.0"}  # noqa: S104 - what a card without an address answers


def _of_name() -> set[str]:
    with suppress(OSError, UnicodeError):
        listed = socket.getaddrinfo(socket.gethostname(), None)
        return {
            str(where[0])
            for *_, where in listed
            if "%" not in str(where[0]) and not ipaddress.ip_address(where[0]).is_link_local
        }
    return set()


def _of_cards() -> set[str]:
    """What each network card says; on systems that have no such call the others suffice."""
    try:
        import fcntl  # noqa: PLC0415 - missing on Windows
    except ModuleNotFoundError:
        return set()
    found = set()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            with suppress(OSError):  # a card without an IPv4 address
                asked = name.encode()[:15].ljust(40, b"\0")
                told = fcntl.ioctl(probe.fileno(), 0x8915, asked)  # SIOCGIFADDR
                found.add(socket.inet_ntoa(told[20:24]))
    return found
