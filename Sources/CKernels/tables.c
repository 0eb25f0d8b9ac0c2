#include "paths.h"

#include <string.h>

// Places of a block's values between the edges of a table; one past the last for unknown.
static void places(const assay_table *table, const float *edges, const float *columns,
                   uint32_t *result) {
  enum { TOGETHER = 16 };
  const float *column = columns + (size_t)table->input * ASSAY_BLOCK;
  const float *from = edges + table->first_edge;
  for (int row = 0; row < ASSAY_BLOCK; row += TOGETHER) {
    uint32_t place[TOGETHER] = {0};
    for (int bit = (int)table->bits - 1; bit >= 0; bit--) {
      const uint32_t step = 1u << bit;
      for (int k = 0; k < TOGETHER; k++)
        place[k] += (uint32_t)(from[place[k] + step - 1] <= column[row + k]) << bit;
    }
    for (int k = 0; k < TOGETHER; k++) {
      float x = column[row + k];
      result[row + k] = x == x ? place[k] : table->edges + 1;
    }
  }
}

void assay_add_tables(const assay_sum *sum, const float *columns, double *contributions,
                      double *log_odds, double *variances) {
  uint32_t place[ASSAY_BLOCK];
  uint32_t other[ASSAY_BLOCK];
  memset(contributions, 0, sum->fields * ASSAY_BLOCK * sizeof(double));
  for (int row = 0; row < ASSAY_BLOCK; row++) variances[row] = sum->variance;
  for (size_t i = 0; i < sum->table_count; i++) {
    const assay_table *table = sum->tables + i;
    double *field = contributions + (size_t)table->field * ASSAY_BLOCK;
    const double *values = sum->values + table->first_value;
    const double *spread = sum->variances + table->first_value;
    places(table, sum->edges, columns, place);
    for (int row = 0; row < ASSAY_BLOCK; row++) {
      field[row] += values[place[row]];
      variances[row] += spread[place[row]];
    }
  }
  for (size_t i = 0; i < sum->pair_count; i++) {
    const assay_pair *pair = sum->pairs + i;
    double *first = contributions + (size_t)pair->first.field * ASSAY_BLOCK;
    double *second = contributions + (size_t)pair->second.field * ASSAY_BLOCK;
    const double *values = sum->values + pair->first_value;
    const double *spread = sum->variances + pair->first_value;
    places(&pair->first, sum->edges, columns, place);
    places(&pair->second, sum->edges, columns, other);
    for (int row = 0; row < ASSAY_BLOCK; row++) {
      size_t cell = (size_t)place[row] * (pair->second.edges + 2) + other[row];
      double half = values[cell];
      first[row] += half;
      second[row] += half;
      variances[row] += spread[cell];
    }
  }
  for (int row = 0; row < ASSAY_BLOCK; row++) log_odds[row] = sum->base;
  for (size_t field = 0; field < sum->fields; field++)
    for (int row = 0; row < ASSAY_BLOCK; row++)
      log_odds[row] += contributions[field * ASSAY_BLOCK + (size_t)row];
}

void assay_rows(const double *columns, size_t fields, size_t count, double *rows) {
  for (size_t row = 0; row < count; row++)
    for (size_t field = 0; field < fields; field++)
      rows[row * fields + field] = columns[field * ASSAY_BLOCK + row];
}
