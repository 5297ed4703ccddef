from __future__ import annotations

import pytest

from glossary.english_verbs import verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("lay", "laid laying"), ("fire", "fired"), ("hire", "hiring"), ("notify", "notified notifies"),
        ("cut", "cutting"), ("go", "goes went gone"), ("launch", "launches"), ("oversee", "oversaw overseeing"),
        ("raise", "raising"), ("plan", "planned"), ("agree", "agreed agreeing"),
        ("control", "controlled controlling"), ("travel", "traveled travelled traveling travelling"),
        ("quit", "quit quitting"), ("equip", "equipped equipping"), ("ship", "shipped"), ("quiz", "quizzes quizzed"),
        ("step", "stepped stepping"), ("lie", "lied lying lay lain"), ("die", "dying"), ("panic", "panicked"),
        ("steal", "stole stolen stealing"), ("teach", "taught"), ("fly", "flies flew flown"), ("seek", "sought"),
        ("sing", "sang sung"), ("forget", "forgot forgotten forgetting"), ("hide", "hid hidden"), ("shoot", "shot"),
        ("undertake", "undertook undertaken"), ("withdraw", "withdrew"), ("rebuild", "rebuilt"), ("become", "became"),
        ("overcome", "overcame"), ("re-elect", "re-elected"), ("outsell", "outsold"),
    ],
)  # fmt: skip
def test_verbs_are_conjugated(verb: str, forms: str) -> None:
    assert set(forms.split()) <= set(verb_forms(verb))
    assert verb_forms(verb)[0] == verb
