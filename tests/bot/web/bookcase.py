"""Sources of every kind and state, on the shelf of the neighbourhood behind the pages."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.ports import UnitOfWork
from knowledge.cleaning import clean
from knowledge.library import Original, Passage, Source, SourceKind
from knowledge.standing import SHIPPED
from tests.bot.web.neighbours import HERE
from tests.fakes import START

RAW = """\
您当前位置：首页 > 通知公告
关于清理楼道堆物的通知
各位居民(mín)：为了大家的安全(ān quán)，12月5日起清理楼道(lóu dào)里堆放的杂物,请提前搬走.
一、鞋柜、纸箱、旧家具不要放在楼道里,放在楼道里的,先贴条提醒,三天后还在的,由物业代为搬走。
一、鞋柜、纸箱、旧家具不要放在楼道里,放在楼道里的,先贴条提醒,三天后还在的,由物业代为搬走。
二、电动自行车不得停在楼道里，也不得在楼道里充电。物业每天早晚各巡查一次，发现了先打电话。
三、搬不动大件的，打物业电话，周三、周六上门帮着搬，不收钱。清出来的旧家具统一拉走。
责任编辑：王某某
"""
SENTENCE = "二、电动自行车不得停在楼道里，也不得在楼道里充电。"


@dataclass(frozen=True)
class Book:
    """A source with one passage, as it stands on the shelf."""

    id: str
    title: str
    kind: SourceKind = SourceKind.NOTICE
    text: str = "楼道里不要放东西，物业每天看一次。"
    locator: str = "第三条"
    name: str = ""
    issuer: str = "友邻社区居委会"
    community: str = HERE
    effective: date | None = date(2025, 1, 1)
    expires: date | None = None
    repealed: date | None = None
    jurisdiction: str = ""
    retired: bool = False
    heading: str = ""
    digest: str = ""

    def put(self, work: UnitOfWork) -> None:
        """Put it on the shelf."""
        work.sources.add(
            Source(
                id=self.id,
                community_id=self.community,
                kind=self.kind,
                name=self.name or self.id,
                title=self.title,
                issuer=self.issuer,
                digest=self.digest or f"digest of {self.id}",
                added_at=START - timedelta(days=2 if self.retired else 1),
                effective=self.effective,
                expires=self.expires,
                repealed=self.repealed,
                jurisdiction=self.jurisdiction,
                retired_at=START - timedelta(days=1) if self.retired else None,
            )
        )
        work.passages.add(
            Passage(
                f"{self.id}-p",
                self.id,
                self.community,
                0,
                self.heading,
                self.locator,
                self.text,
            )
        )


BOOKS = (
    Book("pact", "友邻社区居民公约", text="不在楼道里堆放杂物，不高空抛物。", effective=None),
    Book("pact-old", "友邻社区居民公约", name="pact", text="楼道里少放东西。", retired=True),
    Book("gone", "友邻社区垃圾投放时间", retired=True, locator=""),
    Book(
        "noise",
        "中华人民共和国噪声污染防治法",
        SourceKind.LAW,
        text="使用家用电器应当控制音量，防止噪声污染。",
        locator="第六十五条",
        issuer="全国人大常委会",
        community="",
        effective=date(2022, 6, 5),
        repealed=date(2026, 8, 15),
    ),
    Book("heating", "2027年供暖安排", effective=date(2027, 1, 1)),
    Book("summer", "2026年夏季防汛安排", expires=date(2026, 9, 30)),
    Book(
        "dogs",
        "上海市养犬管理条例",
        SourceKind.LAW,
        text="携带犬只外出，应当束犬链。",
        issuer="上海市人大常委会",
        jurisdiction="上海市",
    ),
    Book(
        "entry",
        "高层民用建筑消防安全管理规定",
        SourceKind.LAW,
        text="高层住宅的门厅、楼梯间里不能停电动自行车，也不能充电。",
        locator="第三十七条",
        issuer="应急管理部",
        community="",
        jurisdiction="全国",
        heading="电动自行车不能推上楼",
        digest=f"{SHIPPED}entry",
    ),
    Book("press", "友邻社区装上声控灯", SourceKind.NEWS, issuer="城东晚报", effective=None),
    Book(
        "reply", "快递柜什么时候装", SourceKind.REPLY, effective=date(2026, 11, 20), locator=""
    ),
)


def furnish(work: UnitOfWork) -> None:
    """Put every kind of source on the shelf, and a notice with the text it came with."""
    for book in BOOKS:
        book.put(work)
    _notice(work)


def _notice(work: UnitOfWork) -> None:
    kept = clean(RAW)
    work.sources.add(
        Source(
            "notice",
            HERE,
            SourceKind.NOTICE,
            "楼道堆物通知",
            "关于清理楼道堆物的通知",
            "友邻社区居委会",
            "digest of the notice",
            START,
            effective=date(2026, 11, 20),
        )
    )
    work.originals.add(Original("notice", RAW, "\n".join(kept)))
    for position, line in enumerate(kept):
        work.passages.add(Passage(f"notice-{position}", "notice", HERE, position, "", "", line))
