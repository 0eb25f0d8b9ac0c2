import Lending

/// The case with number `n` as the rigs write it, and as they expect to find it again.
struct RigCase {
  let n: Int

  var reference: String { "save \(n)" }

  /// Sizes from one block of the disk to three, so that lines end anywhere in a block.
  var events: [CaseEvent.What] {
    let padding = String(repeating: "x", count: 200 + n * 37 % 9000)
    return [
      .opened(
        CaseOpening(
          reference: reference,
          form: ApplicationForm(
            product: .installmentLoan, entries: [.loanAmount: .number(Double(n))]))),
      .noted(CaseNote(text: padding)),
      .decided(Decision(verdict: .approve, reason: "number \(n)", recommended: .refer)),
    ]
  }

  /// The letter that is attached to it, over several blocks of the disk.
  var letter: [UInt8] { (0..<1000).flatMap { "letter \(n) line \($0)\n".utf8 } }

  /// Nil for a case that no rig wrote.
  init?(_ reference: String) {
    guard reference.hasPrefix("save "), let n = Int(reference.dropFirst("save ".count)) else {
      return nil
    }
    self.n = n
  }

  init(_ n: Int) { self.n = n }
}
