"""Tell private addresses from public ones."""

import ipaddress
import socket
from urllib.parse import urlsplit

_DEFAULT_PORT = 8000
_LOCAL_ENDINGS = (".local", ".internal", ".lan", ".localhost", ".home.arpa")


class PublicServer(ValueError):  # noqa: N818  # says what is, as other refusals do
    """A server that must stay private has a public address."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def parts(url: str) -> tuple[str, int, bool]:
    """Return host, port and whether the connection is encrypted."""
    told = urlsplit(url if "://" in url else f"http://{url}")
    return told.hostname or "localhost", told.port or _DEFAULT_PORT, told.scheme == "https"


def is_private(url: str) -> bool:
    """Tell whether a server can be reached from its own network alone.

    A name without a dot, as in a compose file, counts as private; another name counts by
    the addresses that it has now, and as public when it has none.
    """
    host = parts(url)[0]
    try:
        return _private(host)
    except ValueError:
        if "." not in host or host.endswith(_LOCAL_ENDINGS):
            return True
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return False
    return bool(found) and all(_private(str(entry[4][0])) for entry in found)


def _private(host: str) -> bool:
    address = ipaddress.ip_address(host.split("%", maxsplit=1)[0])
    return address.is_private or address.is_loopback or address.is_link_local
