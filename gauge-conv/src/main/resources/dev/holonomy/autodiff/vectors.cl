// Vectors of 1, 2, 4, 8 or 16 floats along channels, chosen by a constant.
#define PASTE(a, b) a##b
#define EXPAND(a, b) PASTE(a, b)
#define FLOATS_1 float
#define FLOATS_2 float2
#define FLOATS_4 float4
#define FLOATS_8 float8
#define FLOATS_16 float16
#define FLOATS(width) EXPAND(FLOATS_, width)
#define LOAD_1(p) (*(p))
#define LOAD_2(p) vload2(0, p)
#define LOAD_4(p) vload4(0, p)
#define LOAD_8(p) vload8(0, p)
#define LOAD_16(p) vload16(0, p)
#define LOAD_FLOATS(width, p) EXPAND(LOAD_, width)(p)
#define STORE_1(v, p) (*(p) = (v))
#define STORE_2(v, p) vstore2(v, 0, p)
#define STORE_4(v, p) vstore4(v, 0, p)
#define STORE_8(v, p) vstore8(v, 0, p)
#define STORE_16(v, p) vstore16(v, 0, p)
#define STORE_FLOATS(width, v, p) EXPAND(STORE_, width)(v, p)
#ifdef WIDTH
#define VEC FLOATS(WIDTH)
#define LOAD(p) LOAD_FLOATS(WIDTH, p)
#define STORE(v, p) STORE_FLOATS(WIDTH, v, p)
#endif
