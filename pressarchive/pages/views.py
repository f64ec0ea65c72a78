"""What a template may show: every view, every field with its meaning.

A template gets two values by name, `site` and `page`; `page` is one of the page views below. Urls are
relative to the site's root (`articles/minsk/`): a template writes `{{ page.root }}{{ card.url }}`.
"""

from __future__ import annotations

from msgspec import Struct

from pressarchive.pages.body import Prose


class LinkView(Struct, frozen=True):
    """A named place in the archive, with how much is there."""

    name: str
    """As it is shown; never recased."""
    url: str
    count: int = 0
    """Articles, or quotations where the field that holds the link says so; 0: not counted."""


class IndexLink(LinkView, frozen=True):
    """A tag or an outlet in its index."""

    spark: str = ""
    """Its course over the archive's time: an SVG path 80 by 14 pixels, the same time for every row; empty
    where there is no time to show."""
    span: str = ""
    """From its first year to its last: « 2016–2018 »; empty where all is undated."""


class FeedLink(Struct, frozen=True):
    """A feed, in the two formats in which it can be followed."""

    title: str
    """As a program that follows it shows it: « Sergueï Lavrov – Revue de presse »."""
    atom: str
    """Url of the Atom feed."""
    json: str
    """Url of the JSON Feed."""


class SiteView(Struct, frozen=True):
    """What every page knows of the archive, from site.yaml."""

    title: str
    description: str
    language: str
    """Of the interface: a BCP 47 tag, `fr`."""
    direction: str
    """`ltr` or `rtl`, of the interface."""
    base_url: str
    """Absolute address with a final `/`; empty where site.yaml gives none."""
    base_path: str
    """Its path: `/` or `/repo/`."""
    keeper: str
    contact: str
    """Ready for a link: `mailto:…` or `https://…`; empty where none is given."""
    licence: str
    rights: str
    assets: str
    """Url of the folder of assets, its content's digest in its name: `assets/1f2e3d4c/`."""
    search: LinkView | None
    """The search page; None: the archive cannot be searched."""
    sections: tuple[LinkView, ...]
    """The indexes: speakers, tags, outlets, dates; names in the interface's language, not counted."""
    standing: tuple[LinkView, ...]
    """The standing pages, in the order of their files."""
    method: LinkView
    """The page that says how quotations are found."""
    data: LinkView
    """The page that says what is in the archive, in figures."""
    takedown: str = ""
    """Where to write to have something taken down, ready for a link; empty where none is given."""
    social: str = ""
    """Url of the picture that stands for its pages where somebody shares them; empty where it has no
    address."""
    noindex: bool = False
    """Whether search engines are asked to leave the archive out."""
    feed: FeedLink | None = None
    """Of the newest articles; None: the archive has no address, or wants no feed."""
    subscriptions: str = ""
    """Url of the list of all feeds, in OPML; empty where there is the archive's alone, or none."""


class StyledView(Struct, frozen=True):
    """A citation in one of the great styles, in three stretches."""

    style: str
    """`APA`, `Chicago`, `MLA`."""
    before: str
    slanted: str
    """In italics: the outlet, or the headline where the outlet is not known."""
    after: str


class DownloadView(Struct, frozen=True):
    """A file that citation managers read."""

    name: str
    """`RIS`, `BibTeX`, `CSL-JSON`."""
    file: str
    """Under which name it is kept."""
    media_type: str
    url: str
    """Relative to the site's root; empty where `data` holds the file."""
    data: str
    """The file itself, as the data of a `data:` address: so an article's three are no files of the site, and
    need no script."""


class CitationView(Struct, frozen=True):
    """How a page is cited."""

    sentence: str
    """In the interface's language, in plain words."""
    styles: tuple[StyledView, ...] = ()
    """Of an article."""
    files: tuple[DownloadView, ...] = ()
    """Of an article, or of every article of a list."""


class TotalsView(Struct, frozen=True):
    """How much there is in the whole archive. Only the pages that show it are made anew when it grows."""

    articles: int
    quotations: int
    """With a speaker or without."""
    speakers: int
    tags: int
    outlets: int
    years: int
    """That have articles."""


class DateView(Struct, frozen=True):
    """A date as precisely as it is known."""

    text: str
    """In the interface's language: « 1er décembre 2023 », « décembre 2023 », « 1er décembre, année
    inconnue », « sans date »."""
    machine: str
    """For `<time datetime>`: `2023-12-01`, `2023-12`, `2023`; empty where the year is unknown."""
    url: str
    """The most precise dates page it is on; the undated page where the year is unknown."""
    known: bool
    """Whether anything is known of it."""


