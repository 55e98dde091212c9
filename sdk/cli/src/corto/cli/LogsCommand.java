// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.runners.Run;
import corto.runners.Runs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto logs`: what a detached program prints.
@Group("Run")
@Command(name = "logs", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints what a detached program has printed.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto logs web        everything until now",
            "  corto logs -f web     and what comes, until the program ends",
            "  corto logs -n 20 web  the last 20 lines"})
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 50;
    private static final int BLOCK_BYTES = 1 << 16;

    @Parameters(paramLabel = "NAME", description = "The run, as corto ps names it.")
    private String name;

    @Option(names = {"-f", "--follow"}, description = "Go on until the program ends.")
    private boolean follow;

    @Option(names = {"-n", "--tail"}, paramLabel = "LINES", description = "Begin that many lines before the end.")
    private Long lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lines != null && lines < 0) {
            throw new Failure("--tail " + lines + ": there are no fewer than 0 lines.");
        }
        Run run = Runs.ofUser().find(name);
        if (!run.detached()) {
            throw new Failure(name + " has no log: it prints where it was started (process " + run.command().pid() + ").", "Programs have one that are started with corto run --detach.");
        }
        print(run, System.out);
        return 0;
    }

    /// The log may begin anew meanwhile (`BoundedLog`): then what is open is read to its end before the new one.
    private void print(Run run, OutputStream output) throws IOException, InterruptedException {
        WritableByteChannel to = Channels.newChannel(output);
        Object key = key(run.log());
        FileChannel file = FileChannel.open(run.log());
        try {
            long position = begin(run, file, key, to);
            while (true) {
                boolean isLast = !follow || !run.isAlive();      // asked before reading: what was printed before the end is read
                boolean isOlder = !key(run.log()).equals(key);
                position = copy(file, position, to);
                output.flush();
                if (isOlder) {
                    file.close();
                    key = key(run.log());
                    file = FileChannel.open(run.log());
                    position = 0;
                } else if (isLast) {
                    return;
                } else {
                    Thread.sleep(POLL_MILLIS);
                }
            }
        } finally {
            file.close();
        }
    }

    /// Prints what is wanted of the older log. Where to begin in `file`.
    private long begin(Run run, FileChannel file, Object key, WritableByteChannel to) throws IOException {
        long position = lines == null ? 0 : tail(file, lines);
        if (position == 0 && Files.exists(run.olderLog()) && !key(run.olderLog()).equals(key)) {
            try (FileChannel older = FileChannel.open(run.olderLog())) {
                copy(older, lines == null ? 0 : tail(older, lines - lines(run.log())), to);
            }
        }
        return position;
    }

    /// With the last one, which need not be at its end.
    private static long lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        long count = bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
        for (byte b : bytes) {
            count += b == '\n' ? 1 : 0;
        }
        return count;
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /// Copies what there is from `position` on. Where it ended.
    private static long copy(FileChannel file, long position, WritableByteChannel to) throws IOException {
        long at = position;
        for (long count = file.transferTo(at, BLOCK_BYTES, to); count > 0; count = file.transferTo(at, BLOCK_BYTES, to)) {
            at += count;
        }
        return at;
    }

    /// Where the last `count` lines begin.
    static long tail(FileChannel file, long count) throws IOException {
        if (count == 0) {
            return file.size();
        }
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        long wanted = count;
        for (long end = file.size(); end > 0; end -= Math.min(end, BLOCK_BYTES)) {
            long start = Math.max(0, end - BLOCK_BYTES);
            block.clear().limit((int) (end - start));
            while (block.hasRemaining() && file.read(block, start + block.position()) >= 0) {
                continue;
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                boolean isEndOfLog = start + i == file.size() - 1;
                if (block.get(i) == '\n' && !isEndOfLog && --wanted == 0) {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }
}
