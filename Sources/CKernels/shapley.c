#include "paths.h"

#include <string.h>

#define NAME(name) name##_baseline
#define LANES 2
#include "shapley_path.h"
#undef NAME
#undef LANES

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(name) name##_avx2
#define LANES 4
#include "shapley_path.h"
#undef NAME
#undef LANES
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), \
                             apply_to = function)
#define NAME(name) name##_avx512
#define LANES 8
#include "shapley_path.h"
#undef NAME
#undef LANES
#pragma clang attribute pop
#endif

// A slot holds the weights, the shares (later the values) and the side of the row.
static size_t slot_vectors(size_t points) { return 2 * points + 1; }

size_t assay_shapley_scratch(const assay_game *game) {
  size_t widest = 64;
  size_t vectors = game->slots * slot_vectors(game->points) + 2 * game->kept;
  size_t rows = ASSAY_GAME_ROWS * sizeof(double);
  return vectors * widest + 2 * game->inputs * rows + game->inputs * rows;
}

void assay_shapley(assay_path path, const assay_game *game, const float *rows, size_t row_step,
                   size_t input_step, size_t count, double *values, size_t value_step,
                   void *scratch) {
  ASSAY_CHOOSE(path, explain, game, rows, row_step, input_step, count, values, value_step, scratch);
}
