"""The addresses of this room."""

from django.urls import path

from daihoi.apps.reporting.views import checking, opened, papers, screens

app_name = "reporting"
urlpatterns = [
    path("", screens.first_screen, name="home"),
    path("don-vi/<str:code>/", screens.overview, name="overview"),
    path("don-vi/<str:code>/co-cau/", opened.structure, name="structure"),
    path("don-vi/<str:code>/so-lieu/<str:measure>/", opened.records, name="records"),
    path("don-vi/<str:code>/bao-cao/", papers.report, name="report"),
    path("don-vi/<str:code>/bao-cao/<str:kind>.<str:form>", papers.file, name="report_file"),
    path("kiem-tra-so-lieu/", checking.check, name="check"),
    path("kiem-tra-so-lieu/ban-moi/", checking.corrected, name="corrected"),
]
