"""How a process that reads many pages uses memory."""

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_PICTURES = 1 << 26


def keep_freed_memory() -> None:
    """Let a page's pictures take the place of the last page's: the system clears memory that is given back and forth.

    Only for a process whose work is reading pages; elsewhere, and without the GNU C library, nothing changes.
    """
    if sys.platform != "linux":
        return
    change = getattr(ctypes.CDLL(None), "mallopt", None)
    if change is not None:
        change(_MMAP_THRESHOLD, _PICTURES // 2)
        change(_TRIM_THRESHOLD, 2 * _PICTURES)
