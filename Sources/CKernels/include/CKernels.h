#pragma once
// The inner loops of scoring and explaining, one source for every instruction set.
//
// Each function does the same additions and multiplications in the same order in each lane,
// whatever the width, and none is contracted, so that every path gives the same bits. Nothing here
// takes memory: the caller lends it, aligned to 64 bytes, and vouches for every index.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The instruction sets: what every processor of the platform has (SSE2, NEON), AVX2, AVX-512 with
// its byte and quad-word parts.
typedef enum { ASSAY_BASELINE = 0, ASSAY_AVX2 = 1, ASSAY_AVX512 = 2 } assay_path;

// The widest that this processor runs.
assay_path assay_best_path(void);

// ---- rows ----

// Rows that are scored together.
enum { ASSAY_BLOCK = 128 };

// Copies `count` rows to columns of ASSAY_BLOCK values each; what is left of a column is zero.
void assay_columns(const float *values, size_t row_step, size_t input_step, size_t count,
                   size_t inputs, float *columns);

// A number whose order among whole numbers is that of the value among floats, from 1 up to less
// than the highest; minus zero is zero. Not-a-number has none.
static inline uint32_t assay_rank(float x) {
  union {
    float value;
    uint32_t bits;
  } number = {x + 0.0f};
  return (number.bits >> 31) != 0 ? ~number.bits : number.bits | 0x80000000u;
}

// Ranks of columns of ASSAY_BLOCK values, two columns each: unknown as the lowest, then unknown as
// the highest, so that an unknown value goes where the tree sends it without a branch. A last column
// is all lowest.
void assay_ranks(const float *columns, size_t inputs, uint32_t *ranks);

// The same for one row, each input's two ranks side by side.
void assay_row_ranks(const float *row, size_t inputs, uint32_t *ranks);

// ---- whole trees by comparison ----
//
// A value is read once as a code: the number of split values of its input that are not above it.
// Each split of a tree is then compared for all rows of a block, and blends the numbers of the
// leaves that its sides would reach.

// The split values of one input: 2^bits - 1 of them, ascending, what is left not-a-number.
typedef struct {
  uint32_t input;
  uint32_t first;
  uint32_t bits;
} assay_cuts;

// A split between two leaves whose numbers follow one another.
typedef struct {
  uint16_t column;
  int8_t cut;
  uint8_t leaf;
} assay_twig;

// A split between two slots: below 256 a leaf, from 256 on an earlier split of the tree.
typedef struct {
  uint16_t column;
  uint16_t left;
  uint16_t right;
  int8_t cut;
  uint8_t padding;
} assay_branch;

typedef struct {
  uint32_t first_twig;
  uint32_t first_branch;
  // Values of the leaves, padded to a multiple of 64.
  uint32_t first_leaf;
  uint16_t twigs;
  uint16_t branches;
  uint16_t leaves;
  uint16_t result;
} assay_compared_tree;

enum {
  // 256 numbers of leaves, then at most 255 splits.
  ASSAY_COMPARE_SLOTS = 512,
  ASSAY_COMPARE_SCRATCH = ASSAY_COMPARE_SLOTS * ASSAY_BLOCK
};

// Fills the leaf numbers into the scratch of `assay_compare`.
void assay_compare_prepare(uint8_t *scratch);

// Codes of a block: two columns of ASSAY_BLOCK codes for each input, less 128; an unknown value has
// the lowest code in the first and the highest in the second.
void assay_codes(assay_path path, const float *columns, const assay_cuts *lists, size_t count,
                 const float *cuts, int8_t *codes);

// Adds each tree's leaf to the sums of a block, in the order of the trees: to `sums` in single or to
// `doubles` in double precision, whichever is there.
void assay_compare(assay_path path, const assay_compared_tree *trees, size_t count,
                   const assay_twig *twigs, const assay_branch *branches, const float *leaves,
                   const int8_t *codes, uint8_t *scratch, float *sums, double *doubles);

// ---- trees by walking ----

// A node: above `below` the walk goes on `next + 1` nodes further, else `next`. `below` is one less
// than the rank of the split value. A leaf stands on the last column, which is the lowest, with the
// bits of its value there, so that a walk stays on it.
typedef struct {
  uint32_t below;
  uint16_t column;
  uint16_t next;
} assay_step;

