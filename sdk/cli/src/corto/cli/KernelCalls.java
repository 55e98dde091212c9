// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The system calls that the tree's libraries have handlers for, and the numbers of all of Linux's: from the same sources that a kernel is compiled from.
record KernelCalls(Map<Integer, String> names, Map<String, String> handlers) {
    private static final Pattern HANDLER = Pattern.compile("@Syscall\\(\"(\\w+)\"\\)");
    private static final Pattern BLOCK = Pattern.compile("String (FIRST|SECOND) = \"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern SECOND_NUMBER = Pattern.compile("SECOND_NUMBER = (\\d+)");
    private static final String NAMES = "lib/posix/calls/src/corto/posix/calls/SystemCallNames.java";

    /// `handlers`: the library's folder by the call's name.
    static KernelCalls read() {
        try {
            String text = Files.readString(Sdk.root().resolve(NAMES));
            Matcher second = SECOND_NUMBER.matcher(text);
            if (!second.find()) {
                throw new Failure(NAMES + " does not say where the second numbers begin.");
            }
            Map<Integer, String> names = new TreeMap<>();
            Matcher blocks = BLOCK.matcher(text);
            while (blocks.find()) {
                int number = blocks.group(1).equals("FIRST") ? 0 : Integer.parseInt(second.group(1));
                for (String name : blocks.group(2).strip().split("\\s+")) {
                    names.put(number++, name);
                }
            }
            return new KernelCalls(names, readHandlers());
        } catch (IOException e) {
            throw new Failure(e, "cannot read the system calls of the kernel: " + e.getMessage());
        }
    }

    private static Map<String, String> readHandlers() throws IOException {
        Map<String, String> handlers = new HashMap<>();
        Path root = Sdk.root();
        try (Stream<Path> files = Files.walk(root.resolve("lib/posix"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java") && path.toString().contains("/src/")).toList()) {
                Matcher handler = HANDLER.matcher(Files.readString(file));
                String path = root.relativize(file).toString();
                while (handler.find()) {
                    handlers.put(handler.group(1), path.substring(0, path.indexOf("/src/")));
                }
            }
        }
        return handlers;
    }

    String name(int number) {
        return names.getOrDefault(number, "call " + number);
    }
}
