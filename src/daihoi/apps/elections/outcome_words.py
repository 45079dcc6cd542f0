"""What an outcome says to a person at a terminal, in Vietnamese or English."""

from collections.abc import Iterator, Mapping

from daihoi.core.figures.vietnamese import column_share_text, number_text
from daihoi.core.language import Language
from daihoi.core.regulations.elections import (
    Candidate,
    CountFinding,
    ElectionCase,
    ElectionOutcome,
    NextStep,
    SecretVote,
    term_name,
)

_WORDS: Mapping[Language, Mapping[str, str]] = {
    Language.VIETNAMESE: {
        "head": "{vote}, lần {round}: cần bầu {seats}, danh sách {listed}.",
        "poll_head": "{vote}: lấy nhiều nhất {seats} người, danh sách {listed}.",
        "needed": "Tổng số tính kết quả {base}; cần ít nhất {needed} phiếu.",
        "plurality": "Tổng số tính kết quả {base}; bầu lại trong số bằng phiếu, không cần quá một nửa.",
        "person": "{group} {number}: {name}, {votes} phiếu ({share}%)",
        "elected": "Trúng cử",
        "supported": "Đủ phiếu tán thành",
        "alternate": "Dự khuyết",
        "tied": "Bằng phiếu",
        "not_elected": "Không trúng cử",
        "not_supported": "Không được lấy",
        "poll_tied": "Đoàn chủ tịch báo cáo đại hội quyết định lấy ai trong số những người bằng phiếu.",
        "poll_done": "Đại hội quyết định danh sách bầu cử.",
    },
    Language.ENGLISH: {
        "head": "{vote}, vote {round}: {seats} to be elected, {listed} on the list.",
        "poll_head": "{vote}: {seats} at most to be taken, {listed} on the list.",
        "needed": "Counted on {base}; at least {needed} votes are needed.",
        "plurality": "Counted on {base}; a re-vote among the tied, more than half isn't needed.",
        "person": "{group} {number}: {name}, {votes} votes ({share}%)",
        "elected": "Elected",
        "supported": "Supported",
        "alternate": "Alternate",
        "tied": "Tied",
        "not_elected": "Not elected",
        "not_supported": "Not taken",
        "poll_tied": "The presidium asks the congress whom of the tied to take.",
        "poll_done": "The congress decides the list.",
    },
}


def outcome_lines(case: ElectionCase, outcome: ElectionOutcome, language: Language) -> Iterator[str]:
    """The outcome line by line: what was voted on, the threshold, everyone by group, what comes next."""
    words, poll = _WORDS[language], case.vote is SecretVote.OPINION_POLL
    yield words["poll_head" if poll else "head"].format(
        vote=term_name(case.vote, language),
        round=case.round,
        seats=number_text(case.names),
        listed=number_text(len(case.candidates)),
    )
    needed = words["plurality" if case.tie_revote_of else "needed"]
    yield needed.format(base=number_text(outcome.base), needed=number_text(outcome.needed))
    groups = (
        ("supported" if poll else "elected", outcome.elected),
        ("alternate", outcome.alternates),
        ("tied", outcome.tie.tied if outcome.tie else ()),
        ("not_supported" if poll else "not_elected", outcome.not_elected),
    )
    for group, candidates in groups:
        for number, candidate in enumerate(candidates, 1):
            yield _person(words, words[group], number, candidate, outcome.base)
    yield _next(words, outcome.next_step) if poll else term_name(outcome.next_step, language)


def finding_line(found: CountFinding, language: Language) -> str:
    """A finding with the rule that it stands on."""
    rule = found.rule
    named = f"{rule.citation}; rule sheet {rule.section}; {rule.status}"
    return f"{found.message(language)} ({named if language is Language.ENGLISH else rule.reference})"


def _person(words: Mapping[str, str], group: str, number: int, candidate: Candidate, base: int) -> str:
    return words["person"].format(
        group=group,
        number=number,
        name=candidate.name or candidate.id,
        votes=number_text(candidate.votes),
        share=column_share_text(candidate.votes, base),
    )


def _next(words: Mapping[str, str], step: NextStep) -> str:
    """What follows a poll: nobody is elected by it, and a tie is put to the congress (sheet X.9)."""
    return words["poll_done" if step is NextStep.COMPLETE else "poll_tied"]
