// ScreenStatesTests
