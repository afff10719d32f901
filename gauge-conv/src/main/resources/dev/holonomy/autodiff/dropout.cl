// Dropout of a channel's irreps together; see Dropout.java. Constants: M C.
__kernel void dropout(__global const float *x, __global float *y, const int seed, const float rate, const float accumulate, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    uint h = (uint)i * 2654435761u ^ (uint)seed;
    h ^= h >> 16; h *= 0x85ebca6bu; h ^= h >> 13; h *= 0xc2b2ae35u; h ^= h >> 16;
    const float scale = (float)(h >> 8) * (1.0f / 16777216.0f) < rate ? 0.0f : 1.0f / (1.0f - rate);
    const int at = i / C * M * C + i % C;
    for (int a = 0; a < M; a++) y[at + a * C] = (accumulate != 0.0f ? y[at + a * C] : 0.0f) + scale * x[at + a * C];
}
