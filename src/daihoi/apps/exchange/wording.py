"""The words in which the log shows what it keeps of imports and of the demonstration."""

from daihoi.apps.accounts.wording import tell
from daihoi.apps.exchange.models import Import

tell("kind", "Loại dữ liệu", lambda: Import.Kind.choices)
tell("file_name", "Tên tệp")
tell("sha256", "Mã băm của tệp")
tell("changed", "Sửa")
tell("unchanged", "Không đổi")
tell("extent", "Phạm vi", {"whole": "cả thành phố", "small": "một huyện, một cơ quan"}.items)
tell("units", "Đơn vị")
tell("congresses", "Đại hội")
