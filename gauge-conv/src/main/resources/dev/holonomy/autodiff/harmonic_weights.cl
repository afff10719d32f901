// Projection of weights on those that are complex-linear between orders n, m >= 1; see HarmonicWeights.java.
// Constants: M_IN C_IN M_OUT C_OUT.
__kernel void harmonic_weights(__global const float *W, __global float *V, const int accumulate, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int b = i / C_OUT % M_OUT, a = i / (C_OUT * M_OUT * C_IN) % M_IN;
    float value = W[i];
    if (a > 0 && b > 0) {
        const int da = a % 2 == 1 ? 1 : -1, db = b % 2 == 1 ? 1 : -1;
        const float twin = W[i + (da * C_IN * M_OUT + db) * C_OUT];
        value = 0.5f * (value + (da == db ? twin : -twin));
    }
    V[i] = accumulate ? V[i] + value : value;
}
