/// A table that holds no more than so many entries, and forgets those that were not used for longest.
///
/// It is two tables: when the young one has half the room, it becomes the old one, and what the old one had is forgotten. What
/// is used moves to the young one. So nothing has to be searched for to be forgotten.
struct RecentTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]
    private let half: Int

    /// - Parameter capacity: How many entries there may be, 2 or more.
    init(capacity: Int) { half = max(1, capacity / 2) }

    /// How many entries there are.
    var count: Int { young.count + old.keys.lazy.filter { young[$0] == nil }.count }

    /// What stands under a key; setting it makes it the youngest.
    subscript(key: Key) -> Value? {
        get { young[key] ?? old[key] }
        set {
            guard let newValue else {
                young[key] = nil
                old[key] = nil
                return
            }
            if young.count >= half, young[key] == nil {
                old = young
                young = [:]
            }
            young[key] = newValue
        }
    }
}
