"""The messages of the web's own chats."""

from dataclasses import replace

from bot.channel import Button
from bot.posted import Posted, PostedFile
from bot.storage.database import Storage
from tests.bot.storage.world import NOW

MESSAGE = Posted(
    id="first",
    chat="room",
    author="m1",
    text="早上好",
    at=NOW,
    buttons=(Button("1  赞成", token="token"), Button("看", link="/c/here")),  # noqa: S106
    files=(PostedFile("digest", "灯.jpg", "image/jpeg"),),
)


def test_a_message_comes_back_as_it_was(store: Storage) -> None:
    with store.transaction() as work:
        work.web_messages.keep(MESSAGE)
        assert work.web_messages.find("first") == MESSAGE
        assert work.web_messages.find("second") is None


def test_an_edited_message_keeps_its_place(store: Storage) -> None:
    with store.transaction() as work:
        for key in ("b", "a", "c"):
            work.web_messages.keep(replace(MESSAGE, id=key))
        work.web_messages.keep(replace(MESSAGE, id="x", chat="other"))
        work.web_messages.keep(replace(MESSAGE, id="b", text="改过", buttons=()))
        shown = work.web_messages.latest("room", limit=9)
        assert [(each.id, each.text) for each in shown] == [
            ("b", "改过"),
            ("a", "早上好"),
            ("c", "早上好"),
        ]
        assert [each.id for each in work.web_messages.latest("room", limit=2)] == ["a", "c"]
