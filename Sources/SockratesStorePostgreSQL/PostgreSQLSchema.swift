import SockratesStore

/// The tables of a record in PostgreSQL, version by version, in a schema of their own.
enum PostgreSQLSchema {
    /// What brings a database from one version to the next, the oldest first; none is ever changed.
    private static let migrations = [first]

    /// Any number; whoever makes or alters the tables holds it, so that machines that start together don't both do it.
    private static let lock = 0x50C2_A7E5

    /// Makes sure that a database holds a record of this version.
    static func check(_ connection: PostgreSQLConnection) throws(PostgreSQLError) {
        guard let version = try version(connection) else { throw none }
        guard version <= migrations.count else { throw newer }
        guard version == migrations.count else {
            throw PostgreSQLError(
                "an older version of this program wrote it, and who reads changes nothing; \"sockrates serve --store\" brings it to this one"
            )
        }
    }

    /// Brings a database of any older version to this one; makes the tables where there are none and `begins` says so.
    static func prepare(_ connection: PostgreSQLConnection, begins: Bool) throws(PostgreSQLError) {
        if let version = try version(connection) {
            if version == migrations.count { return }
            guard version < migrations.count else { throw newer }
        } else if !begins {
            throw none
        }
        try connection.execute("BEGIN; SELECT pg_advisory_xact_lock(\(lock))")
        let version = try version(connection) ?? 0
        for (number, migration) in migrations.enumerated().dropFirst(version) {
            try connection.execute(migration)
            try connection.execute("INSERT INTO sockrates.version (number) VALUES (\(number + 1))")
        }
        try connection.execute("COMMIT")
    }

    private static let newer = PostgreSQLError("a newer version of this program wrote it; use that one")
    private static let none = PostgreSQLError(
        "there is none in this database; \"sockrates serve --store\" begins one",
        isMisnamed: true
    )

    /// The version of the tables that are there; `nil` where there are none.
    private static func version(_ connection: PostgreSQLConnection) throws(PostgreSQLError) -> Int? {
        guard try connection.run(.hasVersion).integer(0, 0) == 1 else { return nil }
        return Int(try connection.run(.version).integer(0, 0) ?? 0)
    }

    /// `head` has one row: the last sequence number, which whoever writes locks.
    private static let first = """
        CREATE SCHEMA IF NOT EXISTS sockrates;
        CREATE TABLE sockrates.version (number integer PRIMARY KEY);
        CREATE TABLE sockrates.head (sequence bigint NOT NULL);
        INSERT INTO sockrates.head VALUES (0);
        CREATE TABLE sockrates.entry (
            sequence bigint PRIMARY KEY,
            time bigint NOT NULL,
            session bigint NOT NULL,
            submission bigint NOT NULL,
            age bigint NOT NULL,
            kind text NOT NULL,
            stage bigint, entry bigint, question bigint,
            number bigint, word text, detail text, text text, bytes bytea
        );
        COMMENT ON COLUMN sockrates.entry.time IS 'milliseconds since 1970';
        COMMENT ON COLUMN sockrates.entry.age IS 'nanoseconds since the session opened';
        CREATE INDEX ON sockrates.entry (session, submission);
        CREATE TABLE sockrates.change (
            sequence bigint PRIMARY KEY,
            rank bigint NOT NULL,
            time bigint NOT NULL,
            session bigint NOT NULL,
            challenge text NOT NULL,
            team text NOT NULL,
            player text NOT NULL,
            kind text NOT NULL,
            number bigint NOT NULL
        );
        CREATE INDEX ON sockrates.change (session) WHERE kind = 'solved';
        CREATE TABLE sockrates.score (
            challenge text NOT NULL,
            team text NOT NULL,
            attempts bigint NOT NULL DEFAULT 0,
            points bigint NOT NULL DEFAULT 0,
            solved bigint NOT NULL DEFAULT 0,
            PRIMARY KEY (challenge, team)
        );
        CREATE TABLE sockrates.name (skeleton text PRIMARY KEY, name text NOT NULL, proof text NOT NULL);
        CREATE TABLE sockrates.rules (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, time bigint NOT NULL, json text NOT NULL
        );
        """
}
