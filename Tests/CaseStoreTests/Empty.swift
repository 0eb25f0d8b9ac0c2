// CaseStoreTests
