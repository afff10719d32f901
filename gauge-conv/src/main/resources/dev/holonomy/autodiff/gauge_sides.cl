// The extents of a gauge convolution and its vectors; see GaugeSides.java.
// Constants: ORDER_IN ORDER_OUT C_IN C_OUT RINGS TILE WIDTH_IN WIDTH_OUT (vectors that divide C_IN and C_OUT).
#define M_IN (2 * ORDER_IN + 1)
#define M_OUT (2 * ORDER_OUT + 1)
#define PROFILES (RINGS * M_OUT)
#define STREAM (PROFILES + 2 * ORDER_IN)
#define ROWS (M_IN * C_IN)
#define MOMENTS (PROFILES * ROWS)

#define VIN FLOATS(WIDTH_IN)
#define LOAD_IN(p) LOAD_FLOATS(WIDTH_IN, p)
#define STORE_IN(v, p) STORE_FLOATS(WIDTH_IN, v, p)
#define VOUT FLOATS(WIDTH_OUT)
#define LOAD_OUT(p) LOAD_FLOATS(WIDTH_OUT, p)
#define STORE_OUT(v, p) STORE_FLOATS(WIDTH_OUT, v, p)
