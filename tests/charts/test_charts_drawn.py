"""Every chart draws, stands alone, keeps its words inside, fetches nothing, and is valid Vega-Lite."""

import csv
import io
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from chart_samples import EVERY
from lxml import etree

from headway.charts.measure import width_of
from headway.charts.rendering import svg_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=EVERY, scope="module")
def chart(request):
    return EVERY[request.param]()


@pytest.mark.parametrize("narrow", [False, True])
def test_a_chart_stands_alone(chart, narrow):
    root = etree.fromstring(chart.svg(narrow=narrow).encode())
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert title.text == chart.title
    assert description.text == chart.description
    for each in root.iter(etree.Element):
        assert etree.QName(each).localname not in {"script", "style", "foreignObject", "image", "use", "a"}
        assert not [
            name for name in each.attrib if name == "style" or name.startswith("on") or "href" in name
        ]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("titled", [False, True])
def test_no_word_of_a_chart_is_cut_off(chart, narrow, titled):
    root = etree.fromstring(chart.svg(narrow=narrow, titled=titled).encode())
    width, height = (float(root.get(side)) for side in ("width", "height"))
    assert width <= (320 if narrow else 720)
    for text in root.iter(f"{SVG}text"):
        x = y = 0.0
        for above in (text, *text.iterancestors()):
            moved = re.search(r"translate\(([-\d.]+),([-\d.]+)\)", above.get("transform", ""))
            x, y = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        lines = [each.text for each in text.iter(f"{SVG}tspan")] or [text.text]
        size, bold = float(text.get("font-size")[:-2]), text.get("font-weight") == "bold"
        wide = max(width_of(line, size, bold) for line in lines)
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
        assert left >= -0.5, lines
        assert left + wide <= width + 0.5, lines
        assert y - size * 0.75 >= -0.5, lines
        assert y + (len(lines) - 1) * 20 <= height + 0.5, lines
        assert size >= 16


def test_the_table_holds_what_the_chart_shows_and_travels_as_csv(chart):
    read = list(csv.reader(io.StringIO(chart.csv())))
    assert tuple(read[0]) == chart.table.headings
    assert [tuple(row) for row in read[1:]] == [tuple(row) for row in chart.table.rows]


def test_the_same_chart_gives_the_same_bytes_and_two_charts_share_no_name(chart):
    assert chart.png(1)[:8] == b"\x89PNG\r\n\x1a\n"
    svg_of.cache_clear()
    once = chart.svg()
    svg_of.cache_clear()
    assert chart.svg() == once
    other = EVERY["spc-one"]().svg()
    if other != once:
        assert not set(re.findall(r'\bid="([^"]+)"', once)) & set(re.findall(r'\bid="([^"]+)"', other))


def test_every_specification_is_valid_by_altairs_schema(chart):
    import altair

    for spec in (chart.spec, chart.narrow):
        if spec:
            altair.Chart.from_dict(spec)
            json.dumps(spec, allow_nan=False)


def test_words_of_a_chart_are_never_markup():
    hostile = "<script>alert(1)</script> & \"q\" datum['x']"
    from chart_samples import stepped

    made = stepped(title=hostile, annotations=(("2021-05", hostile),))
    root = etree.fromstring(made.svg().encode())
    assert not list(root.iter(f"{SVG}script"))
    assert "alert(1)" in "".join(root.itertext())


def test_nothing_is_fetched_even_where_a_specification_asks_for_it():
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"[]")

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    spec = {"data": {"url": f"http://127.0.0.1:{server.server_port}/x.json"}, "mark": "point", "encoding": {}}
    try:
        svg_of(json.dumps(spec), "t", "d")
    except ValueError:
        pass  # refused, as it should be; a drawing without the data would do as well
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []
