// y_c += sum of s rho(g) x_q over a cell, and x_q += s rho(-g) y_c; see Cells.java. Constants: ORDER C BY_AREA WIDTH.
#include "vectors.cl"

#define STRIDE ((2L * ORDER + 1) * C)

// to += s rho(g) from at one vertex; value holds s, cos |g|, sin |g|
static void add_turned(__global const float *from, __global float *to, __global const float *value, const float sign) {
    const float share = BY_AREA ? value[0] : 1.0f, cos_g = value[1], sin_g = sign * value[2];
    for (int c = 0; c < C; c += WIDTH) STORE(fma((VEC)(share), LOAD(from + c), LOAD(to + c)), to + c);
    float cos_n = 1.0f, sin_n = 0.0f;
    for (int n = 1; n <= ORDER; n++) {
        const float next = cos_n * cos_g - sin_n * sin_g;
        sin_n = sin_n * cos_g + cos_n * sin_g;
        cos_n = next;
        const VEC re = (VEC)(share * cos_n), im = (VEC)(share * sin_n);
        for (int c = 0; c < C; c += WIDTH) {
            const int x = (2 * n - 1) * C + c, y = x + C;
            const VEC fx = LOAD(from + x), fy = LOAD(from + y);
            STORE(fma(re, fx, fma(-im, fy, LOAD(to + x))), to + x);
            STORE(fma(im, fx, fma(re, fy, LOAD(to + y))), to + y);
        }
    }
}

__kernel void cells_gather(__global const int *offsets, __global const int *members, __global const float *values,
                           __global const float *fine, __global float *coarse, const int items) {
    const int p = get_global_id(0);
    if (p >= items) return;
    for (int e = offsets[p]; e < offsets[p + 1]; e++) {
        const long q = members[e];
        add_turned(fine + q * STRIDE, coarse + p * STRIDE, values + 3 * q, 1.0f);
    }
}

__kernel void cells_scatter(__global const int *parents, __global const float *values, __global const float *coarse,
                            __global float *fine, const int items) {
    const int q = get_global_id(0);
    if (q >= items) return;
    add_turned(coarse + parents[q] * STRIDE, fine + q * STRIDE, values + 3L * q, -1.0f);
}
