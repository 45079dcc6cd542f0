"""What a count stands on, bound together: a hash tree over images, readings and decisions, and its short code.

The tree is that of RFC 6962, section 2.1 (SHA-256; 0x00 before a leaf, 0x01 before a pair), so that any program that
knows it can work the root out again. The leaves are kept with the count: they tell which item is no longer the same.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_LEAF, _PAIR = b"\x00", b"\x01"
_CODE_BYTES = 10
_GROUP = 4


@dataclass(frozen=True)
class Differences:
    """The names of the items that are no longer as they were bound, each in the order of its list."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.changed or self.missing or self.added)


def leaf(name: str, content: bytes) -> bytes:
    """Give the leaf of an item: 32 bytes that bind its content to its name."""
    return hashlib.sha256(_LEAF + name.encode() + b"\x00" + content).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """Give the root over leaves in their order: 32 bytes."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(_PAIR + root(leaves[:half]) + root(leaves[half:])).digest()


def code_over(leaves: Iterable[bytes]) -> str:
    """Give the short code of the tree over leaves in their order."""
    return short_code(root(list(leaves)))


def short_code(of_root: bytes) -> str:
    """Give the code to be printed on the minutes: 80 bits in groups that can be read out, «ABCD-EF23-…»."""
    return grouped(base64.b32encode(of_root[:_CODE_BYTES]).decode())


def grouped(letters: str) -> str:
    """Write the letters of a code as it is printed, four to a group."""
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def compare(kept: Mapping[str, bytes], found: Mapping[str, bytes]) -> Differences:
    """Tell the leaves that were kept from those found now, by the names of their items."""
    return Differences(
        changed=tuple(name for name, bound in kept.items() if name in found and found[name] != bound),
        missing=tuple(name for name in kept if name not in found),
        added=tuple(name for name in found if name not in kept),
    )
