"""What reaching a gateway takes: its address, the token, and whom to trust."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from grpclib.client import Channel
from grpclib.config import Configuration

PLAIN, SECURE = "grpc", "grpcs"
PORTS = {PLAIN: 80, SECURE: 443}


@dataclass(frozen=True)
class GatewayAccess:
    """Where a gateway is and how it knows us.

    ``endpoint`` is ``grpc://host:port`` (nothing is encrypted: for the same machine or a
    private network) or ``grpcs://host:port``; ``authorities`` is a file of certificates
    to trust in place of the system's. ``connect`` makes another connection, for tests.
    """

    endpoint: str
    token: str
    authorities: Path | None = None
    connect: Callable[[], Channel] | None = None

    @property
    def metadata(self) -> dict[str, str]:
        """Return what goes along with every call, as wechaty-puppet-service reads it."""
        return {"authorization": f"Wechaty {self.token}"}

    def open(self) -> Channel:
        """Return a connection; nothing is sent before its first call.

        Raises OSError and ssl.SSLError where the certificates cannot be read.
        """
        if self.connect is not None:
            return self.connect()
        parts = urlsplit(self.endpoint)
        port = parts.port or PORTS[parts.scheme]
        if parts.scheme == PLAIN:
            return Channel(parts.hostname, port)
        config = Configuration(ssl_target_name_override=self._server_name())
        return Channel(parts.hostname, port, ssl=self._trust(), config=config)

    def _server_name(self) -> str | None:
        """Return the name that a token of the form ``name_uuid`` gives its server.

        Source: wechaty-token, "Wechaty Token format: SNI_UUIDv4".
        """
        name, _, rest = self.token.rpartition("_")
        return name if name and "." in name and rest else None

    def _trust(self) -> ssl.SSLContext:
        file = str(self.authorities) if self.authorities else None
        context = ssl.create_default_context(cafile=file)
        context.set_alpn_protocols(["h2"])
        return context
