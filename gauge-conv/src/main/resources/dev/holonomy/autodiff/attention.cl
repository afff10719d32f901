// Softmax over the pairs of each vertex, and streams scaled by a factor on each pair; see Attention.java.

// alpha = w exp(s logit) / sum of the same over a vertex
__kernel void attention_weights(__global const int *offsets, __global const float *w, __global const float *logits,
                                __global float *alpha, const float scale, const int items) {
    const int p = get_global_id(0);
    if (p >= items) return;
    float most = -INFINITY, sum = 0.0f;
    for (int e = offsets[p]; e < offsets[p + 1]; e++) most = fmax(most, scale * logits[e]);
    for (int e = offsets[p]; e < offsets[p + 1]; e++) {
        alpha[e] = w[e] * exp(scale * logits[e] - most);
        sum += alpha[e];
    }
    for (int e = offsets[p]; e < offsets[p + 1]; e++) alpha[e] = sum > 0.0f ? alpha[e] / sum : 0.0f;
}

// dlogit = s alpha (dalpha - sum of alpha dalpha)
__kernel void attention_weights_gradient(__global const int *offsets, __global const float *alpha, __global const float *dalpha,
                                         __global float *dlogits, const float scale, const int items) {
    const int p = get_global_id(0);
    if (p >= items) return;
    float mean = 0.0f;
    for (int e = offsets[p]; e < offsets[p + 1]; e++) mean += alpha[e] * dalpha[e];
    for (int e = offsets[p]; e < offsets[p + 1]; e++) dlogits[e] = scale * alpha[e] * (dalpha[e] - mean);
}

// the first FACTORS numbers of each pair times the factor of the pair it stands for. Constants: FACTORS STREAM.
__kernel void attention_stream(__global const float *coefficients, __global const int *pairs, __global const float *factors,
                               __global float *scaled, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    scaled[i] = i % STREAM < FACTORS ? coefficients[i] * factors[pairs[i / STREAM]] : coefficients[i];
}
