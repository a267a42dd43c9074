// `import Sockrates` brings all that an author needs: judges and answer lines, texts and scores, addresses.
@_exported public import SockratesJudge
@_exported public import SockratesQuiz
@_exported public import SockratesServer
@_exported public import SockratesSockets
