public import SockratesSockets
import Synchronization

/// The gates of a server, in the order in which somebody who comes passes them.
///
/// One row can stand before several challenges, and before players who come by other ways than a socket of ours: whoever lets
/// somebody in asks ``enter(from:)`` and keeps the ``Entry`` until they leave.
///
/// ```swift
/// let gates = Gates([AddressList(deny: networks), ConnectionLimit(2000), SourceLimit(20)])
/// switch gates.enter(from: peer) {
/// case .open(let entry): play(); entry.leave()
/// case .refused(let refusal): say(refusal.sentence)
/// case .asked(let asked): say(asked.text); asked.answer(line) { reply in … }
/// }
/// ```
public final class Gates: Sendable {
    /// The gates' names, in their order; a refusal is counted under one of them.
    public var names: [String] { gates.map(\.name) }
    /// Whether nobody who is refused is told so.
    public let isSilent: Bool

    let gates: [any Gate]
    private let exempt: NetworkList
    private let observers: [any GateObserver]
    private let now: @Sendable () -> Duration
    private let count = Atomic<Int>(0)
    /// From how many inside on nobody else gets in; nil where no gate counts all.
    private let capacity: Int?

    /// Puts gates in a row.
    ///
    /// - Parameters:
    ///   - gates: The first to be passed first.
    ///   - exempt: The networks whose people pass by the gates that spare them.
    ///   - isSilent: Whether nobody who is refused is told so.
    ///   - observers: Who hears of those that come and don't get in.
    ///   - clock: What time it is, on a clock that nobody sets, since an arbitrary moment.
    public init(
        _ gates: [any Gate] = [],
        exempt: NetworkList = NetworkList(),
        isSilent: Bool = false,
        observers: [any GateObserver] = [],
        clock: @escaping @Sendable () -> Duration = Gates.systemClock()
    ) {
        self.gates = gates
        self.exempt = exempt
        self.isSilent = isSilent
        self.observers = observers
        now = clock
        capacity = gates.lazy.compactMap { ($0 as? ConnectionLimit)?.most }.min()
    }

    /// A clock that nobody sets, which begins now.
    public static func systemClock() -> @Sendable () -> Duration {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }

    /// How many are inside, those who are asked something at a gate among them.
    public var inside: Int { count.load(ordering: .relaxed) }

    /// Whether the limit on all is reached.
    ///
    /// - Parameter connections: How many there are, those among them that have not come to the gates yet.
    /// - Returns: Whether nobody else gets in.
    func isFull(_ connections: Int) -> Bool { capacity.map { max(inside, connections) >= $0 } ?? false }

    /// Leads somebody through the gates.
    ///
    /// - Parameter peer: Where they come from.
    /// - Returns: Whether they are in, and what is to be done where they are not.
    public func enter(from peer: SocketAddress) -> Entrance {
        let address = peer.ipAddress
        let arrival = Arrival(
            from: peer,
            address,
            at: now(),
            isExempt: address.map(exempt.contains) ?? false,
            inside: count.add(1, ordering: .relaxed).oldValue
        )
        return go(on: Entry(arrival, self))
    }

    /// Lets somebody in past all gates: the server itself.
    func passBy(from peer: SocketAddress) -> Entry {
        Entry(Arrival(from: peer, at: now(), isExempt: true, inside: count.add(1, ordering: .relaxed).oldValue), self)
    }

    /// Whether anything that the gates have comes from files.
    public var hasFiles: Bool { exempt.hasFiles || gates.contains { $0.hasFiles } }

    /// Reads again what gates have from files: for SIGHUP.
    ///
    /// - Returns: What could not be read, in words; those gates go on with what they had.
    public func reload() -> [String] {
        var problems: [String] = []
        do { try exempt.reload() } catch { problems.append("\(error)") }
        for gate in gates {
            do { try gate.reload() } catch { problems.append("\(error)") }
        }
        return problems
    }

    /// Goes on from the gate that an entry has come to.
    func go(on entry: Entry) -> Entrance {
        while let gate = entry.next() {
            switch gate.decide(on: entry.arrival) {
            case .pass(let text):
                entry.pass(gate, saying: text)
            case .ask(let question):
                return .asked(AskedEntry(question, by: gate, entry, self))
            case .refuse(let refusal):
                return .refused(refuse(entry, refusal))
            }
        }
        if !entry.hasLeft {
            for observer in observers { observer.admitted(entry.arrival) }
        }
        return .open(entry)
    }

    /// Sends somebody away, and tells who watches.
    func refuse(_ entry: Entry, _ refusal: GateRefusal) -> GateRefusal {
        entry.leave()
        for observer in observers { observer.refused(refusal, entry.arrival) }
        return refusal
    }

    /// Tells who watches of somebody who was in and could not stay.
    func expelled(_ entry: Entry, _ refusal: GateRefusal) {
        for observer in observers { observer.refused(refusal, entry.arrival) }
    }

    func hasLeft() { count.subtract(1, ordering: .relaxed) }
}
