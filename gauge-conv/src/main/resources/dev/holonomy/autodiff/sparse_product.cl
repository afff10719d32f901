// y (+)= S x for a sparse S and dense rows of x. Constants: WIDTH (numbers in a row of x).
__kernel void sparse_product(__global const int *offsets, __global const int *columns, __global const float *values,
                             __global const float *x, __global float *y, const int accumulate, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int row = i / WIDTH, j = i % WIDTH;
    float sum = accumulate ? y[i] : 0.0f;
    for (int e = offsets[row]; e < offsets[row + 1]; e++) sum += values[e] * x[columns[e] * WIDTH + j];
    y[i] = sum;
}
