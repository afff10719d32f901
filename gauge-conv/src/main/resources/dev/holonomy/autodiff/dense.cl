// Dense products of tall matrices with register tiles of ROWS x COLS vectors; see Dense.java.
// Constants: WIDTH ROWS COLS TILES (row tiles of an item) SOURCES (of x) C_IN (columns of each source) C_OUT.
#include "vectors.cl"
#if WIDTH == 1
#define UVEC uint
#define TO_FLOAT(u) ((float)(u))
#define KEEP(u, rate) (TO_FLOAT(u) * (1.0f / 16777216.0f) < (rate) ? 0.0f : 1.0f)
#else
#define UVEC EXPAND(uint, WIDTH)
#define TO_FLOAT(u) EXPAND(convert_float, WIDTH)(u)
#define KEEP(u, rate) select((VEC)(1.0f), (VEC)(0.0f), TO_FLOAT(u) * (1.0f / 16777216.0f) < (VEC)(rate))
#endif

#if WIDTH == 16
#define LANES (uint16)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
#elif WIDTH == 8
#define LANES (uint8)(0, 1, 2, 3, 4, 5, 6, 7)
#elif WIDTH == 4
#define LANES (uint4)(0, 1, 2, 3)
#elif WIDTH == 2
#define LANES (uint2)(0, 1)
#else
#define LANES 0u
#endif

// 1 where the number at this index is kept, else 0: the same hash as dropout.cl
VEC kept(const int index, const uint seed, const float rate) {
    UVEC h = ((UVEC)((uint)index) + LANES) * 2654435761u ^ seed;
    h ^= h >> 16; h *= 0x85ebca6bu; h ^= h >> 13; h *= 0xc2b2ae35u; h ^= h >> 16;
    return KEEP(h >> 8, rate);
}

// y (+)= drop(act(x0 W0 + x1 W1 + x2 W2 + bias)) + extra
__kernel void dense_rows(__global const float *x0, __global const float *x1, __global const float *x2, __global const float *W,
                         __global const float *bias, __global const float *extra, __global float *y, const int vertices,
                         const int offset, const int with_bias, const int with_extra, const int relu, const float rate, const int seed,
                         const int accumulate, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    const int end = min(vertices, (item + 1) * TILES * ROWS);
    for (int d = 0; d < C_OUT; d += COLS * WIDTH) {
        for (int first = item * TILES * ROWS; first < end; first += ROWS) {
            const int count = min(ROWS, end - first);
            VEC sum[ROWS][COLS];
            #pragma unroll
            for (int j = 0; j < COLS; j++) {
                const VEC b = with_bias ? LOAD(bias + d + j * WIDTH) : (VEC)(0.0f);
                #pragma unroll
                for (int t = 0; t < ROWS; t++) sum[t][j] = b;
            }
            #pragma unroll
            for (int s = 0; s < SOURCES; s++) {
                __global const float *x = s == 0 ? x0 : s == 1 ? x1 : x2;
                __global const float *w = W + offset + s * C_IN * C_OUT + d;
                __global const float *row[ROWS];
                #pragma unroll
                for (int t = 0; t < ROWS; t++) row[t] = x + (long)(first + min(t, count - 1)) * C_IN;
                for (int c = 0; c < C_IN; c++) {
                    VEC v[COLS];
                    #pragma unroll
                    for (int j = 0; j < COLS; j++) v[j] = LOAD(w + c * C_OUT + j * WIDTH);
                    #pragma unroll
                    for (int t = 0; t < ROWS; t++) {
                        const VEC a = (VEC)(row[t][c]);
                        #pragma unroll
                        for (int j = 0; j < COLS; j++) sum[t][j] = fma(a, v[j], sum[t][j]);
                    }
                }
            }
            #pragma unroll
            for (int t = 0; t < ROWS; t++) if (t < count) {
                #pragma unroll
                for (int j = 0; j < COLS; j++) {
                    const long at = (long)(first + t) * C_OUT + d + j * WIDTH;
                    VEC v = sum[t][j];
                    if (relu) v = fmax(v, (VEC)(0.0f));
                    if (rate > 0.0f) v *= kept((int)at, (uint)seed, rate) * (1.0f / (1.0f - rate));
                    if (with_extra) v += LOAD(extra + at);
                    if (accumulate) v += LOAD(y + at);
                    STORE(v, y + at);
                }
            }
        }
    }
}

// partial[item] = sum over a range of rows of x^T g, [SOURCES * C_IN, C_OUT]; sums[item] = column sums of g
__kernel void dense_columns(__global const float *x0, __global const float *x1, __global const float *x2, __global const float *g,
                            __global float *partial, __global float *sums, const int vertices, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    const int from = (int)((long)vertices * item / items), to = (int)((long)vertices * (item + 1) / items);
    __global float *dW = partial + (long)item * SOURCES * C_IN * C_OUT;
    __global float *db = sums + item * C_OUT;
    for (int i = 0; i < SOURCES * C_IN * C_OUT; i++) dW[i] = 0.0f;
    for (int d = 0; d < C_OUT; d += WIDTH) {
        VEC sum = (VEC)(0.0f);
        for (int p = from; p < to; p++) sum += LOAD(g + (long)p * C_OUT + d);
        STORE(sum, db + d);
    }
    for (int begin = from; begin < to; begin += 128) {
        const int end = min(to, begin + 128);
        #pragma unroll
        for (int s = 0; s < SOURCES; s++) {
            __global const float *x = s == 0 ? x0 : s == 1 ? x1 : x2;
            for (int c = 0; c < C_IN; c += ROWS) {
                for (int d = 0; d < C_OUT; d += COLS * WIDTH) {
                    VEC sum[ROWS][COLS];
                    #pragma unroll
                    for (int t = 0; t < ROWS; t++)
                        #pragma unroll
                        for (int j = 0; j < COLS; j++) sum[t][j] = (VEC)(0.0f);
                    for (int p = begin; p < end; p++) {
                        VEC v[COLS];
                        #pragma unroll
                        for (int j = 0; j < COLS; j++) v[j] = LOAD(g + (long)p * C_OUT + d + j * WIDTH);
                        #pragma unroll
                        for (int t = 0; t < ROWS; t++) {
                            const VEC a = (VEC)(x[(long)p * C_IN + min(c + t, C_IN - 1)]);
                            #pragma unroll
                            for (int j = 0; j < COLS; j++) sum[t][j] = fma(a, v[j], sum[t][j]);
                        }
                    }
                    #pragma unroll
                    for (int t = 0; t < ROWS; t++) if (c + t < C_IN) {
                        #pragma unroll
                        for (int j = 0; j < COLS; j++) {
                            __global float *out = dW + (s * C_IN + c + t) * C_OUT + d + j * WIDTH;
                            STORE(LOAD(out) + sum[t][j], out);
                        }
                    }
                }
            }
        }
    }
}

// V[s][d][c] = W[s][c][d]
__kernel void dense_transposed(__global const float *W, __global float *V, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C_IN, d = i / C_IN % C_OUT, s = i / (C_IN * C_OUT);
    V[i] = W[(s * C_IN + c) * C_OUT + d];
}

// g = dy where y is positive, scaled: the derivative by what a kept, rectified number was before
__kernel void dense_unrectified(__global const float *y, __global const float *dy, __global float *g, const float scale, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    g[i] = y[i] > 0.0f ? dy[i] * scale : 0.0f;
}
