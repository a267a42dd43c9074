public import Foundation
public import SockratesStore

/// One law that every store obeys, as a check that a test runs.
///
/// ```swift
/// @Test(arguments: StoreLaw.all)
/// func myStore(obeys law: StoreLaw) async throws {
///     try await law.check { rules, clock in try await MyStore(rules: rules, clock: clock) }
/// }
/// ```
public struct StoreLaw: Sendable, CustomStringConvertible {
    /// Makes an empty store with these rules, whose transactions take the time from the clock.
    public typealias Maker = @Sendable (ContestRules, @escaping @Sendable () -> Date) async throws -> any Store

    /// How a store has broken a law.
    public struct Violation: Error, CustomStringConvertible {
        /// The law, and what was seen instead.
        public let description: String
    }

    /// The law, in a sentence.
    public let description: String
    private let body: @Sendable (Maker) async throws -> Void

    init(_ description: String, _ body: @escaping @Sendable (Maker) async throws -> Void) {
        self.description = description
        self.body = body
    }

    /// Checks the law on a store of its own.
    ///
    /// - Parameter maker: Makes an empty store.
    /// - Throws: ``Violation`` where the store breaks the law; what the store throws.
    public func check(_ maker: Maker) async throws { try await body(maker) }

    /// Every law.
    public static let all = recording + contest + solving + names + reading
}

/// Throws where something is not so.
func expect(_ holds: Bool, _ sentence: @autoclosure () -> String) throws {
    if !holds { throw StoreLaw.Violation(description: sentence()) }
}
