// A field with orders cut off or added as zeros; see ChangeOrder.java. Constants: M_IN M_OUT C.
__kernel void change_order(__global const float *x, __global float *y, const int accumulate, const int items) {
    const int i = get_global_id(0);
    if (i >= items) return;
    const int c = i % C, a = i / C % M_OUT, p = i / (C * M_OUT);
    const float from = a < M_IN ? x[(p * M_IN + a) * C + c] : 0.0f;
    y[i] = accumulate ? y[i] + from : from;
}
