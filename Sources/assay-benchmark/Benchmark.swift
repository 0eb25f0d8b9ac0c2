/// Measures what the program claims about its speed; `packaging/benchmark` runs it.
@main
enum Benchmark {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "assess": try AssessBenchmark.run()
    case "rows": try Rows.run(count: 200_000)
    case "csv": try await CSVBenchmark.run(Array(arguments.dropFirst()))
    case "store" where arguments.count > 2:
      let benchmark = StoreBenchmark(folder: arguments[2])
      switch arguments[1] {
      case "fill":
        try await benchmark.fill(cases: arguments.dropFirst(3).first.flatMap { Int($0) } ?? 100_000)
      case "measure": try await benchmark.measure()
      default: try await benchmark.reopen()
      }
    case "engine":
      try await EngineBenchmark(folder: folder(arguments)).run()
      try AdditiveBenchmark(resources: "resources").run()
    case "shap": try ShapleyBenchmark(folder: folder(arguments)).run()
    // The rest serves the scripts of the benchmark.
    case "write-rows":
      let folder = folder(arguments)
      try BenchmarkModel(folder: folder).write(rows: 8_000, to: "\(folder)/benchmark-rows.f32")
    case "instructions":
      try InstructionCount(folder: folder(arguments)).run(Array(arguments.dropFirst()))
    case "rate" where arguments.count > 1:
      try RateOfOurs(folder: folder(arguments)).run(arguments[1])
    default: print("usage: assay-benchmark assess | rows | csv | engine | shap")
    }
  }

  /// Where the model of the measurements is kept between runs.
  private static func folder(_ arguments: [String]) -> String {
    if let flag = arguments.firstIndex(of: "--cache"), arguments.indices.contains(flag + 1) {
      return arguments[flag + 1]
    }
    return ".build"
  }
}
