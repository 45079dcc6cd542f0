"""The words in which the log shows what it keeps of elections."""

from daihoi.apps.accounts.wording import say
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import Deduction

say("voters", "Bầu tại", AssemblyForm.choices)
say("names", "Danh sách bầu cử")
say("invalid_because", "Lý do không hợp lệ")
say("absences", "Số được trừ")
for group in Deduction:
    say(group.value, group.label_vi)
say("counters", "Số người ghi kiểm phiếu")
say("copies", "Số phiếu in")
say("head", "Trưởng ban kiểm phiếu")
say("members", "Ủy viên ban kiểm phiếu")
say("signed_on", "Ngày ký")
