"""What a file that came in is: a scan of how many pages, or why it can't be read."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from PIL import Image

from daihoi.apps.counting.storage import Draft
from daihoi.core.ballots import listed_pages
from daihoi.core.errors import UnusableInput
from daihoi.core.figures.vietnamese import number_text

MOST_PAGES = 20_000
PDFIUM = Lock()
"""Held by whoever opens a PDF in this process: the library takes one caller at a time."""
_LOCKED = "có mật khẩu nên không mở được. Hãy lưu lại không đặt mật khẩu."
_BROKEN = "bị hỏng hoặc chưa tải hết, không mở được. Hãy quét hoặc chép lại."
_BEGINNINGS = {
    b"%PDF-": ".pdf",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG\r\n\x1a\n": ".png",
}


@dataclass(frozen=True)
class Contents:
    """What kind of file it is, by its content, and how many pages it has."""

    suffix: str
    pages: int


def look_into(draft: Draft, name: str) -> Contents:
    """Look into a file; raise `UnusableInput` that names the file and says what is expected."""
    suffix = _suffix(draft, name)
    path = draft.path.with_suffix(suffix)
    draft.path.rename(path)
    try:
        pages = _count(path, name)
    finally:
        path.rename(draft.path)
    if pages < 1:
        raise UnusableInput(f"Tệp “{name}” không có trang nào. Hãy quét lại.")
    if pages > MOST_PAGES:
        told = f"có {number_text(pages)} trang, nhiều hơn {number_text(MOST_PAGES)}"
        raise UnusableInput(f"Tệp “{name}” {told}. Hãy chia thành nhiều tệp.")
    return Contents(suffix, pages)


def _suffix(draft: Draft, name: str) -> str:
    if not draft.size:
        raise UnusableInput(f"Tệp “{name}” rỗng. Hãy quét lại.")
    with draft.path.open("rb") as file:
        beginning = file.read(1024)
    for mark, suffix in _BEGINNINGS.items():
        if beginning.startswith(mark) or (suffix == ".pdf" and mark in beginning):
            return suffix
    raise UnusableInput(f"Tệp “{name}” không phải bản quét. Cần tệp PDF, TIFF, JPEG hoặc PNG từ máy quét.")


def _count(path: Path, name: str) -> int:
    try:
        with PDFIUM:
            pages = sum(1 for _ in listed_pages([path]))
    except UnusableInput as error:
        is_locked = "password" in str(error.__cause__).lower()
        told = _LOCKED if is_locked else _BROKEN
        raise UnusableInput(f"Tệp “{name}” {told}") from error
    if path.suffix != ".pdf":
        _decode(path, name)
    return pages


def _decode(path: Path, name: str) -> None:
    """A picture that can't be decoded is told of at once, not when the count is under way."""
    try:
        with Image.open(path) as picture:
            picture.load()
    except Image.DecompressionBombError as error:
        raise UnusableInput(f"Tệp “{name}” là ảnh quá lớn. Hãy quét ở 200 điểm ảnh mỗi inch.") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnusableInput(f"Tệp “{name}” bị hỏng, không đọc được ảnh. Hãy quét lại.") from error
