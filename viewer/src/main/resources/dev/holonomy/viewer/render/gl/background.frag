#version 330 core
uniform vec3 top;
uniform vec3 bottom;
in float height;
layout(location = 0) out vec4 pixel;

void main() {
    // Half a step of noise hides the bands of a slow gradient in 8 bits.
    float noise = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
    pixel = vec4(mix(bottom, top, clamp(height, 0.0, 1.0)) + noise / 255.0, 1.0);
}
