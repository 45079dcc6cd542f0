"""A result's way from draft to approval: each legal step, each illegal one, what the log keeps."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.permissions import Forbidden
from daihoi.apps.accounts.roles import Role
from daihoi.apps.planning import changes
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.services import Attendance, Objection, Refused, attendance_of, correct_held
from daihoi.apps.results.checks import verdict_on
from daihoi.apps.results.models import BodyElection, Mandate, Person, Result, ResultEvent
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.services import (
    Correction,
    Draft,
    StandingSnapshot,
    approve_result,
    correct_result,
    enter_result,
    return_result,
    save_result,
    save_results,
    standing_of,
    submit_result,
)
from daihoi.apps.results.versions import Superseded, version_of
from daihoi.core.regulations.terms import CongressForm, CongressStatus, ElectedBody, LevelRole, ResultStatus
from tests.apps.results.packets import DELEGATES, SECRETARY, allowed, mandate, small_cell, somebody
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db

TODAY = date(2020, 3, 12)


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def congress(tree: Tree) -> Congress:
    cycle = make_cycle(clock=TODAY)
    return make_held_congress(tree.cell, cycle, official_members=8, summoned=8, present=8)


@pytest.fixture
def draft(congress: Congress) -> Result:
    return save_result(actor=None, congress=congress, packet=small_cell())


def entries() -> list[tuple[str, str, str]]:
    found = AuditEntry.objects.filter(kind__startswith="results.").order_by("sequence")
    return [(entry.kind, entry.unit_code, entry.reason) for entry in found]


def submit(result: Result) -> None:
    submit_result(actor=None, result=result)


def send_back(result: Result) -> None:
    return_result(actor=None, result=result, reason="Thiếu biên bản kiểm phiếu")


def approve(result: Result) -> None:
    approve_result(actor=None, result=result, decision_number="15-QĐ/ĐU", decided_on=TODAY)


def correction_of(
    result: Result, packet: ResultPacket, reason: str = "Ghi thiếu", attendance: Attendance | None = None
) -> Correction:
    """A correction begun on what is stored now."""
    stored = Result.objects.select_related("congress").get(pk=result.pk)
    return Correction(packet, reason, version_of(stored.congress, stored), attendance)


def save(result: Result) -> None:
    save_result(actor=None, congress=result.congress, packet=replace(small_cell(), exceptions=(allowed(),)))


def correct(result: Result) -> None:
    packet = replace(small_cell(), exceptions=(allowed(),))
    correct_result(actor=None, result=result, correction=correction_of(result, packet))


def test_a_result_is_kept_whole(congress: Congress) -> None:
    result = save_result(actor=None, congress=congress, packet=small_cell())
    assert packet_of(Result.objects.get(pk=result.pk)) == small_cell()
    assert (result.status, result.revision) == (ResultStatus.DRAFT, 0)
    assert entries() == [("results.saved", "YS-AH-01", "")]


def test_people_keep_the_keys_by_which_they_are_sorted(draft: Result) -> None:
    assert list(Person.objects.order_by("sort").values_list("full_name", "position")) == [
        ("Nguyễn Văn An", 1),
        ("Trần Thị Bình", 2),
    ]


def test_the_same_packet_again_changes_nothing(draft: Result, congress: Congress) -> None:
    rows = set(Person.objects.values_list("pk", flat=True)), set(Mandate.objects.values_list("pk", flat=True))
    shuffled = replace(small_cell(), bodies=(DELEGATES, SECRETARY))
    save_result(actor=None, congress=congress, packet=shuffled)
    assert rows == (set(Person.objects.values_list("pk", flat=True)), set(Mandate.objects.values_list("pk", flat=True)))
    assert entries() == [("results.saved", "YS-AH-01", "")]


def test_another_packet_takes_the_place_of_the_first(draft: Result, congress: Congress) -> None:
    packet = ResultPacket(bodies=(SECRETARY,), people=(somebody("Lê Ước", mandate(ElectedBody.SECRETARY, 5)),))
    save_result(actor=None, congress=congress, packet=packet)
    assert packet_of(Result.objects.get()) == packet
    assert entries() == [("results.saved", "YS-AH-01", "")] * 2


def test_a_congress_that_was_not_held_has_no_result(tree: Tree) -> None:
    congress = make_congress(tree.other_cell, make_cycle("2025"))
    with pytest.raises(Refused, match="Ghi nhận đại hội"):
        save_result(actor=None, congress=congress, packet=small_cell())
    assert Result.objects.count() == 0


@pytest.mark.parametrize(
    ("election", "field"),
    [
        (replace(SECRETARY, returned=9), "body.secretary.returned"),
        (replace(SECRETARY, invalid=1), "body.secretary.valid"),
        (replace(SECRETARY, seats=-1), "body.secretary.seats"),
        (replace(SECRETARY, rounds=100), "body.secretary.rounds"),
        (replace(SECRETARY, issued=9), "body.secretary.issued"),
        (replace(SECRETARY, returned=6, valid=6), "person.0.secretary"),
        (replace(SECRETARY, base=9), "body.secretary.base"),
        (replace(SECRETARY, list_size=2, valid=6, invalid=2), "body.secretary.seats"),
    ],
    ids=[
        "returned over issued",
        "valid and invalid differ from returned",
        "negative",
        "rounds",
        "issued over present",
        "votes over valid ballots",
        "base over summoned",
        "votes in all over seats times valid ballots",
    ],
)
def test_counts_that_cannot_be_true_are_not_stored(congress: Congress, election: object, field: str) -> None:
    with pytest.raises(Refused) as refused:
        save_result(actor=None, congress=congress, packet=replace(small_cell(), bodies=(election, DELEGATES)))
    assert field in [finding.field for finding in refused.value.findings]
    assert (Result.objects.count(), entries()) == (0, [])


def test_an_imbalance_is_told_in_the_same_words_on_saving_as_on_checking(congress: Congress) -> None:
    packet = replace(small_cell(), bodies=(replace(SECRETARY, returned=9, issued=9), DELEGATES))
    with pytest.raises(Refused) as refused:
        save_result(actor=None, congress=congress, packet=packet)
    assert refused.value.findings == verdict_on(congress, packet).objections
    assert all(finding.rule for finding in refused.value.findings)


def test_a_person_stands_once_for_a_body(congress: Congress) -> None:
    twice = somebody("Lê Ước", mandate(ElectedBody.SECRETARY, 5), mandate(ElectedBody.SECRETARY, 6))
    with pytest.raises(Refused) as refused:
        save_result(actor=None, congress=congress, packet=ResultPacket(bodies=(SECRETARY,), people=(twice,)))
    assert refused.value.findings == (Objection("person.0.secretary", "«Bí thư» được ghi 2 lần; chỉ ghi một lần."),)


def test_sending_up_sets_the_working_day(draft: Result) -> None:
    submit(draft)
    draft.refresh_from_db()
    assert standing_of(draft) == StandingSnapshot(ResultStatus.SUBMITTED, 0, TODAY, None, "")
    assert [(event.kind, event.on_day) for event in draft.events.all()] == [("SUBMITTED", TODAY)]
    assert entries()[1:] == [("results.submitted", "YS-AH-01", "")]


def test_an_error_bars_the_result_from_going_up(congress: Congress) -> None:
    few = replace(small_cell(), people=(somebody("Lê Ước", mandate(ElectedBody.SECRETARY, 4)),))
    result = save_result(actor=None, congress=congress, packet=few)
    with pytest.raises(Refused) as refused:
        submit(result)
    assert [finding.field for finding in refused.value.findings] == ["person.0.secretary"]
    result.refresh_from_db()
    assert (result.status, result.submitted_on) == (ResultStatus.DRAFT, None)


def test_an_empty_result_does_not_go_up(congress: Congress) -> None:
    result = save_result(actor=None, congress=congress, packet=ResultPacket())
    with pytest.raises(Refused, match="Chưa ghi cuộc bầu nào"):
        submit(result)


def test_a_returned_result_is_mended_and_sent_again(draft: Result) -> None:
    submit(draft)
    send_back(draft)
    save(draft)
    submit(draft)
    draft.refresh_from_db()
    assert (draft.status, packet_of(draft).exceptions) == (ResultStatus.SUBMITTED, (allowed(),))
    assert [(event.kind, event.reason) for event in draft.events.all()] == [
        ("SUBMITTED", ""),
        ("RETURNED", "Thiếu biên bản kiểm phiếu"),
        ("SUBMITTED", ""),
    ]


def test_approval_keeps_the_decision(draft: Result) -> None:
    submit(draft)
    approve(draft)
    draft.refresh_from_db()
    assert standing_of(draft) == StandingSnapshot(ResultStatus.APPROVED, 0, TODAY, TODAY, "15-QĐ/ĐU")
    assert entries()[2:] == [("results.approved", "YS-AH-01", "")]


def test_a_correction_keeps_the_result_approved_as_its_next_revision(draft: Result) -> None:
    submit(draft)
    approve(draft)
    correct(draft)
    draft.refresh_from_db()
    assert standing_of(draft) == StandingSnapshot(ResultStatus.APPROVED, 1, TODAY, TODAY, "15-QĐ/ĐU")
    entry = AuditEntry.objects.get(kind="results.corrected")
    assert '"exceptions": []' in entry.before
    assert '"document_number": "07-CV/ĐU"' in entry.after
    assert entry.reason == "Ghi thiếu"


HELD = Attendance(
    opened_on=date(2020, 3, 10),
    closed_on=date(2020, 3, 10),
    form=CongressForm.MEMBERS,
    official_members=8,
    probationary_members=0,
    summoned=8,
    present=8,
)


def approved(draft: Result) -> Result:
    submit(draft)
    approve(draft)
    draft.refresh_from_db()
    return draft


def corrected(draft: Result, reason: str = "Ghi sai theo biên bản", **facts: object) -> Result:
    attendance = replace(HELD, **facts)
    correction = correction_of(approved(draft), packet_of(draft), reason, attendance)
    return correct_result(actor=None, result=draft, correction=correction)


def test_a_correction_of_the_congress_alone_is_an_event_of_both_with_the_reason(draft: Result) -> None:
    done = corrected(draft, opened_on=date(2020, 3, 9), closed_on=date(2020, 3, 9), probationary_members=1)
    congress = Congress.objects.get(pk=draft.congress_id)
    assert attendance_of(congress) == replace(
        HELD, opened_on=date(2020, 3, 9), closed_on=date(2020, 3, 9), probationary_members=1
    )
    assert standing_of(done) == StandingSnapshot(ResultStatus.APPROVED, 1, TODAY, TODAY, "15-QĐ/ĐU")
    event = congress.events.get()
    assert (event.label, event.on_day, event.reason) == (
        "Sửa số liệu đại hội đã tổ chức",
        date(2020, 3, 9),
        "Ghi sai theo biên bản",
    )
    assert done.events.last().kind == ResultEvent.Kind.CORRECTED
    (entry,) = AuditEntry.objects.filter(kind__contains="corrected")
    assert (entry.kind, entry.reason) == ("planning.held_corrected", "Ghi sai theo biên bản")
    assert ['"probationary_members": 0' in entry.before, '"probationary_members": 1' in entry.after] == [True, True]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"present": 9}, "present"),
        ({"opened_on": date(2020, 3, 11)}, "closed_on"),
        ({"closed_on": date(2020, 3, 13), "opened_on": date(2020, 3, 13)}, "closed_on"),
        ({"summoned": 9}, "summoned"),
        ({"present": 7}, "body.secretary.issued"),
    ],
)
def test_a_correction_of_the_congress_keeps_to_what_can_be_true(
    draft: Result, facts: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as caught:
        corrected(draft, **facts)
    assert caught.value.findings[0].field == field
    draft.refresh_from_db()
    assert (attendance_of(Congress.objects.get()), draft.revision) == (HELD, 0)


def test_a_correction_of_the_congress_needs_a_reason(draft: Result) -> None:
    with pytest.raises(Refused, match="Ghi lý do đính chính"):
        corrected(draft, reason=" ", probationary_members=1)


def test_only_the_unit_above_corrects_the_congress(draft: Result, tree: Tree) -> None:
    result = approved(draft)
    own = make_user_with_role(Role.UNIT_OFFICER, tree.cell)
    wanted = correction_of(result, small_cell(), "Sai", replace(HELD, present=7))
    with pytest.raises(Forbidden):
        correct_result(actor=own, result=result, correction=wanted)
    with pytest.raises(Http404):
        correct_held(actor=own, congress=result.congress, attendance=replace(HELD, present=7), reason="Sai")


def test_a_correction_without_a_change_is_none(draft: Result) -> None:
    submit(draft)
    approve(draft)
    with pytest.raises(Refused, match="Chưa có thay đổi"):
        correct_result(actor=None, result=draft, correction=correction_of(draft, small_cell()))


def test_a_correction_begun_on_another_version_replaces_nothing(draft: Result) -> None:
    approved(draft)
    first, second = small_cell().people
    of_first = replace(small_cell(), people=(replace(first, birth_date=date(1974, 1, 1)), second))
    of_second = replace(small_cell(), people=(first, replace(second, birth_date=date(1974, 2, 2))))
    late = correction_of(draft, of_second, "Sửa ngày sinh dòng 2")
    correct_result(actor=None, result=draft, correction=correction_of(draft, of_first, "Sửa ngày sinh dòng 1"))
    with pytest.raises(Superseded):
        correct_result(actor=None, result=draft, correction=late)
    draft.refresh_from_db()
    assert (packet_of(draft), draft.revision, entries()[-1][2]) == (of_first, 1, "Sửa ngày sinh dòng 1")


def test_an_entry_begun_on_another_version_replaces_neither_result_nor_attendance(draft: Result, tree: Tree) -> None:
    officer = make_user_with_role(Role.UNIT_OFFICER, tree.cell)
    seen = version_of(draft.congress, draft)

    def enter(attendance: Attendance) -> Result:
        congress = Congress.objects.select_related("unit", "cycle").get()
        return enter_result(actor=officer, congress=congress, attendance=attendance, packet=small_cell(), seen=seen)

    theirs = replace(HELD, probationary_members=1)
    enter(theirs)
    with pytest.raises(Superseded):
        enter(replace(HELD, probationary_members=2))
    assert attendance_of(Congress.objects.get()) == theirs
    assert attendance_of(enter(theirs).congress) == theirs


def test_an_entry_of_the_same_result_can_not_set_those_present_below_its_ballots(draft: Result, tree: Tree) -> None:
    officer, seen = make_user_with_role(Role.UNIT_OFFICER, tree.cell), version_of(draft.congress, draft)
    fewer = replace(HELD, present=7)
    with pytest.raises(Refused, match="phát ra 8 phiếu nhưng chỉ có 7 người có mặt"):
        enter_result(actor=officer, congress=draft.congress, attendance=fewer, packet=small_cell(), seen=seen)
    assert Congress.objects.get().present == 8


def test_a_correction_keeps_the_rules(draft: Result) -> None:
    submit(draft)
    approve(draft)
    broken = replace(small_cell(), bodies=(SECRETARY,))
    with pytest.raises(Refused, match="cuộc bầu này chưa được ghi"):
        correct_result(actor=None, result=draft, correction=correction_of(draft, broken, "Bỏ bớt"))
    assert packet_of(Result.objects.get()) == small_cell()


Act = Callable[[Result], None]
ILLEGAL: list[tuple[Sequence[Act], Act, str]] = [
    ([], send_back, "chưa gửi lên cấp trên, không trả lại được"),
    ([], approve, "chưa gửi lên cấp trên, không chuẩn y được"),
    ([], correct, "chưa gửi lên cấp trên, không đính chính được"),
    ([submit], save, "đang chờ quyết định, không sửa được"),
    ([submit], submit, "đang chờ quyết định, không gửi lên cấp trên được"),
    ([submit], correct, "đang chờ quyết định, không đính chính được"),
    ([submit, send_back], send_back, "trả lại để đơn vị bổ sung, không trả lại được"),
    ([submit, send_back], approve, "trả lại để đơn vị bổ sung, không chuẩn y được"),
    ([submit, send_back], correct, "trả lại để đơn vị bổ sung, không đính chính được"),
    ([submit, approve], save, "đã được chuẩn y, không sửa được"),
    ([submit, approve], submit, "đã được chuẩn y, không gửi lên cấp trên được"),
    ([submit, approve], send_back, "đã được chuẩn y, không trả lại được"),
    ([submit, approve], approve, "đã được chuẩn y, không chuẩn y được"),
]


@pytest.mark.parametrize(("before", "act", "message"), ILLEGAL)
def test_an_illegal_step_is_refused_and_changes_nothing(
    draft: Result, before: Sequence[Act], act: Act, message: str
) -> None:
    for step in before:
        step(draft)
    stood = Result.objects.values().get(), list(ResultEvent.objects.values()), entries(), packet_of(draft)
    with pytest.raises(Refused, match=message):
        act(draft)
    assert stood == (
        Result.objects.values().get(),
        list(ResultEvent.objects.values()),
        entries(),
        packet_of(Result.objects.get()),
    )


@pytest.mark.parametrize(
    ("number", "decided_on", "field"),
    [
        ("  ", TODAY, "decision_number"),
        ("15-QĐ/ĐU", date(2020, 3, 13), "decided_on"),
        ("15-QĐ/ĐU", date(2020, 3, 11), "decided_on"),
    ],
    ids=["no number", "a day to come", "before it was received"],
)
def test_a_decision_needs_a_number_and_a_possible_day(draft: Result, number: str, decided_on: date, field: str) -> None:
    submit(draft)
    with pytest.raises(Refused) as refused:
        approve_result(actor=None, result=draft, decision_number=number, decided_on=decided_on)
    assert [finding.field for finding in refused.value.findings] == [field]
    draft.refresh_from_db()
    assert draft.status == ResultStatus.SUBMITTED


def test_a_return_needs_a_reason(draft: Result) -> None:
    submit(draft)
    with pytest.raises(Refused, match="Ghi lý do trả lại"):
        return_result(actor=None, result=draft, reason=" ")


def test_the_units_own_officer_does_not_decide_on_its_result(draft: Result, tree: Tree) -> None:
    own = make_user_with_role(Role.UNIT_OFFICER, tree.cell)
    submit_result(actor=own, result=draft)
    with pytest.raises(Forbidden, match="cấp trên trực tiếp quyết định"):
        approve_result(actor=own, result=draft, decision_number="1", decided_on=TODAY)
    draft.refresh_from_db()
    assert draft.status == ResultStatus.SUBMITTED


def test_the_unit_above_decides(draft: Result, tree: Tree) -> None:
    submit(draft)
    above = make_user_with_role(Role.UNIT_OFFICER, tree.commune, "dang-uy")
    approve_result(actor=above, result=draft, decision_number="15-QĐ/ĐU", decided_on=TODAY)
    assert AuditEntry.objects.get(kind="results.approved").actor == "dang-uy"


def test_a_result_outside_the_scope_is_not_there(draft: Result, tree: Tree) -> None:
    submit(draft)
    stranger = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.other_commune)
    for act in (
        lambda: save_result(actor=stranger, congress=draft.congress, packet=ResultPacket()),
        lambda: submit_result(actor=stranger, result=draft),
        lambda: return_result(actor=stranger, result=draft, reason="Không"),
        lambda: approve_result(actor=stranger, result=draft, decision_number="1", decided_on=TODAY),
        lambda: correct_result(actor=stranger, result=draft, correction=correction_of(draft, ResultPacket(), "Không")),
    ):
        with pytest.raises(Http404):
            act()


def test_an_inspector_only_reads(draft: Result, tree: Tree) -> None:
    inspector = make_user_with_role(Role.INSPECTOR, tree.district)
    with pytest.raises(Forbidden):
        save_result(actor=inspector, congress=draft.congress, packet=ResultPacket())
    with pytest.raises(Forbidden):
        return_result(actor=inspector, result=draft, reason="Không")


def test_the_topmost_units_decision_is_recorded_by_its_department(tree: Tree) -> None:
    cycle = make_cycle(clock=TODAY)
    congress = make_held_congress(tree.city, cycle, official_members=8, summoned=8, present=8)
    department = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.city)
    result = Result.objects.create(congress=congress, status=ResultStatus.SUBMITTED, submitted_on=TODAY)
    approve_result(actor=department, result=result, decision_number="1-QĐ/TW", decided_on=TODAY)
    result.refresh_from_db()
    assert result.status == ResultStatus.APPROVED


def test_every_change_is_told_to_the_rooms_after(draft: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[list[int]] = []
    monkeypatch.setattr(changes, "_congress_listeners", [lambda ids: told.append(list(ids))])
    save(draft)
    submit(draft)
    send_back(draft)
    submit(draft)
    approve(draft)
    correct_result(actor=None, result=draft, correction=correction_of(draft, small_cell(), "Ghi thừa"))
    assert told == [[draft.congress_id]] * 6


def test_a_failure_in_the_middle_leaves_everything_as_it_was(
    draft: Result, congress: Congress, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(ids: Sequence[int]) -> None:
        raise OSError(f"disk full after {len(ids)}")

    monkeypatch.setattr(changes, "_congress_listeners", [fail])
    before = entries(), list(Person.objects.values()), list(BodyElection.objects.values())
    for act in (save, submit):
        with pytest.raises(OSError, match="disk full"):
            act(draft)
    after = entries(), list(Person.objects.values()), list(BodyElection.objects.values())
    draft.refresh_from_db()
    assert (after, draft.status, packet_of(draft).exceptions) == (before, ResultStatus.DRAFT, ())
    assert ResultEvent.objects.count() == 0


def test_a_cancelled_congress_has_no_result(tree: Tree) -> None:
    congress = make_congress(tree.cell, make_cycle(), status=CongressStatus.CANCELLED)
    with pytest.raises(Refused):
        save_result(actor=None, congress=congress, packet=small_cell())


def test_several_results_are_kept_at_once_and_only_those_that_changed_are_told(draft: Result) -> None:
    other = make_held_congress(draft.congress.unit.parent, draft.congress.cycle, LevelRole.GRASSROOTS)
    drafts = [Draft(draft.congress, small_cell()), Draft(other, small_cell())]
    assert save_results(actor=None, drafts=drafts) == [other.pk]
    assert packet_of(Result.objects.get(congress=other)) == small_cell()
    assert entries() == [("results.saved", draft.congress.unit.code, ""), ("results.saved", other.unit.code, "")]


def test_of_several_results_none_is_kept_when_one_is_refused(congress: Congress) -> None:
    planned = make_congress(congress.unit.parent, congress.cycle, LevelRole.GRASSROOTS)
    with pytest.raises(Refused):
        save_results(actor=None, drafts=[Draft(congress, small_cell()), Draft(planned, small_cell())])
    assert Result.objects.count() == 0
