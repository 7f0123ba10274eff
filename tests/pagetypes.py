"""One page of every type of the site of the project's own content, for tests and pictures of it."""

PAGES = {
    "home": "",
    "actor": "actors/nasr-al-hariri/",
    "talk": "talks/geneva-2017-02/",
    "quote": "quotes/hariri-transition/",
    "briefing": "talks/geneva-2017-02/briefing/",
    "event": "events/homs-bombing/",
    "topic": "topics/political-transition/",
    "figure": "figures/deaths-450000-in-five-years/",
    "place": "places/homs/",
    "article": "articles/can-russia-press-on-the-regime/",
    "process": "processes/astana/",
    "series": "series/syria-deaths/",
    "map": "map/",
    "disputes": "disputes/",
    "disputes_part": "disputes/names/",
    "listing": "quotes/",
    "network": "network/",
    "search": "search/?q=ceasefire",
    "positions": "positions/",
    "years": "years/",
    "year": "years/2017/",
    "timeline": "timeline/",
    "month": "timeline/2017/02/",
    "about": "about/",
    "guide": "about/handbook/",
    "reference": "about/reference/",
    "reference_kind": "about/reference/quotes/",
    "corrections": "corrections/",
    "data": "data/",
    "404": "no/such/page/",
}
"""Where each lies below the site's root."""

LOST = "404"
"""The type whose address is meant not to be there."""

VIEWS = ("home", "search", "timeline", "map", "network", "positions", "disputes")
"""The types that show the whole archive."""
