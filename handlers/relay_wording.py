"""Words around a choice in a chat: names, corrections, thanks, and what casts a doubt."""

import re
from enum import StrEnum

from deliberation.ballots import BallotForm
from handlers.relay_doors import PLACE, UNITS
from handlers.relay_marks import Choosing


class Doubt(StrEnum):
    """Why a person must look at a line."""

    NO_CHOICE = "no_choice"
    NO_NAME = "no_name"
    UNKNOWN_OPTION = "unknown_option"
    TOO_MANY = "too_many"
    CONTRADICTS = "contradicts"
    UNCERTAIN = "uncertain"
    ON_BEHALF = "on_behalf"
    SEVERAL_PEOPLE = "several_people"
    AS_ABOVE = "as_above"
    CHANGED_LATER = "changed_later"
    SAME_ELECTOR = "same_elector"


FIXES = re.compile(
    r"改主意了?|以(?:这|此)[个条次]?为准|改成|改为|改回|改选|改投|改一下|换成|换为|变更为?|更正为?|更改为?|修改为?|修正为?|更新|应该是|应为|"
    r"(?:打|写|选|投|填|接|发)错了?|错了|不对|重新?(?:选|投|接)|现在?(?=选|投|[\da-z①-⑳])|撤回|撤销|取消|作废|改"
)
DROPS = re.compile(r"撤回|撤销|撤了|取消|作废|退出(?:接龙)?|不投了|不接了|不参加了?|算了")
TURNED_DROP = re.compile(r"[不没别未勿](?:要|想|会|能)?(?:撤|取消|退|作废)")
PLUS_ONE = re.compile(r"(?<!\d)\s*(?:\+\s*1(?!\d)|加一(?![个])|加1(?!\d))")
ABOVE = re.compile(
    r"(?:我也|我|也)?(?:同意|赞成|支持|和|跟|同|与)?(?:楼上|上面|前面|上|前)(?:的)?(?:意见)?"
    r"(?:一样|一致|相同)?|我也是|我也一样|也是|一样|附议"
)
ARROW = re.compile(r"->|=>|→|➡|>")
NICETIES = re.compile(
    r"其[他它余]的?(?:都|就)?不(?:要|选|需要)|(?:之前|前面|上面|以前)的?都?不算|"
    r"不客气|不好意思|不容易|不错|非常(?=感谢|谢谢|好|辛苦)|别客气|没毛病|好不容易|大家都?辛苦"
)
ASSENT = re.compile(
    r"(?:我|完全)?(?:没意见|没问题|无意见|无异议|没异议|没有(?:意见|异议|问题))"
)
AFTER_DANGER = re.compile(
    r"[?]|吗|呢|除|如果|要是|假如|前提|条件|但|可是|只是|还是|或|代|替|帮|也|逼|再[想看说议研]|考虑|"
    r"待定|暂|看情况|才怪|个[鬼屁]|假|玩笑|想得美|做梦|老伴|老公|老婆|爱人|楼上|改|一样|同上|反正|为准|"
    r"保留|原则|[两二三四五2-9]\s*票|\+|加[一1]|算了|退出|反悔|作罢|另外|"
    r"[不没别](?:要|行|好|可能|对|是|同意|选|投|想|算|支持|赞成|反对|作数)"
)
LOOSE_DANGER = re.compile(r"不|没|别|未|非|莫|勿|都|随|想|哈哈")
"""What may turn a choice round unless a mark parts it from the choice, as a reason is."""
COMPLAINT = re.compile(
    r"太(?!好|棒|需要|感|谢|对)|没门|休想|呵|没用|不值|浪费|傻|让我|叫我|逼我|说的"
)
"""What fits a vote against alone; beside anything else it may be meant the other way round."""
PAST = re.compile(r"(?:原来|原先|原|之前|先前|刚才|刚刚|曾经?|以前)\s*$")
PARTED = re.compile(r"\s*[,。!;(]")
ALL_OF = re.compile(r"各(?:一|1)票|都(?:可以|行|好|要|选|同意|支持)")
BEFORE_DANGER = re.compile(
    r"[?]|(?:[不没别未勿非]|除)(?:想|要|会|能|是|太|怎么|一定|再)?\s*$|除了|如果|要是|假如|还是|"
    r"^代.{3,}|^代(?=投|选)|替|帮|委托|转[达告]|老伴|老公|老婆|爱人|全楼|大家|各位|我们|原则|"
    r"[两二三四五2-9]\s*票|反对|拒绝|抵制|讨厌|排除|去掉|淘汰|不(?:选|投|要|同|赞|支|反)|没反|为什么|怎么|假|刚才问"
)
TURNING = re.compile(r"[不没别未勿非莫难岂哪谁暂拒]")
QUALIFYING = re.compile(
    r"(?:早就?|上面的?|前面的?|上一?条|代表|选的|投的|只|就|(?i:ok)|好的?|嗯|行|已经?|还|也|仍然?|最好|建议|希望|倾向于?|倾向|觉得|个人|认为|想|要|继续|一直|原|从|由|把|是|我|"
    r"家里?|一票|1票|今天|现在?|这次|本次|最终|投票?|我们?|刚才|原来|之前)*"
)
GAPS = re.compile(rf"[\s_“”+,、;。:!/|()\[\]【】~@=\-{PLACE}]+")
LISTED = re.compile(r"(?:[\s,、;。&+/|和跟与及以.!:]|一票|1票)*")
ENDING = re.compile(
    r"(?:[\s,、;。.!~:|\-—_*^…()\[\]【】<>=\"'“”\x01]|[\U0001f300-\U0001faff\u2600-\u27bf♀♂]|"
    r"\[[^\[\]]{1,6}\]|一票|1票|吧|了|啊|呀|哦|噢|哈|嘛|哟|啦|喽|的|谢谢|多谢|感谢|辛苦了?|大家|"
    r"各位|邻居们?|支持|加油|麻烦|收到|接龙|方案|票|这个|那个|选|投|已|好|请|登记|一下|居委会|物业|社区|业委会|决定|提议|做法|安排|最(?:需要|好|要紧|合适|实用)|就行|即可|为好|按照?方案(?:执行|办|来)?|改|更正|修改)*"
)
TRAIL = re.compile(
    r"(?:\s|一票|1票|好的|嗯|[你您]好|(?i:(?<![a-z])ok)|没问题|没意见|由|从|把|将|刚才|刚刚|刚|原来|原先|原|之前|先前|我|[,、;:。.!~\-—|/=→>@_+“”()\[\]【】])+$"
)
OPENING = re.compile(
    r"^(?:\s|1\d{10}|业主|住户|户主|我是|本人|[,、;:。.!~\-—|/=()\[\]【】@*_+“”])+"
)
MENTION = re.compile(r"^\s*@\S+\s+(?=\S)")
PICTURES = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf♀♂]|\[[^\[\]]{1,6}\]")
INTRODUCING = re.compile(
    r"(?:[\s,、;。:!]|我(?:个人)?(?:觉得|认为|想|看|的?意见(?:是)?)|我家?|我们家?|个人|意见|建议|"
    r"那就|应该|就|投票)*"
)
LEADING = re.compile(rf"^\s*(\d{{1,3}}|[①-⑳])(?=\s|[^\d\s.,\-/])(?!\s*(?:{UNITS}))\s*")
TITLED = re.compile(r"\S+(?:[叔姨姐哥嫂婶伯爷奶妈爸]|师傅|老师|先生|女士)(?=\s|$)")
JOINED = re.compile(r"[、,和与&+/]")
DEEDS = re.compile(r"(?:安装|加装|装|更换|换|修|改造|实施|施工|建|办|做|推进)(?:了|吧|的)?")
"""What a yes or no may be followed by at once: the deed that is voted on."""
BESIDE = re.compile(
    r"(?<!\d)20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?!\d)|[二三四五六][选择]一|[2-6][选择]1(?!\d)|"
    r"不[选投]\s*[\dA-Za-z①-⑳]号?了\s*[,;。]\s*(?=改?[选投])"
)
DOTTED = re.compile(r"(?<=\d)\.(?=\d{1,2}(?!\d))")
"""Numbers that are listed with dots, ``1.3``, where several may be chosen."""
LONGEST_NAME = 12
LONGEST_REMARK = 30


