"""A gateway that is absent, frozen, taken, or goes: the rest of the bot does not notice."""

import asyncio
import ssl
from pathlib import Path

import pytest
from grpclib.const import Status
from grpclib.exceptions import GRPCError, ProtocolError, StreamTerminatedError

from bot.channel import RetryLater
from bot.channels.wechaty import Fault, GatewayAccess, GatewayFault, WechatyChannel, examined
from bot.channels.wechaty.faults import in_gateway_words
from tests.bot.wechaty.conftest import (
    GROUP,
    QUICK,
    WANG,
    HandClock,
    Line,
    MemoryInbox,
    access,
    outgoing,
    until,
)
from tests.bot.wechaty.fake_gateway import FakeGateway


async def test_a_gateway_that_comes_late_is_found(line: Line) -> None:
    async with line.running():
        await until(lambda: line.channel.state().detail.startswith("absent"))
        with pytest.raises(RetryLater) as later:
            await line.channel.send(outgoing("您好"))
        assert not later.value.uncertain
        await line.gateway.start()
        await line.up()
        await line.channel.send(outgoing("您好"))
    assert line.channel.state().running is False


async def test_a_gateway_that_was_killed_and_started_again_is_found(line: Line) -> None:
    async with line.connected():
        await until(lambda: len(line.returns) == 1)
        await line.gateway.stop()
        await line.down()
        line.gateway.says(WANG, "没人听见")
        await line.gateway.start()
        await line.up()
        line.gateway.says(WANG, "听见了")
        heard = await line.heard()
        await until(lambda: len(line.returns) == 2)
    assert [each.text for each in heard] == ["听见了"]


async def test_every_return_is_told_though_not_too_often(line: Line) -> None:
    async with line.connected():
        await until(lambda: len(line.returns) == 1)
        began = asyncio.get_running_loop().time()
        await line.gateway.stop()
        await line.down()
        await line.gateway.start()
        await until(lambda: len(line.returns) == 2)
        assert asyncio.get_running_loop().time() - began >= QUICK.tell_every - 0.02


async def test_a_frozen_gateway_is_let_go(line: Line) -> None:
    async with line.connected():
        line.gateway.frozen = True
        await until(lambda: line.channel.state().detail.startswith("silent"))
        assert not line.channel.state().running
        with pytest.raises(RetryLater):
            await line.channel.send(outgoing("您好"))
        line.gateway.frozen = False
        await line.up()


async def test_a_call_that_hangs_ends_the_connection_and_may_have_arrived(line: Line) -> None:
    async with line.connected():
        line.gateway.frozen = True
        with pytest.raises(RetryLater) as later:
            await line.channel.send(outgoing("您好"))
        assert later.value.uncertain
        await line.down()


async def test_a_gateway_that_hangs_holds_up_few_letters(line: Line) -> None:
    async with line.connected():
        line.gateway.frozen = True
        began = asyncio.get_running_loop().time()
        sent = [asyncio.create_task(line.channel.send(outgoing("您好"))) for _ in range(40)]
        done, waiting = await asyncio.wait(sent, timeout=QUICK.answer / 3)
        assert (len(done), len(waiting)) == (32, 8)
        assert asyncio.get_running_loop().time() - began < QUICK.answer
        results = await asyncio.gather(*sent, return_exceptions=True)
    assert {type(each) for each in results} == {RetryLater}


async def test_of_two_programs_the_second_is_refused_and_says_so(line: Line) -> None:
    second = WechatyChannel(access(line.gateway), clock=HandClock(), patience=QUICK)
    async with line.connected():
        task = asyncio.create_task(second.run(MemoryInbox()))
        await until(lambda: second.state().detail.startswith("taken"))
        task.cancel()
        line.gateway.says(WANG, "早")
        assert len(await line.heard()) == 1
    assert not second.state().running


async def test_nobody_is_heard_before_we_know_who_we_are(line: Line) -> None:
    line.gateway.logged_in = False
    await line.gateway.start()
    async with line.running():
        async with asyncio.timeout(5):
            await line.gateway.listening.wait()
        line.gateway.emit(22, {"status": 2, "qrcode": "weixin://login"})
        line.gateway.says(WANG, "早")
        await until(lambda: "scan" in line.channel.state().detail)
        assert line.inbox.rows == {}
        line.gateway.emit(25, {"contactId": "wxid_bot"})
        assert [each.text for each in await line.heard()] == ["早"]
        line.gateway.emit(26, {"contactId": "wxid_bot"})
        await line.down()


async def test_a_message_told_of_before_the_break_is_asked_for_again(line: Line) -> None:
    async with line.connected():
        line.gateway.frozen = True
        line.gateway.says(WANG, "12号 1", room=GROUP)
        await line.down()
        line.gateway.frozen = False
        assert [each.text for each in await line.heard()] == ["12号 1"]


def test_doctor_tells_what_is_wrong(line: Line) -> None:
    with pytest.raises(GatewayFault) as absent:
        examined(access(line.gateway), seconds=0.2)
    assert absent.value.fault is Fault.ABSENT


async def _examined(gateway: FakeGateway, *, token: str = "") -> str:
    known = access(gateway, token=token) if token else access(gateway)
    return await asyncio.to_thread(examined, known, seconds=0.2)


async def test_doctor_tells_a_wrong_token_and_a_frozen_gateway_apart(line: Line) -> None:
    async with line.connected():
        assert await _examined(line.gateway) == "1.21.3"
        with pytest.raises(GatewayFault) as wrong:
            await _examined(line.gateway, token="another")  # noqa: S106 - of no gateway
        line.gateway.frozen = True
        with pytest.raises(GatewayFault) as frozen:
            await _examined(line.gateway)
    assert (wrong.value.fault, frozen.value.fault) == (Fault.TOKEN, Fault.SILENT)


@pytest.mark.parametrize(
    ("raised", "fault"),
    [
        (GRPCError(Status.UNAVAILABLE, "gone"), Fault.BROKEN),
        (GRPCError(Status.UNKNOWN, None), Fault.REFUSED),
        (StreamTerminatedError("reset"), Fault.BROKEN),
        (ProtocolError("settings"), Fault.BROKEN),
        (ssl.SSLError(1, "certificate verify failed"), Fault.TLS),
        (TimeoutError(), Fault.SILENT),
        (ConnectionRefusedError(111, "Connection refused"), Fault.ABSENT),
    ],
    ids=lambda each: each.value if isinstance(each, Fault) else type(each).__name__,
)
def test_every_fault_has_a_kind(raised: Exception, fault: Fault) -> None:
    with pytest.raises(GatewayFault) as found, in_gateway_words():
        raise raised
    assert found.value.fault is fault
    assert "\n" not in found.value.words


def test_certificates_that_are_not_there_are_a_fault(tmp_path: Path) -> None:
    known = GatewayAccess(
        endpoint="grpcs://gw.example:8788",
        token="t",  # noqa: S106 - of no gateway
        authorities=tmp_path / "none",
    )
    with pytest.raises(GatewayFault):
        examined(known, seconds=0.2)
