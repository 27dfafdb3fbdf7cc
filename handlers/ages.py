"""The question for somebody's age: votes are for adults."""

from deliberation.communities import Age, Member
from handlers.messages import Choice, Press, Reply, Text

AGE = "privacy.age"
OFFERED = (Age.ADULT, Age.MINOR, Age.CHILD)


def age_question(member: Member) -> tuple[Reply, ...]:
    """Return the question for somebody's age where nobody knows it."""
    if member.age is not Age.UNKNOWN:
        return ()
    choices = tuple(
        Choice(Text("privacy-age-label", {"age": each.value}), Press(AGE, {"age": each.value}))
        for each in OFFERED
    )
    return (Reply(lines=(Text("privacy-age-which"),), choices=choices),)
