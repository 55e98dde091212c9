// SPDX-License-Identifier: Apache-2.0
package kv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A log-structured key-value store (Rosenblum and Ousterhout 1991; the layout is Bitcask's).
///
/// ```
///   put ──► append to the youngest segment ──► index ──► wait for the group commit ──► acknowledged
///   get ──► index ──► one read
///                        segments, oldest first:   [ 5.1 ][ 6.0 ][ 7.0 ][ 8.0 ◄── appended here ]
///                        compaction:               [    7.1     ][ 8.0 ]
/// ```
/// A record is acknowledged when it survives the machine. It can be read a little earlier.
///
/// **Locks.** `log` orders appends and guards which segment is the youngest. The index is a concurrent map; compaction moves an entry only if nobody has changed it meanwhile.
/// Readers take no lock: if a segment is gone when they get there, the index knows better.
public final class Store implements AutoCloseable {
    private static final String UNFINISHED = ".tmp";

    /// Where a value is.
    private record Location(Segment segment, long position, int length, long sequence) {}

    /// What `stats` tells.
    public record Statistics(int keys, int segments, long liveBytes, long totalBytes, long commits, long compactions) {}

    private final Path folder;
    private final long segmentBytes;
    private final ConcurrentHashMap<String, Location> index = new ConcurrentHashMap<>();
    private final List<Segment> segments = new CopyOnWriteArrayList<>();     // oldest first; the last is appended to
    private final GroupCommit commit = new GroupCommit(this::force);
    private final Compactor compactor = new Compactor(this::compact);
    private final Thread flusher = new Thread(commit, "flusher");
    private final Thread compacting = new Thread(compactor, "compactor");

    private final Object log = new Object();
    private long sequence;                       // of the last record; guarded by `log`
    private volatile long compactions;           // changed by the compactor's thread alone

    private Store(Path folder, long segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
    }

    /// Opens the store in `folder`, which is made if it is not there, and recovers what is in it.
    ///
    /// @param segmentBytes from which size on a new file is begun
    public static Store open(Path folder, long segmentBytes) throws IOException {
        Files.createDirectories(folder);
        Store store = new Store(folder, segmentBytes);
        store.recover();
        store.flusher.setDaemon(true);
        store.flusher.start();
        store.compacting.setDaemon(true);
        store.compacting.start();
        return store;
    }

    // Recovery

    /// Reads the log. What a machine that stopped left unfinished, of which nothing was acknowledged, is removed: a file that compaction had not renamed yet, and the end of the youngest
    /// segment from the first record on whose checksum is wrong.
    private void recover() throws IOException {
        List<Segment> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (file.toString().endsWith(UNFINISHED)) {
                    Files.delete(file);
                } else if (file.toString().endsWith(Segment.SUFFIX)) {
                    found.add(Segment.open(file));
                }
            }
        }
        found.sort(Comparator.comparingInt(Segment::number).thenComparingInt(Segment::generation));
        ConcurrentHashMap<String, Long> deleted = new ConcurrentHashMap<>();
        for (Segment segment : found) {
            long end = segment.scan((record, position, length) -> recover(record, new Location(segment, position, length, record.sequence()), deleted));
            if (end < segment.sizeBytes()) {
                if (segment != found.getLast()) {
                    throw new IOException(segment.file() + " is damaged at " + end + ", and is not the last one written");
                }
                segment.truncate(end);
                segment.force();
            }
        }
        segments.addAll(found);
        if (found.isEmpty()) {
            roll(1);
        }
    }

    /// Files may hold a key more than once, after a compaction that did not come to its end in any order: the highest sequence counts.
    private void recover(Record record, Location location, ConcurrentHashMap<String, Long> deleted) {
        sequence = Math.max(sequence, record.sequence());
        Location before = index.get(record.key());
        long newest = Math.max(before == null ? 0 : before.sequence, deleted.getOrDefault(record.key(), 0L));
        if (record.sequence() < newest) {
            return;
        }
        if (before != null) {
            before.segment.liveBytes().addAndGet(-before.length);
        }
        if (record.isDeletion()) {
            index.remove(record.key());
            deleted.put(record.key(), record.sequence());
        } else {
            index.put(record.key(), location);
            location.segment.liveBytes().addAndGet(location.length);
        }
    }

    // Operations

    /// Returns when the value survives the machine.
    public void put(String key, String value) throws IOException {
        commit.await(append(key, value));
    }

    /// Returns when the deletion survives the machine. False if there was nothing to delete.
    public boolean delete(String key) throws IOException {
        if (!index.containsKey(key)) {
            return false;
        }
        commit.await(append(key, null));
        return true;
    }

    /// The value, or null.
    public String get(String key) throws IOException {
        while (true) {
            Location location = index.get(key);
            if (location == null) {
                return null;
            }
            try {
                return location.segment.read(location.position, location.length).value();
            } catch (ClosedChannelException e) {
                // Compaction has moved it: the index says where.
            }
        }
    }

    /// The keys that begin with `prefix`, sorted.
    public TreeSet<String> keys(String prefix) {
        TreeSet<String> keys = new TreeSet<>();
        for (String key : index.keySet()) {
            if (key.startsWith(prefix)) {
                keys.add(key);
            }
        }
        return keys;
    }

    public Statistics statistics() {
        long live = 0;
        long total = 0;
        for (Segment segment : segments) {
            live += segment.liveBytes().get();
            total += segment.sizeBytes();
        }
        return new Statistics(index.size(), segments.size(), live, total, commit.commits(), compactions);
    }

    /// The sequence of the new record.
    private long append(String key, String value) throws IOException {
        synchronized (log) {
            Record record = new Record(sequence + 1, key, value);
            ByteBuffer bytes = record.encode();
            int length = bytes.remaining();
            Segment youngest = segments.getLast();
            if (youngest.sizeBytes() > 0 && youngest.sizeBytes() + length > segmentBytes) {
                youngest.force();
                youngest = roll(youngest.number() + 1);
                compactor.wake();
            }
            long position = youngest.append(bytes);
            sequence = record.sequence();
            Location before;
            if (record.isDeletion()) {
                before = index.remove(key);
            } else {
                before = index.put(key, new Location(youngest, position, length, sequence));
                youngest.liveBytes().addAndGet(length);
            }
            if (before != null) {
                before.segment.liveBytes().addAndGet(-before.length);
            }
            return sequence;
        }
    }

    /// Begins a segment.
    private Segment roll(int number) throws IOException {
        Segment segment = Segment.create(Segment.path(folder, number, 0), number, 0);
        segments.add(segment);
        forceFolder();
        return segment;
    }

    /// For the group commit. Older segments have been forced when the youngest was begun.
    private void force() throws IOException {
        segments.getLast().force();
    }

    /// Makes new and removed names durable.
    private void forceFolder() throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    // Compaction

    /// Writes what is live in all segments but the youngest into one, if at least half of them is dead. By the compactor's thread alone.
    ///
    /// Deletions are left out: whatever they hide is older, so it is in these segments too, and those go oldest first. A crash in between leaves records twice, with the same sequence.
    private void compact() throws IOException {
        List<Segment> old = new ArrayList<>(segments.subList(0, segments.size() - 1));
        long total = 0;
        long live = 0;
        for (Segment segment : old) {
            total += segment.sizeBytes();
            live += segment.liveBytes().get();
        }
        if (total < segmentBytes || live > total / 2) {
            return;
        }
        Segment last = old.getLast();
        Path target = Segment.path(folder, last.number(), last.generation() + 1);
        Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        List<Location> moved = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Location> from = new ArrayList<>();
        try (Segment copy = Segment.create(unfinished, last.number(), last.generation() + 1)) {
            for (Segment segment : old) {
                segment.scan((record, position, length) -> {
                    Location location = index.get(record.key());
                    if (location != null && location.segment == segment && location.position == position) {
                        from.add(location);
                        keys.add(record.key());
                        moved.add(new Location(null, copy.append(record.encode()), length, record.sequence()));
                    }
                });
            }
            copy.force();
        }
        Files.move(unfinished, target);
        forceFolder();
        Segment compacted = Segment.open(target);
        segments.add(old.size(), compacted);
        for (int i = 0; i < keys.size(); i++) {
            Location place = moved.get(i);
            compacted.liveBytes().addAndGet(place.length);
            if (!index.replace(keys.get(i), from.get(i), new Location(compacted, place.position, place.length, place.sequence))) {
                compacted.liveBytes().addAndGet(-place.length);
            }
        }
        for (Segment segment : old) {
            segments.remove(segment);
            segment.delete();
        }
        forceFolder();
        compactions++;
    }

    /// Ends the threads of the store, when everything that was begun is durable.
    @Override
    public void close() throws IOException {
        commit.end();
        compactor.end();
        try {
            flusher.join();
            compacting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Segment segment : segments) {
            segment.close();
        }
    }
}
