/// One part of a report, from the top down.
package enum Block: Sendable {
  /// A heading: 1 of a chapter, 2 of a part of it.
  case heading(String, level: Int = 1)
  case paragraph(String)
  /// A paragraph in small quiet letters.
  case note(String)
  /// A large sentence that says what matters.
  case lead(String)
  case bullets([String])
  /// The reasons of a letter, numbered.
  case numbers([String])
  case table(ReportTable)
  case picture(Picture)
  /// A picture of some width with rows to the right of it.
  case beside(Picture, width: Double, ReportTable)
  case space(Double)
}

extension Block {
  /// Whether this is said of the block that follows.
  func introduces(_ next: Block) -> Bool {
    switch (self, next) {
    case (.paragraph, .table), (.lead, .table), (.paragraph, .picture), (.lead, .picture),
      (.paragraph, .beside), (.paragraph, .numbers):
      true
    default: false
    }
  }
}
