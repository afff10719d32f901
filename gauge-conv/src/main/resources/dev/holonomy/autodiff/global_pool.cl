// Mean by area and maximum over each surface; see GlobalPool.java. Constants: C.
__kernel void global_pool(__global const float *x, __global const float *areas, __global const int *offsets, __global float *y,
                          const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int s = i / C, c = i % C;
    float sum = 0.0f, area = 0.0f, top = -INFINITY;
    for (int v = offsets[s]; v < offsets[s + 1]; v++) {
        const float one = x[v * C + c];
        sum += areas[v] * one;
        area += areas[v];
        top = fmax(top, one);
    }
    y[s * 2 * C + c] = sum / area;
    y[s * 2 * C + C + c] = top;
}

__kernel void global_pool_gradient(__global const float *x, __global const float *areas, __global const int *offsets,
                                   __global const float *dy, __global float *dx, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int s = i / C, c = i % C, from = offsets[s], to = offsets[s + 1];
    float area = 0.0f;
    int top = from;
    for (int v = from; v < to; v++) {
        area += areas[v];
        top = x[v * C + c] > x[top * C + c] ? v : top;
    }
    const float dmean = dy[s * 2 * C + c] / area;
    for (int v = from; v < to; v++) dx[v * C + c] += areas[v] * dmean;
    dx[top * C + c] += dy[s * 2 * C + C + c];
}
