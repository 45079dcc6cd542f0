"""The addresses of this room."""

from django.urls import path

from daihoi.apps.results.views import correcting, deciding, entering, reading

app_name = "results"
urlpatterns = [
    path("don-vi/<str:code>/ket-qua/", reading.result, name="result"),
    path("don-vi/<str:code>/ket-qua/nhap/", entering.enter, name="enter"),
    path("don-vi/<str:code>/ket-qua/nhap/giu/", entering.keep_entry, name="keep"),
    path("don-vi/<str:code>/ket-qua/gui/", deciding.submit, name="submit"),
    path("don-vi/<str:code>/ket-qua/tra-lai/", deciding.send_back, name="return"),
    path("don-vi/<str:code>/ket-qua/chuan-y/", deciding.approve, name="approve"),
    path("don-vi/<str:code>/ket-qua/dinh-chinh/", correcting.correct, name="correct"),
    path("don-vi/<str:code>/ket-qua/dinh-chinh/giu/", correcting.keep_correction, name="keep_correction"),
    path("don-vi/<str:code>/cho-quyet-dinh/", reading.waiting, name="waiting"),
]
