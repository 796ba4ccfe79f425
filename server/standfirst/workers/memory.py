"""A bound for the memory of this process."""

from __future__ import annotations

import os
import sys
import threading

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
    from ctypes import wintypes  # noqa: PLC0415

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
