"""The addresses of what comes before a vote; they stand within the room's."""

from django.urls import path

from daihoi.apps.elections.nominating.views import deciding, lists, nominees

_ALL = "don-vi/<str:code>/bau-cu/danh-sach/"
_ONE = f"{_ALL}<int:number>/"
_PERSON = f"{_ONE}nguoi/<int:person>/"
urlpatterns = [
    path(f"{_ALL}moi/", lists.open_list, name="open_list"),
    path(_ONE, lists.nominees, name="nominees"),
    path(f"{_ONE}so-luong/", lists.change_terms, name="terms"),
    path(f"{_ONE}bo/", lists.drop, name="drop_list"),
    path(f"{_ONE}thong-qua/", lists.approve, name="approve"),
    path(f"{_ONE}xin-y-kien/", deciding.poll, name="poll"),
    path(f"{_ONE}bo-xin-y-kien/", deciding.drop_poll, name="drop_poll"),
    path(f"{_ONE}bang-phieu/", deciding.settle, name="settle"),
    path(f"{_ONE}trich-ngang.<str:form>", lists.summary, name="summary"),
    path("don-vi/<str:code>/bau-cu/<int:number>/ban-kiem-phieu/", deciding.board, name="board"),
    path(f"{_ONE}cap-uy/", nominees.prepared, name="prepared"),
    path(f"{_ONE}nguoi/moi/", nominees.add, name="nominate"),
    path(_PERSON, nominees.change, name="nominee"),
    path(f"{_PERSON}xin-rut/", deciding.withdraw, name="withdraw"),
    path(f"{_PERSON}bo/", nominees.remove, name="remove_nominee"),
]
