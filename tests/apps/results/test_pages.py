"""The pages of the results room, as the people go through them who enter, send up and decide."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.results.models import EntryDraft, Result
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.services import approve_result, return_result, save_result, submit_result
from daihoi.core.regulations.terms import ElectedBody, ResultStatus
from tests.apps.frame.pages import tree as tree_of
from tests.apps.frame.pages import words
from tests.apps.results.forms import opened, sent, typed_values
from tests.apps.results.packets import OF_NINE, SECRETARY, allowed, mandate, small_cell, somebody
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit, make_unit_tree
from tests.factories import make_user_with_role as make_user

pytestmark = pytest.mark.django_db

TODAY = date(2020, 3, 12)
RESULT = "/don-vi/YS-AH-01/ket-qua/"
ENTER = f"{RESULT}nhap/"


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def cycle() -> Cycle:
    return make_cycle(clock=TODAY)


@pytest.fixture
def congress(tree: Tree, cycle: Cycle) -> Congress:
    return make_held_congress(tree.cell, cycle, official_members=8, probationary_members=0, summoned=8, present=8)


@pytest.fixture
def secretary(client: Client, tree: Tree) -> User:
    user = make_user(Role.UNIT_OFFICER, tree.cell)
    client.force_login(user)
    return user


def summary_links(page: str) -> list[str]:
    """The fields to which the summary of errors links."""
    summary = page.split('class="errors"')[1].split("</div>", maxsplit=1)[0] if 'class="errors"' in page else ""
    return re.findall(r'href="[^"#]*#([^"]+)"', summary)


def test_a_secretary_enters_sends_up_and_the_unit_above_approves(
    client: Client, tree: Tree, cycle: Cycle, secretary: User
) -> None:
    planned = make_congress(tree.cell, cycle, official_members=None)
    seen = opened(client, ENTER)
    held = {"closed_on": "10/03/2020", "official_members": "8", "summoned": "8", "present": "8"}
    fields = {**sent(planned, small_cell()), **held, "seen": seen}
    assert client.post(ENTER, fields).headers["Location"] == RESULT
    assert packet_of(Result.objects.get()) == small_cell()
    page = client.get(f"{RESULT}gui/").content.decode()
    assert "Nguyễn Văn An (7 phiếu, 87,50%)" in page
    assert client.post(f"{RESULT}gui/").headers["Location"] == RESULT
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))
    decision = {"decision_number": "15-QĐ/ĐU", "decided_on": "12/03/2020", "seen": opened(client, f"{RESULT}chuan-y/")}
    assert client.post(f"{RESULT}chuan-y/", decision).headers["Location"] == RESULT
    result = Result.objects.get()
    assert (result.status, result.decision_number, result.decided_on) == (ResultStatus.APPROVED, "15-QĐ/ĐU", TODAY)
    kinds = AuditEntry.objects.exclude(kind__startswith="accounts.").exclude(kind__startswith="organisation.")
    assert list(kinds.order_by("sequence").values_list("kind", flat=True)) == [
        "planning.congress_held",
        "results.saved",
        "results.submitted",
        "results.approved",
    ]


def test_the_result_page_tells_where_it_stands(client: Client, congress: Congress, secretary: User) -> None:
    save_result(actor=None, congress=congress, packet=small_cell())
    page = client.get(RESULT).content.decode()
    assert "Chi bộ thôn Thượng: kết quả chưa gửi lên; hạn 19/03/2020, còn 5 ngày làm việc." in page
    assert f'<a class="button main" href="{RESULT}gui/">Gửi lên cấp trên</a>' in page
    assert page.count('class="button main"') == 1


def test_what_cannot_be_read_is_shown_as_typed_with_links(client: Client, congress: Congress, secretary: User) -> None:
    wrong = {
        "present": "tám",
        "body.secretary.valid": "x",
        "person.1.birth_date": "31/02/1980",
        "person.1.delegates": "2 ?",
    }
    fields = {**sent(congress, small_cell()), **wrong, "seen": opened(client, ENTER)}
    answer = client.post(ENTER, fields)
    page = answer.content.decode()
    assert (answer.status_code, summary_links(page)) == (200, list(wrong))
    assert {name: typed_values(page)[name] for name in wrong} == wrong
    assert all(f'id="{name}.loi"' in page for name in wrong)
    assert Result.objects.count() == 0


def test_what_was_typed_is_there_again_after_the_window_was_closed(
    client: Client, congress: Congress, secretary: User
) -> None:
    fields = {**sent(congress, small_cell()), "person.0.full_name": "Nguyễn Văn", "seen": opened(client, ENTER)}
    answer = client.post(f"{ENTER}giu/", fields)
    assert answer.content.decode().startswith("Đã giữ bản đang ghi lúc ")
    page = client.get(ENTER).content.decode()
    assert typed_values(page)["person.0.full_name"] == "Nguyễn Văn"
    assert "chưa lưu thành kết quả" in page
    client.post(ENTER, {"act": "discard"})
    assert EntryDraft.objects.count() == 0


def test_saving_clears_what_was_kept(client: Client, congress: Congress, secretary: User) -> None:
    fields = {**sent(congress, small_cell()), "seen": opened(client, ENTER)}
    client.post(f"{ENTER}giu/", fields)
    client.post(ENTER, fields)
    assert (EntryDraft.objects.count(), Result.objects.count()) == (0, 1)


def drafts_in_the_log() -> list[tuple[str, str, str]]:
    found = AuditEntry.objects.filter(kind__startswith="results.draft").order_by("sequence")
    return [(entry.kind, entry.actor, entry.reason) for entry in found]


def test_the_log_has_one_entry_when_a_draft_begins_and_one_when_it_ends(
    client: Client, congress: Congress, secretary: User
) -> None:
    fields = {**sent(congress, small_cell()), "seen": opened(client, ENTER)}
    for name in ("Nguyễn", "Nguyễn Văn", "Nguyễn Văn An"):
        client.post(f"{ENTER}giu/", {**fields, "person.0.full_name": name})
    begun = ("results.draft_begun", secretary.username, "")
    assert drafts_in_the_log() == [begun]
    for _ in range(2):
        client.post(ENTER, {"act": "discard"})
    discarded = ("results.draft_ended", secretary.username, "Người ghi bỏ bản ghi dở.")
    assert drafts_in_the_log() == [begun, discarded]
    client.post(f"{ENTER}giu/", fields)
    client.post(ENTER, fields)
    saved = ("results.draft_ended", secretary.username, "Đã lưu thành kết quả.")
    assert drafts_in_the_log() == [begun, discarded, begun, saved]


def test_a_result_with_errors_is_saved_and_says_what_bars_it(
    client: Client, congress: Congress, secretary: User
) -> None:
    people = (somebody("Lê Ước", mandate(ElectedBody.SECRETARY, 4)), small_cell().people[1])
    packet = replace(small_cell(), people=people)
    answer = client.post(ENTER, {**sent(congress, packet), "seen": opened(client, ENTER)})
    assert answer.headers["Location"] == ENTER
    page = client.get(ENTER).content.decode()
    assert summary_links(page) == ["person.0.secretary"]
    assert "cần ít nhất 5 phiếu" in page
    assert client.post(f"{RESULT}gui/").status_code == 200
    assert Result.objects.get().status == ResultStatus.DRAFT


def test_rows_are_added_without_a_loss(client: Client, congress: Congress, secretary: User) -> None:
    fields = {**sent(congress, small_cell()), "act": "rows"}
    page = client.post(ENTER, fields).content.decode()
    names = [text for name, text in typed_values(page).items() if name.endswith(".full_name")]
    assert names == ["Nguyễn Văn An", "Trần Thị Bình", "", "", "", "", ""]


def test_a_pasted_block_comes_into_the_grid(client: Client, congress: Congress, secretary: User) -> None:
    block = "Họ và tên\tNgày sinh\tBí thư\nLê Ước\t28/02/1980\t7\n"
    page = client.post(ENTER, {**sent(congress, small_cell()), "act": "paste", "block": block}).content.decode()
    values = typed_values(page)
    assert (values["person.2.full_name"], values["person.2.birth_date"], values["person.2.secretary"]) == (
        "Lê Ước",
        "28/02/1980",
        "7",
    )


def test_a_result_sent_up_is_not_entered_any_more(client: Client, congress: Congress, secretary: User) -> None:
    submit_result(actor=None, result=save_result(actor=None, congress=congress, packet=small_cell()))
    answer = client.post(ENTER, {**sent(congress, ResultPacket()), "seen": ""}, follow=True)
    assert "đang chờ quyết định, không sửa được ở đây" in answer.content.decode()
    assert packet_of(Result.objects.get()) == small_cell()


def test_a_return_without_a_reason_is_asked_for_one(client: Client, congress: Congress, tree: Tree) -> None:
    submit_result(actor=None, result=save_result(actor=None, congress=congress, packet=small_cell()))
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))
    answer = client.post(f"{RESULT}tra-lai/", {"reason": ""})
    assert (answer.status_code, summary_links(answer.content.decode())) == (200, ["reason"])
    client.post(f"{RESULT}tra-lai/", {"reason": "Thiếu biên bản"})
    client.force_login(make_user(Role.UNIT_OFFICER, tree.cell))
    notice = "<h2>Cấp trên trả lại ngày 12/03/2020</h2><p>Thiếu biên bản</p>"
    assert [notice in client.get(address).content.decode() for address in (RESULT, ENTER)] == [True, True]
    assert Result.objects.get().status == ResultStatus.RETURNED


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        ({"decision_number": "", "decided_on": "12/03/2020"}, "decision_number"),
        ({"decision_number": "15-QĐ/ĐU", "decided_on": "30/02/2020"}, "decided_on"),
        ({"decision_number": "15-QĐ/ĐU", "decided_on": "13/03/2020"}, "decided_on"),
    ],
)
def test_a_decision_that_is_not_complete_keeps_what_was_typed(
    client: Client, congress: Congress, tree: Tree, decision: dict[str, str], field: str
) -> None:
    submit_result(actor=None, result=save_result(actor=None, congress=congress, packet=small_cell()))
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))
    sent_in = {**decision, "seen": opened(client, f"{RESULT}chuan-y/")}
    page = client.post(f"{RESULT}chuan-y/", sent_in).content.decode()
    assert summary_links(page) == [field]
    assert all(f'value="{text}"' in page for text in decision.values())


def findings_links(page: HttpResponse) -> list[str]:
    return [
        str(href)
        for href in tree_of(page).xpath("//*[contains(@class, 'errors') or @class='notice warning']//li/a/@href")
    ]


def test_findings_lead_into_the_form_only_for_who_can_mend_them(
    client: Client, congress: Congress, tree: Tree, secretary: User
) -> None:
    save_result(actor=None, congress=congress, packet=replace(small_cell(), bodies=(SECRETARY,)))
    assert {href.partition("#")[0] for href in findings_links(client.get(RESULT))} == {ENTER}
    inspector = Client()
    inspector.force_login(make_user(Role.INSPECTOR, tree.commune))
    page = inspector.get(RESULT)
    assert (findings_links(page), "cuộc bầu này chưa được ghi" in page.content.decode()) == ([], True)


def test_what_was_changed_since_the_page_was_opened_is_not_approved_unseen(
    client: Client, congress: Congress, tree: Tree
) -> None:
    result = submit_result(actor=None, result=save_result(actor=None, congress=congress, packet=small_cell()))
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))
    decision = {"decision_number": "15-QĐ/ĐU", "decided_on": "12/03/2020", "seen": opened(client, f"{RESULT}chuan-y/")}
    return_result(actor=None, result=result, reason="Sai tên")
    an, binh = small_cell().people
    renamed = replace(small_cell(), people=(replace(an, full_name="Nguyễn Văn Ân"), binh))
    submit_result(actor=None, result=save_result(actor=None, congress=congress, packet=renamed))
    unreadable = client.post(f"{RESULT}chuan-y/", {**decision, "decided_on": "30/02/2020"})
    assert f'name="seen" value="{decision["seen"]}"' in unreadable.content.decode()
    page = client.post(f"{RESULT}chuan-y/", decision)
    told = words(tree_of(page).find_class("errors")[0])
    assert "Từ lúc đồng chí mở trang, kết quả đã được sửa và gửi lại; chưa có gì được chuẩn y." in told
    assert "Nguyễn Văn Ân (7 phiếu, 87,50%)" in page.content.decode()
    assert Result.objects.get().status == ResultStatus.SUBMITTED
    again = {**decision, "seen": tree_of(page).xpath("//input[@name='seen']/@value")[0]}
    assert client.post(f"{RESULT}chuan-y/", again).headers["Location"] == RESULT


def test_a_correction_is_made_by_the_unit_above_with_its_reason(client: Client, congress: Congress, tree: Tree) -> None:
    result = save_result(actor=None, congress=congress, packet=small_cell())
    submit_result(actor=None, result=result)
    approve_result(actor=None, result=result, decision_number="15-QĐ/ĐU", decided_on=TODAY)
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))
    address = f"{RESULT}dinh-chinh/"
    corrected = replace(
        small_cell(), people=(replace(small_cell().people[0], full_name="Nguyễn Văn Ân"), small_cell().people[1])
    )
    days = {"opened_on": "09/03/2020", "closed_on": "09/03/2020"}
    fields = {**sent(congress, corrected), **days, "seen": opened(client, address)}
    answer = client.post(address, {**fields, "reason": ""})
    assert (answer.status_code, summary_links(answer.content.decode())) == (200, ["reason"])
    assert client.post(address, {**fields, "reason": "Ghi sai tên"}).headers["Location"] == RESULT
    result.refresh_from_db()
    congress.refresh_from_db()
    assert (packet_of(result), result.revision, congress.closed_on) == (corrected, 1, date(2020, 3, 9))


def test_what_cannot_be_true_of_the_congress_is_told_when_it_is_corrected(
    client: Client, congress: Congress, tree: Tree
) -> None:
    result = save_result(actor=None, congress=congress, packet=small_cell())
    submit_result(actor=None, result=result)
    approve_result(actor=None, result=result, decision_number="15-QĐ/ĐU", decided_on=TODAY)
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))
    address = f"{RESULT}dinh-chinh/"
    typed = {"present": "9", "reason": "Ghi sai số có mặt", "seen": opened(client, address)}
    page = client.post(address, {**sent(congress, small_cell()), **typed}).content.decode()
    assert (summary_links(page), typed_values(page)["present"]) == (["present"], "9")
    congress.refresh_from_db()
    assert (congress.present, Result.objects.get().revision) == (8, 0)


@pytest.mark.parametrize("tail", ["chuan-y/", "tra-lai/", "dinh-chinh/"])
def test_the_units_own_officer_sees_no_decision(client: Client, congress: Congress, secretary: User, tail: str) -> None:
    submit_result(actor=None, result=save_result(actor=None, congress=congress, packet=small_cell()))
    assert client.get(f"{RESULT}{tail}").status_code == 403
    assert client.post(f"{RESULT}{tail}", {"reason": "x"}).status_code == 403
    assert Result.objects.get().status == ResultStatus.SUBMITTED


@pytest.mark.parametrize("tail", ["", "nhap/", "gui/", "chuan-y/", "tra-lai/", "dinh-chinh/"])
def test_outside_the_scope_there_is_nothing(client: Client, congress: Congress, tree: Tree, tail: str) -> None:
    save_result(actor=None, congress=congress, packet=small_cell())
    client.force_login(make_user(Role.DEPARTMENT_OFFICER, tree.other_commune))
    assert client.get(f"{RESULT}{tail}").status_code == 404


def test_a_delegate_sees_no_list_of_people(client: Client, congress: Congress, tree: Tree) -> None:
    save_result(actor=None, congress=congress, packet=small_cell())
    client.force_login(make_user(Role.DELEGATE, tree.cell))
    assert client.get(RESULT).status_code == 403


def test_a_unit_without_a_congress_is_told_what_comes_first(client: Client, tree: Tree, congress: Congress) -> None:
    client.force_login(make_user(Role.UNIT_OFFICER, tree.other_cell))
    page = client.get("/don-vi/YS-AH-02/ket-qua/").content.decode()
    assert "chưa có đại hội nào trong nhiệm kỳ 2020-2025" in page


def waiting_names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', page)


def submitted(tree: Tree, cycle: Cycle, name: str, on: date) -> None:
    congress = make_held_congress(make_unit(name, parent=tree.commune), cycle)
    Result.objects.create(congress=congress, status=ResultStatus.SUBMITTED, submitted_on=on)


def test_the_result_received_first_waits_at_the_head(
    client: Client, tree: Tree, cycle: Cycle, congress: Congress
) -> None:
    submitted(tree, cycle, "Chi bộ Sau", date(2020, 3, 11))
    submitted(tree, cycle, "Chi bộ Trước", date(2020, 2, 10))
    save_result(actor=None, congress=congress, packet=small_cell())
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))
    page = client.get("/don-vi/YS-AH/cho-quyet-dinh/").content.decode()
    assert waiting_names(page) == ["Chi bộ Trước", "Chi bộ Sau"]
    assert "quá hạn 8" in page


def test_a_district_sees_its_own_decisions_and_on_asking_those_below(client: Client, tree: Tree, cycle: Cycle) -> None:
    submitted(tree, cycle, "Chi bộ Trước", date(2020, 2, 10))
    client.force_login(make_user(Role.DEPARTMENT_OFFICER, tree.district))
    assert waiting_names(client.get("/don-vi/YS/cho-quyet-dinh/").content.decode()) == []
    page = client.get("/don-vi/YS/cho-quyet-dinh/?ca-cap-duoi=1").content.decode()
    assert waiting_names(page) == ["Chi bộ Trước"]


def test_the_waiting_list_asks_the_database_no_more_for_more_rows(client: Client, tree: Tree, cycle: Cycle) -> None:
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))

    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/don-vi/YS-AH/cho-quyet-dinh/")
        return len(captured)

    submitted(tree, cycle, "Chi bộ 1", date(2020, 3, 1))
    statements()
    one = statements()
    submitted(tree, cycle, "Chi bộ 2", date(2020, 3, 2))
    submitted(tree, cycle, "Chi bộ 3", date(2020, 3, 3))
    assert statements() == one


def test_the_result_page_asks_the_database_no_more_for_more_people(
    client: Client, congress: Congress, secretary: User
) -> None:
    def statements(packet: ResultPacket, address: str) -> int:
        save_result(actor=None, congress=congress, packet=packet)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    more = tuple(somebody(f"Lê Ước {place}", mandate(ElectedBody.DELEGATES, 0)) for place in range(20))
    many = replace(small_cell(), people=small_cell().people + more)
    statements(small_cell(), RESULT)
    for address in (RESULT, ENTER):
        assert statements(small_cell(), address) == statements(many, address)


def with_committee() -> ResultPacket:
    """The cell of eight elects a committee, which takes nine members or a document that allows it."""
    committee = replace(SECRETARY, body=ElectedBody.COMMITTEE, seats=3, list_size=4)
    return replace(small_cell(), bodies=(committee, *small_cell().bodies))


def test_an_exception_is_entered_for_its_rule_and_shown_to_the_unit_above(
    client: Client, congress: Congress, tree: Tree, secretary: User
) -> None:
    fields = {**sent(congress, with_committee()), "seen": opened(client, ENTER)}
    client.post(ENTER, fields)
    assert summary_links(client.get(ENTER).content.decode()) == ["body.committee.seats"]
    typed = {
        "exception.0.rule": OF_NINE,
        "exception.0.authority": "Đảng ủy xã An Hòa",
        "exception.0.document_number": "07-CV/ĐU",
        "exception.0.document_date": "01/03/2020",
        "exception.0.reason": "Chi bộ ở xa",
    }
    client.post(ENTER, {**fields, **typed, "seen": opened(client, ENTER)})
    page = client.get(RESULT)
    assert granted_on(page) == [
        "Bầu chi ủy khi có từ: 9 đảng viên chính thức",
        "Đảng ủy xã An Hòa",
        "số 07-CV/ĐU, ngày 01/03/2020",
        "Chi bộ ở xa",
    ]
    client.post(f"{RESULT}gui/")
    client.force_login(make_user(Role.UNIT_OFFICER, tree.commune))
    assert granted_on(client.get(f"{RESULT}chuan-y/")) == granted_on(page)


def granted_on(page: HttpResponse) -> list[str]:
    section = tree_of(page).xpath("//section[@aria-labelledby='chap-thuan']")[0]
    return [words(item) for item in section.xpath(".//p[b] | .//dd")][:4]


def test_the_form_offers_the_rules_that_a_document_can_waive_and_one_more_row(
    client: Client, congress: Congress, secretary: User
) -> None:
    fields = {**sent(congress, replace(small_cell(), exceptions=(allowed(),))), "act": "exceptions"}
    page = tree_of(client.post(ENTER, fields))
    choices = page.xpath("//select[@name='exception.1.rule']/option/@value")
    assert (choices[0], OF_NINE in choices) == ("", True)
    assert [key for key in choices if key.startswith(("balance.", "majority.", "people.", "posts."))] == []
    assert page.xpath("//select[@name='exception.0.rule']/option[@selected]/@value") == [OF_NINE]
