"""Charts as pictures for papers."""

from importlib.util import find_spec

import typst


def _font_folders() -> list[str]:
    """Find the folder of the serif face, whose package is data and can't be imported."""
    found = find_spec("rinoh_typeface_texgyretermes")
    return list(found.submodule_search_locations or []) if found else []


FONTS = typst.Fonts(include_system_fonts=False, font_paths=_font_folders())
_PIXELS_PER_INCH = 200


def as_png(svg: str) -> bytes:
    """Draw an SVG chart as PNG at print resolution."""
    source = f'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes({_quoted(svg)}), format: "svg")'
    return typst.compile(source.encode(), format="png", ppi=_PIXELS_PER_INCH, font_paths=FONTS)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
