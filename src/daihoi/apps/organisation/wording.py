"""The words in which the log shows what it keeps of units."""

from daihoi.apps.accounts.wording import say
from daihoi.core.regulations.terms import UnitNature

say("code", "Mã")
say("name", "Tên")
say("named_since", "Mang tên từ ngày")
say("parent", "Cấp trên trực tiếp")
say("valid_from", "Từ ngày")
say("valid_until", "Kết thúc từ ngày")
say("nature", "Loại hình", UnitNature.choices)
say("merged_from", "Hợp nhất từ số đơn vị")
