// Pointwise function of samples of a field over the circle; see RegularNonlinearity.java. Constants: ORDER C SAMPLES FUNCTION.
#define M (2 * ORDER + 1)

inline float value(const float s) {
#if FUNCTION == 0
    return fmax(s, 0.0f);
#else
    return s / (1.0f + exp(-s));
#endif
}

inline float slope(const float s) {
#if FUNCTION == 0
    return s > 0.0f ? 1.0f : 0.0f;
#else
    const float g = 1.0f / (1.0f + exp(-s));
    return g * (1.0f + s * (1.0f - g));
#endif
}

__kernel void regular_nonlinearity(__global const float *x, __global const float *basis, __global float *y, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * M * C + i % C;
    float sum[M];
    for (int a = 0; a < M; a++) sum[a] = 0.0f;
    for (int j = 0; j < SAMPLES; j++) {
        float s = 0.0f;
        for (int a = 0; a < M; a++) s += basis[j * M + a] * x[at + a * C];
        const float f = value(s);
        for (int a = 0; a < M; a++) sum[a] += basis[j * M + a] * f;
    }
    for (int a = 0; a < M; a++) y[at + a * C] = sum[a];
}

__kernel void regular_nonlinearity_gradient(__global const float *x, __global const float *basis, __global const float *dy,
                                            __global float *dx, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * M * C + i % C;
    float sum[M];
    for (int a = 0; a < M; a++) sum[a] = 0.0f;
    for (int j = 0; j < SAMPLES; j++) {
        float s = 0.0f, d = 0.0f;
        for (int a = 0; a < M; a++) {
            s += basis[j * M + a] * x[at + a * C];
            d += basis[j * M + a] * dy[at + a * C];
        }
        const float f = slope(s) * d;
        for (int a = 0; a < M; a++) sum[a] += basis[j * M + a] * f;
    }
    for (int a = 0; a < M; a++) dx[at + a * C] += sum[a];
}
