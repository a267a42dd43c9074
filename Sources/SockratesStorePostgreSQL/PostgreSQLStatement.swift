/// Every statement that runs for what happens, prepared by a connection when it is first wanted.
enum PostgreSQLStatement: String {
    case begin, commit
    case lock, moment, scores, solves, names, receipts, isKept
    case addEntries, addChanges, setScores, setNames, setHead, addRules, notify
    case rules, entries, entriesOfSession, changes
    case hasVersion, version

    /// What the server calls it.
    var name: String { rawValue }

    var sql: String {
        switch self {
        // Each statement sees what was committed before it began: behind the lock that is everything.
        case .begin: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
        case .commit: "COMMIT"

        // The one row that every transaction which writes locks first: one at a time, over all machines.
        case .lock: "SELECT sequence FROM sockrates.head FOR UPDATE"
        case .moment:
            """
            SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint,
                (SELECT json FROM sockrates.rules ORDER BY number DESC LIMIT 1)
            """
        case .scores:
            """
            SELECT challenge, team, attempts, points, solved
            FROM sockrates.score JOIN unnest($1::text[], $2::text[]) AS wanted(challenge, team) USING (challenge, team)
            """
        case .solves:
            """
            SELECT challenge, count(*) FROM sockrates.score WHERE challenge = ANY($1::text[]) AND solved = 1
            GROUP BY challenge
            """
        case .names: "SELECT skeleton, name, proof FROM sockrates.name WHERE skeleton = ANY($1::text[])"
        case .receipts:
            """
            SELECT kept.*, (
                SELECT max(number) FROM sockrates.change
                WHERE change.session = kept.session AND kind = 'solved' AND sequence BETWEEN kept.first AND kept.last
            )
            FROM (
                SELECT session, submission, min(sequence) AS first, max(sequence) AS last, max(time) AS time
                FROM sockrates.entry
                JOIN unnest($1::bigint[], $2::bigint[]) AS wanted(session, submission) USING (session, submission)
                GROUP BY session, submission
            ) AS kept
            """
        case .isKept:
            "SELECT 1::bigint FROM sockrates.entry WHERE sequence = $1::bigint AND session = $2::bigint AND submission = $3::bigint"

        case .addEntries:
            """
            INSERT INTO sockrates.entry (
                sequence, time, session, submission, age, kind, stage, entry, question, number, word, detail, text, bytes
            )
            SELECT added.sequence, $1::bigint, session, submission, age, kind, stage, entry, question, number, word, detail,
                text, bytes
            FROM unnest(
                $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[], $8::bigint[], $9::bigint[],
                $10::bigint[], $11::text[], $12::text[], $13::text[], $14::bytea[]
            ) AS added(
                sequence, session, submission, age, kind, stage, entry, question, number, word, detail, text, bytes
            )
            """
        case .addChanges:
            """
            INSERT INTO sockrates.change (sequence, time, rank, session, challenge, team, player, kind, number)
            SELECT sequence, $1::bigint, rank, session, challenge, team, player, kind, number
            FROM unnest(
                $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[]
            ) AS added(sequence, rank, session, challenge, team, player, kind, number)
            """
        case .setScores:
            """
            INSERT INTO sockrates.score (challenge, team, attempts, points, solved)
            SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
            ON CONFLICT (challenge, team)
            DO UPDATE SET attempts = excluded.attempts, points = excluded.points, solved = excluded.solved
            """
        case .setNames:
            """
            INSERT INTO sockrates.name (skeleton, name, proof) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
            ON CONFLICT (skeleton) DO UPDATE SET name = excluded.name, proof = excluded.proof
            """
        case .setHead: "UPDATE sockrates.head SET sequence = $1::bigint"
        case .addRules: "INSERT INTO sockrates.rules (time, json) VALUES ($1::bigint, $2::text)"
        case .notify: "SELECT pg_notify('sockrates', '')"

        case .rules: "SELECT json FROM sockrates.rules ORDER BY number DESC LIMIT 1"
        case .entries:
            """
            SELECT sequence, time, session, age, kind, stage, entry, question, number, word, detail, text, bytes
            FROM sockrates.entry WHERE sequence > $1::bigint ORDER BY sequence LIMIT $2::bigint
            """
        case .entriesOfSession:
            """
            SELECT sequence, time, session, age, kind, stage, entry, question, number, word, detail, text, bytes
            FROM sockrates.entry WHERE session = $1::bigint ORDER BY sequence
            """
        case .changes:
            """
            SELECT sequence, rank, time, session, challenge, team, player, kind, number
            FROM sockrates.change WHERE sequence > $1::bigint ORDER BY sequence
            """

        case .hasVersion:
            """
            SELECT count(*) FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
            WHERE nspname = 'sockrates' AND relname = 'version'
            """
        case .version: "SELECT max(number)::bigint FROM sockrates.version"
        }
    }
}
