internal import Lending

/// The valued loans of a table, with no more bytes for each than its row and its rank need.
///
/// About 80 bytes and the id for a loan, so that a table of millions is ranked in memory.
struct ValuedLoans {
  /// A loan as it is written.
  struct Loan {
    let row: Int
    /// What names the row in the table, nil where no column does.
    let id: String?
    /// 0…1, that anything comes back.
    let chance: Double
    /// 0…1, of the balance: expected, and the ends between which nine in ten end.
    let share: Double
    let low: Double
    let high: Double
    let gross: Double
    let net: Double
    let advice: AdviceColumns
  }

  /// The loans of one block of the table; growing one list for all would copy it again and again.
  private struct Piece {
    var rows: [UInt32] = []
    /// `Self.numbers` a loan.
    var numbers: [Double] = []
    var tiers: [Treatment?] = []
    var ids: [UInt8] = []
    var idEnds: [Int] = []
  }

  /// How many numbers of a loan stand in its block.
  private static let numbers = 7

  private var pieces: [Piece] = []
  /// Expected net money, by which loans are ranked.
  private var nets: [Double] = []
  private var hasIDs = false

  var count: Int { nets.count }

  /// Starts the loans of another block.
  ///
  /// - Parameter count: the most that may come.
  mutating func startBlock(_ count: Int) {
    var piece = Piece()
    piece.rows.reserveCapacity(count)
    piece.numbers.reserveCapacity(Self.numbers * count)
    piece.tiers.reserveCapacity(count)
    pieces.append(piece)
  }

  mutating func append(_ row: Int, _ id: String?, _ advice: RecoveryAdvice) {
    let recovery = advice.recovery
    let columns = AdviceColumns(advice)
    if pieces.isEmpty { startBlock(0) }
    let last = pieces.count - 1
    pieces[last].rows.append(UInt32(clamping: row))
    pieces[last].numbers.append(contentsOf: [
      recovery.chanceOfAny, recovery.expectedShare, recovery.low, recovery.high,
      recovery.expectedGross.amount, columns.netPerHour, columns.settlementFloor,
    ])
    pieces[last].tiers.append(columns.tier)
    if let id {
      hasIDs = true
      pieces[last].ids.append(contentsOf: id.utf8)
      pieces[last].idEnds.append(pieces[last].ids.count)
    }
    nets.append(recovery.expectedNet.amount)
  }

  /// The rank of each loan from 1, the most net money first and the earlier row where two are alike.
  func ranks(isCancelled: () -> Bool) throws(DeskProblem) -> [UInt32] {
    var order = Array(0..<UInt32(clamping: count))
    var asked = 0
    do {
      try order.sort { left, right in
        asked += 1
        if asked.isMultiple(of: 1 << 14), isCancelled() { throw DeskProblem.interrupted }
        let (first, second) = (nets[Int(left)], nets[Int(right)])
        return first == second ? left < right : first > second
      }
    } catch {
      throw .interrupted
    }
    var ranks = [UInt32](repeating: 0, count: count)
    for (rank, index) in order.enumerated() { ranks[Int(index)] = UInt32(clamping: rank + 1) }
    return ranks
  }

  /// Gives each block's loans, in the order of the table, with the place of the first among all.
  func forEachBlock(
    _ body: (_ first: Int, _ loans: [Loan]) throws(DeskProblem) -> Void
  ) throws(DeskProblem) {
    var first = 0
    for piece in pieces {
      let loans = piece.rows.indices.map { index in
        let numbers = piece.numbers.dropFirst(Self.numbers * index)
        let start = numbers.startIndex
        return Loan(
          row: Int(piece.rows[index]), id: hasIDs ? id(index, piece) : nil,
          chance: numbers[start], share: numbers[start + 1], low: numbers[start + 2],
          high: numbers[start + 3], gross: numbers[start + 4], net: nets[first + index],
          advice: AdviceColumns(
            tier: piece.tiers[index], netPerHour: numbers[start + 5],
            settlementFloor: numbers[start + 6]))
      }
      try body(first, loans)
      first += loans.count
    }
  }

  private func id(_ index: Int, _ piece: Piece) -> String {
    let start = index == 0 ? 0 : piece.idEnds[index - 1]
    return String(decoding: piece.ids[start..<piece.idEnds[index]], as: UTF8.self)
  }
}
