// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `corto bench`: hands over to `bench/run`.
@Group("Develop")
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs the benchmarks (bench/README.md) and writes bench/results.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto bench                      all of them: takes an hour",
            "  corto bench -- size              one: code, size, boot, build, collector, nginx",
            "  corto bench -- code --rounds 20  and more rounds"})
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARG", description = "Arguments for bench/run, after --")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path program = Sdk.root().resolve("bench/run");
        if (!Files.isExecutable(program)) {
            throw new Failure("there is no " + program + " to run.");
        }
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).directory(Sdk.root().toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CORTO_BUILD", Sdk.build().toString());
        return builder.start().waitFor();
    }
}
