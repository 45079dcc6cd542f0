"""The addresses of this room."""

from django.urls import path

from daihoi.apps.counting.views import boxes, reviewing

app_name = "counting"
_ONE = "don-vi/<str:code>/phieu-quet/<int:number>/"
urlpatterns = [
    path(_ONE, boxes.box, name="box"),
    path(f"{_ONE}tien-do/", boxes.progress, name="progress"),
    path(f"{_ONE}dung/", boxes.stop, name="stop"),
    path(f"{_ONE}doc-tiep/", boxes.resume, name="resume"),
    path(f"{_ONE}tep/<int:file>/de-ngoai/", boxes.set_aside, name="set_aside"),
    path(f"{_ONE}trang/<int:page>.jpg", reviewing.picture, name="picture"),
    path(f"{_ONE}xem-lai/", reviewing.queue, name="queue"),
    path(f"{_ONE}xem-lai/<int:ballot>/", reviewing.review, name="review"),
    path(f"{_ONE}lay-lai/", reviewing.take_back, name="take_back"),
    path(f"{_ONE}trang-trang/", reviewing.set_blank_aside, name="blank"),
    path(f"{_ONE}lech/", reviewing.differences, name="differences"),
]
