// swift-tools-version: 6.2
import PackageDescription

// Its own package, so that nobody who builds Sockrates builds benchmarks.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "sockrates", path: "..")],
    targets: [
        .executableTarget(
            name: "ExpressionCost",
            dependencies: [
                .product(name: "SockratesPacks", package: "sockrates"),
                .product(name: "SockratesQuiz", package: "sockrates"),
            ]
        ),
        .executableTarget(
            name: "JudgeScorecard",
            dependencies: [.product(name: "SockratesJudge", package: "sockrates")]
        ),
    ]
)
