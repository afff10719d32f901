// Scalars and norms of a field; see Invariants.java. Constants: ORDER C.
#define M (2 * ORDER + 1)
#define EPSILON 1e-6f

__kernel void invariants(__global const float *x, __global float *y, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * M * C + i % C, to = i / C * (ORDER + 1) * C + i % C;
    y[to] = x[at];
    for (int n = 1; n <= ORDER; n++) {
        const float zc = x[at + (2 * n - 1) * C], zs = x[at + 2 * n * C];
        y[to + n * C] = sqrt(zc * zc + zs * zs + EPSILON);
    }
}

__kernel void invariants_gradient(__global const float *x, __global const float *dy, __global float *dx, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * M * C + i % C, to = i / C * (ORDER + 1) * C + i % C;
    dx[at] += dy[to];
    for (int n = 1; n <= ORDER; n++) {
        const int jc = at + (2 * n - 1) * C, js = at + 2 * n * C;
        const float zc = x[jc], zs = x[js], d = dy[to + n * C] / sqrt(zc * zc + zs * zs + EPSILON);
        dx[jc] += d * zc;
        dx[js] += d * zs;
    }
}
