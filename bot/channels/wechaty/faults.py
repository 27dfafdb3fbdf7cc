"""What goes wrong at the gateway, told apart by what an operator can do about it."""

import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from grpclib.const import Status
from grpclib.exceptions import GRPCError, ProtocolError, StreamTerminatedError

LONGEST_WORDS = 200


class Fault(StrEnum):
    """Kinds of faults; the values are parts of catalogue keys."""

    ABSENT = "absent"
    SILENT = "silent"
    TOKEN = "token"  # noqa: S105 - a kind, not a token
    TAKEN = "taken"
    TLS = "tls"
    BROKEN = "broken"
    REFUSED = "refused"


OF_STATUS = {
    Status.UNAUTHENTICATED: Fault.TOKEN,
    Status.PERMISSION_DENIED: Fault.TOKEN,
    Status.ALREADY_EXISTS: Fault.TAKEN,
    Status.UNAVAILABLE: Fault.BROKEN,
    Status.CANCELLED: Fault.BROKEN,
    Status.DEADLINE_EXCEEDED: Fault.SILENT,
}


@dataclass(eq=False)
class GatewayFault(Exception):  # noqa: N818 - it says what is the matter
    """The gateway did not do what it was asked; ``words`` are its own, cut."""

    fault: Fault
    words: str = ""

    @property
    def of_connection(self) -> bool:
        """Tell whether the connection is of no more use."""
        return self.fault is not Fault.REFUSED

    @property
    def uncertain(self) -> bool:
        """Tell whether the gateway may have done it all the same."""
        return self.fault in {Fault.SILENT, Fault.BROKEN}


@contextmanager
def in_gateway_words() -> Generator[None]:
    """Turn what gRPC and the network raise into GatewayFault."""
    try:
        yield
    except GRPCError as error:
        raise _told(error) from error
    except TimeoutError as error:
        raise GatewayFault(Fault.SILENT) from error
    except ssl.SSLError as error:
        raise GatewayFault(Fault.TLS, _cut(str(error))) from error
    except (StreamTerminatedError, ProtocolError) as error:
        raise GatewayFault(Fault.BROKEN, _cut(str(error))) from error
    except OSError as error:
        raise GatewayFault(Fault.ABSENT, _cut(error.strerror or str(error))) from error


def _told(error: GRPCError) -> GatewayFault:
    """Return what the gateway told; of a wrong token it would repeat the token."""
    fault = OF_STATUS.get(error.status, Fault.REFUSED)
    if fault is Fault.TOKEN:
        return GatewayFault(fault)
    return GatewayFault(fault, _cut(error.message or error.status.name))


def _cut(words: str) -> str:
    """Return the first line: what follows is where it happened."""
    first = words.strip().partition("\n")[0].removeprefix("Error: ")
    return " ".join(first.split())[:LONGEST_WORDS]
