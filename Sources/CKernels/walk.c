#include "paths.h"

#include <string.h>

void assay_columns(const float *values, size_t row_step, size_t input_step, size_t count,
                   size_t inputs, float *columns) {
  for (size_t i = 0; i < inputs; i++) {
    const float *from = values + i * input_step;
    float *column = columns + i * ASSAY_BLOCK;
    for (size_t row = 0; row < count; row++) column[row] = from[row * row_step];
    for (size_t row = count; row < ASSAY_BLOCK; row++) column[row] = 0;
  }
}

void assay_ranks(const float *columns, size_t inputs, uint32_t *ranks) {
  for (size_t i = 0; i < inputs; i++) {
    const float *column = columns + i * ASSAY_BLOCK;
    uint32_t *left = ranks + 2 * i * ASSAY_BLOCK;
    uint32_t *right = left + ASSAY_BLOCK;
    for (size_t row = 0; row < ASSAY_BLOCK; row++) {
      float x = column[row];
      left[row] = x == x ? assay_rank(x) : 0;
      right[row] = x == x ? assay_rank(x) : UINT32_MAX;
    }
  }
  memset(ranks + 2 * inputs * ASSAY_BLOCK, 0, ASSAY_BLOCK * sizeof(uint32_t));
}

void assay_row_ranks(const float *row, size_t inputs, uint32_t *ranks) {
  for (size_t i = 0; i < inputs; i++) {
    float x = row[i];
    ranks[2 * i] = x == x ? assay_rank(x) : 0;
    ranks[2 * i + 1] = x == x ? assay_rank(x) : UINT32_MAX;
  }
  ranks[2 * inputs] = 0;
}

// Walks that go on together, since each waits for its own last look; measured.
enum { TOGETHER = 16 };

// The place after `place`; written so that one addition with carry does it.
static inline size_t step_on(const assay_step *steps, size_t place, uint32_t rank) {
  size_t next = steps[place].next;
  return place + next + (size_t)(steps[place].below < rank);
}

static inline float leaf_at(const assay_step *steps, size_t place) {
  float value;
  memcpy(&value, &steps[place].below, sizeof value);
  return value;
}

void assay_walk(const assay_walked_tree *trees, size_t count, const assay_step *steps,
                const uint32_t *ranks, float *sums, double *doubles) {
  for (size_t i = 0; i < count; i++) {
    for (int row = 0; row < ASSAY_BLOCK; row += TOGETHER) {
      const uint32_t *values = ranks + row;
      size_t place[TOGETHER];
      for (int k = 0; k < TOGETHER; k++) place[k] = trees[i].first;
      for (uint32_t depth = trees[i].depth; depth > 0; depth--) {
#pragma clang loop unroll(full)
        for (int k = 0; k < TOGETHER; k++) {
          size_t column = steps[place[k]].column;
          place[k] = step_on(steps, place[k], values[column * ASSAY_BLOCK + (size_t)k]);
        }
      }
      if (sums != NULL)
        for (int k = 0; k < TOGETHER; k++) sums[row + k] += leaf_at(steps, place[k]);
      else
        for (int k = 0; k < TOGETHER; k++) doubles[row + k] += (double)leaf_at(steps, place[k]);
    }
  }
}

// The leaves of the first trees that one row comes to; `count` is at most TOGETHER.
static inline __attribute__((always_inline)) void leaves_of_row(
    const assay_walked_tree *trees, int count, const assay_step *steps, const uint32_t *ranks,
    float *leaves) {
  size_t place[TOGETHER];
  uint32_t depth = 0;
#pragma clang loop unroll(full)
  for (int k = 0; k < count; k++) {
    place[k] = trees[k].first;
    // A walk stays on its leaf, so that a shallower tree may wait for the others.
    depth = trees[k].depth > depth ? trees[k].depth : depth;
  }
  for (; depth > 0; depth--) {
#pragma clang loop unroll(full)
    for (int k = 0; k < count; k++)
      place[k] = step_on(steps, place[k], ranks[steps[place[k]].column]);
  }
#pragma clang loop unroll(full)
  for (int k = 0; k < count; k++) leaves[k] = leaf_at(steps, place[k]);
}

void assay_walk_row(const assay_walked_tree *trees, size_t count, const assay_step *steps,
                    const uint32_t *ranks, float *sum, double *sum_double) {
  float single = sum != NULL ? *sum : 0;
  double twice = sum_double != NULL ? *sum_double : 0;
  float leaves[TOGETHER];
  size_t i = 0;
  for (; i + TOGETHER <= count; i += TOGETHER) {
    leaves_of_row(trees + i, TOGETHER, steps, ranks, leaves);
    if (sum != NULL)
      for (int k = 0; k < TOGETHER; k++) single += leaves[k];
    else
      for (int k = 0; k < TOGETHER; k++) twice += (double)leaves[k];
  }
  for (; i < count; i++) {
    leaves_of_row(trees + i, 1, steps, ranks, leaves);
    single += leaves[0];
    twice += (double)leaves[0];
  }
  if (sum != NULL) *sum = single;
  if (sum_double != NULL) *sum_double = twice;
}
