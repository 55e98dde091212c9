// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.rootfs.DebianPackages;
import corto.toolchain.NativeCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto cc`: the C compiler for native programs, in place of gcc in the build of whatever program.
@Group("Develop")
@Command(name = "cc", sortOptions = false, description = "Compiles native C programs: gcc with a C library that jumps into the kernel.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto cc -O2 -c part.c                     all words are gcc's",
            "  corto cc -O2 -static -o server server.c    -static is needed when it links",
            "",
            "The program is for corto run, and for Linux, where it makes system calls as others do.",
            "The C library is musl, fetched and built the first time. Scripts of configure take",
            "CC=\"corto cc\" LDFLAGS=-static."})
final class CcCommand implements Callable<Integer> {
    /// What a manifest calls it.
    static final String NAME = "corto-cc";

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "What gcc would be given.")
    private List<String> words = new ArrayList<>();

    /// The compiler's path. Builds it when it is not there yet.
    static Path compiler() {
        HostPackages.require(NativeCompiler.NEEDED.toArray(String[]::new));
        Path cache = RootFileSystem.cache();
        return new NativeCompiler(Sdk.root().resolve("sdk/toolchain/musl"), cache.resolve("native"), new DebianPackages(cache.resolve("debian"))).path();
    }

    @Override
    public Integer call() throws IOException {
        List<String> command = new ArrayList<>(List.of(compiler().toString()));
        command.addAll(words);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(e, "interrupted while the compiler ran.");
        }
    }
}
