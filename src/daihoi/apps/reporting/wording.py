"""The words in which the log shows what it keeps of reports."""

from daihoi.apps.accounts.wording import say
from daihoi.apps.reporting.report.building import KINDS

say("report", "Loại báo cáo", KINDS.items)
say("file_format", "Dạng tệp")
say("as_of", "Số liệu đến ngày")
