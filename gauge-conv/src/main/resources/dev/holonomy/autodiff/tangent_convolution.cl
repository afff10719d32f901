// Convolution of fields into tangent vectors, spin by spin; see TangentConvolution.java for the formulas and the Java meaning.
// Constants: LOW SPINS RINGS C_IN C_OUT TILE WIDTH_IN WIDTH_OUT, and ORDER of the field; "in" is the side that is gathered.
#include "vectors.cl"
#define VIN FLOATS(WIDTH_IN)
#define LOAD_IN(p) LOAD_FLOATS(WIDTH_IN, p)
#define STORE_IN(v, p) STORE_FLOATS(WIDTH_IN, v, p)
#define VOUT FLOATS(WIDTH_OUT)
#define LOAD_OUT(p) LOAD_FLOATS(WIDTH_OUT, p)
#define STORE_OUT(v, p) STORE_FLOATS(WIDTH_OUT, v, p)
#define M (2 * ORDER + 1)
#define STREAM (RINGS + 2 * SPINS)
#define ROWS (RINGS * C_IN)

// the row of a field that holds the real part of a spin, and the sign of its imaginary part
inline int row_of(const int spin) { return spin == 0 ? 0 : 2 * abs(spin) - 1; }
inline float sign_of(const int spin) { return spin == 0 ? 0.0f : spin < 0 ? -1.0f : 1.0f; }

// A[part][k][c] = sum of w h_k e^{i a} u over the pairs of one vertex, for one spin; u begins at x
inline void moments(__global const float *x, const int stride, const float sign, __global const int *neighbours,
                    __global const float *stream, const int s, const int begin, const int end, float *A) {
    #pragma unroll 1
    for (int c = 0; c < C_IN; c += WIDTH_IN) {
        VIN re[RINGS], im[RINGS];
        #pragma unroll
        for (int k = 0; k < RINGS; k++) { re[k] = (VIN)(0.0f); im[k] = (VIN)(0.0f); }
        for (int e = begin; e < end; e++) {
            __global const float *pair = stream + (long)e * STREAM, *u = x + (long)neighbours[e] * stride + c;
            const VIN cosine = (VIN)(pair[RINGS + 2 * s]), sine = (VIN)(pair[RINGS + 2 * s + 1]), ur = LOAD_IN(u);
            VIN vr = cosine * ur, vi = sine * ur;
            if (sign != 0.0f) {
                const VIN ui = sign * LOAD_IN(u + C_IN);
                vr = fma(-sine, ui, vr);
                vi = fma(cosine, ui, vi);
            }
            #pragma unroll
            for (int k = 0; k < RINGS; k++) {
                const VIN h = (VIN)(pair[k]);
                re[k] = fma(h, vr, re[k]);
                im[k] = fma(h, vi, im[k]);
            }
        }
        #pragma unroll
        for (int k = 0; k < RINGS; k++) {
            STORE_IN(re[k], A + k * C_IN + c);
            STORE_IN(im[k], A + ROWS + k * C_IN + c);
        }
    }
}

inline void tile_moments(__global const float *x, const int stride, const float sign, __global const int *offsets,
                         __global const int *neighbours, __global const float *stream, const int s, const int first, const int count,
                         float *A) {
    for (int t = 0; t < count; t++) {
        moments(x, stride, sign, neighbours, stream, s, offsets[first + t], offsets[first + t + 1], A + t * 2 * ROWS);
    }
    for (int i = count * 2 * ROWS; i < TILE * 2 * ROWS; i++) A[i] = 0.0f;
}

// the complex products A W of a tile for the columns from d on; W is that of one spin
inline void tile_product(const float *A, __global const float *W, const int d, VOUT *re, VOUT *im) {
    #pragma unroll
    for (int t = 0; t < TILE; t++) { re[t] = (VOUT)(0.0f); im[t] = (VOUT)(0.0f); }
    #pragma unroll 1
    for (int row = 0; row < ROWS; row++) {
        const VOUT wr = LOAD_OUT(W + row * 2 * C_OUT + d), wi = LOAD_OUT(W + (row * 2 + 1) * C_OUT + d);
        #pragma unroll
        for (int t = 0; t < TILE; t++) {
            const VOUT ar = (VOUT)(A[t * 2 * ROWS + row]), ai = (VOUT)(A[(t * 2 + 1) * ROWS + row]);
            re[t] = fma(ar, wr, re[t]);
            im[t] = fma(ai, wr, im[t]);
            re[t] = fma(-ai, wi, re[t]);
            im[t] = fma(ar, wi, im[t]);
        }
    }
}

