import Fuzzing
import Glibc

/// Damages tables, JSON texts and models, a third of the count each, on as many threads.
@main
enum Fuzzer {
  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    let count = words.first.flatMap { Int($0) } ?? 1_000_000
    let seed = words.dropFirst().first.flatMap { UInt64($0) } ?? 1
    let part = max(1, count / 3)
    let clock = ContinuousClock()
    let start = clock.now
    async let tables = TableFuzz.run(count: part, seed: seed)
    async let texts = JSONFuzz.run(count: part, seed: seed)
    async let models = ModelFuzz.run(count: part, seed: seed)
    let problems = try await [tables, texts, models].compactMap { $0 }
    for problem in problems { print(problem) }
    let seconds = Int((clock.now - start) / .seconds(1))
    print("fuzz: \(3 * part) executions of CSV, JSON and model loaders, seed \(seed), \(seconds) s")
    guard problems.isEmpty else { exit(1) }
  }
}
