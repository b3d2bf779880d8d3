@main
enum DrawDocuments {
    static func main() {}
}
