"""What a line of the trail says was done, in words: taking in and sending back are lines about a hand-in, and no handing in."""

from ui.datasets.versions import words as version_words


def act_words(act: str, lang: str) -> str:
    """The line's own word where that has no words."""
    return version_words.TRAIL_KINDS[act](lang) if act in version_words.TRAIL_KINDS else act
