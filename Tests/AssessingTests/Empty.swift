// AssessingTests
