package import Lending

/// Finds what came of past loans like an application, and says it.
package struct EvidenceReader: Sendable {
  private let table: EvidenceTable
  private let wording: EvidenceWording

  package init(_ table: EvidenceTable, _ catalogue: FieldCatalogue) {
    self.table = table
    wording = EvidenceWording(catalogue)
  }

  /// Incomes and debts are those of both applicants where there are two.
  ///
  /// Nil where a needed field is not known and was known of all past loans.
  package func evidence(_ application: LoanApplication, _ chance: Probability) -> Evidence? {
    let found = table.find { field in
      field == EvidenceBound.chance ? chance.value : application.told(field)?.number
    }
    return found.map { bounds, cell in
      Evidence(
        bounds: bounds, cell: cell, sentence: wording.sentence(cell),
        calibration: wording.calibration(cell), likeness: wording.likeness(bounds))
    }
  }
}
