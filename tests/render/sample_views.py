"""One of every view, in several states: what a theme must be able to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec
from markupsafe import Markup, escape

from pressarchive.charts.bars import across, bars
from pressarchive.charts.sparkline import path
from pressarchive.model import PressDate
from pressarchive.pages import views as v
from pressarchive.pages.body import Prose
from pressarchive.pages.calendars import calendar_of
from pressarchive.text.messages import translator

T = TypeVar("T")

LONG_TITLE = (
    "La Russie et la Chine renforcent leur partenariat militaire face à l’OTAN en Asie-Pacifique : "
    "« une escalade sans précédent » ?"
)
LONG_NAME = "Marie-Ségolène de La Rochefoucauld-Montbel-Châteauvieux, princesse de Saxe-Cobourg-Gotha"
OPENING = (
    "Le ministre russe des Affaires étrangères, Sergueï Lavrov, a prévenu que l’éventuelle expansion de "
    "l’Alliance atlantique vers les frontières de la Russie se heurtera à une réponse conséquente de Moscou…"
)
HOSTILE = (
    "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover='alert(1)' x=\""
    "{{7*7}}{% raw %}javascript:alert(1)<!--\u202e\u200b]]>"
)


def site(**changed: object) -> v.SiteView:
    plain = v.SiteView(
        title="Archive de presse",
        description="Ce que la presse a imprimé, et qui l’a dit : chaque citation à sa place.",
        language="fr",
        direction="ltr",
        base_url="https://example.org/archive/",
        base_path="/archive/",
        keeper="Bibliothèque municipale",
        contact="mailto:archive@example.org",
        licence="CC BY 4.0",
        rights="Les articles appartiennent à leurs journaux.",
        assets="assets/0a1b2c3d/",
        search=v.LinkView("Recherche", "search/"),
        sections=(
            v.LinkView("Orateurs", "speakers/"),
            v.LinkView("Étiquettes", "tags/"),
            v.LinkView("Journaux", "outlets/"),
            v.LinkView("Dates", "dates/"),
        ),
        standing=(v.LinkView("À propos", "about/"), v.LinkView("Mentions légales", "legal/")),
        data=v.LinkView("L’archive en chiffres", "data/"),
        method=v.LinkView("Comment les citations sont trouvées", "method/"),
    )
    return msgspec.structs.replace(plain, **changed)


TOTALS = v.TotalsView(articles=1191, quotations=3204, speakers=412, tags=231, outlets=2, years=18)


def date(text: str = "1er décembre 2023", machine: str = "2023-12-01") -> v.DateView:
    return v.DateView(text=text, machine=machine, url="dates/2023/12/01/", known=bool(text != "sans date"))


UNDATED = v.DateView(text="sans date", machine="", url="dates/undated/", known=False)
DAY_ONLY = v.DateView(text="1er décembre, année inconnue", machine="", url="dates/undated/", known=True)
OUTLET = v.LinkView("Baonghean.vn", "outlets/baonghean-vn/", 1)
LAVROV = v.LinkView("Sergueï Lavrov", "speakers/serguei-lavrov/", 5)
NAMES = (
    "Sergueï Lavrov",
    "Vladimir Poutine",
    "Emmanuel Macron",
    "Ursula von der Leyen",
    "l'agence Interfax",
    "António Guterres",
    "Jens Stoltenberg",
    "Recep Tayyip Erdoğan",
)


def card(**changed: object) -> v.ArticleCard:
    plain = v.ArticleCard(
        title="Lavrov met en garde contre tout éventuelle expansion de l’OTAN vers les frontières",
        url="articles/lavrov-met-en-garde/",
        language="fr",
        direction="ltr",
        foreign=False,
        outlet=OUTLET,
        date=date(),
        opening=OPENING,
        quotations=7,
        speakers=(LAVROV, v.LinkView("Sergei Aleinik", "speakers/sergei-aleinik/", 1)),
    )
    return msgspec.structs.replace(plain, **changed)


CITATION = v.CitationView(
    sentence="« Lavrov met en garde », Arab Observer, 1er décembre 2023, https://example.org/articles/lavrov/",
    styles=(v.StyledView("APA", "Lavrov met en garde. (2023, 1er décembre). ", "Arab Observer", "."),),
    files=(
        v.DownloadView("RIS", "lavrov.ris", "application/x-research-info-systems", "", "TY%20%20-%20NEWS"),
        v.DownloadView("BibTeX", "lavrov.bib", "application/x-bibtex", "tags/otan/citations.bib", ""),
    ),
)
LONG = card(title=LONG_TITLE, url="articles/long/", date=DAY_ONLY)
BARE = card(
    title="Vœux : l'année commence", url="articles/bare/", outlet=None, date=UNDATED, opening="", speakers=()
)
ARABIC = card(
    title="لافروف يحذر من توسع حلف شمال الأطلسي نحو حدود روسيا",
    url="articles/arabic/",
    language="ar",
    direction="rtl",
    foreign=True,
    opening="قال وزير الخارجية الروسي سيرغي لافروف إن «توسع الحلف» يهدد الأمن في أوروبا.",
)
RUSSIAN = card(
    title="Лавров предупредил о последствиях расширения НАТО",
    url="articles/russian/",
    language="ru",
    foreign=True,
    opening="Министр иностранных дел России Сергей Лавров заявил, что расширение альянса опасно.",
    date=date("décembre 2023", "2023-12"),
)
VIETNAMESE = card(
    title="Nga và Trung Quốc tăng cường quan hệ đối tác quân sự",
    url="articles/vietnamese/",
    language="vi",
    foreign=True,
    date=date("2023", "2023"),
)
CARDS = (card(), LONG, ARABIC, BARE, RUSSIAN, VIETNAMESE)


PASSAGES = (
    (
        v.PieceView("both", "Nous exprimons une fois"),
        v.PieceView("here", "de plus"),
        v.PieceView("there", "encore"),
        v.PieceView("both", "notre profonde inquiétude face"),
    ),
    (v.PieceView("both", "l’expansion de l’OTAN"), v.PieceView("here", HOSTILE)),
)
ALSO = tuple(
    v.AlsoView(c.title, url, c.language, c.direction, c.foreign, c.outlet, c.date, wording)
    for c, url, wording in (
        (LONG, "articles/long/#q-2b3c4d5e", ()),
        (BARE, "articles/bare/#q-3c4d5e6f", PASSAGES[:1]),
        (ARABIC, "articles/arabic/#q-4d5e6f70", PASSAGES[1:]),
    )
)


def own(alone: str, **changed: object) -> v.OwnQuotation:
    card = quotation()
    shared = {name: getattr(card, name) for name in v.OwnQuotation.__struct_fields__ if hasattr(card, name)}
    cited = "— Sergueï Lavrov, « Titre », Le Monde, 2023. https://example.org/a/#alone-1a2b3c4d"
    plain = v.OwnQuotation(alone=alone, source="", cited=cited, **shared)
    return msgspec.structs.replace(plain, **changed)


def quotation(**changed: object) -> v.QuotationCard:
    plain = v.QuotationCard(
        anchor="q-1a2b3c4d",
        url="articles/lavrov-met-en-garde/#q-1a2b3c4d",
        before="« ",
        words=(
            "Nous exprimons une fois de plus notre profonde inquiétude face à la trajectoire destructrice "
            "des États-Unis et de leurs satellites vers l’expansion de l’OTAN"
        ),
        after=" »",
        kind="direct",
        speaker=LAVROV,
        printed_speaker="il",
        cue="a-t-il déclaré",
        how="pronoun",
        article=card(),
        about=f"tags/otan/ {OUTLET.url}",
    )
    return msgspec.structs.replace(plain, **changed)


QUOTATIONS = (
    quotation(),
    quotation(
        words="une escalade de la tension",
        kind="mixed",
        printed_speaker="le chef de la diplomatie russe",
        cue="Selon",
        how="title",
    ),
    quotation(words="Naïfs ! " * 90, printed_speaker="", cue="", how="", article=LONG),
    quotation(
        before="",
        after="",
        words="que la Chine prenait très au sérieux ces actions",
        kind="indirect",
        article=BARE,
    ),
    quotation(
        before="«",
        after="»",
        words="توسع الحلف",
        article=ARABIC,
        printed_speaker="لافروف",
        cue="قال",
        how="named",
    ),
)


def row(name: str = "Sergueï Lavrov", **changed: object) -> v.SpeakerRow:
    plain = v.SpeakerRow(
        name=name,
        url="speakers/serguei-lavrov/",
        kind="person",
        quotations=1204,
        articles=57,
        first=date("4 mars 2011", "2011-03-04"),
        last=date(),
        spark="M2 14v-3M14 14v-11",
    )
    return msgspec.structs.replace(plain, **changed)


ROWS = (
    *(row(name, quotations=900 - 97 * n) for n, name in enumerate(NAMES)),
    row(LONG_NAME, first=None, last=None),
)


def links(*names: str, url: str = "tags/x/", count: int = 12) -> tuple[v.LinkView, ...]:
    return tuple(v.LinkView(name, url, max(count - 3 * n, 1)) for n, name in enumerate(names))


TAGS = links(
    "Russie",
    "OTAN",
    "Chine",
    "États-Unis",
    "Union européenne",
    "New START",
    "Organisation de coopération de Shanghai",
    url="tags/otan/",
    count=1412,
)
_COUNTS = {PressDate(2024, 2, day): count for day, count in ((1, 2), (5, 1), (29, 9))}
YEAR = calendar_of(PressDate(2024), 57, {PressDate(2024, 2): 14, **_COUNTS}, translator("fr"))
MONTH = calendar_of(PressDate(2024, 2), 14, _COUNTS, translator("fr"))
SPARK = path({0: 1, 4: 17, 5: 3, 18: 900}, 19)
INDEXED = tuple(v.IndexLink(t.name, t.url, t.count, SPARK, "2005–2023") for t in TAGS)
HERE = Path(__file__).parent


def timeline(unit: str = "articles") -> v.TimelineView:
    """Years with gaps, and a peak at the end."""
    drawn = bars({0: 1, 3: 40, 4: 7, 18: 211}, 19, 96)
    views = tuple(
        v.BarView(str(2005 + b.place), f"dates/{2005 + b.place}/", b.count, b.x, b.width, b.y, b.height)
        for b in drawn
    )
    ticks = tuple(v.TickView(str(year), across(year - 2005, 19)) for year in (2005, 2010, 2015, 2020))
    beside = links("décembre 2022, sans plus de précision", "Sans date", url="dates/undated/")
    title = "Citations par année" if unit == "quotations" else "Articles par année"
    return v.TimelineView(title, unit, 96, views, views[-1], ticks, beside)


def prose(html: str) -> Prose:
    """What shows itself as `html`, as an article's words show themselves."""
    return cast("Prose", Markup(html))  # noqa: S704 - ours


