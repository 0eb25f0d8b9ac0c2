package import Sealing
internal import StrictJSON

/// The accounts of a protected workspace and its sealed keys: what `keys.json` holds.
///
/// A value over bytes. It is read without any key, so nothing in it is to be believed before
/// a ``Session`` was opened with it; each verb answers with a new file to put in place of the old.
package struct KeyFile: Equatable, Sendable {
  package static let name = "keys.json"
  package static let largest = 1 << 20
  package static let mostAccounts = 1000
  package static let mostEpochs = 1000

  /// The whole file, as it is or shall be written.
  package let bytes: [UInt8]
  let content: KeyFileContent

  /// Reads a file that nobody vouches for yet.
  package init(reading bytes: [UInt8]) throws(AccountsError) {
    content = try KeyFileText.content(of: bytes)
    try content.check()
    self.bytes = bytes
  }

  /// Writes a file anew, marked with the newest workspace key.
  init(_ content: KeyFileContent, markedWith key: SealingKey) throws(AccountsError) {
    try content.check()
    self.content = content
    bytes = try KeyFileText.bytes(of: content, key)
    guard bytes.count <= Self.largest else { throw .fileTooLarge(limit: Self.largest) }
  }

  /// What the journal records of each change, so that a file that somebody exchanged is noticed.
  ///
  /// It covers all but what a person's own password seals, which is sealed anew when the person logs in
  /// after a change, and which nobody else can make.
  package var standing: SHA256Digest {
    get throws(AccountsError) {
      do { return .of(try StrictJSON.encode(Standing(content))) } catch {
        throw .damaged(place: error.sentence)
      }
    }
  }

  /// The workspace's random id: 32 hexadecimal digits.
  package var workspace: String { content.workspace }
  /// Number of the newest workspace key, counted from 1.
  package var epoch: Int { content.epoch }
  package var accounts: [Account] { content.accounts.map { Account($0) } }
  package var former: [FormerAccount] { content.former }

  /// Number of the journal's last record before the first of these keys came into being; nothing up to it
  /// was signed with any of them.
  package var since: Int {
    (content.accounts.map(\.since.seq) + content.former.map(\.since.seq)).min() ?? 0
  }

  /// Who has this name, capitals and blanks at the ends aside.
  package func account(named name: String) -> Account? { entry(named: name).map { Account($0) } }

  /// The key that checks what an account signed in the record with this number.
  package func signer(_ id: AccountID, ofRecord seq: Int) -> SignaturePublicKey? {
    if let past = content.former.first(where: { $0.id == id && seq <= $0.until.seq }) {
      return seq > past.since.seq ? past.signature : nil
    }
    return content.accounts.first { $0.id == id && seq > $0.since.seq }?.signature
  }

  /// Whether somebody of this name, today or in former days, signed a text in the record with this
  /// number.
  package func isSigned(
    _ text: [UInt8], _ signature: [UInt8], by name: String, inRecord seq: Int
  ) -> Bool {
    let folded = PersonName.folded(name)
    let ids =
      content.accounts.filter { PersonName.folded($0.name) == folded }.map(\.id)
      + content.former.filter { PersonName.folded($0.name) == folded }.map(\.id)
    return ids.contains { signer($0, ofRecord: seq)?.verifies(signature, of: text) == true }
  }

  func entry(named name: String) -> AccountEntry? {
    guard let name = try? PersonName.checked(name) else { return nil }
    let folded = PersonName.folded(name)
    return content.accounts.first { PersonName.folded($0.name) == folded }
  }

  func entry(_ id: AccountID) throws(AccountsError) -> AccountEntry {
    guard let entry = content.accounts.first(where: { $0.id == id }) else { throw .noSuchAccount }
    return entry
  }
}
