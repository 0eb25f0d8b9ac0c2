internal import Lending
internal import Synchronization
internal import Tables

/// Counts over a whole table how many numbers of a column in percent look like fractions, and how
/// many incomes like thousands.
///
/// The first rows settle most tables before anything is read (`FractionEvidence`); a column that is
/// empty there, or changes its unit further down, is found out here.
final class UnitWatch: Sendable {
  /// Of one column: numbers above 0, and how many of them are too small to be usual.
  struct Count: Sendable {
    var numbers = 0
    var small = 0
  }

  /// Below this a year's income is hardly one in the unit of the table.
  static let leastIncome = 1000.0

  /// One column that is watched.
  struct Column: Sendable {
    let field: FieldID
    /// As the table writes it.
    let name: String
    /// Whether it holds a year's income, and else a percentage.
    let isIncome: Bool
  }

  private let columns: [Column]
  private let counts: Mutex<[Count]>

  /// - Parameters:
  ///   - percentages: columns in percent that the first rows left open.
  ///   - columns: of the table, among which are those of incomes.
  ///   - header: names of all columns.
  init(
    percentages: [FractionEvidence.Column], _ columns: BoundColumns, header: [String]
  ) {
    let incomes = [FieldID.annualIncome, .jointAnnualIncome].compactMap { field in
      columns.name(of: field, in: header).map { Column(field: field, name: $0, isIncome: true) }
    }
    self.columns =
      percentages.map { Column(field: $0.field, name: $0.name, isIncome: false) } + incomes
    let columns = self.columns
    counts = Mutex(Array(repeating: Count(), count: columns.count))
  }

  var start: [Count] { Array(repeating: Count(), count: columns.count) }

  func count(_ application: LoanApplication, in counts: inout [Count]) {
    for (index, column) in columns.enumerated() {
      guard let value = application.number(column.field), value > 0 else { continue }
      counts[index].numbers += 1
      if value < (column.isIncome ? Self.leastIncome : 1) { counts[index].small += 1 }
    }
  }

  func add(_ found: [Count]) {
    counts.withLock { counts in
      for index in found.indices {
        counts[index].numbers += found[index].numbers
        counts[index].small += found[index].small
      }
    }
  }

  /// Names of the columns that hold fractions for sure.
  var certain: [String] {
    told { !$0.isIncome && FractionEvidence.areFractions($1.small, of: $1.numbers) }
      .map(\.column.name)
  }

  /// Columns with too many small numbers to pass them over, with their counts.
  var doubtful: [(column: Column, count: Count)] {
    told { column, count in
      // No lender asks less than one percent; ratios and utilisations are sometimes that small.
      let least =
        column.isIncome || column.field == .interestRate
        ? 1 : max(Self.fewest, count.numbers / Self.usual)
      return count.small >= least
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
  /// What its small numbers may be.
  func doubt(_ count: UnitWatch.Count) -> String {
    let numbers =
      "\(Figure.grouped(Double(count.small))) of \(Figure.grouped(Double(count.numbers)))"
    return isIncome
      ? "\(name): \(numbers) incomes of a year lie below \(Figure.grouped(UnitWatch.leastIncome)); if a "
        + "mark stands for thousands there, write all numbers in one way"
      : "\(name): \(numbers) numbers lie between 0 and 1 and were read as percent; if they are "
        + "fractions, write all of them in one unit"
  }
}
