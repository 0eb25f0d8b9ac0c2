// filled by the training tests