__kernel void tangent_convolution(__global const float *x, __global const float *W, __global const int *offsets,
                                  __global const int *neighbours, __global const float *stream, __global float *y, const int vertices,
                                  const int items) {
    const int tile = get_global_id(0);
    if (tile >= items) return;
    float A[TILE * 2 * ROWS];
    const int first = tile * TILE, count = min(TILE, vertices - first);
    #pragma unroll 1
    for (int s = 0; s < SPINS; s++) {
        const int spin = LOW + s;
        tile_moments(x + row_of(spin) * C_IN, M * C_IN, sign_of(spin), offsets, neighbours, stream, s, first, count, A);
        #pragma unroll 1
        for (int d = 0; d < C_OUT; d += WIDTH_OUT) {
            VOUT re[TILE], im[TILE];
            tile_product(A, W + s * ROWS * 2 * C_OUT, d, re, im);
            #pragma unroll
            for (int t = 0; t < TILE; t++) if (t < count) {
                __global float *out = y + (long)(first + t) * 2 * C_OUT + d;
                STORE_OUT(s > 0 ? LOAD_OUT(out) + re[t] : re[t], out);
                STORE_OUT(s > 0 ? LOAD_OUT(out + C_OUT) + im[t] : im[t], out + C_OUT);
            }
        }
    }
}

// One item takes a range of tiles and keeps its own sum of the weights' gradient, which a later kernel adds up.
// Here "in" is dy, "out" the field x; W is conjugated and transposed; with_dx is 0 where only the weights want a gradient.
__kernel void tangent_convolution_gradient(__global const float *dy, __global const float *W, __global const int *offsets,
                                           __global const int *neighbours, __global const float *stream, __global float *dx,
                                           __global const float *x, __global float *partial, const int vertices, const int with_dx,
                                           const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    float A[TILE * 2 * ROWS];
    __global float *dW = partial + (long)item * SPINS * ROWS * 2 * C_OUT;
    for (int i = 0; i < SPINS * ROWS * 2 * C_OUT; i++) dW[i] = 0.0f;
    const int tiles = (vertices + TILE - 1) / TILE;
    const int from = (int)((long)tiles * item / items), to = (int)((long)tiles * (item + 1) / items);
    for (int tile = from; tile < to; tile++) {
        const int first = tile * TILE, count = min(TILE, vertices - first);
        #pragma unroll 1
        for (int s = 0; s < SPINS; s++) {
            const int spin = LOW + s, at = row_of(spin) * C_OUT;
            const float sign = sign_of(spin);
            tile_moments(dy, 2 * C_IN, 1.0f, offsets, neighbours, stream, s, first, count, A);
            #pragma unroll 1
            for (int d = 0; d < C_OUT; d += WIDTH_OUT) {
                VOUT ur[TILE], ui[TILE];
                if (with_dx) {
                    tile_product(A, W + s * ROWS * 2 * C_OUT, d, ur, ui);
                    #pragma unroll
                    for (int t = 0; t < TILE; t++) if (t < count) {
                        __global float *out = dx + (long)(first + t) * M * C_OUT + at + d;
                        STORE_OUT(LOAD_OUT(out) + ur[t], out);
                        if (sign != 0.0f) STORE_OUT(LOAD_OUT(out + C_OUT) + sign * ui[t], out + C_OUT);
                    }
                }
                #pragma unroll
                for (int t = 0; t < TILE; t++) {
                    __global const float *u = x + (long)(first + min(t, count - 1)) * M * C_OUT + at + d;
                    ur[t] = LOAD_OUT(u);
                    ui[t] = sign != 0.0f ? sign * LOAD_OUT(u + C_OUT) : (VOUT)(0.0f);
                }
                #pragma unroll 1
                for (int row = 0; row < ROWS; row++) {
                    __global float *w = dW + (s * ROWS + row) * 2 * C_OUT + d;
                    VOUT wr = LOAD_OUT(w), wi = LOAD_OUT(w + C_OUT);
                    #pragma unroll
                    for (int t = 0; t < TILE; t++) {
                        const VOUT ar = (VOUT)(A[t * 2 * ROWS + row]), ai = (VOUT)(A[(t * 2 + 1) * ROWS + row]);
                        wr = fma(ar, ur[t], wr);
                        wi = fma(ai, ur[t], wi);
                        wr = fma(ai, ui[t], wr);
                        wi = fma(-ar, ui[t], wi);
                    }
                    STORE_OUT(wr, w);
                    STORE_OUT(wi, w + C_OUT);
                }
            }
        }
    }
}

// W[s k][c][part][d] -> V[s k][d][part][c], conjugated; with the constants of the forward convolution
__kernel void tangent_weights_adjoint(__global const float *W, __global float *V, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C_IN, part = i / C_IN % 2, d = i / (2 * C_IN) % C_OUT, k = i / (2 * C_IN * C_OUT);
    const float w = W[((k * C_IN + c) * 2 + part) * C_OUT + d];
    V[i] = part ? -w : w;
}

// dW[s k][c][part][d] += sum over the partial sums [s k][d][part][c]
__kernel void tangent_weights_gradient(__global const float *partial, __global float *dW, const int parts, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C_IN, part = i / C_IN % 2, d = i / (2 * C_IN) % C_OUT, k = i / (2 * C_IN * C_OUT);
    float sum = 0.0f;
    for (int j = 0; j < parts; j++) sum += partial[(long)j * items + i];
    dW[((k * C_IN + c) * 2 + part) * C_OUT + d] += sum;
}
