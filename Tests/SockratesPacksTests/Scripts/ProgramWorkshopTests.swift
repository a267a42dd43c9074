import Dispatch
import Testing

@testable import SockratesPacks

/// The threads on which sessions wait for their pack's programs.
@Suite struct ProgramWorkshopTests {
    @Test(.timeLimit(.minutes(1))) func workThatWaitsKeepsNoOtherWaiting() async {
        let workshop = ProgramWorkshop()
        let gate = DispatchSemaphore(value: 0)
        await withTaskGroup { group in
            for _ in 1..<ProgramWorkshop.mostThreads {
                group.addTask {
                    await withCheckedContinuation { done in
                        workshop.perform {
                            gate.wait()
                            done.resume()
                        }
                    }
                }
            }
            for _ in 1...3000 {
                await withCheckedContinuation { done in workshop.perform { done.resume() } }
            }
            for _ in 1..<ProgramWorkshop.mostThreads { gate.signal() }
        }
    }

    @Test(.timeLimit(.minutes(1))) func whatComesTooManyAtOnceHasItsTurnInOrder() async {
        let workshop = ProgramWorkshop()
        let gate = DispatchSemaphore(value: 0)
        let (numbers, next) = AsyncStream.makeStream(of: Int.self)
        for _ in 0..<ProgramWorkshop.mostThreads - 1 { workshop.perform { gate.wait() } }
        workshop.perform { gate.wait() }
        for number in 0..<3000 { workshop.perform { next.yield(number) } }
        workshop.perform { next.finish() }
        gate.signal()
        var order: [Int] = []
        for await number in numbers { order.append(number) }
        #expect(order == Array(0..<3000))
        for _ in 0..<ProgramWorkshop.mostThreads - 1 { gate.signal() }
    }
}
