#version 330 core
// One triangle is three vertices of its own, so the corner is gl_VertexID modulo 3.
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in float value;
layout(location = 3) in uint missing;

uniform mat4 modelView;
uniform mat4 projection;

out vec3 meshPosition;
out vec3 viewPosition;
out vec3 viewNormal;
out vec3 barycentric;
out float scalar;
flat out uint missingCorners;

void main() {
    int corner = gl_VertexID % 3;
    barycentric = vec3(corner == 0, corner == 1, corner == 2);
    meshPosition = position;
    viewPosition = (modelView * vec4(position, 1.0)).xyz;
    viewNormal = mat3(modelView) * normal;
    scalar = value;
    missingCorners = missing;
    gl_Position = projection * vec4(viewPosition, 1.0);
}
