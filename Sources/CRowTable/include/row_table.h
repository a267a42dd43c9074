#ifndef SOCKRATES_ROW_TABLE_H
#define SOCKRATES_ROW_TABLE_H

#include <stdint.h>

struct sqlite3;
struct sqlite3_stmt;

/// How many columns a row has: those of the table `entry`, in its order.
#define ROW_TABLE_COLUMNS 19

/// What a cell holds.
enum row_table_kind { ROW_TABLE_NULL = 0, ROW_TABLE_INTEGER, ROW_TABLE_TEXT, ROW_TABLE_BYTES };

/// One value of a row: a number, or where its bytes begin among those of all rows.
struct row_table_cell {
    int64_t number;
    uint32_t count;
    uint32_t kind;
};

/// Rows in memory: `count` times ROW_TABLE_COLUMNS cells, and the bytes of their texts.
struct row_table {
    const struct row_table_cell *cells;
    const uint8_t *bytes;
    int64_t count;
};

/// Lets statements of a connection read rows by `row_table(?)`: a column named c0, c1, … for each cell.
///
/// So one statement adds all rows of a transaction; running it for each of them would cost as much again as the rows themselves. It is
/// C because SQLite wants structures that begin with its own, which Swift does not promise to lay out so.
///
/// Returns SQLite's result code.
int row_table_register(struct sqlite3 *connection);

/// Binds rows to the only parameter of a statement, which may read them until it is reset.
///
/// Returns SQLite's result code.
int row_table_bind(struct sqlite3_stmt *statement, const struct row_table *rows);

#endif
