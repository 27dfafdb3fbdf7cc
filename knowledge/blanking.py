"""Blank what tells who somebody is, before a question leaves this machine."""

import re
import tomllib
from functools import cache
from importlib import resources

from knowledge.chinese import narrow

_HAN = "零〇一二三四五六七八九十百"
_DIGIT = f"[0-9{_HAN}]"
_BLANKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "某邮箱"),
    (re.compile(r"https?://[^\s，。！？；：、）)]+|www\.[^\s，。！？；：、）)]+"), "某网址"),
    (
        re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9xX](?![0-9A-Za-z])|(?<!\d)\d{15}(?!\d)"),
        "某证件号",
    ),
    (
        re.compile(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
            r"[A-Z][·.\- ]?[A-Z0-9]{5,6}"
        ),
        "某车牌",
    ),
    (
        re.compile(
            r"((?:微信|QQ|qq|抖音|账号|帐号|wx|vx)(?:号)?(?:是|为|[:： ])?\s*)"
            r"[A-Za-z0-9][\w-]{4,}"
        ),
        r"\1某账号",
    ),
    (re.compile(r"(?:\+?86[- ]?)?(?<!\d)(?:\d[- ]?){6,18}\d(?!\d|元|块|平|万|亿)"), "某号码"),
    (re.compile(rf"(?<![{_HAN}])[零〇一二三四五六七八九幺]{{7,}}"), "某号码"),
    (
        re.compile(
            rf"{_DIGIT}{{1,4}}\s*(?:号楼|号院|栋|幢|座|楼|号)\s*(?:{_DIGIT}{{1,3}}\s*(?:单元|门|梯)\s*)?"
            rf"(?:{_DIGIT}{{1,2}}层\s*)?{_DIGIT}{{3,4}}\s*(?:室|号|户|房)?"
        ),
        "某户",
    ),
    (
        re.compile(
            rf"{_DIGIT}{{1,4}}\s*(?:号楼|号院|栋|幢)\s*{_DIGIT}{{1,3}}\s*(?:单元|门|梯)"
            rf"(?:\s*{_DIGIT}{{1,2}}[层楼])?"
        ),
        "某户",
    ),
    (
        re.compile(
            rf"(?<![0-9.]){_DIGIT}{{1,4}}\s*-\s*{_DIGIT}{{1,4}}\s*-\s*{_DIGIT}{{1,5}}(?![0-9])"
        ),
        "某户",
    ),
    (re.compile(rf"(?<![0-9.]){_DIGIT}{{1,3}}-{_DIGIT}{{3,4}}(?![0-9])"), "某户"),
    (
        re.compile(
            rf"(?<![0-9]){_DIGIT}{{3,4}}\s*(?:室|号房|房间)|(?<![0-9])[0-9]{{3,4}}(?=那?家|户|的(?:人|狗|邻居|业主|租户))"
        ),
        "某户",
    ),
    (
        re.compile(
            rf"(?<![0-9]){_DIGIT}{{1,4}}\s*(?:号楼|号院|栋|幢)(?:\s*{_DIGIT}{{1,3}}\s*单元)?|(?<![0-9]){_DIGIT}{{1,2}}\s*单元"
        ),
        "某楼",
    ),
)
_SAID = re.compile(
    r"((?:我|他|她|人|本人|名字?|姓名)(?:的名字)?(?:是叫|叫|[:：]))"
    r"([\u4e00-\u9fff]{2,3})(?=[，,。！？\s]|$|住|在|家|要|想)"
)
_TITLES = (
    "阿姨|大爷|大妈|大娘|大伯|大叔|奶奶|爷爷|姥姥|姥爷|叔叔|伯伯|叔|婶|姨|嫂|大姐|大哥|姐|哥|师傅|老师|先生|女士|小姐|"
    "太太|同志|主任|书记|经理|医生|大夫|局长|科长|站长|所长|队长|组长|园长|校长|老板"
)
_NO_NAME = (
    "任何|何人|万一|马上|高层|方便|常常|白天|金额|石材|田地|文明|江边|高兴|高空|段时|毛病|任务|金属|黄色|白色|于是|安全|"
    "方面|易燃|易爆|常住|常年|温馨|武器|汽车|贺卡|程序|江苏|史上|龙头|钱款|钱财"
)


def blanked(question: str) -> str:
    """Return a question without names, doors, numbers of telephones, papers and accounts."""
    text = narrow(question)
    for pattern, blank in _BLANKS:
        text = pattern.sub(blank, text)
    text = _SAID.sub(r"\1某人", text)
    for pattern in _names():
        text = pattern.sub("某人", text)
    return text


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    """Return what finds people: a surname with a title, 老王, 张伟家."""
    data = resources.files("knowledge").joinpath("asking.toml").read_text(encoding="utf-8")
    surname = f"(?<![由过工流规课])(?!{_NO_NAME})[{tomllib.loads(data)['surnames']}]"
    han = r"[\u4e00-\u9fff]"
    return (
        re.compile(rf"{surname}{han}{{0,2}}?(?:{_TITLES})"),
        re.compile(rf"{surname}[总工](?=[说讲在的来把，。！？,.!?\s]|$)"),
        re.compile(
            rf"(?<=业主|租户|租客|房东|邻居|住户|居民){surname}{han}{{1,2}}?(?=[，。的在家把不拖欠养又说是有]|$)"
        ),
        re.compile(
            rf"(?<!大)[小老阿](?:{surname}|(?<=小)[明红刚强丽华芳军兰花玲])"
            r"(?=[家的说在和又也把应但向对跟与借让被，。！？,.!?\s]|$|经常|总是|天天)"
        ),
        re.compile(
            rf"{surname}{han}{{1,2}}(?=家(?![庭电具长园]))|{surname}(?=家(?![庭电具长园]))"
        ),
    )
