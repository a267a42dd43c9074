/// Numbers in words become one number: `twenty-five` 25, `two hundred and six` 206, `1.5 million` 1500000.
enum NumberWords {
    static func merge(_ words: inout [Word], _ text: [UInt8]) {
        guard words.contains(where: { $0.has(.spelled) }) else { return }
        var merged: [Word] = []
        merged.reserveCapacity(words.count)
        var index = 0
        while index < words.count {
            guard words[index].has(.number), let (word, length) = run(from: index, of: words) else {
                merged.append(words[index])
                index += 1
                continue
            }
            merged.append(word)
            index += length
        }
        words = merged
    }

    /// `minus 40` becomes one number.
    static func mergeMinus(_ words: inout [Word], _ text: [UInt8]) {
        guard words.count > 1 else { return }
        for place in words.indices.dropLast().reversed() {
            let next = words[place + 1]
            guard next.has(.number), next.value > 0, next.gap.subtracting(.hyphen).isEmpty else { continue }
            let letters = text[Int(words[place].start)..<Int(words[place].end)]
            guard letters.elementsEqual("minus".utf8) || letters.elementsEqual("negative".utf8) else { continue }
            words[place + 1].value = -next.value
            words[place + 1].key = Lexicon.key(of: -next.value)
            words[place + 1].traits.remove(.year)
            words[place + 1].gap = words[place].gap
            words.remove(at: place)
        }
    }

    private static func run(from start: Int, of words: [Word]) -> (Word, Int)? {
        var total = 0.0
        var current = 0.0
        var last = Double.infinity
        var index = start
        var isOrdinal = false
        while index < words.count, !isOrdinal {
            let word = words[index]
            if index > start, !word.gap.subtracting(.hyphen).isEmpty { break }
            if word.has(.scale) {
                if word.value == 100 {
                    current = max(current, 1) * 100
                } else {
                    total += max(current, 1) * word.value
                    current = 0
                }
                last = word.value
            } else if word.has(.number), word.has(.spelled) || index == start {
                // A unit follows tens or a scale: twenty | five, hundred | twenty.
                if index == start + 1, isCentury(words[start]), word.value >= 10, word.value < 100, word.has(.spelled) {
                    // `nineteen eighty-four`
                    current *= 100
                    last = 100
                }
                let fits =
                    index == start || (last >= 20 && last < 100 && word.value < 10)
                    || (last >= 100 && word.value < last)
                guard fits else { break }
                current += word.value
                last = word.value
                isOrdinal = word.has(.ordinal)
            } else if word.has(.conjunction), last >= 100, last < .infinity, index + 1 < words.count,
                words[index + 1].has(.spelled),
                words[index + 1].value < last, !words[index + 1].has(.scale)
            {
                index += 1
                continue
            } else {
                break
            }
            index += 1
        }
        guard index > start + 1 else { return nil }
        var word = words[start]
        word.value = total + current
        word.key = Lexicon.key(of: word.value)
        word.end = words[index - 1].end
        word.traits = isOrdinal ? [.number, .spelled, .ordinal] : [.number, .spelled]
        if !isOrdinal, word.value >= 1000, word.value <= 2100, word.value == word.value.rounded() {
            word.traits.insert(.year)
        }
        return (word, index - start)
    }

    /// The first half of a year in words: `nineteen`, `twenty`.
    private static func isCentury(_ word: Word) -> Bool {
        word.has(.spelled) && !word.has(.ordinal) && word.value >= 10 && word.value <= 20
    }
}
