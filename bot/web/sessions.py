"""Who is looking: signed cookies, and tokens against forged forms."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from bot.web.council import WebValues
from handlers.retention import PERIODS, Kept

SESSION_COOKIE = "neighbor_talk"
LANGUAGE_COOKIE = "neighbor_talk_language"
FLASH_COOKIE = "neighbor_talk_said"
LIFETIME = PERIODS[Kept.SESSIONS]
LONGEST_COOKIE = 3800


@dataclass(frozen=True)
class Session:
    """A browser: its own id, and the member signed in on it (empty for none).

    ``times`` is how often that member's sessions were ended before this one began.
    """

    id: str
    member: str
    until: datetime
    times: int = 0

    def is_over(self, *, at: datetime) -> bool:
        """Tell whether it must be begun anew."""
        return at >= self.until


@dataclass(frozen=True)
class Cookies:
    """Signs what browsers keep for us."""

    values: WebValues

    def session(self, request: Request, *, now: datetime) -> Session | None:
        """Return the session of a request; None for none, a forged or an old one."""
        kept = self._open(request.cookies.get(SESSION_COOKIE, ""), purpose=SESSION_COOKIE)
        if kept is None:
            return None
        session = Session(
            id=str(kept["s"]),
            member=str(kept["m"]),
            until=datetime.fromisoformat(kept["u"]),
            times=int(kept.get("t", 0)),
        )
        return None if session.is_over(at=now) else session

    def begin(self, response: Response, session: Session) -> None:
        """Leave the session with the browser."""
        kept = {
            "s": session.id,
            "m": session.member,
            "u": session.until.isoformat(),
            "t": session.times,
        }
        self._leave(response, SESSION_COOKIE, kept, seconds=int(LIFETIME.total_seconds()))

    def end(self, response: Response) -> None:
        """Take the session from the browser."""
        response.delete_cookie(SESSION_COOKIE, path="/")

    def said(self, request: Request) -> Mapping[str, object] | None:
        """Return what the page before left to be shown once."""
        return self._open(request.cookies.get(FLASH_COOKIE, ""), purpose=FLASH_COOKIE)

    def say(self, response: Response, said: Mapping[str, object]) -> None:
        """Leave something for the next page to show once."""
        self._leave(response, FLASH_COOKIE, said, seconds=120)

    def said_already(self, response: Response) -> None:
        """Take away what was shown."""
        response.delete_cookie(FLASH_COOKIE, path="/")

    def speak(self, response: Response, locale: str) -> None:
        """Remember the language that was chosen."""
        response.set_cookie(
            LANGUAGE_COOKIE,
            locale,
            max_age=int(timedelta(days=365).total_seconds()),
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )

    def form_token(self, session: Session) -> str:
        """Return the token that forms of this session carry."""
        said = f"form:{session.id}:{session.member}"
        return hmac.new(self.values.secret, said.encode(), hashlib.sha256).hexdigest()

    def holds(self, session: Session, token: str) -> bool:
        """Tell whether a form came from a page of this session."""
        return hmac.compare_digest(self.form_token(session).encode(), token.encode())

    @property
    def _secure(self) -> bool:
        return self.values.address.startswith("https://")

    def _leave(
        self, response: Response, name: str, kept: Mapping[str, object], *, seconds: int
    ) -> None:
        text = str(self._serializer(name).dumps(kept))
        if len(text) > LONGEST_COOKIE:
            return
        response.set_cookie(
            name, text, max_age=seconds, secure=self._secure, httponly=True, samesite="lax"
        )

    def _open(self, sealed: str, *, purpose: str) -> Mapping[str, Any] | None:
        try:
            kept: Mapping[str, Any] = self._serializer(purpose).loads(sealed)
        except BadData:
            return None
        return kept

    def _serializer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(
            self.values.secret, salt=purpose, signer_kwargs={"digest_method": hashlib.sha256}
        )
