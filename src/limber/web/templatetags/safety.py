"""Tags for safety texts: the translation, and beneath it the English until the language is signed.

``{% safety "outcomes" %}{{ line|said }}{% endsafety %}`` shows both. Where a label or a button has to be named by the
translation alone, it shows ``{{ line|said }}``, and ``{% english "outcomes" %}…{% endenglish %}`` stands beside it.
What is within is rendered once in each language, so it has to be untranslated until then: a msgid, a lazy text, a tag.
"""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from limber.safety.signed import PARTS, english_beneath

register = template.Library()


class _InBoth(template.Node):
    """What stands between the tags: as it is (`whole`), and beneath it in English where that is needed."""

    def __init__(self, part: FilterExpression, inner: NodeList, *, whole: bool) -> None:
        self.part, self.inner, self.whole = part, inner, whole

    def render(self, context: Context) -> SafeString:
        part, language = self.part.resolve(context), translation.get_language() or "en"
        if part not in PARTS:
            raise template.TemplateSyntaxError(f"no such part of the safety texts: {part}")
        shown = self.inner.render(context) if self.whole or english_beneath(part, language) else mark_safe("")
        english = self._english(context, shown) if english_beneath(part, language) else ""
        return format_html("{}{}", shown if self.whole else "", english)

    def _english(self, context: Context, shown: SafeString) -> str:
        with translation.override("en"):
            words = self.inner.render(context)
        return format_html('<span class="english" lang="en">{}</span>', words) if words != shown else ""


def _tag(parser: Parser, token: Token, *, whole: bool) -> _InBoth:
    name, *given = token.split_contents()
    if len(given) != 1:
        raise template.TemplateSyntaxError(f"{name}: expected a part of the safety texts")
    inner = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return _InBoth(parser.compile_filter(given[0]), inner, whole=whole)


@register.tag
def safety(parser: Parser, token: Token) -> _InBoth:
    """Show a safety text, and the English beneath it until its part is signed in the language."""
    return _tag(parser, token, whole=True)


@register.tag
def english(parser: Parser, token: Token) -> _InBoth:
    """Show only the English of a safety text, where it is needed."""
    return _tag(parser, token, whole=False)
