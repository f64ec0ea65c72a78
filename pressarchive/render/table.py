"""The table: which template shows which view."""

from __future__ import annotations

from pressarchive.pages import views

TEMPLATES: dict[type[views.PageView], str] = {
    views.HomeView: "home.html",
    views.ArticleView: "article.html",
    views.SpeakersView: "speakers.html",
    views.SpeakerView: "speaker.html",
    views.MentionsView: "mentions.html",
    views.TogetherView: "together.html",
    views.UnattributedView: "unattributed.html",
    views.TagsView: "tags.html",
    views.TagView: "tag.html",
    views.CompareView: "compare.html",
    views.OutletsView: "outlets.html",
    views.OutletView: "outlet.html",
    views.DatesView: "dates.html",
    views.PeriodView: "period.html",
    views.StandingView: "standing.html",
    views.DataView: "data.html",
    views.MethodView: "method.html",
    views.SearchView: "search.html",
    views.MovedView: "moved.html",
    views.NotFoundView: "404.html",
}
