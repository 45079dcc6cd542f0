"""The addresses of what comes before a vote; they stand within the room's."""

from django.urls import path

from daihoi.apps.elections.nominating.views import lists, nominees

_ALL = "don-vi/<str:code>/bau-cu/danh-sach/"
_ONE = f"{_ALL}<int:number>/"
_PERSON = f"{_ONE}nguoi/<int:person>/"
urlpatterns = [
    path(f"{_ALL}moi/", lists.open_list, name="open_list"),
    path(_ONE, lists.nominees, name="nominees"),
    path(f"{_ONE}so-luong/", lists.change_terms, name="terms"),
    path(f"{_ONE}bo/", lists.drop, name="drop_list"),
    path(f"{_ONE}thong-qua/", lists.approve, name="approve"),
    path(f"{_ONE}cap-uy/", nominees.prepared, name="prepared"),
    path(f"{_ONE}nguoi/moi/", nominees.add, name="nominate"),
    path(_PERSON, nominees.change, name="nominee"),
    path(f"{_PERSON}bo/", nominees.remove, name="remove_nominee"),
]
