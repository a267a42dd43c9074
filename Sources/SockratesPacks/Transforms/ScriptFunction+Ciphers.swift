import SockratesQuiz

extension ScriptFunction {
    static let ciphers = [
        ScriptFunction(
            "rot13",
            "text",
            "letters turned by 13; undoes itself",
            example: ("rot13('Hello')", "Uryyb")
        ) { arguments throws(ScriptArguments.Mistake) in
            Value(utf8: LetterCipher.caesar(try arguments.bytes(0), by: 13))
        },
        ScriptFunction(
            "caesar",
            "text, shift",
            "letters turned by a shift; the shift's negative undoes it",
            example: ("caesar('Hello', 3)", "Khoor")
        ) { arguments throws(ScriptArguments.Mistake) in
            let shift = Int(try arguments.integer(1) % 26)
            return Value(utf8: LetterCipher.caesar(try arguments.bytes(0), by: shift))
        },
        ScriptFunction(
            "atbash",
            "text",
            "the alphabet turned round; undoes itself",
            example: ("atbash('Hello')", "Svool")
        ) { arguments throws(ScriptArguments.Mistake) in
            Value(utf8: LetterCipher.atbash(try arguments.bytes(0)))
        },
        ScriptFunction(
            "vigenere",
            "text, key",
            "letters turned by those of a key, which waits at anything else",
            example: ("vigenere('Attack at dawn', 'lemon')", "Lxfopv ef rnhr")
        ) { arguments throws(ScriptArguments.Mistake) in
            Value(utf8: LetterCipher.vigenere(try arguments.bytes(0), by: try arguments.shifts(1)))
        },
        ScriptFunction(
            "from_vigenere",
            "text, key",
            "undoes `vigenere`",
            example: ("from_vigenere('Lxfopv ef rnhr', 'lemon')", "Attack at dawn")
        ) { arguments throws(ScriptArguments.Mistake) in
            Value(utf8: LetterCipher.vigenere(try arguments.bytes(0), by: try arguments.shifts(1).map(-)))
        },
        ScriptFunction(
            "substitute",
            "text, from, to",
            "each character of `from` replaced by the one at its place in `to`",
            example: ("substitute('cabbage', 'abc', 'xyz')", "zxyyxge")
        ) { arguments throws(ScriptArguments.Mistake) in
            let from = Array(try arguments.text(1))
            let to = Array(try arguments.text(2))
            guard from.count == to.count, Set(from).count == from.count else {
                throw arguments.mistake(
                    "arguments 2 and 3 have as many characters, and no character is twice in argument 2"
                )
            }
            let table = Dictionary(uniqueKeysWithValues: zip(from, to))
            return .text(String(try arguments.text(0).map { table[$0] ?? $0 }))
        },
        ScriptFunction(
            "xor",
            "text, key",
            "each byte combined with the key's, over and over; undoes itself",
            example: ("hex(xor('hello', 'key'))", "030015070a")
        ) { arguments throws(ScriptArguments.Mistake) in
            let key = try arguments.bytes(1)
            if key.isEmpty { throw arguments.mistake("the key is empty") }
            return Value(utf8: try arguments.bytes(0).enumerated().map { $1 ^ key[$0 % key.count] })
        },
        ScriptFunction(
            "columnar",
            "text, key",
            "columnar transposition: written in rows below the key, read by columns in the order of the key's letters",
            example: ("columnar('WEAREDISCOVEREDFLEEATONCE', 'ZEBRAS')", "EVLNACDTESEAROFODEECWIREE")
        ) { arguments throws(ScriptArguments.Mistake) in
            let order = Transposition.columnar(try arguments.text(0).count, key: try arguments.key(1))
            return .text(Transposition.read(try arguments.text(0), in: order))
        },
        ScriptFunction(
            "from_columnar",
            "text, key",
            "undoes `columnar`",
            example: ("from_columnar('EVLNACDTESEAROFODEECWIREE', 'ZEBRAS')", "WEAREDISCOVEREDFLEEATONCE")
        ) { arguments throws(ScriptArguments.Mistake) in
            let order = Transposition.columnar(try arguments.text(0).count, key: try arguments.key(1))
            return .text(Transposition.restore(try arguments.text(0), from: order))
        },
        ScriptFunction(
            "rail_fence",
            "text, rails",
            "written in a zigzag over so many rails, read by rails",
            example: ("rail_fence('WEAREDISCOVERED', 3)", "WECRERDSOEEAIVD")
        ) { arguments throws(ScriptArguments.Mistake) in
            let rails = try arguments.integer(1, in: 1...1000)
            let text = try arguments.text(0)
            return .text(Transposition.read(text, in: Transposition.railFence(text.count, rails: rails)))
        },
        ScriptFunction(
            "from_rail_fence",
            "text, rails",
            "undoes `rail_fence`",
            example: ("from_rail_fence('WECRERDSOEEAIVD', 3)", "WEAREDISCOVERED")
        ) { arguments throws(ScriptArguments.Mistake) in
            let rails = try arguments.integer(1, in: 1...1000)
            let text = try arguments.text(0)
            return .text(Transposition.restore(text, from: Transposition.railFence(text.count, rails: rails)))
        },
        ScriptFunction(
            "book",
            "text, book",
            "book cipher: for each letter the number of a word of the book that begins with it, the next one each time",
            example: ("book('tea', 'An old table, ten empty chairs')", "3 5 1")
        ) { arguments throws(ScriptArguments.Mistake) in
            let (text, book) = (try arguments.text(0), try arguments.text(1))
            do throws(BookCipher.MissingLetter) {
                return .text(try BookCipher.numbers(of: text, in: book))
            } catch {
                throw arguments.mistake("no word of the book begins with \"\(error.letter)\"")
            }
        },
        ScriptFunction(
            "from_book",
            "numbers, book",
            "the first letters, small, of the book's words with these numbers",
            example: ("from_book('3 5 1', 'An old table, ten empty chairs')", "tea")
        ) { arguments throws(ScriptArguments.Mistake) in
            guard let text = BookCipher.text(of: try arguments.text(0), in: try arguments.text(1)) else {
                throw arguments.mistake("these are no numbers of the book's words")
            }
            return .text(text)
        },
    ]
}

extension ScriptArguments {
    /// A Vigenère key as shifts.
    fileprivate func shifts(_ index: Int) throws(Mistake) -> [Int] {
        let shifts = try bytes(index).compactMap(LetterCipher.place)
        if shifts.isEmpty { throw mistake("the key has no letters from A to Z") }
        return shifts
    }

    fileprivate func key(_ index: Int) throws(Mistake) -> [Character] {
        let key = Array(try text(index))
        if key.isEmpty { throw mistake("the key is empty") }
        return key
    }
}
