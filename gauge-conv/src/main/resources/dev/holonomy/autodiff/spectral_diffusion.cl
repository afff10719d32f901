// Heat diffusion of every component of a field of scalars in K eigenfunctions; see SpectralDiffusion.java. Constants: K C.
#define TIME(c) fmax(time[c], 1e-8f)

// partial[item][k][c] = sum of phi[p][k] w[p] x[p][c] over a range of vertices
__kernel void diffusion_project(__global const float *phi, __global const float *w, __global const float *x, __global float *partial,
                                const int vertices, const int items) {
    const int item = get_global_id(0);
    if (item >= items) return;
    __global float *sum = partial + item * K * C;
    for (int i = 0; i < K * C; i++) sum[i] = 0.0f;
    const int to = (int)((long)vertices * (item + 1) / items);
    int p = (int)((long)vertices * item / items);
    for (; p + 4 <= to; p += 4) {
        for (int k = 0; k < K; k++) {
            const float a0 = w[p] * phi[p * K + k], a1 = w[p + 1] * phi[(p + 1) * K + k];
            const float a2 = w[p + 2] * phi[(p + 2) * K + k], a3 = w[p + 3] * phi[(p + 3) * K + k];
            for (int c = 0; c < C; c++) {
                sum[k * C + c] += a0 * x[p * C + c] + a1 * x[(p + 1) * C + c] + a2 * x[(p + 2) * C + c] + a3 * x[(p + 3) * C + c];
            }
        }
    }
    for (; p < to; p++) {
        for (int k = 0; k < K; k++) {
            const float a = w[p] * phi[p * K + k];
            for (int c = 0; c < C; c++) sum[k * C + c] += a * x[p * C + c];
        }
    }
}

// damped[k][c] = exp(-lambda_k t_c) coefficients[k][c]
__kernel void diffusion_damp(__global const float *coefficients, __global const float *lambda, __global const float *time,
                             __global float *damped, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    damped[i] = exp(-lambda[i / C] * TIME(i % C)) * coefficients[i];
}

// y[p][c] (+)= (w[p]) sum of phi[p][k] damped[k][c]
__kernel void diffusion_expand(__global const float *phi, __global const float *w, __global const float *damped, __global float *y,
                               const int weighted, const int accumulate, const int items) {
    const int p = get_global_id(0);
    if (p >= items) return;
    float sum[C];
    for (int c = 0; c < C; c++) sum[c] = 0.0f;
    for (int k = 0; k < K; k++) {
        const float a = phi[p * K + k];
        for (int c = 0; c < C; c++) sum[c] += a * damped[k * C + c];
    }
    const float scale = weighted ? w[p] : 1.0f;
    for (int c = 0; c < C; c++) y[p * C + c] = (accumulate ? y[p * C + c] : 0.0f) + scale * sum[c];
}

// dtime[c] += - sum of lambda_k exp(-lambda_k t_c) coefficients[k][c] gradient[k][c] where t_c is not clamped
__kernel void diffusion_time_gradient(__global const float *coefficients, __global const float *gradient, __global const float *lambda,
                                      __global const float *time, __global float *dtime, const int items) {
    const int c = get_global_id(0);
    if (c >= items) return;
    if (time[c] < 1e-8f) return;
    float sum = 0.0f;
    for (int k = 0; k < K; k++) sum -= lambda[k] * exp(-lambda[k] * time[c]) * coefficients[k * C + c] * gradient[k * C + c];
    dtime[c] += sum;
}
