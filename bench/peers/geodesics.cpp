// CGAL beside `holonomy bench geometry MESH --pieces exact,heat`: medians of the same pieces in milliseconds, one JSON object.
// g++ -O3 -march=native -DNDEBUG -I/usr/include/eigen3 geodesics.cpp -o geodesics -lgmp -lmpfr && ./geodesics MESH.off [STEPS] [exact]
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Heat_method_3/Surface_mesh_geodesic_distances_3.h>
#include <CGAL/Surface_mesh.h>
#include <CGAL/Surface_mesh_shortest_path.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using Mesh = CGAL::Surface_mesh<Kernel::Point_3>;
using Heat = CGAL::Heat_method_3::Surface_mesh_geodesic_distances_3<Mesh, CGAL::Heat_method_3::Direct>;
using RobustHeat = CGAL::Heat_method_3::Surface_mesh_geodesic_distances_3<Mesh, CGAL::Heat_method_3::Intrinsic_Delaunay>;
using Exact = CGAL::Surface_mesh_shortest_path<CGAL::Surface_mesh_shortest_path_traits<Kernel, Mesh>>;

static double median(int steps, const std::function<void()> &work) {
    std::vector<double> times;
    for (int i = 0; i < steps; i++) {
        auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[steps / 2];
}

template <class Method> static void heat(Mesh &mesh, int steps, const char *name) {
    auto distance = mesh.add_property_map<Mesh::Vertex_index, double>("v:d", 0).first;
    double setup = median(steps, [&] { Method method(mesh); });
    Method method(mesh);
    double solve = median(steps, [&] {
        method.clear_sources();
        method.add_source(Mesh::Vertex_index(0));
        method.estimate_geodesic_distances(distance);
    });
    std::printf(", \"%s_setup_ms\": %.2f, \"%s_solve_ms\": %.2f", name, setup, name, solve);
}

int main(int count, char **arguments) {
    Mesh mesh;
    std::ifstream file(arguments[1]);
    if (count < 2 || !(file >> mesh)) {
        std::fprintf(stderr, "usage: geodesics MESH.off [STEPS] [exact]\n");
        return 2;
    }
    int steps = count > 2 ? std::stoi(arguments[2]) : 5;
    std::printf("{\"vertices\": %u", mesh.number_of_vertices());
    heat<Heat>(mesh, steps, "heat");
    heat<RobustHeat>(mesh, steps, "robust_heat");
    if (count > 3) {
        std::printf(", \"exact_ms\": %.2f", median(steps, [&] {
                        Exact exact(mesh);
                        exact.add_source_point(Mesh::Vertex_index(0));
                        for (auto vertex : mesh.vertices()) {
                            exact.shortest_distance_to_source_points(vertex);
                        }
                    }));
    }
    std::printf("}\n");
    return 0;
}
