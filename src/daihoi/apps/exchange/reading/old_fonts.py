"""Text typed in the fonts from before Unicode, whose letters Unicode shows as others."""

import re

_TCVN3 = re.compile(r"[®¸µ¶·¹¨»¾¼½©«¬§¦¥¤£¢]|[a-zà-öø-ÿ][À-ÖØ-Þ]")
_VNI = re.compile(r"[øåï]|a[âêäàáãèéëúùüûõ]|e[âäàáãùûõ]|o[âäùûõ]|[uyö][ùûõ]", re.IGNORECASE)


def old_font_of(text: str) -> str:
    """Name the old encoding that a text is typed in; an empty text for Unicode."""
    if text.isascii():
        return ""
    if _TCVN3.search(text):
        return "TCVN3, phông .VnTime"
    return "VNI" if _VNI.search(text) else ""


def old_font_of_file(sample: str) -> str:
    """Name the old encoding of a file from some of its text, in which one odd word does not tell."""
    letters = sum(character.isalpha() for character in sample)
    if len(_TCVN3.findall(sample)) * 20 > letters:
        return "TCVN3, phông .VnTime"
    return "VNI" if len(_VNI.findall(sample)) * 50 > letters else ""


def refusal(file_name: str, font: str) -> str:
    """Say that a whole file is typed in an old font, and how to mend it."""
    return f"Tệp “{file_name}” dùng bảng mã cũ ({font}), chữ có dấu sẽ đọc sai. Hãy chuyển mã sang Unicode rồi lưu lại."
