"""The transforms of expressions, written without looking at Sockrates': Python's standard library where it has them.

Reads lines of JSON, {"function": name, "arguments": [...]}, a text as its bytes in hexadecimal and a number as itself; writes for
each the result's bytes in hexadecimal.
"""

import base64
import binascii
import codecs
import hashlib
import hmac
import json
import string
import sys
import urllib.parse
import zlib
from itertools import cycle

TEXT = "utf-8"


def turned(text: bytes, shifts) -> bytes:
    """Letters turned by shifts in turn, by looking each up in an alphabet."""
    result = []
    for letter in text.decode("latin-1"):
        for alphabet in (string.ascii_lowercase, string.ascii_uppercase):
            if letter in alphabet:
                letter = alphabet[(alphabet.index(letter) + next(shifts)) % 26]
                break
        result.append(letter)
    return "".join(result).encode("latin-1")


def vigenere(text: bytes, key: bytes, sign: int = 1) -> bytes:
    letters = [c for c in key.decode("latin-1").lower() if c in string.ascii_lowercase]
    return turned(text, cycle(sign * string.ascii_lowercase.index(c) for c in letters))


def columnar(text: bytes, key: bytes) -> bytes:
    characters, letters = text.decode(TEXT), key.decode(TEXT)
    columns = [characters[number :: len(letters)] for number in range(len(letters))]
    return "".join(column for _, column in sorted(zip(letters, columns), key=lambda pair: pair[0])).encode(TEXT)


def rail_fence(text: bytes, rails: int) -> bytes:
    lines = [[] for _ in range(rails)]
    down = True
    rail = 0
    for character in text.decode(TEXT):
        lines[rail].append(character)
        if rail == rails - 1:
            down = False
        if rail == 0:
            down = True
        rail = 0 if rails == 1 else rail + (1 if down else -1)
    return "".join("".join(line) for line in lines).encode(TEXT)


def roman(number: int) -> bytes:
    thousands, hundreds, tens, ones = (int(digit) for digit in f"{number:04}")
    return (
        "M" * thousands
        + ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"][hundreds]
        + ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"][tens]
        + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
    ).encode()


def to_base(number: int, base: int, width: int) -> bytes:
    return {2: f"{number:0{width}b}", 8: f"{number:0{width}o}", 10: f"{number:0{width}d}", 16: f"{number:0{width}x}"}[base].encode()


FUNCTIONS = {
    "base64": base64.b64encode,
    "base32": base64.b32encode,
    "hex": binascii.hexlify,
    "binary": lambda text: " ".join(f"{byte:08b}" for byte in text).encode(),
    "octal": lambda text: " ".join(f"{byte:03o}" for byte in text).encode(),
    "ascii": lambda text: " ".join(str(byte) for byte in text).encode(),
    "url": lambda text: urllib.parse.quote_from_bytes(text, safe="").encode(),
    "rot13": lambda text: codecs.encode(text.decode("latin-1"), "rot13").encode("latin-1"),
    "caesar": lambda text, shift: turned(text, cycle([shift])),
    "atbash": lambda text: text.translate(
        bytes.maketrans(string.ascii_letters.encode(), (string.ascii_lowercase[::-1] + string.ascii_uppercase[::-1]).encode())
    ),
    "vigenere": vigenere,
    "from_vigenere": lambda text, key: vigenere(text, key, -1),
    "xor": lambda text, key: bytes(a ^ b for a, b in zip(text, cycle(key))),
    "columnar": columnar,
    "rail_fence": rail_fence,
    "substitute": lambda text, before, after: text.decode(TEXT)
    .translate(str.maketrans(before.decode(TEXT), after.decode(TEXT)))
    .encode(TEXT),
    "md5": lambda text: hashlib.md5(text).hexdigest().encode(),
    "sha1": lambda text: hashlib.sha1(text).hexdigest().encode(),
    "sha256": lambda text: hashlib.sha256(text).hexdigest().encode(),
    "sha512": lambda text: hashlib.sha512(text).hexdigest().encode(),
    "hmac_sha256": lambda text, key: hmac.new(key, text, "sha256").hexdigest().encode(),
    "crc32": lambda text: f"{zlib.crc32(text):08x}".encode(),
    "upper": lambda text: text.decode(TEXT).upper().encode(TEXT),
    "lower": lambda text: text.decode(TEXT).lower().encode(TEXT),
    "trim": lambda text: text.decode(TEXT).strip().encode(TEXT),
    "reverse": lambda text: text.decode(TEXT)[::-1].encode(TEXT),
    "roman": roman,
    "to_base": to_base,
}

for line in sys.stdin:
    request = json.loads(line)
    arguments = [bytes.fromhex(each) if isinstance(each, str) else each for each in request["arguments"]]
    print(FUNCTIONS[request["function"]](*arguments).hex())
