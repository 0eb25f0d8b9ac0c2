import ArgumentParser
import Desk
import Lending

extension Models {
  /// Packs of a product side by side.
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows packs of a product side by side, or scores the same test rows with each.",
      discussion: """
        Without --data the figures are those of the packs, each measured when it was trained. With \
        --data the test rows of the lender's files are scored anew, and each difference to the \
        first pack has a 95 % interval from draws of the same rows for both.
        """)

    @Argument(help: "Names of models; otherwise all of the product.") var names: [String] = []

    @Option(help: "The kind of loan.") var product = Product.installmentLoan.rawValue

    @Option(help: ArgumentHelp("The folder of the lender's files.", valueName: "folder"))
    var data: String?

    @Flag(help: "Print JSON.") var json = false

    func run() throws {
      Interruption.watch()
      if let data {
        let comparison = try Desk.compare(product: product, named: names, dataFolder: data)
        if json { return try Program.say(json: comparison.tables, asFile: true) }
        for table in comparison.tables { Self.say(table) }
      } else {
        let packs = try Desk.packs(of: product, named: names)
        let tables = Self.tables(packs)
        if json { return try Program.say(json: tables, asFile: true) }
        for table in tables { Self.say(table) }
      }
    }
  }
}

extension Models.Compare {
  /// What the packs' own manifests say of one test set.
  private struct Told: Encodable {
    struct Line: Encodable {
      let model: String
      let auc: ModelMetric?
      let ece: ModelMetric?
      let brier: ModelMetric?
    }

    let name: String
    let lines: [Line]
  }

  /// The test sets in the order in which the packs name them.
  private static func tables(_ packs: [InstalledModel]) -> [Told] {
    var names: [String] = []
    for name in packs.flatMap(\.metrics).map(\.on) where !names.contains(name) {
      names.append(name)
    }
    return names.map { name in
      Told(
        name: name,
        lines: packs.map { pack in
          func metric(_ measure: Measure) -> ModelMetric? {
            pack.metrics.first { $0.on == name && $0.name == measure.rawValue }
          }
          return Told.Line(
            model: pack.name.description, auc: metric(.areaUnderCurve),
            ece: metric(.calibrationError), brier: metric(.brier))
        })
    }
  }

  private static func say(_ told: Told) {
    var table = TextTable([.left, .left, .left, .left])
    table.add(["Model", "AUC", "ECE", "Brier"])
    for line in told.lines {
      table.add([line.model] + [line.auc, line.ece, line.brier].map { shown($0) })
    }
    Program.say("\(told.name)\n\(table.text)\n")
  }

  private static func say(_ measured: PackComparison.Table) {
    var table = TextTable([.left, .right, .left, .right, .right, .left])
    table.add(["Model", "AUC", "less the first", "ECE", "Brier", "less the first"])
    for line in measured.lines {
      table.add([
        line.model, Figure.fixed(line.areaUnderCurve, decimals: 4),
        difference(line.areaDifference, decimals: 4),
        Figure.fixed(line.calibrationError, decimals: 4), Figure.fixed(line.brier, decimals: 4),
        difference(line.brierDifference, decimals: 5),
      ])
    }
    let loans = "\(Figure.grouped(Double(measured.loans))) loans"
    let bad = "\(Figure.grouped(Double(measured.defaults))) defaults"
    Program.say("\(measured.name): \(loans), \(bad)\n\(table.text)\n")
  }

  private static func shown(_ metric: ModelMetric?) -> String {
    guard let metric else { return "–" }
    let value = Figure.fixed(metric.value, decimals: 4)
    guard let low = metric.low, let high = metric.high else { return value }
    return "\(value) (\(Figure.fixed(low, decimals: 4)) to \(Figure.fixed(high, decimals: 4)))"
  }

  private static func difference(_ interval: MeasureInterval?, decimals: Int) -> String {
    guard let interval else { return "" }
    func shown(_ value: Double) -> String { Figure.signed(value, decimals: decimals) }
    return "\(shown(interval.value)) (\(shown(interval.low)) to \(shown(interval.high)))"
  }
}
