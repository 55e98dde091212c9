// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static org.assertj.core.api.Assertions.assertThat;

import corto.block.api.FakeDisk;
import corto.block.api.FakeDisk.Event;
import corto.fs.ext2.Model.Node;
import corto.fs.ext2.Model.Place;
import corto.fs.file.Inode;
import corto.lang.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The power fails at random moments of random operations. What a flush has confirmed is there; of what was written since, any subset of blocks is. e2fsck
/// must repair everything, and each file that had been synced and was not changed since must be there, with its content, under a name that it had: before
/// e2fsck too. A name whose file was replaced leads to the old or the new one. `-D ext2.cuts=N`, `-D ext2.seed=S`.
class PowerCutTest {
    private static final int CUTS = Integer.getInteger("ext2.cuts", 60);
    private static final int SEED = Integer.getInteger("ext2.seed", 1);
    private static final int CUTS_PER_HISTORY = 20;
    private static final int OPERATIONS = 400;

    /// What is known of a synced file: its content, the names under which it may be since, each from a moment on.
    private static final class Kept {
        final byte[] content;
        final String target;
        final boolean isDirectory;
        final List<String> names = new ArrayList<>();
        int changedFrom = Integer.MAX_VALUE;             // the number of events that were recorded when it was changed, or lost a name for good

        Kept(Node node) {
            content = node.content.clone();
            target = node.target;
            isDirectory = node.isDirectory();
        }
    }

    /// The state at one sync, and the names that another file got since: until how many events were recorded one of the two must be there.
    private record Snapshot(int events, Map<Node, Kept> files, Map<String, Integer> replaced) {}

    /// Follows what happens since the last sync.
    private static final class History implements RandomOperations.Witness {
        final List<Snapshot> snapshots = new ArrayList<>();
        final FakeDisk disk;
        Model model;

        History(FakeDisk disk) {
            this.disk = disk;
        }

        void synced() {
            Map<Node, Kept> files = new IdentityHashMap<>();
            for (Place place : model.all()) {
                files.computeIfAbsent(place.node(), Kept::new).names.add(place.path());
            }
            snapshots.add(new Snapshot(disk.record.size(), files, new HashMap<>()));
        }

        private Kept kept(Node node) {
            return snapshots.getLast().files.get(node);
        }

        private void lost(Node node) {
            Kept kept = node == null ? null : kept(node);
            if (kept != null) {
                kept.changedFrom = Math.min(kept.changedFrom, disk.record.size());
            }
        }

        @Override
        public void changes(Node file) {
            lost(file);
        }

        @Override
        public void unnames(Place place, Node replaced) {
            lost(replaced);
            snapshots.getLast().replaced.computeIfPresent(place.path(), (_, until) -> Math.min(until, disk.record.size()));
        }

        @Override
        public void replaces(Place place, Node replaced) {
            Kept kept = kept(replaced);
            boolean wasSure = kept != null && replaced.isFile() && kept.changedFrom == Integer.MAX_VALUE && kept.names.equals(List.of(place.path()));
            lost(replaced);
            if (wasSure) {
                snapshots.getLast().replaced.put(place.path(), Integer.MAX_VALUE);
            }
        }

        @Override
        public void names(Place place, Node node) {
            alsoNamed(place.path(), node);
        }

        private void alsoNamed(String path, Node node) {
            Kept kept = kept(node);
            if (kept != null) {
                kept.names.add(path);
            }
            if (node.isDirectory() && !node.children.isEmpty()) {
                snapshots.getLast().replaced.replaceAll((_, until) -> Math.min(until, disk.record.size()));
                node.children.forEach((name, child) -> alsoNamed(path + "/" + name, child));
            }
        }
    }

