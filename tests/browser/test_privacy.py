"""Rights in a browser: consent, who looked, all of it in an archive, removal and back."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.browser.people import Person

PHONE = "13800009999"


def test_rights_are_exercised_on_the_phone_page(
    persona: Callable[..., Person], tmp_path: Path
) -> None:
    he, zhou, zhao = persona("何阿姨"), persona("周老师"), persona("赵主任")
    leaves_a_number(he)
    looks(zhou, zhao)
    he.goes("/me/privacy")
    he.sees("周老师", "门牌登记", "赵主任", "电话")
    takes_all(he, tmp_path)
    leaves_and_comes_back(he)
    he.clicks("撤回电话", within="section[aria-labelledby=phone]")
    he.sees("电话已经删掉")
    zhao.goes("/desk/privacy")
    zhao.sees("个人信息处理记录", "何阿姨", "门牌登记", "留多久")
    zhao.fills("写一条评估", "导入业主名册前评估过：只留电话后四位，加密存放。")
    zhao.clicks("存下来", within="section[aria-labelledby=impact]")
    zhao.sees("只留电话后四位")


def leaves_a_number(he: Person) -> None:
    he.goes("/privacy")
    he.sees("个人信息处理者", "谁看得到", "留多久", "撤回同意", "不满 14 岁")
    he.clicks("打开我的隐私页")
    he.fills("电话号码", PHONE)
    he.chooses("同意", within="section[aria-labelledby=phone]")
    he.clicks("留下号码", within="section[aria-labelledby=phone]")
    he.sees(PHONE, "撤回电话")


def looks(zhou: Person, zhao: Person) -> None:
    zhou.goes("/desk/doors")
    zhou.sees("还没登记门牌的居民")
    zhao.goes("/desk/phones")
    zhao.sees("何阿姨", PHONE, "本人看得到")


def takes_all(he: Person, folder: Path) -> None:
    he.clicks("导出我的数据", within="section[aria-labelledby=export]")
    he.sees("正在整理")
    download = he.page.locator("section[aria-labelledby=export] button", has_text="去下载")
    for _ in range(100):
        if download.count():
            break
        he.page.wait_for_timeout(100)
        he.page.reload()
    with he.page.expect_download() as coming:
        download.click()
    coming.value.save_as(folder / "mine.zip")
    with zipfile.ZipFile(io.BytesIO((folder / "mine.zip").read_bytes())) as archive:
        told = json.loads(archive.read("data.json"))
        page = archive.read("index.html").decode()
    assert told["profile"]["name"] == "何阿姨"
    assert [each["number"] for each in told["phones"]] == [PHONE]
    assert {each["viewer"] for each in told["who_looked"]} >= {"周老师", "赵主任"}
    assert "关于您的全部资料" in page
    he.page.reload()
    assert download.count() == 0


def leaves_and_comes_back(he: Person) -> None:
    he.clicks("我想好了，要注销", within="section[aria-labelledby=erase]")
    he.clicks("确认注销", within="section[aria-labelledby=erase]")
    he.sees("删除您的资料")
    he.clicks("撤销注销", within="main")
    he.sees("一切照旧")
