// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// The rooms, from the program down to the ground; an arrow points down only (see CONTRIBUTING.md).
let package = Package(
    name: "sockrates",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "sockrates", targets: ["SockratesCommand"]),
        .library(name: "Sockrates", targets: ["Sockrates"]),
        .library(name: "SockratesTesting", targets: ["SockratesTesting"]),
        .library(name: "SockratesSockets", targets: ["SockratesSockets"]),
        .library(name: "SockratesJudge", targets: ["SockratesJudge"]),
        .library(name: "SockratesPatterns", targets: ["SockratesPatterns"]),
        .library(name: "SockratesQuiz", targets: ["SockratesQuiz"]),
        .library(name: "SockratesPacks", targets: ["SockratesPacks"]),
        .library(name: "SockratesServer", targets: ["SockratesServer"]),
        .library(name: "SockratesStore", targets: ["SockratesStore"]),
        .library(name: "SockratesStorePostgreSQL", targets: ["SockratesStorePostgreSQL"]),
        .library(name: "SockratesStoreTesting", targets: ["SockratesStoreTesting"]),
        .library(name: "SockratesBoard", targets: ["SockratesBoard"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // 6
        .executableTarget(
            name: "SockratesCommand",
            dependencies: [
                "Sockrates", "SockratesBoard", "SockratesServer", "SockratesStore", "SockratesPacks", "SockratesQuiz",
                "SockratesJudge", "SockratesSockets",
                "SockratesPatterns",
                "CLua",
                "CTerminalWidth",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: house
        ),
        .target(
            name: "SockratesTesting",
            dependencies: [
                "Sockrates", "SockratesServer", "SockratesQuiz", "SockratesSockets",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: house
        ),
        // 5
        .target(
            name: "Sockrates",
            dependencies: [
                "SockratesBoard", "SockratesServer", "SockratesStorePostgreSQL", "SockratesStore", "SockratesPacks",
                "SockratesQuiz", "SockratesJudge", "SockratesSockets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house
        ),
        // 4
        .target(
            name: "SockratesBoard",
            dependencies: [
                "SockratesServer", "SockratesStore", "SockratesQuiz", "SockratesSockets", "CBoardAssets",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house
        ),
        // 3
        .target(
            name: "SockratesServer",
            dependencies: [
                "SockratesStore", "SockratesQuiz", "SockratesJudge", "SockratesSockets", "CMersenne", "CProgramHost",
                "CThreadClock",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house
        ),
        .target(name: "CProgramHost"),
        // 2
        .target(
            name: "SockratesPacks",
            dependencies: [
                "SockratesQuiz", "SockratesJudge", "SockratesPatterns", "CBuiltInPacks", "CHookProgram", "CLuaSandbox",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: house
        ),
        .target(
            name: "SockratesStore",
            dependencies: [
                "SockratesQuiz", "SockratesJudge", "CRowTable",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: house
        ),
        .target(name: "CRowTable"),
        .target(
            name: "SockratesStorePostgreSQL",
            dependencies: ["SockratesStore", "CLibPQ"],
            swiftSettings: house
        ),
        .target(name: "CLibPQ"),
        .target(
            name: "SockratesStoreTesting",
            dependencies: ["SockratesStore", "SockratesQuiz", "SockratesJudge"],
            swiftSettings: house
        ),
        .target(name: "CBoardAssets", exclude: ["files"]),
        .target(name: "CBuiltInPacks"),
        .target(name: "CHookProgram"),
        .target(name: "CLuaSandbox", dependencies: ["CLua", "CThreadClock"]),
        .systemLibrary(
            name: "CLua",
            pkgConfig: "lua5.4",
            providers: [.apt(["liblua5.4-dev"]), .brew(["lua@5.4"])]
        ),
        // 1
        .target(name: "SockratesQuiz", dependencies: ["SockratesJudge"], swiftSettings: house),
        // 0
        .target(name: "SockratesJudge", dependencies: ["SockratesPatterns"], swiftSettings: house),
        .target(
            name: "SockratesSockets",
            dependencies: [
                "CEpoll",
                "SockratesPatterns",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
            ],
            swiftSettings: house
        ),
        .target(name: "CTerminalWidth"),
        .target(name: "CEpoll"),
        .target(name: "CMersenne"),
        .target(name: "CThreadClock"),
        // -1
        .target(name: "SockratesPatterns", dependencies: ["CRE2"], swiftSettings: house),
        .target(
            name: "CRE2",
            dependencies: [.target(name: "RE2Library", condition: .when(platforms: [.macOS]))],
            linkerSettings: [.linkedLibrary("re2")]
        ),
        .systemLibrary(
            name: "RE2Library",
            pkgConfig: "re2",
            providers: [.apt(["libre2-dev"]), .brew(["re2"])]
        ),
        // One idea each; they compile and are tested.
        .executableTarget(
            name: "SwiftQuiz",
            dependencies: [
                "SockratesServer", "SockratesQuiz", "SockratesJudge", "SockratesSockets",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Examples/SwiftQuiz",
            swiftSettings: house
        ),
        .target(
            name: "LearnSockets",
            dependencies: ["Sockrates", "SockratesSockets"],
            path: "Examples/LearnSockets",
            swiftSettings: house
        ),
        .executableTarget(
            name: "Sums",
            dependencies: ["Sockrates"],
            path: "Examples/Sums",
            swiftSettings: house
        ),
        .executableTarget(
            name: "Squares",
            dependencies: ["Sockrates"],
            path: "Examples/Squares",
            swiftSettings: house
        ),
        .executableTarget(
            name: "EncodingSolver",
            dependencies: ["SockratesSockets"],
            path: "Examples/EncodingSolver",
            swiftSettings: house
        ),
        // Tests, one folder for each room, and real clients against the real program.
        .testTarget(name: "SockratesPatternsTests", dependencies: ["SockratesPatterns"], swiftSettings: house),
        .testTarget(name: "SockratesJudgeTests", dependencies: ["SockratesJudge"], swiftSettings: house),
        .testTarget(
            name: "SockratesSocketsTests",
            dependencies: [
                "CEpoll", "SockratesSockets",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "SockratesQuizTests",
            dependencies: ["SockratesQuiz", "SockratesJudge"],
            swiftSettings: house
        ),
        .testTarget(
            name: "SockratesPacksTests",
            dependencies: ["SockratesPacks", "SockratesQuiz", "SockratesJudge", "CLua"],
            exclude: ["Scripts/transforms.py"],
            swiftSettings: house
        ),
        .testTarget(
            name: "SockratesServerTests",
            dependencies: [
                "SockratesServer", "SockratesStore", "SockratesQuiz", "SockratesJudge", "SockratesSockets",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "SockratesStoreTests",
            dependencies: [
                "SockratesStore", "SockratesStoreTesting", "SockratesQuiz", "SockratesJudge",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "SockratesStorePostgreSQLTests",
            dependencies: [
                "SockratesStorePostgreSQL", "SockratesStore", "SockratesStoreTesting", "SockratesQuiz",
                "SockratesJudge",
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "SockratesBoardTests",
            dependencies: [
                "SockratesBoard", "SockratesServer", "SockratesStore", "SockratesQuiz", "SockratesSockets",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "LearnSocketsTests",
            dependencies: ["LearnSockets", "Sockrates", "SockratesTesting"],
            swiftSettings: house
        ),
        .testTarget(
            name: "SockratesTests",
            dependencies: [
                "Sockrates", "SockratesTesting", "SockratesStore",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "SockratesEndToEndTests",
            dependencies: ["SockratesCommand", "SwiftQuiz", "Squares", "EncodingSolver"],
            swiftSettings: house
        ),
    ],
    cxxLanguageStandard: .cxx17
)
