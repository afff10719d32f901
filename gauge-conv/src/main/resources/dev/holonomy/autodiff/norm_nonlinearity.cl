// z -> z max(s, 0) / |z| with s given, or |z| + b; see NormNonlinearity.java. Constants: C GIVEN.
#define EPSILON 1e-6f

__kernel void norm_nonlinearity(__global const float *z, __global const float *s, __global float *y, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * 2 * C + i % C;
    const float x = z[at], v = z[at + C], r = sqrt(x * x + v * v + EPSILON);
    const float scale = fmax(GIVEN ? s[i] : r + s[i % C], 0.0f) / r;
    y[at] = scale * x;
    y[at + C] = scale * v;
}

__kernel void norm_nonlinearity_gradient(__global const float *z, __global const float *s, __global const float *dy,
                                         __global float *dz, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * 2 * C + i % C;
    const float x = z[at], v = z[at + C], r = sqrt(x * x + v * v + EPSILON), length = GIVEN ? s[i] : r + s[i % C];
    if (length <= 0.0f) return;
    const float inner = (dy[at] * x + dy[at + C] * v) / (r * r), radial = inner * ((GIVEN ? 0.0f : 1.0f) - length / r);
    dz[at] += length / r * dy[at] + radial * x;
    dz[at + C] += length / r * dy[at + C] + radial * v;
}

// ds = dy . z / |z| where s is positive: at each vertex, to be summed over vertices where s is |z| + b
__kernel void norm_nonlinearity_length(__global const float *z, __global const float *s, __global const float *dy,
                                       __global float *ds, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * 2 * C + i % C;
    const float x = z[at], v = z[at + C], r = sqrt(x * x + v * v + EPSILON);
    if ((GIVEN ? s[i] : r + s[i % C]) > 0.0f) ds[i] += (dy[at] * x + dy[at + C] * v) / r;
}
