"""What the demo neighbourhood has none of, so that no page of it is empty."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.storage.work import SqlUnitOfWork
from deliberation.assisted import Proxy
from deliberation.ballots import Option
from deliberation.bylaws import CountingBase
from deliberation.communities import Community, Member, Standing
from deliberation.doorways import DoorwayReport, ReportState
from deliberation.identifiers import (
    DoorwayReportId,
    ElectorId,
    HoldingId,
    OwnerId,
    PollId,
    RollFileId,
    TopicId,
    VoterListId,
)
from deliberation.owners import Holding, Owner, Voter, VoterList
from deliberation.polls import Elector, Franchise, Poll
from deliberation.privacy import Export, Phone
from deliberation.roll_files import Doubt, DoubtKind, NamedOwner, RollFile, RollRow, RollSheet
from deliberation.terms import Terms
from handlers import paths
from handlers.places import speaker_id
from handlers.ports import Code, CodePurpose, Ids, Question, QuestionState
from handlers.reporting import receipt_digest
from knowledge.library import Original
from tests.browser.town import Town

TOKEN = "a-token-of-an-export"  # noqa: S105 - of nobody
OPEN = "4号楼东侧的空地怎么用"
INVITED = "QNGHE234"
SCANNED = "DRWAY2"
RECEIPT = "K7M2Q94TWX3B"
SPARE = timedelta(days=300)
BALLOTS = ("equal_shares", "schulze", "score", "consent", "lot", "majority", "plurality")
"""Methods with forms of ballot of their own; the demo has a vote by approval open."""
OPTIONS = (
    Option("1", "楼道扶手", cost=6000),
    Option("2", "换长椅", cost=4500),
    Option("3", "减速带", cost=2500),
)
CONSENT = (Option("1", "同意"), Option("2", "不反对"), Option("3", "反对"))


@dataclass(frozen=True)
class Furnished:
    """Where those pages are: ballots by their method, and what else has an id."""

    ballots: dict[str, str]
    rest: tuple[str, ...]


@dataclass(frozen=True)
class Furniture:
    """Writes the rows of one community in one transaction."""

    work: SqlUnitOfWork
    community: Community
    now: datetime
    ids: Ids

    def put(self) -> Furnished:
        """Write all of it, and return where it is seen."""
        return Furnished(
            ballots=dict(self._ballots()),
            rest=(
                self._export(),
                self._invitation(),
                *self._owners(),
                self._sheet(),
                self._original(),
                self._proxy(),
                *self._doorway(),
            ),
        )

    def _person(self, name: str) -> Member:
        (found,) = self.work.members.where(community_id=self.community.id, name=name)
        return found

    def _ballots(self) -> Iterator[tuple[str, str]]:
        (usual,) = self.work.polls.where(community_id=self.community.id, title=OPEN)
        li = self._person("李叔")
        for method in BALLOTS:
            poll = self._poll(usual, method)
            elector = Elector(ElectorId(f"elector-{method}"), poll.id, None, li.name)
            self.work.electors.add(elector)
            self.work.franchises.add(
                Franchise(f"franchise-{method}", poll.id, elector.id, li.id)
            )
            yield method, f"/vote/{poll.id}"

    def _poll(self, usual: Poll, method: str) -> Poll:
        number = self.work.next_number(self.community.id)
        topic = replace(
            self.work.topics.get(usual.topic_id), id=TopicId(f"topic-{method}"), number=number
        )
        self.work.topics.add(topic)
        poll = replace(
            usual,
            id=PollId(f"poll-{method}"),
            topic_id=topic.id,
            number=number,
            title=f"这些事先办哪几件（{number}）",
            method=method,
            options=CONSENT if method == "consent" else OPTIONS,
            closes_at=self.now + SPARE,
            terms=Terms(budget=10_000),
            electors=1,
        )
        self.work.polls.add(poll)
        # With a charter already, no tick posts one into the room where other tests talk.
        (charter,) = self.work.charters.where(poll_id=usual.id)
        self.work.charters.add(replace(charter, id=f"charter-{method}", poll_id=poll.id))
        return poll

    def _export(self) -> str:
        # Not somebody whose rights another test exercises: all tests share the town.
        liu = self._person("刘姐")
        self.work.exports.add(
            Export(
                id="export",
                community_id=self.community.id,
                member_id=liu.id,
                digest=hashlib.sha256(TOKEN.encode()).hexdigest(),
                content="UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
                made_at=self.now,
                expires_at=self.now + SPARE,
            )
        )
        self.work.phones.add(Phone("phone", self.community.id, liu.id, "13800001234", self.now))
        return f"/export/{TOKEN}"

    def _invitation(self) -> str:
        home = self.work.households.where(community_id=self.community.id)[0]
        self.work.codes.add(
            Code(
                id="invitation",
                code=INVITED,
                community_id=self.community.id,
                purpose=CodePurpose.HOUSEHOLD,
                made_at=self.now,
                expires_at=self.now + SPARE,
                household_id=home.id,
            )
        )
        return f"/join/{INVITED}"

    def _doorway(self) -> Iterator[str]:
        here, label = self.community.id, "6-1"
        code = Code("doorway", SCANNED, here, CodePurpose.DOORWAY, self.now, place=label)
        self.work.codes.add(code)
        speaker = speaker_id(here, label)
        self.work.members.add(Member(speaker, here, "门口", Standing.GUEST, self.now))
        asked = Question("doorway-asked", here, speaker, "楼道能停车吗", self.now)
        self.work.questions.add(replace(asked, state=QuestionState.DECLINED))
        sent = DoorwayReport(
            id=DoorwayReportId("doorway-report"),
            community_id=here,
            place=label,
            text="三楼楼道灯不亮",
            sent_at=self.now,
            receipt=receipt_digest(self.ids, RECEIPT),
            phone="13800001234",
        )
        said = sent.answered(
            ReportState.UNDER_WAY, words="明天来修", by=self._person("周老师").id, at=self.now
        )
        self.work.doorway_reports.add(said)
        yield from (paths.doorway(SCANNED), paths.doorway_ask(SCANNED))
        yield from (paths.doorway_report(SCANNED), paths.doorway_votes(SCANNED))
        yield from (paths.doorway_question(SCANNED, asked.id), paths.report(RECEIPT))

    def _owners(self) -> Iterator[str]:
        li, zhou = self._person("李叔"), self._person("周老师")
        here = self.community.id
        owner = Owner(OwnerId("owner"), here, "李秀英", mark="6789")
        self.work.owners.add(owner)
        self.work.holdings.add(
            Holding(HoldingId("holding"), here, "3", "2", "502", 8956, (owner.id,))
        )
        yield f"/desk/rolls/owners/{owner.id}"
        listed = VoterList(
            VoterListId("list"),
            here,
            "居民代表",
            CountingBase.DELEGATES,
            (Voter(li.id, stands_for="3号楼"),),
            changed_by=zhou.id,
            changed_at=self.now,
        )
        self.work.voter_lists.add(listed)
        yield f"/desk/rolls/lists/{listed.id}"

    def _sheet(self) -> str:
        row = RollRow(
            row=3, building="3", unit="2", door="502", area=8956, owners=(NamedOwner("李秀英"),)
        )
        doubts = (
            Doubt(DoubtKind.AREA_MISSING, row=4, words="3-2-503"),
            Doubt(DoubtKind.TOTAL_ROW, row=9, words="合计"),
        )
        read = RollFile(
            RollFileId("sheet"),
            self.community.id,
            "业主名册.xlsx",
            RollSheet(rows=(row,), doubts=doubts, names_owners=True),
            read_by=self._person("周老师").id,
            read_at=self.now,
        )
        self.work.roll_files.add(read)
        return f"/desk/rolls/files/{read.id}"

    def _original(self) -> str:
        source = self.work.sources.where(community_id=self.community.id)[0]
        raw = "第一条 楼道里不许堆东西。\n第 1 页\n第二条 晚上十点以后请放低声音。"
        self.work.originals.add(Original(source.id, raw, raw.replace("第 1 页\n", "")))
        return f"/library/{source.id}"

    def _proxy(self) -> str:
        (poll,) = self.work.polls.where(community_id=self.community.id, title=OPEN)
        li = self._person("李叔")
        elector = self.work.electors.where(poll_id=poll.id)[0]
        self.work.proxies.add(
            Proxy(
                id="proxy",
                community_id=self.community.id,
                poll_id=poll.id,
                elector_id=elector.id,
                holder_id=li.id,
                noted_by=self._person("周老师").id,
                noted_at=self.now,
            )
        )
        return f"/proxies/{poll.number}"


def furnished(town: Town) -> Furnished:
    """Put into the town what its pages have to show, and return where."""

    def put() -> Furnished:
        with town.program.on.storage.transaction() as work:
            (community,) = work.communities.where(slug="demo")
            return Furniture(work, community, town.clock.now(), town.program.on.ids).put()

    return town.do(town.program.writer.run(put))
