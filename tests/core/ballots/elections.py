"""Elections of made-up people for the tests of ballots."""

from daihoi.core.ballots.trials.benchmarks import made_up_election

COMMITTEE = made_up_election(31, 27)
CELL = made_up_election(10, 9)
THREE_OF_THREE = made_up_election(3, 3)
SECRETARY = made_up_election(1, 1)
