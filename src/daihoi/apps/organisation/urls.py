"""The addresses of this room."""

from django.urls import path

from daihoi.apps.organisation.views import history, lists

app_name = "organisation"
urlpatterns = [
    path("tim-don-vi/", lists.search, name="search"),
    path("don-vi/<str:code>/truc-thuoc/", lists.units, name="units"),
    path("don-vi/<str:code>/dang-vien/", lists.members, name="members"),
    path("don-vi/<str:code>/lich-su/", history.history, name="history"),
    path("don-vi/<str:code>/lich-su/<slug:act>/", history.change, name="change"),
]
