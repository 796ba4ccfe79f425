"""The memory of this process: a bound for it, and giving it back."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8
_LARGE_BYTES = 1024 * 1024
_FREE_BYTES = 4 * 1024 * 1024

CHECK_SECONDS = 0.2
OUT_OF_MEMORY = 137
"""The exit status that a shell shows for a process killed for its memory."""


def limit(memory_bytes: int) -> None:
    """Bound this process.

    On Linux the kernel refuses what is beyond, and Python raises MemoryError. macOS and Windows enforce no such limit
    on their own, so a thread looks at the peak and ends the process.
    """
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        return
    threading.Thread(target=_watch, args=(memory_bytes,), name="memory watch", daemon=True).start()


def bound_free_memory() -> None:
    """Have glibc share free memory among all threads, keep a little of it, and return the rest to the system.

    Else each thread keeps its own, and blocks as large as any that was ever returned are kept too: 20 MB for good. To
    keep none would cost: a page's text is written in some ten blocks, one after the other, and the system hands out
    each anew in pieces of 4 KB.
    """
    _tell_glibc("mallopt", _M_ARENA_MAX, 1)
    _tell_glibc("mallopt", _M_MMAP_THRESHOLD, _LARGE_BYTES)
    _tell_glibc("mallopt", _M_TRIM_THRESHOLD, _FREE_BYTES)


def give_back_free_pieces() -> None:
    """Have glibc return what is free between pieces that are kept; by itself it returns what is free at the end."""
    _tell_glibc("malloc_trim", 0)


def _tell_glibc(function: str, *numbers: int) -> None:
    """Call a function of the C library that only glibc has; elsewhere do nothing."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # two megabytes that only this needs

        with contextlib.suppress(AttributeError):  # another C library
            getattr(ctypes.CDLL(None), function)(*numbers)


def resident_bytes() -> int:
    """What this process holds in memory now; 0 where the system does not tell it cheaply."""
    if sys.platform != "linux":
        return 0
    with open("/proc/self/statm", encoding="ascii") as fields:  # noqa: PTH123  # a path object costs as much again
        return int(fields.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _watch(memory_bytes: int) -> None:
    pause = threading.Event()
    while _peak_bytes() <= memory_bytes:
        pause.wait(CHECK_SECONDS)
    os._exit(OUT_OF_MEMORY)


def _peak_bytes() -> int:
    """The largest resident size so far."""
    if sys.platform == "win32":
        return _windows_peak_bytes()
    import resource  # noqa: PLC0415  # not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _windows_peak_bytes() -> int:
    """`PeakWorkingSetSize` of PROCESS_MEMORY_COUNTERS: after two 32-bit fields the first of eight words."""
    import ctypes  # noqa: PLC0415  # two megabytes that only this platform needs
    from ctypes import wintypes  # noqa: PLC0415  # likewise

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "resident", "a", "b", "c", "d", "committed", "e")),
        )

    counters = Counters()
    counters.size = ctypes.sizeof(counters)
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # on Windows only
    kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
    return int(counters.peak)
