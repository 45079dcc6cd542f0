"""What the signed count minutes say, put into the entry form, so that nobody types a name or a vote again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from daihoi.apps.elections.announced import Announced, Stood
from daihoi.apps.organisation.models import Member
from daihoi.apps.results.entry.columns import ELECTION
from daihoi.apps.results.entry.reading import Vote, vote_text
from daihoi.apps.results.entry.rows import EMPTY, member_line, with_people, without_blanks
from daihoi.apps.results.entry.typed import Line, Typed, written


def with_counted(typed: Typed, announced: Sequence[Announced], members: Iterable[Member]) -> Typed:
    """Fill in each body's line, and the votes of those who stood; people not in the grid yet are added.

    A name that one member of the unit alone bears takes the rest of the row from the register.
    """
    elections = {**typed.elections, **{each.body: _election_line(each) for each in announced}}
    votes = _votes_by_person(announced)
    kept = without_blanks(replace(typed, elections=elections))
    people = tuple({**line, **votes.pop(_key(line.get("full_name", "")), {})} for line in kept.people)
    known = _alone_of_their_name(members)
    added = [{**known.get(key, {**EMPTY, "full_name": line["full_name"]}), **line} for key, line in votes.items()]
    return with_people(replace(kept, people=people), added)


def _election_line(announced: Announced) -> Line:
    return {column.name: written(getattr(announced, column.name)) for column in ELECTION}


def _votes_by_person(announced: Iterable[Announced]) -> dict[str, dict[str, str]]:
    lines: dict[str, dict[str, str]] = {}
    for each in announced:
        for person in each.people:
            lines.setdefault(_key(person.name), {"full_name": person.name})[str(each.body)] = _vote(person)
    return lines


def _vote(person: Stood) -> str:
    return vote_text(Vote(person.votes, person.outcome))


def _alone_of_their_name(members: Iterable[Member]) -> Mapping[str, Line]:
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(_key(member.full_name), []).append(member)
    return {key: member_line(same[0]) for key, same in found.items() if len(same) == 1}


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
