"""``limber rules``: every rule that Limber decides by."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from limber.commands.options import add_json, add_language
from limber.commands.output import Page, print_json
from limber.words import N_, render, translate, with_open_places

if TYPE_CHECKING:
    from limber.commands.documents import RuleEntry
    from limber.commands.serve import Subparsers

HEADS = {
    "screen": N_("The safety screen: the most severe rule that fires decides"),
    "tag": N_("What exercises have to respect"),
    "policy": N_("How Limber keeps you safe, whatever you answered"),
    "programme": N_("The programme"),
}
CLASSES = {
    "absolute": N_("nobody passes"),
    "clinical": N_("a clinician may decide otherwise"),
    "soft": N_("a preference"),
}


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser("rules", help="every rule that Limber decides by")
    add_language(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the rules."""
    rules = entries(args.language)
    if args.json:
        print_json(rules)
    else:
        _show(rules, Page(args.language))
    return 0


def entries(language: str) -> tuple["RuleEntry", ...]:
    """Every rule of safety and programme, in the order in which they work; sentences in a language."""
    rules = (*_of_safety(), *_of_programme())
    return tuple(replace(rule, sentence=with_open_places(translate(rule.sentence, language))) for rule in rules)


def _of_safety() -> Iterator["RuleEntry"]:
    from limber.commands.documents import RuleEntry
    from limber.safety import ALL_RULES, Rule, TagRule

    for rule in ALL_RULES:
        yield RuleEntry(
            id=rule.id,
            kind="screen" if isinstance(rule, Rule) else "tag" if isinstance(rule, TagRule) else "policy",
            rule_class=rule.rule_class,
            sentence=rule.sentence,
            action=rule.action if isinstance(rule, Rule) else None,
            tag=rule.tag if isinstance(rule, TagRule) else None,
            hazard=rule.hazard,
            basis=rule.basis,
            verified=rule.verified,
            sources=rule.sources,
        )


def _of_programme() -> Iterator["RuleEntry"]:
    from limber.commands.documents import RuleEntry
    from limber.programme import PROGRAMME_RULES

    for rule in PROGRAMME_RULES:
        yield RuleEntry(
            id=rule.id,
            kind="programme",
            rule_class=rule.rule_class,
            sentence=rule.sentence,
            hazard=rule.hazard,
            basis=rule.basis,
            verified=rule.verified,
            sources=rule.sources,
            thresholds=rule.thresholds,
        )


def _show(rules: tuple["RuleEntry", ...], page: Page) -> None:
    page.title(page.words(N_("%(n)s rules that Limber decides by"), n=len(rules)))
    kind = ""
    for rule in rules:
        if rule.kind != kind:
            kind = rule.kind
            page.head(page.words(HEADS[kind]))
        leads_to = rule.action.value if rule.action else rule.tag or ""
        page.line(page.bold(rule.id) + (f"  {leads_to}" if leads_to and leads_to != rule.id else ""), indent=2)
        page.line(rule.sentence, indent=6)
        for threshold in rule.thresholds:
            page.line(page.faint(render(threshold.words(), page.language)), indent=6, mark="-")
        page.line(page.faint(_about(rule, page)), indent=6)


def _about(rule: "RuleEntry", page: Page) -> str:
    words = [page.words(CLASSES[rule.rule_class]), rule.hazard, " ".join(rule.sources)]
    if rule.verified is False:
        words.append(page.words(N_("waits for a clinician's signature")))
    return " · ".join(word for word in words if word)
