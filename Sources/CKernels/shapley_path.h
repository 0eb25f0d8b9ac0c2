// Exact path-dependent Shapley values by quadrature, LANES rows at once.
//
// A leaf's game is a product over the inputs of its path, and the Shapley value is the integral over
// t in 0...1 of the derivative of its multilinear extension. Where every other input is known with
// probability t, a node is worth g(t) = f_L g_L + f_R g_R, and f_L + f_R = 1: the side on which the
// row stands has the share z of the cover with weight 1 - t and all of it with weight t. So at a
// split with right share z and h = 1 where the row goes right
//
//   f_R = z (1 - t) + h t,   g = g_L - f_R (g_L - g_R),   phi += (z - h) * integral of P (g_L - g_R)
//
// with P the product of the f on the way down. Below a split on the same input, which leaves z_a of
// the cover on this side and on which the row stands, with f_a = z_a (1 - t) + t,
//
//   f_R = z_a z (1 - t) / f_a + h t / f_a,   P becomes P z_a / f_a^2;
//
// where the row does not stand on this side, f_R = z and phi gets nothing. The integrand is a
// polynomial of a degree below the number of inputs on the path: Gauss and Legendre's points are
// exact. Method of the family of Linear TreeSHAP (Bifet et al. 2022), with two passes a tree.

#define V NAME(vector)
#define M NAME(mask)
typedef double V __attribute__((vector_size(8 * LANES)));
typedef int64_t M __attribute__((vector_size(8 * LANES)));

#define SPLAT(x) (((V){0}) + (x))
#define FULL ((M){0} == (M){0})
#define KEEP(mask, x) ((V)((mask) & (M)(x)))

// One tree for LANES rows; `points` is a constant where it is inlined.
static inline __attribute__((always_inline)) void NAME(tree)(
    const assay_game *game, const assay_game_tree *tree, const int points, V *slots, M *kept,
    const V *columns, V *values) {
  const size_t size = (size_t)(2 * points + 1);
  const double *t = game->quadrature + tree->quadrature;
  const double *s = t + points;
  const double *weights = s + points;
  const assay_game_split *splits = game->splits + tree->first_split;
  const assay_game_twig *twigs = game->twigs + tree->first_twig;
  for (int p = 0; p < points; p++) slots[p] = SPLAT(weights[p]);

  for (uint32_t i = 0; i < tree->splits; i++) {
    const assay_game_split *split = splits + i;
    V *slot = slots + split->slot * size;
    V *left = slots + split->left * size;
    V *right = slots + split->right * size;
    M goes_right = columns[split->column] >= SPLAT(split->cut);
    V side = SPLAT(split->right_share) - KEEP(goes_right, SPLAT(1.0));
    M on = FULL;
    if (split->above < 0) {
      for (int p = 0; p < points; p++) {
        V share = SPLAT(split->right_share * s[p]) + KEEP(goes_right, SPLAT(t[p]));
        V weight = slot[p];
        V gone = weight * share;
        right[p] = gone;
        left[p] = weight - gone;
        slot[points + p] = share;
      }
    } else {
      on = kept[split->above];
      const double *factors = game->factors + split->factors;
      side = KEEP(on, side);
      V off = KEEP(~on, SPLAT(split->right_share));
      for (int p = 0; p < points; p++) {
        V inside = SPLAT(factors[3 * p]) + KEEP(goes_right, SPLAT(factors[3 * p + 1]));
        V share = KEEP(on, inside) + off;
        V weight = slot[p];
        V gone = weight * share;
        right[p] = gone;
        left[p] = weight - gone;
        slot[points + p] = share;
        slot[p] = weight * SPLAT(factors[3 * p + 2]);
      }
    }
    slot[2 * points] = side;
    if (split->kept >= 0) {
      kept[split->kept] = on & ~goes_right;
      kept[split->kept + 1] = on & goes_right;
    }
  }

  for (uint32_t i = 0; i < tree->twigs; i++) {
    const assay_game_twig *twig = twigs + i;
    V *slot = slots + twig->slot * size;
    M goes_right = columns[twig->column] >= SPLAT(twig->cut);
    V side = SPLAT(twig->right_share) - KEEP(goes_right, SPLAT(1.0));
    const double step = twig->left - twig->right;
    V sum;
    if (twig->above < 0) {
      sum = slot[0];
      for (int p = 1; p < points; p++) sum += slot[p];
      for (int p = 0; p < points; p++) {
        V share = SPLAT(twig->right_share * s[p]) + KEEP(goes_right, SPLAT(t[p]));
        slot[points + p] = SPLAT(twig->left) - share * SPLAT(step);
      }
    } else {
      M on = kept[twig->above];
      const double *factors = game->factors + twig->factors;
      side = KEEP(on, side);
      V off = KEEP(~on, SPLAT(twig->right_share));
      sum = slot[0] * SPLAT(factors[2]);
      for (int p = 1; p < points; p++) sum += slot[p] * SPLAT(factors[3 * p + 2]);
      for (int p = 0; p < points; p++) {
        V inside = SPLAT(factors[3 * p]) + KEEP(goes_right, SPLAT(factors[3 * p + 1]));
        V share = KEEP(on, inside) + off;
        slot[points + p] = SPLAT(twig->left) - share * SPLAT(step);
      }
    }
    values[twig->input] += side * (sum * SPLAT(step));
  }

  for (uint32_t i = tree->splits; i-- > 0;) {
    const assay_game_split *split = splits + i;
    V *slot = slots + split->slot * size;
    const V *left = slots + split->left * size + points;
    const V *right = slots + split->right * size + points;
    V sum = SPLAT(0.0);
    for (int p = 0; p < points; p++) {
      V step = left[p] - right[p];
      sum += slot[p] * step;
      slot[points + p] = left[p] - slot[points + p] * step;
    }
    values[split->input] += slot[2 * points] * sum;
  }
}

