"""Hostile words in a real browser: nothing runs, is fetched, or breaks the page."""

from collections.abc import Callable

from tests.browser.people import Person
from tests.browser.town import Town
from tests.hostile import CORPUS, EVIL

NAMES = ("script", "picture", "attribute", "quote", "frame", "vector", "comment", "template")
WORDS = " ".join(CORPUS[name] for name in NAMES)[:490]


def test_hostile_words_are_words(persona: Callable[..., Person], town: Town) -> None:
    person = persona("张师傅")
    dialogs: list[str] = []
    asked: list[str] = []
    person.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    person.page.on("request", lambda request: asked.append(request.url))
    person.goes("/c/demo/propose")
    person.fills("什么事", WORDS)
    person.fills("在哪里", CORPUS["picture"])
    person.clicks("提交", within="form.stack")
    person.goes("/c/demo/chat")
    person.says(CORPUS["script"] + CORPUS["picture"] + CORPUS["reversed"])
    for path in ("/c/demo/chat", "/c/demo/proposals", "/me", "/c/demo"):
        person.goes(path)
        wide = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (path, wide)
    persona("周老师").goes("/desk/topics/new")  # complains itself where a page is too wide
    person.goes("/c/demo/proposals")
    person.sees("<script>", EVIL)
    assert dialogs == []
    assert [each for each in asked if not each.startswith((town.address, "data:"))] == []
