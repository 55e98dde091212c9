// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// ProcessBuilder: output, status, environment, folder, a pipeline, signals (jspawnhelper, by posix_spawn).
public class Spawn {
    public static void main(String[] arguments) throws Exception {
        System.out.println(run("echo", "hello"));
        System.out.println(run("sh", "-c", "echo $ONE; pwd; exec false"));
        System.out.println(run("sh", "-c", "read line; echo got $line"));
        try {
            run("/usr/bin/nowhere");
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        Process sleeper = new ProcessBuilder("/bin/busybox", "sleep", "100").start();
        System.out.println(sleeper.waitFor(50, TimeUnit.MILLISECONDS) + " " + sleeper.isAlive());
        sleeper.destroy();
        System.out.println(sleeper.waitFor());
        List<Process> line = ProcessBuilder.startPipeline(List.of(busybox("seq", "1", "5000"), busybox("grep", "7"), busybox("wc", "-l")));
        System.out.println(new String(line.get(2).getInputStream().readAllBytes()).strip());
        System.out.println(IntStream.range(0, 8).parallel().map(i -> {
            try {
                return busybox("sh", "-c", "exit " + i).start().waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }).sum());
        System.exit(busybox("sh", "-c", "exit 6").inheritIO().start().waitFor());
    }

    private static ProcessBuilder busybox(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "/bin/busybox";
        System.arraycopy(words, 0, all, 1, words.length);
        return new ProcessBuilder(all);
    }

    private static String run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = words[0].startsWith("/") ? new ProcessBuilder(words) : busybox(words);
        builder.directory(new File("/tmp")).redirectErrorStream(true).environment().put("ONE", "1");
        Process process = builder.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write("a line\n".getBytes());
        } catch (IOException e) {
            // it had ended already
        }
        String text = new String(process.getInputStream().readAllBytes());
        return process.waitFor() + " " + text;
    }
}
