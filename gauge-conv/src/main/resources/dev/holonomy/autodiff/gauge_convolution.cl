// Gauge convolution in moment form; see GaugeConvolution.java for the formulas and the layouts, GaugeSides.java for the Java meaning.
#include "vectors.cl"
#include "gauge_sides.cl"

// A[k][f][a][c] = sum_q w h_k f_f (rho(g - theta) x_q)[a][c] of one vertex
inline void moments(__global const float *x, __global const int *neighbours, __global const float *stream,
                    const int begin, const int end, float *A) {
    for (int c = 0; c < C_IN; c += WIDTH_IN) {
        VIN sum[PROFILES];
        #pragma unroll
        for (int j = 0; j < PROFILES; j++) sum[j] = (VIN)(0.0f);
        for (int e = begin; e < end; e++) {
            const VIN u = LOAD_IN(x + neighbours[e] * ROWS + c);
            __global const float *s = stream + e * STREAM;
            #pragma unroll
            for (int j = 0; j < PROFILES; j++) sum[j] = fma((VIN)(s[j]), u, sum[j]);
        }
        #pragma unroll
        for (int j = 0; j < PROFILES; j++) STORE_IN(sum[j], A + j * ROWS + c);
        for (int n = 1; n <= ORDER_IN; n++) {
            VIN cosine_sum[PROFILES], sine_sum[PROFILES];
            #pragma unroll
            for (int j = 0; j < PROFILES; j++) { cosine_sum[j] = (VIN)(0.0f); sine_sum[j] = (VIN)(0.0f); }
            for (int e = begin; e < end; e++) {
                __global const float *s = stream + e * STREAM;
                __global const float *xq = x + neighbours[e] * ROWS + (2 * n - 1) * C_IN + c;
                const VIN zc = LOAD_IN(xq), zs = LOAD_IN(xq + C_IN);
                const VIN ca = (VIN)(s[PROFILES + 2 * n - 2]), sa = (VIN)(s[PROFILES + 2 * n - 1]);
                const VIN uc = ca * zc - sa * zs, us = sa * zc + ca * zs;
                #pragma unroll
                for (int j = 0; j < PROFILES; j++) {
                    cosine_sum[j] = fma((VIN)(s[j]), uc, cosine_sum[j]);
                    sine_sum[j] = fma((VIN)(s[j]), us, sine_sum[j]);
                }
            }
            #pragma unroll
            for (int j = 0; j < PROFILES; j++) {
                STORE_IN(cosine_sum[j], A + j * ROWS + (2 * n - 1) * C_IN + c);
                STORE_IN(sine_sum[j], A + j * ROWS + 2 * n * C_IN + c);
            }
        }
    }
}

inline void tile_moments(__global const float *x, __global const int *offsets, __global const int *neighbours,
                         __global const float *stream, const int first, const int count, float *A) {
    for (int t = 0; t < count; t++) {
        moments(x, neighbours, stream, offsets[first + t], offsets[first + t + 1], A + t * MOMENTS);
    }
    for (int i = count * MOMENTS; i < TILE * MOMENTS; i++) A[i] = 0.0f;
}

// y_0 (+)= A_0 W_0; y_c (+)= A_cos W_c - A_sin W_s; y_s (+)= A_sin W_c + A_cos W_s
inline void tile_product(const float *A, __global const float *W, __global float *y, const int first, const int count,
                         const int accumulate) {
    for (int d = 0; d < C_OUT; d += WIDTH_OUT) {
        VOUT sum[TILE];
        #pragma unroll
        for (int t = 0; t < TILE; t++) sum[t] = (VOUT)(0.0f);
        for (int k = 0; k < RINGS; k++) {
            const float *a = A + k * M_OUT * ROWS;
            __global const float *w = W + k * ROWS * M_OUT * C_OUT + d;
            for (int row = 0; row < ROWS; row++) {
                const VOUT weight = LOAD_OUT(w + row * M_OUT * C_OUT);
                #pragma unroll
                for (int t = 0; t < TILE; t++) sum[t] = fma((VOUT)(a[t * MOMENTS + row]), weight, sum[t]);
            }
        }
        #pragma unroll
        for (int t = 0; t < TILE; t++) if (t < count) {
            __global float *out = y + (first + t) * M_OUT * C_OUT + d;
            STORE_OUT(accumulate ? LOAD_OUT(out) + sum[t] : sum[t], out);
        }
        for (int m = 1; m <= ORDER_OUT; m++) {
            VOUT yc[TILE], ys[TILE];
            #pragma unroll
            for (int t = 0; t < TILE; t++) { yc[t] = (VOUT)(0.0f); ys[t] = (VOUT)(0.0f); }
            for (int k = 0; k < RINGS; k++) {
                const float *a = A + (k * M_OUT + 2 * m - 1) * ROWS;
                __global const float *w = W + (k * ROWS * M_OUT + 2 * m - 1) * C_OUT + d;
                for (int row = 0; row < ROWS; row++) {
                    const VOUT wc = LOAD_OUT(w + row * M_OUT * C_OUT), ws = LOAD_OUT(w + (row * M_OUT + 1) * C_OUT);
                    #pragma unroll
                    for (int t = 0; t < TILE; t++) {
                        const VOUT ac = (VOUT)(a[t * MOMENTS + row]), as = (VOUT)(a[t * MOMENTS + ROWS + row]);
                        yc[t] = fma(ac, wc, yc[t]);
                        ys[t] = fma(as, wc, ys[t]);
                        yc[t] = fma(-as, ws, yc[t]);
                        ys[t] = fma(ac, ws, ys[t]);
                    }
                }
            }
            #pragma unroll
            for (int t = 0; t < TILE; t++) if (t < count) {
                __global float *out = y + ((first + t) * M_OUT + 2 * m - 1) * C_OUT + d;
                STORE_OUT(accumulate ? LOAD_OUT(out) + yc[t] : yc[t], out);
                STORE_OUT(accumulate ? LOAD_OUT(out + C_OUT) + ys[t] : ys[t], out + C_OUT);
            }
        }
    }
}

