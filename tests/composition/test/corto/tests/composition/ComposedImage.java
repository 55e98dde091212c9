// SPDX-License-Identifier: Apache-2.0
package corto.tests.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An image that the command built, and what is beside it.
record ComposedImage(Path folder) {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));
    private static final Path HERE = ROOT.resolve("tests/composition");

    /// What a command printed, standard error included, and its status.
    record Printed(int status, String text) {
    }

    /// `program` from `programs/`, or one of the catalogue, with the libraries from `libraries/` to choose from, and `settings` made.
    static ComposedImage build(String program, String... settings) throws IOException, InterruptedException {
        Printed printed = corto("build", program, settings);
        assertThat(printed.status()).as(printed.text()).isZero();
        String image = printed.text().lines().filter(line -> line.endsWith("image.elf")).findFirst().orElseThrow();
        return new ComposedImage(Path.of(image).getParent());
    }

    static Printed run(String program, String... settings) throws IOException, InterruptedException {
        return corto("run", program, settings);
    }

    private static Printed corto(String command, String program, String... settings) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(ROOT.resolve("corto").toString(), command, "-q"));
        boolean isOurs = program.endsWith(".java");
        if (isOurs) {
            words.addAll(List.of("--platform", "process", "--lib", HERE.resolve("libraries").toString()));
        }
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        words.add(isOurs ? HERE.resolve("programs").resolve(program).toString() : program);
        return print(words);
    }

    private static Printed print(List<String> words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("CORTO_BUILD", System.getProperty("corto.build"));
        builder.environment().put("CORTO_STALE", "1");              // the tools are those that these tests were compiled against
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Printed(process.waitFor(), text);
    }

    /// The lines with `part` of the C text that the compiler wrote.
    List<String> code(String part) throws IOException {
        return linesWith(part, "image.c");
    }

    /// The symbols with `part` in their name or in the library, package, class and member that they come from.
    List<String> symbols(String part) throws IOException {
        return linesWith(part, "symbols.tsv");
    }

    private List<String> linesWith(String part, String file) throws IOException {
        return Files.readString(folder.resolve(file)).lines().filter(line -> line.contains(part)).toList();
    }

    String composition() throws IOException {
        return Files.readString(folder.resolve("composition.txt"));
    }

    /// Whether what boots has these bytes somewhere.
    boolean has(String bytes) throws IOException {
        return Files.readString(folder.resolve("image.elf"), StandardCharsets.ISO_8859_1).contains(bytes);
    }

    long size() throws IOException {
        return Files.size(folder.resolve("image.elf"));
    }

    /// Names of the functions that gcc left.
    List<String> functions() throws IOException, InterruptedException {
        Printed printed = print(List.of("nm", folder.resolve("image.debug").toString()));
        return printed.text().lines().map(line -> line.split(" ")).filter(words -> words.length == 3 && words[1].equalsIgnoreCase("t")).map(words -> words[2]).toList();
    }

    /// The instructions with `part`.
    List<String> instructions(String part) throws IOException, InterruptedException {
        return print(List.of("objdump", "-d", "--no-show-raw-insn", folder.resolve("image.debug").toString())).text().lines().filter(line -> line.contains(part)).toList();
    }
}
