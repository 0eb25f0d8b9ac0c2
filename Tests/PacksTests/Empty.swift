// PacksTests
