"""The address map: one line for each room, whose own addresses stand in its `urls.py`."""

from django.urls import include, path

from daihoi.apps.frame.language import choose

urlpatterns = [
    path("ngon-ngu/", choose, name="language"),
    path("tai-khoan/", include("daihoi.apps.accounts.sign_in_urls")),
    path("", include("daihoi.apps.accounts.urls")),
    path("", include("daihoi.apps.organisation.urls")),
    path("", include("daihoi.apps.planning.urls")),
    path("", include("daihoi.apps.counting.urls")),
    path("", include("daihoi.apps.elections.urls")),
    path("", include("daihoi.apps.results.urls")),
    path("", include("daihoi.apps.reporting.urls")),
    path("", include("daihoi.apps.exchange.urls")),
]
