// Weighted cross-entropy of softmax; see CrossEntropy.java. Constants: K.
__kernel void cross_entropy(__global const float *x, __global const int *labels, __global const float *w, __global float *p,
                            __global float *loss, const float smoothing, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    float top = x[i * K];
    for (int k = 1; k < K; k++) top = fmax(top, x[i * K + k]);
    float sum = 0.0f;
    for (int k = 0; k < K; k++) sum += exp(x[i * K + k] - top);
    const float log_sum = log(sum);
    float total = 0.0f;
    for (int k = 0; k < K; k++) {
        const float log_p = x[i * K + k] - top - log_sum;
        p[i * K + k] = exp(log_p);
        total -= ((k == labels[i] ? 1.0f - smoothing : 0.0f) + smoothing / K) * log_p;
    }
    loss[i] = labels[i] < 0 ? 0.0f : w[i] * total;
}

__kernel void cross_entropy_gradient(__global const float *p, __global const int *labels, __global const float *w,
                                     __global const float *dloss, __global float *dx, const float smoothing, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int row = i / K, k = i % K, label = labels[row];
    if (label < 0) return;
    dx[i] += dloss[0] * w[row] * (p[i] - (k == label ? 1.0f - smoothing : 0.0f) - smoothing / K);
}

__kernel void sum_range(__global const float *x, __global float *partial, const int count, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    float sum = 0.0f;
    const int to = (int)((long)count * (item + 1) / items);
    for (int i = (int)((long)count * item / items); i < to; i++) sum += x[i];
    partial[item] = sum;
}
