import ArgumentParser
import Desk
import Lending

extension Cases {
  /// Shows a case and proves that its numbers come out again.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows a case; recomputes its assessment and compares it bit for bit.")

    @Argument(help: "Id or reference of the case.") var id: String
    @Flag(help: "Tell everything that happened.") var history = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let meant = try await store.room.meant(by: id)
      switch try await store.room.remains(of: meant) {
      case .whole(let found): try await show(found)
      case .headers(let erasure): try show(meant, erasure)
      }
    }

    private func show(_ found: CreditCase) async throws {
      let desk: Desk
      do {
        desk = try store.desk(of: found.form.product)
      } catch {
        showWithoutModels(found)
        throw error
      }
      let reopened = try await desk.reopen(found.id)
      let kept = reopened.creditCase
      if json { return try Program.say(json: CaseDocument(reopened)) }
      Program.say("Case \(kept.id)  \(TerminalText.line(kept.reference))  \(kept.state.words)")
      if let words = try await desk.room.bringingWords(of: kept.id) {
        Program.say("  \(TerminalText.line(words))")
      }
      if let assessed = kept.assessed {
        let text = AssessmentText(
          catalogue: desk.catalogue, application: assessed.application,
          assessment: assessed.assessment)
        Program.say(text.summary)
        Program.say("\n  Why, against the approval line (log-odds)")
        Program.say(text.reasons(most: 5))
        if let evidence = text.evidence { Program.say(evidence) }
        Program.say(text.provenance)
      }
      if let decision = kept.decision {
        Program.say(
          "  decided: \(decision.verdict.rawValue)\(decision.departs ? ", against the recommendation" : "")"
        )
        if !decision.reason.isEmpty {
          Program.say("  reason: \(TerminalText.line(decision.reason))")
        }
        if kept.awaitsSecondPerson {
          Program.say(
            "  it does not count yet: \(CaseRoom.confirmers) confirms it or sends it back")
        } else if let confirmation = kept.confirmation {
          Program.say("  \(TerminalText.line(confirmation.words))")
        }
      }
      for attachment in kept.attachments { Program.say("  attached: \(attachment.words)") }
      if let outcome = kept.outcome { Program.say("  outcome: \(outcome.words)") }
      if let replay = reopened.replay { Program.say("  replay: \(replay.words)") }
      if history {
        Program.say("\n  History")
        Program.say(kept.history.map { "  \($0.words)" }.joined(separator: "\n"))
      }
    }
  }
}

extension Cases.Show {
  private func show(_ id: CaseID, _ erasure: Erasure) throws {
    if json { return try Program.say(json: ErasedDocument(id: id, erased: erasure)) }
    Program.say("Case \(id)  \(erasure.words)")
    guard history else { return }
    Program.say("\n  History")
    for trace in erasure.history {
      Program.say("  \(trace.at.prefix(19))Z  \(trace.by)  \(trace.kind)")
    }
  }

  /// What was kept can be read also where no model can recompute it.
  private func showWithoutModels(_ kept: CreditCase) {
    Program.say("Case \(kept.id)  \(TerminalText.line(kept.reference))  \(kept.state.words)")
    if let assessment = kept.assessed?.assessment {
      var table = TextTable([.left, .right])
      table.add(["Chance of default", Figure.percent(assessment.probability.value)])
      table.add(["Score", "\(assessment.score), band \(assessment.band)"])
      table.add(["Limit", Figure.grouped(assessment.limit.amount.amount)])
      table.add(["Recommendation", assessment.recommendation.verdict.rawValue.uppercased()])
      Program.say(table.text)
      for reason in assessment.reasons.prefix(5) { Program.say("    \(reason.sentence)") }
      Program.say("  replay: not possible now")
    }
    Program.say(kept.history.map { "  \($0.words)" }.joined(separator: "\n"))
  }
}

/// What is left of an erased case as JSON.
struct ErasedDocument: Encodable {
  let id: CaseID
  let erased: Erasure
}

/// A case as JSON.
struct CaseDocument: Encodable {
  let `case`: CreditCase
  let state: CaseState
  let replay: String?
  let replayDifferences: [String]

  init(_ reopened: ReopenedCase) {
    `case` = reopened.creditCase
    state = reopened.creditCase.state
    replay = reopened.replay?.word
    if case .differs(let parts) = reopened.replay {
      replayDifferences = parts
    } else {
      replayDifferences = []
    }
  }
}

extension Replay {
  var word: String {
    switch self {
    case .reproduced: "reproduced"
    case .differs: "differs"
    case .unavailable: "unavailable"
    }
  }

  var words: String {
    switch self {
    case .reproduced: "reproduced exactly, bit for bit"
    case .differs(let parts): "differs in \(parts.joined(separator: ", "))"
    case .unavailable(let reason): "cannot be recomputed: \(reason)"
    }
  }
}

extension CaseEvent {
  /// What happened, in one line.
  var words: String {
    let happened =
      switch what {
      case .opened: "form kept"
      case .renamed(let renaming): "named \u{201C}\(renaming.reference)\u{201D}"
      case .assessed(let kept):
        "assessed: \(Figure.percent(kept.assessment.probability.value)), "
          + "recommendation \(kept.assessment.recommendation.verdict.rawValue)"
      case .decided(let decision):
        "decided: \(decision.verdict.rawValue)"
          + (decision.reason.isEmpty ? "" : ", \u{201C}\(decision.reason)\u{201D}")
      case .confirmed(let confirmation): confirmation.words
      case .outcome(let outcome): outcome.words
      case .noted(let note): "note: \u{201C}\(note.text)\u{201D}"
      case .attached(let attachment): "attached \u{201C}\(attachment.name)\u{201D}"
      }
    // A line end in a note may not pretend to be another event.
    return TerminalText.line("\(at.prefix(19))Z  \(by)  \(happened)")
  }
}
