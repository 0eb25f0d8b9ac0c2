internal import Lending
internal import Synchronization
internal import Tables

/// Counts over a whole table how many numbers of a column in percent look like fractions, and how
/// many incomes like thousands.
///
/// The first rows settle most tables before anything is read (`FractionEvidence`); a column that is
/// empty there, or changes its unit further down, is found out here.
final class UnitWatch: Sendable {
  /// Of one column: numbers above 0, and how many of them are too small to be usual, or as fractions
  /// too large.
  struct Count: Sendable {
    var numbers = 0
    var odd = 0
  }

  /// Below this a year's income is hardly one in the unit of the table.
  static let leastIncome = 1000.0

  /// One column that is watched.
  struct Column: Sendable {
    let field: FieldID
    /// As the table writes it.
    let name: String
    let kind: Kind
  }

  enum Kind: Sendable {
    /// Read as percent.
    case percentage
    /// A percentage that is read as a fraction.
    case fraction
    /// A year's income.
    case income
  }

  private let columns: [Column]
  /// Where each column's field stands in the applications.
  private let places: [Int]
  private let counts: Mutex<[Count]>

  /// - Parameters:
  ///   - percentages: columns in percent that the first rows left open.
  ///   - fractions: columns in fractions, as the first rows have them.
  ///   - columns: of the table, among which are those of incomes.
  ///   - catalogue: of the applications that are counted.
  ///   - header: names of all columns.
  init(
    percentages: [FractionEvidence.Column], fractions: [FractionEvidence.Column] = [],
    _ columns: BoundColumns, _ catalogue: FieldCatalogue, header: [String]
  ) {
    let incomes = [FieldID.annualIncome, .jointAnnualIncome].compactMap { field in
      columns.name(of: field, in: header).map { Column(field: field, name: $0, kind: .income) }
    }
    self.columns =
      percentages.filter { open in !fractions.contains { $0.field == open.field } }
      .map { Column(field: $0.field, name: $0.name, kind: .percentage) }
      + fractions.map { Column(field: $0.field, name: $0.name, kind: .fraction) } + incomes
    let columns = self.columns
    // A field that the catalogue lacks is in no application.
    places = columns.map { catalogue.layout.place(of: $0.field) ?? -1 }
    counts = Mutex(Array(repeating: Count(), count: columns.count))
  }

  var start: [Count] { Array(repeating: Count(), count: columns.count) }

  func count(_ application: LoanApplication, in counts: inout [Count]) {
    for index in places.indices where places[index] >= 0 {
      let value = application.entry(at: places[index])
      guard value > 0 else { continue }
      counts[index].numbers += 1
      let isOdd =
        switch columns[index].kind {
        case .percentage: value < 1
        case .fraction: value > PercentUnit.largestFraction * 100
        case .income: value < Self.leastIncome
        }
      if isOdd { counts[index].odd += 1 }
    }
  }

  /// Counts the rate of a row that is refused for it, and nothing else of the row.
  func countRate(_ application: LoanApplication, in counts: inout [Count]) {
    guard let index = columns.firstIndex(where: { $0.isRateInPercent }) else { return }
    let value = application.entry(at: places[index])
    guard value > 0 else { return }
    counts[index].numbers += 1
    if value < 1 { counts[index].odd += 1 }
  }

  func add(_ found: [Count]) {
    counts.withLock { counts in
      for index in found.indices {
        counts[index].numbers += found[index].numbers
        counts[index].odd += found[index].odd
      }
    }
  }

  /// Names of the columns that hold fractions for sure.
  var certain: [String] {
    told { $0.kind == .percentage && FractionEvidence.areFractions($1.odd, of: $1.numbers) }
      .map(\.column.name)
  }

  /// Columns with too many odd numbers to pass them over, with their counts.
  var doubtful: [(column: Column, count: Count)] {
    told { column, count in
      // Rows with such a rate are refused, unless a sign says that it is a percentage.
      if column.isRateInPercent { return false }
      // No lender asks less than one percent; ratios and utilisations are sometimes that small.
      let least =
        column.kind == .income || column.field == .interestRate
        ? 1 : max(Self.fewest, count.numbers / Self.usual)
      return count.odd >= least
    }
  }

  /// Fractions that are told in a column where small numbers occur by themselves.
  private static let fewest = 5
  /// And their share, one in so many.
  private static let usual = 20

  private func told(
    _ isMeant: (Column, Count) -> Bool
  ) -> [(column: Column, count: Count)] {
    let counts = counts.withLock { $0 }
    return zip(columns, counts).filter { isMeant($0, $1) }.map { (column: $0, count: $1) }
  }
}

extension UnitWatch.Column {
  fileprivate var isRateInPercent: Bool { kind == .percentage && field == .interestRate }

  /// What its odd numbers may be.
  func doubt(_ count: UnitWatch.Count) -> String {
    let numbers =
      "\(Figure.grouped(Double(count.odd))) of \(Figure.grouped(Double(count.numbers)))"
    switch kind {
    case .income:
      return
        "\(name): \(numbers) incomes of a year lie below \(Figure.grouped(UnitWatch.leastIncome)); "
        + "if a mark stands for thousands there, write all numbers in one way"
    case .percentage:
      return
        "\(name): \(numbers) numbers lie between 0 and 1 and were read as percent; if they are "
        + "fractions, write all of them in one unit"
    case .fraction:
      return
        "\(name): \(numbers) numbers lie above \(PercentUnit.largestFraction) and were read as "
        + "fractions; if they are percents, write all of them in one unit"
    }
  }
}
