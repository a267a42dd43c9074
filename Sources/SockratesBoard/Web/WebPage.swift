import Hummingbird

/// One page of a ``WebServer``: a path, and what is answered to whoever asks for it.
public struct WebPage: Sendable {
    /// What is answered.
    public struct Answer: Sendable {
        /// The status code, such as 200.
        public let status: Int
        /// The media type with its parameters.
        public let type: String
        /// The text, sent as UTF-8.
        public let text: String

        /// An answer in text.
        ///
        /// - Parameters:
        ///   - text: What to answer.
        ///   - type: The media type with its parameters.
        ///   - status: The status code, from 200 to 599.
        /// - Returns: The answer.
        public static func text(
            _ text: String,
            type: String = "text/plain; charset=utf-8",
            status: Int = 200
        ) -> Answer {
            Answer(status: status, type: type, text: text)
        }
    }

    private let path: String
    private let answer: @Sendable () async -> Answer

    /// Makes a page.
    ///
    /// - Parameters:
    ///   - path: What is asked for, such as `/healthz`.
    ///   - answer: What is answered, asked anew for each request, on the server's own thread; it must not block.
    public init(_ path: String, answer: @escaping @Sendable () async -> Answer) {
        self.path = path
        self.answer = answer
    }

    func add(to router: Router<WebContext>) {
        router.get(RouterPath(path)) { [answer] _, _ in
            let answer = await answer()
            return Response(
                status: .init(code: answer.status),
                headers: [.contentType: answer.type, .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(string: answer.text))
            )
        }
    }
}
