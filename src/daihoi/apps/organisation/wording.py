"""The words in which the log shows what it keeps of units."""

from daihoi.apps.accounts.wording import tell
from daihoi.core.regulations.terms import UnitNature

tell("code", "Mã")
tell("name", "Tên")
tell("named_since", "Mang tên từ ngày")
tell("parent", "Cấp trên trực tiếp")
tell("valid_from", "Từ ngày")
tell("valid_until", "Kết thúc từ ngày")
tell("nature", "Loại hình", UnitNature.choices)
tell("merged_from", "Hợp nhất từ số đơn vị")
