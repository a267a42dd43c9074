/// What is wrong with a table's file, and in which line.
struct TableMistake: Error {
    let line: Int
    let message: String
}
