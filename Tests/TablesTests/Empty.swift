// TablesTests
