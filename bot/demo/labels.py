"""The labels of a script: what a line of it refers to, found among what was played."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.demo.cast import Neighbourhood
from deliberation.outcomes import Outcome
from deliberation.polls import Poll
from deliberation.proposals import Proposal
from deliberation.topics import Topic
from handlers.complaining import waiting
from handlers.heads import heads_of
from handlers.ports import CodePurpose, Finder, Question, UnitOfWork

NUMBER = re.compile(r"\{(\w+)\}")
PASSAGES = 2


class UnknownLabel(LookupError):  # noqa: N818 - named for what is wrong
    """A line refers to what no earlier line gave that label."""


@dataclass
class Labels:
    """What was labelled so far."""

    work: UnitOfWork
    home: Neighbourhood
    finder: Finder
    _given: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def give(self, kind: str, label: str) -> None:
        """Label the newest thing of a kind: a proposal, a topic or a question."""
        newest: Mapping[str, Callable[[], tuple[Proposal | Topic | Question, ...]]] = {
            "proposal": lambda: self.work.proposals.where(community_id=self.home.community.id),
            "topic": lambda: self.work.topics.where(community_id=self.home.community.id),
            "question": lambda: self.work.questions.where(community_id=self.home.community.id),
        }
        self._given[kind, label] = newest[kind]()[-1].id

    def words(self, said: str) -> str:
        """Return words with the numbers that stand for labels in braces."""
        return NUMBER.sub(lambda found: str(self._number(found[1])), said)

    def values(self, action: str, given: Mapping[str, str]) -> dict[str, str]:
        """Return the values of a press with ids in the place of labels."""
        return {
            name: self._value(action, name, self.words(value)) for name, value in given.items()
        }

    def _value(self, action: str, name: str, value: str) -> str:
        if (action, name) == ("moderate.merge", "i"):
            return self._id("proposal", value)
        if (action, name) == ("moderate.join", "i"):
            return self._statement(value)
        if (action, name) == ("ledger.look_into", "c"):
            return self._complaint(value)
        meant: Mapping[str, Callable[[str], str]] = {
            "p": self._proposals,
            "t": lambda label: self._id("topic", label),
            "q": lambda label: self._id("question", label),
            "s": self._statement,
            "poll": lambda label: self._poll(label).id,
            "o": lambda label: self._outcome(label).id,
            "c": self._commitment,
            "h": self._head,
            "i": self._inquiry,
            "a": self._staff_answer,
            "m": lambda label: self.home.people[label].id,
            "member": lambda label: self.home.people[label].id,
            "owner": self._owner,
            "d": self._doorway,
            "r": self._report,
            "passage": lambda words: self._passages(words).split(",")[0],
            "passages": self._passages,
        }
        return meant[name](value) if name in meant else value

    def _id(self, kind: str, label: str) -> str:
        if (kind, label) not in self._given:
            raise UnknownLabel(kind, label)
        return self._given[kind, label]

    def _number(self, label: str) -> int:
        if ("topic", label) in self._given:
            return self.work.topics.get(self._given["topic", label]).number
        return self.work.proposals.get(self._id("proposal", label)).number

    def _proposals(self, labels: str) -> str:
        return ",".join(self._id("proposal", each.strip()) for each in labels.split("、"))

    def _poll(self, label: str) -> Poll:
        return self.work.polls.where(topic_id=self._id("topic", label))[-1]

    def _outcome(self, label: str) -> Outcome:
        return self.work.outcomes.where(topic_id=self._id("topic", label))[-1]

    def _statement(self, words: str) -> str:
        label, count = _counted(words)
        return self.work.statements.where(topic_id=self._id("topic", label))[count - 1].id

    def _commitment(self, words: str) -> str:
        label, count = _counted(words)
        return self.work.commitments.where(outcome_id=self._outcome(label).id)[count - 1].id

    def _complaint(self, label: str) -> str:
        """Return the newest complaint about the bulletin of a label."""
        return waiting(self.work, self._outcome(label))[-1].id

    def _head(self, words: str) -> str:
        """Return the head of a label's poll that a count from 1 means."""
        label, count = _counted(words)
        return heads_of(self.work, self._poll(label))[count - 1].id

    def _inquiry(self, words: str) -> str:
        label, count = _counted(words)
        return self.work.inquiries.where(outcome_id=self._outcome(label).id)[count - 1].id

    def _staff_answer(self, label: str) -> str:
        question = self._id("question", label)
        return self.work.staff_answers.where(question_id=question)[-1].id

    def _owner(self, name: str) -> str:
        (found,) = self.work.owners.where(community_id=self.home.community.id, name=name)
        return found.id

    def _doorway(self, label: str) -> str:
        """Return the code of a doorway such as 3-2."""
        (found,) = self.work.codes.where(
            community_id=self.home.community.id, purpose=CodePurpose.DOORWAY, place=label
        )
        return found.code

    def _report(self, label: str) -> str:
        """Return the newest report from a doorway."""
        here = self.home.community.id
        return self.work.doorway_reports.where(community_id=here, place=label)[-1].id

    def _passages(self, words: str) -> str:
        found = self.finder.passages(words, community_id=self.home.community.id, limit=PASSAGES)
        return ",".join(each.id for each in found)


def _counted(words: str) -> tuple[str, int]:
    label, _, count = words.rpartition(" ")
    return label, int(count)
