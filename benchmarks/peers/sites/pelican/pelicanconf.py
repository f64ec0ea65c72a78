"""The archive of the benchmark with Pelican: the same pages as ours, and nothing more."""

SITENAME = "Revue de presse"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "fr"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
USE_FOLDER_AS_CATEGORY = False
PLUGIN_PATHS = ["."]
PLUGINS = ["neighbours", "sitemap"]

# What was read is kept for the next build, as it is with us.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True

# One feed, of the newest articles.
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_URL = "speakers/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
CATEGORY_URL = "outlets/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
YEAR_ARCHIVE_URL = "dates/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
MONTH_ARCHIVE_URL = "dates/{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_URL + "index.html"
DAY_ARCHIVE_URL = "dates/{date:%Y}/{date:%m}/{date:%d}/"
DAY_ARCHIVE_SAVE_AS = DAY_ARCHIVE_URL + "index.html"

DIRECT_TEMPLATES = ["index", "404", "tags", "authors", "categories", "archives"]
TAGS_SAVE_AS = "tags/index.html"
AUTHORS_SAVE_AS = "speakers/index.html"
CATEGORIES_SAVE_AS = "outlets/index.html"
ARCHIVES_SAVE_AS = "dates/index.html"

DEFAULT_PAGINATION = 50
# On our pages of speakers an entry is a quotation, and each article has two of each speaker.
PAGINATED_TEMPLATES = {"tag": 50, "category": 50, "author": 25, "period_archives": 50}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
