"""Single values as people type or paste them: counts, days, words of closed lists, votes with their outcome."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from daihoi.apps.planning.place import read_day
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.names import search_key
from daihoi.core.regulations.terms import (
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    Standing,
    Term,
)

T = TypeVar("T", bound=Term)

_COUNT = re.compile(r"\d{1,3}(\.\d{3})+|\d{1,9}")
_VOTES = re.compile(r"(?P<votes>[\d.]*)\s*(?P<word>.*)", re.DOTALL)
_YES = {"1", "x", "co", "true", "on", "v"}
_NO = {"", "0", "k", "khong", "false", "off", "-"}

SHORT_OUTCOMES = {Outcome.ELECTED: "T", Outcome.NOT_ELECTED: "K", Outcome.ALTERNATE: "DK"}
_OUTCOME_WORDS = {
    "": Outcome.ELECTED,
    "t": Outcome.ELECTED,
    "tc": Outcome.ELECTED,
    "trung": Outcome.ELECTED,
    "trung cu": Outcome.ELECTED,
    "k": Outcome.NOT_ELECTED,
    "kt": Outcome.NOT_ELECTED,
    "khong": Outcome.NOT_ELECTED,
    "khong trung": Outcome.NOT_ELECTED,
    "khong trung cu": Outcome.NOT_ELECTED,
    "dk": Outcome.ALTERNATE,
    "du khuyet": Outcome.ALTERNATE,
}
_OTHER_WORDS: Mapping[str, Term] = {
    "lan dau": Standing.FIRST_TIME,
    "moi": Standing.FIRST_TIME,
    "tham gia moi": Standing.FIRST_TIME,
    "dh": ProfessionalDegree.UNIVERSITY,
    "cd": ProfessionalDegree.COLLEGE,
    "tc": ProfessionalDegree.INTERMEDIATE,
    "ths": ProfessionalDegree.MASTER,
    "thac sy": ProfessionalDegree.MASTER,
    "ts": ProfessionalDegree.DOCTOR,
    "tien sy": ProfessionalDegree.DOCTOR,
    "cc": PoliticalTheory.ADVANCED,
    "cn": PoliticalTheory.BACHELOR,
}


class Unreadable(Exception):
    """A typed value can't be read; the message says what is wrong and what is expected."""


@dataclass(frozen=True)
class Vote:
    """A typed cell of a person under a body: the votes, if known, and the outcome."""

    votes: int | None
    outcome: Outcome


def read_count(text: str) -> int:
    """Read a count, with or without the dots between thousands."""
    plain = text.strip()
    if not _COUNT.fullmatch(plain):
        raise Unreadable(say("“{plain}” không phải là số đếm. Ghi một số nguyên, ví dụ 120 hoặc 1.234.", plain=plain))
    return int(plain.replace(".", ""))


def read_date(text: str) -> date:
    """Read a day typed as day/month/year."""
    day = read_day(text)
    if day is None:
        raise Unreadable(
            say(
                "“{text}” không phải là ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/1980.",
                text=text.strip(),
            )
        )
    return day


def read_term(kind: type[T], text: str) -> T:
    """Read a word of a closed list: as stored, by its name, accents optional, or in a usual short form."""
    wanted = search_key(text)
    for member in kind:
        if wanted in (str(member), search_key(member.label_vi), search_key(member.label)):
            return member
    other = _OTHER_WORDS.get(wanted)
    if isinstance(other, kind):
        return other
    names = ", ".join(member.label for member in kind)
    raise Unreadable(say("“{text}” không có trong danh mục. Chọn một trong: {names}.", text=text.strip(), names=names))


def read_yes(text: str) -> bool:
    """Read a tick: `x`, `có` or nothing."""
    word = search_key(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable(say("“{text}” không rõ là có hay không. Ghi x nếu có, để trống nếu không.", text=text.strip()))


def read_vote(text: str) -> Vote:
    """Read votes with the outcome's short sign: `18`, `8 K`, `31 DK`; a sign alone when the votes aren't known."""
    match = _VOTES.fullmatch(text.strip())
    votes, word = (match["votes"], search_key(match["word"])) if match else ("", "?")
    if word not in _OUTCOME_WORDS or (votes and not _COUNT.fullmatch(votes)):
        raise Unreadable(
            say(
                "“{text}” không đọc được. Ghi số phiếu của người trúng cử, ví dụ 18; thêm K nếu không "
                "trúng cử (8 K), thêm DK nếu là dự khuyết (31 DK).",
                text=text.strip(),
            )
        )
    return Vote(read_count(votes) if votes else None, _OUTCOME_WORDS[word])


def vote_text(vote: Vote) -> str:
    """Write votes and outcome as they are typed."""
    sign = SHORT_OUTCOMES[vote.outcome]
    if vote.votes is None:
        return sign
    return number_text(vote.votes) + ("" if vote.outcome is Outcome.ELECTED else f" {sign}")
