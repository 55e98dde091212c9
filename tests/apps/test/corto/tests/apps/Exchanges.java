// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a program on the network is asked and shall answer: the file `exchanges` in a folder of `tests/apps/network`. Lines:
///
/// ```
/// app redis                          of the catalogue; without it the folder's own corto.yaml
/// slow                               only with -D corto.net=all
/// status 143                         with which the program ends on SIGTERM; 0 if it is not said, any: whatever
/// compile gcc -o /work/a a.c         by a compiler of the folder's packages, in their root file system
/// binary /work/a                     what that has made: the program to run
/// serve iperf3 -s -p {own}           a program of this machine that is there meanwhile
/// http 8000 /path -> text            a GET, answered with 200 and a body that has the text
/// tcp 11211 get a\r\n -> END         bytes sent on a connection of its own, and what comes back among other things
/// udp 53 \x00\x01 -> \x00            the same with a datagram
/// host curl -k https://127.0.0.1:{443} -> text     a program of this machine, run by sh, that ends with 0 and prints the text
/// guest 0 -s http://10.0.2.2:{host}/ -> text       a machine of its own: the program with these arguments, a client, ends with the status and prints the text
/// ```
/// `{PORT}` is the port of this machine that leads to the guest's, `{host}` that of the test's own HTTP server, `{tls}` of its HTTPS server, both of which a guest finds at 10.0.2.2, and `{own}` a port for what is served.
/// Texts have the escapes of C. The first exchange is tried again until it succeeds, for servers take their time.
record Exchanges(String app, boolean isSlow, OptionalInt status, List<String> compilations, String binary, List<String> served, List<Exchange> all) {
    /// @param number the port of the guest, or the status of what runs there
    /// @param question a path, bytes, or a command, by `kind`
    record Exchange(String kind, int number, String question, String answer) {
        /// Whether the program serves it.
        boolean isAsked() {
            return !kind.equals("guest");
        }

        @Override
        public String toString() {
            return kind + (kind.equals("host") ? "" : " " + number) + " " + question + " -> " + answer;
        }
    }

    private static final Pattern LINE = Pattern.compile("(?:(http|tcp|udp|guest) (\\d+)|(host)) (.*?) ?-> ?(.*)");
    private static final Pattern PORT = Pattern.compile("\\{(\\d+)(/udp)?\\}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-fA-F]{2}|[rnt\\\\])");

    static Exchanges read(Path file) throws IOException {
        String app = "";
        boolean isSlow = false;
        OptionalInt status = OptionalInt.of(0);
        List<String> compilations = new ArrayList<>();
        String binary = "";
        List<String> served = new ArrayList<>();
        List<Exchange> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String rest = line.substring(line.indexOf(' ') + 1);
            Matcher exchange = LINE.matcher(line);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            } else if (exchange.matches()) {
                boolean isHost = exchange.group(1) == null;
                String question = exchange.group(4);
                all.add(new Exchange(isHost ? "host" : exchange.group(1), isHost ? 0 : Integer.parseInt(exchange.group(2)), isHost ? question : unescaped(question), unescaped(exchange.group(5))));
            } else if (line.equals("slow")) {
                isSlow = true;
            } else if (line.startsWith("app ")) {
                app = rest;
            } else if (line.startsWith("status ")) {
                status = rest.equals("any") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(rest));
            } else if (line.startsWith("compile ")) {
                compilations.add(rest);
            } else if (line.startsWith("binary ")) {
                binary = rest;
            } else if (line.startsWith("serve ")) {
                served.add(rest);
            } else {
                throw new IOException(file + ": no such line: " + line);
            }
        }
        return new Exchanges(app, isSlow, status, compilations, binary, served, all);
    }

    /// Ports of the guest: `80`, `53/udp`.
    Set<String> ports() {
        Set<String> ports = new TreeSet<>();
        for (Exchange exchange : all) {
            if (exchange.isAsked() && exchange.number() != 0) {
                ports.add(exchange.number() + (exchange.kind().equals("udp") ? "/udp" : ""));
            }
            Matcher named = PORT.matcher(exchange.kind().equals("host") ? exchange.question() : "");
            while (named.find()) {
                ports.add(named.group(1) + (named.group(2) == null ? "" : "/udp"));
            }
        }
        return ports;
    }

    /// A character for each byte.
    private static String unescaped(String text) {
        return ESCAPE.matcher(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1).charAt(0)) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '\\' -> "\\";
            default -> String.valueOf((char) Integer.parseInt(found.group(1).substring(1), 16));
        }));
    }
}
