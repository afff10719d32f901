// y_n = z^n |z|^(1 - n) of tangent vectors, n = 0..ORDER; see TangentHarmonics.java. Constants: ORDER C.
#define M (2 * ORDER + 1)
#define EPSILON 1e-6f

__kernel void tangent_harmonics(__global const float *z, __global float *y, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * 2 * C + i % C, to = i / C * M * C + i % C;
    const float x = z[at], s = z[at + C], r = sqrt(x * x + s * s + EPSILON), cosine = x / r, sine = s / r;
    float re = r, im = 0.0f;
    y[to] = r;
    for (int n = 1; n <= ORDER; n++) {
        const float next = re * cosine - im * sine;
        im = re * sine + im * cosine;
        re = next;
        y[to + (2 * n - 1) * C] = re;
        y[to + 2 * n * C] = im;
    }
}

// dz += n conj(z^(n-1)) r^(1-n) g_n + (1 - n) Re(conj(g_n) z^n) r^(-n) z / r, with z = r (cosine + i sine)
__kernel void tangent_harmonics_gradient(__global const float *z, __global const float *dy, __global float *dz, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int at = i / C * 2 * C + i % C, to = i / C * M * C + i % C;
    const float x = z[at], s = z[at + C], r = sqrt(x * x + s * s + EPSILON), cosine = x / r, sine = s / r;
    float re = 1.0f, im = 0.0f, radial = dy[to], dx = 0.0f, ds = 0.0f;
    for (int n = 1; n <= ORDER; n++) {
        const float gc = dy[to + (2 * n - 1) * C], gs = dy[to + 2 * n * C];
        dx += n * (re * gc + im * gs);
        ds += n * (re * gs - im * gc);
        const float next = re * cosine - im * sine;
        im = re * sine + im * cosine;
        re = next;
        radial += (1 - n) * (gc * re + gs * im);
    }
    dz[at] += dx + radial * cosine;
    dz[at + C] += ds + radial * sine;
}
