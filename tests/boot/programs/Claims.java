// SPDX-License-Identifier: Apache-2.0
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an ordinary program does that its platform must get right; the first argument chooses.
public class Claims {
    private static final int CHUNK_BYTES = 64 * 1024;

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "return" -> System.out.println("returned");
            case "throw" -> fail(args.length);
            case "arguments" -> arguments(args);
            case "echo" -> echo();
            case "clock" -> clock();
            case "exhaust" -> System.out.println(exhaust(new ArrayList<>()));
            case "exhaust caught" -> exhaustCaught();
            case "overflow" -> System.out.println(depth(0));
            case "overflow caught" -> overflowCaught();
            case "memory" -> System.out.println("MiB " + (Runtime.getRuntime().maxMemory() >> 20));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void fail(int number) {
        throw new IllegalStateException("failed with " + number, new RuntimeException("the cause"));
    }

    private static void arguments(String[] args) {
        for (int i = 1; i < args.length; i++) {
            System.out.println(i + "[" + args[i] + "]");
        }
    }

    /// Until an empty line: a serial line has no end.
    private static void echo() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            System.out.println("heard " + line);
        }
        System.out.println("done");
    }

    /// The time at which a line was read, in nanoseconds.
    private static void clock() throws IOException {
        System.out.println("type");
        System.in.read();
        Instant now = Instant.now();
        System.out.println("at " + (now.getEpochSecond() * 1_000_000_000 + now.getNano()));
    }

    private static int exhaust(List<byte[]> kept) {
        while (true) {
            kept.add(new byte[CHUNK_BYTES]);
        }
    }

    private static void exhaustCaught() {
        List<byte[]> kept = new ArrayList<>();
        try {
            exhaust(kept);
        } catch (OutOfMemoryError e) {
            int chunks = kept.size();
            kept = null;
            System.out.println("caught after some: " + (chunks > 1));
        }
        long sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += new byte[CHUNK_BYTES].length;
        }
        System.out.println("goes on: " + sum);
    }

    private static int depth(int level) {
        return level < 0 ? 0 : depth(level + 1) + 1;
    }

    private static void overflowCaught() {
        for (int i = 0; i < 3; i++) {
            try {
                System.out.println(depth(0));
            } catch (StackOverflowError e) {
                System.out.println("caught " + i);
            }
        }
    }
}
