// MonitoringTests
