"""What `lawbase check` finds beyond a broken file: dead rules, rules in conflict."""

from __future__ import annotations

from lawbase.care.soundness import unsound
from tests.broken_content import Content

KZ_449 = "kz/offences/cao_449.yaml"
KZ_434 = "kz/offences/cao_434.yaml"
KG_109_2 = "kg/offences/co_109-2.yaml"


def found(content: Content) -> list[str]:
    return [str(fault) for fault in unsound(content.rules)]


def test_the_shipped_law_is_sound() -> None:
    assert [str(fault) for fault in unsound()] == []


def test_two_rules_in_conflict_are_told_with_both_places(content: Content) -> None:
    content.write(
        "facts/conflict.yaml",
        """\
derivations:
  - fact: order_or_calm_disturbed
    yes_when: {all: [foul_language_in_public, video_exists]}
  - fact: order_or_calm_disturbed
    no_when: {all: [foul_language_in_public, video_exists]}
""",
    )
    conflict = (
        "rules/facts/conflict.yaml, line 4, field derivations[1].fact: "
        "rules/facts/conflict.yaml, line 2 may say yes and no to order_or_calm_disturbed at once; "
        "expected a contradiction declared, or one rule"
    )
    assert conflict in found(content)


def test_a_part_that_stands_twice_is_told_with_both_places(content: Content) -> None:
    line = content.replace(KZ_434, '- part: "3"', '- part: "2"')
    (message,) = found(content)
    assert message.startswith(f"rules/{KZ_434}, line {line}, field versions[0].parts[1]")
    assert f"part 2 stands here and in rules/{KZ_434}, line {line - 8};" in message


def test_a_part_that_no_answer_can_reach(content: Content) -> None:
    content.replace(
        KZ_434,
        "          - cannot_be_arrested\n",
        "          - cannot_be_arrested\n          - {not: cannot_be_arrested}\n",
    )
    (message,) = found(content)
    assert "versions[0].parts[1].when: no answer can make this true" in message


def test_an_article_that_can_never_be_present(content: Content) -> None:
    content.replace(
        KZ_449,
        "when: approached_people",
        "when: {all: [approached_people, {not: approached_people}]}",
    )
    messages = found(content)
    assert messages
    assert all("this article can never be present" in message for message in messages)


def test_an_article_that_can_never_be_absent(content: Content) -> None:
    content.replace(KG_109_2, "    conduct: true", "    basis: doctrine\n    conduct: true")
    line = content.replace(KG_109_2, "  - from:", "  - from:")
    assert found(content) == [
        f"rules/{KG_109_2}, line {line}, field versions[0]: "
        "this article can never be absent; expected an element to deny"
    ]


def test_a_version_that_overlaps_the_one_before(content: Content) -> None:
    line = content.replace(
        KZ_434, "from: {earliest: 2020-01-10, latest: 2020-01-17}", "from: 2018-01-09"
    )
    (message,) = found(content)
    assert message.startswith(f"rules/{KZ_434}, line {line}, field versions[2].from")
    assert "overlaps the one of" in message


def test_an_element_that_nothing_asked_can_settle(content: Content) -> None:
    content.write(
        "facts/judged.yaml",
        "facts:\n  - id: was_bad\n    statement: S.\n    question: Q?\n    why: W.\n"
        "    group: act\n    judged: true\n",
    )
    line = content.replace(KZ_449, "when: approached_people", "when: was_bad")
    assert found(content) == [
        f"rules/{KZ_449}, line {line}, field elements.approach.when: "
        "nothing that is asked settles this element; "
        "expected a fact with a question, or one derived from such facts"
    ]


def test_a_source_that_nothing_names(content: Content) -> None:
    content.add(
        "kz/sources.yaml",
        "  - {id: kz-lost, title: A book, edition: first, seen_on: 2026-11-22}\n",
    )
    (message,) = found(content)
    assert "nothing names this source" in message
