"""How lines stand in a pasted chat: who speaks, when, rows of a list, and what is beside it."""

import re
from itertools import pairwise

from handlers.relay_folding import folded, value_of
from handlers.relay_marks import Choosing, marks
from handlers.relay_wording import ENDING

LEAST_NAMED = 2
CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
WEEKDAY = r"今天|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日天]"
DATE = r"\d{2,4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?|\d{1,2}月\d{1,2}日"
DAY = rf"(?:{DATE}|\d{{1,2}}[-/.]\d{{1,2}}|{WEEKDAY})"
HOUR = r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)"
STAMP = rf"[\[(【]?(?:{DAY}\s*)*(?:{HOUR}\s*)?{CLOCK}[\])】]?"
STAMPED = re.compile(rf"^{STAMP}\s*")
SPEAKER_THEN_STAMP = re.compile(rf"^(?P<who>[^:]{{1,30}}?)\s+{STAMP}\s*:?\s*(?P<rest>.*)$")
STAMP_ALONE = re.compile(rf"[\s\-=*]*(?:{STAMP}|(?:{DATE}|{WEEKDAY})(?:\s*{HOUR})?)[\s\-=*]*")
SPEAKS = re.compile(r"^(?P<who>[^:]{1,30}?)\s*:\s*(?P<rest>.*)$")
NUMBERED = re.compile(
    r"^\s*(?:no\.?\s*)?(?:[(\[【]\s*(?P<a>\d{1,3})\s*[)\]】]\s*[.、,:]?"
    r"|(?P<b>\d{1,3})\s*(?:[.、,:)]|。)(?!\d{1,2}(?!\d)\s*$))\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
EXAMPLE = re.compile(
    r"#|例[:如]?|示例|格式|比如|(?:.{0,12}https?://)|—?\s*完\s*—?$", re.IGNORECASE
)
HEADING = re.compile(
    r"【(?:表决|投票|公告|通知|\d)|\[公告|接龙|群接龙|截[止至]|选项|投票(?:方式|说明|链接|截止)|"
    r"说明|备注|注[:意]|题目|议题|请大家|请各位|请按|大家好|各位(?:邻居|业主|居民)|"
    r"手机(?:投票|上)|链接|网址|不想公开|扫码|提示"
)
NOTICE = re.compile(
    r"加入了?群聊|邀请.*(?:加入|进群)|修改(?:了)?群名|撤回了?一条消息|拍了拍|以(?:下|上)是?.*消息|"
    r"群公告|红包|移出了?群聊|条新消息|聊天记录|已结束|人参与|参与接龙"
)
RETRACTED = re.compile(r"^[\"“”']?(?P<who>[^\"“”']{1,30}?)[\"“”']?\s*撤回了?一条消息")
PICTURE_ALONE = re.compile(r"^(?:\[[^\[\]]{1,6}\]|@\S+|\s)+$")
POLITE = re.compile(
    r"^(?:收到|谢谢|多谢|感谢|辛苦|好久|早上好|晚上好|大家好|哈|呵|嗯|哦|噢|啊|欢迎|不客气|了|大家|各位|"
    r"[\s,。!~、]|[\U0001f300-\U0001faff\u2600-\u27bf])+$"
)
THANKS = re.compile(r"(?:谢谢|多谢|感谢|辛苦|麻烦)了?[^,。!]{0,6}[。!~]*")
LABELLED = re.compile(
    r"为准|更正|更新|重新|改|选|投|注|备|例|截止|时间|地址|题|格式|提示|说明|链接|接龙|补|原因|理由|http|公告|通知"
)
QUOTE = re.compile(r"^[「『]")
RULE = re.compile(r"^[\s\-_=*~·.。]+$")


def is_headline(words: str, how: Choosing, *, begun: bool) -> bool:
    """Tell whether a line belongs to the call or to the chat itself, and to nobody.

    Once a list has begun, a line that names an option is somebody's however it begins.
    """
    if EXAMPLE.match(words) or STAMP_ALONE.fullmatch(words):
        return True
    if not (HEADING.match(words) or NOTICE.search(words)):
        return False
    names_option = any(each.ids and not each.loose for each in marks(words, how))
    return not names_option or (not begun and HEADING.match(words) is not None)


def names_all(words: str, how: Choosing) -> bool:
    """Tell whether a line only names all the options, as the question above a list does."""
    found = marks(words, how)
    named = {one for each in found for one in each.ids}
    if len(named) < LEAST_NAMED or len(named) < len(how.options) or found[0].start:
        return False
    rest = "".join(words[one.end : other.start] for one, other in pairwise(found))
    return ENDING.fullmatch(rest + words[found[-1].end :]) is not None


def row_of(words: str) -> tuple[int, str]:
    """Return the number of a row of a list and what it says; 0 where it has none."""
    row = NUMBERED.match(words)
    return (value_of(row["a"] or row["b"]), row["rest"]) if row else (0, words)


def is_option(words: str, how: Choosing) -> bool:
    """Tell whether a line is an option with its own number, and nothing else."""
    number, rest = row_of(words)
    labels = {each.id: "".join(folded(each.label).split()) for each in how.options}
    return labels.get(str(number)) == "".join(rest.split())


def is_polite(words: str) -> bool:
    """Tell whether words are thanks, a greeting or a picture, and nothing more."""
    return bool(POLITE.fullmatch(words) or PICTURE_ALONE.fullmatch(words))
