"""A phone that runs no script: asking, proposing and voting work all the same."""

import re
from collections.abc import Callable

from bot.demo.photos import PICTURES
from tests.browser.people import Person


def test_asking_without_script(persona: Callable[..., Person]) -> None:
    he = persona("何阿姨", script=False)
    he.clicks("居民群", within=".rooms")
    he.says("问 电动自行车能推进电梯吗")
    he.hears("关于“电动自行车能推进电梯吗”", "[1]《")
    he.clicks("[1] ", within="#messages li.bot:last-child")
    he.sees("依据", "看全文")
    assert he.part(".cited mark").inner_text()
    he.clicks("首页", within=".rooms")
    he.fills("您想问什么", "装修几点以后不能施工")
    he.clicks("问", within="section.two form")
    he.hears("[1]《")


def test_proposing_without_script(persona: Callable[..., Person]) -> None:
    he = persona("何阿姨", script=False)
    he.clicks("提案", within=".rooms")
    he.clicks("我要提案")
    he.fills("什么事", "5号楼楼道的窗户关不上，下雨往里潲水")
    he.fills("在哪里", "5号楼1单元三层")
    he.brings("拍张照片", PICTURES / "path.jpg")
    he.clicks("提交", within="form.stack")
    he.sees("已提交", "等主持人受理", "5号楼楼道的窗户关不上")
    number = re.findall(r"看(\d+)号提案", he.words)[0]
    he.clicks(f"看{number}号提案")
    he.sees(f"{number}号", "5号楼1单元三层", "等主持人看")
    assert he.part(".pictures img").count() == 1


def test_proposing_in_the_chat_without_script(persona: Callable[..., Person]) -> None:
    liu = persona("刘姐", script=False)
    liu.clicks("私聊", within=".rooms")
    liu.says("提 2号楼的报刊栏玻璃碎了，当心扎手")
    liu.hears("有照片吗？")
    liu.clicks("跳过", within="#messages li.bot:last-child")
    liu.hears("请看看对不对", "2号楼的报刊栏玻璃碎了")
    liu.clicks("提交", within="#messages li.bot:last-child")
    liu.hears("已提交", "等主持人受理")


def test_voting_without_script(persona: Callable[..., Person]) -> None:
    zhang = persona("张师傅", script=False)
    zhang.clicks("我的", within=".rooms")
    zhang.clicks("去投票", within=".cards li:has-text('4号楼东侧的空地')")
    zhang.sees("觉得行的都可以选")
    zhang.chooses("桌椅和遮阴树", within="form.ballot")
    zhang.chooses("共享小菜园", within="form.ballot")
    zhang.clicks("投票", within="form.ballot")
    zhang.sees("您投了：桌椅和遮阴树、共享小菜园", "回执")
    zhang.chooses("共享小菜园", within="form.ballot")
    zhang.clicks("投票", within="form.ballot")
    zhang.sees("您投了：桌椅和遮阴树\n")


def test_finding_a_receipt_without_script(persona: Callable[..., Person]) -> None:
    he = persona("何阿姨", script=False)
    he.clicks("结果", within=".rooms")
    he.clicks("健身广场晚上几点关音响")
    he.clicks("看公示板")
    he.sees("9 张选票，9 个人投过票，对得上", "名册上写着：您投过票", "见证齐了")
    receipt = he.part(".rows tbody code").first.inner_text()
    he.fills("回执号", receipt.lower())
    he.clicks("找一找")
    he.sees(receipt, "找到了，第 1 版", within="#own .found")
    assert receipt not in he.path
    he.clicks("秘密投票护得住什么", within="main")
    he.sees("护不住的", "有人站在旁边看着您投")
