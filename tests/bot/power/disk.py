"""A disk under SQLite that remembers every write and every sync.

SQLite reaches its files through a VFS (https://www.sqlite.org/vfs.html). Here the one of the
operating system stays in place, in the very SQLite library that the program runs on; of each
database and log that is opened under a folder, the methods that write, cut off and sync are
led through functions that note what they were told. Syncing is only noted, not done: what a
power cut would leave is made out of the notes.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.storage.engines import sqlite_library

OK = 0
KEPT = 0x0100 | 0x0800 | 0x080000
"""SQLITE_OPEN_MAIN_DB, SQLITE_OPEN_MAIN_JOURNAL, SQLITE_OPEN_WAL."""
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(Structure):
    _fields_ = (
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", _OPEN),
        ("xDelete", _DELETE),
        *((name, c_void_p) for name in ("xAccess", "xFullPathname")),
        *((name, c_void_p) for name in ("xDlOpen", "xDlError", "xDlSym", "xDlClose")),
        *((name, c_void_p) for name in ("xRandomness", "xSleep", "xCurrentTime")),
        *((name, c_void_p) for name in ("xGetLastError", "xCurrentTimeInt64")),
        *((name, c_void_p) for name in ("xSetCall", "xGetCall", "xNextCall")),
    )


class _Methods(Structure):
    _fields_ = (
        ("iVersion", c_int),
        *((name, c_void_p) for name in ("xClose", "xRead")),
        ("xWrite", _WRITE),
        ("xTruncate", _TRUNCATE),
        ("xSync", _SYNC),
        *((name, c_void_p) for name in ("xFileSize", "xLock", "xUnlock")),
        *((name, c_void_p) for name in ("xCheckReservedLock", "xFileControl")),
        *((name, c_void_p) for name in ("xSectorSize", "xDeviceCharacteristics")),
        *((name, c_void_p) for name in ("xShmMap", "xShmLock", "xShmBarrier")),
        *((name, c_void_p) for name in ("xShmUnmap", "xFetch", "xUnfetch")),
    )


class _File(Structure):
    _fields_ = (("pMethods", POINTER(_Methods)),)


@dataclass(frozen=True)
class Written:
    """Bytes that were handed to the disk."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Shortened:
    """A file that was cut off."""

    file: str
    size: int


@dataclass(frozen=True)
class Deleted:
    """A file that was taken away; ``lasting`` where its folder was synced."""

    file: str
    lasting: bool


@dataclass(frozen=True)
class Synced:
    """A file whose bytes the disk was told to keep."""

    file: str


Event = Written | Shortened | Deleted | Synced


class Disk:
    """What was done to the databases under a folder, in its order."""

    def __init__(self, folder: Path) -> None:
        self.tape: list[Event] = []
        self._folder = folder.resolve()
        self._names: dict[int, str] = {}
        self._led: dict[int, _Methods] = {}
        self._kept: list[object] = []
        library = ctypes.CDLL(sqlite_library().connect.__self__.__file__)
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._library = library
        self._below = library.sqlite3_vfs_find(None)
        self._above = _Vfs.from_buffer_copy(self._below.contents)
        self._above.zName = b"remembering"
        self._above.xOpen = _OPEN(self._open)
        self._above.xDelete = _DELETE(self._delete)

    def begin(self) -> None:
        """Let every database that is opened from now on go through this disk."""
        assert self._library.sqlite3_vfs_register(ctypes.byref(self._above), 1) == OK

    def end(self) -> None:
        """Give way to the disk below; every database was closed before."""
        assert self._library.sqlite3_vfs_register(self._below, 1) == OK
        assert self._library.sqlite3_vfs_unregister(ctypes.byref(self._above)) == OK

    def _open(self, _vfs: int, name: int, file: int, flags: int, out: int) -> int:
        found = self._below.contents.xOpen(
            ctypes.cast(self._below, c_void_p), name, file, flags, out
        )
        path = ctypes.string_at(name).decode() if name else ""
        if found == OK and flags & KEPT and path.startswith(str(self._folder)):
            self._names[file] = Path(path).name
            opened = ctypes.cast(file, POINTER(_File)).contents
            opened.pMethods = ctypes.pointer(self._remembering(opened.pMethods))
        return int(found)

    def _delete(self, _vfs: int, name: bytes, lasting: int) -> int:
        if Path(name.decode()).is_relative_to(self._folder):
            self.tape.append(Deleted(Path(name.decode()).name, lasting=bool(lasting)))
        below = ctypes.cast(self._below, c_void_p)
        return int(self._below.contents.xDelete(below, name, lasting))

    def _remembering(self, methods: Any) -> _Methods:  # noqa: ANN401 - a pointer of ctypes
        at = ctypes.cast(methods, c_void_p).value or 0
        if at not in self._led:
            below = _Methods.from_buffer_copy(methods.contents)
            above = _Methods.from_buffer_copy(methods.contents)
            through = _Through(self, below=below)
            above.xWrite = _WRITE(through.write)
            above.xTruncate = _TRUNCATE(through.truncate)
            above.xSync = _SYNC(through.sync)
            self._led[at] = above
            self._kept += [below, through]
        return self._led[at]

    def name(self, file: int) -> str:
        """Return the name of an open file."""
        return self._names[file]


@dataclass(frozen=True)
class _Through:
    """The methods of a file that change it, noted and handed on."""

    disk: Disk
    below: _Methods

    def write(self, file: int, data: int, amount: int, offset: int) -> int:
        """Note what is written."""
        kept = ctypes.string_at(data, amount)
        self.disk.tape.append(Written(self.disk.name(file), offset, kept))
        return int(self.below.xWrite(file, data, amount, offset))

    def truncate(self, file: int, size: int) -> int:
        """Note what is cut off."""
        self.disk.tape.append(Shortened(self.disk.name(file), size))
        return int(self.below.xTruncate(file, size))

    def sync(self, file: int, _flags: int) -> int:
        """Note that all before is to last."""
        self.disk.tape.append(Synced(self.disk.name(file)))
        return OK


@contextmanager
def remembered(folder: Path) -> Iterator[Disk]:
    """Note all that databases under a folder do to their files while inside."""
    disk = Disk(folder)
    disk.begin()
    try:
        yield disk
    finally:
        disk.end()
