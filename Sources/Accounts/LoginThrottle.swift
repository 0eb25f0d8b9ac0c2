internal import StrictJSON

/// How long to wait before the next guess at a password: twelve in the first hour, then four an hour.
///
/// An attempt counts before its password is checked, so killing the program saves no guess. No time
/// of day is believed, only how long the machine has been up: setting the clock gains nothing, and
/// after a restart the wait begins anew. It stops guessing through the program only; who copied
/// `keys.json` meets nothing but the cost of each password check.
package struct LoginThrottle: Equatable, Sendable {
  /// Attempts before the first wait.
  package static let freeAttempts = 5
  package static let firstWait = 30
  package static let longestWait = 900
  private static let largest = 256 << 10

  /// Failures of one account in a row.
  private struct Failures: Codable, Equatable, Sendable {
    var count: Int
    var last: Uptime
  }

  private struct Content: Codable {
    let v: Int
    let failures: [String: Failures]
  }

  /// By account id; names that nobody has share one entry, since a name may be a mistyped password.
  private var failures: [String: Failures] = [:]
  private static let nobody = "nobody"
  private static let everybody = "everybody"

  package init() {}

  /// Reads what was kept; nil if it is damaged, for which there is ``afterDamage(at:)``.
  package init?(reading bytes: [UInt8]) {
    guard
      let content = try? StrictJSON.decode(Content.self, from: bytes, maximumSize: Self.largest),
      content.v == 1,
      content.failures.values.allSatisfy({ $0.count > 0 && $0.last.seconds >= 0 })
    else { return nil }
    failures = content.failures
  }

  /// Lets everybody wait as after many failures: who damages the file gains nothing.
  package static func afterDamage(at now: Uptime) -> LoginThrottle {
    var throttle = LoginThrottle()
    throttle.failures[everybody] = Failures(count: attemptsToLongestWait, last: now)
    return throttle
  }

  /// What to keep, with other processes shut out from before reading until after writing.
  package func bytes() throws(AccountsError) -> [UInt8] {
    do {
      return try StrictJSON.encode(Content(v: 1, failures: failures)) + [0x0A]
    } catch { throw .damaged(place: error.sentence) }
  }

  /// Seconds to wait before the next attempt; 0 if it may be made now.
  package func wait(for account: AccountID?, at now: Uptime) -> Int {
    [Self.key(account), Self.everybody].compactMap { failures[$0] }
      .map { max(0, Self.wait(after: $0.count) - now.seconds(since: $0.last)) }.max() ?? 0
  }

  /// Counts an attempt, unless there is still a wait; to be kept before the password is checked.
  ///
  /// Answers with the seconds to wait; 0 if the attempt may be made.
  package mutating func attempt(for account: AccountID?, at now: Uptime) -> Int {
    let wait = wait(for: account, at: now)
    guard wait == 0 else { return wait }
    let key = Self.key(account)
    let before = [key, Self.everybody].compactMap { failures[$0]?.count }.max() ?? 0
    let count = min(before, Self.attemptsToLongestWait) + 1
    failures[key] = Failures(count: count, last: now)
    return 0
  }

  /// Attempts of an account since its password was last right.
  package func attempts(of account: AccountID) -> Int { failures[account.text]?.count ?? 0 }

  /// The password was right.
  package mutating func succeed(for account: AccountID) {
    failures[account.text] = nil
    failures[Self.everybody] = nil
  }

  /// Forgets accounts that are no longer there.
  package mutating func keepOnly(_ accounts: [AccountID]) {
    let kept = Set(accounts.map(\.text) + [Self.nobody, Self.everybody])
    failures = failures.filter { kept.contains($0.key) }
  }

  private static func key(_ account: AccountID?) -> String { account?.text ?? nobody }

  /// Nothing for the first attempts, then 30 s, doubled each time up to 15 minutes.
  private static func wait(after count: Int) -> Int {
    let over = count - freeAttempts
    return over < 0 ? 0 : min(longestWait, firstWait << min(over, 10))
  }

  private static let attemptsToLongestWait = freeAttempts + 5
}
