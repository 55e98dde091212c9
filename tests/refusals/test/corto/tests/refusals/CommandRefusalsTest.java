// SPDX-License-Identifier: Apache-2.0
package corto.tests.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Refusals as the user of the command sees them: the message on standard error, nothing on standard output, status 125.
class CommandRefusalsTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));
    private static final int STATUS_REFUSED = 125;
    private static final long SECONDS = 120;
    private static final String HELLO = "void main() { IO.println(1); }";

    @TempDir
    private Path folder;

    @Test
    void a_refused_program_gives_the_message_and_status_125() throws IOException, InterruptedException {
        Path file = write("Main.java", """
                void main(String[] args) throws Exception {
                    show(args[0]);
                }

                void show(String name) throws Exception {
                    System.out.println(Class.forName(name));
                }
                """);

        assertThat(refusal("run", file.toString(), "--", "java.lang.String")).contains("Class.forName is called with a name that is not a constant",
                "used by Main.show(Main.java:6)", "called by Main.main(Main.java:2)", "Use a class literal");
    }

    @Test
    void a_native_method_is_refused_for_every_platform() throws IOException, InterruptedException {
        Path file = write("Main.java", "class Main { static native void poke(); public static void main(String[] args) { poke(); } }");

        assertThat(refusal("build", "--platform", "process", file.toString())).contains("the native method Main.poke() has no substitution", "used by Main.main(Main.java:1)");
        assertThat(refusal("build", "--platform", "pc", file.toString())).contains("the native method Main.poke() has no substitution");
    }

    @Test
    void a_file_without_main_method_is_refused() throws IOException, InterruptedException {
        Path file = write("Tool.java", "class Tool { static void start() {} }");

        assertThat(refusal("run", file.toString())).contains("Tool", "main");
    }

    @Test
    void a_folder_with_two_main_classes_asks_which() throws IOException, InterruptedException {
        write("First.java", "class First { public static void main(String[] args) {} }");
        write("Second.java", "class Second { public static void main(String[] args) {} }");

        assertThat(refusal("run", folder.toString())).contains("First", "Second", "main:");
    }

    @Test
    void a_main_class_that_is_not_there_is_refused_with_its_manifest() throws IOException, InterruptedException {
        write("Main.java", HELLO);
        write("corto.yaml", "name: x\nmain: Mian\n");

        assertThat(refusal("run", folder.toString())).contains("corto.yaml", "Mian");
    }

    @Test
    void an_unknown_key_of_the_manifest_gets_a_suggestion() throws IOException, InterruptedException {
        write("Main.java", HELLO);
        write("corto.yaml", "name: x\nplatfrom: pc\n");

        assertThat(refusal("run", folder.toString())).contains("corto.yaml:2: unknown key \"platfrom\". Did you mean \"platform\"?");
    }

    @Test
    void a_wrong_value_in_the_manifest_is_refused_with_its_line() throws IOException, InterruptedException {
        write("Main.java", HELLO);
        write("corto.yaml", "name: x\nmemory: much\n");

        assertThat(refusal("run", folder.toString())).contains("corto.yaml:2", "much");
    }

    @Test
    void a_missing_jar_of_the_class_path_is_named() throws IOException, InterruptedException {
        write("Main.java", HELLO);
        write("corto.yaml", "name: x\nclasspath: [lib/none.jar]\n");

        assertThat(refusal("run", folder.toString())).contains("corto.yaml", "none.jar");
    }

    @Test
    void a_wrong_platform_gets_a_suggestion() throws IOException, InterruptedException {
        assertThat(refusal("run", "--platform", "proces", "hello")).contains("--platform", "proces", "Did you mean \"process\"?");
    }

    @Test
    void a_wrong_collector_gets_a_suggestion() throws IOException, InterruptedException {
        assertThat(refusal("run", "--collector", "marksweep", "hello")).contains("--collector", "Did you mean \"mark-sweep\"?");
    }

    @Test
    void a_wrong_optimization_names_the_others() throws IOException, InterruptedException {
        assertThat(refusal("run", "-O", "fast", "hello")).contains("--optimization", "fast", "size", "speed", "debug");
    }

    @Test
    void a_wrong_machine_names_the_others() throws IOException, InterruptedException {
        assertThat(refusal("run", "--machine", "q36", "hello")).contains("--machine", "q36", "Q35");
    }

    @Test
    void a_wrong_accelerator_names_the_others() throws IOException, InterruptedException {
        assertThat(refusal("run", "--accel", "kwm", "hello")).contains("--accel", "Did you mean \"kvm\"?");
    }

    @Test
    void an_environment_variable_without_a_value_is_refused() throws IOException, InterruptedException {
        assertThat(refusal("run", "--platform", "process", "--env", "LANG", "hello")).contains("--env", "NAME=VALUE");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// Runs the command; what it says on standard error.
    private String refusal(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(ROOT.resolve("corto").toString()));
        words.addAll(List.of(arguments));
        Path output = folder.resolve("stdout");
        Path errors = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("CORTO_BUILD", System.getProperty("corto.build"));
        builder.environment().put("CORTO_STALE", "1");        // the tools that are being tested
        builder.environment().remove("CORTO_DEBUG");
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(errors, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isEqualTo(STATUS_REFUSED);
        assertThat(Files.readString(output)).isEmpty();
        assertThat(said).contains("corto: ").doesNotContain("\tat ");
        return said;
    }
}