#define TREES(points)                                                                      \
  static __attribute__((noinline)) void NAME(trees_##points)(                              \
      const assay_game *game, const assay_game_tree *tree, size_t vectors, V *slots, M *kept, \
      const V *columns, V *values) {                                                       \
    for (size_t v = 0; v < vectors; v++)                                                   \
      NAME(tree)(game, tree, points, slots, kept, columns + v * 2 * game->inputs,          \
                 values + v * game->inputs);                                               \
  }
TREES(1)
TREES(2)
TREES(3)
TREES(4)
TREES(5)
#undef TREES

static void NAME(trees_many)(const assay_game *game, const assay_game_tree *tree, size_t vectors,
                             V *slots, M *kept, const V *columns, V *values) {
  for (size_t v = 0; v < vectors; v++)
    NAME(tree)(game, tree, (int)tree->points, slots, kept, columns + v * 2 * game->inputs,
               values + v * game->inputs);
}

static void NAME(explain)(const assay_game *game, const float *rows, size_t row_step,
                          size_t input_step, size_t count, double *out, size_t out_step,
                          void *scratch) {
  const size_t inputs = game->inputs;
  const size_t vectors = (count + LANES - 1) / LANES;
  double *columns = scratch;
  double *values = columns + 2 * inputs * ASSAY_GAME_ROWS;
  V *slots = (V *)(values + inputs * ASSAY_GAME_ROWS);
  M *kept = (M *)(slots + game->slots * (2 * game->points + 1));

  for (size_t v = 0; v < vectors; v++) {
    for (size_t i = 0; i < inputs; i++) {
      double *known = columns + (v * 2 * inputs + 2 * i) * LANES;
      for (size_t lane = 0; lane < LANES; lane++) {
        // Lanes beyond the last row repeat it, so that no number is left to chance.
        size_t row = v * LANES + lane < count ? v * LANES + lane : count - 1;
        float x = rows[row * row_step + i * input_step];
        known[lane] = x == x ? (double)x : -__builtin_inf();
        known[lane + LANES] = x == x ? (double)x : __builtin_inf();
      }
    }
  }
  memset(values, 0, vectors * LANES * inputs * sizeof(double));

  for (size_t i = 0; i < game->tree_count; i++) {
    const assay_game_tree *tree = game->trees + i;
    const int points = (int)tree->points;
    const size_t size = (size_t)(2 * points + 1);
    for (uint32_t l = 0; l < tree->leaves; l++) {
      const assay_game_leaf *leaf = game->leaves + tree->first_leaf + l;
      V *slot = slots + leaf->slot * size + points;
      for (int p = 0; p < points; p++) slot[p] = SPLAT(leaf->value);
    }
    switch (points) {
      case 1: NAME(trees_1)(game, tree, vectors, slots, kept, (V *)columns, (V *)values); break;
      case 2: NAME(trees_2)(game, tree, vectors, slots, kept, (V *)columns, (V *)values); break;
      case 3: NAME(trees_3)(game, tree, vectors, slots, kept, (V *)columns, (V *)values); break;
      case 4: NAME(trees_4)(game, tree, vectors, slots, kept, (V *)columns, (V *)values); break;
      case 5: NAME(trees_5)(game, tree, vectors, slots, kept, (V *)columns, (V *)values); break;
      default: NAME(trees_many)(game, tree, vectors, slots, kept, (V *)columns, (V *)values);
    }
  }

  for (size_t row = 0; row < count; row++) {
    const double *from = values + (row / LANES) * inputs * LANES + row % LANES;
    for (size_t i = 0; i < inputs; i++) out[row * out_step + i] += from[i * LANES];
  }
}

#undef V
#undef M
#undef SPLAT
#undef FULL
#undef KEEP
