"""The registry of counting methods; a new one is a file and a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from deliberation.ballots import Method
from deliberation.methods.approval import Approval
from deliberation.methods.majority import Majority
from deliberation.methods.plurality import Plurality

METHODS: Mapping[str, Method] = MappingProxyType(
    {method.name: method for method in (Majority(), Plurality(), Approval())}
)
