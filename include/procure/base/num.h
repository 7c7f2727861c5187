/* Numbers: whole pesos, hundredths, exact fractions; no floating point, no locale. */
#ifndef PROCURE_BASE_NUM_H
#define PROCURE_BASE_NUM_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

/* Stored spellings: one only. `-5`, `2160000000`; no leading zero or plus, no `-0`. */
bool num_parse(const char *s, int64_t *out);
/* Hundredths: `3.00`, `-0.50`, always two digits after the point. 3.00 -> 300. */
bool hundredths_parse(const char *s, int64_t *out);
void hundredths_print(char out[24], int64_t n);

/* What people type, in either language: `1.234.567`, `1,234,567`, `1234567`, `$ 1.234`, `9,7`, `9.7 %`. A single separator followed by exactly three digits
 * is a thousands mark for whole numbers. More decimals than the type holds are refused: `1.234` as hundredths could mean two things, so it is. */
bool num_entry(const char *s, int64_t *out);
bool hundredths_entry(const char *s, int64_t *out);

/* For people: Spanish `1.234.567` and `9,70`, English `1,234,567` and `9.70`; `english` from the session's language. */
void num_show(char out[32], int64_t n, bool english);
void hundredths_show(char out[32], int64_t n, bool english);

/* a * b / c, rounded half up (away from zero on a tie), exact in 128 bits; c > 0. */
int64_t num_muldiv(int64_t a, int64_t b, int64_t c);

#endif
