// Inner products of a query with what a gauge convolution makes of each pair; see GaugeDots.java.
#include "vectors.cl"
#include "gauge_sides.cl"

// T[k f][a][c] of a tile: the derivative of <q, y> by the moments A[k f][a][c]; V is W transposed to [k][b][d][a][c]
inline void tile_query(__global const float *q, __global const float *V, const int first, const int count, float *T) {
    __global const float *own[TILE];
    #pragma unroll
    for (int t = 0; t < TILE; t++) own[t] = q + (long)(first + min(t, count - 1)) * M_OUT * C_OUT;
    for (int k = 0; k < RINGS; k++) {
        for (int row = 0; row < ROWS; row += WIDTH_IN) {
            VIN sum[TILE];
            #pragma unroll
            for (int t = 0; t < TILE; t++) sum[t] = (VIN)(0.0f);
            for (int d = 0; d < C_OUT; d++) {
                const VIN w = LOAD_IN(V + (k * M_OUT * C_OUT + d) * ROWS + row);
                #pragma unroll
                for (int t = 0; t < TILE; t++) sum[t] = fma((VIN)(own[t][d]), w, sum[t]);
            }
            #pragma unroll
            for (int t = 0; t < TILE; t++) STORE_IN(sum[t], T + t * MOMENTS + k * M_OUT * ROWS + row);
            for (int m = 1; m <= ORDER_OUT; m++) {
                VIN tc[TILE], ts[TILE];
                #pragma unroll
                for (int t = 0; t < TILE; t++) { tc[t] = (VIN)(0.0f); ts[t] = (VIN)(0.0f); }
                for (int d = 0; d < C_OUT; d++) {
                    __global const float *at = V + ((k * M_OUT + 2 * m - 1) * C_OUT + d) * ROWS + row;
                    const VIN wc = LOAD_IN(at), ws = LOAD_IN(at + C_OUT * ROWS);
                    #pragma unroll
                    for (int t = 0; t < TILE; t++) {
                        const VIN qc = (VIN)(own[t][(2 * m - 1) * C_OUT + d]), qs = (VIN)(own[t][2 * m * C_OUT + d]);
                        tc[t] = fma(qc, wc, tc[t]);
                        ts[t] = fma(qs, wc, ts[t]);
                        tc[t] = fma(qs, ws, tc[t]);
                        ts[t] = fma(-qc, ws, ts[t]);
                    }
                }
                #pragma unroll
                for (int t = 0; t < TILE; t++) {
                    STORE_IN(tc[t], T + t * MOMENTS + (k * M_OUT + 2 * m - 1) * ROWS + row);
                    STORE_IN(ts[t], T + t * MOMENTS + (k * M_OUT + 2 * m) * ROWS + row);
                }
            }
        }
    }
}

__kernel void gauge_dots(__global const float *q, __global const float *V, __global const float *x, __global const int *offsets,
                         __global const int *neighbours, __global const float *stream, __global float *dots, const int vertices,
                         const int items) {
    const int tile = get_global_id(0);
    if (tile >= items) return;
    float T[TILE * MOMENTS], lanes[WIDTH_IN];
    const int first = tile * TILE, count = min(TILE, vertices - first);
    tile_query(q, V, first, count, T);
    for (int t = 0; t < count; t++) {
        const float *A = T + t * MOMENTS;
        for (int e = offsets[first + t]; e < offsets[first + t + 1]; e++) {
            __global const float *s = stream + (long)e * STREAM, *xq = x + (long)neighbours[e] * ROWS;
            VIN sum = (VIN)(0.0f);
            for (int c = 0; c < C_IN; c += WIDTH_IN) {
                VIN along = (VIN)(0.0f);
                #pragma unroll
                for (int j = 0; j < PROFILES; j++) along = fma((VIN)(s[j]), LOAD_IN(A + j * ROWS + c), along);
                sum = fma(along, LOAD_IN(xq + c), sum);
                for (int n = 1; n <= ORDER_IN; n++) {
                    const VIN zc = LOAD_IN(xq + (2 * n - 1) * C_IN + c), zs = LOAD_IN(xq + 2 * n * C_IN + c);
                    const VIN ca = (VIN)(s[PROFILES + 2 * n - 2]), sa = (VIN)(s[PROFILES + 2 * n - 1]);
                    VIN ac = (VIN)(0.0f), as = (VIN)(0.0f);
                    #pragma unroll
                    for (int j = 0; j < PROFILES; j++) {
                        ac = fma((VIN)(s[j]), LOAD_IN(A + j * ROWS + (2 * n - 1) * C_IN + c), ac);
                        as = fma((VIN)(s[j]), LOAD_IN(A + j * ROWS + 2 * n * C_IN + c), as);
                    }
                    sum = fma(ac, ca * zc - sa * zs, sum);
                    sum = fma(as, sa * zc + ca * zs, sum);
                }
            }
            STORE_IN(sum, lanes);
            float total = 0.0f;
            #pragma unroll
            for (int i = 0; i < WIDTH_IN; i++) total += lanes[i];
            dots[e] = total;
        }
    }
}