__kernel void gauge_convolution(__global const float *x, __global const float *W, __global const int *offsets,
                                __global const int *neighbours, __global const float *stream, __global float *y,
                                const int vertices, const int accumulate, const int items) {
    const int tile = get_global_id(0);
    if (tile >= items) return;
    float A[TILE * MOMENTS];
    const int first = tile * TILE, count = min(TILE, vertices - first);
    tile_moments(x, offsets, neighbours, stream, first, count, A);
    tile_product(A, W, y, first, count, accumulate);
}

// One item takes a range of tiles and keeps its own sum of the weights' gradient, which a later kernel adds up.
// Here "in" is the side of dy and "out" that of x; with_dx is 0 where only the weights want a gradient.
__kernel void gauge_convolution_gradient(__global const float *dy, __global const float *W, __global const int *offsets,
                                         __global const int *neighbours, __global const float *stream, __global float *dx,
                                         __global const float *x, __global float *partial, const int vertices,
                                         const int with_dx, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    float A[TILE * MOMENTS];
    __global float *dW = partial + item * (RINGS * ROWS * M_OUT * C_OUT);
    for (int i = 0; i < RINGS * ROWS * M_OUT * C_OUT; i++) dW[i] = 0.0f;
    const int tiles = (vertices + TILE - 1) / TILE;
    const int from = (int)((long)tiles * item / items), to = (int)((long)tiles * (item + 1) / items);
    for (int tile = from; tile < to; tile++) {
        const int first = tile * TILE, count = min(TILE, vertices - first);
        tile_moments(dy, offsets, neighbours, stream, first, count, A);
        if (with_dx) tile_product(A, W, dx, first, count, 1);
        for (int d = 0; d < C_OUT; d += WIDTH_OUT) {
            VOUT xt[TILE];
            #pragma unroll
            for (int t = 0; t < TILE; t++) xt[t] = t < count ? LOAD_OUT(x + (first + t) * M_OUT * C_OUT + d) : (VOUT)(0.0f);
            for (int k = 0; k < RINGS; k++) for (int row = 0; row < ROWS; row++) {
                const float *a = A + k * M_OUT * ROWS + row;
                __global float *w = dW + (k * ROWS + row) * M_OUT * C_OUT + d;
                VOUT sum = LOAD_OUT(w);
                #pragma unroll
                for (int t = 0; t < TILE; t++) sum = fma((VOUT)(a[t * MOMENTS]), xt[t], sum);
                STORE_OUT(sum, w);
            }
            for (int m = 1; m <= ORDER_OUT; m++) {
                VOUT xc[TILE], xs[TILE];
                #pragma unroll
                for (int t = 0; t < TILE; t++) {
                    __global const float *xv = x + ((first + min(t, count - 1)) * M_OUT + 2 * m - 1) * C_OUT + d;
                    xc[t] = LOAD_OUT(xv);
                    xs[t] = LOAD_OUT(xv + C_OUT);
                }
                for (int k = 0; k < RINGS; k++) for (int row = 0; row < ROWS; row++) {
                    const float *a = A + (k * M_OUT + 2 * m - 1) * ROWS + row;
                    __global float *w = dW + ((k * ROWS + row) * M_OUT + 2 * m - 1) * C_OUT + d;
                    VOUT wc = LOAD_OUT(w), ws = LOAD_OUT(w + C_OUT);
                    #pragma unroll
                    for (int t = 0; t < TILE; t++) {
                        const VOUT ac = (VOUT)(a[t * MOMENTS]), as = (VOUT)(a[t * MOMENTS + ROWS]);
                        wc = fma(ac, xc[t], wc);
                        ws = fma(ac, xs[t], ws);
                        wc = fma(as, xs[t], wc);
                        ws = fma(-as, xc[t], ws);
                    }
                    STORE_OUT(wc, w);
                    STORE_OUT(ws, w + C_OUT);
                }
            }
        }
    }
}

// W[k][a][c][b][d] -> V[k][b][d][a][c], with the constants of the forward convolution
__kernel void gauge_weights_transposed(__global const float *W, __global float *V, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C_IN, a = i / C_IN % M_IN, d = i / ROWS % C_OUT, b = i / (ROWS * C_OUT) % M_OUT, k = i / (ROWS * C_OUT * M_OUT);
    V[i] = W[(((k * M_IN + a) * C_IN + c) * M_OUT + b) * C_OUT + d];
}

// dW[k][a][c][b][d] += sum over the partial sums [k][b][d][a][c], with the constants of the forward convolution
__kernel void gauge_weights_gradient(__global const float *partial, __global float *dW, const int parts, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C_IN, a = i / C_IN % M_IN, d = i / ROWS % C_OUT, b = i / (ROWS * C_OUT) % M_OUT, k = i / (ROWS * C_OUT * M_OUT);
    float sum = 0.0f;
    for (int part = 0; part < parts; part++) sum += partial[part * items + i];
    dW[(((k * M_IN + a) * C_IN + c) * M_OUT + b) * C_OUT + d] += sum;
}
