"""One look at one page: who looks, at which community, in which language."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from anyio import from_thread
from starlette.requests import Request
from starlette.responses import Response

from bot.web.council import Council
from bot.web.first_view import FirstView
from bot.web.sessions import LANGUAGE_COOKIE, LIFETIME, Cookies, Session
from deliberation.communities import Community, Member, Standing
from deliberation.identifiers import MemberId
from deliberation.privacy import Shown
from handlers.access import Audience, NotAllowed, NotHere, admits
from handlers.disclosing import Look, looked
from handlers.ports import NotFound, UnitOfWork
from handlers.sessions import times_ended
from handlers.texts import LOCALES


@dataclass(eq=False)
class SignInNeeded(Exception):  # noqa: N818 - it asks for something, it is no fault
    """The page is for members, and nobody is signed in."""


@dataclass(frozen=True)
class Kept:
    """A form that a rule refused, so that its page can show it again."""

    action: str
    values: Mapping[str, str]
    sentences: tuple[str, ...]


@dataclass
class Visit:
    """All that a page may look at; ``community`` is the one the page is about."""

    request: Request
    council: Council
    work: UnitOfWork
    now: datetime
    session: Session | None = None
    member: Member | None = None
    community: Community | None = None
    begun: Session | None = None
    kept_look: bool = False
    _first_view: FirstView | None = None

    @property
    def cookies(self) -> Cookies:
        """Return what signs and reads this program's cookies."""
        return Cookies(self.council.values)

    @property
    def first_view(self) -> FirstView:
        """Return what tells which pictures of this page wait for a tap."""
        if self._first_view is None:
            self._first_view = FirstView(self.council.files.path)
        return self._first_view

    @property
    def kept(self) -> Kept | None:
        """Return the refused form that this page is shown again for."""
        return cast("Kept | None", self.request.scope.get("kept"))

    @property
    def locale(self) -> str:
        """Return the language: chosen here, the member's, the community's, the browser's."""
        chosen = self.request.cookies.get(LANGUAGE_COOKIE, "")
        spoken = self.member.locale if self.member else ""
        usual = self.community.locale if self.community else ""
        for locale in (chosen, spoken, usual, self._browser):
            if locale in LOCALES:
                return locale
        return self.council.values.locale

    @property
    def time_zone(self) -> str:
        """Return the time zone in which times are told."""
        return self.community.time_zone if self.community else self.council.values.time_zone

    @property
    def path(self) -> str:
        """Return the page's own path with its question."""
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    @property
    def neighbour(self) -> bool:
        """Tell whether the one who looks is enrolled in the page's community."""
        return (
            self.member is not None
            and self.community is not None
            and self.member.community_id == self.community.id
            and self.member.standing is Standing.ENROLLED
        )

    def enter(self, slug: str) -> Community:
        """Return the community of a page, or raise NotHere."""
        community = self.work.communities.one(slug=slug)
        if community is None:
            raise NotHere
        self.community = community
        return community

    def home(self) -> tuple[Member, Community]:
        """Return the member who looks and their community, or raise SignInNeeded."""
        if self.member is None:
            raise SignInNeeded
        self.community = self.work.communities.get(self.member.community_id)
        return self.member, self.community

    def allowed(self, audience: Audience) -> tuple[Member, Community]:
        """Return the member and community of a page for an audience, or raise."""
        member, community = self.home()
        if not admits(member, audience):
            raise NotAllowed(audience=audience)
        return member, community

    def can(self, audience: Audience) -> bool:
        """Tell whether the one who looks may do such things in the page's community."""
        if self.member is None or self.community is None:
            return False
        at_home = self.member.community_id == self.community.id
        return at_home and admits(self.member, audience)

    def shows(
        self, shown: Shown, *, people: Iterable[MemberId] = (), heads: int = 0, by: str = ""
    ) -> None:
        """Keep that the one who looks is about to see personal data of others.

        It is committed before the page goes out; where it cannot be, no page does.
        """
        council, community = self.council, self.community
        if community is None:
            raise SignInNeeded
        look = Look(
            community_id=community.id,
            shown=shown,
            page=self.request.url.path,
            people=tuple(people),
            heads=heads,
            viewer_id=self.member.id if self.member and not by else None,
            by=by,
        )

        def keep(work: UnitOfWork) -> None:
            looked(work, look, now=self.now, ids=council.ids)

        from_thread.run(council.change, keep)
        self.kept_look = True

    def form_token(self) -> str:
        """Return the token for a form, beginning a session where there is none."""
        session = self.session or self.begun
        if session is None:
            session = self.begun = fresh(self.council, member="")
        return self.cookies.form_token(session)

    def leave_cookies(self, response: Response) -> None:
        """Give the browser the session that a form on the page needs."""
        if self.begun is not None:
            self.cookies.begin(response, self.begun)

    @property
    def _browser(self) -> str:
        wanted = self.request.headers.get("accept-language", "")[:2].lower()
        return {"zh": "zh_CN", "en": "en"}.get(wanted, "")


def fresh(council: Council, *, member: str, times: int = 0) -> Session:
    """Return a session with a new id, for a member or nobody."""
    return Session(
        id=council.ids.token(),
        member=member,
        until=council.clock.now() + LIFETIME,
        times=times,
    )


def council_of(request: Request) -> Council:
    """Return the program behind the pages."""
    return cast("Council", request.app.state.council)


@contextmanager
def visiting(request: Request) -> Generator[Visit]:
    """Open a reading transaction for one page."""
    council = council_of(request)
    with council.reading() as work:
        visit = Visit(request=request, council=council, work=work, now=council.clock.now())
        visit.session = visit.cookies.session(request, now=visit.now)
        visit.member = _member(work, visit.session)
        yield visit


def _member(work: UnitOfWork, session: Session | None) -> Member | None:
    if session is None or not session.member:
        return None
    try:
        member = work.members.get(MemberId(session.member))
    except NotFound:
        return None
    ended = times_ended(work, member.id) != session.times
    return None if ended or member.standing is Standing.MOVED_OUT else member
