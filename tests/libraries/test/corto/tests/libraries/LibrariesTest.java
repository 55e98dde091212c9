// SPDX-License-Identifier: Apache-2.0
package corto.tests.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Libraries from Maven Central, as they are, in images: each driver prints the same, with the same exit status, as on HotSpot.
final class LibrariesTest {
    private static final int SECONDS_BUILDING = 900;
    private static final int SECONDS_RUNNING = 300;
    private static final int FEWEST_LINES = 100;
    private static final String QUICK = "codec jackson roaring xz";
    private static final String ALL = "all";
    private static final Path DRIVERS = Path.of(System.getProperty("corto.root")).resolve("tests/libraries/programs");
    private static final Path WORK = Path.of(System.getProperty("corto.build")).resolve("tests/libraries");
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /// The property `libraries` names some of the drivers, or `all`; without it those run whose images are built soon.
    @TestFactory
    Stream<DynamicTest> driver_prints_the_same_on_HotSpot_and_as_an_image() throws IOException {
        Set<String> chosen = Set.of(System.getProperty("libraries", QUICK).strip().split("\\s+"));
        List<Path> folders;
        try (Stream<Path> all = Files.list(DRIVERS)) {
            folders = all.filter(f -> Files.exists(f.resolve("corto.yaml"))).sorted().toList();
        }
        return folders.stream().filter(f -> chosen.contains(ALL) || chosen.contains(name(f)))
                .map(folder -> DynamicTest.dynamicTest(name(folder), () -> compare(folder)));
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    private static void compare(Path folder) throws IOException, InterruptedException {
        Path work = Files.createDirectories(WORK.resolve(name(folder)));
        Path built = work.resolve("built");
        Run build = Run.of(List.of(JAVA, "-Xmx3g", "-XX:+UseSerialGC", "-Xshare:auto", "-Dcorto.root=" + System.getProperty("corto.root"),
                "-Dcorto.build=" + System.getProperty("corto.build"), "-cp", System.getProperty("java.class.path"), "corto.cli.LibraryImage",
                folder.toString(), built.toString()), work.resolve("build.log"), SECONDS_BUILDING);
        assertEquals(0, build.status(), build.errors());
        List<String> lines = Files.readAllLines(built);
        Path image = Path.of(lines.get(0));
        Run hotSpot = Run.of(List.of(JAVA, "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
                "-Duser.language=en", "-Duser.country=", "-Duser.timezone=UTC", "-cp", lines.get(1), lines.get(2)), work.resolve("hotspot.out"), SECONDS_RUNNING);
        Run ours = Run.of(List.of(image.toString()), work.resolve("image.out"), SECONDS_RUNNING);
        summarise(folder, work, image, build, hotSpot, ours);
        assertTrue(new String(hotSpot.output(), StandardCharsets.UTF_8).lines().count() >= FEWEST_LINES, () -> "the driver did not work on HotSpot: " + hotSpot.errors());
        assertEquals(hotSpot.status(), ours.status(), () -> "exit status; " + ours.errors());
        if (!Arrays.equals(hotSpot.output(), ours.output())) {
            throw new AssertionError("HotSpot and the image print different things: diff " + work.resolve("hotspot.out") + " " + work.resolve("image.out")
                    + "\n" + firstDifference(hotSpot.output(), ours.output()) + ours.errors());
        }
    }

    private static String firstDifference(byte[] expected, byte[] actual) {
        List<String> left = new String(expected, StandardCharsets.UTF_8).lines().toList();
        List<String> right = new String(actual, StandardCharsets.UTF_8).lines().toList();
        int line = 0;
        while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
            line++;
        }
        return "line " + (line + 1) + "\n  HotSpot: " + (line < left.size() ? left.get(line) : "(end)")
                + "\n  image:   " + (line < right.size() ? right.get(line) : "(end)") + "\n";
    }

    /// One line for `tests/libraries/run` and for whoever keeps the table in the README.
    private static void summarise(Path folder, Path work, Path image, Run build, Run hotSpot, Run ours) throws IOException {
        List<String> methods = Files.readAllLines(image.resolveSibling("reachability.txt"));
        Files.writeString(work.resolve("summary"), "%-12s %6d methods  %,10d bytes  built in %,7d ms  HotSpot %,6d ms, image %,6d ms, %,8d bytes of output%n".formatted(name(folder),
                methods.size(), Files.size(image), build.milliseconds(), hotSpot.milliseconds(), ours.milliseconds(), ours.output().length));
    }
}
