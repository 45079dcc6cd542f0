"""The addresses of this room."""

from django.urls import path

from daihoi.apps.elections.nominating.urls import urlpatterns as nominating
from daihoi.apps.elections.views import changing, hand_checking, printing, reading, scanning

app_name = "elections"
_ONE = "don-vi/<str:code>/bau-cu/<int:number>/"
urlpatterns = [
    *nominating,
    path("don-vi/<str:code>/bau-cu/", reading.elections, name="elections"),
    path("don-vi/<str:code>/bau-cu/moi/", changing.open_new, name="open"),
    path(_ONE, reading.election, name="election"),
    path(f"{_ONE}bien-ban.<str:form>", reading.minutes, name="minutes"),
    path(f"{_ONE}doi-chieu-mau/", hand_checking.hand_check, name="hand_check"),
    path(f"{_ONE}doi-chieu-mau/ghi/", hand_checking.record_found, name="record_found"),
    path(f"{_ONE}trinh-chieu/", reading.slides, name="slides"),
    path(f"{_ONE}danh-sach/", changing.change_list, name="list"),
    path(f"{_ONE}in-phieu/", printing.print_ballots, name="print"),
    path(f"{_ONE}quet-phieu/", scanning.open_scanning, name="scan"),
    path(f"{_ONE}nguon-so-lieu/", scanning.choose_source, name="source"),
    path(f"{_ONE}bo/", changing.drop, name="drop"),
    path(f"{_ONE}kiem-phieu/", changing.count, name="count"),
    path(f"{_ONE}ky/", changing.sign, name="sign"),
    path(f"{_ONE}mo-lai/", changing.reopen, name="reopen"),
    path(f"{_ONE}bau-tiep/", changing.open_next, name="next"),
]
