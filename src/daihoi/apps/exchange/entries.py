"""The acts of this room that leave an entry in the log."""

from daihoi.apps.accounts.audit import EntryType

IMPORT_APPLIED = EntryType("exchange.import_applied", "Nhập dữ liệu từ bảng tính")
DEMO_LOADED = EntryType("exchange.demo_loaded", "Nạp dữ liệu minh họa")
