"""A fair wording put in the place of a sentence, with the number of its clause kept."""

import re

_NUMBER = re.compile(
    r"^\s*(?:第\s*[一二三四五六七八九十百零\d]+\s*[条章款][、.\u3000 ]*|[（(]?[一二三四五六七八九十百\d]+[)）、.]\s*)"
)


def with_fair_wording(text: str, sentence: str, fair: str) -> str:
    """The text with the first such sentence replaced, also where a page broke it. Unchanged when it is not there."""
    number = _NUMBER.match(sentence)
    wording = (number[0] if number else "") + fair.strip().rstrip("。；;")
    place = text.find(sentence)
    if place >= 0:
        return text[:place] + wording + text[place + len(sentence) :]
    broken = re.compile(r"\s*".join(re.escape(each) for each in sentence if not each.isspace()))
    return broken.sub(lambda _found: wording, text, count=1)