class ArticleCard(Struct, frozen=True):
    """An article in a list."""

    title: str
    url: str
    language: str
    """Of the article."""
    direction: str
    foreign: bool
    """Whether it is in another language than the interface."""
    outlet: LinkView | None
    date: DateView
    opening: str
    """The first words of its text, at most 240 characters, cut at a word."""
    quotations: int
    speakers: tuple[LinkView, ...]
    """Who is quoted in it, most quoted first; count is quotations in this article."""
    coins: str = ""
    """What a list says of it to citation managers: the `title` of a `<span class="Z3988">` (COinS). It has
    no place on an article's own page, where they would take it for the page's."""


class PieceView(Struct, frozen=True):
    """Words of two texts that are compared."""

    kind: str
    """`both`: they stand in both; `here`: in the one whose page it is; `there`: in the other."""
    words: str
    """As printed."""


class AlsoView(Struct, frozen=True):
    """Another article that prints a quotation: no more of it than is shown, for there may be many."""

    title: str
    url: str
    """Of the words there."""
    language: str
    """Of the article."""
    direction: str
    foreign: bool
    """Whether it is in another language than the interface."""
    outlet: LinkView | None
    date: DateView
    wording: tuple[tuple[PieceView, ...], ...]
    """Where they are worded otherwise, a passage each; empty: they are the same."""


class QuotationCard(Struct, frozen=True):
    """A quotation in a list, in its own marks."""

    anchor: str
    """Id of its place in the article, made from its words."""
    url: str
    """The article's url and the anchor: its permanent address."""
    before: str
    """The opening mark as printed, with its space; empty for indirect speech."""
    words: str
    """The words as printed."""
    after: str
    """The closing mark as printed, with its space."""
    kind: str
    """`direct`, `mixed` or `indirect`."""
    speaker: LinkView | None
    """None: unattributed, or said by somebody who has no page."""
    printed_speaker: str
    """How the text names the speaker at the quotation: « le chef de la diplomatie russe », « il »;
    empty: unattributed."""
    cue: str
    """The attributing words as printed: « a déclaré »; empty where there are none."""
    how: str
    """`named`, `title`, `pronoun`, `carried over`, `implicit`, `supplied`; empty: unattributed."""
    article: ArticleCard
    about: str = ""
    """Urls of the article's tags and outlet, parted by spaces, by which a list of quotations is filtered."""
    also: tuple[AlsoView, ...] = ()
    """Where else the words are printed, newest first, at most six."""


class OwnQuotation(Struct, frozen=True):
    """A quotation by itself, on the page of the article it stands in."""

    anchor: str
    """Id of its place in the text, made from its words."""
    alone: str
    """Id of its place by itself: its permanent address is the article's url and this."""
    before: str
    """The opening mark as printed, with its space; empty for indirect speech."""
    words: str
    """As printed."""
    after: str
    """The closing mark as printed, with its space."""
    kind: str
    """`direct`, `mixed` or `indirect`."""
    speaker: LinkView | None
    """None: unattributed, or said by somebody who has no page."""
    printed_speaker: str
    """How the text names the speaker at the quotation; empty: unattributed."""
    cue: str
    """The attributing words as printed; empty where there are none."""
    how: str
    """`named`, `title`, `pronoun`, `carried over`, `implicit`, `supplied`; empty: unattributed."""
    source: str
    """Address of the words in the original; empty where none is given."""
    cited: str
    """What stands after the words where they are cited: « — Sergueï Lavrov, « Titre », Le Monde, 1er décembre
    2023. https://…#alone-1a2b3c4d »."""
    also: tuple[AlsoView, ...] = ()
    """Where else the words are printed, newest first, at most six."""


class ProvenanceRow(Struct, frozen=True):
    """How one field of an article is known."""

    field: str
    """Its name in the interface's language: « Date »."""
    value: str
    """As it is shown."""
    origin: str
    """`stated`, `inferred` or `supplied`."""
    origin_text: str
    """The same in the interface's language."""
    rule: str
    """Which rule read or inferred it, or which key supplied it, in the interface's language."""
    line: int
    """Line of the source it stands on; 0: none."""


