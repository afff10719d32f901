// y (+)= G t for a sparse complex G; see ComplexProduct.java. Constants: C WIDTH CONJUGATE.
#include "vectors.cl"

__kernel void complex_product(__global const int *offsets, __global const int *columns, __global const float *values,
                              __global const float *t, __global float *y, const int accumulate, const int items) {
    const int p = get_global_id(0);
    if (p >= items) return;
    const int from = offsets[p], to = offsets[p + 1];
    for (int c = 0; c < C; c += WIDTH) {
        __global float *out = y + 2L * p * C + c;
        VEC re = accumulate ? LOAD(out) : (VEC)(0.0f), im = accumulate ? LOAD(out + C) : (VEC)(0.0f);
        for (int e = from; e < to; e++) {
            __global const float *at = t + 2L * columns[e] * C + c;
            const VEC gx = (VEC)(values[2 * e]), gy = (VEC)(CONJUGATE ? -values[2 * e + 1] : values[2 * e + 1]);
            const VEC x = LOAD(at), v = LOAD(at + C);
            re = fma(gx, x, re);
            im = fma(gx, v, im);
            re = fma(-gy, v, re);
            im = fma(gy, x, im);
        }
        STORE(re, out);
        STORE(im, out + C);
    }
}
