// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The oracle: what programs do on the JVM that runs the tests.
public final class HotSpot {
    private static final int SECONDS = 60;
    private static final int SECONDS_ALL = 600;

    private final Path classes;
    private final boolean oneStream;

    /// @param oneStream write standard error into standard output
    public HotSpot(Path classes, boolean oneStream) {
        this.classes = classes;
        this.oneStream = oneStream;
    }

    /// The outcome of each program. Those that would disturb others get a JVM of their own.
    public Map<Program, Outcome> run(List<Program> programs) throws IOException, InterruptedException {
        List<Program> together = programs.stream().filter(program -> !program.alone() && !program.exits()).toList();
        Map<Program, Outcome> outcomes = new LinkedHashMap<>();
        while (!outcomes.keySet().containsAll(together)) {
            Map<Program, Outcome> some = runTogether(together.stream().filter(program -> !outcomes.containsKey(program)).toList());
            if (some.isEmpty()) {
                break;
            }
            outcomes.putAll(some);
        }
        for (Program program : programs) {
            if (!outcomes.containsKey(program)) {
                List<String> command = java();
                command.addAll(List.of("-cp", classes.toString(), program.className()));
                command.addAll(program.arguments());
                outcomes.put(program, oneStream ? Outcome.onConsole(command, program.inputBytes(), SECONDS) : Outcome.of(command, program.inputBytes(), SECONDS));
            }
        }
        return outcomes;
    }

    private Map<Program, Outcome> runTogether(List<Program> programs) throws IOException, InterruptedException {
        Path results = Files.createTempFile("corto-hotspot", ".results");
        try {
            List<String> command = java();
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), HotSpotDriver.class.getName(),
                    classes.toString(), results.toString(), Boolean.toString(oneStream)));
            programs.forEach(program -> command.add(program.source().toString()));
            Outcome driver = Outcome.of(command, new byte[0], SECONDS_ALL);
            System.err.print(driver.errors());
            return read(results, programs);
        } finally {
            Files.delete(results);
        }
    }

    private static Map<Program, Outcome> read(Path results, List<Program> programs) throws IOException {
        Map<Program, Outcome> outcomes = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(results))) {
            for (Program program : programs) {
                String output = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                String errors = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                outcomes.put(program, new Outcome(in.readInt(), output, errors));
            }
        } catch (EOFException e) {
            // The driver did not live to tell; the caller runs the missing ones alone.
        }
        return outcomes;
    }

    /// The command for a JVM whose encodings, heap and locale do not depend on the machine.
    private static List<String> java() {
        return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8", "-Dstdin.encoding=UTF-8", "-Duser.language=en", "-Duser.country=", "-Duser.timezone=UTC"));
    }
}
