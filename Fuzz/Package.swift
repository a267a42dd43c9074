// swift-tools-version: 6.2
import PackageDescription

// Its own package, so that nobody who builds Sockrates builds fuzzers. See Fuzz/README.md.
let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "sockrates", path: "..")],
    targets: [
        .executableTarget(
            name: "FuzzJudge",
            dependencies: [.product(name: "SockratesJudge", package: "sockrates")]
        ),
        .executableTarget(
            name: "FuzzLines",
            dependencies: [.product(name: "SockratesSockets", package: "sockrates")]
        ),
    ]
)
