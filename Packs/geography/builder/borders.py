"""Land borders: the sources' pairs, settled, always in both directions."""

from . import answers, curated


class Borders:
    def __init__(self, sources, ledger):
        found, lopsided = sources.borders()
        self.unclear = curated.by("alpha2", "unclear-neighbours.csv")
        decisions = {tuple(sorted((r["first"], r["second"]))): r for r in curated.rows("borders.csv")}
        every = set().union(*found.values(), decisions)
        self.pairs = set()
        for pair in sorted(every):
            said = {source: "a border" if pair in pairs else "none" for source, pairs in found.items()}
            one_way = [s for s, pairs in lopsided.items() if pair in pairs or pair[::-1] in pairs]
            said.update({source: "a border, in one direction only" for source in one_way})
            decision = decisions.get(pair)
            if len(set(said.values())) == 1 and not decision:
                self.pairs.add(pair)
                continue
            if not decision:
                ledger.missing.append(f"border {pair}: {said}")
                continue
            ledger.note("-".join(pair), "border", said, decision["border"], decision["reason"])
            if decision["border"] == "yes":
                self.pairs.add(pair)

    def neighbours(self, code):
        return sorted({a if b == code else b for a, b in self.pairs if code in (a, b)})

    def of(self, code, names):
        found = sorted(self.neighbours(code), key=lambda other: answers.plain(names[other]["name"]))
        return {
            "neighbours": answers.SEPARATOR.join(names[other]["item"] for other in found),
            "neighbours_text": ", ".join(names[other]["name"] for other in found),
            "neighbour_count": len(found),
            "asks_neighbours": "no" if code in self.unclear or not found else "yes",
        }
