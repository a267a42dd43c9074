/// Wakes whoever waits for news now and then, so that a peer that has gone is noticed by what can't be sent to it.
struct Heartbeat {
    private let interval: Duration

    init(every interval: Duration) { self.interval = interval }

    /// News and beats in one sequence, which begins with one at once and ends with the news.
    func mixed(with news: AsyncStream<Void>) -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { mixed in
            mixed.yield()
            let hearing = Task {
                for await _ in news { mixed.yield() }
                mixed.finish()
            }
            let beating = Task { [interval] in
                while true {
                    try await Task.sleep(for: interval)
                    mixed.yield()
                }
            }
            mixed.onTermination = { _ in
                hearing.cancel()
                beating.cancel()
            }
        }
    }
}
