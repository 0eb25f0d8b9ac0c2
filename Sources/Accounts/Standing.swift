internal import Sealing

/// Who may open a workspace, in what role and with which keys: `keys.json` without what each person's
/// password seals.
struct Standing: Encodable {
  private struct Person: Encodable {
    let id: AccountID
    let name: String
    let role: Role
    let since: JournalMoment
    let box: BoxPublicKey
    let signature: SignaturePublicKey
    let grant: HexadecimalBytes
  }

  private let workspace: String
  private let accounts: [Person]
  private let former: [FormerAccount]
  private let epochs: [EpochLink]
  private let recovery: RecoveryEntry

  init(_ content: KeyFileContent) {
    workspace = content.workspace
    accounts = content.accounts.map {
      Person(
        id: $0.id, name: $0.name, role: $0.role, since: $0.since, box: $0.box,
        signature: $0.signature, grant: $0.grant)
    }
    former = content.former
    epochs = content.epochs
    recovery = content.recovery
  }
}
