// DecidingTests