class Pagination(Struct, frozen=True):
    """A long list cut in pages."""

    number: int
    """From 1."""
    pages: int
    urls: tuple[str, ...]
    """Of every page of the list, in order."""

    @property
    def previous(self) -> str:
        """Url of the page before; empty on the first."""
        return self.urls[self.number - 2] if self.number > 1 else ""

    @property
    def next(self) -> str:
        """Url of the page after; empty on the last."""
        return self.urls[self.number] if self.number < self.pages else ""


class YearGroup(Struct, frozen=True):
    """Part of a list that shares its year."""

    year: str
    """« 2023 », or « Sans date » in the interface's language."""
    anchor: str = ""
    """Id of the heading: `year-2023`, `undated`."""
    articles: tuple[ArticleCard, ...] = ()
    quotations: tuple[QuotationCard, ...] = ()
    places: tuple[str, ...] = ()
    """In an archive shown by month or day, one for each article or quotation: the id of the first of its
    month or day, `date-2023-12`; empty for the others."""


class BarView(Struct, frozen=True):
    """A bar of a timeline; only a period that has any has one."""

    name: str
    """« décembre 2023 »."""
    url: str
    count: int
    x: float
    """Across, in per cent of the chart's width: where its period begins."""
    width: float
    y: int
    """Of its head, in pixels from the top of the chart."""
    height: int


class TickView(Struct, frozen=True):
    """A name under a timeline."""

    name: str
    x: float


class TimelineView(Struct, frozen=True):
    """How much there is over time, a bar for each day, month, year or decade."""

    title: str
    """« Articles par année », in the interface's language."""
    unit: str
    """`articles` or `quotations`: what is counted."""
    height: int
    """Of the highest bar, in pixels."""
    bars: tuple[BarView, ...]
    """From left to right, the oldest first."""
    peak: BarView
    """The highest, the first of several."""
    ticks: tuple[TickView, ...]
    beside: tuple[LinkView, ...]
    """What has no place in the chart: undated, or known less precisely than its bars."""


class WeekdayView(Struct, frozen=True):
    """The head of a calendar's column."""

    name: str
    """« lundi »."""
    short: str
    """« L »."""


class DayView(Struct, frozen=True):
    """A day in a calendar."""

    number: int
    count: int = 0
    """Articles."""
    url: str = ""
    """Empty: it has no article."""
    shade: int = 0
    """How much there is, beside the fullest day of the calendar: 1 to 4; 0 where there is nothing."""


class MonthView(Struct, frozen=True):
    """A month of a calendar."""

    name: str
    """« décembre »."""
    url: str
    """Empty: it has no article."""
    count: int
    """Articles, those included whose day is not known."""
    dayless: int
    """Of these, those whose day is not known."""
    weeks: tuple[tuple[DayView | None, ...], ...]
    """Each of seven days; None: a day of the month before or after."""


class CalendarView(Struct, frozen=True):
    """A year's months or a single one, with what was published on each day."""

    weekdays: tuple[WeekdayView, ...]
    """From the day on which the interface's readers begin a week."""
    months: tuple[MonthView, ...]
    """All twelve, or one."""
    monthless: int
    """Articles of the year whose month is not known."""


class LetterGroup(Struct, frozen=True):
    """Part of an alphabetical list that shares its first letter."""

    letter: str
    """`A` to `Z`, or `#` for names that begin with none."""
    anchor: str
    """Id of the group: `letter-a`, `letter-other`."""
    speakers: tuple[SpeakerRow, ...] = ()
    links: tuple[IndexLink, ...] = ()


class SpeakerRow(Struct, frozen=True):
    """A speaker in a table."""

    name: str
    url: str
    kind: str
    """`person` or `body`."""
    quotations: int
    articles: int
    first: DateView | None
    """Date of the first article that quotes them; None where all are undated."""
    last: DateView | None
    spark: str = ""
    """Their quotations over the archive's time: an SVG path 80 by 14 pixels, the same time for every row."""


class PageView(Struct, frozen=True, kw_only=True):
    """What every page has."""

    url: str
    """Relative to the site's root; empty on the home page."""
    root: str
    """What leads from this page back to the site's root: `../../`, or `./` on the home page."""
    title: str
    """For `<title>` and `<h1>`; empty on the home page, which shows the site's."""
    description: str = ""
    """One sentence for search engines; plain text."""
    section: str
    """Which part of the site this is: `home`, `articles`, `speakers`, `tags`, `outlets`, `dates`,
    `standing`, `search`, `404`, `unattributed`."""
    crumbs: tuple[LinkView, ...] = ()
    """The way here from the home page, without the home page and this page."""
    pagination: Pagination | None = None
    """None: the list has one page, or this is no list."""
    feed: FeedLink | None = None
    """By which what this page lists can be followed; None: it has no feed of its own."""


