// Normalisation of fields; see GaugeBatchNorm.java. Constants: ORDER C. EPSILON is an argument.
#define M (2 * ORDER + 1)

// partial[item][c] = sum of w x_0 over a range of vertices
__kernel void norm_mean(__global const float *x, __global const float *w, __global float *partial, const int vertices, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    __global float *sum = partial + item * C;
    for (int c = 0; c < C; c++) sum[c] = 0.0f;
    const int to = (int)((long)vertices * (item + 1) / items);
    for (int p = (int)((long)vertices * item / items); p < to; p++) {
        for (int c = 0; c < C; c++) sum[c] += w[p] * x[p * M * C + c];
    }
}

// partial[item][c] = sum of w ((x_0 - mean)^2 + sum of |z_n|^2) over a range of vertices
__kernel void norm_variance(__global const float *x, __global const float *w, __global const float *mean, __global float *partial,
                            const int vertices, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    __global float *sum = partial + item * C;
    for (int c = 0; c < C; c++) sum[c] = 0.0f;
    const int to = (int)((long)vertices * (item + 1) / items);
    for (int p = (int)((long)vertices * item / items); p < to; p++) {
        for (int a = 0; a < M; a++) {
            for (int c = 0; c < C; c++) {
                const float z = x[(p * M + a) * C + c] - (a == 0 ? mean[c] : 0.0f);
                sum[c] += w[p] * z * z;
            }
        }
    }
}

__kernel void norm_apply(__global const float *x, __global const float *statistics, __global const float *affine, __global float *y,
                         const float epsilon, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C, scalar = i / C % M == 0;
    const float scale = affine[c] * rsqrt(statistics[C + c] + epsilon);
    y[i] = scalar ? scale * (x[i] - statistics[c]) + affine[C + c] : scale * x[i];
}

// partial[item] = [2, C]: sums of dy xhat over all components, and of dy_0
__kernel void norm_sums(__global const float *x, __global const float *statistics, __global const float *dy, __global float *partial,
                        const float epsilon, const int vertices, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    __global float *sum = partial + item * 2 * C;
    for (int c = 0; c < 2 * C; c++) sum[c] = 0.0f;
    const int to = (int)((long)vertices * (item + 1) / items);
    for (int p = (int)((long)vertices * item / items); p < to; p++) {
        for (int a = 0; a < M; a++) {
            for (int c = 0; c < C; c++) {
                const int i = (p * M + a) * C + c;
                sum[c] += dy[i] * (x[i] - (a == 0 ? statistics[c] : 0.0f)) * rsqrt(statistics[C + c] + epsilon);
                if (a == 0) sum[C + c] += dy[i];
            }
        }
    }
}

// follow = 1 where mean and variance depend on x
__kernel void norm_gradient(__global const float *x, __global const float *statistics, __global const float *affine,
                            __global const float *w, __global const float *sums, __global const float *dy, __global float *dx,
                            const float epsilon, const int follow, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C, scalar = i / C % M == 0;
    const float s = rsqrt(statistics[C + c] + epsilon);
    const float unit = (x[i] - (scalar ? statistics[c] : 0.0f)) * s;
    const float through = follow ? w[i / (M * C)] * ((scalar ? sums[C + c] : 0.0f) + unit * sums[c]) : 0.0f;
    dx[i] += affine[c] * s * (dy[i] - through);
}

// pair = [mean, variance]; the running statistics move towards it
__kernel void norm_pair(__global const float *mean, __global const float *variance, __global float *pair, __global float *running,
                        const float momentum, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    pair[i] = i < C ? mean[i] : variance[i - C];
    running[i] += momentum * (pair[i] - running[i]);
}
