// y = tanh(Re(conj(z) A z)) with z = G d, A z = G (R d + i J d); see GradientFeatures.java. Constants: C WIDTH.
#include "vectors.cl"

// beyond 9 the float nearest to tanh is 1
#define TANH(u) (1.0f - 2.0f / (exp(2.0f * clamp(u, -10.0f, 10.0f)) + 1.0f))

__kernel void gradient_features(__global const int *offsets, __global const int *columns, __global const float *values,
                                __global const float *d, __global const float *ad, __global float *kept, __global float *y,
                                const int items) {
    const int p = get_global_id(0);
    if (p >= items) return;
    const int from = offsets[p], to = offsets[p + 1];
    for (int c = 0; c < C; c += WIDTH) {
        VEC zx = (VEC)(0.0f), zy = (VEC)(0.0f), wx = (VEC)(0.0f), wy = (VEC)(0.0f);
        for (int e = from; e < to; e++) {
            const long q = columns[e];
            const VEC gx = (VEC)(values[2 * e]), gy = (VEC)(values[2 * e + 1]);
            const VEC x = LOAD(d + q * C + c), r = LOAD(ad + 2 * q * C + c), j = LOAD(ad + (2 * q + 1) * C + c);
            zx = fma(gx, x, zx);
            zy = fma(gy, x, zy);
            wx = fma(gx, r, wx);
            wx = fma(-gy, j, wx);
            wy = fma(gy, r, wy);
            wy = fma(gx, j, wy);
        }
        __global float *keep = kept + 4L * p * C + c;
        STORE(wx, keep);
        STORE(wy, keep + C);
        STORE(zx, keep + 2 * C);
        STORE(zy, keep + 3 * C);
        STORE(TANH(zx * wx + zy * wy), y + (long)p * C + c);
    }
}

__kernel void gradient_features_scale(__global const float *kept, __global const float *y, __global const float *dy,
                                      __global float *scaled, const int items) {
    const int p = get_global_id(0);
    if (p >= items) return;
    for (int c = 0; c < C; c += WIDTH) {
        const VEC v = LOAD(y + (long)p * C + c), factor = LOAD(dy + (long)p * C + c) * (1.0f - v * v);
        for (int part = 0; part < 4; part++) {
            const long at = (4L * p + part) * C + c;
            STORE(factor * LOAD(kept + at), scaled + at);
        }
    }
}

__kernel void gradient_features_backward(__global const int *offsets, __global const int *rows, __global const float *values,
                                         __global const float *scaled, __global float *dd, __global float *dad, const int with_d,
                                         const int with_ad, const int items) {
    const int q = get_global_id(0);
    if (q >= items) return;
    const int from = offsets[q], to = offsets[q + 1];
    for (int c = 0; c < C; c += WIDTH) {
        VEC sum = (VEC)(0.0f), real = (VEC)(0.0f), imaginary = (VEC)(0.0f);
        for (int e = from; e < to; e++) {
            __global const float *at = scaled + 4L * rows[e] * C + c;
            const VEC gx = (VEC)(values[2 * e]), gy = (VEC)(values[2 * e + 1]);
            const VEC zx = LOAD(at + 2 * C), zy = LOAD(at + 3 * C);
            sum = fma(gx, LOAD(at), sum);
            sum = fma(gy, LOAD(at + C), sum);
            real = fma(gx, zx, real);
            real = fma(gy, zy, real);
            imaginary = fma(gx, zy, imaginary);
            imaginary = fma(-gy, zx, imaginary);
        }
        if (with_d) STORE(LOAD(dd + (long)q * C + c) + sum, dd + (long)q * C + c);
        if (with_ad) {
            STORE(LOAD(dad + 2L * q * C + c) + real, dad + 2L * q * C + c);
            STORE(LOAD(dad + (2L * q + 1) * C + c) + imaginary, dad + (2L * q + 1) * C + c);
        }
    }
}
