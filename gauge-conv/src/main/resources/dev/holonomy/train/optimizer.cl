// One step of AdamW (decay) or Adam (coupled); see Adam.java.
__kernel void adam(__global float *x, __global const float *g, __global float *m, __global float *v, const float scale, const float rate,
                   const float beta1, const float beta2, const float correction1, const float correction2, const float epsilon,
                   const float decay, const float coupled, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const float d = scale * g[i] + coupled * x[i];
    m[i] = beta1 * m[i] + (1.0f - beta1) * d;
    v[i] = beta2 * v[i] + (1.0f - beta2) * d * d;
    x[i] -= rate * (m[i] / correction1 / (sqrt(v[i] / correction2) + epsilon) + decay * x[i]);
}

// One step with momentum; see Sgd.java.
__kernel void sgd(__global float *x, __global const float *g, __global float *m, const float scale, const float rate, const float momentum,
                  const float decay, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    m[i] = momentum * m[i] + scale * g[i] + decay * x[i];
    x[i] -= rate * m[i];
}

__kernel void square_sum(__global const float *g, __global float *partial, const int count, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    float sum = 0.0f;
    const int to = (int)((long)count * (item + 1) / items);
    for (int i = (int)((long)count * item / items); i < to; i++) sum += g[i] * g[i];
    partial[item] = sum;
}

// y moves towards x by the given share
__kernel void blend(__global float *y, __global const float *x, const float share, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    y[i] = share == 1.0f ? x[i] : y[i] + share * (x[i] - y[i]);
}