typedef struct {
  uint32_t first;
  uint32_t depth;
} assay_walked_tree;

// Adds each tree's leaf to the sums of a block of ranks, in the order of the trees.
void assay_walk(const assay_walked_tree *trees, size_t count, const assay_step *steps,
                const uint32_t *ranks, float *sums, double *doubles);

// The same for the ranks of one row; adds to `sum` in single or to
// `sum_double` in double precision, whichever is there.
void assay_walk_row(const assay_walked_tree *trees, size_t count, const assay_step *steps,
                    const uint32_t *ranks, float *sum, double *sum_double);

// ---- sums of tables ----

// What one input adds: `edges` ascending values from `first_edge` on, padded with not-a-number to
// 2^bits - 1; one value and one variance more than edges, then those of unknown.
typedef struct {
  uint32_t input;
  uint32_t first_edge;
  uint32_t bits;
  uint32_t edges;
  uint32_t field;
  uint32_t first_value;
} assay_table;

// What two inputs add together, half to the field of each; values row by row of the first.
typedef struct {
  assay_table first;
  assay_table second;
  uint32_t first_value;
} assay_pair;

typedef struct {
  const assay_table *tables;
  size_t table_count;
  const assay_pair *pairs;
  size_t pair_count;
  const float *edges;
  // Values of tables, halves of those of pairs; variances beside them.
  const double *values;
  const double *variances;
  size_t fields;
  double base;
  double variance;
} assay_sum;

// Contributions of a block, ASSAY_BLOCK for each field, with the log-odds and variances of its rows.
void assay_add_tables(const assay_sum *sum, const float *columns, double *contributions,
                      double *log_odds, double *variances);

// Copies `count` rows of a block's columns of doubles to rows.
void assay_rows(const double *columns, size_t fields, size_t count, double *rows);

// ---- Shapley values ----

// Splits of one tree as its path-dependent game sees them; slot 0 is the root. A slot holds, for each
// point of the quadrature, the weight of the paths that come down to it and the value that comes up.
typedef struct {
  double cut;
  // Share of the training cover, or of the reference row, that goes right.
  double right_share;
  uint32_t column;
  uint32_t input;
  uint32_t slot;
  uint32_t left;
  uint32_t right;
  // Where the nearest split above on the same input keeps who is still on this side of it:
  // 2 * place, or 2 * place + 1 on its right; -1 for none.
  int32_t above;
  // Where this split keeps the same for those below; -1 where nobody asks.
  int32_t kept;
  // First of the factors of a split with one above on the same input, three for each point.
  uint32_t factors;
} assay_game_split;

// A split between two leaves: the children are values.
typedef struct {
  double cut;
  double right_share;
  double left;
  double right;
  uint32_t column;
  uint32_t input;
  uint32_t slot;
  int32_t above;
  uint32_t factors;
  uint32_t padding;
} assay_game_twig;

// A leaf below a split of the first kind.
typedef struct {
  double value;
  uint32_t slot;
  uint32_t padding;
} assay_game_leaf;

typedef struct {
  uint32_t first_split;
  uint32_t splits;
  uint32_t first_twig;
  uint32_t twigs;
  uint32_t first_leaf;
  uint32_t leaves;
  // First of its quadrature: points, then one less the points, then weights.
  uint32_t quadrature;
  uint32_t points;
} assay_game_tree;

typedef struct {
  const assay_game_tree *trees;
  size_t tree_count;
  const assay_game_split *splits;
  const assay_game_twig *twigs;
  const assay_game_leaf *leaves;
  const double *factors;
  const double *quadrature;
  size_t inputs;
  // The most slots, points and kept places of any tree.
  size_t slots;
  size_t points;
  size_t kept;
} assay_game;

// Rows that are explained together: a multiple of every width.
enum { ASSAY_GAME_ROWS = 32 };

// Bytes of scratch for a game.
size_t assay_shapley_scratch(const assay_game *game);

// Adds the Shapley values of at most ASSAY_GAME_ROWS rows to `values`, one row after the other with
// one number for each input.
void assay_shapley(assay_path path, const assay_game *game, const float *rows, size_t row_step,
                   size_t input_step, size_t count, double *values, size_t value_step,
                   void *scratch);
