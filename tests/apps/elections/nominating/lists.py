"""Lists for tests: a cell of twenty prepares four names for three seats; what is put forward, what is approved."""

from datetime import date

from daihoi.apps.elections.models import Election
from daihoi.apps.elections.nominating.models import ElectionList, Nominee
from daihoi.apps.elections.nominating.services.lists import approve_list, open_list
from daihoi.apps.elections.nominating.services.nominees import nominate, nominate_prepared
from daihoi.apps.elections.nominating.values import Approval, Proposed, Terms, WantedList
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.nominating.terms import NominationSource, Nominator
from daihoi.core.regulations.terms import ElectedBody

DAY = date(2020, 3, 10)
PREPARED = ("Trần Thị Ước", "Nguyễn Văn An", "Lê Đức Bình")
TERMS = Terms(body=ElectedBody.COMMITTEE, voters=AssemblyForm.MEMBERS_CONGRESS, seats=3)
HANDS = Approval(present=20, number=20, names=19)
FROM_THE_FLOOR = Proposed(
    full_name="Phạm Thị Đào",
    source=NominationSource.FLOOR,
    nominator=Nominator.OFFICIAL_MEMBER,
    nominated_by="Hoàng Thị Mai",
    nominated_on=DAY,
)


def seen(election_list: ElectionList) -> WantedList:
    """Give a list as it is stored now."""
    return WantedList(election_list, ElectionList.objects.get(pk=election_list.pk).revision)


def opened_list(congress: Congress, terms: Terms = TERMS, names: tuple[str, ...] = PREPARED) -> ElectionList:
    found = open_list(actor=None, congress=congress, terms=terms)
    if names:
        nominate_prepared(actor=None, wanted=seen(found), names=names, on=congress.cycle.clock or DAY)
    return found


def put(election_list: ElectionList, proposed: Proposed = FROM_THE_FLOOR) -> Nominee:
    return nominate(actor=None, wanted=seen(election_list), proposed=proposed)


def approved(election_list: ElectionList, approval: Approval = HANDS) -> Election:
    return approve_list(actor=None, wanted=seen(election_list), approval=approval)
