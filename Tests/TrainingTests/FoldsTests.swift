import Lending
import Testing

@testable import Training

@Suite("Parts of a cross-validation")
struct FoldsTests {
  private let keys = (0..<1000).map { LoanKey([Double($0 % 700)]) }
  private let marked = (0..<1000).map { $0 % 700 < 140 }

  @Test("Records of one loan stay together, and marked ones are spread evenly")
  func together() {
    let folds = Folds(keys, marked: marked, count: 5, seed: 3)
    var partOf: [LoanKey: Int] = [:]
    for (key, part) in zip(keys, folds.parts) {
      #expect(partOf.updateValue(part, forKey: key) ?? part == part)
    }
    for part in 0..<5 {
      #expect(folds.held(part).count + folds.others(part).count == keys.count)
      let share =
        Double(folds.held(part).count { marked[$0] }) / Double(folds.held(part).count)
      #expect(abs(share - 0.28) < 0.06)
    }
  }

  @Test("Rows know which loan they are a record of, through copies and choices")
  func groupsOfRows() throws {
    let loans = try madeUpLoans(.early, 30, seed: 1).loans.filter(\.isResolved)
    let rows = TrainingRows(loans + loans, features: InstallmentInputs.few(.borrower, .none))
    #expect(Array(rows.groups.prefix(loans.count)) == Array(rows.groups.suffix(loans.count)))
    #expect(Set(rows.groups).count == Set(loans.map(\.key)).count)
    #expect(rows.chosen([3, 3, 0]).groups == [rows.groups[3], rows.groups[3], rows.groups[0]])
  }
}

extension RiskCodes {
  fileprivate static var none: RiskCodes { RiskCodes(observedIn: []) }
}
