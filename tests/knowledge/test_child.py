"""What a process that parses a file may do."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def confined(code: str) -> subprocess.CompletedProcess[str]:
    begin = "from knowledge.sources.__main__ import confine; confine(megabytes=512, seconds=5)"
    program = f"{begin}\n{code}"
    return subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={"PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "open('/tmp/should-not-be-written', 'w')",
        "import os; os.open('/tmp/should-not-be-written', os.O_CREAT | os.O_WRONLY)",
    ],
)
def test_it_reaches_neither_network_nor_disk_nor_programs(code: str) -> None:
    done = confined(code)
    assert done.returncode == 1
    assert "PermissionError" in done.stderr


def test_its_memory_is_bounded() -> None:
    done = confined("x = bytearray(600 * 1024 * 1024)")
    assert "MemoryError" in done.stderr


def test_it_reads_and_computes() -> None:
    done = confined("print(sum(range(10)), len(open('/etc/hostname').read()) >= 0)")
    assert done.stdout.strip() == "45 True"
