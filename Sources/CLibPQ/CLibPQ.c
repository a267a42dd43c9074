#include "CLibPQ.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#define HAS_HEADER 1
#elif __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#define HAS_HEADER 1
#endif

#define FUNCTIONS(EACH)                                                                                                 \
    EACH(PQconnectdbParams) EACH(PQstatus) EACH(PQerrorMessage) EACH(PQfinish) EACH(PQsocket) EACH(PQconsumeInput)      \
    EACH(PQnotifies) EACH(PQfreemem) EACH(PQparameterStatus) EACH(PQconninfoParse) EACH(PQconninfoFree) EACH(PQexec)    \
    EACH(PQprepare) EACH(PQsendQueryPrepared) EACH(PQenterPipelineMode) EACH(PQexitPipelineMode) EACH(PQpipelineSync)   \
    EACH(PQgetResult) EACH(PQresultStatus) EACH(PQresultErrorMessage) EACH(PQresultErrorField) EACH(PQntuples)          \
    EACH(PQgetisnull) EACH(PQgetlength) EACH(PQgetvalue) EACH(PQclear)

#ifdef HAS_HEADER
// The header's own idea of each function. Three differ in name only: enums are unsigned numbers here, and the options that
// PQconninfoParse gives are not looked into.
#define SAME(function)                                                                                                  \
    _Static_assert(                                                                                                     \
        __builtin_types_compatible_p(__typeof__(*((struct LibPQ *)0)->function), __typeof__(function)),                 \
        #function " is declared otherwise in libpq-fe.h");
SAME(PQconnectdbParams) SAME(PQerrorMessage) SAME(PQfinish) SAME(PQsocket) SAME(PQconsumeInput) SAME(PQnotifies)
SAME(PQfreemem) SAME(PQparameterStatus) SAME(PQexec) SAME(PQprepare) SAME(PQsendQueryPrepared) SAME(PQenterPipelineMode)
SAME(PQexitPipelineMode) SAME(PQpipelineSync) SAME(PQgetResult) SAME(PQresultErrorMessage) SAME(PQresultErrorField)
SAME(PQntuples) SAME(PQgetisnull) SAME(PQgetlength) SAME(PQgetvalue) SAME(PQclear)
_Static_assert((int)LIBPQ_CONNECTION_OK == (int)CONNECTION_OK, "CONNECTION_OK");
_Static_assert((int)LIBPQ_COMMAND_OK == (int)PGRES_COMMAND_OK, "PGRES_COMMAND_OK");
_Static_assert((int)LIBPQ_TUPLES_OK == (int)PGRES_TUPLES_OK, "PGRES_TUPLES_OK");
_Static_assert((int)LIBPQ_PIPELINE_SYNC == (int)PGRES_PIPELINE_SYNC, "PGRES_PIPELINE_SYNC");
#endif

static const char *const names[] = {
    "libpq.so.5",
    // macOS, where Homebrew keeps it out of the common folders.
    "libpq.5.dylib",
    "/opt/homebrew/opt/libpq/lib/libpq.5.dylib",
    "/usr/local/opt/libpq/lib/libpq.5.dylib",
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct LibPQ functions;
static void (*set_notice_processor)(struct pg_conn *, void (*)(void *, const char *), void *);
static int is_loaded;
static char trouble[256];

static int find(void *library, const char *name, void **place) {
    *place = dlsym(library, name);
    if (*place != NULL) return 1;
    snprintf(trouble, sizeof trouble, "libpq has no %s, so it is older than version 14", name);
    return 0;
}

static void load(void) {
    void *library = NULL;
    for (size_t index = 0; index < sizeof names / sizeof *names && library == NULL; index++) {
        library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
        // The first name is that of this system, or the one that people know.
        if (library == NULL && index == 0) snprintf(trouble, sizeof trouble, "%s", dlerror());
    }
    if (library == NULL) return;
#define FIND(function)                                                                                                  \
    if (!find(library, #function, (void **)&functions.function)) return;
    FUNCTIONS(FIND)
    if (!find(library, "PQsetNoticeProcessor", (void **)&set_notice_processor)) return;
    trouble[0] = 0;
    is_loaded = 1;
}

const struct LibPQ *libpq(void) {
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}

const char *libpq_trouble(void) {
    pthread_once(&once, load);
    return trouble;
}

static void ignore(void *argument, const char *message) {
    (void)argument;
    (void)message;
}

void libpq_silence(struct pg_conn *connection) {
    if (is_loaded) set_notice_processor(connection, ignore, NULL);
}
