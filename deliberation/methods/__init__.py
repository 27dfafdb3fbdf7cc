"""The registry of counting methods; a new one is a file and a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from deliberation.ballots import Method
from deliberation.methods.approval import Approval
from deliberation.methods.consent import Consent
from deliberation.methods.equal_shares import EqualShares
from deliberation.methods.greedy import Greedy
from deliberation.methods.irv import InstantRunoff
from deliberation.methods.lot import Lot
from deliberation.methods.majority import Majority
from deliberation.methods.plurality import Plurality
from deliberation.methods.ranked_pairs import RankedPairs
from deliberation.methods.schulze import Schulze
from deliberation.methods.score import Score
from deliberation.methods.star import Star
from deliberation.methods.stv import SingleTransferableVote

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        method.name: method
        for method in (
            Majority(),
            Plurality(),
            Approval(),
            Score(),
            Star(),
            InstantRunoff(),
            Schulze(),
            RankedPairs(),
            SingleTransferableVote(),
            EqualShares(),
            Greedy(),
            Consent(),
            Lot(),
        )
    }
)
