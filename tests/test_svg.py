"""Pictures: their markup, and how they come into a page."""

from parley.drawings.svg import Picture, controlled, element, figure, illustrated, percent, to, words


def test_an_element_escapes_what_it_is_given() -> None:
    made = element("text", {"x": 1.5, "class": 'a"b', "y": None}, words("1 < 2 & 3"))
    assert made == '<text x="1.5" class="a&quot;b">1 &lt; 2 &amp; 3</text>'


def test_shares_are_short() -> None:
    assert [percent(share) for share in (0, 0.5, 1 / 3, 1)] == ["0%", "50%", "33.33%", "100%"]


def test_a_picture_stands_at_its_place_with_links_from_its_page() -> None:
    svg = figure("timeline", "When", element("a", {"href": to("actors/ann.md", "timeline")}, "Ann"))
    html = '<h1>T</h1>\n<p><span data-part="picture-when"></span></p>\n<p>Text</p>'
    made = illustrated("topics/peace.md", html, [Picture("when", svg)])
    assert made == (
        '<h1>T</h1>\n<figure class="parley-picture" data-parley="timeline" aria-label="When">'
        '<a href="../../actors/ann/#timeline">Ann</a></figure>\n<p>Text</p>'
    )


def test_a_picture_to_choose_in_holds_the_place_of_its_controls_and_what_its_script_knows() -> None:
    data = {"entries": [["a", 1]], "unit": 0.5, "near": None, "search": "?a&b"}
    made = controlled("map", "Places", {"all": "“All”"}, "<svg></svg>", style="parley-map", data=data)
    assert made == (
        '<figure class="parley-picture parley-map" data-parley="map" aria-label="Places" '
        'data-entries="[[&quot;a&quot;,1]]" data-unit="0.5" data-search="?a&amp;b" '
        'data-words="{&quot;all&quot;:&quot;“All”&quot;}">'
        '<div class="parley-picture__controls"></div><svg></svg></figure>'
    )
    assert controlled("rounds", None, {}).startswith('<figure class="parley-picture" data-parley="rounds" data-words=')


def test_a_place_without_a_picture_shows_nothing() -> None:
    html = '<p><span data-part="picture-when"></span></p>'
    assert illustrated("index.md", html, [Picture("where", "<svg></svg>")]) == html
