// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.manifest.Setting;
import corto.runners.QemuCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Options about the trace of system calls. Each asks for it.
@Group("Looking closer")
final class TraceOptions {
    /// The library that traces, which only images have that are asked for it.
    static final Setting TRACER = new Setting("POSIX_STRACE", "y", "--strace");

    private static final String ALL = "1";

    @Option(names = "--strace", arity = "0..1", paramLabel = "CALLS", fallbackValue = ALL, preprocessor = Attached.class,
            description = "Print the program's system calls: all, or those named, as in openat,%%network or !%%memory.")
    private String calls;

    @Option(names = "--strace-summary", description = "Count calls, errors and time in a table at the end; with --strace behind the lines, without it in their place.")
    private boolean summary;

    @Option(names = "--strace-times", description = "Begin each line with the time since the line before, and end it with the time that the call took.")
    private boolean times;

    @Option(names = "--strace-output", paramLabel = "FILE", description = "Write the trace to FILE instead of the console.")
    private Path output;

    boolean isAsked() {
        return calls != null || summary || times || output != null;
    }

    /// Adds what the kernel has to know.
    void addTo(Map<String, String> kernelOptions) {
        if (!isAsked()) {
            return;
        }
        kernelOptions.put("strace", calls == null ? ALL : calls);
        if (summary) {
            kernelOptions.put("strace-summary", calls == null && !times ? "only" : "also");
        }
        if (times) {
            kernelOptions.put("strace-times", "1");
        }
        if (output != null) {
            kernelOptions.put("strace-output", "port");
        }
    }

    /// What the machine needs.
    List<String> words() {
        return output == null ? List.of() : QemuCommand.traceWords(output);
    }
}
