#version 330 core
const int UNIFORM = 0;
const int PER_CORNER = 1;
const int PER_FACE = 2;
const int RAMP = 3;
const int BLENDED = 4;
const int VEIL = 5;

// lighting and back faces, as GlEngine numbers them
const int LIT = 0;
const int CLAY = 1;
const int MARKED = 1;
const int HIDDEN = 2;

uniform int paint;
uniform bool flatShading;
uniform int lighting;
uniform int backFaces;
uniform float opacity;
uniform vec4 slice;             // what has dot(xyz, position) > w is cut away
uniform bool edges;
uniform float edgePixels;        // width of an edge in samples
uniform float isolines;          // intervals between lines of equal value, 0 for none
uniform float isolinePixels;     // width of a line in samples
uniform int rampSize;            // colours in a ramp
uniform vec3 missingColor;       // sRGB
uniform samplerBuffer colors;    // sRGB: one, [F, 3], [F] or [rampSize], as paint says

in vec3 meshPosition;
in vec3 viewPosition;
in vec3 viewNormal;
in vec3 barycentric;
in float scalar;
flat in uint missingCorners;

layout(location = 0) out vec4 pixel;

int nearestCorner() {
    if (barycentric.x >= barycentric.y && barycentric.x >= barycentric.z) {
        return 0;
    }
    return barycentric.y >= barycentric.z ? 1 : 2;
}

vec3 ramp(float t) {
    float at = clamp(t, 0.0, 1.0) * float(rampSize - 1);
    int low = int(min(floor(at), float(rampSize - 2)));
    return mix(texelFetch(colors, low).rgb, texelFetch(colors, low + 1).rgb, at - float(low));
}

// Dark on light colours, light on dark ones.
vec3 isolineColor() {
    vec3 under = ramp(scalar);
    return dot(under, vec3(0.30, 0.59, 0.11)) > 0.35 ? under * 0.25 : mix(under, vec3(1.0), 0.75);
}

float isolineCover() {
    if (isolines < 0.5) {
        return 0.0;
    }
    float level = scalar * isolines;
    float perSample = fwidth(level);
    float apart = abs(fract(level + 0.5) - 0.5);
    // On a plateau there is no direction in which to draw a line; where lines crowd they fade.
    float sure = step(1e-7, perSample) * (1.0 - smoothstep(0.15, 0.5, perSample));
    // The ends of the range are not crossed, only touched.
    float inside = step(0.25, level) * step(level, isolines - 0.25);
    return 0.85 * sure * inside * (1.0 - smoothstep(0.5 * isolinePixels - 0.5, 0.5 * isolinePixels + 0.5, apart / max(perSample, 1e-9)));
}

vec4 painted() {
    if (paint == PER_CORNER) {
        return texelFetch(colors, 3 * gl_PrimitiveID + nearestCorner());
    }
    if (paint == BLENDED || paint == VEIL) {
        int first = 3 * gl_PrimitiveID;
        return barycentric.x * texelFetch(colors, first) + barycentric.y * texelFetch(colors, first + 1)
            + barycentric.z * texelFetch(colors, first + 2);
    }
    if (paint == PER_FACE) {
        return texelFetch(colors, gl_PrimitiveID);
    }
    if (paint == RAMP) {
        vec3 known = mix(ramp(scalar), isolineColor(), isolineCover());
        bool unknown = ((missingCorners >> uint(nearestCorner())) & 1u) != 0u;
        return vec4(unknown ? missingColor : known, 1.0);
    }
    return texelFetch(colors, 0);
}

vec3 surfaceNormal(vec3 toEye) {
    vec3 facet = cross(dFdx(viewPosition), dFdy(viewPosition));
    float size = length(facet);
    facet = size > 0.0 ? facet / size : toEye;
    if (flatShading || dot(viewNormal, viewNormal) < 1e-12) {
        return dot(facet, toEye) < 0.0 ? -facet : facet;
    }
    vec3 normal = normalize(viewNormal);
    return gl_FrontFacing ? normal : -normal;
}

vec3 illuminated(vec3 srgb) {
    vec3 albedo = pow(srgb, vec3(2.2));
    vec3 toEye = normalize(-viewPosition);
    vec3 n = surfaceNormal(toEye);
    vec3 key = normalize(vec3(-0.45, 0.65, 0.75));
    vec3 fill = normalize(vec3(0.85, 0.05, 0.55));
    vec3 sky = mix(vec3(0.20, 0.19, 0.20), vec3(0.46, 0.48, 0.52), 0.5 + 0.5 * n.y);
    vec3 light = sky + vec3(0.70, 0.69, 0.66) * max(dot(n, key), 0.0) + vec3(0.16, 0.17, 0.19) * max(dot(n, fill), 0.0);
    float gloss = pow(max(dot(n, normalize(key + toEye)), 0.0), 40.0);
    float rim = pow(1.0 - clamp(dot(n, toEye), 0.0, 1.0), 3.0);
    vec3 shone = albedo * light * (1.0 - 0.35 * rim) + vec3(0.045) * gloss + vec3(0.02) * rim;
    return pow(min(shone, vec3(1.0)), vec3(1.0 / 2.2));
}

vec3 asClay(vec3 srgb) {
    vec3 albedo = pow(srgb, vec3(2.2));
    vec3 toEye = normalize(-viewPosition);
    vec3 n = surfaceNormal(toEye);
    float facing = clamp(dot(n, toEye), 0.0, 1.0);
    float above = 0.5 + 0.5 * dot(n, normalize(vec3(-0.35, 0.85, 0.4)));
    float shade = mix(0.10, 1.0, facing * facing) * mix(0.35, 1.15, above * above);
    vec3 warm = mix(vec3(0.80, 0.84, 1.0), vec3(1.04, 1.0, 0.95), above);
    return pow(min(albedo * warm * shade + vec3(0.05) * pow(facing * above, 12.0), vec3(1.0)), vec3(1.0 / 2.2));
}

float edgeCover() {
    vec3 perSample = fwidth(barycentric);
    vec3 apart = smoothstep(perSample * max(edgePixels - 1.0, 0.0) * 0.5, perSample * (edgePixels + 1.0) * 0.5, barycentric);
    float line = 1.0 - min(apart.x, min(apart.y, apart.z));
    // Where triangles shrink to a few pixels the edges would cover the surface: let them fade.
    float crowding = max(perSample.x, max(perSample.y, perSample.z)) * edgePixels;
    return line * (1.0 - 0.75 * smoothstep(0.12, 0.6, crowding));
}

// Fragments are dropped at the end: derivatives are undefined after a neighbour was.
void main() {
    vec4 base = painted();
    if (paint == VEIL) {
        pixel = vec4(base.rgb * base.a, base.a);
        return;
    }
    vec3 color = base.rgb;
    if (!gl_FrontFacing && backFaces == MARKED) {
        color = mix(color, vec3(0.42, 0.16, 0.50), 0.85);
    }
    if (lighting == LIT) {
        color = illuminated(color);
    } else if (lighting == CLAY) {
        color = asClay(color);
    }
    if (edges) {
        color = mix(color, color * 0.22, 0.7 * edgeCover());
    }
    pixel = vec4(color * opacity, opacity);
    if (base.a < 0.5 || dot(slice.xyz, meshPosition) > slice.w || (!gl_FrontFacing && backFaces == HIDDEN)) {
        discard;
    }
}
