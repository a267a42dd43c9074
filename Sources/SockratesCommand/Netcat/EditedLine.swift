/// A line that is being edited, and where in it the cursor is.
struct EditedLine {
    private var characters: [Character]
    private var cursor: Int

    init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    var text: String { String(characters) }

    mutating func take(_ key: EditingKey) {
        switch key {
        case .character(let character): insert(character)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home: cursor = 0
        case .lineEnd: cursor = characters.count
        case .backspace:
            guard cursor > 0 else { return }
            cursor -= 1
            characters.remove(at: cursor)
        case .delete, .end:
            if cursor < characters.count { characters.remove(at: cursor) }
        case .killBefore:
            characters.removeFirst(cursor)
            cursor = 0
        case .killAfter: characters.removeLast(characters.count - cursor)
        case .killWord:
            var start = cursor
            while start > 0, characters[start - 1] == " " { start -= 1 }
            while start > 0, characters[start - 1] != " " { start -= 1 }
            characters.removeSubrange(start..<cursor)
            cursor = start
        case .enter, .up, .down, .other: break
        }
    }

    /// Scalars come one by one; an accent becomes one letter with the letter before it.
    private mutating func insert(_ character: Character) {
        if cursor > 0, case let joined = String(characters[cursor - 1]) + String(character), joined.count == 1 {
            characters[cursor - 1] = Character(joined)
        } else {
            characters.insert(character, at: cursor)
            cursor += 1
        }
    }

    /// What turns the old line on the terminal, with its cursor, into this one.
    func redrawn(over old: EditedLine) -> String {
        let start = old.characters[..<old.cursor].columns
        let back = characters[cursor...].columns
        return (start > 0 ? "\u{1B}[\(start)D" : "") + "\u{1B}[K" + text + (back > 0 ? "\u{1B}[\(back)D" : "")
    }
}