def name_of(words: str) -> str:
    """Return the name in folded words, without door, pictures and what introduces it."""
    words = MENTION.sub("", words)
    bare = PICTURES.sub(" ", words.replace(PLACE, " "))
    return " ".join(TRAIL.sub("", OPENING.sub("", bare)).split())


def wrong_head(head: str, name: str, *, known: bool) -> Doubt | None:
    """Return why the words before a choice cast a doubt on it; only a name is harmless."""
    if known:
        return None if is_plain(head) or INTRODUCING.fullmatch(head) else Doubt.ON_BEHALF
    if _is_turned(head) or BEFORE_DANGER.search(PICTURES.sub("", head.replace(PLACE, " "))):
        return Doubt.UNCERTAIN
    if len([each for each in JOINED.split(name) if len(each.strip()) > 1]) > 1:
        return Doubt.SEVERAL_PEOPLE
    if len(TITLED.findall(name)) > 1:
        return Doubt.SEVERAL_PEOPLE
    long = len(name) > LONGEST_NAME or name.startswith("我")
    return Doubt.UNCERTAIN if long else None


def _is_turned(head: str) -> bool:
    """Tell whether the word that a choice hangs on may turn it round: ``没说同意``.

    It may be the name itself, but not where a name stands before it.
    """
    words = GAPS.split(PICTURES.sub(" ", head))
    named = any(words[:-1])
    return bool(TURNING.search(words[-1])) or (
        named and QUALIFYING.fullmatch(words[-1]) is None
    )


