"""Where things stand on the web, below the public address."""

from urllib.parse import quote

from deliberation.communities import Community

END_SHOWN = 10
"""Characters of each end of a cited sentence that its link carries."""


def community(of: Community) -> str:
    """Return the path of a community's front page."""
    return f"/c/{of.slug}"


def chat(of: Community) -> str:
    """Return the path of the residents' room on the web."""
    return f"/c/{of.slug}/chat"


def proposal(of: Community, number: int) -> str:
    """Return the path of a proposal."""
    return f"/c/{of.slug}/proposals/{number}"


def topics(of: Community) -> str:
    """Return the path of all that is deliberated and voted on."""
    return f"/c/{of.slug}/topics"


def outcomes(of: Community) -> str:
    """Return the path of all outcomes with what the committee replied."""
    return f"/c/{of.slug}/outcomes"


def topic(of: Community, number: int) -> str:
    """Return the path of a topic."""
    return f"/c/{of.slug}/topics/{number}"


def outcome(of: Community, number: int) -> str:
    """Return the path of an outcome with its record, public notice and response."""
    return f"/c/{of.slug}/outcomes/{number}"


def poll(of: Community, number: int) -> str:
    """Return the path of a poll's page: what is frozen, its heads, who took part."""
    return f"/c/{of.slug}/polls/{number}"


def charter(of: Community, number: int) -> str:
    """Return the path of the charter of a poll, a JSON file."""
    return f"{poll(of, number)}/charter.json"


def bulletin(of: Community, number: int) -> str:
    """Return the path of the bulletin of a closed poll."""
    return f"{outcome(of, number)}/bulletin"


def receipts(of: Community) -> str:
    """Return the path where anybody looks a receipt up."""
    return f"/c/{of.slug}/receipts"


def secret_vote() -> str:
    """Return the path of the page that says what a secret vote protects and what not."""
    return "/secret-vote"


def passage(of: Community, passage_id: str, cited: str = "") -> str:
    """Return the path of a passage within its source, where a cited sentence is marked.

    Links stay short: of a long sentence they carry both ends, with ``…`` between.
    """
    path = f"/c/{of.slug}/passages/{passage_id}"
    if not cited:
        return path
    words = "".join(cited.split())
    long = len(words) > 2 * END_SHOWN + 1
    shown = f"{words[:END_SHOWN]}…{words[-END_SHOWN:]}" if long else words
    return f"{path}?q={quote(shown)}#cited"


def invitation(code: str) -> str:
    """Return the path that the slip of an invitation leads to."""
    return f"/join/{code}"


def doorway(code: str) -> str:
    """Return the path that the poster of a doorway leads to; it is short to be typed."""
    return f"/d/{code}"


def doorway_ask(code: str) -> str:
    """Return the path where somebody at a doorway asks."""
    return f"/d/{code}/ask"


def doorway_question(code: str, question_id: str) -> str:
    """Return the path where somebody at a doorway waits for an answer."""
    return f"/d/{code}/ask/{question_id}"


def doorway_report(code: str) -> str:
    """Return the path where somebody at a doorway reports what is broken."""
    return f"/d/{code}/report"


def doorway_votes(code: str) -> str:
    """Return the path where somebody at a doorway sees what is voted on."""
    return f"/d/{code}/votes"


def report(receipt: str) -> str:
    """Return the path where whoever has its receipt sees what became of a report."""
    return f"/reports/{receipt}"


def doorways_desk() -> str:
    """Return the path of the desk's page of doorways, their codes and posters."""
    return "/desk/doorways"


def reports_desk() -> str:
    """Return the path of the desk's page of what was reported at doorways."""
    return "/desk/reports"


def report_proposal(report_id: str) -> str:
    """Return the path where a moderator makes a proposal of a report."""
    return f"{reports_desk()}/{report_id}/propose"


def posters(code: str = "", size: str = "") -> str:
    """Return the path of the posters of one doorway by its code, or of all of them."""
    asked = "&".join(
        f"{name}={quote(value)}" for name, value in (("code", code), ("size", size)) if value
    )
    return f"/desk/doorways/posters.pdf{'?' if asked else ''}{asked}"


def rolls() -> str:
    """Return the path of the page of owners, voter lists and rolls read from files."""
    return "/desk/rolls"


def roll_file(file_id: str) -> str:
    """Return the path where a roll that was read is looked over."""
    return f"/desk/rolls/files/{file_id}"


def doors() -> str:
    """Return the path of the page of doors and who lives behind them."""
    return "/desk/doors"


def rooms() -> str:
    """Return the path of the page of groups: digests, silence, quiet hours."""
    return "/desk/rooms"


def slips(building: str = "") -> str:
    """Return the path of the slips of a building's invitations, or of all."""
    return f"/desk/doors/slips.pdf?building={quote(building)}"


def assisting(number: int) -> str:
    """Return the path of the page where ballots of others are entered."""
    return f"/desk/polls/{number}/assist"


def papers(number: int) -> str:
    """Return the path of the page where paper ballots are read twice."""
    return f"/desk/polls/{number}/papers"


def relaying(number: int) -> str:
    """Return the path of the page for a group that no bot is in."""
    return f"/desk/polls/{number}/relay"


def relay_poster(number: int, form: str) -> str:
    """Return the path of the poster of a poll, ``png`` or ``pdf``."""
    return f"{relaying(number)}/poster.{form}"


def proxies(number: int) -> str:
    """Return the path of the page where a holder of proxies votes for others."""
    return f"/proxies/{number}"


def ballot(poll_id: str) -> str:
    """Return the path of a member's ballot page."""
    return f"/vote/{poll_id}"


def moderators_desk() -> str:
    """Return the path of the moderators' desk."""
    return "/desk"


def topic_desk(number: int) -> str:
    """Return the path of the moderators' page of a topic."""
    return f"/desk/topics/{number}"


def stances(of: Community, number: int) -> str:
    """Return the path where a member takes stances on a topic, a statement at a time."""
    return f"/c/{of.slug}/topics/{number}/stances"


def committee_desk() -> str:
    """Return the path of the committee's desk."""
    return "/committee"


def questions() -> str:
    """Return the path of the desk's page of questions that wait for an answer of people."""
    return "/committee/questions"


def question(question_id: str) -> str:
    """Return the path of the desk's page of one question."""
    return f"/committee/questions/{question_id}"


def staff_answer(answer_id: str) -> str:
    """Return the path of the desk's page of an answer that staff wrote."""
    return f"/committee/answers/{answer_id}"


def sign_in(token: str) -> str:
    """Return the path of a single-use sign-in link."""
    return f"/sign-in/{token}"


def privacy() -> str:
    """Return the path of the page on what is kept about people."""
    return "/privacy"


def own_privacy() -> str:
    """Return the path of a member's page on their own data."""
    return "/me/privacy"


def export(token: str) -> str:
    """Return the path where all about a member is fetched once."""
    return f"/export/{token}"


def processing_record() -> str:
    """Return the path of the staff's page on what is processed and who looked."""
    return "/desk/privacy"
