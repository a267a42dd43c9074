/// When another spelling is a slip of the keyboard: one edit from five letters, two from nine, the same first letter, and
/// never where what was typed is the name of something else.
struct TypoPolicy: Sendable {
    /// The pack's other answers.
    let known: KnownNames?
    /// The answers that the author rejects or prompts on.
    let foreign: [UInt64]

    /// - Parameters:
    ///   - known: The pack's other answers.
    ///   - forms: The answer's own texts.
    init(known: KnownNames?, _ forms: [CompiledAnswer.Form]) {
        self.known = known
        foreign = forms.compactMap { form in
            guard form.written.directive != .accept else { return nil }
            let words = Wording(form.raw).words
            return words.count == 1 ? words.first?.key : nil
        }
    }

    /// How many edits a word of so many letters may have.
    static func limit(_ letters: Int) -> Int { letters >= 9 ? 2 : letters >= 5 ? 1 : 0 }

    /// A quick look at the length and the first letter.
    func mayBeTypo(_ word: Word, of spelled: ArraySlice<UInt8>, in response: ResponseIndex) -> Bool {
        guard !word.has([.stop, .number, .month]) else { return false }
        guard word.start < word.end, response.wording.text[Int(word.start)] == spelled.first else { return false }
        // A letter beyond ASCII has up to four bytes.
        let most = spelled.contains { $0 >= 0x80 } ? 8 : 2
        return (Int(word.end - word.start) - spelled.count).magnitude <= most
    }

    /// What another spelling is: a slip, a near name of something else, or nothing like it.
    enum Spelling { case slip, other, unlike }

    /// What a word of the response is to a word of the answer.
    func judge(_ place: Int, of spelled: ArraySlice<UInt8>, in response: ResponseIndex) -> Spelling {
        let typed = response.wording.letters(response.words[place])
        guard let slips = TypoPolicy.slips(typed, of: spelled), slips > 0 else { return .unlike }
        return TypoPolicy.changesMeaning(spelled, typed) || isOther(response, place) ? .other : .slip
    }

    /// Whether a word of the response names something else.
    func isOther(_ response: ResponseIndex, _ place: Int) -> Bool {
        let typed = response.wording.letters(response.words[place])
        if NearNames.contains(typed) { return true }
        if foreign.contains(response.words[place].key) { return true }
        return known?.contains(typed) ?? false
    }

    /// Prefixes of Greek and Latin that make the opposite of the same stem: hypotension and hypertension.
    private static func hasOppositePrefixes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        let pairs = [
            ("hypo", "hyper"), ("inter", "intra"), ("micro", "macro"), ("endo", "exo"), ("endo", "ecto"),
            ("ante", "anti"),
        ]
        return pairs.contains { one, other in
            left.starts(with: one.utf8) && right.starts(with: other.utf8)
                && left.dropFirst(one.utf8.count).elementsEqual(right.dropFirst(other.utf8.count))
        }
    }

    /// Endings that make another thing of the same stem: sulfate, sulfite and sulfide; ethane and ethene; direct and indirect.
    static func changesMeaning(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        if hasOppositePrefixes(left, right) || hasOppositePrefixes(right, left) { return true }
        guard left.count == right.count, left.count >= 6 else { return false }
        let tail = left.count - 3
        guard left.prefix(tail).elementsEqual(right.prefix(tail)) else { return false }
        let endings = ["ate", "ite", "ide", "ane", "ene", "yne", "ine", "one", "nol", "nal"]
        return endings.contains { left.suffix(3).elementsEqual($0.utf8) }
            && endings.contains { right.suffix(3).elementsEqual($0.utf8) }
    }
}