def wrong_remark(tail: str, *, ids: tuple[str, ...], how: Choosing) -> Doubt | None:
    """Return why the words after a choice cast a doubt on it."""
    rest = NICETIES.sub("", tail)
    if how.is_motion and ids == (how.options[0].id,):
        rest = ASSENT.sub("", rest)
    rest = _without_deed(rest, ids=ids, how=how)
    if how.form is BallotForm.SOME and len(ids) > 1:
        rest = ALL_OF.sub("", rest)
    if is_plain(rest):
        return None
    plain = ENDING.match(rest)
    glued = rest[:1].isalnum() and not (plain and plain.end())
    if glued or len(rest) > LONGEST_REMARK or AFTER_DANGER.search(rest):
        return Doubt.UNCERTAIN
    if COMPLAINT.search(rest) and ids != (how.against,):
        return Doubt.UNCERTAIN
    loose = LOOSE_DANGER.search(rest) and not PARTED.match(rest)
    return Doubt.UNCERTAIN if loose else None


def _without_deed(words: str, *, ids: tuple[str, ...], how: Choosing) -> str:
    """Return a remark without what only repeats the choice: ``同意安装``, ``3号感应灯``."""
    deed = DEEDS.match(words) if how.is_motion else None
    if deed:
        return words[deed.end() :]
    label = "".join(each.label for each in how.options if each.id in ids)
    for length in range(len(words), 1, -1):
        if words[:length] in label:
            return words[length:]
    return words


def may_turn(words: str) -> bool:
    """Tell whether anything in words may turn round or take back what was said."""
    return any(each.search(words) for each in (FIXES, AFTER_DANGER, LOOSE_DANGER))


def is_plain(words: str) -> bool:
    """Tell whether words are thanks, particles, pictures and marks, or nothing."""
    return ENDING.fullmatch(words) is not None
