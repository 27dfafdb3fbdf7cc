"""WeChat against the real npm gateway; only WeChat itself is played."""

import asyncio
import base64
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.channel import Enclosure
from bot.channels.wechaty import Fault, GatewayAccess, GatewayFault, WechatyChannel, examined
from bot.ground import Ground
from tests.bot.chain.stage import opened
from tests.bot.wechaty.conftest import HandClock, MemoryInbox, outgoing, until
from tests.bot.wechaty.people import QUICK, ROOMS, on_wechat
from tests.bot.wechaty.walk import BEFORE, ENDED, VOTED
from tests.dialogues import COMMITTEE_ROOM, GROUP
from tests.gateway.real_gateway import CannotRun, RealGateway, installed
from tests.tables import play

pytestmark = pytest.mark.enable_socket
LARGE = bytes(range(256)) * 20_000
WANG = "wxid_wang"


@pytest.fixture(scope="module")
def node() -> str:
    try:
        return installed()
    except CannotRun as why:
        if os.environ.get("CI") == "true":  # noqa: TID251 - of the machine, not of the program
            raise
        pytest.skip(str(why))


@pytest.fixture
def gateway(node: str) -> Iterator[RealGateway]:
    started = RealGateway(node)
    started.start()
    yield started
    started.kill()


@pytest.fixture
def ground(migrated_file: Path, tmp_path: Path) -> Iterator[Ground]:
    with opened(tmp_path / "data", template=migrated_file) as on:
        yield on


def test_a_council_outlives_its_gateway(ground: Ground, gateway: RealGateway) -> None:
    with on_wechat(ground, gateway, gateway.access) as driver:
        state = driver.channel.state
        play(driver, (*BEFORE, *VOTED[:1]))
        gateway.sent()
        gateway.kill()
        driver.stage.settle(quiet=lambda: not state().running)
        gateway.start()
        driver.stage.settle(quiet=lambda: "再发一遍" in str(gateway.sent()[-1]))
        play(driver, VOTED[1:2])
        gateway.freeze()
        driver.stage.settle(quiet=lambda: state().detail == "silent")
        gateway.thaw()
        driver.stage.settle(quiet=lambda: state().running)
        play(driver, (*VOTED[2:], *ENDED))
        assert ".pdf>" in str(driver.visible("赵主任", where=COMMITTEE_ROOM))
        asked = [each for each in gateway.sent() if "再发一遍" in each.text]
        assert {each.chat for each in asked} == {ROOMS[GROUP]}


def _certified(folder: Path) -> tuple[Path, Path]:
    """Make a certificate of its own for 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "gateway")])
    now = datetime.now(UTC)  # noqa: TID251 - OpenSSL looks at the real clock
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, secret = folder / "gateway.pem", folder / "gateway.key"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pem, secret


@pytest.fixture
def secured(node: str, tmp_path: Path) -> Iterator[RealGateway]:
    pem, key = _certified(tmp_path)
    started = RealGateway(node, certificate=pem, key=key)
    started.start()
    started.settle({WANG: "王阿姨"}, {"19001@chatroom": "3号楼邻里群"})
    yield started
    started.kill()


def test_large_files_both_ways_over_tls(secured: RealGateway, tmp_path: Path) -> None:
    (tmp_path / "card.png").write_bytes(LARGE)
    card = Enclosure(path=tmp_path / "card.png", name="card.png", media_type="image/png")

    async def both_ways() -> None:
        channel = WechatyChannel(secured.access, clock=HandClock(), patience=QUICK)
        inbox = MemoryInbox()
        task = asyncio.create_task(channel.run(inbox))
        await until(lambda: channel.state().running)
        await asyncio.to_thread(secured.sends, WANG, LARGE, name="lamp.png")
        await until(lambda: len(inbox.rows) == 1)
        (said,) = filter(None, map(channel.read, inbox.rows.values()))
        assert said.sender_name == "王阿姨"
        assert await channel.fetch(said.files[0].reference) == LARGE
        await channel.send(outgoing("结果", chat=WANG, pictures=(card,)))
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    asyncio.run(both_ways())
    picture, words = secured.posted()
    assert base64.b64decode(picture["content"]) == LARGE
    assert words["text"] == "结果\n✉7KQ2"


def test_doctor_tells_what_is_wrong_with_a_real_gateway(secured: RealGateway) -> None:
    known = secured.access
    assert examined(known, seconds=5).startswith("1.19")
    wrong = {
        GatewayAccess(known.endpoint, "another", known.authorities): Fault.TOKEN,
        GatewayAccess(known.endpoint, known.token): Fault.TLS,
        GatewayAccess(known.endpoint.replace("grpcs", "grpc"), known.token): Fault.BROKEN,
        GatewayAccess("grpc://127.0.0.1:1", known.token): Fault.ABSENT,
    }
    found = {}
    for access in wrong:
        with pytest.raises(GatewayFault) as fault:
            examined(access, seconds=5)
        found[access] = fault.value.fault
    assert found == wrong