class HomeView(PageView, frozen=True, kw_only=True):
    """Template `home.html`."""

    totals: TotalsView
    newest: tuple[ArticleCard, ...]
    """The newest articles, as many as `home_articles` in site.yaml."""
    speakers: tuple[SpeakerRow, ...]
    """The most quoted, at most twelve."""
    tags: tuple[LinkView, ...]
    """The most used, at most twenty-four; counts are articles."""
    outlets: tuple[LinkView, ...]
    """The outlets with most articles, at most twelve."""
    timeline: TimelineView | None
    """None: there are no two bars to compare."""
    years: tuple[LinkView, ...]
    """Each year that has articles, oldest first; counts are articles."""
    undated: LinkView | None
    """The undated articles, where there are any."""


class ArticleView(PageView, frozen=True, kw_only=True):
    """Template `article.html`."""

    card: ArticleCard
    body: Prose
    """The text, shown as safe HTML: paragraphs, headings, captions, and each quotation in a
    `<span class="quotation" id=anchor>` that ends in a link to its speaker's page."""
    bylines: tuple[BylineView, ...]
    place: str
    """Of the dateline: « MINSK »; empty where none is printed."""
    language_name: str
    """Of the article, in the interface's language."""
    picture: PictureView | None
    """Supplied by the archivist."""
    voices: tuple[VoiceView, ...]
    """Who is quoted here, most quoted first."""
    unattributed: int
    """Quotations here whose speaker is not known."""
    quotations: tuple[OwnQuotation, ...]
    """Every quotation here by itself, in reading order."""
    tags: tuple[TagMark, ...]
    authors: tuple[str, ...]
    """The persons who sign, the family's name first: « Dupont, Jeanne »."""
    citation: CitationView
    social: str
    """Url of its own picture for where somebody shares it; empty: the archive's stands for it."""
    original: str
    """Address of the original; empty where none is given."""
    archived: str
    """Address of an archived copy; empty where none is given."""
    archived_on: str
    """When it was taken, `2023-12-02`; empty where its address does not say."""
    licence: str
    rights: str
    data: str
    """Url of the article as data (`index.json`); empty: the archive gives none."""
    words: str
    """Url of the article's words alone (`index.txt`); empty: the archive gives none."""
    visibility: str
    """What of the article stands here: `full`; `excerpt`, its short quotations; `metadata`, no word of its
    text."""
    noindex: bool
    """Whether search engines are asked to leave it out."""
    source: str
    """Content path of the article's file."""
    provenance: tuple[ProvenanceRow, ...]
    older: ArticleCard | None
    newer: ArticleCard | None
    related: tuple[RelatedView, ...]
    copies: tuple[CopyView, ...] = ()
    """Other articles that carry the same text, those with most in common first, at most eight."""
    alike: int = 0
    """Whole per cent of its sequences of words from which an article counts as one of these."""


class CopyView(Struct, frozen=True):
    """Another article that carries the same text."""

    card: ArticleCard
    here: int
    """Whole per cent of this article's words that stand there too, in the same order."""
    there: int
    """Of the other's words that stand here."""
    passages: tuple[tuple[PieceView, ...], ...]
    """Where the two differ, at most twelve; empty: they are the same word for word."""
    more: int
    """Passages that are left out."""


class BylineView(Struct, frozen=True):
    """Who signs."""

    name: str
    kind: str
    """`person`, `outlet` or `agency`."""
    url: str
    """Of the outlet's page; empty where there is none."""


class PictureView(Struct, frozen=True):
    """A photograph or scan in the archive."""

    url: str
    caption: str
    credit: str
    alternative: str
    """Text for those who do not see it."""


class VoiceView(Struct, frozen=True):
    """Somebody quoted in an article."""

    name: str
    url: str
    """Empty where they have no page: a group, or an office never named."""
    quotations: int
    colour: int
    """1 to 8: which of the theme's speaker colours marks them here."""
    anchor: str
    """Of their first quotation in the article."""
    kind: str
    """`person` or `body`; empty where they have no page."""


