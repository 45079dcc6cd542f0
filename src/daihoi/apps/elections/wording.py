"""The words in which the log shows what it keeps of elections."""

from daihoi.apps.accounts.wording import tell
from daihoi.apps.elections.models import CountSource
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import Deduction

tell("voters", "Bầu tại", AssemblyForm.choices)
tell("names", "Danh sách bầu cử")
tell("invalid_because", "Lý do không hợp lệ")
tell("absences", "Số được trừ")
for group in Deduction:
    tell(group.value, group.label_vi)
tell("counters", "Số người ghi kiểm phiếu")
tell("count_source", "Nguồn số liệu kiểm phiếu", lambda: CountSource.choices)
tell("copies", "Số phiếu in")
tell("head", "Trưởng ban kiểm phiếu")
tell("members", "Ủy viên ban kiểm phiếu")
tell("signed_on", "Ngày ký")
