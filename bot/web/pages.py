"""From a template and what it shows to a page in the visitor's language."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from bot.web.disclosures import checked
from bot.web.names import shown_name
from bot.web.visits import Visit
from deliberation.ballots import CountingStep
from deliberation.identifiers import MemberId
from handlers import paths
from handlers.access import Audience
from handlers.agreements import is_told
from handlers.messages import Text, Value
from handlers.texts import LOCALES, catalogue

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def environment() -> Environment:
    """Return the templates; everything shown is escaped, nothing missing is overlooked."""
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def static(name: str) -> str:
    """Return the address of a style or script, new whenever its content is."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?{digest}"


def page(visit: Visit, template: str, *, status: int = 200, **shown: object) -> HTMLResponse:
    """Return the page that a template makes for a visit.

    Raises PageUnlisted and LookUnkept where personal data would go out unseen.
    """
    checked(visit.request, template=template, kept=visit.kept_look)
    said = visit.cookies.said(visit.request)
    html = (
        environment().get_template(template).render(**surroundings(visit), said=said, **shown)
    )
    response = HTMLResponse(html, status_code=status)
    visit.leave_cookies(response)
    if said is not None:
        visit.cookies.said_already(response)
    return response


def fragment(visit: Visit, template: str, **shown: object) -> str:
    """Return the part of a page that a script fetches again."""
    return environment().get_template(template).render(**surroundings(visit), **shown)


def surroundings(visit: Visit) -> Mapping[str, object]:
    """Return what every template may use."""
    words = Words(visit)
    return {
        "t": words.sentence,
        "text": words.text,
        "counted": words.counted,
        "when": words.value,
        "left": words.left,
        "clock": words.clock,
        "name": words.name,
        "me": visit.member,
        "neighbour": visit.neighbour,
        "untold": words.untold,
        "community": visit.community,
        "now": visit.now,
        "zone": ZoneInfo(visit.time_zone),
        "today": visit.now.astimezone(ZoneInfo(visit.time_zone)).date(),
        "can": words.can,
        "paths": paths,
        "static": static,
        "local": words.local,
        "form_token": visit.form_token,
        "nonce": visit.council.ids.new,
        "behind_a_tap": visit.first_view.behind_a_tap,
        "here": visit.path,
        "locale": visit.locale,
        "lang": visit.locale.replace("_", "-"),
        "locales": LOCALES,
        "demo": visit.council.values.demo,
        "kept": words.kept,
        "refusal": words.refusal,
        "refused": visit.kept,
    }


class Typed(dict[str, str]):
    """What was typed into a form; nothing where a field was left alone."""

    def __missing__(self, name: str) -> str:
        """Return no words."""
        return ""


class Words:
    """The sentences, times and names of one visit."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._catalogue = catalogue(visit.locale)

    def sentence(self, key: str, /, **values: Value | Text) -> str:
        """Return a sentence of the catalogue."""
        return self.text(Text(key, values))

    def text(self, text: Text) -> str:
        """Return a text in the visitor's language."""
        return self._catalogue.sentence(text, time_zone=self._visit.time_zone)

    def counted(self, step: CountingStep) -> str:
        """Return a line of a count."""
        return self.text(Text(step.key, step.values))

    def can(self, audience: str) -> bool:
        """Tell whether the one who looks belongs to an audience here."""
        return self._visit.can(Audience(audience))

    def untold(self) -> bool:
        """Tell whether a member who is at home has never been shown the notice."""
        member, community = self._visit.member, self._visit.community
        if member is None or community is None or member.community_id != community.id:
            return False
        return not is_told(self._visit.work, member.id)

    def local(self, link: str) -> str:
        """Return the path of a link to this program's own pages."""
        return link.removeprefix(self._visit.council.values.address)

    def value(self, value: datetime | date) -> str:
        """Return a time or a day as people write it."""
        return self.sentence("web-value", value=value)

    def clock(self, moment: datetime) -> str:
        """Return the hour of a moment of today, the whole time of an earlier one."""
        zone = ZoneInfo(self._visit.time_zone)
        local = moment.astimezone(zone)
        today = self._visit.now.astimezone(zone).date()
        return f"{local:%H:%M}" if local.date() == today else self.value(moment)

    def left(self, moment: datetime) -> str:
        """Return how long it is until then."""
        rest = moment - self._visit.now
        if rest <= timedelta():
            return self.sentence("web-left-over")
        if rest >= timedelta(days=2):
            return self.sentence("web-left-days", count=rest.days)
        hours, seconds = divmod(int(rest.total_seconds()), 3600)
        if hours:
            return self.sentence("web-left-hours", count=hours)
        return self.sentence("web-left-minutes", count=max(1, seconds // 60))

    def name(self, member_id: str | None) -> str:
        """Return a neighbour's name, in full to neighbours only."""
        if not member_id:
            return self.sentence("web-somebody")
        members = self._visit.work.members
        member = members.one(id=MemberId(member_id))
        if member is None:
            return self.sentence("web-somebody")
        return shown_name(member, full=self._visit.neighbour or member == self._visit.member)

    def kept(self, action: str, **fixed: str) -> Mapping[str, str]:
        """Return what was typed into that form when a rule refused it."""
        found = self._visit.kept
        typed: Mapping[str, str] = {}
        if found is not None and _same_form(found.action, found.values, action, fixed):
            typed = found.values
        return Typed(typed)

    def refusal(self, action: str, **fixed: str) -> tuple[str, ...]:
        """Return why that form was refused."""
        found = self._visit.kept
        if found is None or not _same_form(found.action, found.values, action, fixed):
            return ()
        return found.sentences


def _same_form(
    action: str, values: Mapping[str, str], wanted: str, fixed: Mapping[str, str]
) -> bool:
    return action == wanted and all(values.get(name) == value for name, value in fixed.items())


def own_path(wanted: str, *, otherwise: str = "/") -> str:
    """Return a path below this program, whatever the browser sent along."""
    parts = urlsplit(wanted)
    foreign = parts.scheme or parts.netloc or not wanted.startswith("/")
    if foreign or wanted.startswith(("//", "/\\")) or "\\" in wanted:
        return otherwise
    if not unquote(wanted).isprintable():
        return otherwise
    return wanted
