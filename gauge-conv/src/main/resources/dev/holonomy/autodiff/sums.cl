__kernel void add_scaled(__global float *y, __global const float *x, const float scale, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    y[i] += scale * x[i];
}

__kernel void sum_parts(__global const float *partial, __global float *sum, const int parts, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    float total = 0.0f;
    for (int part = 0; part < parts; part++) total += partial[part * items + i];
    sum[i] += total;
}
