"""A specification as SVG or PNG by vl-convert: no network, no script, and the same words for whoever cannot see it."""

import re
from functools import lru_cache
from hashlib import sha256
from html import escape

from headway.charts.measure import SIZE

VEGA_LITE = "6.4"
_KEPT = 512
_FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
_DRAWN_WITH = "Liberation Sans, Arial, Helvetica, sans-serif"
"""For PNG: the font that vl-convert carries comes first, so that every machine draws the same."""
_ROOT = re.compile(r"^<svg [^>]*>")
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_ROLES = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*"|aria-hidden="true")(?=[ />])')
_NAMED = re.compile(r'(\bid="|url\(#)([\w-]+)')

CONFIG = {
    "font": _FONT,
    "background": "white",
    "aria": False,  # the picture has one text alternative; hundreds of nameless parts help nobody
    "view": {"stroke": None},
    "text": {"fontSize": SIZE},
}


@lru_cache(maxsize=_KEPT)
def svg_of(spec: str, title: str, description: str) -> str:
    """The specification (JSON) as one SVG that stands alone.

    No address is allowed for data, so nothing is fetched. Its names begin with a hash of its content, so that two
    charts on a page do not meet.
    """
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    name = "c" + sha256(f"{spec}\0{title}\0{description}".encode("utf-8", "replace")).hexdigest()[:12]
    drawn = _ROLES.sub("", drawn)
    drawn = _NAMED.sub(rf"\g<1>{name}-\g<2>", drawn)
    return _ROOT.sub(lambda found: _opening(found[0], name, title, description), drawn, count=1)


def _opening(root: str, name: str, title: str, description: str) -> str:
    size = _SIZE.search(root)
    width, height = (size[1], size[2]) if size else ("720", "400")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    )


@lru_cache(maxsize=_KEPT // 8)
def png_of(svg: str, scale: float) -> bytes:
    """The SVG as PNG, ``scale`` pixels to each px."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg.replace(_FONT, _DRAWN_WITH), scale=scale))
