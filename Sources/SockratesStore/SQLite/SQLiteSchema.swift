import GRDB

/// The tables of a record in SQLite, version by version.
enum SQLiteSchema {
    /// Brings a database of any older version to this one.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: record, contest, standings") { try $0.execute(sql: first) }
        migrator.registerMigration("2: an answer in one row") { try $0.execute(sql: second) }
        return migrator
    }

    /// Makes sure that no newer version wrote a database.
    static func refuseNewer(_ database: Database) throws {
        if try migrator.hasBeenSuperseded(database) {
            throw StoreFailure("a newer version of this program wrote it; use that one")
        }
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

    /// A trip of a game is one row.
    ///
    /// A line, its verdict and the next question are that of the verdict. The line, the same bytes, has the number before it, and the
    /// question the one behind it.
    private static let second = """
        ALTER TABLE entry ADD COLUMN typed INTEGER;             -- 1: the line that was judged is entry sequence - 1
        ALTER TABLE entry ADD COLUMN next_stage INTEGER;        -- entry sequence + 1 asks this question; its text is in text
        ALTER TABLE entry ADD COLUMN next_entry INTEGER;
        ALTER TABLE entry ADD COLUMN next_question INTEGER;
        ALTER TABLE entry ADD COLUMN next_round INTEGER;
        DROP INDEX appeal;
        CREATE INDEX rare ON entry(session) WHERE \(isRare);
        """

    /// What belongs to no session that is played, or comes behind its end, and so has an index; answers are told apart from it at a glance.
    static let isRare = """
        typed IS NULL AND (kind = 'rejudged' OR kind = 'corrected' OR kind = 'team added' OR kind = 'refused')
        """
}
