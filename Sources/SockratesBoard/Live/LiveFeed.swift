import Hummingbird
import ServiceLifecycle

/// Sends a viewer what happens, until they go: one stream of server-sent events each, and one rendering of each change for all.
struct LiveFeed: Sendable {
    private let desk: BoardDesk

    init(_ desk: BoardDesk) { self.desk = desk }

    /// The stream that answers a request, from the number on that the viewer has.
    func response(to request: Request) -> Response {
        let asked = request.headers["Last-Event-ID"] ?? request.uri.queryParameters["after"].map(String.init)
        let after = asked.flatMap { Int64($0) } ?? -1
        let desk = desk
        return Response(
            status: .ok,
            headers: .events,
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
                var sequence = after
                let signals = desk.signals()
                try await Self.catchUp(&sequence, desk, &writer)
                for await signal in signals.cancelOnGracefulShutdown() {
                    switch signal {
                    case .edition: try await Self.catchUp(&sequence, desk, &writer)
                    case .beat: try await writer.write(ByteBuffer(string: ":\n\n"))
                    }
                }
                try await writer.finish(nil)
            }
        )
    }

    private static func catchUp(
        _ sequence: inout Int64,
        _ desk: BoardDesk,
        _ writer: inout any ResponseBodyWriter
    ) async throws {
        let edition = desk.edition()
        guard edition.sequence != sequence else { return }
        // The public's edition alone: organisers look again.
        guard let message = edition.live(after: sequence) else { return }
        sequence = edition.sequence
        try await writer.write(message)
    }
}

extension Edition {
    /// The event for those who have seen the record up to a number, made once for all who have the same.
    func live(after sequence: Int64) -> ByteBuffer? {
        let isNext = previous?.sequence == sequence
        return answer(isNext ? "live next" : "live all", "text/event-stream") {
            String(buffer: LiveMessage(self, isNext: isNext).event)
        }?.body
    }
}
