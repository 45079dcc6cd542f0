"""The words in which the log shows what it keeps of reports."""

from daihoi.apps.accounts.wording import tell
from daihoi.apps.reporting.report.building import KINDS

tell("report", "Loại báo cáo", KINDS.items)
tell("file_format", "Dạng tệp")
tell("as_of", "Số liệu đến ngày")
