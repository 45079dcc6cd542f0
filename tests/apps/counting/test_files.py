"""Files of scans: what can't be read is told of in one message that names it, and changes nothing."""

import io
import stat
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.counting import looking, storage
from daihoi.apps.counting.models import BallotBox, ScanFile
from daihoi.apps.counting.services.boxes import open_box
from daihoi.apps.counting.services.files import Upload, receive_scan
from daihoi.apps.counting.storage import shelf_of
from daihoi.apps.organisation.refusals import Refused
from daihoi.core.errors import UnusableInput
from tests.apps.counting.boxes import THREE_OF_FIVE
from tests.factories import make_unit_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def box() -> BallotBox:
    return open_box(actor=None, unit=make_unit_tree().cell, ballot=THREE_OF_FIVE, deciders=1)


def picture(kind: str = "JPEG", pages: int = 1) -> bytes:
    stream = io.BytesIO()
    sheets = [Image.new("L", (200 + at, 280), 255) for at in range(pages)]
    more = {"save_all": True, "append_images": sheets[1:]} if pages > 1 else {}
    sheets[0].save(stream, kind, **more)
    return stream.getvalue()


def receive(box: BallotBox, content: bytes, name: str = "quet.pdf") -> ScanFile:
    return receive_scan(actor=None, box=box, upload=Upload(name=name, chunks=[content]))


def left_in(box: BallotBox) -> list[Path]:
    folder = shelf_of(box.pk).folder
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (picture("PDF", 3), 3),
        (picture("TIFF", 2), 2),
        (picture("JPEG"), 1),
        (picture("PNG"), 1),
    ],
    ids=["pdf", "tiff", "jpeg", "png"],
)
def test_scan_is_kept_under_its_digest_for_nobody_else_whatever_its_name(box: BallotBox, content: bytes, pages: int):
    scan = receive(box, content, "C:\\quet\\Phiếu bầu.dat")
    (kept,) = left_in(box)
    assert (scan.name, scan.page_count, kept.stem) == ("Phiếu bầu.dat", pages, scan.digest)
    assert (kept.read_bytes(), stat.S_IMODE(kept.stat().st_mode)) == (content, 0o600)
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def locked_pdf() -> bytes:
    """Give a PDF that asks for a password: an encryption entry with no key that anybody has."""
    document = pdfium.PdfDocument(picture("PDF"))
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    entry = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >> "
        b"/ID [<" + b"43" * 16 + b"> <" + b"43" * 16 + b">] "
    )
    return stream.getvalue().replace(b"/Root", entry + b"/Root")


WRONG = {
    "empty": (b"", "Tệp “quet.pdf” rỗng."),
    "text": (b"khong phai ban quet", "Tệp “quet.pdf” không phải bản quét."),
    "broken pdf": (b"%PDF-1.7\nhong", "Tệp “quet.pdf” bị hỏng hoặc chưa tải hết"),
    "cut pdf": (picture("PDF")[:200], "Tệp “quet.pdf” bị hỏng hoặc chưa tải hết"),
    "locked pdf": (locked_pdf(), "Tệp “quet.pdf” có mật khẩu"),
    "cut jpeg": (picture("JPEG")[:300], "Tệp “quet.pdf” bị hỏng, không đọc được ảnh."),
    "broken png": (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "Tệp “quet.pdf” bị hỏng, không đọc được ảnh."),
    "broken tiff": (b"II*\x00" + b"\xff" * 50, "Tệp “quet.pdf” bị hỏng hoặc chưa tải hết"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_file_that_is_no_scan_is_told_of_by_its_name_and_changes_nothing(box: BallotBox, wrong: str):
    content, told = WRONG[wrong]
    entries = AuditEntry.objects.count()
    with pytest.raises(UnusableInput) as refused:
        receive(box, content)
    assert str(refused.value).startswith(told)
    assert (ScanFile.objects.count(), left_in(box), AuditEntry.objects.count()) == (0, [], entries)


def test_file_that_is_too_large_is_broken_off(box: BallotBox, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(storage, "LIMIT_FILE", 1024**2)
    with pytest.raises(UnusableInput, match=r"Tệp “quet.pdf” nặng hơn 1 MB"):
        receive(box, b"%PDF-" + bytes(1024**2))
    assert (ScanFile.objects.count(), left_in(box)) == (0, [])


def test_file_of_too_many_pages_is_refused(box: BallotBox, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(looking, "MOST_PAGES", 2)
    with pytest.raises(UnusableInput, match=r"Tệp “quet.pdf” có 3 trang, nhiều hơn 2"):
        receive(box, picture("PDF", 3))


def test_same_file_again_is_noticed_whatever_it_is_called(box: BallotBox):
    receive(box, picture(), "sáng.jpg")
    with pytest.raises(Refused, match=r"Tệp “chiều.jpg”: đã nhận lúc .* với tên “sáng.jpg”"):
        receive(box, picture(), "chiều.jpg")
    assert (ScanFile.objects.count(), len(left_in(box))) == (1, 1)
