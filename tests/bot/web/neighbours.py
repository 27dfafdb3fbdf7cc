"""A seeded neighbourhood: something in every stage, walked there by the forms themselves."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from bot.posted import WEB
from deliberation.communities import (
    Community,
    Household,
    Member,
    Purpose,
    Role,
    Room,
    Standing,
)
from deliberation.identifiers import CommunityId, HouseholdId, MemberId, RoomId
from deliberation.privacy import NOTICE_VERSION, Agreement, Asked
from handlers import deadlines
from handlers.messages import Incoming, Press, Replies
from handlers.ports import Clock, Ids, UnitOfWork
from knowledge.library import Passage, Source, SourceKind
from tests.bot.web.house import House
from tests.fakes import START

HERE, THERE = CommunityId("here"), CommunityId("there")
LAMP = "3号楼门口的路灯坏了，晚上看不清台阶"
RULE = "共用部位的照明设施损坏的，物业服务企业应当及时维修。楼道内不得堆放杂物。"


@dataclass(frozen=True)
class Neighbour:
    """Somebody who lives there."""

    key: str
    name: str
    roles: frozenset[Role] = frozenset({Role.RESIDENT})
    door: str = ""
    standing: Standing = Standing.ENROLLED

    @property
    def id(self) -> MemberId:
        return MemberId(self.key)


WANG = Neighbour("wang", "王秀英", door="501")
LI = Neighbour("li", "李建国", door="502")
CHEN = Neighbour("chen", "陈晓", door="601")
ZHOU = Neighbour("zhou", "周老师", frozenset({Role.RESIDENT, Role.MODERATOR}))
ZHAO = Neighbour("zhao", "赵主任", frozenset({Role.COMMITTEE}))
SUN = Neighbour(
    "sun", "孙工", frozenset({Role.ADMIN, Role.MODERATOR, Role.COMMITTEE, Role.RESIDENT})
)
GUEST = Neighbour("guest", "访客小吴", standing=Standing.GUEST)
EVERYBODY = (WANG, LI, CHEN, ZHOU, ZHAO, SUN, GUEST)


def settle(work: UnitOfWork) -> None:
    """Bring the people, their doors, their rooms and a rule."""
    for key, name in ((HERE, "友邻社区"), (THERE, "远山社区")):
        work.communities.add(
            Community(
                key, key, name, "河畔街道", "Asia/Shanghai", "zh_CN", START, demo=key == HERE
            )
        )
        for purpose in Purpose:
            room = RoomId(f"{key}-{purpose}")
            work.rooms.add(Room(room, key, WEB, room, purpose, name, START))
    for each in EVERYBODY:
        work.members.add(_member(work, each))
        work.agreements.add(
            Agreement(
                id=f"told-{each.key}",
                community_id=HERE,
                member_id=each.id,
                asked=Asked.NOTICE,
                version=NOTICE_VERSION,
                agreed=True,
                decided_at=START,
            )
        )
    work.members.add(
        Member(MemberId("outsider"), THERE, "外人", Standing.ENROLLED, START, demo=True)
    )
    work.sources.add(
        Source(
            "rule",
            "",
            SourceKind.LAW,
            "rule",
            "物业管理条例",
            "市人大常委会",
            "d",
            START,
            effective=date(2020, 1, 1),
        )
    )
    work.passages.add(Passage("passage", "rule", "", 1, "维修", "第十二条", RULE))
    work.sources.add(
        Source("far", THERE, SourceKind.NOTICE, "far", "远山公约", "远山居委会", "e", START)
    )
    work.passages.add(Passage("far-passage", "far", THERE, 1, "", "第一条", "远山的规定"))


def _member(work: UnitOfWork, of: Neighbour) -> Member:
    home = None
    if of.door:
        home = HouseholdId(f"home-{of.door}")
        work.households.add(Household(home, HERE, "3", "2", of.door))
    return Member(
        id=of.id,
        community_id=HERE,
        name=of.name,
        standing=of.standing,
        created_at=START,
        roles=of.roles,
        household_id=home,
        welcomed_at=START,
        demo=True,
    )


@dataclass
class Life:
    """Walks matters through their stages."""

    house: House
    pressed: int = 0

    async def press(self, who: Neighbour, action: str, **values: str) -> None:
        """Let somebody send a form."""
        self.pressed += 1
        handled = await self.house.submit(
            Incoming(
                channel=WEB,
                update_id=f"life-{self.pressed}",
                sender=who.id,
                sender_name=who.name,
                at=self.house.clock.now(),
                community=HERE,
                press=Press(action, values),
            )
        )
        assert not handled.refused, handled.replies

    async def passes(self, days: float) -> None:
        """Let time pass, and do what is due then."""
        self.house.clock.advance(timedelta(days=days))
        await self.house.happens(_tick)

    async def walk(self) -> None:
        """Bring something into every stage."""
        await self.press(WANG, "propose.submit", text=LAMP, place="3号楼东门")
        await self.press(LI, "propose.second", p=self.newest("proposals"))
        await self.decided(title="路灯怎么修", answered=True)
        await self.press(
            LI, "propose.submit", text="电动车在楼道里充电，太危险了", place="2单元楼道"
        )
        await self.decided(title="电动车在哪里充电", answered=False)
        await self.press(CHEN, "propose.submit", text="小广场晚上跳舞声音太大", place="小广场")
        await self.topic(title="小广场几点安静")
        await self.press(ZHOU, "vote.open", t=self.newest("topics"), **self.poll("majority"))
        await self.press(WANG, "vote.cast", poll=self.newest("polls"), choice="1", exact="yes")
        await self.press(CHEN, "propose.submit", text="门口快递堆得走不过去", place="小区大门")
        await self.topic(title="快递放在哪里")
        await self.press(
            WANG, "discuss.state", t=self.newest("topics"), text="放在物业值班室最稳当"
        )
        await self.press(ZHOU, "moderate.show_statement", s=self.newest("statements"))
        await self.press(LI, "discuss.stance", s=self.newest("statements"), v="agree")
        await self.press(LI, "discuss.state", t=self.newest("topics"), text="装一组快递柜")
        await self.press(LI, "propose.submit", text="花坛里的树挡住一楼阳光", place="5号楼南")
        await self.press(ZHOU, "moderate.accept", p=self.newest("proposals"))
        await self.press(WANG, "propose.submit", text="儿童滑梯的扶手松了", place="儿童乐园")
        await self.press(GUEST, "members.claim", text="3-2-701", agree="yes")

    async def topic(self, *, title: str) -> None:
        """Make the newest proposal a topic."""
        await self.press(
            ZHOU,
            "moderate.open_topic",
            p=self.newest("proposals"),
            title=title,
            question=f"{title}，大家说说看。",
            parties="居委会、物业",
            passages="passage",
            rounds=json.dumps([{"title": "说情况", "days": 5}, {"title": "比办法", "days": 3}]),
        )

    async def decided(self, *, title: str, answered: bool) -> None:
        """Take the newest proposal all the way to an outcome, and further."""
        await self.topic(title=title)
        await self.press(WANG, "discuss.state", t=self.newest("topics"), text="换成声控灯")
        await self.press(ZHOU, "moderate.show_statement", s=self.newest("statements"))
        await self.press(LI, "discuss.stance", s=self.newest("statements"), v="agree")
        method = "plurality" if answered else "approval"
        await self.press(ZHOU, "vote.open", t=self.newest("topics"), **self.poll(method))
        for who, choice in ((WANG, "1"), (LI, "1"), (CHEN, "2")):
            await self.press(
                who, "vote.cast", poll=self.newest("polls"), choice=choice, exact="yes"
            )
        await self.passes(3.2)
        outcome = self.newest("outcomes")
        await self.press(LI, "respond.inquire", o=outcome, text="什么时候开工？")
        if not answered:
            await self.passes(16)
            return
        await self.press(
            ZHAO, "respond.give", o=outcome, verdict="adopted", reasons="本月换好。"
        )
        due = (self.house.clock.now() + timedelta(days=20)).date().isoformat()
        await self.press(
            ZHAO,
            "respond.commit",
            o=outcome,
            task="更换路灯",
            unit="物业服务中心",
            person="钱师傅",
            deadline=due,
        )
        await self.press(
            ZHAO,
            "respond.progress",
            c=self.newest("commitments"),
            text="灯具已经到货",
            state="under_way",
        )
        await self.press(
            WANG, "respond.rate", o=outcome, solved="yes", satisfied="yes", reason=""
        )

    def poll(self, method: str) -> dict[str, str]:
        """Return what a poll of that method is opened with."""
        closes = self.house.clock.now() + timedelta(days=3, hours=8)
        return {
            "method": method,
            "options": "" if method == "majority" else "声控灯\n长明灯\n太阳能灯",
            "base": "persons",
            "bylaw": "consultation",
            "opens_at": "",
            "closes_at": f"{closes:%Y-%m-%dT%H:%M}",
        }

    def newest(self, collection: str) -> str:
        """Return the id of what was made last."""
        with self.house.storage.reading() as work:
            return str(getattr(work, collection).where()[-1].id)


def _tick(work: UnitOfWork, ids: Ids, clock: Clock) -> Replies:
    return deadlines.tick(work, now=clock.now(), ids=ids)
