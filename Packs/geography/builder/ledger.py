"""Where sources disagree, what was decided and why."""

from . import curated


class Undecided(Exception):
    """Sources disagree and no decision is written down."""


class Ledger:
    def __init__(self):
        self.entries = []
        self.missing = []
        self.decisions = {(row["alpha2"], row["field"]): row for row in curated.rows("decisions.csv")}
        self.used = set()

    def settle(self, code, field, said, agreed):
        """The decided value, or the agreed one; `agreed` is None when sources differ."""
        decision = self.decisions.get((code, field))
        if decision:
            self.used.add((code, field))
            self.note(code, field, said, decision["value"], decision["reason"])
            return decision["value"]
        if agreed is None:
            self.missing.append(f"{code} {field}: {show(said)}")
            return ""
        return agreed

    def note(self, code, field, said, value, reason):
        self.entries.append((field, code, show(said), value.replace("|", ", "), reason))

    def finish(self):
        """Refuses to go on with an open disagreement, or with a decision about nothing."""
        unused = [f"{code} {field}" for code, field in self.decisions if (code, field) not in self.used]
        if self.missing or unused:
            raise Undecided("\n".join([*self.missing, *(f"decision about nothing: {u}" for u in unused)]))


def show(said):
    """What the sources say, in one line."""
    parts = []
    for source, value in said.items():
        text = ", ".join(sorted(value)) if isinstance(value, (set, frozenset)) else str(value)
        parts.append(f"{source}: {text or 'nothing'}")
    return "; ".join(parts)
