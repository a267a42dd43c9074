import Foundation

/// What two names have in common that people take for one another.
enum NameSkeleton {
    /// The skeleton of a name: compatibility forms and case are put aside (NFKC and case folding).
    static func of(_ name: String) -> String {
        name.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCompatibilityMapping
    }
}
