// A kernel that no compiler takes: the test of build logs.
__kernel void broken(__global float *x, const int items) { x[get_global_id(0)] = undeclared_name; }
