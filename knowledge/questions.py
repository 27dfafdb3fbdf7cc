"""Take a question apart: what it is about, what it wants, what it names."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from importlib import resources

from knowledge import alike
from knowledge.chinese import narrow, pairs, runs
from knowledge.thesaurus import Thesaurus

LONGEST = 300
_OTHER_WORD = 0.6
_CHARACTER = 0.35

NUMERAL = "0-9一二三四五六七八九十百千万两半"


class Want(StrEnum):
    """What kind of thing would answer a question."""

    ANYTHING = "anything"
    MONEY = "money"
    NUMBER = "number"
    TIME = "time"
    OFTEN = "often"
    PHONE = "phone"
    MOBILE = "mobile"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    WAY = "way"
    ACTOR = "actor"
    SERVICE = "service"
    NAME = "name"
    FIRM = "firm"
    ADDRESS = "address"
    AGE = "age"


_MEASURES = (
    "个户人次条支家辆成处件间平栋组名天岁米趟套位届期遍倍分份场项块台所盏棵吨级层年月"
    "批回幅步种字页幢座本首节班"
)
_NO_SUM = "[个次户人天年]|时间|小时|分钟|[工功]夫"
_HOW_MUCH = "(多少|几(?![号年天月次户人家层楼处条]))"
_SOMEBODY = (
    "(?:主任|书记|经理|负责人|[会站队所局区市县镇乡村院校科团组馆园班店楼河街]长|老师|教师|医生|大夫|护士|"
    "师傅|大爷|大妈|大姐|阿姨|奶奶|爷爷|老人|小伙子?|女工|居民|志愿者|程序员|律师|民警|保安|保洁员|网格员|"
    "老板|群主|设计师|规划师|会计|裁缝|骑手|代表|法官|工程师|摊主|厨师?|记者)"
)
_WANTS: Mapping[Want, tuple[str, ...]] = {
    Want.SERVICE: (
        r"(写|编|讲|画|唱|翻译)(一|个|首|篇|段)|(?<!工)作(一首|首|诗)|作文|笑话|翻译成",
        r"推荐(一|几|个|哪)|(什么|啥|哪个|哪种)(牌子|型号)|交(多少|什么)税",
        r"怎么(跳|唱|弹|炒|煮|包|腌|蒸|烤|浇|养活)的?[？?]?$|(?<!该)怎么(坐车|走|去)[？?]?$",
        r"哪(家|个|里|所|款|种|位|儿)[^，。？?]{0,10}(最?好|便宜|划算|好吃|靠谱|实惠)[吗呢?？]*$",
        r"天气(怎么?样|如何|好|预报|热|冷)|(今|明|后)[天晚][^，。？?]{0,4}天气",
        r"(今|明|后)[天晚早][^，。？?]{0,6}雨|下不下雨|(会|要)下雨",
        r"(今|明|后)天[^，。？?]{0,4}多少度|气温|股票|彩票|限行|密码",
        r"你(叫|几岁|是谁)|住(在)?(哪|几(号|楼|单元|层))",
        r"几路车|坐(几路|什么车)|(房价|油价|股价)(多少|是多少)?[？?]?$",
        r"(出来|到|来|修好|办好|批)了(吗|没)|还?剩(下|余)?多少",
        r"(吃|看)(什么|啥)(药|片|电影|电视)|吃(什么|啥)[好呢]?[？?]*$",
    ),
    Want.AGE: (r"多大(岁数|年纪|了)|几岁|多少岁|年龄(是)?多",),
    Want.MOBILE: (r"(手机|微信|qq)号|联系方式|手机[？?]*$",),
    Want.OFTEN: (
        r"(多久|多长时间|几[天周年]|几个月|隔多久|每隔)[^，。？?]{0,6}(一|几)?[次回遍趟]",
        r"一[天周月年]([^，。？?]{0,4})(几|多少)[次回趟遍节]",
    ),
    Want.PHONE: (
        r"电话(号码?)?(是)?多少|电话(号码?)?[？?]*$|哪个号$|(什么|哪个)(电话|号码)|号码(是)?多少",
    ),
    Want.MONEY: (
        r"多少(钱|元|块)|几(元|毛|块(?!地|牌|场))|罚(款)?(多少|几)",
        rf"(收|交|投|花|卖|掏|赔|挣|赚|押|补助|结余)(了|给)?多少(?!{_NO_SUM})",
        rf"(费|价|价格|工资|补贴|房租|罚款|资金|押金|造价)[^，。？?不率]{{0,6}}{_HOW_MUCH}",
        r"(收|花|交)(不收|不花|不交)?钱(吗|么|不|嘛)?[？?]?$|(收费|免费)(吗|么|不)|(?<![去院])要钱",
    ),
    Want.TIME: (
        r"什么时候|几点|哪(一)?天|何时|几号(?!楼|院|窗)|几月|哪(一)?年|多久|多长时间|几年",
        r"停[水电气暖]吗|(几点|啥时候?|哪会儿)|(礼拜|星期|周)几",
    ),
    Want.PERSON: (
        rf"姓(什么|啥)|{_SOMEBODY}(的)?(大名|名字|姓名)?(叫什么|叫啥|是谁|是哪位|(名字|姓名)[？?]*$)",
    ),
    Want.FIRM: (
        r"哪一?(家|个|所)(的)?(公司|厂|企业|物业|大学|学校|医院|银行)",
        r"(公司|物业|企业|厂家?|医院|学校)(是|叫)(哪|什么|啥)|是哪一?家[^，。？?]{0,3}[的？?]*$",
    ),
    Want.ADDRESS: (r"地址|(哪|什么)条?[路街](上|边)?[？?]*$|(位置|门牌)(是|在)",),
    Want.PLACE: (
        r"在哪(个位置|栋楼|几?层|边)|在(哪儿?|哪里|什么地方)(领|办|买|交|集合)?[？?]?$",
    ),
    Want.NUMBER: (rf"多少|几[{_MEASURES}]|百分之几|多[大高长远快宽深](?!的)",),
    Want.NAME: (r"叫(什么|啥)(名字?|名称)?[？?]?$|(叫|是)(什么|啥)(名字|名称|品牌)",),
    Want.REASON: (r"为什么|为啥|为何|什么原因|怎么会|怎么回事",),
    Want.ACTOR: (r"谁|哪个(单位|部门|机构)",),
    Want.WAY: (
        r"(怎么|如何|怎样|咋)[^，。？?]{1,8}的[？?]?$",
        r"(用|靠|通过)(什么|啥|哪些)(办法|方式|方法)",
    ),
}
_HAPPENED = re.compile(
    r"了(多少|几)[^，,]{0,10}[？?]?$|后来|当时|的(是|都是)(谁|哪|什么)|(谁|哪[个家里])[^，,]{1,8}的[？?]?$|"
    r"(怎么|如何)(?!样)[^，,。？?]{1,8}的[？?]?$"
)
_RULE = re.compile(
    r"能不能|可不可以|(能|可以|允许|准|让|合法|违法|违规|犯法|合规|行)[^，。？?]{0,8}[吗么不]|允许|"
    r"违法|违规|犯法|合法|合规|罚|禁止|规定|应不应该|该不该|必须|要不要|要[^，。？?]{1,8}吗"
)
_COUNTED_THING = re.compile(
    r"多少(?![钱元块])(?P<thing>[\u4e00-\u9fff]{2,4}?)(?=[？?了呢，]|$)"
)
_MEASURE = re.compile(rf"(?:多少|几)(?P<measure>[{_MEASURES}])")

_QUESTION_WORD = re.compile(
    r"什么时候|多长时间|多久|几点|哪一?[天年]|何时|怎么样?|怎样|如何|咋|为什么|为啥|为何|什么|啥|"
    r"哪(些|个|里|儿|家|种)?|谁|多少|几|[吗么不没呢]?[？?]*$"
)
_BEFORE, _AFTER = 4, 3
_FEWEST = 3
_HOW = re.compile(
    r"(怎么才?能?|如何|怎样|咋)(去|来|在)?"
    r"(?P<act>(?!样|办[？?]?$|会|不|没|这|那|处理|解决|回事|说|算|做[？?]?$|弄|整|了)[\u4e00-\u9fff]{1,2})"
)

_HOUSE = re.compile(rf"[{NUMERAL}]{{1,5}}(?:号楼|号院|单元|号门|栋|幢|号楼院)")
_DOOR = re.compile(r"(?<![0-9])[0-9]{3,4}(?=(室|那家|户|家|的人|房))")
_DAY = re.compile(
    r"今天|明天|后天|昨天|今晚|明早|今早|今年|明年|去年|后年|本周|下周|上周|这周|"
    rf"第[{NUMERAL}]{{1,3}}[届期次批](?!的)|"
    r"周[一二三四五六日末]|下个月|这个月|上个月|本月|春节|中秋|国庆|[0-9]{4}年"
)
_TITLES = (
    *(
        "阿姨",
        "大爷",
        "大妈",
        "奶奶",
        "爷爷",
        "叔叔",
        "叔",
        "婶",
        "大姐",
        "大哥",
        "师傅",
        "老师",
    ),
    *("先生", "女士", "主任", "书记", "经理", "医生", "局长", "科长", "站长"),
)
_NO_NAME = (
    "了几个的在是和各我你他她们这那哪给把被有从到去跟向往本全每该住老大小"
    "时加参与进入开办来问找管看说讲都也就才又再还很让叫做搞什么谁归离当"
)
_PLACE = re.compile(
    rf"(?:(?![{_NO_NAME}])[\u4e00-\u9fff]){{2,4}}?"
    r"(?:街道(?!办)|社区|[省市县镇乡](?![场民容政长里])|(?<![城社小市辖校地片街全])区(?![别域分])|村(?![民里委干]))"
)


@dataclass(frozen=True)
class _Words:
    """The data of this module, compiled."""

    asking: re.Pattern[str]
    addressed: re.Pattern[str]
    surnames: str
    cities: tuple[str, ...]
    districts: tuple[str, ...]


@cache
def _words() -> _Words:
    text = resources.files("knowledge").joinpath("asking.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return _Words(
        asking=re.compile("|".join(told["asking"])),
        addressed=re.compile(
            rf"(?P<name>[{told['surnames']}][\u4e00-\u9fff]{{0,2}}?)(?:{'|'.join(_TITLES)})"
        ),
        surnames=told["surnames"],
        cities=tuple(told["cities"]),
        districts=tuple(told["districts"]),
    )


def surnames() -> str:
    """Return the characters with which most names of persons begin."""
    return _words().surnames


@dataclass(frozen=True)
class Unit:
    """A character of a question, or a word of letters, that an answer should take up.

    A text takes it up that holds one of the ``pairs`` that it stands in, or one of the
    ``others``: words of the same meaning.
    """

    gram: str
    pairs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question taken apart.

    ``terms`` are what to look for with their weights, ``units`` what should be taken up,
    ``parts`` the same of each of its clauses, ``focus`` those of them that stand beside the
    question word, ``act`` what 怎么 asks how to do, ``thing`` and ``measure`` what is counted.
    ``names`` the places, houses, persons and days that only a text naming them can answer.
    ``happened``: something is asked that took place, not a rule; ``rule``: what is allowed
    or what it costs is asked. ``cities``: those of the names that are of provinces and cities.
    """

    text: str
    content: str
    terms: Mapping[str, float] = field(default_factory=dict[str, float])
    units: tuple[Unit, ...] = ()
    parts: tuple[tuple[Unit, ...], ...] = ()
    focus: tuple[Unit, ...] = ()
    act: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    want: Want = Want.ANYTHING
    measure: str = ""
    thing: str = ""
    happened: bool = False
    rule: bool = False
    cities: tuple[str, ...] = ()


