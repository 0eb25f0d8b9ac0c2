// LendingTests
