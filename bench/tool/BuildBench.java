// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How long a build takes, in a copy of the sources.
final class BuildBench {
    private static final int REPETITIONS = 3;
    private static final String CALL = "System.out.println(\"Hello";
    private static final String MORE = "System.out.println(\"Soon:\");\n        ";

    private final Place place;

    BuildBench(Place place) {
        this.place = place;
    }

    void run() throws IOException, InterruptedException {
        Path copy = place.scratch("tree");
        String there = copy.toString();
        for (String part : List.of("corto", "pom.xml", "compiler", "runtime", "lib", "sdk", "apps")) {
            place.run(30, "cp", "-r", "-T", "--preserve=timestamps", place.root().resolve(part).toString(), copy.resolve(part).toString());
        }
        place.run(30, "mkdir", "-p", there + "/build");
        place.run(30, "cp", "-r", "-T", "--preserve=timestamps", place.build().resolve("dependencies").toString(), there + "/build/dependencies");
        Cost tools = Cost.NONE;
        Cost nothing = Cost.NONE;
        Cost application = Cost.NONE;
        Cost words = Cost.NONE;
        Cost library = Cost.NONE;
        Path hello = copy.resolve("apps/hello/Hello.java");
        Path driver = copy.resolve("lib/drivers/serial/src/corto/drivers/serial/SerialPort.java");
        for (int i = 0; i < REPETITIONS; i++) {
            place.run(30, "rm", "-rf", there + "/build/host", there + "/build/target", there + "/build/jdk", there + "/build/images", there + "/build/applications");
            place.run(30, "sh", "-c", "rm -f " + there + "/build/*.stamp");
            tools = tools.orLess(build(copy));
            place.run(30, "rm", "-rf", there + "/build/target", there + "/build/jdk", there + "/build/images", there + "/build/applications");
            place.run(30, "sh", "-c", "rm -f " + there + "/build/*.stamp");
            nothing = nothing.orLess(build(copy));
            edit(hello, "Hello from", "Hello  from");
            words = words.orLess(build(copy));
            edit(hello, "Hello  from", "Hello from");
            edit(hello, CALL, MORE + CALL);
            application = application.orLess(build(copy));
            edit(hello, MORE + CALL, CALL);
            edit(driver, "final class SerialPort ", "final  class SerialPort ");
            library = library.orLess(build(copy));
            edit(driver, "final  class SerialPort ", "final class SerialPort ");
        }
        place.run(30, "rm", "-rf", there);
        String rows = "| `corto build hello` | seconds | goal | of processor time |\n| --- | ---: | ---: | ---: |\n" + row("host tools, libraries and image from nothing", tools, "")
                + row("libraries and image from nothing", nothing, "6.0") + row("a line more in hello", application, "3.0") + row("a text of hello changed", words, "3.0") + row("one file of a driver changed", library, "3.0");
        place.publish("build", "Time to build hello", "In a copy of the sources, fastest of " + REPETITIONS + ". Maven's jars are there already. The machine is shared: a loaded neighbour doubles these.", rows);
    }

    private static String row(String what, Cost cost, String goal) {
        return String.format(Locale.ROOT, "| %s | %.1f | %s | %.1f |%n", what, cost.clock, goal, cost.processor);
    }

    /// Seconds on the clock and seconds of processor time.
    private record Cost(double clock, double processor) {
        static final Cost NONE = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);

        Cost orLess(Cost other) {
            return new Cost(Math.min(clock, other.clock), Math.min(processor, other.processor));
        }
    }

    private Cost build(Path copy) throws IOException, InterruptedException {
        String timed = "TIMEFORMAT='%R %U %S'; time env -u CORTO_BUILD " + copy.resolve("corto") + " build -q hello > /dev/null 2>&1";
        String[] seconds = place.run(300, "bash", "-c", "{ " + timed + "; } 2>&1").strip().split(" ");
        return new Cost(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " has no \"" + from + "\" to edit");
        }
        Files.writeString(file, text.replace(from, to));
    }
}