def take_apart(question: str, *, thesaurus: Thesaurus) -> Asked:
    """Return what a question is about."""
    text = re.sub(r"\s+", " ", narrow(question)).strip().lower()[:LONGEST]
    content = asking_removed(text)
    words = thesaurus.found(text)
    near = alike.shipped().found(text)
    units = tuple(_with_alike(unit, words=near) for unit in _units(content, words=words))
    measure, thing = _MEASURE.search(text), _COUNTED_THING.search(text)
    return Asked(
        text=text,
        content=content,
        terms=_terms(content, words=words),
        units=units,
        parts=_parts(content, words=words),
        focus=_focus(text, units=units),
        act=_act(text, words=words),
        names=names(text),
        want=_want(text),
        measure=measure.group("measure") if measure else "",
        thing=thing.group("thing") if thing and not measure else "",
        happened=_HAPPENED.search(text) is not None,
        rule=_RULE.search(text) is not None,
        cities=tuple(city for city in _words().cities if city in text),
    )


def at_home(asked: Asked, place: str) -> Asked:
    """Return a question without the names of the place where it is asked.

    ``place`` is where the community lies, such as 北京市昌平区.
    """
    ours = {name for name in asked.names if name in place}
    if not ours:
        return asked
    return replace(
        asked,
        names=tuple(name for name in asked.names if name not in ours),
        cities=tuple(city for city in asked.cities if city not in ours),
        units=tuple(u for u in asked.units if not _spells(u, ours)),
        focus=tuple(u for u in asked.focus if not _spells(u, ours)),
    )


