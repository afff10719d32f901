// Heat diffusion of scalars in K eigenfunctions, between two products of dense.cl; see SpectralDiffusion.java. Constants: K C.
#define TIME(c) fmax(time[c], 1e-8f)

// damped[k][c] = exp(-lambda_k t_c) coefficients[k][c]
__kernel void diffusion_damp(__global const float *coefficients, __global const float *lambda, __global const float *time,
                             __global float *damped, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    damped[i] = exp(-lambda[i / C] * TIME(i % C)) * coefficients[i];
}

// dtime[c] += - sum of lambda_k exp(-lambda_k t_c) coefficients[k][c] gradient[k][c]; where t_c is clamped only what raises it
__kernel void diffusion_time_gradient(__global const float *coefficients, __global const float *gradient, __global const float *lambda,
                                      __global const float *time, __global float *dtime, const int items) {
    const int c = get_global_id(0);
    if (c >= items) return;
    float sum = 0.0f;
    for (int k = 0; k < K; k++) sum -= lambda[k] * exp(-lambda[k] * TIME(c)) * coefficients[k * C + c] * gradient[k * C + c];
    dtime[c] += time[c] < 1e-8f ? fmin(sum, 0.0f) : sum;
}
