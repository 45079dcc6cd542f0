"""Two people on one form: nothing is replaced unseen; the second sees what differs and chooses."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.roles import Role
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.services import attendance_of
from daihoi.apps.results.models import EntryDraft, Result
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.services import approve_result, save_result, submit_result
from tests.apps.frame.pages import tree as tree_of
from tests.apps.frame.pages import words
from tests.apps.results.forms import opened, sent, typed_values
from tests.apps.results.packets import allowed, mandate, small_cell, somebody
from tests.factories import Tree, make_cycle, make_held_congress, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db

TODAY = date(2020, 3, 12)
RESULT = "/don-vi/YS-AH-01/ket-qua/"
ENTER, CORRECT = f"{RESULT}nhap/", f"{RESULT}dinh-chinh/"
AN, BINH = small_cell().people
AN_TYPED = {"person.0.birth_date": "01/01/1974"}
BINH_TYPED = {"person.1.birth_date": "02/02/1974"}


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def congress(tree: Tree) -> Congress:
    cycle = make_cycle(clock=TODAY)
    congress = make_held_congress(tree.cell, cycle, official_members=8, probationary_members=0, summoned=8, present=8)
    save_result(actor=None, congress=congress, packet=small_cell())
    return congress


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def first(tree: Tree) -> Client:
    """The officer of the commune above."""
    return signed_in(make_user_with_role(Role.UNIT_OFFICER, tree.commune, username="một"))


@pytest.fixture
def second(tree: Tree) -> Client:
    """The secretary of the cell itself."""
    return signed_in(make_user_with_role(Role.UNIT_OFFICER, tree.cell, username="hai"))


def save(client: Client, congress: Congress, typed: dict[str, str], seen: str, address: str = ENTER) -> HttpResponse:
    fields = {**sent(Congress.objects.get(pk=congress.pk), small_cell()), **typed, "seen": seen}
    return client.post(address, fields)


def stored_births() -> list[date]:
    return [person.birth_date for person in packet_of(Result.objects.get()).people]


def rows(page: HttpResponse) -> list[list[str]]:
    """The table of differences: what it is called, as saved, as typed."""
    found = tree_of(page).xpath("//section[contains(@class, 'conflict')]//tbody/tr")
    return [
        [words(row.xpath("th")[0]), *(each.strip() for each in row.xpath("td/label/text()") if each.strip())]
        for row in found
    ]


def hidden(page: HttpResponse, name: str) -> str:
    return tree_of(page).xpath(f"//input[@name='{name}']/@value")[0]


def choice(page: HttpResponse, side: str) -> dict[str, str]:
    names = tree_of(page).xpath("//input[starts-with(@name, 'pick.') and @value='mine']/@name")
    return dict.fromkeys(names, side)


def test_the_second_is_told_who_saved_what_differs_and_loses_no_typing(
    first: Client, second: Client, congress: Congress
) -> None:
    seen = opened(first, ENTER)
    assert opened(second, ENTER) == seen
    save(first, congress, AN_TYPED, seen)
    page = save(second, congress, {**BINH_TYPED, "present": "7"}, seen)
    told = words(tree_of(page).xpath("//section[contains(@class, 'conflict')]/p")[0])
    assert told.startswith(f"{User.objects.get(username='một').full_name} lưu lúc ")
    assert rows(page) == [
        ["Có mặt", "8", "7"],
        ["Nguyễn Văn An: ngày sinh", "01/01/1974", "02/03/1975"],
        ["Trần Thị Bình: ngày sinh", "02/03/1975", "02/02/1974"],
    ]
    assert typed_values(page.content.decode())["person.1.birth_date"] == "02/02/1974"
    assert stored_births() == [date(1974, 1, 1), date(1975, 3, 2)]
    assert EntryDraft.objects.get().author.username == "hai"


def test_both_are_kept_when_each_is_chosen_where_it_was_changed(
    first: Client, second: Client, congress: Congress
) -> None:
    seen = opened(second, ENTER)
    save(first, congress, AN_TYPED, seen)
    page = save(second, congress, BINH_TYPED, seen)
    chosen = {"pick.person.0.birth_date": "saved", "pick.person.1.birth_date": "mine"}
    assert set(choice(page, "mine")) == set(chosen)
    save(second, congress, {**BINH_TYPED, **chosen, "compared": hidden(page, "compared")}, hidden(page, "seen"))
    assert stored_births() == [date(1974, 1, 1), date(1974, 2, 2)]
    assert EntryDraft.objects.count() == 0


def test_nothing_is_saved_while_a_place_is_not_chosen(first: Client, second: Client, congress: Congress) -> None:
    seen = opened(second, ENTER)
    save(first, congress, AN_TYPED, seen)
    page = save(second, congress, BINH_TYPED, seen)
    again = {**BINH_TYPED, "pick.person.0.birth_date": "mine", "compared": hidden(page, "compared")}
    page = save(second, congress, again, hidden(page, "seen"))
    assert "còn 1 chỗ chưa chọn" in words(tree_of(page).xpath("//section[contains(@class, 'conflict')]/p")[0])
    assert tree_of(page).xpath("//input[@name='pick.person.0.birth_date'][@checked]/@value") == ["mine"]
    assert stored_births() == [date(1974, 1, 1), date(1975, 3, 2)]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("all-mine", [date(1975, 3, 2), date(1974, 2, 2)]),
        ("all-saved", [date(1974, 1, 1), date(1975, 3, 2)]),
    ],
)
def test_one_version_can_be_taken_everywhere(
    first: Client, second: Client, congress: Congress, act: str, expected: list[date]
) -> None:
    seen = opened(second, ENTER)
    save(first, congress, AN_TYPED, seen)
    page = save(second, congress, BINH_TYPED, seen)
    save(second, congress, {**BINH_TYPED, "act": act, "compared": hidden(page, "compared")}, hidden(page, "seen"))
    assert (stored_births(), EntryDraft.objects.count()) == (expected, 0)


def test_choices_do_not_count_for_what_is_saved_after_them(first: Client, second: Client, congress: Congress) -> None:
    seen = opened(second, ENTER)
    save(first, congress, AN_TYPED, seen)
    page = save(second, congress, BINH_TYPED, seen)
    save(first, congress, {"person.0.birth_date": "05/05/1974"}, opened(first, ENTER))
    again = {**BINH_TYPED, "act": "all-mine", "compared": hidden(page, "compared")}
    page = save(second, congress, again, hidden(page, "seen"))
    assert rows(page)[0] == ["Nguyễn Văn An: ngày sinh", "05/05/1974", "02/03/1975"]
    assert stored_births() == [date(1974, 5, 5), date(1975, 3, 2)]


def test_a_form_that_can_not_be_read_does_not_forget_that_it_is_behind(
    first: Client, second: Client, congress: Congress
) -> None:
    seen = opened(second, ENTER)
    unreadable = save(second, congress, {"present": "tám"}, seen)
    save(first, congress, AN_TYPED, seen)
    page = save(second, congress, BINH_TYPED, hidden(unreadable, "seen"))
    assert [row[0] for row in rows(page)] == ["Nguyễn Văn An: ngày sinh", "Trần Thị Bình: ngày sinh"]
    assert stored_births() == [date(1974, 1, 1), date(1975, 3, 2)]


def test_who_comes_back_to_a_draft_sees_what_was_saved_since(first: Client, second: Client, congress: Congress) -> None:
    seen = opened(second, ENTER)
    fields = {**sent(congress, small_cell()), **BINH_TYPED, "seen": seen}
    second.post(f"{ENTER}giu/", fields)
    save(first, congress, AN_TYPED, seen)
    assert "Trong khi đó người khác đã lưu" in second.post(f"{ENTER}giu/", fields).content.decode()
    page = second.get(ENTER)
    assert [row[0] for row in rows(page)] == ["Nguyễn Văn An: ngày sinh", "Trần Thị Bình: ngày sinh"]


def test_attendance_alone_is_not_replaced_unseen(first: Client, second: Client, congress: Congress) -> None:
    seen = opened(second, ENTER)
    save(first, congress, {"probationary_members": "3"}, seen)
    page = save(second, congress, {"probationary_members": "0"}, seen)
    assert rows(page) == [["Đảng viên dự bị", "3", "0"]]
    attendance = attendance_of(Congress.objects.get())
    assert attendance is not None
    assert attendance.probationary_members == 3


def test_a_row_that_another_added_is_kept_or_left_out_as_chosen(
    first: Client, second: Client, congress: Congress
) -> None:
    seen = opened(second, ENTER)
    third = somebody("Lê Ước", mandate(small_cell().bodies[1].body, 0))
    theirs = replace(small_cell(), people=(*small_cell().people, third), exceptions=(allowed(),))
    first.post(ENTER, {**sent(congress, theirs), "seen": seen})
    page = save(second, congress, BINH_TYPED, seen)
    assert [row[0] for row in rows(page)][1] == "Lê Ước"
    picks = {**choice(page, "saved"), "pick.person.1.birth_date": "mine", "compared": hidden(page, "compared")}
    save(second, congress, {**BINH_TYPED, **picks}, hidden(page, "seen"))
    expected = replace(theirs, people=(AN, replace(BINH, birth_date=date(1974, 2, 2)), third))
    assert packet_of(Result.objects.get()) == expected


def approved(congress: Congress) -> None:
    result = Result.objects.get()
    submit_result(actor=None, result=result)
    approve_result(actor=None, result=result, decision_number="15-QĐ/ĐU", decided_on=TODAY)


def test_a_correction_does_not_undo_another(first: Client, tree: Tree, congress: Congress) -> None:
    approved(congress)
    other = signed_in(make_user_with_role(Role.DEPARTMENT_OFFICER, tree.district, username="ba"))
    seen = opened(other, CORRECT)
    assert save(first, congress, {**AN_TYPED, "reason": "Sửa dòng 1"}, seen, CORRECT).status_code == 302
    page = save(other, congress, {**BINH_TYPED, "reason": "Sửa dòng 2"}, seen, CORRECT)
    assert (page.status_code, stored_births()) == (200, [date(1974, 1, 1), date(1975, 3, 2)])
    assert [row[0] for row in rows(page)] == ["Nguyễn Văn An: ngày sinh", "Trần Thị Bình: ngày sinh"]
    assert tree_of(page).xpath("//textarea[@name='reason']/text()") == ["Sửa dòng 2"]
    chosen = {"pick.person.0.birth_date": "saved", "pick.person.1.birth_date": "mine", "reason": "Sửa dòng 2"}
    again = {**BINH_TYPED, **chosen, "compared": hidden(page, "compared")}
    assert save(other, congress, again, hidden(page, "seen"), CORRECT).status_code == 302
    assert stored_births() == [date(1974, 1, 1), date(1974, 2, 2)]
    reasons = AuditEntry.objects.filter(kind="results.corrected").order_by("sequence").values_list("reason", flat=True)
    assert list(reasons) == ["Sửa dòng 1", "Sửa dòng 2"]


def test_a_correction_in_hand_is_kept_with_its_reason_until_it_is_made(
    first: Client, second: Client, congress: Congress
) -> None:
    approved(congress)
    fields = {**sent(congress, small_cell()), **AN_TYPED, "reason": "Sai ngày", "seen": opened(first, CORRECT)}
    answer = first.post(f"{CORRECT}giu/", fields)
    assert answer.content.decode().startswith("Đã giữ bản đang ghi lúc ")
    page = first.get(CORRECT)
    assert typed_values(page.content.decode())["person.0.birth_date"] == "01/01/1974"
    assert tree_of(page).xpath("//textarea[@name='reason']/text()") == ["Sai ngày"]
    assert "chưa đính chính" in page.content.decode()
    assert second.post(f"{CORRECT}giu/", fields).status_code == 403
    first.post(CORRECT, fields)
    assert (EntryDraft.objects.count(), stored_births()[0]) == (0, date(1974, 1, 1))


def test_a_draft_of_the_entry_is_no_draft_of_the_correction(first: Client, congress: Congress) -> None:
    fields = {**sent(congress, small_cell()), **AN_TYPED, "seen": opened(first, ENTER)}
    first.post(f"{ENTER}giu/", fields)
    approved(congress)
    assert typed_values(first.get(CORRECT).content.decode())["person.0.birth_date"] == "02/03/1975"


def test_what_was_typed_is_kept_when_the_result_was_sent_up_meanwhile(
    first: Client, second: Client, congress: Congress
) -> None:
    fields = {**sent(congress, small_cell()), **BINH_TYPED, "seen": opened(second, ENTER)}
    submit_result(actor=None, result=Result.objects.get())
    refused = second.post(f"{ENTER}giu/", fields)
    told = "Kết quả này đã gửi lên cấp trên và đang chờ quyết định, không sửa được ở đây."
    assert (refused.status_code, refused.content.decode()) == (422, told)
    page = second.post(ENTER, fields, follow=True).content.decode()
    assert f"{told} Bản đồng chí đang ghi vẫn được giữ." in page
    assert "person.1.birth_date=02%2F02%2F1974" in EntryDraft.objects.get().typed


def test_a_form_sent_after_the_session_ended_is_given_back_to_be_sent_again(second: Client, congress: Congress) -> None:
    fields = {**sent(congress, small_cell()), **BINH_TYPED, "seen": opened(second, ENTER)}
    user = User.objects.get(username="hai")
    second.logout()
    answer = second.post(ENTER, fields)
    given = given_back(answer)
    assert (answer.status_code, {name: given[name] for name in fields}) == (401, fields)
    assert tree_of(answer).xpath("//form[@data-again]/@action") == [ENTER]
    assert (EntryDraft.objects.count(), Result.objects.count()) == (0, 1)
    second.force_login(user)
    second.post(ENTER, {name: given[name] for name in fields})
    assert stored_births() == [date(1975, 3, 2), date(1974, 2, 2)]


def given_back(page: HttpResponse) -> dict[str, str]:
    return {field.get("name"): field.get("value") for field in tree_of(page).xpath("//form[@data-again]//input")}


def test_a_form_opened_before_signing_in_again_is_given_back_with_the_new_token(tree: Tree, congress: Congress) -> None:
    user = make_user_with_role(Role.UNIT_OFFICER, tree.cell)
    client = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    client.force_login(user)
    old = hidden(client.get(ENTER), "csrfmiddlewaretoken")
    client.cookies.clear()
    client.force_login(user)
    fields = {**sent(congress, small_cell()), **BINH_TYPED, "seen": opened(client, ENTER)}
    page = client.post(ENTER, {**fields, "csrfmiddlewaretoken": old})
    assert (page.status_code, stored_births()[1]) == (403, date(1975, 3, 2))
    client.post(ENTER, given_back(page))
    assert stored_births() == [date(1975, 3, 2), date(1974, 2, 2)]


def test_a_form_that_another_site_sent_is_not_given_back(tree: Tree, congress: Congress) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Origin": "http://elsewhere.example"})
    client.force_login(make_user_with_role(Role.UNIT_OFFICER, tree.cell))
    page = client.post(ENTER, {**sent(congress, small_cell()), **BINH_TYPED})
    assert (page.status_code, page.templates[0].name, given_back(page)) == (403, "403_csrf.html", {})
