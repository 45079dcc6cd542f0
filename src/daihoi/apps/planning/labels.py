"""Short names of the levels, for tables whose rows would grow tall under the full ones."""

from daihoi.core.regulations.terms import LevelRole

ROLE_SHORT = {
    LevelRole.CELL: "Chi bộ",
    LevelRole.SECTION: "Đảng bộ bộ phận",
    LevelRole.GRASSROOTS: "Cơ sở",
    LevelRole.UPPER_GRASSROOTS: "Trên cơ sở",
    LevelRole.CENTRAL_ATTACHED: "Trực thuộc Trung ương",
}
