import SockratesSockets

/// Writes counters in the text format of Prometheus, version 0.0.4.
///
/// <https://prometheus.io/docs/instrumenting/exposition_formats/>
struct MetricsText {
    private(set) var text = ""

    /// Begins a metric.
    ///
    /// - Parameters:
    ///   - name: Its name without `sockrates_`.
    ///   - kind: `counter`, `gauge` or `histogram`.
    ///   - help: What it counts.
    mutating func begin(_ name: String, _ kind: String, _ help: String) {
        text += "# HELP sockrates_\(name) \(help)\n# TYPE sockrates_\(name) \(kind)\n"
    }

    /// Adds a value of the metric that was begun.
    mutating func add(_ name: String, _ labels: KeyValuePairs<String, String>, _ value: some Numeric) {
        let list = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        text += "sockrates_\(name)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
    }

    private static func escaped(_ label: String) -> String {
        label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

extension HostHealth {
    /// Everything that is counted, as Prometheus reads it.
    public var metrics: String {
        var text = MetricsText()
        text.begin("ready", "gauge", "Whether players should be sent here: 1 or 0.")
        text.add("ready", [:], obstacles.isEmpty ? 1 : 0)
        let all = servers.map { (name: $0.name, server: $0, counts: $0.metrics.counts, traffic: $0.traffic) }
        text.begin("connections_active", "gauge", "Connections that are open, those before a gate among them.")
        for each in all { text.add("connections_active", ["challenge": each.name], each.server.connectionCount) }
        text.begin("connections_accepted_total", "counter", "Connections that were accepted, self-checks aside.")
        for each in all {
            let accepted = each.traffic.accepted - each.counts.selfChecks
            text.add("connections_accepted_total", ["challenge": each.name], accepted)
        }
        text.begin("connections_refused_total", "counter", "Connections that were not let in, by gate.")
        for each in all {
            for (gate, count) in each.counts.refusals.sorted(by: { $0.key < $1.key }) {
                text.add("connections_refused_total", ["challenge": each.name, "gate": gate], count)
            }
        }
        text.begin("sessions_active", "gauge", "Sessions that are being played.")
        for each in all { text.add("sessions_active", ["challenge": each.name], each.counts.active) }
        text.begin("sessions_ended_total", "counter", "Sessions that are over, by why.")
        for each in all {
            for (end, count) in each.counts.ends.sorted(by: { $0.key < $1.key }) {
                text.add("sessions_ended_total", ["challenge": each.name, "end": end], count)
            }
        }
        text.begin("solves_total", "counter", "Sessions that were solved.")
        for each in all { text.add("solves_total", ["challenge": each.name], each.counts.solves) }
        text.begin("failures_total", "counter", "Sessions that the author's own code has ended.")
        for each in all { text.add("failures_total", ["challenge": each.name], each.counts.failures) }
        text.begin("received_bytes_total", "counter", "Bytes that players have sent.")
        for each in all { text.add("received_bytes_total", ["challenge": each.name], each.traffic.received) }
        text.begin("sent_bytes_total", "counter", "Bytes that were written for players.")
        for each in all { text.add("sent_bytes_total", ["challenge": each.name], each.traffic.sent) }
        text.begin("reply_seconds", "histogram", "From a line to the first byte of its reply, of one line in sixteen.")
        for each in all { text.add(each.counts.replies, of: each.name) }
        addSelfChecks(to: &text)
        return text.text
    }

    private func addSelfChecks(to text: inout MetricsText) {
        let checks = selfChecks.sorted { $0.key < $1.key }
        text.begin("self_checks_total", "counter", "How often the server has played a challenge itself, by result.")
        for (name, check) in checks {
            text.add("self_checks_total", ["challenge": name, "result": "passed"], check.passed)
            text.add("self_checks_total", ["challenge": name, "result": "failed"], check.failed)
        }
        text.begin("self_check_healthy", "gauge", "Whether the last self-check was well: 1 or 0.")
        for (name, check) in checks {
            text.add("self_check_healthy", ["challenge": name], check.problem == nil ? 1 : 0)
        }
        text.begin("self_check_seconds", "gauge", "How long the last self-check took.")
        for (name, check) in checks { text.add("self_check_seconds", ["challenge": name], check.time / .seconds(1)) }
    }
}

extension MetricsText {
    fileprivate mutating func add(_ histogram: LatencyHistogram, of challenge: String) {
        var count = 0
        for (bound, bucket) in zip(LatencyHistogram.bounds.map { "\($0)" } + ["+Inf"], histogram.buckets) {
            count += bucket
            add("reply_seconds_bucket", ["challenge": challenge, "le": bound], count)
        }
        add("reply_seconds_sum", ["challenge": challenge], histogram.sum)
        add("reply_seconds_count", ["challenge": challenge], count)
    }
}
