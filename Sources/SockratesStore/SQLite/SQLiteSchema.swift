import GRDB

/// The tables of a record in SQLite, version by version.
enum SQLiteSchema {
    /// Brings a database of any older version to this one.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: record, contest, standings") { try $0.execute(sql: first) }
        return migrator
    }

    /// Nothing on the path of an answer has an index: a session is found by where it begins and ends.
    private static let first = """
        CREATE TABLE entry (
            sequence INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,      -- milliseconds since 1970
            session INTEGER NOT NULL,
            submission INTEGER NOT NULL,
            age INTEGER NOT NULL,       -- nanoseconds since the session opened
            kind TEXT NOT NULL,
            stage INTEGER, entry INTEGER, question INTEGER,
            number INTEGER, word TEXT, detail TEXT, text TEXT, bytes BLOB
        );
        CREATE INDEX appeal ON entry(session) WHERE kind IN ('rejudged', 'corrected');
        CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            challenge TEXT NOT NULL,
            first INTEGER NOT NULL,     -- its first entry
            last INTEGER                -- its last one, once it has ended
        );
        CREATE TABLE change (
            sequence INTEGER PRIMARY KEY,
            rank INTEGER NOT NULL,
            time INTEGER NOT NULL,
            session INTEGER NOT NULL,
            challenge TEXT NOT NULL,
            team TEXT NOT NULL,
            player TEXT NOT NULL,
            kind TEXT NOT NULL,
            number INTEGER NOT NULL
        );
        CREATE TABLE score (
            challenge TEXT NOT NULL,
            team TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            points INTEGER NOT NULL DEFAULT 0,
            solved INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (challenge, team)
        ) WITHOUT ROWID;
        CREATE TABLE name (skeleton TEXT PRIMARY KEY, name TEXT NOT NULL, proof TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE rules (number INTEGER PRIMARY KEY, time INTEGER NOT NULL, json TEXT NOT NULL);
        """
}