BODY = prose((HERE / "body.html").read_text(encoding="utf-8"))


def article(**changed: object) -> v.ArticleView:
    plain = v.ArticleView(
        url="articles/lavrov-met-en-garde/",
        root="../../",
        title=card().title,
        description=OPENING,
        section="articles",
        crumbs=(v.LinkView("2023", "dates/2023/"),),
        card=card(),
        body=BODY,
        bylines=(v.BylineView("Jeanne Dupont", "person", ""), v.BylineView("AFP", "agency", "")),
        place="MINSK",
        language_name="français",
        picture=None,
        voices=tuple(
            v.VoiceView(name, "speakers/x/" if n != 4 else "", max(1, 9 - n), n + 1, "q-1a2b3c4d", "person")
            for n, name in enumerate(NAMES)
        ),
        unattributed=1,
        quotations=(
            own("alone-1a2b3c4d", source="https://example.org/une/#:~:text=Nous,OTAN", also=ALSO),
            own("alone-2b3c4d5e", speaker=None, printed_speaker="", cue="", how=""),
        ),
        tags=(
            v.TagMark("Russie", "tags/russie/", recognised=False),
            *(v.TagMark(t.name, t.url, recognised=True) for t in TAGS[1:]),
        ),
        authors=("Dupont, Jeanne",),
        citation=CITATION,
        social="",
        original="https://example.org/une/adresse/tres-longue-qui-ne-se-coupe-pas-facilement-20231201.html",
        archived="https://web.example.org/20231202/https://example.org/une/adresse.html",
        archived_on="2023-12-02",
        licence="",
        rights="© Arab Observer",
        data="articles/lavrov-met-en-garde/index.json",
        words="articles/lavrov-met-en-garde/index.txt",
        visibility="full",
        noindex=False,
        source="content/articles/lavrov-met-en-garde.txt",
        provenance=(
            v.ProvenanceRow("Titre", card().title, "stated", "imprimé", "première ligne", 1),
            v.ProvenanceRow(
                "Date", "1er décembre, année inconnue", "inferred", "déduit", "date en tête du texte", 2
            ),
            v.ProvenanceRow("Langue", "français", "supplied", "fourni", "site.yaml : language", 0),
        ),
        older=LONG,
        newer=ARABIC,
        related=tuple(v.RelatedView(c, "même orateur : Sergueï Lavrov") for c in (card(), RUSSIAN, BARE)),
        copies=(
            v.CopyView(LONG, 92, 100, PASSAGES, 3),
            v.CopyView(ARABIC, 100, 40, PASSAGES[:1], 0),
            v.CopyView(BARE, 100, 100, (), 0),
        ),
        alike=30,
    )
    return msgspec.structs.replace(plain, **changed)


