#!/usr/bin/env python3
"""Writes Sources/SockratesJudge/FoldingTable.swift from Python's copy of the Unicode character database.

A scalar's folding is its compatibility decomposition (NFKD), case-folded, without the marks that Latin, Greek, Cyrillic,
Hebrew and Arabic writers leave out, and with the special letters of Latin alphabets spelled in plain ones.
Usage: python3 scripts/generate-folding.py > Sources/SockratesJudge/FoldingTable.swift
"""
import unicodedata as u

LETTERS = {
    "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŋ": "ng",
    "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŧ": "t", "ĸ": "k", "ɣ": "g", "ɛ": "e", "ɔ": "o", "ƒ": "f", "ʉ": "u",
}
DROPPED_CLASSES = set(range(10, 36)) | set(range(200, 241))  # points of Hebrew and Arabic; marks above and below


def fold(scalar):
    text = u.normalize("NFKD", u.normalize("NFKD", scalar).casefold())
    text = "".join(LETTERS.get(c, c) for c in text if u.combining(c) not in DROPPED_CLASSES)
    return "".join(c for c in text if not u.category(c).startswith("C")).replace("\u2044", "/").strip()


groups = {}
for code in range(0x80, 0x20000):
    scalar = chr(code)
    if u.category(scalar) in ("Cn", "Co", "Cs", "Cc", "Cf") or 0xAC00 <= code <= 0xD7A3:
        continue
    if u.category(scalar).startswith("Z"):
        continue
    folded = fold(scalar)
    if folded != scalar:
        groups.setdefault(folded, []).append(code)

print("// Made by scripts/generate-folding.py from the Unicode character database %s (Unicode License v3)." % u.unidata_version)
print()
print("/// One entry a folding: what it folds to in hexadecimal scalars, `:`, the scalars that do (each as the difference from the")
print("/// last one, `*n` for a run of n more by the same difference), then `;`.")
print("let foldingTable: StaticString = \"\"\"")


def deltas(codes):
    last, out, i = 0, [], 0
    steps = []
    for code in codes:
        steps.append(code - last)
        last = code
    while i < len(steps):
        j = i
        while j + 1 < len(steps) and steps[j + 1] == steps[i]:
            j += 1
        out.append("%x" % steps[i] + ("*%x" % (j - i) if j > i else ""))
        i = j + 1
    return ",".join(out)


body = "".join(
    "%s:%s;" % (".".join("%x" % ord(c) for c in folded), deltas(codes)) for folded, codes in sorted(groups.items(), key=lambda g: g[1])
)
for start in range(0, len(body), 114):
    print("    " + body[start : start + 114] + ("\\" if start + 114 < len(body) else ""))
print("    \"\"\"")
