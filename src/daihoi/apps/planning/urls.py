"""The addresses of this room."""

from django.urls import path

from daihoi.apps.planning import views

app_name = "planning"
urlpatterns = [
    path("chu-ky/", views.cycles, name="cycles"),
    path("chu-ky/<str:cycle>/", views.cycle, name="cycle"),
    path("don-vi/<str:code>/lich/", views.congresses, name="congresses"),
    path("don-vi/<str:code>/dai-hoi/", views.congress, name="congress"),
    path("don-vi/<str:code>/dai-hoi/ghi-nhan/", views.record_held, name="record_held"),
    path("don-vi/<str:code>/dai-hoi/doi-ngay/", views.change_day, name="change_day"),
]
