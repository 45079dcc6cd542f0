"""The pages of the room, as a committee office and a counting board go through them."""

from datetime import date
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from daihoi.apps.accounts.roles import Role
from daihoi.apps.elections.ballots import ballot_of
from daihoi.apps.elections.models import Election, Stage
from daihoi.apps.planning.models import Congress
from daihoi.core.ballots import Reason, Work, count
from tests.apps.elections.votes import NAMES, TIED, counted, opened, signed
from tests.apps.frame.pages import tree as tree_of
from tests.apps.frame.pages import words
from tests.factories import Tree, make_congress, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db

ALL = "/don-vi/YS-AH-01/bau-cu/"
COUNTED = {
    "summoned": "20", "present": "20", "issued": "20", "returned": "20", "valid": "19", "invalid": "1",
    "invalid_because": "gạch tất cả", "votes.0": "19", "votes.1": "15", "votes.2": "12", "votes.3": "8", "votes.4": "3",
}  # fmt: skip


@pytest.fixture
def tree() -> Tree:
    return make_unit_tree()


@pytest.fixture
def congress(tree: Tree) -> Congress:
    return make_congress(tree.cell, make_cycle(clock=date(2020, 3, 10)), summoned=20, present=20)


@pytest.fixture
def office(congress: Congress) -> Client:
    return client_of(Role.UNIT_OFFICER, congress)


def client_of(role: Role, congress: Congress) -> Client:
    client = Client()
    client.force_login(make_user_with_role(role, congress.unit))
    return client


def one(election: Election) -> str:
    return f"{ALL}{election.pk}/"


def seen(election: Election) -> dict[str, str]:
    return {"seen": str(Election.objects.get(pk=election.pk).revision)}


def said(page: HttpResponse) -> str:
    return words(tree_of(page))


def test_from_list_to_signed_minutes(office: Client):
    listed = {
        "body": "committee",
        "voters": "members_congress",
        "seats": "3",
        "counters": "1",
        "names": "\n".join(NAMES),
    }
    office.post(f"{ALL}moi/", listed)
    election = Election.objects.get()
    office.post(f"{one(election)}kiem-phieu/", {**COUNTED, **seen(election)})
    page = office.get(one(election))
    assert "3 người trúng cử, cần bầu 3. Đã bầu đủ số lượng." in said(page)
    assert "từ 11 phiếu trở lên" in said(page)
    office.post(f"{one(election)}ky/", {"head": "Hoàng Thị Mai", "signed_on": "10/03/2020", **seen(election)})
    assert Election.objects.get().stage == Stage.SIGNED
    file = office.get(f"{one(election)}bien-ban.docx")
    assert file["Content-Disposition"] == f'attachment; filename="bien-ban-kiem-phieu-YS-AH-01-{election.pk}.docx"'


def test_the_count_opens_on_what_the_congress_says(office: Client, congress: Congress):
    page = office.get(f"{one(opened(congress))}kiem-phieu/")
    assert page.context["form"].initial == {"summoned": 20, "present": 20}


def test_the_next_list_opens_on_the_body_that_is_not_opened_yet(office: Client, congress: Congress):
    opened(congress)
    assert office.get(f"{ALL}moi/").context["form"].initial["body"] == "standing_committee"


def test_figures_that_do_not_balance_stay_in_the_form_with_the_reason(office: Client, congress: Congress):
    election = opened(congress)
    page = office.post(f"{one(election)}kiem-phieu/", {**COUNTED, "returned": "21", **seen(election)})
    assert page.status_code == 422
    assert "Thu về 21 phiếu, nhiều hơn 20 phiếu phát ra." in said(page)
    assert page.context["form"]["votes.0"].value() == "19"


def test_a_stale_form_is_refused(office: Client, congress: Congress):
    election = opened(congress)
    old = seen(election)
    office.post(f"{one(election)}kiem-phieu/", {**COUNTED, **old})
    page = office.post(f"{one(election)}kiem-phieu/", {**COUNTED, "votes.0": "18", **old})
    assert "người khác đã thay đổi cuộc bầu này" in said(page)


def test_a_tie_leads_to_a_vote_among_the_tied(office: Client, congress: Congress):
    tied = signed(congress, TIED)
    office.post(f"{one(tied)}bau-tiep/", seen(tied))
    page = office.get(one(Election.objects.get(round=2)))
    assert "ai nhiều phiếu hơn thì trúng cử" in said(page)


def test_the_counting_board_counts_and_opens_nothing(congress: Congress):
    board, election = client_of(Role.COUNTING_BOARD, congress), opened(congress)
    page = board.get(one(election))
    assert "Ghi kiểm phiếu" in said(page)
    assert "Sửa danh sách" not in said(page)
    assert board.get(f"{ALL}moi/").status_code == 403


def test_no_vote_is_shown_under_another_unit(office: Client, congress: Congress, tree: Tree):
    user = make_user_with_role(Role.UNIT_OFFICER, tree.commune)
    client = Client()
    client.force_login(user)
    assert client.get(f"/don-vi/YS-AH-02/bau-cu/{opened(congress).pk}/").status_code == 404


def test_a_unit_without_a_congress_is_led_to_plan_one(tree: Tree):
    make_cycle(clock=date(2020, 3, 10))
    client = Client()
    client.force_login(make_user_with_role(Role.UNIT_OFFICER, tree.cell))
    assert "Lập lịch đại hội của đơn vị trước." in said(client.get(ALL))


def test_the_list_of_votes_says_where_each_one_stands(office: Client, congress: Congress):
    counted(congress)
    assert "Đã ghi kiểm phiếu" in said(office.get(ALL))


def test_the_vote_to_be_counted_next_is_one_press_away(office: Client, congress: Congress):
    opened(congress)
    assert "Ghi kiểm phiếu: Chi ủy" in said(office.get(ALL))


def test_there_are_no_minutes_before_the_count(office: Client, congress: Congress):
    assert office.get(f"{one(opened(congress))}bien-ban.pdf").status_code == 404


def test_printed_ballots_are_read_back_as_the_votes_of_this_list(office: Client, congress: Congress, tmp_path: Path):
    election = opened(congress)
    answer = office.post(f"{one(election)}in-phieu/", {"copies": "2", **seen(election)})
    file = tmp_path / "phieu.pdf"
    file.write_bytes(answer.content)
    tally = count(ballot_of(Election.objects.get()), [file], Work(1))
    assert (tally.pages, [ballot.reasons for ballot in tally.ballots]) == (2, [(Reason.TOO_MANY,)] * 2)
    assert "Phiếu đã in" in said(office.get(one(election)))


@pytest.mark.parametrize("page", ["", "moi/", "{pk}/", "{pk}/kiem-phieu/", "{pk}/danh-sach/", "{pk}/in-phieu/"])
def test_pages_that_tell_of_now_take_no_day(office: Client, congress: Congress, page: str):
    address = ALL + page.format(pk=opened(congress).pk)
    answer = office.get(f"{address}?den-ngay=01/03/2020")
    assert (answer.status_code, answer["Location"]) == (302, address)
