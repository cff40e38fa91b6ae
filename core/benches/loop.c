/* What the machine can do: the directly standardised rate with Dobson's limits in one loop, and how fast columns are read.
   Compiled for this processor with sums in any order: neither exact, nor the same bits elsewhere, nor checked, nor told of
   missing numbers. `core/benches/methods.py` compiles and calls it. */

#include <math.h>
#include <pthread.h>
#include <stdint.h>

typedef struct {
    const int32_t *key;
    const double *count, *denominator, *standard;
    double *value, *lower, *upper;
    int64_t from, to, group;
} part;

static void *rates(void *argument) {
    part p = *(part *)argument;
    const double z = 1.959963984540054;
    int64_t row = p.from, group = p.group;
    while (row < p.to) {
        int64_t end = row;
        while (end < p.to && p.key[end] == p.key[row]) end++;
        double count = 0, weights = 0, weighted = 0, squares = 0;
        for (int64_t i = row; i < end; i++) {
            double weight = p.standard[i] / p.denominator[i], term = weight * p.count[i];
            count += p.count[i];
            weights += p.standard[i];
            weighted += term;
            squares += weight * term;
        }
        double value = weighted / weights, scale = sqrt(squares / (weights * weights) / count), next = count + 1;
        double low = 1 - 1 / (9 * count) - z / (3 * sqrt(count)), high = 1 - 1 / (9 * next) + z / (3 * sqrt(next));
        p.value[group] = 1e5 * value;
        p.lower[group] = 1e5 * (value + scale * (count * low * low * low - count));
        p.upper[group] = 1e5 * (value + scale * (next * high * high * high - count));
        group++;
        row = end;
    }
    return 0;
}

static void *bytes(void *argument) {
    part p = *(part *)argument;
    double sum = 0;
    int64_t keys = 0;
    for (int64_t i = p.from; i < p.to; i++) {
        sum += p.count[i] + p.denominator[i] + p.standard[i];
        keys += p.key[i];
    }
    p.value[p.group] = sum + (double)keys;
    return 0;
}

/* Rows of a group stand together, `each` of them. */
void run(int reading, int threads, int64_t groups, int64_t each, const int32_t *key, const double *count,
         const double *denominator, const double *standard, double *value, double *lower, double *upper) {
    pthread_t thread[16];
    part parts[16];
    for (int t = 0; t < threads; t++) {
        int64_t from = groups * t / threads, to = groups * (t + 1) / threads;
        parts[t] = (part){key, count, denominator, standard, value, lower, upper, from * each, to * each, from};
        pthread_create(&thread[t], 0, reading ? bytes : rates, &parts[t]);
    }
    for (int t = 0; t < threads; t++) pthread_join(thread[t], 0);
}
