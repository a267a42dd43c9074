"""What the packs that attack whoever loads them are made of."""
from pathlib import Path
from typing import Callable, NamedTuple


class Attack(NamedTuple):
    """Files, and the command that reads them in their folder."""
    name: str
    files: Callable[[], dict]
    command: list = ["check", "pack.yaml"]
    # Whether there is a line that a message can name: none of a file that is too large to be read has one.
    has_line: bool = True
    # Whether it may as well be taken, where it does no harm.
    may_pass: bool = False


def pack(text, **files):
    """A pack of one file and its tables: `t_csv` stands for `t.csv`."""
    return lambda: {"pack.yaml": text} | {name.replace("_", "."): content for name, content in files.items()}


def questions(*items, before=""):
    return f"title: T\n{before}questions:\n" + "".join(f"  - {item}\n" for item in items)


def lua(ask, script="", more=""):
    """A question whose text is an expression, and a script before it."""
    block = "script: |\n" + "".join(f"  {line}\n" for line in script.split("\n")) if script else ""
    return f'title: T\n{block}questions:\n  - ask: "{{{{{ask}}}}}"\n    answer: x\n{more}'


def judge(code):
    """A question whose judge runs at each response."""
    return f"title: T\nquestions:\n  - ask: x\n    example: x\n    judge: {code}\n"


def table(rows, width=1):
    return "a\n" + "".join(f"{'x' * width}{row}\n" for row in range(rows))


def doubling(count, first="x" * 10):
    """Values of which each has the one before it twice."""
    values = [f"v0: {first}"] + [f'v{number}: "{{{{v{number - 1}}}}}{{{{v{number - 1}}}}}"' for number in range(1, count)]
    return "{" + ", ".join(values) + "}"


def link(path):
    """A symbolic link in the pack's folder."""
    return Path(path)


def question_of_table(file="t.csv", column="a"):
    return questions(f'{{ask: "{{{{{column}}}}}", answer: b, from: {file}}}')
