// SPDX-License-Identifier: Apache-2.0
package kv;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// The command language: one command a line, one answer.
final class Shell {
    private static final String HELP = """
            put KEY VALUE…           answers when the value is on the disk
            get KEY
            delete KEY
            list [PREFIX]            keys
            dump [PREFIX]            keys and values
            stats
            bench [WRITES [THREADS]]
            soak [THREADS]           writes until the machine is stopped, and prints each acknowledged write
            quit""";

    private final Store store;
    private final PrintStream out;

    Shell(Store store, PrintStream out) {
        this.store = store;
        this.out = out;
    }

    /// Executes one line. False: it was the last one.
    boolean execute(String line) throws IOException {
        List<String> words = words(line.strip());
        String command = words.getFirst();
        int arguments = words.size() - 1;
        switch (command) {
            case "" -> { }
            case "put" -> {
                if (require(arguments == 2, "put KEY VALUE")) {
                    store.put(words.get(1), words.get(2));
                    out.println("ok");
                }
            }
            case "get" -> {
                if (require(arguments == 1, "get KEY")) {
                    String value = store.get(words.get(1));
                    out.println(value == null ? "(none)" : value);
                }
            }
            case "delete" -> {
                if (require(arguments == 1, "delete KEY")) {
                    out.println(store.delete(words.get(1)) ? "ok" : "(none)");
                }
            }
            case "list" -> store.keys(arguments > 0 ? words.get(1) : "").forEach(out::println);
            case "dump" -> {
                for (String key : store.keys(arguments > 0 ? words.get(1) : "")) {
                    out.println(key + " " + store.get(key));
                }
            }
            case "stats" -> statistics();
            case "bench" -> new Benchmark(store, out).run(number(words, 1, 2_000), number(words, 2, 4));
            case "soak" -> new Soak(store, out).run(number(words, 1, 4));
            case "help" -> out.println(HELP);
            case "quit" -> {
                return false;
            }
            default -> out.println("no such command: " + command + "; help lists them");
        }
        return true;
    }

    /// At most three: the third is the rest of the line. No regular expression: they would be half of the image.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        String rest = line;
        while (words.size() < 2 && rest.indexOf(' ') > 0) {
            int space = rest.indexOf(' ');
            words.add(rest.substring(0, space));
            rest = rest.substring(space).stripLeading();
        }
        words.add(rest);
        return words;
    }

    private boolean require(boolean isGood, String usage) {
        if (!isGood) {
            out.println("usage: " + usage);
        }
        return isGood;
    }

    private static int number(List<String> words, int index, int otherwise) {
        return words.size() > index ? Integer.parseInt(words.get(index)) : otherwise;
    }

    private void statistics() {
        Store.Statistics now = store.statistics();
        out.println(now.keys() + " keys in " + now.segments() + " segments, " + now.liveBytes() + " of " + now.totalBytes() + " bytes live, "
                + now.commits() + " commits, " + now.compactions() + " compactions");
    }
}
