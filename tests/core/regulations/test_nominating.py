"""Who may stand and name whom, with which papers: findings by rule, an error only where the rule is firm (A.3)."""

from dataclasses import replace

import pytest

from daihoi.core.regulations import DossierItem, ElectedBody, LevelRole, Severity, load_pack
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.nominating.eligibility import check_nomination
from daihoi.core.regulations.nominating.lists import Draft, check_list, poll_room
from daihoi.core.regulations.nominating.nomination import Nomination, Setting
from daihoi.core.regulations.nominating.papers import missing_papers
from daihoi.core.regulations.nominating.terms import Membership, NominationSource, Nominator

P2020, P2025 = load_pack("2020"), load_pack("2025")
CELL = Setting(ElectedBody.COMMITTEE, AssemblyForm.MEMBERS_CONGRESS, LevelRole.CELL)
DISTRICT = Setting(ElectedBody.COMMITTEE, AssemblyForm.DELEGATES_CONGRESS, LevelRole.UPPER_GRASSROOTS)
COMMUNE = replace(DISTRICT, role=LevelRole.GRASSROOTS)
NAMED = Nomination(name="Phạm Thị Đào", source=NominationSource.FLOOR, nominator=Nominator.OFFICIAL_MEMBER)
STOOD = replace(NAMED, source=NominationSource.SELF, nominator=Nominator.SELF)
BY_DELEGATE = replace(NAMED, nominator=Nominator.DELEGATE)


def found(nomination: Nomination, setting: Setting = CELL, pack: object = P2025) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in check_nomination(nomination, setting, pack)]  # type: ignore[arg-type]


def test_a_probationary_member_may_name_at_a_members_congress_and_may_not_stand() -> None:
    assert found(replace(NAMED, nominator=Nominator.PROBATIONARY_MEMBER)) == []
    assert found(replace(NAMED, membership=Membership.PROBATIONARY)) == [("NOMINEE_PROBATIONARY", Severity.ERROR)]
    probationary = replace(NAMED, membership=Membership.PROBATIONARY)
    assert found(probationary, pack=P2020) == [("NOMINEE_PROBATIONARY", Severity.WARNING)]


@pytest.mark.parametrize("pack", [P2020, P2025])
def test_who_is_bound_to_the_prepared_list_names_and_accepts_nothing_beside_it(pack: object) -> None:
    assert found(replace(NAMED, nominator_bound=True), pack=pack) == [("NOMINATOR_BOUND", Severity.ERROR)]
    assert found(replace(STOOD, bound=True), pack=pack) == [("NOMINEE_BOUND", Severity.ERROR)]
    prepared = replace(NAMED, source=NominationSource.COMMITTEE, bound=True, nominator_bound=True)
    assert found(prepared, pack=pack) == []


def test_a_delegation_names_nobody_firm_in_2020_unconfirmed_in_2025() -> None:
    by_delegation = replace(NAMED, nominator=Nominator.DELEGATION)
    assert found(by_delegation, DISTRICT, P2020) == [("NOMINATED_BY_DELEGATION", Severity.ERROR)]
    assert found(by_delegation, DISTRICT, P2025) == [("NOMINATED_BY_DELEGATION", Severity.WARNING)]


def test_who_may_name_depends_on_the_assembly() -> None:
    assert found(BY_DELEGATE, DISTRICT) == []
    assert found(BY_DELEGATE, CELL) == [("NOMINATOR_NOT_ALLOWED", Severity.ERROR)]
    assert found(NAMED, DISTRICT) == [("NOMINATOR_NOT_ALLOWED", Severity.WARNING)]


def test_papers_depend_on_level_on_source_and_on_being_a_delegate() -> None:
    stranger, slip = replace(STOOD, is_delegate=False), (DossierItem.NOMINATION_SLIP,)
    assert len(missing_papers(stranger, (), DISTRICT, P2020)) == 5
    assert len(missing_papers(stranger, (), DISTRICT, P2025)) == 7
    assert missing_papers(stranger, (), COMMUNE, P2025) == (DossierItem.APPLICATION,)
    assert missing_papers(STOOD, (), DISTRICT, P2025) == (DossierItem.APPLICATION,)
    assert missing_papers(replace(BY_DELEGATE, is_delegate=False), (), COMMUNE, P2020) == slip
    assert missing_papers(replace(BY_DELEGATE, is_delegate=False), slip, COMMUNE, P2020) == ()
    for nomination in (STOOD, NAMED, replace(NAMED, source=NominationSource.COMMITTEE)):
        assert missing_papers(nomination, (), CELL, P2025) == ()


def listed(prepared: int, outside: int = 0, unpolled: int = 0, seats: int = 27) -> Draft:
    return Draft(setting=DISTRICT, seats=seats, prepared=prepared, outside=outside, unpolled=unpolled)


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (listed(31), []),
        (listed(27), ["NO_SURPLUS"]),
        (listed(26), ["FEWER_THAN_SEATS"]),
        (listed(30, 5), []),
        (listed(30, 6), ["SURPLUS_OVER_CAP"]),
        (listed(30, 7, 7), ["POLL_REQUIRED", "POLL_OVER_CAP", "SURPLUS_OVER_CAP"]),
        (listed(33), ["PREPARED_SURPLUS"]),
        (listed(14, seats=12), []),
    ],
)
def test_surplus_and_poll_of_worked_examples_7_and_9(draft: Draft, codes: list[str]) -> None:
    assert [one.code for one in check_list(draft, P2025)] == codes


def test_the_cap_bounds_what_a_poll_adds() -> None:
    assert poll_room(listed(30, 7, 7), P2025) == 5
    assert poll_room(listed(36, 2, 2), P2025) == 0
    delegates = replace(listed(9, 3, 3, seats=9), setting=replace(DISTRICT, body=ElectedBody.DELEGATES))
    assert poll_room(delegates, P2025) == 3
