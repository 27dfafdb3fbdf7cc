"""What a site or a paper prints around an article: paths, bylines, credits, more to read."""

import re

from knowledge.chinese import HAN
from knowledge.cleaning.lines import Line, Lines, Tell, length, without

_AFTER = re.compile(
    r"^[\W_]*(相关(阅读|推荐|新闻|文章|链接|报道)|延伸阅读|推荐阅读|更多(阅读|新闻|推荐)|"
    r"热门(文章|推荐|新闻|排行)|最新(文章|评论|新闻)|猜你喜欢|大家都在看|评论列表|网友评论|"
    r"全部评论|发表评论|精彩推荐|为您推荐)[\W_]*$"
)
_AROUND = re.compile(
    r"^[\W_]*(专题|资料图|打印本页|关闭窗口|返回(顶部|首页|列表)|收藏本文|点赞|分享到?|扫码分享|"
    r"字号.{0,8}|(上|下)一篇.{0,60}|版权所有.{0,60}|.{0,20}ICP备.{0,30}|免责声明.{0,200}|"
    r"(扫一扫|扫描二维码|长按识别|点击(查看|阅读|上方|下方|蓝字)).{0,40}|暂无评论.{0,20}|"
    r"0?\d{1,2}|[-—]\s*\d{1,4}\s*[-—]|第\s*\d{1,4}\s*页.{0,12})[\W_]*$"
)
_BARE_NUMBER = re.compile(r"^[1-9]\d?$")
_CRUMBS = re.compile(r"^(您?的?(当前|所在)的?位置|您的位置\s*[：:]|首页\s*[>＞»/]).*$")
_TITLE_TAIL = re.compile(
    r"[ _|｜-]+(世界|全球|环球|天天|每日|今日|当前|焦点|即时)"
    r"(快播报|播报|快报|快讯|热闻|热文|热议|速看|速讯|快看|微头条|新要闻|要闻|聚焦|今亮点|新动态|最新)$"
)
_CREDIT = re.compile(
    r"^[\W_]*(责任编辑|责编|编辑|编审|初审|复审|终审|审核|审校|总监制|监制|校对|排版|摄影|撰稿|"
    r"来源|稿源|供稿)[\W_]*"
    rf"([/：:丨|\s][\s{HAN}A-Za-z0-9、/（）()+·]{{0,30}})?[\W_]*$"
)
_SIGNED = re.compile(
    rf"^[\W_]*(本报记者|记者|通讯员|作者|文|图|文字|图片)[/：:丨|\s][\s{HAN}、/]{{2,20}}[\W_]*$"
)
_BYLINE = re.compile(
    r"^(?:日期|时间|发布时间|来源|作者)\s*[：:]|\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s*\d{1,2}[:：]\d{2}"
)
_OUTLET_DAY = re.compile(r"(来源|[报网台社刊]|客户端|发布|融媒|记者|版组)")
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_LONGEST_TITLE = 120
_LONGEST_BYLINE = 60
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋"
    "蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万"
    "段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢"
)
_CONTENTS = re.compile(r"^#*\s*目\s*[录次]$")
_DIVISION = re.compile(
    r"^#*\s*(第[一二三四五六七八九十百千零〇0-9]{1,7}(分编|[编章节])|附则|附件|总则)"
)
_NAMES = (2, 3)
_MOST_NAMES = 4
_HEAD = 8
_BODY_BEFORE = 150
_BODY_SHARE = 0.25


def without_furniture(lines: Lines, tell: Tell) -> Lines:
    """Drop what a site prints around an article, and all that follows its “more to read”."""
    end = _end(lines)
    head = _head(lines[:end])
    gone = set(range(end, len(lines))) | set(range(head))
    gone |= {place for place, line in enumerate(lines) if _is_furniture(line.text)}
    kept = without(lines, numbers=frozenset(gone), tell=tell)
    return (_plain_title(kept[0], tell), *kept[1:]) if kept else ()


def _end(lines: Lines) -> int:
    """Return where the article ends: at a “more to read” with a body of its own before it."""
    whole, before = length(lines), 0
    for place, line in enumerate(lines):
        if _AFTER.match(line.text) and before >= max(_BODY_BEFORE, whole * _BODY_SHARE):
            return place
        before += len(line.text)
    return len(lines)


def _head(lines: Lines) -> int:
    """Return where the article begins: after the path of a site, if one stands at the top."""
    for place, line in enumerate(lines[:_HEAD]):
        if _CRUMBS.match(line.text):
            return place + 1
        if line.text[-1] in "。！？；":
            return 0
    return 0


def _is_furniture(text: str) -> bool:
    if _BARE_NUMBER.match(text):
        return False
    return bool(_AFTER.match(text) or _AROUND.match(text) or _CRUMBS.match(text))


def _plain_title(line: Line, tell: Tell) -> Line:
    tail = _TITLE_TAIL.search(line.text) if len(line.text) <= _LONGEST_TITLE else None
    if tail is None:
        return line
    tell(line, tail[0], "")
    return Line(line.number, line.text[: tail.start()])


def without_credits(lines: Lines, tell: Tell) -> Lines:
    """Drop who wrote, edited, photographed and printed an article, and when."""
    gone = {
        place
        for place, line in enumerate(lines)
        if _CREDIT.match(line.text)
        or _SIGNED.match(line.text)
        or (0 < place < _HEAD and is_byline(line.text))
    }
    return without(lines, numbers=frozenset(gone), tell=tell)


def without_contents(lines: Lines, tell: Tell) -> Lines:
    """Drop the table of contents of a statute: its divisions all come again."""
    for place, line in enumerate(lines):
        if _CONTENTS.match(line.text):
            end = _end_of_contents(lines, begin=place + 1)
            listed = frozenset(range(place, end))
            return without(lines, numbers=listed, tell=tell) if end - place > 1 else lines
    return lines


def _end_of_contents(lines: Lines, *, begin: int) -> int:
    listed: set[str] = set()
    for place, line in enumerate(lines[begin:], begin):
        if line.text in listed or not _DIVISION.match(line.text):
            return place
        listed.add(line.text)
    return begin  # nothing comes after: these are no contents of anything


def is_byline(text: str) -> bool:
    """Tell whether a line near the top says no more than where, when or by whom."""
    if len(text) > _LONGEST_BYLINE or text[-1] in "。！？；":
        return False
    if _BYLINE.search(text) or _are_names(text):
        return True
    return bool(_DAY.search(text) and _OUTLET_DAY.search(text))


def _are_names(text: str) -> bool:
    words = text.split()
    named = all(len(word) in _NAMES and word[0] in _SURNAMES for word in words)
    return named and len(_NAMES) <= len(words) <= _MOST_NAMES
