// libpq, PostgreSQL's client library, loaded when it is first wanted: no build needs it, and a program that never names a
// PostgreSQL store runs where it is not installed.
//
// The declarations are those of libpq-fe.h (libpq 14 or newer, soname 5, whose interface is kept compatible). Where that header is
// installed, the compiler checks each of them against it: see CLibPQ.c.
#ifndef SOCKRATES_CLIBPQ_H
#define SOCKRATES_CLIBPQ_H

struct pg_conn;
struct pg_result;
struct pgNotify;

/// What PQstatus and PQresultStatus say and PQresultErrorField is asked for, as far as it is used.
enum {
    LIBPQ_CONNECTION_OK = 0,
    LIBPQ_COMMAND_OK = 1,
    LIBPQ_TUPLES_OK = 2,
    LIBPQ_PIPELINE_SYNC = 10,
    LIBPQ_SEVERITY = 'V',
    LIBPQ_SQLSTATE = 'C',
};

/// The functions of libpq that are used, by their own names.
struct LibPQ {
    struct pg_conn *(*PQconnectdbParams)(const char *const *, const char *const *, int);
    unsigned (*PQstatus)(const struct pg_conn *);
    char *(*PQerrorMessage)(const struct pg_conn *);
    void (*PQfinish)(struct pg_conn *);
    int (*PQsocket)(const struct pg_conn *);
    int (*PQconsumeInput)(struct pg_conn *);
    struct pgNotify *(*PQnotifies)(struct pg_conn *);
    void (*PQfreemem)(void *);
    const char *(*PQparameterStatus)(const struct pg_conn *, const char *);
    void *(*PQconninfoParse)(const char *, char **);
    void (*PQconninfoFree)(void *);

    struct pg_result *(*PQexec)(struct pg_conn *, const char *);
    struct pg_result *(*PQprepare)(
        struct pg_conn *, const char *, const char *, int, const unsigned *);
    int (*PQsendQueryPrepared)(
        struct pg_conn *, const char *, int, const char *const *, const int *,
        const int *, int);
    int (*PQenterPipelineMode)(struct pg_conn *);
    int (*PQexitPipelineMode)(struct pg_conn *);
    int (*PQpipelineSync)(struct pg_conn *);
    struct pg_result *(*PQgetResult)(struct pg_conn *);

    unsigned (*PQresultStatus)(const struct pg_result *);
    char *(*PQresultErrorMessage)(const struct pg_result *);
    char *(*PQresultErrorField)(const struct pg_result *, int);
    int (*PQntuples)(const struct pg_result *);
    int (*PQgetisnull)(const struct pg_result *, int, int);
    int (*PQgetlength)(const struct pg_result *, int, int);
    char *(*PQgetvalue)(const struct pg_result *, int, int);
    void (*PQclear)(struct pg_result *);
};

/// The library; null where it can't be loaded. Any thread may call it.
const struct LibPQ *libpq(void);

/// Why it can't be loaded, as the system says it; empty where it is.
const char *libpq_trouble(void);

/// Takes what the server says beside its answers, and keeps quiet about it.
void libpq_silence(struct pg_conn *connection);

#endif
