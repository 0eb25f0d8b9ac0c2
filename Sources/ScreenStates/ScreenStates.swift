// ScreenStates