def _spells(unit: Unit, names: set[str]) -> bool:
    return any(pair in name for pair in unit.pairs for name in names)


def asking_removed(text: str) -> str:
    """Return a text without forms of asking, pronouns and particles."""
    return _words().asking.sub(" ", text)


def _terms(content: str, *, words: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    terms: dict[str, float] = {}
    for run in runs(content):
        if not run[0].isascii():
            for character in run:
                terms[character] = _CHARACTER
    for pair in pairs(content):
        terms[pair] = 1.0
    for others in words.values():
        for other in others:
            for pair in pairs(other):
                terms.setdefault(pair, _OTHER_WORD)
    return terms


def _units(content: str, *, words: Mapping[str, tuple[str, ...]]) -> tuple[Unit, ...]:
    found: dict[Unit, None] = {}
    for run in runs(content):
        if run[0].isascii() or len(run) == 1:
            found[Unit(run, (), _others((run,), words=words))] = None
            continue
        couples = [run[at : at + 2] for at in range(len(run) - 1)]
        for at, character in enumerate(run):
            mine = tuple(couples[max(at - 1, 0) : at + 1])
            found[Unit(character, mine, _others(mine, words=words))] = None
    return tuple(found)


def _with_alike(unit: Unit, *, words: Mapping[str, tuple[str, ...]]) -> Unit:
    """Return a unit with the words of like meaning; a lone character must be a word itself."""
    alone = () if unit.pairs and unit.gram not in words else (unit.gram,)
    near = _others((*alone, *unit.pairs), words=words)
    return replace(unit, alike=near) if near else unit


def _parts(
    content: str, *, words: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Unit, ...], ...]:
    clauses = [_units(each, words=words) for each in re.split(r"[,，。;；!！?？]", content)]
    told = tuple(clause for clause in clauses if len(clause) >= _FEWEST)
    return told if len(told) > 1 else ()


