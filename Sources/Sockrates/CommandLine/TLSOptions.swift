import ArgumentParser

/// How everything that hosts challenges speaks TLS.
package struct TLSOptions: ParsableArguments {
    @Flag(help: "Speak TLS; where no certificate is named, one is made on the spot, for trying out.")
    var tls = false

    @Option(
        help: ArgumentHelp(
            "Speak TLS with this certificate, in PEM, those of the authorities between behind it.",
            valueName: "file"
        )
    )
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The certificate's private key, in PEM. (default: in its file)", valueName: "file"))
    var tlsKey: String?

    @Option(
        help: ArgumentHelp(
            "Let in only players with a certificate that an authority in this PEM file has signed.",
            valueName: "file"
        )
    )
    var tlsClientAuthorities: String?

    package init() {}
}