class TagMark(Struct, frozen=True):
    """A tag on an article."""

    name: str
    url: str
    recognised: bool
    """Whether it was recognised in the text, rather than supplied."""


class RelatedView(Struct, frozen=True):
    """A related article and why it is."""

    card: ArticleCard
    reason: str
    """In the interface's language: « même orateur : Sergueï Lavrov »."""


class SpeakersView(PageView, frozen=True, kw_only=True):
    """Template `speakers.html`: everyone who is quoted, A to Z."""

    totals: TotalsView
    letters: tuple[LinkView, ...]
    """Every letter of the whole index, with the url of its place; counts are speakers."""
    groups: tuple[LetterGroup, ...]
    """The speakers of this page."""
    unattributed: LinkView | None
    """The quotations whose speaker is not known; count is quotations."""
    together: LinkView | None
    """The page of who is quoted together, where any article quotes two."""


class SpeakerView(PageView, frozen=True, kw_only=True):
    """Template `speaker.html`."""

    name: str
    kind: str
    """`person` or `body`."""
    note: str
    """The archivist's, from speakers.yaml."""
    roles: tuple[RoleView, ...]
    """Titles under which the articles quote them, the most frequent first, at most six."""
    other_names: tuple[str, ...]
    """Other names seen in the articles or given by the archivist."""
    authorities: tuple[LinkView, ...]
    """Records of this speaker elsewhere: Wikidata, VIAF, ISNI, BnF; urls are absolute."""
    figures: SpeakerRow
    outlets: tuple[LinkView, ...]
    """Where they are quoted; counts are articles."""
    tags: tuple[LinkView, ...]
    """On what, most frequent first, at most twelve; counts are articles."""
    beside: tuple[LinkView, ...]
    """Who is quoted in the same articles, at most twelve; counts are articles."""
    compare: tuple[PartnerView, ...]
    """With whom they can be compared, at most six."""
    timeline: TimelineView | None
    """Over the whole archive's time; None: there are no two bars to compare."""
    mentions: tuple[ArticleCard, ...]
    """The newest articles that name them without quoting them, at most five."""
    all_mentions: LinkView | None
    """The page of all such articles, its url empty where `mentions` are all; count is articles. None: there
    are none."""
    groups: tuple[YearGroup, ...]
    """The quotations of this page, newest first, by year."""
    citation: CitationView
    """Of this page, with files of every article that quotes them."""


class RoleView(Struct, frozen=True):
    """A title under which articles quote somebody."""

    name: str
    """As printed."""
    first: DateView | None
    """When it was first printed; None where no such article is dated."""
    last: DateView | None


class MentionsView(PageView, frozen=True, kw_only=True):
    """Template `mentions.html`: the articles that name somebody without quoting them."""

    speaker: LinkView
    """Their page; count is quotations."""
    articles: int
    groups: tuple[YearGroup, ...]
    """The articles of this page, newest first, by year."""


class BowView(Struct, frozen=True):
    """A bow between two names, from the row of one to that of the other, in the drawing's own units."""

    one: str
    other: str
    count: int
    """Articles that quote both."""
    anchor: str
    """Id of the pair's place below: `pair-1`."""
    start: int
    """How far down it begins, at the left edge."""
    end: int
    reach: int
    """How far it swings out."""
    thickness: int


class PairView(Struct, frozen=True):
    """Two who are quoted in the same articles."""

    anchor: str
    """Id of its place: `pair-1`."""
    one: LinkView
    other: LinkView
    articles: int
    newest: tuple[ArticleCard, ...]
    """The newest that quote both, at most three."""


class TogetherView(PageView, frozen=True, kw_only=True):
    """Template `together.html`: who is quoted together."""

    names: tuple[LinkView, ...]
    """At most twenty-four, from top to bottom, those that belong together close to one another."""
    width: int
    """Of the drawing, in its own units; rows are equally high."""
    height: int
    bows: tuple[BowView, ...]
    pairs: tuple[PairView, ...]
    """The same in words, the most frequent first, at most sixty."""


class TagsView(PageView, frozen=True, kw_only=True):
    """Template `tags.html`: every tag, A to Z."""

    totals: TotalsView
    letters: tuple[LinkView, ...]
    groups: tuple[LetterGroup, ...]


