"""A town that is served, and people with phones in it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.furnished import Furnished, furnished
from tests.browser.people import PHONE, Person
from tests.browser.town import Town, served

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Arrive = Callable[..., Person]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--album", type=Path, help="keep a picture of every page that is looked at here"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the browser and the program under test talk to each other on loopback.

    Coverage is not taken: the tests of the pages have reached these lines without a browser.
    """
    here = Path(__file__).parent
    for item in items:
        if item.path.parent == here:
            item.add_marker(pytest.mark.enable_socket)
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session")
def installed() -> Path:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed, so no page was looked at")
    return CHROMIUM


@pytest.fixture(scope="module")
def chromium(installed: Path) -> Iterator[Browser]:
    """Start a browser; not for longer than a module, as no other loop can run meanwhile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed, args=list(ARGUMENTS), chromium_sandbox=False
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> Iterator[Town]:
    """Serve the town; it is the same for all, so a test keeps to matters of its own."""
    assert installed.exists()
    with served(tmp_path_factory.mktemp("town") / "data") as there:
        yield there


@pytest.fixture
def album(request: pytest.FixtureRequest) -> Path | None:
    kept: Path | None = request.config.getoption("--album", default=None)
    if kept is None:
        return None
    folder = kept / request.node.name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def newcomer(chromium: Browser, album: Path | None) -> Iterator[Callable[..., Person]]:
    """Return what gives somebody a phone with nothing on it yet."""
    everybody: list[Person] = []
    with ExitStack() as contexts:

        def arrive(name: str, *, address: str, script: bool = True, agent: str = "") -> Person:
            context = contexts.enter_context(
                chromium.new_context(
                    base_url=address,
                    viewport=PHONE,
                    locale="zh-CN",
                    timezone_id="Asia/Shanghai",
                    java_script_enabled=script,
                    user_agent=agent or None,
                )
            )
            person = Person(name, context.new_page(), album=album, scripted=script)
            everybody.append(person)
            return person

        yield arrive
        assert [each for person in everybody for each in person.complaints] == []


@pytest.fixture
def persona(town: Town, newcomer: Callable[..., Person]) -> Callable[..., Person]:
    """Return what makes somebody one of the people of the demo neighbourhood."""

    def be(name: str, *, script: bool = True) -> Person:
        person = newcomer(name, address=town.address, script=script)
        person.goes("/")
        person.clicks(name, within=".people")
        person.sees("邻里的事，在这里商量")
        return person

    return be


@pytest.fixture(scope="session")
def furniture(town: Town) -> Furnished:
    """Put into the town what its pages have to show, once."""
    return furnished(town)
