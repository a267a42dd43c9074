#include "row_table.h"

#include <sqlite3.h>
#include <stddef.h>

static const char type_name[] = "sockrates rows";

/// The column behind those of the rows: where the rows are.
#define PLACE ROW_TABLE_COLUMNS

struct cursor {
    sqlite3_vtab_cursor base;
    const struct row_table *rows;
    int64_t row;
};

static int connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **table, char **error) {
    (void)aux, (void)argc, (void)argv, (void)error;
    int code = sqlite3_declare_vtab(
        db, "CREATE TABLE x(c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,c16,c17,c18,place HIDDEN)"
    );
    if (code != SQLITE_OK) return code;
    *table = sqlite3_malloc(sizeof(sqlite3_vtab));
    if (!*table) return SQLITE_NOMEM;
    **table = (sqlite3_vtab){0};
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    (void)table;
    for (int i = 0; i < info->nConstraint; i++) {
        const struct sqlite3_index_constraint *one = &info->aConstraint[i];
        if (one->iColumn != PLACE || one->op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
        if (!one->usable) return SQLITE_CONSTRAINT;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
    }
    return SQLITE_OK;
}

static int open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct cursor *new = sqlite3_malloc(sizeof(struct cursor));
    if (!new) return SQLITE_NOMEM;
    *new = (struct cursor){0};
    *cursor = &new->base;
    return SQLITE_OK;
}

static int close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int number, const char *text, int argc, sqlite3_value **argv) {
    (void)number, (void)text;
    struct cursor *cursor = (struct cursor *)base;
    cursor->rows = argc > 0 ? sqlite3_value_pointer(argv[0], type_name) : NULL;
    cursor->row = 0;
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base) {
    ((struct cursor *)base)->row++;
    return SQLITE_OK;
}

static int eof(sqlite3_vtab_cursor *base) {
    const struct cursor *cursor = (const struct cursor *)base;
    return !cursor->rows || cursor->row >= cursor->rows->count;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int number) {
    const struct cursor *cursor = (const struct cursor *)base;
    if (number >= ROW_TABLE_COLUMNS) return SQLITE_OK;
    const struct row_table_cell *cell = &cursor->rows->cells[cursor->row * ROW_TABLE_COLUMNS + number];
    const uint8_t *bytes = cursor->rows->bytes + cell->number;
    switch (cell->kind) {
    case ROW_TABLE_INTEGER: sqlite3_result_int64(context, cell->number); break;
    case ROW_TABLE_TEXT: sqlite3_result_text(context, (const char *)bytes, (int)cell->count, SQLITE_STATIC); break;
    case ROW_TABLE_BYTES: sqlite3_result_blob(context, bytes, (int)cell->count, SQLITE_STATIC); break;
    default: break;
    }
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *base, sqlite3_int64 *id) {
    *id = ((const struct cursor *)base)->row;
    return SQLITE_OK;
}

// Without xCreate it is there in each connection, and in no file.
static const sqlite3_module module = {
    .xConnect = connect,
    .xBestIndex = best_index,
    .xDisconnect = disconnect,
    .xOpen = open,
    .xClose = close,
    .xFilter = filter,
    .xNext = next,
    .xEof = eof,
    .xColumn = column,
    .xRowid = row_id,
};

int row_table_register(sqlite3 *connection) {
    return sqlite3_create_module(connection, "row_table", &module, NULL);
}

int row_table_bind(sqlite3_stmt *statement, const struct row_table *rows) {
    return sqlite3_bind_pointer(statement, 1, (void *)rows, type_name, NULL);
}
