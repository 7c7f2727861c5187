/* Memory: handles, arenas, buffers; no fourth lifetime.
 *
 * Allocation does not return NULL. When memory is exhausted the handler installed by the program's
 * main (or abort) ends the process: every instant is one at which the process may be killed, and what was
 * acknowledged is on disk (reliability.md 3.6), so there is nothing that a NULL check could save. */
#ifndef PROCURE_BASE_MEM_H
#define PROCURE_BASE_MEM_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

void mem_on_exhausted(void (*handler)(void));
void *mem_alloc(size_t n) __attribute__((returns_nonnull));                     /* zeroed */
void *mem_resize(void *p, size_t n) __attribute__((returns_nonnull));           /* like realloc */
char *mem_strdup(const char *s);
void mem_free(void *p);                     /* NULL is fine */

/* An arena: everything allocated in it is freed together. */
struct arena;
struct arena *arena_new(void) __attribute__((returns_nonnull));
void arena_free(struct arena *a);           /* NULL is fine */
void arena_reset(struct arena *a);          /* empties it, keeps a block for reuse */
void *arena_alloc(struct arena *a, size_t n) __attribute__((returns_nonnull));          /* zeroed, aligned for anything */
char *arena_strdup(struct arena *a, const char *s);                 /* NULL gives NULL */
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3), returns_nonnull));

/* A growing byte buffer; `p` always ends in a NUL that `len` does not count. Start with {0}. */
struct buf {
	char *p;
	size_t len, cap;
};
void buf_free(struct buf *b);
void buf_reset(struct buf *b);              /* len = 0, keeps memory */
void buf_add(struct buf *b, const void *p, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
const char *buf_str(const struct buf *b) __attribute__((returns_nonnull));      /* never NULL */

/* A list of strings whose memory is an arena's. */
struct strs {
	const char **v;
	size_t n, cap;
};
void strs_add(struct strs *l, struct arena *a, const char *s);      /* s is copied */
bool strs_has(const struct strs *l, const char *s);
size_t strs_find(const struct strs *l, const char *s);              /* index, or SIZE_MAX */
void strs_sort(struct strs *l);                                     /* byte order */
/* Splits at runs of spaces, commas and newlines (a list of ids as stored or as typed). */
void strs_split(struct strs *l, struct arena *a, const char *text);
char *strs_join(const struct strs *l, struct arena *a, const char *sep);

#endif
