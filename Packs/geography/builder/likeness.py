"""Names that are easily taken for one another: a lenient judge must not read Niger as a slip of Nigeria."""

from . import answers


def add_answers(names):
    """Gives each entry its answer line, which rejects the names of other entries that are like its own."""
    for code, row in names.items():
        own = [answers.plain(text) for text in answers.accepted(row["item"])]
        prompts = {answers.plain(text) for text in row["prompts"]}
        rejects = sorted(
            other["name"] for another, other in names.items()
            if another != code and answers.plain(other["name"]) not in prompts
            and any(like(answers.plain(other["name"]), text) for text in own)
        )
        main, *aliases = answers.accepted(row["item"])
        row["answer"] = answers.line(main, aliases, row["prompts"], [text for text in rejects if fits(text)])


def fits(text):
    return "," not in text


def like(first, second):
    """Whether one name lies within the other, or a slip of the fingers away."""
    one, two = set(first.split()), set(second.split())
    if one < two or two < one:
        return True
    return first[0] == second[0] and edits(first, second) <= (1 if min(len(first), len(second)) < 5 else 2)


def edits(first, second):
    """Levenshtein's distance."""
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]
