"""Answer lines (`main [accept A or B; prompt on C]`) and the comparison used while building."""

import re
import unicodedata

SEPARATOR = "|"


LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ı": "i", "ł": "l", "đ": "d", "ʻ": "'", "’": "'"})


def without_marks(text):
    """The spelling that a plain keyboard gives."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def plain(text):
    """Case, marks, punctuation and a leading article taken away: what a lenient judge compares."""
    text = without_marks(text).casefold().replace("&", " and ")
    text = re.sub(r"\bst\b\.?", "saint", text)
    text = re.sub(r"['`.]", "", text)
    text = re.sub(r"[^\w+]+", " ", text).strip()
    return re.sub(r"^the ", "", text)


def line(main, aliases=(), prompts=(), rejects=()):
    """An answer line; each spelling with marks brings the one without, and case alone makes no alias."""
    seen, kept = {main.casefold()}, []
    for alias in (without_marks(main), *(form for a in aliases if a for form in (a, without_marks(a)))):
        if alias.casefold() not in seen:
            seen.add(alias.casefold())
            kept.append(alias)
    for text in (main, *kept, *prompts, *rejects):
        check(text)
    parts = []
    if kept:
        parts.append("accept " + " or ".join(kept))
    if prompts:
        parts.append("prompt on " + " or ".join(prompts))
    if rejects:
        parts.append("reject " + " or ".join(rejects))
    return f"{main} [{'; '.join(parts)}]" if parts else main


def check(text):
    """Refuses a text that the grammar of answer lines would read as something else."""
    if re.search(r"[\[\];|]", text) or " or " in text or text != text.strip() or not text:
        raise ValueError(f"{text!r} cannot stand in an answer line")


def accepted(answer_line):
    """Every text that an answer line accepts, the main one first."""
    match = re.fullmatch(r"([^\[\]]+?)(?: \[([^\[\]]*)\])?", answer_line)
    if not match:
        raise ValueError(f"{answer_line!r} is not an answer line")
    texts = [match[1]]
    for part in (match[2] or "").split("; "):
        if part.startswith("accept "):
            texts += part.removeprefix("accept ").split(" or ")
    return texts


def items(cell):
    """The answer lines of a cell."""
    return [item for item in cell.split(SEPARATOR) if item]


def accepted_by_any(cell):
    """Every text that any answer line of a cell accepts."""
    return [text for item in items(cell) for text in accepted(item)]
