import SockratesStore
import SockratesStoreTesting
import Testing

/// Every store obeys the same laws.
@Suite struct StoreLawTests {
    @Test(arguments: StoreLaw.all) func memory(obeys law: StoreLaw) async throws {
        try await law.check { rules, clock in MemoryStore(rules: rules, clock: clock) }
    }
}
