package import Accounts
package import CaseStore
package import Lending
package import Packs
package import StrictJSON
package import Tables

/// Why a verb of the desk was not done; each case says what happened and what to do next.
package enum DeskProblem: Error, Sendable, Equatable {
  case noResources
  case noStoreFolder
  case pack(PackError)
  case policyFile(String, problem: String)
  /// A file that cannot be opened or written; the reason is the system's.
  case file(String, problem: String)
  case json(file: String, JSONProblem)
  case application(FieldProblems)
  case wrongProduct
  /// What was asked is for applications, and recovery is of charged-off loans.
  case chargedOffLoans(asked: String)
  /// What was given is for one product and the work for another.
  case otherProduct(Product, than: Product)
  case termWithoutCurves
  case table(file: String, CSVProblem)
  case missingColumns(lender: String, [FieldID])
  /// Columns that are wanted in percent hold fractions.
  case fractions(file: String, columns: [String])
  case store(StoreError)
  case noSuchCase
  case severalCases(Int)
  /// What the case told was erased on purpose.
  case erased(CaseID, Erasure)
  case noSuchAttachment
  /// So many attachments of the case go by that name.
  case severalAttachments(Int)
  case notAssessed
  case emptyText(String)
  case reasonNeeded(recommended: Verdict)
  case training(String)
  /// Who may open the workspace, and as whom.
  case accounts(AccountsError)
  /// Too many passwords did not fit; the next may be tried after so many seconds.
  case tooManyAttempts(wait: Int)
  /// Nobody can be asked for a password here.
  case noPassword
  case keysMissing(folder: String)
  case alreadyProtected(folder: String)
  /// Account, role or permission are asked of a workspace that has none.
  case personalWorkspace(folder: String)
  case noSuchRole
  /// The second person of a decision is the one who made it, or there is nothing to confirm.
  case ownDecision, nothingToConfirm
  /// The loan went its way: its form, assessment and decision stay as they are.
  case pastDeciding(CaseState)
  /// Only of an approved loan can something become.
  case notApproved
  /// Who is logged in was removed meanwhile, or got a new password.
  case accountGone
  case interrupted

  /// Whether somebody is kept out, by password, pace or role.
  package var isRefusal: Bool {
    switch self {
    case .store(.locked), .tooManyAttempts, .noPassword, .ownDecision, .accountGone: true
    case .accounts(let error):
      switch error {
      case .wrongPassword, .noAccountOfThatName, .notPermitted, .wrongRecoveryKey,
        .recoveryKeyMistyped, .lastAdministrator, .notAnAdministrator:
        true
      default: false
      }
    default: false
    }
  }

  /// Whether nobody has unlocked a protected workspace.
  package var isLocked: Bool { if case .store(.locked) = self { true } else { false } }

  /// Whether the file of keys is not what it should be.
  package var isBrokenKeyFile: Bool {
    guard case .accounts(let error) = self else { return false }
    switch error {
    case .damaged, .newerVersion, .costOutOfBounds, .tampered, .foreignWorkspace,
      .notEnoughMemory:
      return true
    default: return false
    }
  }

  package var sentence: String {
    switch self {
    case .noResources:
      "The models of Assay are not found beside the program. Set ASSAY_RESOURCES to their folder."
    case .noStoreFolder:
      "There is no folder for cases: neither HOME nor XDG_DATA_HOME is set. Use --store."
    case .pack(let error): error.sentence
    case .policyFile(let file, let problem): "The policy \(file) is refused: \(problem)."
    case .file(let file, let problem): "\(file): \(problem)."
    case .json(let file, let problem): "\(file) is refused: \(problem.sentence)."
    case .application(let problems):
      "The application is refused: "
        + problems.problems.map { "\($0.field) \($0.sentence)" }.joined(separator: "; ") + "."
    case .wrongProduct:
      "There is no model for that product. `assay model list` shows what there is."
    case .chargedOffLoans(let asked):
      "The product recovery is of charged-off loans, \(asked). `assay recover IN.csv -o OUT.csv` values "
        + "a table of them, and `assay recover FILE.json` one."
    case .otherProduct(let given, let wanted): "This is for \(given), not for \(wanted)."
    case .termWithoutCurves:
      "Neither the policy nor the pack knows this term; use one that `assay fields` lists."
    case .table(let file, let problem): "\(file): \(problem.sentence)"
    case .missingColumns(let lender, let fields):
      "The table lacks what every row needs: \(fields.map(\.rawValue).joined(separator: ", "))"
        + " (column words of --lender \(lender))."
    case .fractions(let file, let columns):
      "\(file): numbers lie between 0 and 1 where percent is meant, in the columns "
        + columns.joined(separator: ", ")
        + "; say \"unit\": \"fraction\" or \"percent\" for each in an own map (--lender MAP.json)."
    case .store(let error): error.sentence
    case .noSuchCase: "There is no such case. `assay case list` shows them all."
    case .erased(let id, let erasure): StoreError.erasedCase(id, erasure).sentence
    case .severalCases(let count):
      "\(count) cases go by that name; use the id, which `assay case list` shows."
    case .noSuchAttachment:
      "The case has no such attachment. `assay case attachments CASE` lists them."
    case .severalAttachments(let count):
      "\(count) attachments of the case go by that name; use the beginning of the SHA-256, which "
        + "`assay case attachments CASE` shows."
    case .emptyText(let what): "\(what) needs some words."
    case .notAssessed: "The case is not assessed yet: complete the form and assess it first."
    case .reasonNeeded(let recommended):
      "The policy recommends to \(recommended.rawValue); a decision that departs needs your reason (--reason)."
    case .training(let sentence): sentence
    case .accounts(let error): error.sentence
    case .tooManyAttempts(let wait):
      "Too many passwords did not fit. The next one can be tried in "
        + (wait < 90 ? "\(wait) seconds." : "\((wait + 59) / 60) minutes.")
    case .noPassword:
      "The workspace is protected, and nobody can be asked for a password here: use --password-file."
    case .keysMissing(let folder):
      "The workspace in \(folder) is sealed and its keys.json is missing. Put it back from a backup."
    case .alreadyProtected(let folder): "The workspace in \(folder) is protected already."
    case .personalWorkspace(let folder):
      "The workspace in \(folder) is a personal one, without accounts. `assay store protect` makes "
        + "it a protected one."
    case .noSuchRole:
      "There is no such role; there are " + Role.allCases.map(\.rawValue).joined(separator: ", ")
        + "."
    case .ownDecision: "A decision is confirmed by a second person, not by the one who made it."
    case .nothingToConfirm: "No decision of this case waits for a second person."
    case .pastDeciding(let state):
      "The loan is \(state.rawValue) already, so its application and decision stay as they are; "
        + "`assay case outcome ID not-taken` says that this does not hold."
    case .notApproved: "Only an approved case has an outcome: decide it first."
    case .accountGone:
      "Your account was removed or given another password meanwhile; what you do now needs a new login."
    case .interrupted: "Stopped; nothing was written."
    }
  }
}

extension String {
  /// A sentence that goes on.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
