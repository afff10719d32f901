// The largest number of each channel over sets of vertices; see Largest.java. Constants: C.
__kernel void largest(__global const int *offsets, __global const int *members, __global const float *x, __global float *y,
                      const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int set = i / C, c = i % C;
    float most = -INFINITY;
    for (int e = offsets[set]; e < offsets[set + 1]; e++) most = fmax(most, x[(long)members[e] * C + c]);
    y[i] = most;
}

// what each of the largest members gets of dy: equal parts where several are largest
__kernel void largest_share(__global const int *offsets, __global const int *members, __global const float *x, __global const float *y,
                            __global const float *dy, __global float *share, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int set = i / C, c = i % C;
    int count = 0;
    for (int e = offsets[set]; e < offsets[set + 1]; e++) count += x[(long)members[e] * C + c] == y[i];
    share[i] = dy[i] / count;
}

__kernel void largest_gradient(__global const int *offsets, __global const int *sets, __global const float *x, __global const float *y,
                               __global const float *share, __global float *dx, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int q = i / C, c = i % C;
    float sum = 0.0f;
    for (int e = offsets[q]; e < offsets[q + 1]; e++) {
        const long at = (long)sets[e] * C + c;
        if (x[i] == y[at]) sum += share[at];
    }
    dx[i] += sum;
}