    @Test
    void whenever_the_power_fails_e2fsck_repairs_and_synced_files_are_there() {
        for (int done = 0, seed = SEED; done < CUTS; done += CUTS_PER_HISTORY, seed++) {
            Random random = new Random(seed);
            TestDisk test = new TestDisk();
            test.cacheBytes = random.nextBoolean() ? 64 << 10 : 512 << 10;
            test.mostPages = random.nextBoolean() ? 24 : 400;
            int blockBytes = 1024 << random.nextInt(3);
            byte[] image = TestDisk.make(4 << 10, "-t", "ext2", "-b", Integer.toString(blockBytes), "-N", "256");
            byte[] before = image.clone();
            test.disk = new FakeDisk(image);
            test.disk.record = new ArrayList<>();
            History history = new History(test.disk);
            test.remount();
            RandomOperations operations = new RandomOperations(test, random, 2 << 20, history);
            history.model = operations.model;
            history.synced();
            for (int i = 0; i < OPERATIONS; i++) {
                operations.one();
                if (random.nextInt(25) == 0) {
                    Result synced = random.nextBoolean() ? test.fileSystem.sync() : test.fileSystem.commit();
                    assertThat(synced.errno()).isZero();
                    history.synced();
                }
            }
            for (int i = 0; i < CUTS_PER_HISTORY; i++) {
                String name = "-D ext2.seed=" + seed + ", cut " + i;
                try {
                    cut(before, test.disk.record, history, random, blockBytes);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(name, e);
                }
            }
        }
    }

    private static void cut(byte[] before, List<Event> events, History history, Random random, int blockBytes) {
        int moment = moment(events, random);
        byte[] image = before.clone();
        int confirmed = 0;
        for (int i = 0; i < moment; i++) {
            confirmed = events.get(i).isFlush() ? i + 1 : confirmed;
        }
        for (int i = 0; i < confirmed; i++) {
            apply(image, events.get(i), null, blockBytes);
        }
        int style = random.nextInt(3);                   // all of it, some of it, in order up to a point
        for (int i = confirmed; i < moment; i++) {
            apply(image, events.get(i), style == 0 ? null : random, blockBytes);
        }
        Snapshot snapshot = history.snapshots.getFirst();
        for (Snapshot next : history.snapshots) {
            snapshot = next.events <= confirmed ? next : snapshot;
        }
        expectKept(image.clone(), snapshot, moment, "before e2fsck");
        TestDisk.Outcome repaired = TestDisk.repair(image);
        assertThat(repaired.status()).as(repaired.output()).isLessThanOrEqualTo(1);
        TestDisk.Outcome checked = TestDisk.check(image);
        assertThat(checked.status()).as(checked.output()).isZero();
        expectKept(image, snapshot, moment, "after e2fsck, which said " + repaired.output());
    }

    /// Mostly directly before a flush, where most can be missing; each turn of a commit is as likely as the others, however much it writes.
    private static int moment(List<Event> events, Random random) {
        int[] flushes = IntStream.range(0, events.size()).filter(i -> events.get(i).isFlush()).toArray();
        return random.nextInt(4) == 0 ? random.nextInt(events.size() + 1) : flushes[random.nextInt(flushes.length)];
    }

    /// Writes what an event wrote; with `random`, only some of its blocks.
    private static void apply(byte[] image, Event event, Random random, int blockBytes) {
        if (event.isFlush()) {
            return;
        }
        for (int at = 0; at < event.content().length; at += blockBytes) {
            if (random == null || random.nextBoolean()) {
                System.arraycopy(event.content(), at, image, (int) event.offset() + at, Math.min(blockBytes, event.content().length - at));
            }
        }
    }

    private static void expectKept(byte[] image, Snapshot snapshot, int moment, String when) {
        TestDisk test = new TestDisk();
        test.mount(image);
        for (Kept kept : snapshot.files.values()) {
            if (kept.changedFrom >= moment) {
                assertThat(kept.names).as("%s: moment %d of the snapshot at %d, %s", when, moment, snapshot.events, test.fileSystem.damage())
                        .anyMatch(name -> isThere(test, name, kept));
            }
        }
        snapshot.replaced.forEach((name, until) -> {
            if (until >= moment) {
                assertThat(isSomething(test, name)).as("%s: moment %d, %s was replaced, %s", when, moment, name, test.fileSystem.damage()).isTrue();
            }
        });
    }

    /// Whether the name leads to a sound file.
    private static boolean isSomething(TestDisk test, String name) {
        return !test.paths.find(test.context, test.context.root(), name, false).isError() && !test.fileSystem.isDamaged(test.paths.found());
    }

    private static boolean isThere(TestDisk test, String name, Kept kept) {
        if (test.paths.find(test.context, test.context.root(), name, false).isError()) {
            return false;
        }
        Inode inode = test.paths.found();
        if (kept.isDirectory) {
            return inode.isDirectory();
        }
        return kept.target != null ? kept.target.equals(inode.target())
                : inode.isRegular() && inode.sizeBytes() == kept.content.length && test.tryOpen(name, 0) == 0 && Arrays.equals(test.read(name), kept.content);
    }
}
