"""How a person's ethnicity and religion are stored, however they were typed."""

import unicodedata
from functools import lru_cache

from daihoi.apps.organisation.models import MAJORITY_ETHNICITY

_NO_RELIGION = {"không", "không có", "không tôn giáo", "không theo tôn giáo", "không theo tôn giáo nào"}


@lru_cache(maxsize=1024)
def ethnicity_from(text: str) -> str:
    """Give an ethnicity as it is stored: composed letters, single spaces, each word with a capital; blank is Kinh."""
    return _plain(text).title() or MAJORITY_ETHNICITY


@lru_cache(maxsize=1024)
def religion_from(text: str) -> str:
    """Give a religion as it is stored, with a capital first letter; an empty text for none, «Không» among others."""
    plain = _plain(text)
    if plain.casefold() in _NO_RELIGION:
        return ""
    return plain.capitalize() if plain.isupper() else plain[:1].upper() + plain[1:]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