def bare_article() -> v.ArticleView:
    return article(
        title=BARE.title,
        url=BARE.url,
        description="",
        crumbs=(),
        card=BARE,
        body=prose("<p>Un paragraphe.</p>"),
        bylines=(),
        place="",
        voices=(),
        unattributed=0,
        tags=(),
        original="",
        archived="",
        rights="",
        data="",
        words="",
        provenance=(),
        older=None,
        newer=None,
        related=(),
    )


def foreign_article() -> v.ArticleView:
    body = prose((HERE / "body-arabic.html").read_text(encoding="utf-8"))
    picture = v.PictureView("media/lavrov.jpg", "لافروف في مينسك", "Photo : AP", "Un homme à une tribune")
    return article(
        title=ARABIC.title,
        url=ARABIC.url,
        card=ARABIC,
        body=body,
        language_name="arabe",
        picture=picture,
        related=(),
    )


def listing(kind: type[v.PageView], /, **fields: object) -> v.PageView:
    """A page with what every page has."""
    whole: dict[str, Any] = {"root": "../", "description": "Une phrase.", **fields}
    return kind(**whole)


ACCURACY = v.AccuracyView(
    language_name="français",
    articles=55,
    measures=(v.MeasureView("Paroles entre guillemets", 110, 91, 96, 93),),
    levels=(
        v.LevelView("named", 89, 211, "« Le pont ouvrira en mai », a déclaré Anne Martin."),
        v.LevelView("pronoun", 81, 72, ""),
    ),
)


