"""The log speaks in the field's words: every part of every snapshot has a label."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from django.utils import timezone

from daihoi.apps.accounts.differences import Difference, differences
from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.services import GrantSnapshot
from daihoi.apps.accounts.wording import part_words, tell, value_words
from daihoi.apps.exchange.demo.loading import Loaded
from daihoi.apps.exchange.services import ImportSnapshot
from daihoi.apps.organisation.services import UnitSnapshot
from daihoi.apps.planning.holidays import YearTerms
from daihoi.apps.planning.opening import OpenedSnapshot
from daihoi.apps.planning.services import Attendance, CycleTerms, Plan
from daihoi.apps.reporting.report.entries import ReportSnapshot
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.services import StandingSnapshot

SNAPSHOTS = (
    GrantSnapshot,
    UnitSnapshot,
    CycleTerms,
    Plan,
    Attendance,
    OpenedSnapshot,
    YearTerms,
    ResultPacket,
    StandingSnapshot,
    ImportSnapshot,
    Loaded,
    ReportSnapshot,
)


def parts_of(kind: Any) -> set[str]:
    """The names of a snapshot's fields and of those nested in it."""
    found: set[str] = set()
    for hint in get_type_hints(kind).values() if is_dataclass(kind) else ():
        for nested in (hint, *get_args(hint)):
            found |= parts_of(nested)
    return found | ({field.name for field in fields(kind)} if is_dataclass(kind) else set())


@pytest.mark.parametrize("kind", SNAPSHOTS, ids=lambda kind: kind.__name__)
def test_every_part_of_a_snapshot_has_its_words(kind: Any):
    assert sorted(part for part in parts_of(kind) if part_words(part) == part) == []


def entry(before: object, after: object) -> AuditEntry:
    return AuditEntry(sequence=1, at=timezone.now(), before=json.dumps(before), after=json.dumps(after))


def test_nested_parts_are_named_and_what_changed_stands_first():
    before = {"people": [{"full_name": "Trần Mạnh Quý", "birth_date": "1975-02-19", "sex": "male"}], "bodies": []}
    after = {"people": [{"full_name": "Trần Mạnh Quý", "birth_date": "1975-02-15", "sex": "male"}], "bodies": []}
    assert differences(entry(before, after)) == [
        Difference("Người 1 (Trần Mạnh Quý), ngày sinh", "19/02/1975", "15/02/1975"),
        Difference("Người 1 (Trần Mạnh Quý), họ và tên", "Trần Mạnh Quý", "Trần Mạnh Quý"),
        Difference("Người 1 (Trần Mạnh Quý), giới tính", "Nam", "Nam"),
    ]


@pytest.mark.parametrize(
    ("part", "stored", "shown"),
    [
        ("elected_by", "congress", "Đại hội bầu trực tiếp"),
        ("status", "approved", "Đã chuẩn y"),
        ("valid_until", date.max.isoformat(), "không thời hạn"),
        ("votes", None, "–"),
        ("local", True, "có"),
        ("votes", 96, "96"),
    ],
)
def test_stored_values_are_read_in_words(part: str, stored: object, shown: str):
    assert value_words(part, stored) == shown


def test_a_part_has_one_wording():
    with pytest.raises(ValueError, match="votes"):
        tell("votes", "Phiếu khác")