def _others(grams: tuple[str, ...], *, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words that mean the same as a lay word in which one of the grams stands."""
    spelled = "\n".join(words)  # most grams stand in no word at all
    if not any(gram in spelled for gram in grams):
        return ()
    said = (others for word, others in words.items() if any(gram in word for gram in grams))
    return tuple(dict.fromkeys(other for others in said for other in others))


def _focus(text: str, *, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the units beside the last question word, which name what is asked of a thing."""
    asking = [match for match in _QUESTION_WORD.finditer(text) if match.group()]
    start, end = asking[-1].span() if asking else (len(text), len(text))
    beside = asking_removed(
        f"{text[max(0, start - _BEFORE) : start]} {text[end : end + _AFTER]}"
    )
    return tuple(unit for unit in units if unit.gram in beside)


def _act(text: str, *, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the verb that follows 怎么, with the words that mean the same."""
    asking = _HOW.search(text)
    if asking is None or not asking_removed(asking.group()).strip():
        return ()
    verb = asking.group("act")
    return (verb, *_others((verb,), words=words))


def _want(text: str) -> Want:
    for want, patterns in _WANTS.items():
        if any(re.search(pattern, text) for pattern in patterns):
            return want
    return Want.ANYTHING


def names(text: str) -> tuple[str, ...]:
    """Return the places, houses, persons and days that a question names."""
    found = [match.group() for match in _HOUSE.finditer(text)]
    for pattern in (_DOOR, _DAY, _PLACE):
        found += [match.group() for match in pattern.finditer(text)]
    for person in _words().addressed.finditer(text):
        name = person.group("name")
        found.append(name if len(name) > 1 else person.group())
    found += [
        each
        for each in (*_words().cities, *_words().districts)
        if each in text and not any(each in name for name in found)
    ]
    return tuple(dict.fromkeys(found))
