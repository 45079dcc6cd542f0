"""The words in which the log shows what it keeps of imports and of the demonstration."""

from daihoi.apps.accounts.wording import say
from daihoi.apps.exchange.models import Import

say("kind", "Loại dữ liệu", lambda: Import.Kind.choices)
say("file_name", "Tên tệp")
say("sha256", "Mã băm của tệp")
say("changed", "Sửa")
say("unchanged", "Không đổi")
say("extent", "Phạm vi", {"whole": "cả thành phố", "small": "một huyện, một cơ quan"}.items)
say("units", "Đơn vị")
say("congresses", "Đại hội")
