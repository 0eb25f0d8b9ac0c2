#define _GNU_SOURCE
#include "CLinear.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct feature_node {
  int index;
  double value;
};

struct problem {
  int l, n;
  double *y;
  struct feature_node **x;
  double bias;
};

struct parameter {
  int solver_type;
  double eps;
  double C;
  int nr_weight;
  int *weight_label;
  double *weight;
  double p;
  // In 2.3 a starting point, from 2.40 on a setting of a solver that is not used here; 0 is right
  // for both, and so is null and 1 for what follows from 2.40 on (starting point, whether to
  // regularise the constant), which 2.3 never reads. So one layout serves every liblinear.so.4.
  union {
    double *init_sol;
    double nu;
  } eighth;
  double *later_init_sol;
  int later_regularize_bias;
};

struct model;

struct AssayLinearLibrary {
  struct model *(*train)(const struct problem *, const struct parameter *);
  const char *(*check)(const struct problem *, const struct parameter *);
  void (*labels)(const struct model *, int *);
  int (*classes)(const struct model *);
  double (*coefficient)(const struct model *, int, int);
  void (*destroy)(struct model **);
};

static pthread_mutex_t silencing = PTHREAD_MUTEX_INITIALIZER;

static void say_nothing(const char *text) { (void)text; }

static bool resolve(void *handle, const char *name, void *place, char *failure, size_t capacity) {
  void *symbol = dlsym(handle, name);
  if (symbol == NULL) {
    snprintf(failure, capacity, "it has no function %s", name);
    return false;
  }
  // ISO C has no cast from an object to a function pointer; POSIX promises that this copy works.
  *(void **)place = symbol;
  return true;
}

AssayLinearLibrary *assay_linear_open(const char *name, char *failure, size_t capacity) {
  // NODELETE: the library keeps a pointer to say_nothing, and handles share its code.
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (handle == NULL) {
    const char *reason = dlerror();
    snprintf(failure, capacity, "%s", reason != NULL ? reason : "it was not found");
    return NULL;
  }
  struct AssayLinearLibrary found;
  void (*set_print)(void (*)(const char *)) = NULL;
  bool is_complete =
      resolve(handle, "train", &found.train, failure, capacity) &&
      resolve(handle, "check_parameter", &found.check, failure, capacity) &&
      resolve(handle, "get_labels", &found.labels, failure, capacity) &&
      resolve(handle, "get_nr_class", &found.classes, failure, capacity) &&
      resolve(handle, "get_decfun_coef", &found.coefficient, failure, capacity) &&
      resolve(handle, "free_and_destroy_model", &found.destroy, failure, capacity) &&
      resolve(handle, "set_print_string_function", &set_print, failure, capacity);
  dlclose(handle);
  if (!is_complete) return NULL;
  // It would write its progress to the standard output, which belongs to results.
  pthread_mutex_lock(&silencing);
  set_print(say_nothing);
  pthread_mutex_unlock(&silencing);
  AssayLinearLibrary *library = malloc(sizeof *library);
  if (library == NULL) {
    snprintf(failure, capacity, "there is no memory left");
    return NULL;
  }
  *library = found;
  return library;
}

void assay_linear_close(AssayLinearLibrary *library) { free(library); }

// liblinear's own form of the rows: the columns that are not 0, and a pointer for each copy.
struct nodes {
  struct feature_node *all;
  struct feature_node **rows;
  double *labels;
  int count;
};

static void release(struct nodes *nodes) {
  free(nodes->all);
  free(nodes->rows);
  free(nodes->labels);
}

static bool arrange(AssayLinearRows rows, struct nodes *nodes) {
  uint64_t filled = rows.rows, copies = 0;
  for (uint64_t i = 0; i < rows.rows * rows.columns; i++) filled += rows.values[i] != 0;
  for (uint64_t row = 0; row < rows.rows; row++) copies += rows.copies[row];
  if (copies > INT_MAX || rows.columns > INT_MAX - 1) return false;
  nodes->all = malloc(filled * sizeof *nodes->all);
  nodes->rows = malloc(copies * sizeof *nodes->rows);
  nodes->labels = malloc(copies * sizeof *nodes->labels);
  if (nodes->all == NULL || nodes->rows == NULL || nodes->labels == NULL) return false;
  struct feature_node *next = nodes->all;
  nodes->count = 0;
  for (uint64_t row = 0; row < rows.rows; row++) {
    struct feature_node *start = next;
    for (uint64_t column = 0; column < rows.columns; column++) {
      double value = rows.values[row * rows.columns + column];
      if (value != 0) *next++ = (struct feature_node){(int)column + 1, value};
    }
    *next++ = (struct feature_node){-1, 0};
    for (uint32_t copy = 0; copy < rows.copies[row]; copy++) {
      nodes->rows[nodes->count] = start;
      nodes->labels[nodes->count] = rows.defaulted[row] ? 1 : -1;
      nodes->count++;
    }
  }
  return true;
}

int assay_linear_train(const AssayLinearLibrary *library, enum AssayLinearSolver solver,
                       AssayLinearRows rows, double cost, double tolerance, double *weights,
                       char *failure, size_t capacity) {
  struct nodes nodes = {0};
  if (!arrange(rows, &nodes)) {
    release(&nodes);
    snprintf(failure, capacity, "the rows do not fit into memory");
    return -1;
  }
  struct problem problem = {nodes.count, (int)rows.columns, nodes.labels, nodes.rows, -1};
  struct parameter parameter = {
      .solver_type = solver, .eps = tolerance, .C = cost, .later_regularize_bias = 1};
  const char *refusal = library->check(&problem, &parameter);
  if (refusal != NULL) {
    release(&nodes);
    snprintf(failure, capacity, "%s", refusal);
    return -1;
  }
  struct model *model = library->train(&problem, &parameter);
  int labels[2] = {0, 0};
  bool is_trained = model != NULL && library->classes(model) == 2;
  if (is_trained) {
    library->labels(model, labels);
    int side = labels[0] == 1 ? 0 : 1;
    for (uint64_t column = 0; column < rows.columns; column++)
      weights[column] = library->coefficient(model, (int)column + 1, side);
  } else {
    snprintf(failure, capacity, "the rows have one outcome only");
  }
  if (model != NULL) library->destroy(&model);
  release(&nodes);
  return is_trained ? 0 : -1;
}
