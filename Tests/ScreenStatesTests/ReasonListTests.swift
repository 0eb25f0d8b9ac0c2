import Desk
import Lending
import ScreenStates
import Testing

@Suite("Reasons on the screen")
struct ReasonListTests {
  /// Assessments of many made-up borrowers.
  private func assessments(_ desk: Desk) -> [Assessment] {
    (0..<200).compactMap { number in
      var form = ApplicationForm(product: .installmentLoan)
      form.type(String(1_000 + number * 190), in: .loanAmount)
      form.type(number.isMultiple(of: 2) ? "36" : "60", in: .termMonths)
      form.type(String(18_000 + number * 613 % 90_000), in: .annualIncome)
      form.type(String(620 + number * 7 % 200), in: "fico_score")
      form.type(String(number * 13 % 100), in: "revolving_utilization")
      if case .assessed(_, let assessment) = desk.assess(form) { return assessment }
      return nil
    }
  }

  @Test("Shown figures add up to the shown sum, to the last digit", arguments: ReasonView.allCases)
  func addUp(view: ReasonView) throws {
    let desk = try Desk()
    for assessment in assessments(desk) {
      let rows = ReasonList(assessment, catalogue: desk.catalogue, view: view).rows
      let parts = rows.filter { $0.kind == .part }.compactMap { hundredths($0.figure) }
      let sum = rows.first { $0.kind == .sum }.flatMap { hundredths($0.figure) }
      #expect(parts.count == ReasonList.strongest + 1)
      #expect(parts.reduce(0, +) == sum)
    }
  }

  @Test("Bars add up to the distance from the start", arguments: ReasonView.allCases)
  func barsAddUp(view: ReasonView) throws {
    let desk = try Desk()
    for assessment in assessments(desk) {
      let rows = ReasonList(assessment, catalogue: desk.catalogue, view: view).rows
      let parts = rows.filter { $0.kind == .part }.reduce(0) { $0 + $1.value }
      let sum = rows.first { $0.kind == .sum }?.value ?? .nan
      #expect(abs(parts - sum) < 1e-9)
    }
  }

  @Test("The table has every scored field and the exact sum")
  func table() throws {
    let desk = try Desk()
    let assessment = try #require(assessments(desk).first)
    let table = ReasonTable(assessment, catalogue: desk.catalogue)
    #expect(table.rows.count == assessment.explanation.contributions.count)
    #expect(
      table.sum.towardsLine == Figure.signed(assessment.explanation.gap, decimals: 4))
  }

  private func hundredths(_ figure: String) -> Int? {
    Figure.read(figure).map { Int(($0 * 100).rounded()) }
  }
}
