internal import Lending
internal import Synchronization
internal import Tables

/// Counts over a whole table how many numbers of each column may have been read a thousand times too
/// large or too small, as their only mark stands before three digits.
final class MarkWatch: Sendable {
  /// Of one column.
  struct Count: Sendable {
    /// Numbers of any kind.
    var numbers = 0
    /// Those that may be meant otherwise, by their mark.
    var points = 0
    var commas = 0
    /// Numbers without a mark that would have one if thousands had.
    var long = 0
    /// Numbers that show the table's mark before decimals.
    var decimals = 0
  }

  /// One column that is watched.
  private struct Column: Sendable {
    let field: FieldID
    let place: Int
    /// As the table writes it.
    let name: String
    let isMoney: Bool
  }

  private let columns: [Column]
  private let places: [Int]
  private let mark: TableDialect.DecimalMark
  private let isMarkShown: Bool
  private let counts: Mutex<[Count]>

  /// - Parameters:
  ///   - mark: what stands between whole and fraction, as the table is read.
  ///   - isMarkShown: whether the map says the decimal mark or the first rows show it.
  init(
    _ bound: BoundColumns, _ catalogue: FieldCatalogue, header: [String],
    mark: TableDialect.DecimalMark, isMarkShown: Bool
  ) {
    var columns: [Column] = []
    for (field, place) in bound.numberPlaces {
      guard case .number(let range) = catalogue[field]?.kind, header.indices.contains(place) else {
        continue
      }
      let isMoney = range.unit == .money
      // Nothing but money has thousands where the decimal mark is beyond doubt.
      guard isMoney || !isMarkShown, !columns.contains(where: { $0.place == place }) else {
        continue
      }
      columns.append(Column(field: field, place: place, name: header[place], isMoney: isMoney))
    }
    self.columns = columns
    places = columns.map(\.place)
    self.mark = mark
    self.isMarkShown = isMarkShown
    counts = Mutex(Array(repeating: Count(), count: columns.count))
  }

  var start: [Count] { Array(repeating: Count(), count: columns.count) }

  /// Counts a row that is accepted.
  func count(_ cells: RecordCells, in counts: inout [Count]) {
    cells.forEachShape(places) { index, shape in
      switch shape {
      case .open(.point): counts[index].points += 1
      case .open(.comma): counts[index].commas += 1
      case .long: counts[index].long += 1
      case .decimal(let found): if found == mark { counts[index].decimals += 1 }
      case .other: break
      case .none: return
      }
      counts[index].numbers += 1
    }
  }

  func add(_ found: [Count]) {
    counts.withLock { counts in
      for index in found.indices { counts[index].add(found[index]) }
    }
  }

  /// What may have been meant otherwise, in sentences.
  var doubts: [String] {
    let counts = counts.withLock { $0 }
    let isShown = isMarkShown || counts.contains { $0.decimals > 0 }
    return zip(columns, counts).flatMap { column, count in
      [asDecimals(column, count), isShown ? nil : asThousands(column, count)].compactMap { $0 }
    }
  }

  /// `1.250` between `1250` and `900`, read as one and a quarter.
  private func asDecimals(_ column: Column, _ count: Count) -> String? {
    let open = mark == .point ? count.points : count.commas
    // Of incomes the units are watched, as none is so small. Where decimals of other lengths are as
    // many, these are decimals too: a computed amount may well end with the third.
    guard column.isMoney, open > count.decimals, count.long > 0,
      column.field != .annualIncome, column.field != .jointAnnualIncome
    else { return nil }
    return sentence(
      column, count, open, mark, ", beside longer ones without it,", "decimals",
      "write all numbers of the column in one way")
  }

  /// `928.125` read as a large number, for no better reason than the separator or none at all.
  private func asThousands(_ column: Column, _ count: Count) -> String? {
    let other = mark.other
    let open = other == .point ? count.points : count.commas
    guard open > 0 else { return nil }
    if mark == .comma {
      return sentence(
        column, count, open, other, "", "thousands",
        "as the cells are separated by semicolons; "
          + "if it is the decimal mark, say \"decimal\": \"\(other.rawValue)\" in an own map",
        joinedBy: ", ")
    }
    guard column.isMoney, count.long > 0 else { return nil }
    return sentence(
      column, count, open, other, ", beside longer ones without it,", "thousands",
      "write all numbers of the column in one way")
  }

  private func sentence(
    _ column: Column, _ count: Count, _ open: Int, _ shown: TableDialect.DecimalMark,
    _ beside: String, _ reading: String, _ remedy: String, joinedBy link: String = "; "
  ) -> String {
    let (has, was) = open == 1 ? ("has", "was") : ("have", "were")
    let kind = reading == "decimals" ? ", as thousands have" : ""
    return
      "\(column.name): \(Figure.grouped(Double(open))) of \(Figure.grouped(Double(count.numbers))) "
      + "numbers \(has) three digits behind a \(shown.rawValue)\(kind)\(beside) and \(was) read as "
      + "\(reading)\(link)\(remedy)"
  }
}

extension MarkWatch.Count {
  fileprivate mutating func add(_ other: MarkWatch.Count) {
    numbers += other.numbers
    points += other.points
    commas += other.commas
    long += other.long
    decimals += other.decimals
  }
}
