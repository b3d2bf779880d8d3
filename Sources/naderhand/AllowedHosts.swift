/// Host names of `--allowed-host`.
enum AllowedHosts {
    /// - Parameter options: values of the option; if empty, the environment variable is read.
    /// - Throws: `CommandFailure` for an entry that is not a plain host name.
    static func read(_ options: [String]) throws -> [String] {
        let variable = EnvironmentVariable.allowedHosts.value(nil).map { text in
            text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
        }
        let names = options.isEmpty ? variable ?? [] : options
        for name in names where name.wholeMatch(of: /[A-Za-z0-9._-]+/) == nil {
            throw CommandFailure.usage(
                "\(name) is not a valid host name: use one such as pay.internal with --allowed-host, without "
                    + "scheme or port."
            )
        }
        return names
    }
}
