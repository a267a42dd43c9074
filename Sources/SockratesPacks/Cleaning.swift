/// What is tidied up in a table before anybody looks at it.
enum Cleaning: String, CaseIterable {
    /// White space at the ends of a cell goes.
    case trim
    /// White space within a cell becomes one blank.
    case collapseSpaces = "collapse_spaces"
    /// A row whose cells are all empty goes.
    case dropEmpty = "drop_empty"
    /// A row that says the same as an earlier one goes.
    case unique
}
