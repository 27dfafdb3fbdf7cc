"""Bylaws: quorum, majority, counting base, how one is called, legal effect and its source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from deliberation.thresholds import (
    MORE_THAN_HALF,
    THREE_QUARTERS,
    TWO_THIRDS,
    Threshold,
)


class CountingBase(StrEnum):
    """Whom a poll counts."""

    PERSONS = "persons"
    HOUSEHOLDS = "households"
    OWNERS = "owners"
    DELEGATES = "delegates"
    LISTED = "listed"

    @property
    def from_list(self) -> bool:
        """Tell whether the roll is a list that a moderator keeps."""
        return self in {CountingBase.DELEGATES, CountingBase.LISTED}

    @property
    def weighs_area(self) -> bool:
        """Tell whether area is tested beside heads (Civil Code art. 278)."""
        return self is CountingBase.OWNERS


class MajorityOf(StrEnum):
    """Of what the majority is taken."""

    FOR_AND_AGAINST = "for_and_against"
    PARTICIPATING = "participating"
    ELECTORATE = "electorate"


class LegalEffect(StrEnum):
    """What a result is worth in law.

    Owners decide on the municipal system where there is one (Beijing 2024 art. 35): a poll
    here prepares and documents their decision.
    """

    ADVISORY = "advisory"
    MEETING_IF_ADOPTED = "meeting_if_adopted"
    PREPARES_OWNERS = "prepares_owners"
    OWN_RULES = "own_rules"


class Caller(StrEnum):
    """Who may have a meeting called, beside the committee itself."""

    TENTH_OF_RESIDENTS = "tenth_of_residents"
    THIRD_OF_REPRESENTATIVES = "third_of_representatives"
    FIFTH_OF_OWNERS = "fifth_of_owners"


@dataclass(frozen=True)
class Calling:
    """How a meeting is called: days of notice before it begins, and who may ask for it."""

    notice_days: int
    callers: tuple[Caller, ...]
    source: str


@dataclass(frozen=True)
class Bylaw:
    """The rules that decide a poll; copied onto it when it opens.

    ``quorum_by_base`` holds what the law asks of a base in place of ``quorum``.
    ``least_electors`` must take part whatever the share is. ``proxies`` is how many electors
    one person may speak for by a written proxy, None for any number.
    """

    id: str
    bases: tuple[CountingBase, ...]
    quorum: Threshold | None
    majority: Threshold
    majority_of: MajorityOf
    effect: LegalEffect
    source: str
    quorum_by_base: tuple[tuple[CountingBase, Threshold], ...] = ()
    least_electors: int = 0
    calling: Calling | None = None
    proxies: int | None = 0

    def quorum_of(self, base: CountingBase) -> Threshold | None:
        """Return the share that must take part where that base is counted."""
        return dict(self.quorum_by_base).get(base, self.quorum)

    def least_participating(self, electors: int, *, base: CountingBase) -> int:
        """Return how many of the electors must take part at least; none is nobody."""
        quorum = self.quorum_of(base)
        least = 1 if quorum is None else quorum.least(electors)
        return max(least, self.least_electors)

    def with_quorum(self, quorum: Threshold | None, *, least_electors: int = 0) -> "Bylaw":
        """Return the bylaw with a quorum that a moderator sets."""
        return replace(self, quorum=quorum, least_electors=least_electors)


# Whom a custom bylaw or a consultation may count.
EVERY_BASE = tuple(CountingBase)
PEOPLE = tuple(each for each in CountingBase if not each.weighs_area)
EITHER_BASE = (CountingBase.PERSONS, CountingBase.HOUSEHOLDS)

CIVIL_CODE = "中华人民共和国民法典"
OWNERS_HEADS = (
    "最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释 第八条、第九条"
)
PROPERTY_RULES = "物业管理条例"
RESIDENTS = "中华人民共和国城市居民委员会组织法"
VILLAGERS = "中华人民共和国村民委员会组织法"
COLLECTIVES = "中华人民共和国农村集体经济组织法"

CALLED_BY_RESIDENTS = (Caller.TENTH_OF_RESIDENTS, Caller.THIRD_OF_REPRESENTATIVES)
CALLING_OWNERS = Calling(
    notice_days=15,
    callers=(Caller.FIFTH_OF_OWNERS,),
    source=f"{PROPERTY_RULES} 第十三条、第十四条",
)


def _owners(bylaw_id: str, *, majority: Threshold, source: str) -> Bylaw:
    return Bylaw(
        id=bylaw_id,
        bases=(CountingBase.OWNERS,),
        quorum=TWO_THIRDS,
        majority=majority,
        majority_of=MajorityOf.PARTICIPATING,
        effect=LegalEffect.PREPARES_OWNERS,
        source=source,
        calling=CALLING_OWNERS,
        proxies=None,  # 物业管理条例 art. 12: an owner may send a proxy
    )


def _meeting(
    bylaw_id: str,
    *,
    bases: tuple[CountingBase, ...],
    quorum: Threshold,
    source: str,
    calling: Calling | None = None,
) -> Bylaw:
    return Bylaw(
        id=bylaw_id,
        bases=bases,
        quorum=quorum,
        majority=MORE_THAN_HALF,
        majority_of=MajorityOf.PARTICIPATING,
        effect=LegalEffect.MEETING_IF_ADOPTED,
        source=source,
        calling=calling,
    )


CONSULTATION = Bylaw(
    id="consultation",
    bases=PEOPLE,
    quorum=None,
    majority=MORE_THAN_HALF,
    majority_of=MajorityOf.FOR_AND_AGAINST,
    effect=LegalEffect.ADVISORY,
    source=f"{RESIDENTS} 第三十二条",
)
CUSTOM = Bylaw(
    id="custom",
    bases=EVERY_BASE,
    quorum=None,
    majority=MORE_THAN_HALF,
    majority_of=MajorityOf.PARTICIPATING,
    effect=LegalEffect.OWN_RULES,
    source="",
)

BYLAWS: Mapping[str, Bylaw] = MappingProxyType(
    {
        bylaw.id: bylaw
        for bylaw in (
            CONSULTATION,
            _owners(
                "owners_ordinary",
                majority=MORE_THAN_HALF,
                source=f"{CIVIL_CODE} 第二百七十八条；{OWNERS_HEADS}",
            ),
            _owners(
                "owners_major",
                majority=THREE_QUARTERS,
                source=(f"{CIVIL_CODE} 第二百七十八条（第一款第六项至第八项）；{OWNERS_HEADS}"),
            ),
            _meeting(
                "residents_meeting",
                bases=EITHER_BASE,
                quorum=MORE_THAN_HALF,
                source=f"{RESIDENTS} 第二十六条、第二十七条",
                calling=Calling(10, CALLED_BY_RESIDENTS, f"{RESIDENTS} 第二十六条"),
            ),
            _meeting(
                "residents_representatives",
                bases=(CountingBase.DELEGATES,),
                quorum=TWO_THIRDS,
                source=f"{RESIDENTS} 第二十九条",
            ),
            replace(
                _meeting(
                    "villagers_meeting",
                    bases=EITHER_BASE,
                    quorum=MORE_THAN_HALF,
                    source=f"{VILLAGERS} 第二十五条、第二十六条",
                    calling=Calling(10, CALLED_BY_RESIDENTS, f"{VILLAGERS} 第二十五条"),
                ),
                quorum_by_base=((CountingBase.HOUSEHOLDS, TWO_THIRDS),),
            ),
            _meeting(
                "villagers_representatives",
                bases=(CountingBase.DELEGATES,),
                quorum=TWO_THIRDS,
                source=f"{VILLAGERS} 第三十条",
            ),
            _meeting(
                "villagers_group",
                bases=(*EITHER_BASE, CountingBase.LISTED),
                quorum=TWO_THIRDS,
                source=f"{VILLAGERS} 第三十二条",
            ),
            replace(
                _meeting(
                    "collective_members",
                    bases=(CountingBase.PERSONS, CountingBase.LISTED),
                    quorum=TWO_THIRDS,
                    source=f"{COLLECTIVES} 第二十七条",
                ),
                majority=TWO_THIRDS,
                majority_of=MajorityOf.ELECTORATE,
            ),
            CUSTOM,
        )
    }
)