class TagView(PageView, frozen=True, kw_only=True):
    """Template `tag.html`."""

    name: str
    note: str
    other_names: tuple[str, ...]
    authorities: tuple[LinkView, ...]
    articles: int
    supplied: int
    """How many of the articles were given this tag by the archivist; in the others it was recognised."""
    speakers: tuple[SpeakerRow, ...]
    """Who speaks most in these articles, at most twelve; figures are of these articles alone."""
    compare: LinkView | None
    """The page that compares who speaks in these articles; None: there are no two."""
    related: tuple[LinkView, ...]
    """Tags that stand together with this one, at most twelve."""
    timeline: TimelineView | None
    groups: tuple[YearGroup, ...]
    citation: CitationView
    """Of this page, with files of every article."""


class CompareView(PageView, frozen=True, kw_only=True):
    """Template `compare.html`: those who are quoted most on a tag, side by side."""

    tag: LinkView
    """Count is articles."""
    speakers: tuple[ComparedView, ...]
    """Who can be compared, the most quoted on this tag first: from two to eight."""
    moments: tuple[MomentView, ...]
    """What they say, newest first."""


class ComparedView(Struct, frozen=True):
    """Somebody who can be compared with the others of the page."""

    slug: str
    """By which the page's address names them: `?a=serguei-lavrov&b=jens-stoltenberg`."""
    number: int
    """From 1: their place among the compared, and which of the theme's speaker colours marks them."""
    figures: SpeakerRow
    """Of the tag's articles alone."""
    shown: int
    """How many of their quotations on this tag stand on the page: the newest, at most twenty."""


class MomentView(Struct, frozen=True):
    """What the compared say at about the same time: on one day, or in one month or year of a longer
    comparison.
    """

    name: str
    """« 1er décembre 2023 », « décembre 2023 », « 2023 », « Sans date »."""
    date: DateView
    exact: bool
    """Whether it is a day."""
    voices: tuple[VoiceAtView, ...]
    """Who of them speaks then, in the order of the page's speakers."""


class VoiceAtView(Struct, frozen=True):
    """What one of the compared says at one time."""

    number: int
    """As in ComparedView."""
    name: str
    url: str
    """Of the speaker's page."""
    quotations: tuple[QuotationCard, ...]
    """Newest first."""


class PartnerView(Struct, frozen=True):
    """Somebody with whom a speaker can be compared."""

    name: str
    url: str
    """Of the comparison, with both chosen."""
    tag: str
    """Name of the tag on which they are compared: the one that has most of both."""


class OutletsView(PageView, frozen=True, kw_only=True):
    """Template `outlets.html`: every outlet, A to Z."""

    totals: TotalsView
    letters: tuple[LinkView, ...]
    groups: tuple[LetterGroup, ...]
    unknown: int
    """Articles whose outlet is not known."""


class OutletView(PageView, frozen=True, kw_only=True):
    """Template `outlet.html`."""

    name: str
    note: str
    other_names: tuple[str, ...]
    authorities: tuple[LinkView, ...]
    articles: int
    speakers: tuple[SpeakerRow, ...]
    tags: tuple[LinkView, ...]
    timeline: TimelineView | None
    groups: tuple[YearGroup, ...]
    citation: CitationView
    """Of this page, with files of every article."""


class DatesView(PageView, frozen=True, kw_only=True):
    """Template `dates.html`: the years there are."""

    totals: TotalsView
    timeline: TimelineView | None
    years: tuple[LinkView, ...]
    """Newest first; counts are articles."""
    undated: LinkView | None


class PeriodView(PageView, frozen=True, kw_only=True):
    """Template `period.html`: a year, a month, a day, or the undated articles."""

    precision: str
    """`year`, `month`, `day` or `undated`."""
    articles: int
    calendar: CalendarView | None
    """On the first page of a year's or a month's articles; None where no month or day of it is known."""
    parts: tuple[LinkView, ...]
    """A year's months or a month's days that have articles, in order; counts are articles."""
    previous: LinkView | None
    """The nearest earlier year, month or day that has articles."""
    next: LinkView | None
    cards: tuple[ArticleCard, ...]
    citation: CitationView
    """Of the period, with files of every article."""


class UnattributedView(PageView, frozen=True, kw_only=True):
    """Template `unattributed.html`: quotations without a speaker's page."""

    quotations: tuple[QuotationCard, ...]


class StandingView(PageView, frozen=True, kw_only=True):
    """Template `standing.html`: a page the archivist wrote."""

    body: Prose
    """Shown as safe HTML."""


