import Lending

extension AssessmentText {
  /// The expected money of each year of the contract; nil for a product without a price.
  var moneyByYear: String? {
    guard let years = AssessmentFigures(assessment, catalogue).moneyByYear else { return nil }
    var table = TextTable(Array(repeating: .right, count: years.names.count))
    table.add(years.names)
    for row in years.rows { table.add(row) }
    return "  Expected money by year, in \(catalogue.currency)\n" + table.text
  }
}
