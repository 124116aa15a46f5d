"""Locks a worker in: bounded memory, no new connections, no life after its parent.

The refusal of SERVICE and FROM happens by reading the query; this is the second wall, kept by the
kernel: on Linux a worker cannot make a socket at all, whatever the engine is talked into.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import threading
import time

__all__ = ["bound_memory", "end_with_parent", "no_network"]

_MEGABYTE = 1024 * 1024
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
# Of each machine: its audit number and its calls socket, connect, io_uring_setup.
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 425)),
    "aarch64": (0xC00000B7, (198, 203, 425)),
}
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _EPERM = 0x7FFF0000, 0x00050001
_X32 = 0x40000000


def bound_memory(megabytes: int) -> None:
    """Let the process hold at most so much memory of its own; 0 for no bound."""
    if not megabytes or sys.platform == "win32":
        return
    import resource

    size = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with_parent(parent: int) -> None:
    """End this process soon after its parent has ended, however that ended."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def no_network() -> bool:
    """Forbid new sockets to this process for good; tell whether the kernel agreed."""
    known = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    program = _program(*known)
    buffer = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: a count of instructions, padding, a pointer to them.
    described = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _FILTER, described, 0, 0) == 0)


def _program(audit: int, calls: tuple[int, ...]) -> bytes:
    """Write the filter: calls of another architecture and the forbidden ones fail with EPERM."""
    forbidden = len(calls)
    steps = [
        (_LOAD, 0, 0, 4),  # the architecture of the call
        (_EQUAL, 0, forbidden + 3, audit),
        (_LOAD, 0, 0, 0),  # its number
        (_AT_LEAST, forbidden + 1, 0, _X32),
        *((_EQUAL, forbidden - at, 0, call) for at, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _EPERM),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
