// Patches, rotated filters and the largest rotation; see GeodesicConvolution.java. Constants: RINGS ANGLES C_IN C_OUT.
#define BINS (RINGS * ANGLES)

// patch[p][b][c] = sum over pairs of weight[e][b] x[q][c]
__kernel void geodesic_gather(__global const int *offsets, __global const int *others, __global const float *weights,
                              __global const float *x, __global float *patch, const int items) {
    const int p = get_global_id(0);
    if (p >= items) return;
    __global float *to = patch + (long)p * BINS * C_IN;
    for (int i = 0; i < BINS * C_IN; i++) to[i] = 0.0f;
    for (int e = offsets[p]; e < offsets[p + 1]; e++) {
        __global const float *from = x + (long)others[e] * C_IN;
        for (int b = 0; b < BINS; b++) {
            const float weight = weights[(long)e * BINS + b];
            for (int c = 0; c < C_IN; c++) to[b * C_IN + c] += weight * from[c];
        }
    }
}

// filters[ring, angle, c][k, o] = W[ring, angle + k, c, o]
__kernel void geodesic_rotate(__global const float *W, __global float *filters, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int o = i % C_OUT, k = i / C_OUT % ANGLES, c = i / (C_OUT * ANGLES) % C_IN, bin = i / (C_OUT * ANGLES * C_IN);
    const int angle = (bin % ANGLES + k) % ANGLES, ring = bin / ANGLES;
    filters[i] = W[((ring * ANGLES + angle) * C_IN + c) * C_OUT + o];
}

// dW[ring, angle, c, o] += sum of dfilters[ring, angle - k, c][k, o]
__kernel void geodesic_rotate_back(__global const float *dfilters, __global float *dW, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int o = i % C_OUT, c = i / C_OUT % C_IN, bin = i / (C_OUT * C_IN), ring = bin / ANGLES;
    float sum = 0.0f;
    for (int k = 0; k < ANGLES; k++) {
        const int from = (bin % ANGLES - k + ANGLES) % ANGLES;
        sum += dfilters[(((ring * ANGLES + from) * C_IN + c) * ANGLES + k) * C_OUT + o];
    }
    dW[i] += sum;
}

__kernel void geodesic_largest(__global const float *all, __global float *y, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    __global const float *at = all + (long)(i / C_OUT) * ANGLES * C_OUT + i % C_OUT;
    float most = at[0];
    for (int k = 1; k < ANGLES; k++) most = fmax(most, at[k * C_OUT]);
    y[i] = most;
}

__kernel void geodesic_largest_gradient(__global const float *all, __global const float *dy, __global float *dall, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const long at = (long)(i / C_OUT) * ANGLES * C_OUT + i % C_OUT;
    int best = 0;
    for (int k = 1; k < ANGLES; k++) if (all[at + k * C_OUT] > all[at + best * C_OUT]) best = k;
    for (int k = 0; k < ANGLES; k++) dall[at + k * C_OUT] = k == best ? dy[i] : 0.0f;
}

// dx[q][c] += sum over pairs that reach q of weight[e][b] dpatch[p][b][c]
__kernel void geodesic_scatter(__global const int *offsets, __global const int *others, __global const float *weights,
                               __global const float *dpatch, __global float *dx, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int q = i / C_IN, c = i % C_IN;
    float sum = 0.0f;
    for (int e = offsets[q]; e < offsets[q + 1]; e++) {
        __global const float *from = dpatch + (long)others[e] * BINS * C_IN + c;
        for (int b = 0; b < BINS; b++) sum += weights[(long)e * BINS + b] * from[b * C_IN];
    }
    dx[i] += sum;
}