class SearchView(PageView, frozen=True, kw_only=True):
    """Template `search.html`: what its script needs, and the ways that need none."""

    index: str
    """Url of the folder of the search’s files: `search/1f2e3d4c/`."""
    sections: tuple[LinkView, ...]
    """The indexes, as `site.sections` has them; counts are speakers, tags, outlets, years."""
    totals: TotalsView


class MovedView(PageView, frozen=True, kw_only=True):
    """Template `moved.html`: at an address that a page had before, the way to where it is now."""

    target: str
    """Url of the page."""


class NotFoundView(PageView, frozen=True, kw_only=True):
    """Template `404.html`. Its `root` is absolute, since it is served at any depth."""

    sections: tuple[LinkView, ...]
    """The indexes, as `site.sections` has them; counts are speakers, tags, outlets, years."""


class MeasureView(Struct, frozen=True):
    """How well one kind of quotation is found, measured on annotated articles. Shares are whole per cent."""

    name: str
    """« Words in quotation marks », in the interface's language."""
    annotated: int
    """Quotations that the annotators found."""
    recall: int
    """Of these, the share found."""
    precision: int
    """Of those found, the share that are quotations."""
    speaker: int
    """Of those rightly found, the share given to the right speaker."""


class LevelView(Struct, frozen=True):
    """How often one way of knowing the speaker is right."""

    how: str
    """As in QuotationCard."""
    share: int
    """Whole per cent."""
    of: int
    """Quotations attributed in this way on the annotated articles."""
    example: str
    """A sentence whose quotation is attributed in this way, in the interface's language; empty: none."""


class AccuracyView(Struct, frozen=True):
    """How well quotations are found and attributed, as measured."""

    language_name: str
    """Of the annotated articles, in the interface's language."""
    articles: int
    """Annotated articles on which the measures were taken."""
    measures: tuple[MeasureView, ...]
    levels: tuple[LevelView, ...]


class MethodView(PageView, frozen=True, kw_only=True):
    """Template `method.html`: how quotations are found, and how well."""

    accuracy: AccuracyView
    copies: CopyRule
    """From when two articles are said to carry the same text."""
    sayings: CopyRule
    """From when two quotations of one speaker are said to be the same."""


class CopyRule(Struct, frozen=True):
    """From when two texts are said to be the same."""

    sequence: int
    """How many words stand in each of the sequences that are compared."""
    share: int
    """Whole per cent of sequences in common, of all that either has."""
    fewest: int
    """Words below which a text is not compared."""
    reach: int
    """With how many before it in time, and how many after, a text is compared where very many share a
    sequence."""


class ShareView(Struct, frozen=True):
    """A part of a whole."""

    name: str
    """As it is shown; empty where the column says it."""
    url: str
    """Empty: it leads nowhere."""
    count: int
    share: int
    """Whole per cent of the whole; 0 is less than one where the count is not 0."""


class TallyView(Struct, frozen=True):
    """A whole and its parts, counted."""

    title: str
    unit: str
    """What is counted: `articles`, `quotations`, `speakers` or `tags`."""
    rows: tuple[ShareView, ...]
    """Parts that are not empty."""
    total: int
    more: LinkView | None
    """The index of them all; None: there is none."""


class KnownView(Struct, frozen=True):
    """How one field is known over all articles; shares are of the articles, and add up."""

    field: str
    """Its name in the interface's language: « Date »."""
    stated: ShareView
    inferred: ShareView
    supplied: ShareView
    unknown: ShareView


class DataFileView(Struct, frozen=True):
    """A file that holds the whole archive, or a table of it."""

    name: str
    """Of the file: `quotations.csv`."""
    url: str
    said: str
    """What it holds, in the interface's language."""
    format: str
    """« CSV », « JSON, une ligne par entrée »."""
    size: str
    """In the interface's language: « 3,4 Mo »."""
    rows: int
    """Of a table; 0: it is none, or holds several."""


class DataView(PageView, frozen=True, kw_only=True):
    """Template `data.html`: the archive in figures."""

    totals: TotalsView
    tallies: tuple[TallyView, ...]
    """Articles by year, outlet, language and precision of their date; quotations by kind and by how their
    speaker is known; speakers and tags by their kind. One that counts nothing is left out."""
    known: tuple[KnownView, ...]
    """The fields that any article has."""
    accuracy: AccuracyView
    downloads: tuple[DataFileView, ...] = ()
    """Files that hold all of it; none where site.yaml says `data: off`, and none in the preview until they
    are made."""
