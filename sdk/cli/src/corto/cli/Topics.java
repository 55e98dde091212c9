// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What `corto help` explains besides commands, and `docs/commands.md` too.
final class Topics {
    static final Map<String, String> STATUSES = new LinkedHashMap<>();
    static final Map<String, String> VARIABLES = new LinkedHashMap<>();

    private static final int WIDTH = 20;

    static {
        STATUSES.put("0", "success; for corto run: the program ended with 0");
        STATUSES.put("1", "corto doctor found something missing; corto test: a test failed");
        STATUSES.put("124", "corto run --timeout ended the machine (as timeout(1))");
        STATUSES.put("125", "corto itself failed, its usage or a build included, and said why on standard error (as docker run)");
        STATUSES.put("130, 143", "corto run was ended by Ctrl-C or SIGTERM: 128 and the signal's number, unless the program handled it and has a status of its own");
        STATUSES.put("137", "the program did not end within 10 s of SIGTERM and was killed");
        STATUSES.put("any other", "corto run: the program's own; a program that a signal ended has 128 and the signal's number");

        VARIABLES.put("CORTO_BUILD", "folder for everything that is made; default: build/ in the repository");
        VARIABLES.put("CORTO_CACHE", "folder for Debian packages; default: corto in XDG_CACHE_HOME, else ~/.cache/corto");
        VARIABLES.put("CORTO_DEBUG", "1: stack traces instead of short error messages");
        VARIABLES.put("CORTO_STALE", "1: use the host tools as they are, even if a source is newer");
        VARIABLES.put("CORTO_JAVA_OPTIONS", "more options for the JVM that runs the command");
        VARIABLES.put("JAVA_HOME", "the JDK, 25 or later; default: java on the PATH, then the usual places");
        VARIABLES.put("NO_COLOR", "anything: no colours. There are none either if the output is no terminal or TERM is dumb");
        VARIABLES.put("TMPDIR", "where gcc keeps what it needs for a moment");
    }

    private Topics() {
    }

    static Map<String, String> descriptions() {
        Map<String, String> topics = new LinkedHashMap<>();
        topics.put("status", "exit statuses");
        topics.put("environment", "environment variables");
        return topics;
    }

    /// The text of the topic `name`, if there is one.
    static Optional<String> text(String name) {
        return switch (name) {
            case "status" -> Optional.of("Exit statuses:\n\n" + table(STATUSES));
            case "environment" -> Optional.of("Environment variables:\n\n" + table(VARIABLES));
            default -> Optional.empty();
        };
    }

    private static String table(Map<String, String> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach((name, meaning) -> text.append("  ").append(name).repeat(' ', WIDTH - name.length()).append(meaning).append('\n'));
        return text.toString();
    }
}
