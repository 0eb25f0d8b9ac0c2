// Assessing
