// see DeskTests
