import Testing

@testable import Accounts

@Suite struct LoginThrottleTests {
  let account = AccountID.random()

  /// Guesses made in some seconds by somebody who tries each second.
  private func guesses(
    _ throttle: inout LoginThrottle, _ seconds: Range<Int>, boot: String = "one",
    account: AccountID?
  ) throws -> [Int] {
    var made: [Int] = []
    for second in seconds {
      // As if each guess were made by a process of its own.
      throttle = try #require(LoginThrottle(reading: throttle.bytes()))
      if throttle.attempt(for: account, at: Uptime(boot: boot, seconds: second)) == 0 {
        made.append(second)
      }
    }
    return made
  }

  @Test func `twelve guesses in the first hour, then four an hour, and never none`() throws {
    var throttle = LoginThrottle()
    let first = try guesses(&throttle, 0..<3600, account: account)
    #expect(first == [0, 1, 2, 3, 4, 34, 94, 214, 454, 934, 1834, 2734])
    for hour in 1..<6 {
      let made = try guesses(&throttle, 3600 * hour..<3600 * (hour + 1), account: account)
      #expect(made.count == 4)
    }
  }

  @Test func `names that nobody has share one count`() throws {
    var throttle = LoginThrottle()
    #expect(try guesses(&throttle, 0..<3600, account: nil).count == 12)
    #expect(throttle.wait(for: account, at: Uptime(boot: "one", seconds: 3600)) == 0)
  }

  @Test func `a restart gains nothing`() throws {
    var throttle = LoginThrottle()
    var made = 0
    // A restart every minute for an hour.
    for boot in 0..<60 {
      made += try guesses(&throttle, 0..<60, boot: "boot \(boot)", account: account).count
    }
    #expect(made == 6)
    let now = Uptime(boot: "last", seconds: 0)
    #expect(throttle.wait(for: account, at: now) == 60)
    #expect(throttle.wait(for: account, at: Uptime(boot: "last", seconds: 60)) == 0)
  }

  @Test func `a clock that seems to run backwards gains nothing`() throws {
    var throttle = LoginThrottle()
    _ = try guesses(&throttle, 1000..<1010, account: account)
    #expect(throttle.wait(for: account, at: Uptime(boot: "one", seconds: 10)) == 30)
    #expect(throttle.attempt(for: account, at: Uptime(boot: "one", seconds: -5000)) == 30)
  }

  @Test func `the right password clears the count of that person only`() throws {
    var throttle = LoginThrottle()
    let other = AccountID.random()
    _ = try guesses(&throttle, 0..<100, account: account)
    _ = try guesses(&throttle, 0..<100, account: other)
    throttle.succeed(for: account)
    let now = Uptime(boot: "one", seconds: 100)
    #expect(throttle.wait(for: account, at: now) == 0)
    #expect(throttle.wait(for: other, at: now) > 0)
    throttle.keepOnly([account])
    #expect(throttle == LoginThrottle())
  }

  @Test func `damage lets everybody wait, and nobody for ever`() throws {
    let bytes = try LoginThrottle().bytes()
    #expect(LoginThrottle(reading: Array(bytes.dropLast(2))) == nil)
    #expect(LoginThrottle(reading: []) == nil)
    #expect(LoginThrottle(reading: Array(#"{"v":2,"failures":{}}"#.utf8)) == nil)
    #expect(
      LoginThrottle(
        reading: Array(
          #"{"v":1,"failures":{"x":{"count":-9,"last":{"boot":"","seconds":0}}}}"#.utf8))
        == nil)
    var throttle = LoginThrottle.afterDamage(at: Uptime(boot: "one", seconds: 0))
    let made = try guesses(&throttle, 0..<3600, account: account)
    #expect(made == [900, 1800, 2700])
    throttle.succeed(for: account)
    #expect(throttle == LoginThrottle())
  }
}
