"""Messages, their places, their languages, and the pipeline that collects them."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.test import override_settings
from django.utils import translation

import hatch_build
from limber import words
from limber.catalogue import load
from limber.errors import InputError
from limber.plain import plain, read
from limber.words import Message, Name, available, message, places, render, translate, with_open_places
from tools import texts


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of two texts."""
    catalog = Catalog(locale="de")
    catalog.add("Left out because of %(what)s.", "Wegen %(what)s weggelassen.")
    catalog.add("knee pain", "Knieschmerzen")
    file = tmp_path / "de/LC_MESSAGES/django.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as compiled:
        write_mo(compiled, catalog)
    monkeypatch.setattr(words, "LOCALE", tmp_path)
    monkeypatch.setattr(gettext, "_translations", {})
    monkeypatch.setattr(words, "_catalogue", words._catalogue.__wrapped__)


def test_a_message_is_rendered_in_a_language(german: None) -> None:
    sentence = message("Left out because of %(what)s.", what=message("knee pain"))
    assert render(sentence, "en") == str(sentence) == "Left out because of knee pain."
    assert render(sentence, "de") == "Wegen Knieschmerzen weggelassen."


def test_what_is_not_translated_is_english(german: None) -> None:
    assert translate("hip pain", "de") == "hip pain"
    assert translate("hip pain", "fr") == "hip pain"
    assert translate("", "de") == ""  # and not the catalogue's own head


def test_a_language_is_available_when_it_has_a_catalogue(german: None) -> None:
    assert available() == ("en", "de")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("%(n)s times", {}),
        ("%(n)s times", {"m": 3}),
        ("%(n)s times", {"n": 3, "m": 3}),
        ("Rest", {"n": 3}),
    ],
)
def test_a_message_cannot_be_made_without_the_values_for_its_places(text: str, values: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="expected one for each of the text's places"):
        Message(text=text, values=values)
    with pytest.raises(InputError, match=r"plan\.json: values"):
        read(Message, {"text": text, "values": values}, "plan.json")


def test_a_percent_sign_without_values_stays() -> None:
    assert str(message("40% longer")) == "40% longer"


def test_a_message_survives_the_way_through_json() -> None:
    sentence = message("%(a)s and %(n)s", a=message("Rest"), n=3)
    assert read(Message, plain(sentence)) == sentence


def test_places() -> None:
    assert places("%(first)s, %(rest)s") == {"first", "rest"}
    assert with_open_places("Because of %(what)s, %(other)s comes in its place.") == (
        "Because of …, … comes in its place."
    )


# --- the pipeline -------------------------------------------------------------------------------------


def test_marked_texts_are_collected_from_python_and_templates(tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_text('A = N_("Left out")\nB = _("Go" " on")\nC = print("not marked")\n')
    (tmp_path / "page.html").write_text(
        "<h1>{% translate 'Your plan' %}</h1>\n"
        "   <p>{% blocktranslate count n=days|length trimmed %}\n      {{ n }} day\n    {% plural %}\n"
        "      {{ n }} days\n  {% endblocktranslate %}</p>\n"
        '{% translate "Don’t “hold” it" as x %}{# a note #}\n<p>not marked</p>\n'
    )
    found = {text for _, text in texts.texts_of(texts.collect(tmp_path))}
    assert found == {"Left out", "Go on", "Your plan", ("%(n)s day", "%(n)s days"), "Don’t “hold” it"}


def test_the_same_texts_give_the_same_file(tmp_path: Path) -> None:
    code = tmp_path / "code"
    for name in ("later.py", "earlier.py"):
        (code / name[0]).mkdir(parents=True)
        (code / name[0] / name).write_text(f'N_("Rest")\nN_("{name}")\n')
    for name in ("one.pot", "two.pot"):
        texts.write(texts.collect(code), tmp_path / name)
    assert (tmp_path / "one.pot").read_bytes() == (tmp_path / "two.pot").read_bytes()
    assert texts.texts_of(texts.read(tmp_path / "one.pot")) == texts.texts_of(texts.collect(code))


@pytest.mark.parametrize(
    ("english", "translated", "fits"),
    [
        ("%(n)s times", "%(n)s Mal", True),
        ("%(n)s times", "Mal", False),
        ("%(n)s times", "%(m)s Mal", False),
        ("Rest", "%(n)s Pause", False),
        ("of {n}", "von {n}", True),
        ("of {n}", "von", False),
        ("of {n}", "", True),
        (("%(n)s day", "%(n)s days"), ("ein Tag", "%(n)s Tage"), True),
        (("%(n)s day", "%(n)s days"), ("%(m)s Tag", "%(n)s Tage"), False),
    ],
)
def test_a_translation_must_keep_the_places(english: str, translated: str, fits: bool) -> None:
    catalog = Catalog(locale="de")
    catalog.add(english, translated)
    assert (texts.disagreements(catalog) == []) == fits


def test_no_translation_that_there_is_breaks_a_sentence() -> None:
    assert [line for path in texts.languages() for line in texts.disagreements(texts.read(path))] == []


def test_a_new_language_reaches_core_and_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the list of texts to the compiled file that the build makes."""
    catalog = Catalog(locale="de")
    catalog.add("None of these", "Nichts davon")
    locale = tmp_path / "src/limber/locale"
    texts.write(catalog, locale / "de/LC_MESSAGES/django.po")
    monkeypatch.setattr(hatch_build, "ROOT", tmp_path)
    hatch_build.compile_texts(tmp_path)
    monkeypatch.setattr(words, "LOCALE", locale)
    monkeypatch.setattr(gettext, "_translations", {})
    monkeypatch.setattr(words, "_catalogue", words._catalogue.__wrapped__)
    assert available() == ("en", "de")
    assert translate("None of these", "de") == "Nichts davon"
    languages = [("en", "English"), ("de", "Deutsch")]
    with override_settings(LOCALE_PATHS=[locale], LANGUAGES=languages), translation.override("de"):
        assert translation.gettext("None of these") == "Nichts davon"


def test_a_name_is_said_in_the_language_of_the_sentence() -> None:
    bridge = Name(names={"en": "Bridge", "de": "Brücke"})
    told = message("%(name)s.", name=bridge)
    assert [render(told, language) for language in ("en", "de", "fr")] == ["Bridge.", "Brücke.", "Bridge."]
    assert read(Message, plain(told)) == told
    assert load().exercises["bridge"].called.names["de"] == load().exercises["bridge"].text("de").name


def test_a_name_without_english_is_no_name() -> None:
    with pytest.raises(ValueError, match="English"):
        Name(names={"de": "Brücke"})
