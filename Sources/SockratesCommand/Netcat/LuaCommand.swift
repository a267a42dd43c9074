import ArgumentParser
import CLua
import Foundation
import Sockrates

/// `sockrates lua FILE`, which `nc --lua-exec` starts for a connection: a script of the host's own, with all of Lua's libraries.
struct LuaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lua",
        abstract: "Run a Lua 5.4 script, as nc --lua-exec does.",
        shouldDisplay: false
    )

    @Argument(help: "The script.")
    var file: String

    func run() throws {
        guard let state = luaL_newstate() else { throw CommandError.failure("there is no memory left for Lua") }
        defer { lua_close(state) }
        luaL_openlibs(state)
        guard luaL_loadfilex(state, file, nil) == LUA_OK, lua_pcallk(state, 0, 0, 0, 0, nil) == LUA_OK else {
            let message = lua_tolstring(state, -1, nil).map { String(cString: $0) } ?? "an error that is no text"
            throw CommandError.failure("Error running the Lua script: \(message)")
        }
    }
}
