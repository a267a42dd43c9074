import Logging
import SockratesJudge
import SockratesQuiz
import SockratesServer
import SockratesSockets

let question = Question(ask: "What is 6 times 7?", judge: .answer([try AnswerLine("42 [accept forty-two]")]))
let quiz = Quiz(title: "Sums", stages: [Stage(entries: [QuestionEntry([question])])], flag: "sum{f0rty_tw0}")
let address = SocketAddress.ip(host: "127.0.0.1", port: Int(CommandLine.arguments.last ?? "") ?? 1337)
let logger = Logger(label: "sums")
let server = try await ChallengeServer.bind(quiz, name: "sums", to: address, on: EventLoops(), logger: logger)
logger.info("Play with: nc 127.0.0.1 \(server.address.port ?? 0)")
try await server.run()
