import ArgumentParser
import Desk

/// The outputs of a command that has several.
enum Outputs {
  /// Refuses outputs of which one would run into another.
  ///
  /// - Parameters:
  ///   - output: the table; nil where none is written.
  ///   - hasReport: whether a report goes to standard output, where the table does not.
  static func refuseMeeting(_ output: String?, rejects: String?, hasReport: Bool) throws {
    guard let rejects else { return }
    if let output, Desk.outputsMeet(output, rejects) {
      throw ValidationError(
        "\(rejects): the output and the rejects would run into each other; name a file of its own "
          + "for --rejects.")
    }
    if hasReport, Desk.outputsMeet(rejects, "-") {
      throw ValidationError(
        "\(rejects): standard output holds the report; name a file for --rejects.")
    }
  }

  /// Whether the table goes to standard output, so that a report must go elsewhere.
  static func isStandard(_ output: String?) -> Bool {
    output.map { Desk.outputsMeet($0, "-") } ?? false
  }
}
