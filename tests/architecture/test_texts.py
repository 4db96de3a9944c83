"""Every text that a person reads is marked, collected, and gets the values that it has places for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, Token, TokenType

from limber.words import places
from tools.texts import LOCALE, PACKAGE, TEMPLATE, collect, read, texts_of

TEMPLATES = sorted(PACKAGE.rglob("*.html"))


def test_the_list_of_texts_is_up_to_date() -> None:
    """When this fails, run: python tools/texts.py"""
    now, listed = texts_of(collect()), texts_of(read(TEMPLATE))
    assert now == listed, f"python tools/texts.py. New: {now - listed}; gone: {listed - now}"


def test_there_is_one_catalogue() -> None:
    strangers = [p.name for p in LOCALE.rglob("*.*") if p.name not in ("limber.pot", "django.po", "django.mo")]
    assert strangers == []
    assert not [p for p in PACKAGE.rglob("LC_MESSAGES") if LOCALE not in p.parents]


# --- templates ----------------------------------------------------------------------------------------

LETTERS = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
UNREAD = re.compile(r"<!--.*?-->|<(script|style|svg)\b.*?</\1>|&[a-z#0-9]+;", re.S)
CLASS_BLOCK = re.compile(r"(block \w+_class)")
READ_ATTRIBUTE = re.compile(r"""\b(?:title|alt|placeholder|aria-label|aria-description)=["']([^"'{]*)["']""")
TAG = re.compile(r"<[^>]*>", re.S)
OWN_NAMES = {"Limber", "· Limber"}


def unmarked(template: str) -> list[str]:
    """Text of a template that stands in no translation tag: between tags, or in an attribute that is read out."""
    shown, within = "", ""
    for token in Lexer(template).tokenize():
        within = _unread(token, within)
        if token.token_type is TokenType.TEXT and not within:
            shown += token.contents
    shown = UNREAD.sub(" ", shown)
    texts = [*READ_ATTRIBUTE.findall(shown), *TAG.sub("\n", shown).split("\n")]
    return [t.strip() for t in texts if LETTERS.search(t) and t.strip() not in OWN_NAMES]


def _unread(token: Token, within: str) -> str:
    """The tag that ends what is not read as it stands here: a translated text, or the name of a class; or nothing."""
    if token.token_type is not TokenType.BLOCK:
        return within
    name = token.contents.split()[0]
    if name == "blocktranslate":
        return "endblocktranslate"
    if CLASS_BLOCK.match(token.contents):
        return "endblock"
    return "" if name == within else within


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_has_no_unmarked_text(path: Path) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Start now</p>", ["Start now"]),
        ("<p>{% translate 'Start now' %}</p>", []),
        ("<p>{% blocktranslate %}Start now{% endblocktranslate %} or never</p>", ["or never"]),
        ('<button aria-label="Close">×</button>', ["Close"]),
        ("<p class='lead'>{{ minutes }} min</p>", ["min"]),
        ("{# a note #}<hr>", []),
    ],
)
def test_unmarked_text_is_found(template: str, found: list[str]) -> None:
    assert unmarked(template) == found


# --- places and values --------------------------------------------------------------------------------


def _constants(tree: ast.Module) -> dict[str, str]:
    """Marked texts by the name that a module gives them."""
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=True))
                found |= {t.id: text for t, v in pairs if isinstance(t, ast.Name) and (text := _marked(v)) is not None}
    return found


def _marked(node: ast.expr) -> str | None:
    """The text of ``N_("…")`` or ``gettext("…")``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("N_", "_", "gettext"):
        text = node.args[0]
        return text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else None
    return None


def _uses(tree: ast.Module, known: dict[str, str]) -> Iterator[tuple[int, str, set[str]]]:
    """Every place where a marked text gets its values: line, text, names of the values."""

    def text_of(node: ast.expr) -> str | None:
        return known.get(node.id) if isinstance(node, ast.Name) else _marked(node)

    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in ("message", "words") and node.args:
            text, names = text_of(node.args[0]), [k.arg for k in node.keywords]
            if text is not None and None not in names:
                yield node.lineno, text, {name for name in names if name}
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.right, ast.Dict):
            text = text_of(node.left)
            if text is not None:
                yield node.lineno, text, {str(k.value) for k in node.right.keys if isinstance(k, ast.Constant)}


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def test_every_text_gets_exactly_the_values_that_it_has_places_for() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    named: dict[str, dict[str, str]] = {_module(path): _constants(tree) for path, tree in trees.items()}
    seen, wrong = 0, []
    for path, tree in trees.items():
        known = _imported(tree, named) | named[_module(path)]
        for line, text, names in _uses(tree, known):
            seen += 1
            if places(text) != names:
                wrong.append(f"{path.name}:{line}: {text!r} gets {sorted(names)}")
    assert wrong == []
    assert seen > 60


def _module(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _imported(tree: ast.Module, named: dict[str, dict[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module in named:
            texts = named[node.module]
            found |= {alias.asname or alias.name: texts[alias.name] for alias in node.names if alias.name in texts}
    return found


def test_every_place_is_written_in_the_one_way_that_is_filled() -> None:
    """``%(name)s`` in Python, ``{name}`` in what the player's page fills: a translator can move both."""
    wrong = []
    for message in collect():
        filled_on_the_page = any("session/player_texts.py" in place for place, _ in message.locations)
        for text in message.id if isinstance(message.id, (tuple, list)) else (message.id,):
            rest = re.sub(r"\{\w+\}" if filled_on_the_page else r"%\(\w+\)s", "", text)
            if re.search(r"%[a-z(]|[{}]", rest):
                wrong.append(text)
    assert wrong == []
