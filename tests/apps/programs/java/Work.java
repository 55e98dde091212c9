import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Threads, files, mapped files, a null check by a fault, a collection, a shutdown hook.
public class Work {
    private static volatile Object nothing;

    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> count = new TreeMap<>();
        for (String word : "the crow and the pitcher and the reeds".split(" ")) {
            count.merge(word, 1, Integer::sum);
        }
        System.out.println(count + " " + System.getProperty("java.specification.version") + " " + System.getProperty("os.name"));
        System.out.println(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest("corto".getBytes())));
        var pool = Executors.newFixedThreadPool(4);
        var sums = IntStream.range(1, 5).mapToObj(n -> CompletableFuture.supplyAsync(() -> LongStream.range(0, n * 100_000L).sum(), pool)).toList();
        for (var sum : sums) {
            System.out.println(sum.get());
        }
        pool.shutdown();
        System.out.println(pool.awaitTermination(5, TimeUnit.SECONDS));
        Path file = Files.createTempFile("work", ".txt");
        Files.write(file, List.of("one", "two", "three"));
        System.out.println(Files.size(file) + " " + Files.readAllLines(file) + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 8192);
            map.put(4096, (byte) 'x');
            map.force();
            System.out.println(channel.size() + " " + map.get(0));
        }
        Files.delete(file);
        int faults = 0;
        for (int i = 0; i < 20_000; i++) {
            try {
                nothing.hashCode();
            } catch (NullPointerException e) {
                faults++;
            }
        }
        System.out.println(faults);
        try {
            deep(0);
        } catch (StackOverflowError e) {
            System.out.println("StackOverflowError");
        }
        byte[][] memory = new byte[64][];
        for (int i = 0; i < 2000; i++) {
            memory[i % 64] = new byte[1 << 16];
        }
        System.gc();
        System.out.println(memory[5].length);
        try {
            Files.readString(Path.of("/nowhere"));
        } catch (IOException e) {
            System.out.println(e);
        }
        Object lock = new Object();
        synchronized (lock) {
            lock.wait(10);
        }
        Thread sleeper = new Thread(() -> {
            try {
                Thread.sleep(100_000);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        sleeper.start();
        sleeper.interrupt();
        sleeper.join();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        System.exit(5);
    }

    private static int deep(int n) {
        return deep(n + 1) + 1;
    }
}
