// A complex matrix A + iB as the real one [[A, B], [-B, A]] of real beside imaginary parts; see ComplexLinear.java. Constants: C_IN C_OUT.
__kernel void complex_matrix(__global const float *W, __global float *real, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int d = i % C_OUT, to = i / C_OUT % 2, c = i / (2 * C_OUT) % C_IN, from = i / (2 * C_OUT * C_IN);
    const float w = W[((from ^ to) * C_IN + c) * C_OUT + d];
    real[i] = from > to ? -w : w;
}

// dA += d11 + d22, dB += d12 - d21
__kernel void complex_matrix_gradient(__global const float *real, __global float *dW, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int d = i % C_OUT, c = i / C_OUT % C_IN, part = i / (C_OUT * C_IN);
    const int first = (2 * c + part) * C_OUT + d, second = (2 * (C_IN + c) + 1 - part) * C_OUT + d;
    dW[i] += part ? real[first] - real[second] : real[first] + real[second];
}