def compare() -> v.CompareView:
    names = (*NAMES[:5], LONG_NAME)
    said = tuple(
        v.VoiceAtView(n, name, f"speakers/{n}/", QUOTATIONS[: n % 3 + 1]) for n, name in enumerate(names, 1)
    )
    return v.CompareView(
        url="tags/otan/compare/",
        root="../../../",
        title="OTAN : paroles croisées",
        section="tags",
        crumbs=(v.LinkView("Étiquettes", "tags/"), v.LinkView("OTAN", "tags/otan/")),
        tag=v.LinkView("OTAN", "tags/otan/", 57),
        speakers=tuple(
            v.ComparedView(f"voix-{n}", n, row(name, quotations=8 * n), min(8 * n, 20))
            for n, name in enumerate(names, 1)
        ),
        moments=(
            v.MomentView("1er décembre 2023", date(), exact=True, voices=said),
            v.MomentView("novembre 2023", date("novembre 2023", "2023-11"), exact=False, voices=said[:1]),
            v.MomentView("Sans date", UNDATED, exact=False, voices=said[1:3]),
        ),
    )


def pages() -> dict[str, v.PageView]:
    """Every kind of page in an archive in use."""
    letters = tuple(v.LinkView(a, f"speakers/#letter-{a.lower()}", 3) for a in "ABCDEFGHIJLMNOPRSTVWZ")
    pager = v.Pagination(3, 12, tuple(f"speakers/page/{n}/" for n in range(1, 13)))
    groups = (v.LetterGroup("É", "letter-e", ROWS[:4]), v.LetterGroup("L", "letter-l", ROWS[4:]))
    link_groups = tuple(v.LetterGroup(a, f"letter-{a}", (), INDEXED[n:]) for n, a in enumerate("CEOR"))
    years = tuple(v.LinkView(str(y), f"dates/{y}/", 1 + (y * 37) % 211) for y in range(2005, 2024))
    months = links("janvier", "février", "mars", "novembre", "décembre", url="dates/2023/12/")
    places = ("date-2023-12", "", "date-2023-03", "", "", "")
    spoken = (
        v.YearGroup("2023", "year-2023", (), QUOTATIONS, places),
        v.YearGroup("Sans date", "undated", (), QUOTATIONS[:2]),
    )
    written = (
        v.YearGroup("2023", "year-2023", CARDS, (), places),
        v.YearGroup("Sans date", "undated", (BARE,)),
    )
    undated = v.LinkView("Sans date", "dates/undated/", 3)
    about = {
        "note": "Ministre des Affaires étrangères de la Fédération de Russie : depuis 2004.",
        "other_names": ("S. Lavrov", "Serguei Lavrov", "Lavrov", "Сергей Лавров"),
        "authorities": (
            v.LinkView("Wikidata", "https://www.wikidata.example/Q58217"),
            v.LinkView("Faux", "javascript:alert(1)"),
        ),
    }
    return {
        "home": listing(
            v.HomeView,
            url="",
            root="./",
            title="",
            section="home",
            totals=TOTALS,
            newest=CARDS,
            speakers=ROWS,
            tags=TAGS,
            outlets=links("Wikinews", "Arab Observer", "Baonghean.vn"),
            timeline=timeline(),
            years=years,
            undated=undated,
        ),
        "article": article(),
        "article-bare": bare_article(),
        "article-foreign": foreign_article(),
        "speakers": listing(
            v.SpeakersView,
            url="speakers/page/3/",
            root="../../../",
            title="Orateurs",
            section="speakers",
            pagination=pager,
            totals=TOTALS,
            letters=letters,
            groups=groups,
            together=v.LinkView("Qui est cité avec qui", "together/"),
            unattributed=v.LinkView("Citations sans orateur connu", "unattributed/", 211),
        ),
        "speaker": listing(
            v.SpeakerView,
            url="speakers/serguei-lavrov/",
            root="../../",
            title="Sergueï Lavrov",
            section="speakers",
            crumbs=(v.LinkView("Orateurs", "speakers/"),),
            pagination=v.Pagination(1, 2, ("speakers/serguei-lavrov/", "speakers/serguei-lavrov/page/2/")),
            name="Sergueï Lavrov",
            kind="person",
            roles=(
                v.RoleView(
                    "ministre russe des Affaires étrangères", date(), date("2 mars 2024", "2024-03-02")
                ),
                v.RoleView("chef de la diplomatie russe", None, None),
            ),
            mentions=(card(), BARE),
            all_mentions=v.LinkView("Toutes les mentions", "speakers/serguei-lavrov/mentions/", 12),
            figures=row(),
            outlets=links("Wikinews", "Arab Observer"),
            tags=TAGS,
            beside=links(*NAMES[1:], url="speakers/x/"),
            compare=(
                v.PartnerView("Jens Stoltenberg", "tags/otan/compare/?a=serguei-lavrov&b=jens", "OTAN"),
                v.PartnerView(LONG_NAME, "tags/ue/compare/?a=serguei-lavrov&b=marie", "Union européenne"),
            ),
            timeline=timeline("quotations"),
            groups=spoken,
            citation=CITATION,
            **about,
        ),
        "tags": listing(
            v.TagsView,
            url="tags/",
            title="Étiquettes",
            section="tags",
            totals=TOTALS,
            letters=letters,
            groups=link_groups,
        ),
        "tag": listing(
            v.TagView,
            url="tags/otan/",
            root="../../",
            title="OTAN",
            section="tags",
            crumbs=(v.LinkView("Étiquettes", "tags/"),),
            name="OTAN",
            articles=1412,
            supplied=12,
            speakers=ROWS,
            compare=v.LinkView("Comparer deux personnes", "tags/otan/compare/"),
            related=TAGS,
            timeline=timeline(),
            groups=written,
            citation=CITATION,
            **about,
        ),
        "compare": compare(),
        "outlets": listing(
            v.OutletsView,
            url="outlets/",
            title="Journaux",
            section="outlets",
            totals=TOTALS,
            letters=(),
            groups=link_groups,
            unknown=4,
        ),
        "outlet": listing(
            v.OutletView,
            url="outlets/baonghean-vn/",
            root="../../",
            title="Baonghean.vn",
            section="outlets",
            crumbs=(v.LinkView("Journaux", "outlets/"),),
            name="Baonghean.vn",
            articles=2,
            speakers=ROWS[:3],
            tags=TAGS,
            timeline=None,
            groups=written,
            citation=CITATION,
            **about,
        ),
        "dates": listing(
            v.DatesView,
            url="dates/",
            title="Dates",
            section="dates",
            totals=TOTALS,
            timeline=timeline(),
            years=years[::-1],
            undated=undated,
        ),
        "period": listing(
            v.PeriodView,
            url="dates/2023/",
            root="../../",
            title="2023",
            section="dates",
            crumbs=(v.LinkView("Dates", "dates/"),),
            precision="year",
            articles=57,
            calendar=YEAR,
            parts=months,
            previous=v.LinkView("2022", "dates/2022/"),
            next=v.LinkView("2024", "dates/2024/"),
            cards=CARDS,
            citation=CITATION,
        ),
        "mentions": listing(
            v.MentionsView,
            url="speakers/serguei-lavrov/mentions/",
            root="../../../",
            title="Mentions : Sergueï Lavrov",
            section="speakers",
            crumbs=(v.LinkView("Orateurs", "speakers/"), LAVROV),
            speaker=LAVROV,
            articles=57,
            groups=(v.YearGroup("2023", articles=CARDS),),
        ),
        "together": listing(
            v.TogetherView,
            url="together/",
            title="Qui est cité avec qui",
            section="speakers",
            crumbs=(v.LinkView("Orateurs", "speakers/"),),
            names=(LAVROV, v.LinkView(LONG_NAME, "speakers/x/"), v.LinkView(NAMES[1], "speakers/y/")),
            width=200,
            height=96,
            bows=(
                v.BowView(LAVROV.name, NAMES[1], 12, "pair-1", 16, 80, 193, 7),
                v.BowView(LAVROV.name, LONG_NAME, 1, "pair-2", 16, 48, 96, 1),
            ),
            pairs=(
                v.PairView("pair-1", LAVROV, v.LinkView(NAMES[1], "speakers/y/"), 12, CARDS[:3]),
                v.PairView("pair-2", LAVROV, v.LinkView(LONG_NAME, "speakers/x/"), 1, (ARABIC,)),
            ),
        ),
        "month": listing(
            v.PeriodView,
            url="dates/2024/02/",
            root="../../../",
            title="février 2024",
            section="dates",
            crumbs=(v.LinkView("Dates", "dates/"), v.LinkView("2024", "dates/2024/")),
            precision="month",
            articles=14,
            calendar=MONTH,
            parts=months,
            previous=None,
            next=None,
            cards=CARDS,
            citation=CITATION,
        ),
        "unattributed": listing(
            v.UnattributedView,
            url="unattributed/",
            title="Citations sans orateur connu",
            section="unattributed",
            crumbs=(v.LinkView("Orateurs", "speakers/"),),
            quotations=tuple(msgspec.structs.replace(q, speaker=None) for q in QUOTATIONS),
        ),
        "standing": listing(v.StandingView, url="about/", title="À propos", section="standing", body=BODY),
        "method": listing(
            v.MethodView,
            url="method/",
            title="Comment les citations sont trouvées",
            section="standing",
            accuracy=ACCURACY,
            copies=v.CopyRule(4, 30, 50, 12),
            sayings=v.CopyRule(3, 30, 5, 12),
        ),
        "data": listing(
            v.DataView,
            url="data/",
            title="L’archive en chiffres",
            section="standing",
            totals=TOTALS,
            tallies=(
                v.TallyView(
                    "Par média",
                    "articles",
                    (
                        v.ShareView("Wikinews", "outlets/wikinews/", 1189, 100),
                        v.ShareView("Baonghean.vn", "outlets/baonghean-vn/", 2, 0),
                        v.ShareView("Média non connu", "", 0, 0),
                    ),
                    1191,
                    None,
                ),
                v.TallyView(
                    "Mots-clés des articles",
                    "tags",
                    (v.ShareView("Attribués par l’archiviste", "", 12, 100),),
                    12,
                    v.LinkView("Mots-clés", "tags/"),
                ),
            ),
            known=(
                v.KnownView("Date", *(v.ShareView("", "", n, n) for n in (80, 15, 5, 0))),
                v.KnownView("Média", *(v.ShareView("", "", n, n) for n in (0, 0, 50, 50))),
            ),
            accuracy=ACCURACY,
            downloads=(
                v.DataFileView(
                    "quotations.csv", "data/quotations.csv", "Chaque citation", "CSV", "1,6\u00a0Mo", 2171
                ),
                v.DataFileView(
                    "archive.sqlite", "data/archive.sqlite", "Le tout", "SQLite", "9,9\u00a0Mo", 0
                ),
            ),
        ),
        "search": listing(
            v.SearchView,
            url="search/",
            root="../",
            title="Rechercher",
            section="search",
            index="search/0a1b2c3d/",
            sections=(v.LinkView("Orateurs", "speakers/", 412), v.LinkView("Dates", "dates/", 18)),
            totals=TOTALS,
        ),
        "moved": listing(
            v.MovedView,
            url="speakers/lavrov/",
            root="../../",
            title="Page déplacée",
            section="moved",
            target="speakers/serguei-lavrov/",
        ),
        "404": listing(
            v.NotFoundView,
            url="404.html",
            root="/archive/",
            title="Page introuvable",
            section="404",
            sections=(v.LinkView("Orateurs", "speakers/", 412), v.LinkView("Dates", "dates/", 18)),
        ),
    }


