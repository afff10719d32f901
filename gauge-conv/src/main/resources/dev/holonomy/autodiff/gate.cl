// Gate non-linearity; see Gate.java. Constants: ORDER C.
#define M (2 * ORDER + 1)
#define EPSILON 1e-6f

inline float sigmoid(const float s) { return 1.0f / (1.0f + exp(-s)); }

__kernel void gate(__global const float *x, __global const float *parameters, __global float *y, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C, at = i / C * M * C + c;
    const float x0 = x[at];
    y[at] = x0 * sigmoid(x0);
    for (int n = 1; n <= ORDER; n++) {
        __global const float *q = parameters + (n - 1) * 3 * C + c;
        const float zc = x[at + (2 * n - 1) * C], zs = x[at + 2 * n * C];
        const float g = sigmoid(q[0] * x0 + q[C] * sqrt(zc * zc + zs * zs + EPSILON) + q[2 * C]);
        y[at + (2 * n - 1) * C] = g * zc;
        y[at + 2 * n * C] = g * zs;
    }
}

__kernel void gate_gradient(__global const float *x, __global const float *parameters, __global const float *dy,
                            __global float *dx, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C, at = i / C * M * C + c;
    const float x0 = x[at], s0 = sigmoid(x0);
    float d0 = dy[at] * s0 * (1.0f + x0 * (1.0f - s0));
    for (int n = 1; n <= ORDER; n++) {
        __global const float *q = parameters + (n - 1) * 3 * C + c;
        const int jc = at + (2 * n - 1) * C, js = at + 2 * n * C;
        const float zc = x[jc], zs = x[js], norm = sqrt(zc * zc + zs * zs + EPSILON);
        const float g = sigmoid(q[0] * x0 + q[C] * norm + q[2 * C]);
        const float ds = (dy[jc] * zc + dy[js] * zs) * g * (1.0f - g);
        dx[jc] += g * dy[jc] + ds * q[C] * zc / norm;
        dx[js] += g * dy[js] + ds * q[C] * zs / norm;
        d0 += ds * q[0];
    }
    dx[at] += d0;
}

// One item sums over a range of vertices: partial[item] = [ORDER, 3, C]
__kernel void gate_parameters_gradient(__global const float *x, __global const float *parameters, __global const float *dy,
                                       __global float *partial, const int vertices, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    __global float *sum = partial + item * ORDER * 3 * C;
    for (int i = 0; i < ORDER * 3 * C; i++) sum[i] = 0.0f;
    const int to = (int)((long)vertices * (item + 1) / items);
    for (int p = (int)((long)vertices * item / items); p < to; p++) {
        for (int n = 1; n <= ORDER; n++) {
            for (int c = 0; c < C; c++) {
                const int at = p * M * C + c, jc = at + (2 * n - 1) * C, js = at + 2 * n * C, j = (n - 1) * 3 * C + c;
                const float zc = x[jc], zs = x[js], norm = sqrt(zc * zc + zs * zs + EPSILON);
                const float g = sigmoid(parameters[j] * x[at] + parameters[j + C] * norm + parameters[j + 2 * C]);
                const float ds = (dy[jc] * zc + dy[js] * zs) * g * (1.0f - g);
                sum[j] += ds * x[at];
                sum[j + C] += ds * norm;
                sum[j + 2 * C] += ds;
            }
        }
    }
}
