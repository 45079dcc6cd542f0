"""The reading as a job: page by page, stopped and taken up again, each page recorded once."""

from threading import Event

import pytest

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.counting.jobs import advance
from daihoi.apps.counting.models import Ballot, BallotBox, Decision, Page, ScanFile
from daihoi.apps.counting.pictures import picture_of
from daihoi.apps.counting.queries import progress_of, votes_in
from daihoi.apps.counting.readings import restored
from daihoi.apps.counting.services.boxes import open_box
from daihoi.apps.counting.services.decisions import Looked, decide, take_back
from daihoi.apps.counting.services.files import Upload, receive_scan, resume_reading, stop_reading
from daihoi.apps.counting.services.pages import StoppedReading, finish_scan, record_page
from daihoi.apps.counting.storage import shelf_of
from daihoi.core.ballots.trials.rehearsal import Case
from tests.apps.counting.boxes import THREE_OF_FIVE, ballot, numbered
from tests.apps.counting.scans import pdf_of, scan_of, scanned_again, voted_ballots
from tests.factories import make_unit_tree

pytestmark = pytest.mark.django_db
CASES = [*[Case.CLEAR] * 5, Case.TOO_MANY, Case.DOUBTFUL]


class AfterPages(Event):
    """A stop that is asked for after so many looks."""

    def __init__(self, pages: int) -> None:
        super().__init__()
        self.left = pages

    def is_set(self) -> bool:
        self.left -= 1
        return self.left <= 0


@pytest.fixture
def box() -> BallotBox:
    return open_box(actor=None, unit=make_unit_tree().cell, ballot=THREE_OF_FIVE, deciders=1)


def received(box: BallotBox) -> ScanFile:
    content = scan_of(voted_ballots(THREE_OF_FIVE, CASES))
    return receive_scan(actor=None, box=box, upload=Upload(name="quet.pdf", chunks=[content]))


def totals(box: BallotBox) -> tuple[int, ...]:
    found = BallotBox.objects.get(pk=box.pk)
    return found.returned, found.valid, found.under_review


def test_scans_are_read_to_a_tally_of_what_the_voters_meant(box: BallotBox):
    scan = received(box)
    assert advance(scan.pk, processes=1)
    meant = [each.votes for each in voted_ballots(THREE_OF_FIVE, CASES[:5])]
    assert totals(box) == (7, 5, 2)
    assert [person.votes for person in votes_in(box)] == [
        sum(votes[each.id] is True for votes in meant) for each in THREE_OF_FIVE.candidates
    ]
    assert not advance(scan.pk, processes=1)


def test_runner_that_ends_leaves_the_rest_to_the_next_one(box: BallotBox):
    scan = received(box)
    assert not advance(scan.pk, AfterPages(3), processes=1)
    assert Page.objects.count() == 3
    assert advance(scan.pk, processes=1)
    assert (totals(box), Page.objects.count()) == ((7, 5, 2), 7)
    assert AuditEntry.objects.filter(kind="counting.scan_read").count() == 1


def test_reading_is_stopped_between_pages_and_taken_up_again(box: BallotBox):
    scan = received(box)
    stop_reading(actor=None, box=box)
    assert not advance(scan.pk, processes=1)
    assert progress_of(box).is_stopped
    with pytest.raises(StoppedReading):
        record_page(scan=scan, reading=numbered(ballot(), 1), sides=1)
    resume_reading(actor=None, box=box)
    assert advance(scan.pk, processes=1)
    assert totals(box) == (7, 5, 2)


def test_page_recorded_twice_is_counted_once(box: BallotBox):
    scan = received(box)
    for _ in range(2):
        record_page(scan=scan, reading=numbered(ballot(), 1), sides=1)
    assert totals(box) == (1, 1, 0)


def test_file_that_another_process_reads_is_left_to_it(box: BallotBox):
    scan = received(box)
    with shelf_of(box.pk).held(scan.digest) as mine:
        assert mine
        assert not advance(scan.pk, processes=1)
    assert Page.objects.count() == 0


def test_reading_is_kept_as_it_was(box: BallotBox):
    scan, read = received(box), numbered(ballot("5", unsure="4"), 1)
    record_page(scan=scan, reading=read, sides=1)
    page = Page.objects.get()
    assert restored(page.number, page.kind, page.side, page.reading) == read


def test_sides_of_one_sheet_make_one_ballot_and_a_side_without_the_other_waits_for_a_person(box: BallotBox):
    scan = received(box)
    ScanFile.objects.filter(pk=scan.pk).update(page_count=3)
    for number, side in ((1, 2), (2, 1), (3, 1)):
        read = numbered(ballot("45"), number)
        record_page(scan=scan, reading=type(read)(read.ref, read.kind, side, read.places), sides=2)
    assert totals(box) == (1, 1, 0)
    scan.refresh_from_db()
    finish_scan(scan=scan, sides=2)
    assert totals(box) == (2, 1, 1)


def test_pictures_of_pages_to_look_at_are_made_with_the_reading_and_straight(box: BallotBox):
    scan = received(box)
    advance(scan.pk, processes=1)
    kept = sorted(path.name for path in shelf_of(box.pk).folder.glob("*.jpg"))
    assert kept == [f"{scan.digest}-{number:05d}.jpg" for number in (6, 7)]
    assert picture_of(Page.objects.get(number=1)) is not None


def test_sheet_scanned_twice_is_asked_about_and_counted_once_unless_a_person_says_otherwise(box: BallotBox):
    first, second = voted_ballots(THREE_OF_FIVE, [Case.CLEAR] * 2)
    content = pdf_of([first.scan.data, second.scan.data, scanned_again(first.scan.data)])
    scan = receive_scan(actor=None, box=box, upload=Upload(name="quet.pdf", chunks=[content]))
    advance(scan.pk, processes=1)
    assert totals(box) == (3, 2, 1)
    again = Ballot.objects.get(number=3)
    assert (again.twin.number, again.proposed) == (1, "valid")
    decide(actor=None, looked=Looked(again, 0), answer=Decision.Answer.DISTINCT)
    assert totals(box) == (3, 3, 0)
    take_back(actor=None, box=box)
    decide(actor=None, looked=Looked(again, 2), answer=Decision.Answer.SET_ASIDE)
    assert totals(box) == (2, 2, 0)
