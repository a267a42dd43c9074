#ifndef SOCKRATES_BOARD_ASSETS_H
#define SOCKRATES_BOARD_ASSETS_H

#include <stddef.h>

/// A template, style sheet, script or picture of the board that is compiled into the program.
struct board_asset {
    /// Its file's name.
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// How many there are.
size_t board_asset_count(void);

/// One of them; all null for an index that is too large.
struct board_asset board_asset(size_t index);

#endif
