#include "gtk_shim.h"

#include <glib-unix.h>
#include <stdint.h>
#include <unistd.h>

typedef struct {
  GClosure closure;
  ShimHandler handler;
  GDestroyNotify destroy;
} ShimClosure;

static void marshal(GClosure *closure, GValue *return_value, guint count, const GValue *parameters,
                    gpointer hint, gpointer marshal_data) {
  ((ShimClosure *)closure)->handler(closure->data, return_value, count, parameters);
}

static void finalize(gpointer data, GClosure *closure) { ((ShimClosure *)closure)->destroy(data); }

gulong shim_connect(gpointer object, const char *signal, gpointer data, ShimHandler handler,
                    GDestroyNotify destroy) {
  GClosure *closure = g_closure_new_simple(sizeof(ShimClosure), data);
  ((ShimClosure *)closure)->handler = handler;
  ((ShimClosure *)closure)->destroy = destroy;
  g_closure_set_marshal(closure, marshal);
  g_closure_add_finalize_notifier(closure, data, finalize);
  return g_signal_connect_closure(object, signal, closure, FALSE);
}

GType shim_type_string(void) { return G_TYPE_STRING; }

void shim_emit(gpointer object, const char *signal) { g_signal_emit_by_name(object, signal); }

/* libdispatch's hooks for a foreign main loop, as CoreFoundation uses them on Linux. */
extern int _dispatch_get_main_queue_handle_4CF(void);
extern void _dispatch_main_queue_callback_4CF(void *unused);

static gboolean drain_main_queue(gint descriptor, GIOCondition condition, gpointer data) {
  uint64_t wakeups;
  if (read(descriptor, &wakeups, sizeof wakeups) < 0) {
    /* Another wake-up has taken the count; the queue is drained all the same. */
  }
  _dispatch_main_queue_callback_4CF(NULL);
  return G_SOURCE_CONTINUE;
}

void shim_attach_main_queue(void) {
  static gboolean is_attached = FALSE;
  if (is_attached) return;
  is_attached = TRUE;
  g_unix_fd_add_full(G_PRIORITY_DEFAULT, _dispatch_get_main_queue_handle_4CF(), G_IO_IN,
                     drain_main_queue, NULL, NULL);
}

void shim_set_accessible_label(GtkWidget *widget, const char *label) {
  gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void shim_set_accessible_description(GtkWidget *widget, const char *description) {
  gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 description, -1);
}

void shim_set_accessible_invalid(GtkWidget *widget, gboolean is_invalid) {
  gtk_accessible_update_state(
      GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_STATE_INVALID,
      is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

GtkWidget *shim_new_picture_area(void) {
  return g_object_new(GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
}

GtkWidget *shim_new_decoration_area(void) {
  return g_object_new(GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                      NULL);
}

GtkWidget *shim_new_decoration_image(const char *icon) {
  return g_object_new(GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                      "icon-name", icon, NULL);
}

gboolean shim_has_accessible_label(GtkWidget *widget, const char *label) {
  char *difference = gtk_test_accessible_check_property(
      GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, NULL);
  gboolean is_same = difference == NULL;
  g_free(difference);
  return is_same;
}

/* The rows of an index list. */

typedef struct {
  GObject parent;
  guint index;
} ShimIndexRow;

typedef GObjectClass ShimIndexRowClass;

G_DEFINE_TYPE(ShimIndexRow, shim_index_row, G_TYPE_OBJECT)

static void shim_index_row_init(ShimIndexRow *row) {}
static void shim_index_row_class_init(ShimIndexRowClass *type) {}

typedef struct {
  GObject parent;
  guint count;
} ShimIndexList;

typedef GObjectClass ShimIndexListClass;

static GType item_type(GListModel *list) { return shim_index_row_get_type(); }
static guint item_count(GListModel *list) { return ((ShimIndexList *)list)->count; }

static gpointer item_at(GListModel *list, guint position) {
  if (position >= ((ShimIndexList *)list)->count) return NULL;
  ShimIndexRow *row = g_object_new(shim_index_row_get_type(), NULL);
  row->index = position;
  return row;
}

static void implement_list(GListModelInterface *interface) {
  interface->get_item_type = item_type;
  interface->get_n_items = item_count;
  interface->get_item = item_at;
}

G_DEFINE_TYPE_WITH_CODE(ShimIndexList, shim_index_list, G_TYPE_OBJECT,
                        G_IMPLEMENT_INTERFACE(G_TYPE_LIST_MODEL, implement_list))

static void shim_index_list_init(ShimIndexList *list) {}
static void shim_index_list_class_init(ShimIndexListClass *type) {}

GListModel *shim_index_list_new(void) { return g_object_new(shim_index_list_get_type(), NULL); }

void shim_index_list_set_count(GListModel *list, guint count) {
  guint before = ((ShimIndexList *)list)->count;
  ((ShimIndexList *)list)->count = count;
  g_list_model_items_changed(list, 0, before, count);
}

guint shim_index_of_row(gpointer row) { return ((ShimIndexRow *)row)->index; }

/* Which column of a view sorts: GTK 4.8 does not tell, so each column's sorter notes that it was
   asked, and the view's own sorter asks the first column first. */

static int noted_column = -1;

static int note_column(gconstpointer left, gconstpointer right, gpointer column) {
  if (noted_column < 0) noted_column = GPOINTER_TO_INT(column);
  return GTK_ORDERING_SMALLER;
}

GtkSorter *shim_column_sorter_new(int column) {
  return GTK_SORTER(gtk_custom_sorter_new(note_column, GINT_TO_POINTER(column), NULL));
}

int shim_sorted_column(GtkSorter *sorter, gboolean *is_descending) {
  GObject *left = g_object_new(shim_index_row_get_type(), NULL);
  GObject *right = g_object_new(shim_index_row_get_type(), NULL);
  noted_column = -1;
  GtkOrdering order = gtk_sorter_compare(sorter, left, right);
  g_object_unref(left);
  g_object_unref(right);
  *is_descending = order == GTK_ORDERING_LARGER;
  return order == GTK_ORDERING_EQUAL ? -1 : noted_column;
}

char *shim_dropped_path(const GValue *parameter) {
  const GValue *dropped = g_value_get_boxed(parameter);
  if (dropped == NULL || !G_VALUE_HOLDS(dropped, GDK_TYPE_FILE_LIST)) return NULL;
  GSList *files = gdk_file_list_get_files(g_value_get_boxed(dropped));
  char *path = files == NULL ? NULL : g_file_get_path(G_FILE(files->data));
  g_slist_free(files);
  return path;
}
