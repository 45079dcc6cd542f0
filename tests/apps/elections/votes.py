"""Votes for tests: a cell of twenty elects three of five, and what its counting board counts."""

from dataclasses import replace
from datetime import date

from daihoi.apps.elections.models import Election
from daihoi.apps.elections.services import Wanted, open_election, record_count, sign_minutes
from daihoi.apps.elections.values import Board, Count, Listing
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import ElectedBody

NAMES = ("Trần Thị Ước", "Nguyễn Văn An", "Lê Đức Bình", "Phạm Thị Đào", "Vũ Văn Ánh")
COMMITTEE = Listing(body=ElectedBody.COMMITTEE, voters=AssemblyForm.MEMBERS_CONGRESS, seats=3, names=NAMES)
COUNT = Count(summoned=20, present=20, issued=20, returned=20, valid=19, invalid=1, votes=(19, 15, 12, 8, 3))
TIED = replace(COUNT, votes=(19, 15, 11, 11, 1))
BOARD = Board(head="Hoàng Thị Mai", members=("Đỗ Văn Chung",), signed_on=date(2020, 3, 10))


def now(election: Election) -> Wanted:
    """Give an election as it is stored now."""
    return Wanted(election, Election.objects.get(pk=election.pk).revision)


def opened(congress: Congress, listing: Listing = COMMITTEE) -> Election:
    return open_election(actor=None, congress=congress, listing=listing)


def counted(congress: Congress, count: Count = COUNT, listing: Listing = COMMITTEE) -> Election:
    return record_count(actor=None, wanted=now(opened(congress, listing)), count=count)


def signed(congress: Congress, count: Count = COUNT, listing: Listing = COMMITTEE) -> Election:
    return sign_minutes(actor=None, wanted=now(counted(congress, count, listing)), board=BOARD)
