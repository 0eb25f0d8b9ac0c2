internal import Desk
package import Lending

/// How the chance of a made-up applicant follows one field, all other answers as they are.
package struct ModelCurve: Sendable, Equatable {
  package let model: ModelName
  package let field: Field
  package let curve: ResponseCurve
  /// What the made-up applicant is called.
  package let applicant: String
  package let currency: String

  /// Nil where the field is no number, or the model cannot answer for the applicant.
  init?(
    _ model: ModelName, _ field: FieldID, _ desks: ProductDesks
  ) throws(DeskProblem) {
    let desk = try desks.desk(answering: model)
    let read = try desk.readApplication(Self.example(of: model, desk))
    guard let found = desk.catalogue[field], case .number(let range) = found.kind else {
      return nil
    }
    let application: LoanApplication
    do { application = try read.form.validated(by: desk.catalogue) } catch { return nil }
    let slid = SliderRange(range, around: application.slid(field))
    curve = ResponseCurve(field, of: application, original: nil, range: slid) {
      desk.chance(of: $0)
    }
    guard curve.points.count > 1 else { return nil }
    self.model = model
    self.field = found
    applicant = read.reference ?? "a made-up applicant"
    currency = desk.catalogue.currency
  }

  /// A bundled made-up application that the model can answer for.
  private static func example(of model: ModelName, _ desk: Desk) throws(DeskProblem) -> String {
    guard model.product == .installmentLoan else {
      return "\(desk.resources)/examples/card-account.json"
    }
    let files = try desk.demoApplications()
    return model.variant.hasPrefix("priced") ? files[files.count - 1] : files[files.count / 2]
  }

  package var acrossTitle: String {
    guard case .number(let range) = field.kind else { return field.label }
    let unit =
      switch range.unit {
      case .money: currency
      case .percent: "%"
      case .years: "years"
      case .months: "months"
      case .count, .points: ""
      }
    return unit.isEmpty ? field.label : "\(field.label), \(unit)"
  }

  package var sentence: String {
    let chances = curve.points.map(\.chance.value)
    let (low, high) = (chances.min() ?? 0, chances.max() ?? 0)
    return "For “\(applicant)” the chance lies between \(Figure.percent(low)) and "
      + "\(Figure.percent(high)), all other answers as they are."
  }
}
