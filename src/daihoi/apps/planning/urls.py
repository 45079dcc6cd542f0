"""The addresses of this room."""

from django.urls import path

from daihoi.apps.planning.views import congress, congresses, cycles, holidays

app_name = "planning"
urlpatterns = [
    path("chu-ky/", cycles.cycles, name="cycles"),
    path("chu-ky/mo/", cycles.open_cycle, name="open_cycle"),
    path("chu-ky/<str:cycle>/", cycles.cycle, name="cycle"),
    path("quan-tri/ngay-nghi/", holidays.holidays, name="holidays"),
    path("quan-tri/ngay-nghi/<int:year>/", holidays.holiday_year, name="holiday_year"),
    path("don-vi/<str:code>/lich/", congresses.congresses, name="congresses"),
    path("don-vi/<str:code>/lich/lap/", cycles.plan_subtree, name="plan_subtree"),
    path("don-vi/<str:code>/dai-hoi/", congress.congress, name="congress"),
    path("don-vi/<str:code>/dai-hoi/lap/", congress.plan, name="plan_congress"),
    path("don-vi/<str:code>/dai-hoi/khong-to-chuc/", congress.cancel, name="cancel_congress"),
    path("don-vi/<str:code>/dai-hoi/ghi-nhan/", congress.record_held, name="record_held"),
    path("don-vi/<str:code>/dai-hoi/doi-ngay/", congress.change_day, name="change_day"),
]
