// A field with components cut off or added as zeros; see ChangeComponents.java. Constants: M_IN M_OUT C.
__kernel void change_components(__global const float *x, __global float *y, const int accumulate, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C, a = i / C % M_OUT, p = i / (C * M_OUT);
    const float from = a < M_IN ? x[(p * M_IN + a) * C + c] : 0.0f;
    y[i] = accumulate ? y[i] + from : from;
}
