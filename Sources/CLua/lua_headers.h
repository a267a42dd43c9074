// Lua 5.4 of the system; pkg-config's "lua5.4" says where its headers are.
#include <lua.h>
#include <lauxlib.h>
#include <lualib.h>
