"""To whom notices go: the account used last, another where one is closed, the own page."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.tables.queues import OUTBOX
from bot.storage.work import SqlUnitOfWork
from deliberation.communities import Account, Community, Member, Standing
from deliberation.identifiers import CommunityId, MemberId
from handlers.messages import Incoming, Reply, Text, ToAccount, ToMember, say, tell
from tests.fakes import START, FakeIds

HERE, WANG = CommunityId("here"), MemberId("wang")
TELEGRAM, WECHAT, WEB = "telegram", "wechat", "web"
NOTICE = tell(WANG, "guide-thanks")


@pytest.fixture
def work(store: Storage) -> Iterator[SqlUnitOfWork]:
    """Return a unit of work with somebody who uses two chats, WeChat last."""
    with store.transaction() as work:
        place = ("友邻社区", "河畔街道", "Asia/Shanghai", "zh_CN")
        work.communities.add(Community(HERE, "here", *place, START))
        work.members.add(Member(WANG, HERE, "王阿姨", Standing.ENROLLED, START))
        for channel, used in ((TELEGRAM, START), (WECHAT, START + timedelta(hours=1))):
            work.accounts.add(
                Account(f"on-{channel}", HERE, channel, f"{channel}-id", WANG, "王阿姨", used)
            )
        yield work


@pytest.fixture
def post(ids: FakeIds) -> Post:
    return Post(ids=ids, locale="zh_CN", time_zone="Asia/Shanghai")


def waiting(work: SqlUnitOfWork) -> Sequence[tuple[str, str]]:
    look = select(OUTBOX.c.channel, OUTBOX.c.chat).order_by(OUTBOX.c.id)
    return [(row.channel, row.chat) for row in work._connection.execute(look)]  # noqa: SLF001 - no port shows the rows


def turned(work: SqlUnitOfWork, post: Post, *, reply: Reply, channel: str) -> None:
    later: datetime = START + timedelta(hours=2)
    post.turned(work, reply, channel=channel, chat=f"{channel}-id", now=later)


def test_a_notice_goes_to_the_account_used_last(work: SqlUnitOfWork, post: Post) -> None:
    post.post(work, (NOTICE,), now=START)
    assert waiting(work) == [(WECHAT, "wechat-id")]


def test_an_answer_goes_to_the_account_that_asks(work: SqlUnitOfWork, post: Post) -> None:
    asked = Incoming(TELEGRAM, "1", "telegram-id", "王阿姨", START)
    post.post(work, (NOTICE, say("guide-thanks")), now=START, asked=asked)
    assert waiting(work) == [(TELEGRAM, "telegram-id")] * 2


def test_where_one_account_is_closed_it_goes_to_another_then_to_the_page(
    work: SqlUnitOfWork, post: Post
) -> None:
    turned(work, post, reply=NOTICE, channel=WECHAT)
    assert waiting(work) == [(TELEGRAM, "telegram-id")]
    post.post(work, (NOTICE,), now=START)
    assert waiting(work)[1:] == [(TELEGRAM, "telegram-id")]
    turned(work, post, reply=NOTICE, channel=TELEGRAM)
    assert waiting(work)[2:] == [(WEB, WANG)]


def test_what_goes_to_every_account_is_not_sent_twice(work: SqlUnitOfWork, post: Post) -> None:
    everywhere = Reply(lines=(Text("guide-thanks"),), to=ToAccount("on-wechat"))
    turned(work, post, reply=everywhere, channel=WECHAT)
    note = Reply(lines=(Text("guide-thanks"),), to=ToMember(WANG), alert=True)
    turned(work, post, reply=note, channel=TELEGRAM)
    assert waiting(work) == []
    assert all(each.closed_at for each in work.accounts.where(member_id=WANG))
