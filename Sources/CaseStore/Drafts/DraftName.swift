package import Lending

/// The name of a draft's file: the case that it would change, or `new`, and a random part.
///
/// So an erasure finds what was typed about a case by the name alone.
package struct DraftName: Hashable, Sendable {
  /// The folder in a workspace in which they lie.
  static let folder = "drafts"
  private static let noCase = "new"

  /// Nil for a case that is not kept yet.
  package let caseID: CaseID?
  private let random: CaseID

  /// Nil for an id that no store has made.
  package init?(of caseID: CaseID?, random: [UInt8]) {
    guard caseID?.isRandom ?? true, random.count >= CaseID.randomCount else { return nil }
    self.caseID = caseID
    self.random = CaseID(random: random)
  }

  /// Reads a name; nil for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    random = CaseID(rawValue: String(parts[1]))
    caseID = parts[0] == Self.noCase ? nil : CaseID(rawValue: String(parts[0]))
    guard random.isRandom, caseID?.isRandom ?? true else { return nil }
  }

  package var text: String { "\(caseID?.rawValue ?? Self.noCase)-\(random)" }

  /// What the sealed content is bound to.
  var header: [UInt8] { Array("assay draft 1\n\(text)".utf8) }
}
