/* What Swift cannot call in GTK's C interface: macros, variadic functions and closures of any
   signature. It knows nothing of loans. */
#pragma once

#include <adwaita.h>
#include <gtk/gtk.h>

/* Called for every emission of a connected signal; parameters[0] is the emitter. */
typedef void (*ShimHandler)(gpointer data, GValue *return_value, guint count,
                            const GValue *parameters);

/* Connects a signal of any signature; `destroy` releases `data` with the closure. */
gulong shim_connect(gpointer object, const char *signal, gpointer data, ShimHandler handler,
                    GDestroyNotify destroy);

/* G_TYPE_STRING is a macro. */
GType shim_type_string(void);

/* Emits a signal that takes no argument, as tests do to press a button. */
void shim_emit(gpointer object, const char *signal);

/* Runs the jobs of Swift's main actor from the default GLib main context. */
void shim_attach_main_queue(void);

/* Names a control for people who do not see it. */
void shim_set_accessible_label(GtkWidget *widget, const char *label);
void shim_set_accessible_description(GtkWidget *widget, const char *description);
/* Says that what stands in it is refused. */
void shim_set_accessible_invalid(GtkWidget *widget, gboolean is_invalid);

/* The role of a widget can only be given when it is made. */
GtkWidget *shim_new_picture_area(void);
GtkWidget *shim_new_decoration_area(void);
/* An icon beside words that say the same. */
GtkWidget *shim_new_decoration_image(const char *icon);

/* In tests under GTK_A11Y=test: whether the widget has this accessible name. */
gboolean shim_has_accessible_label(GtkWidget *widget, const char *label);

/* A list of `count` rows that are nothing but their index, made only while they are visible. */
GListModel *shim_index_list_new(void);
void shim_index_list_set_count(GListModel *list, guint count);
guint shim_index_of_row(gpointer row);

/* A sorter that only notes which column it belongs to. */
GtkSorter *shim_column_sorter_new(int column);
/* The column by which the rows of a view are wanted, by the view's own sorter; -1 for none. */
int shim_sorted_column(GtkSorter *sorter, gboolean *is_descending);

/* Path of the first file that was dropped, by the first parameter of the signal; NULL for none. */
char *shim_dropped_path(const GValue *parameter);
