package dev.holonomy.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The arrows of the house (docs/decisions/0000-the-house.md): what a module may know, and nothing else. */
@AnalyzeClasses(packages = "dev.holonomy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] GAUGE_CONV = {
        "dev.holonomy.compute..",
        "dev.holonomy.tensor..",
        "dev.holonomy.autodiff..",
        "dev.holonomy.checkpoint..",
        "dev.holonomy.config..",
        "dev.holonomy.layer..",
        "dev.holonomy.model..",
        "dev.holonomy.train..",
        "dev.holonomy.task.."
    };

    private static final String[] ALWAYS = {"java..", "javax..", "jdk.incubator.vector..", "org.jspecify.."};

    @ArchTest
    static final ArchRule EVERY_PACKAGE_BELONGS_TO_A_MODULE = classes()
            .should()
            .resideInAnyPackage(Stream.concat(
                            Arrays.stream(GAUGE_CONV),
                            Stream.of(
                                    "dev.holonomy.mesh..",
                                    "dev.holonomy.geodesic..",
                                    "dev.holonomy.data..",
                                    "dev.holonomy.viewer..",
                                    "dev.holonomy.app.."))
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule MESH_IO_KNOWS_NO_OTHER_MODULE =
            module("dev.holonomy.mesh..").onlyKnows("org.slf4j..");

    @ArchTest
    static final ArchRule GEODESIC_KNOWS_MESHES = module("dev.holonomy.geodesic..")
            .onlyKnows("dev.holonomy.mesh..", "org.apache.commons.math3..", "org.slf4j..");

    @ArchTest
    static final ArchRule GAUGE_CONV_KNOWS_GEOMETRY_AND_NO_DATA_OR_WINDOW = module(GAUGE_CONV)
            .onlyKnows(
                    "dev.holonomy.geodesic..",
                    "dev.holonomy.mesh..",
                    "org.lwjgl..",
                    "com.fasterxml.jackson..",
                    "org.snakeyaml.engine..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule DATA_KNOWS_MESHES =
            module("dev.holonomy.data..").onlyKnows("dev.holonomy.mesh..", "org.slf4j..");

    @ArchTest
    static final ArchRule VIEWER_KNOWS_MESHES_AND_NO_NETWORK = module("dev.holonomy.viewer..")
            .onlyKnows("dev.holonomy.mesh..", "org.lwjgl..", "org.joml..", "imgui..", "org.slf4j..");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_APP = noClasses()
            .that()
            .resideOutsideOfPackage("dev.holonomy.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.holonomy.app..");

    @ArchTest
    static final ArchRule NATIVE_CODE_IS_CALLED_IN_TWO_PACKAGES = noClasses()
            .that()
            .resideOutsideOfPackages("dev.holonomy.compute.opencl..", "dev.holonomy.viewer.render.gl..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lwjgl..");

    @ArchTest
    static final ArchRule NO_CYCLE_BETWEEN_PACKAGES =
            slices().matching("dev.holonomy.(**)").should().beFreeOfCycles();

    private static Module module(String... packages) {
        return new Module(packages);
    }

    /** The packages of one module. */
    @SuppressWarnings("ArrayRecordComponent") // made and read in one expression
    private record Module(String... packages) {
        /** They may know each other, what is always allowed, and these. */
        ArchRule onlyKnows(String... others) {
            String[] allowed =
                    Stream.of(packages, others, ALWAYS).flatMap(Arrays::stream).toArray(String[]::new);
            return classes()
                    .that()
                    .resideInAnyPackage(packages)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed);
        }
    }
}
