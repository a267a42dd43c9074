#define _XOPEN_SOURCE 700
#include <wchar.h>

#include "CTerminalWidth.h"

int cterminal_width(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}
