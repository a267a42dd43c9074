"""Swift source with its comments and text blanked out, so that patterns meet code alone."""

import re

STRING_OPENING = re.compile(r'(#*)("""|")')


def code_only(source: str) -> str:
    """Returns `source` with comments and string literals replaced by spaces.

    Line breaks stay where they are, so line numbers hold. What stands in an interpolation, `\\(…)`, is code and stays.
    """
    blanked = list(source)
    _skim_code(source, 0, blanked, until_parenthesis=False)
    return "".join(blanked)


def _skim_code(source: str, start: int, blanked: list[str], until_parenthesis: bool) -> int:
    """Walks over code; returns where it ends: after the closing parenthesis where one is awaited, else at the end."""
    index, depth = start, 0
    while index < len(source):
        if source.startswith("//", index):
            end = source.find("\n", index)
            index = _blank(blanked, index, len(source) if end < 0 else end)
        elif source.startswith("/*", index):
            index = _blank(blanked, index, _end_of_block_comment(source, index))
        elif opening := STRING_OPENING.match(source, index):
            index = _skim_string(source, opening, blanked)
        else:
            depth += {"(": 1, ")": -1}.get(source[index], 0)
            index += 1
            if until_parenthesis and depth < 0:
                return index
    return index


def _end_of_block_comment(source: str, start: int) -> int:
    depth, index = 0, start
    while index < len(source):
        if source.startswith("/*", index):
            depth, index = depth + 1, index + 2
        elif source.startswith("*/", index):
            depth, index = depth - 1, index + 2
            if depth == 0:
                return index
        else:
            index += 1
    return index


def _skim_string(source: str, opening: re.Match[str], blanked: list[str]) -> int:
    hashes, quotes = opening.groups()
    closing, escape = quotes + hashes, "\\" + hashes
    index = _blank(blanked, opening.start(), opening.end())
    while index < len(source):
        if source.startswith(closing, index):
            return _blank(blanked, index, index + len(closing))
        if source.startswith(escape + "(", index):
            index = _blank(blanked, index, index + len(escape))
            index = _skim_code(source, index + 1, blanked, until_parenthesis=True)
        elif source.startswith(escape, index):
            index = _blank(blanked, index, index + len(escape) + 1)
        elif quotes == '"' and source[index] == "\n":
            return index
        else:
            index = _blank(blanked, index, index + 1)
    return index


def _blank(blanked: list[str], start: int, end: int) -> int:
    end = min(end, len(blanked))
    for index in range(start, end):
        if blanked[index] != "\n":
            blanked[index] = " "
    return end
