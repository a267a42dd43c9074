import SockratesJudge

/// What a player said last, as the texts of a pack see it.
struct LastResponse: Sendable {
    /// What was typed; nothing before the first response, and where the time has passed.
    var response: [UInt8] = []
    /// `accept`, `prompt`, `again`, `reject` or `time_up`; empty before the first response.
    var result = ""
    /// The option of a choice, or the answer, that it names, right or wrong; else empty.
    var chosen = ""
}
