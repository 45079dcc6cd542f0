"""The demonstration data: a made-up city whose people and units exist nowhere else.

What stands here is fixed so that guides, tests and reports can name it.
"""

from datetime import date

CYCLE = "2020"
TERM = "2020-2025"
CELL_TERM = "2020-2022"
TODAY = date(2020, 6, 30)

CITY = "TP"
DISTRICT = "HTT"
QUARTER = "QHL"
OFFICE = "QHL-CQ"
COMMUNE = "H01-01"
CELL = "H01-01-10"

SEED = 1930