def empty_pages() -> list[v.PageView]:
    """Every kind of page with as little on it as its view allows."""
    return [filled(kind, lambda name: "./" if name == "root" else "", 0) for kind in views()]


def hostile_pages() -> list[v.PageView]:
    """Every kind of page with an attack in every text and address."""
    return [filled(kind, _attack, 2) for kind in views()]


def bare_site() -> v.SiteView:
    """An archive of which site.yaml says as little as it may."""
    said = filled(v.SiteView, lambda name: "Archive" if name == "title" else "", 0)
    return msgspec.structs.replace(said, sections=site().sections)


def hostile_site() -> v.SiteView:
    """An attack in every setting."""
    return filled(v.SiteView, _attack, 2)


def views() -> list[type[v.PageView]]:
    """Every page view."""
    return v.PageView.__subclasses__()


def _attack(name: str) -> str:
    if name in {"root", "base_url"}:
        return "../"
    return "javascript:alert(1)" if name in {"original", "archived", "contact"} else HOSTILE


def filled(kind: type[T], text: Callable[[str], str], many: int) -> T:
    """A view whose every text is `text` of its field's name, every number and list as long as `many`."""
    hints = get_type_hints(kind)
    fields = {name: _value(hints[name], name, text, many) for name in kind.__struct_fields__}  # type: ignore[attr-defined]
    return kind(**fields)


def _value(hint: object, name: str, text: Callable[[str], str], many: int) -> object:
    if hint is Prose:
        return escape(text(name))
    if isinstance(hint, type) and issubclass(hint, str | int | float):
        return text(name) if hint is str else hint(many)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], name, text, many) for _ in range(many))
    if isinstance(hint, UnionType):
        return _value(get_args(hint)[0], name, text, many) if many else None
    assert isinstance(hint, type)
    return filled(hint, text, many)
