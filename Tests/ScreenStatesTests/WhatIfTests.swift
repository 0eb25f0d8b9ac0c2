import Desk
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("What if", .serialized)
struct WhatIfTests {
  private func made(
    _ demo: String = "2-close-call"
  ) async throws -> (screening: ScreeningModel, results: ResultModel) {
    let desk = try Desk()
    let model = screening(DeskVerbs(desk))
    model.fill(
      with: try desk.readApplication("\(desk.resources)/demo/\(demo).json").form, reference: nil)
    let results = ResultModel(model)
    model.onChange = { [weak results] in results?.follow($0) }
    results.show(.whatIf)
    try await settle(results)
    return (model, results)
  }

  private func settle(_ results: ResultModel) async throws {
    for _ in 0..<6_000 where results.state.isWorking {
      try await Task.sleep(for: .milliseconds(10))
    }
    try #require(!results.state.isWorking)
  }

  @Test(
    "Every curve stands at the assessment's chance where the case stands",
    arguments: ["1-steady-borrower", "2-close-call", "3-priced-by-the-lender"])
  func present(demo: String) async throws {
    let (screening, results) = try await made(demo)
    let assessment = try #require(screening.state.assessment)
    for field in screening.desk.catalogue.fields { results.add(field.id) }
    try await settle(results)

    let curves = results.state.curves
    #expect(curves.count > 15)
    for (field, curve) in curves {
      if let present = curve.present {
        #expect(present.chance == assessment.probability, "\(field)")
        #expect(curve.points.contains(present), "\(field)")
      }
      #expect(curve.points.count > 5, "\(field)")
      #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { $0.value < $1.value })
    }
  }

  @Test("A changed answer moves the chance as the same answer in the form does")
  func changed() async throws {
    let (screening, results) = try await made()
    let field = try #require(results.state.whatIf?.fields.first)
    let asked = screening.state.form

    results.suppose(field, is: "0")
    try await settle(results)

    let whatIf = try #require(results.state.whatIf)
    let changed = try #require(whatIf.changed)
    #expect(screening.state.form == asked)
    let alone = try #require(screening.desk.chance(whatIf.changedApplication))
    #expect(changed.probability == alone)
    #expect(results.state.curves[field]?.present?.chance == changed.probability)
    #expect(results.state.curves[field]?.present?.value == 0)
    #expect(
      results.state.curves[field]?.original?.chance == screening.state.assessment?.probability)

    results.useWhatIf()
    #expect(screening.state.assessment == changed)
    screening.goBackToOriginal()
    #expect(screening.state.form == asked)
  }

  @Test("Three known answers stand there first, and any other can be added")
  func fields() async throws {
    let (screening, results) = try await made()
    let first = try #require(results.state.whatIf)
    #expect(first.fields.count == 3)
    #expect(first.fields.allSatisfy { first.originalNumber($0) != nil })

    results.add("fico_score")
    results.add("purpose")
    results.suppose("fico_score", is: "760")
    let with = try #require(results.state.whatIf?.changed)
    screening.type("760", in: "fico_score")

    #expect(screening.state.assessment == with)
    #expect(results.state.whatIf?.fields.suffix(2) == ["fico_score", "purpose"])
  }

  @Test("Reset takes every change back, and so does the answer that stood there")
  func reset() async throws {
    let (_, results) = try await made()
    let before = try #require(results.state.whatIf)

    results.suppose(.loanAmount, is: "5000")
    #expect(results.state.whatIf?.isChanged == true)
    results.suppose(.loanAmount, is: before.original.text(of: .loanAmount))
    #expect(results.state.whatIf == before)

    results.suppose(.loanAmount, is: "5000")
    results.resetWhatIf()
    #expect(results.state.whatIf == before)
  }

  @Test("Debts said in two ways never contradict each other beside the form")
  func debts() async throws {
    let (screening, results) = try await made("1-steady-borrower")
    #expect(!screening.state.form.text(of: .monthlyDebtPayments).isEmpty)

    results.add(.debtToIncome)
    results.suppose(.debtToIncome, is: "31")

    let whatIf = try #require(results.state.whatIf)
    #expect(whatIf.changed != nil)
    #expect(whatIf.changedApplication.number(.debtToIncome) == 31)
    #expect(whatIf.changedApplication.number(.monthlyDebtPayments) == nil)
  }

  @Test("A slider's values stay in the catalogue's range and on whole steps")
  func sliders() throws {
    for field in try Desk().catalogue.fields {
      guard case .number(let range) = field.kind, range.allowed.isEmpty else { continue }
      for value in [nil, range.minimum, 12, 340, 64_000] {
        guard value.map({ $0 >= range.minimum && $0 <= range.maximum }) ?? true else { continue }
        let slider = SliderRange(range, around: value)
        #expect(slider.lowest >= range.minimum)
        #expect(slider.highest <= range.maximum)
        #expect(slider.lowest < slider.highest)
        if let value { #expect((slider.lowest...slider.highest).contains(value), "\(field.id)") }
        for point in slider.values(with: []) {
          #expect(slider.snapped(point) == point)
          #expect(Figure.read(Figure.plain(point)) == point)
        }
      }
    }
  }
}
