// Linear map of each irrep by itself; see EquivariantLinear.java. Constants: ORDER C_IN C_OUT TILE WIDTH.
#define M (2 * ORDER + 1)
#include "vectors.cl"

__kernel void equivariant_linear(__global const float *x, __global const float *W, __global const float *bias, __global float *y,
                                 const int vertices, const int with_bias, const int accumulate, const int items) {
    const int tile = get_global_id(0);
    if (tile >= items) return;
    const int first = tile * TILE, count = min(TILE, vertices - first);
    __global const float *row[TILE];
    #pragma unroll
    for (int t = 0; t < TILE; t++) row[t] = x + (first + min(t, count - 1)) * M * C_IN;
    for (int d = 0; d < C_OUT; d += WIDTH) {
        VEC sum[TILE];
        #pragma unroll
        for (int t = 0; t < TILE; t++) sum[t] = with_bias ? LOAD(bias + d) : (VEC)(0.0f);
        for (int c = 0; c < C_IN; c++) {
            const VEC w = LOAD(W + c * C_OUT + d);
            #pragma unroll
            for (int t = 0; t < TILE; t++) sum[t] = fma((VEC)(row[t][c]), w, sum[t]);
        }
        #pragma unroll
        for (int t = 0; t < TILE; t++) if (t < count) {
            __global float *out = y + (first + t) * M * C_OUT + d;
            STORE(accumulate ? LOAD(out) + sum[t] : sum[t], out);
        }
        for (int n = 1; n <= ORDER; n++) {
            VEC yc[TILE], ys[TILE];
            #pragma unroll
            for (int t = 0; t < TILE; t++) { yc[t] = (VEC)(0.0f); ys[t] = (VEC)(0.0f); }
            for (int c = 0; c < C_IN; c++) {
                const VEC a = LOAD(W + ((2 * n - 1) * C_IN + c) * C_OUT + d), b = LOAD(W + (2 * n * C_IN + c) * C_OUT + d);
                #pragma unroll
                for (int t = 0; t < TILE; t++) {
                    const VEC xc = (VEC)(row[t][(2 * n - 1) * C_IN + c]), xs = (VEC)(row[t][2 * n * C_IN + c]);
                    yc[t] = fma(xc, a, yc[t]);
                    ys[t] = fma(xs, a, ys[t]);
                    yc[t] = fma(-xs, b, yc[t]);
                    ys[t] = fma(xc, b, ys[t]);
                }
            }
            #pragma unroll
            for (int t = 0; t < TILE; t++) if (t < count) {
                __global float *out = y + ((first + t) * M + 2 * n - 1) * C_OUT + d;
                STORE(accumulate ? LOAD(out) + yc[t] : yc[t], out);
                STORE(accumulate ? LOAD(out + C_OUT) + ys[t] : ys[t], out + C_OUT);
            }
        }
    }
}

// W[m][c][d] -> V[m][d][c], the sine parts negated: the adjoint
__kernel void equivariant_linear_adjoint(__global const float *W, __global float *V, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C_IN, d = i / C_IN % C_OUT, m = i / (C_IN * C_OUT);
    const float w = W[(m * C_IN + c) * C_OUT + d];
    V[i] = m > 0 && m % 2 == 0 ? -w : w;
}

// One item sums over a range of vertices: partial[item] = dW [M, C_IN, C_OUT], then dbias [C_OUT]
__kernel void equivariant_linear_gradient(__global const float *x, __global const float *dy, __global float *partial,
                                          const int vertices, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    __global float *dW = partial + item * (M * C_IN + 1) * C_OUT;
    for (int i = 0; i < (M * C_IN + 1) * C_OUT; i++) dW[i] = 0.0f;
    const int from = (int)((long)vertices * item / items), to = (int)((long)vertices * (item + 1) / items);
    for (int first = from; first < to; first += TILE) {
        const int count = min(TILE, to - first);
        __global const float *row[TILE];
        #pragma unroll
        for (int t = 0; t < TILE; t++) row[t] = x + (first + min(t, count - 1)) * M * C_IN;
        for (int d = 0; d < C_OUT; d += WIDTH) {
            VEC g[TILE];
            VEC bias = LOAD(dW + M * C_IN * C_OUT + d);
            #pragma unroll
            for (int t = 0; t < TILE; t++) {
                g[t] = t < count ? LOAD(dy + (first + t) * M * C_OUT + d) : (VEC)(0.0f);
                bias += g[t];
            }
            STORE(bias, dW + M * C_IN * C_OUT + d);
            for (int c = 0; c < C_IN; c++) {
                VEC sum = LOAD(dW + c * C_OUT + d);
                #pragma unroll
                for (int t = 0; t < TILE; t++) sum = fma((VEC)(row[t][c]), g[t], sum);
                STORE(sum, dW + c * C_OUT + d);
            }
            for (int n = 1; n <= ORDER; n++) {
                VEC gc[TILE], gs[TILE];
                #pragma unroll
                for (int t = 0; t < TILE; t++) {
                    __global const float *g1 = dy + ((first + min(t, count - 1)) * M + 2 * n - 1) * C_OUT + d;
                    gc[t] = t < count ? LOAD(g1) : (VEC)(0.0f);
                    gs[t] = t < count ? LOAD(g1 + C_OUT) : (VEC)(0.0f);
                }
                for (int c = 0; c < C_IN; c++) {
                    __global float *wa = dW + ((2 * n - 1) * C_IN + c) * C_OUT + d, *wb = dW + (2 * n * C_IN + c) * C_OUT + d;
                    VEC a = LOAD(wa), b = LOAD(wb);
                    #pragma unroll
                    for (int t = 0; t < TILE; t++) {
                        const VEC xc = (VEC)(row[t][(2 * n - 1) * C_IN + c]), xs = (VEC)(row[t][2 * n * C_IN + c]);
                        a = fma(xc, gc[t], a);
                        b = fma(xc, gs[t], b);
                        a = fma(xs, gs[t], a);
                        b = fma(-xs, gc[t], b);
                    }
                    STORE(a, wa);
                    STORE(b, wb);
                }
            }
        }
    }
}

// dW += and dbias += the sums of the parts
__kernel void equivariant_linear_sum(__global const float *partial, __global float *dW, __global float *dbias, const int parts,
                                     const int with_weights, const int with_bias, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    float sum = 0.0f;
    for (int part = 0; part < parts; part++) sum += partial[part * items + i];
    if (i < M * C_IN * C_OUT) {
        if (with_weights) dW[i] += sum;
    } else if (with_bias) {
        dbias[i - M * C_IN * C_OUT] += sum;
    }
}
