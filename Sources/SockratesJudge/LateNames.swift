import Synchronization

/// The names of a pack, for judges that are compiled before all of its answers are known.
///
/// Judges that are made of ``KnownNames`` over it know no name until it is settled, and all of them from then on.
package final class LateNames: Sendable {
    private final class Box: Sendable {
        let names: KnownNames
        init(_ names: KnownNames) { self.names = names }
    }

    private let box = AtomicLazyReference<Box>()

    /// Makes names that are not known yet.
    package init() {}

    /// The names, once they are settled.
    var names: KnownNames? { box.load()?.names }

    /// Settles the names, once and for all.
    package func settle(_ names: KnownNames) { _ = box.storeIfNil(Box(names)) }
}
