"""Which kind of file it is, by its first bytes and not by its name."""

import zipfile
from enum import Enum
from pathlib import Path

from daihoi.core.errors import UnusableInput

_HEAD = 4096
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Hãy mở tệp bằng chương trình bảng tính và lưu lại dạng Excel (.xlsx)."
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<body", b"<style")


class Format(Enum):
    """The two kinds of file that are read."""

    XLSX = "xlsx"
    TEXT = "text"


def format_of(path: Path, file_name: str) -> Format:
    """Tell what a file is; UnusableInput names what it is instead and how to save it anew."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\x00\xef\xbb\xbf \r\n\t"):
        raise UnusableInput(f"Tệp “{file_name}” rỗng. Hãy chọn tệp đã có tiêu đề cột và dữ liệu.")
    if head.startswith(b"PK"):
        return _inside_zip(path, file_name)
    if reason := _other_kind(path, head):
        raise UnusableInput(f"Tệp “{file_name}” {reason}")
    return Format.TEXT


def _other_kind(path: Path, head: bytes) -> str:
    if head.startswith(_OLE2):
        if _ENCRYPTED in path.read_bytes():
            return "được bảo vệ bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu rồi lưu lại."
        return f"là tệp Excel đời cũ (.xls) hoặc tệp Office đời cũ. {_SAVE_AS}"
    if head.startswith(b"%PDF"):
        return "là tệp PDF, không phải bảng tính. Hãy nhập tệp Excel (.xlsx) hoặc .csv."
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        return f"thực ra là trang web (HTML) được đặt tên như bảng tính. {_SAVE_AS}"
    if _is_binary(head):
        return "không phải bảng tính: nội dung không phải là chữ. Hãy nhập tệp Excel (.xlsx) hoặc .csv."
    return ""


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_like_utf16(head):
        return False
    return any(byte < 9 or 13 < byte < 32 for byte in head)


def looks_like_utf16(head: bytes) -> str:
    """Give the byte order of UTF-16 text that has no mark: Latin letters leave every other byte zero."""
    pairs = len(head) // 2
    if pairs >= 4 and head[1::2].count(0) > pairs // 3 and not head[0::2].count(0):
        return "utf-16-le"
    if pairs >= 4 and head[0::2].count(0) > pairs // 3 and not head[1::2].count(0):
        return "utf-16-be"
    return ""


def _inside_zip(path: Path, file_name: str) -> Format:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError) as error:
        message = f"Tệp “{file_name}” bị hỏng hoặc mới chép được một phần. Hãy chép hoặc tải lại trọn vẹn tệp gốc."
        raise UnusableInput(message) from error
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "xl/workbook.bin" in names:
        raise UnusableInput(f"Tệp “{file_name}” là bảng tính nhị phân (.xlsb). {_SAVE_AS}")
    if "word/document.xml" in names:
        raise UnusableInput(f"Tệp “{file_name}” là văn bản Word, không phải bảng tính. Hãy nhập tệp Excel (.xlsx).")
    if "content.xml" in names:
        raise UnusableInput(f"Tệp “{file_name}” là bảng tính OpenDocument (.ods). {_SAVE_AS}")
    raise UnusableInput(f"Tệp “{file_name}” là tệp nén, không phải bảng tính. Hãy giải nén rồi nhập tệp bên trong.")
