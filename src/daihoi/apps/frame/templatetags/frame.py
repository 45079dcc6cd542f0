"""Template tags: numbers, figures that can be opened, addresses that keep the day, tables."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.defaultfilters import stringfilter
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from daihoi.apps.frame.addresses import kept
from daihoi.apps.frame.cells import MISSING
from daihoi.apps.frame.charts import Chart
from daihoi.apps.frame.tables import Table
from daihoi.core.figures.vietnamese import column_share_text, fixed_text, number_text, share_text
from daihoi.core.language import say

register = template.Library()
register.filter("say", say)


@register.filter
@register.simple_tag
def number(value: int | None) -> str:
    """Write a count: `17.118`; nothing known is a dash."""
    return MISSING if value is None else number_text(value)


@register.filter
@register.simple_tag
def share(part: int | None, whole: int | None, decimals: int = 2) -> str:
    """Write a share with its sign: `71,46%`; a share of nothing is a dash."""
    return MISSING if part is None or not whole else share_text(part, whole, decimals) + "%"


@register.simple_tag
def figure(value: int | None, href: str) -> SafeString | str:
    """Write a count as a link to what it was added up from."""
    return MISSING if value is None else format_html('<a class="figure" href="{}">{}</a>', href, number_text(value))


@register.simple_tag(takes_context=True)
def to(context: Context, name: str, *args: Any, **kwargs: Any) -> str:
    """Give the address of a page, keeping the cycle and the day that one is looking at."""
    return reverse(name, args=args, kwargs=kwargs) + kept(context["request"].GET)


@register.simple_tag(takes_context=True)
def block_text(context: Context, name: str) -> str:
    """Give the words of a block that stands further down the page, without its marks."""
    blocks: Any = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    return " ".join(strip_tags(block.nodelist.render(context)).split()) if block else ""


@register.inclusion_tag("frame/table.html", name="table")
def show_table(shown: Table[Any]) -> dict[str, Any]:
    """Show a table with its tools."""
    return {"table": shown}


@register.inclusion_tag("frame/chart.html", name="chart")
def show_chart(drawn: Chart, kind: str = "") -> dict[str, Any]:
    """Show a chart with the numbers behind it folded below."""
    return {"chart": drawn, "svg": mark_safe(drawn.svg), "kind": kind}  # noqa: S308 (charts escape all words)


@register.simple_tag
def share_bare(part: int, whole: int) -> str:
    """Write a share without its sign, for a column that is headed %."""
    return column_share_text(part, whole) if whole else MISSING


@register.simple_tag
def tenths(value: int) -> str:
    """Write a number counted in tenths: 463 is `46,3`."""
    return fixed_text(value, 1)


@register.simple_tag(takes_context=True)
def records(context: Context, role: str, measure: str, count: int) -> SafeString | str:
    """Write a count as a link to the records behind it; the page's `address` gives none to those who may not."""
    href = context["address"](measure, role) if measure else ""
    return figure(count, href) if href else number(count)


@register.simple_tag
def picture(svg: str) -> SafeString:
    """Put a drawn chart into the page."""
    return mark_safe(svg)  # noqa: S308 (charts escape all words)


@register.filter
def joined(address: str, query: str) -> str:
    """Add a query to an address that may have one already."""
    return f"{address}{'&' if '?' in address else '?'}{query}"


@register.filter
@stringfilter
def lower_first(words: str) -> str:
    """Write words with a small first letter, inside a sentence; proper names further on keep theirs."""
    return words[:1].lower() + words[1:]
