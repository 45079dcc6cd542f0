"""The election that a ballot is printed for and counted by, as contracts 3 and 4 describe it."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from daihoi.core.errors import UnusableInput

MOST_CANDIDATES = 220
_LONGEST_NAME = 80


class BallotForm(StrEnum):
    """How a voter says whom they vote for (244 Điều 17.1, section A.6.2)."""

    STRIKE_OUT = "strike_out"
    AGREE_DISAGREE = "agree_disagree"


@dataclass(frozen=True)
class Candidate:
    """One name on the ballot."""

    id: str
    name: str


@dataclass(frozen=True)
class Election:
    """Who is voted on, for how many seats, and the words at the head of the ballot."""

    title: str
    organisation: str
    upper_organisation: str
    term: str
    rules: str
    seats: int
    candidates: tuple[Candidate, ...]

    @property
    def form(self) -> BallotForm:
        """Give the form of the ballot: names to strike out where there are more names than seats (A.6.2)."""
        return BallotForm.STRIKE_OUT if len(self.candidates) > self.seats else BallotForm.AGREE_DISAGREE

    @property
    def code(self) -> str:
        """Give 18 digits that tell this election from any other; they are the same on each of its ballots."""
        listed = [[candidate.id, candidate.name] for candidate in self.candidates]
        told = [self.title, self.organisation, self.upper_organisation, self.term, self.seats, listed]
        digest = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).digest()
        return f"{int.from_bytes(digest[:8], 'big') % 10**18:018d}"


def read_election(path: Path) -> Election:
    """Read ELECTION.json; raise `UnusableInput` with the place in the file that can't be used."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnusableInput(f"{path}: không đọc được tệp ({error.strerror}).") from error
    except ValueError as error:
        raise UnusableInput(f"{path}: không phải tệp JSON (UTF-8).") from error
    return election_from(content, str(path))


def election_from(content: Any, place: str) -> Election:
    """Check an election that came as data; raise `UnusableInput` naming the field."""
    if not isinstance(content, dict):
        raise UnusableInput(f"{place}: cần một đối tượng JSON mô tả cuộc bầu cử.")
    listed = content.get("candidates")
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_CANDIDATES:
        raise UnusableInput(f"{place}: candidates: cần danh sách từ 1 đến {MOST_CANDIDATES} người.")
    candidates = tuple(_candidate(each, f"{place}: candidates[{at}]") for at, each in enumerate(listed))
    _check_ids(candidates, place)
    return Election(
        title=_text(content, "title", place),
        organisation=_text(content, "organisation", place),
        upper_organisation=_text(content, "upper_organisation", place, least=0),
        term=_text(content, "term", place, least=0),
        rules=_text(content, "rules", place, least=0),
        seats=_seats(content.get("seats"), len(candidates), place),
        candidates=candidates,
    )


def _candidate(content: object, place: str) -> Candidate:
    if not isinstance(content, dict):
        raise UnusableInput(f"{place}: cần id và name.")
    name = _text(content, "name", place)
    if len(name) > _LONGEST_NAME:
        raise UnusableInput(f"{place}: name: họ tên dài quá {_LONGEST_NAME} ký tự.")
    return Candidate(_text(content, "id", place), name)


def _check_ids(candidates: tuple[Candidate, ...], place: str) -> None:
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.id in seen:
            raise UnusableInput(f"{place}: candidates: mã «{candidate.id}» có hai lần.")
        seen.add(candidate.id)


def _seats(seats: object, listed: int, place: str) -> int:
    if not isinstance(seats, int) or isinstance(seats, bool) or seats < 1:
        raise UnusableInput(f"{place}: seats: cần số nguyên từ 1 trở lên.")
    if seats > listed:
        raise UnusableInput(f"{place}: seats: cần bầu {seats} người nhưng danh sách chỉ có {listed}.")
    return seats


def _text(content: dict[str, Any], field: str, place: str, least: int = 1) -> str:
    value = content.get(field, "" if least == 0 else None)
    if not isinstance(value, str):
        raise UnusableInput(f"{place}: {field}: cần một chuỗi ký tự.")
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if len(text) < least:
        raise UnusableInput(f"{place}: {field}: không được để trống.")
    return text
