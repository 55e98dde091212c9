// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a program writes to a disk is there when the next machine boots, and e2fsck has nothing to say.
class DiskTest {
    private static final String PACKED_RINGS = "DRIVERS_VIRTIO_QUEUE_PACKED=y";

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        CortoRun.prepare("busybox", "--set", "POSIX_MOUNTS=y");
        CortoRun.prepare("busybox", "--set", "POSIX_MOUNTS=y", "--set", PACKED_RINGS);
    }

    private static String run(int expected, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(words));
        String program = Files.isExecutable(Path.of("/usr/sbin/" + words[0])) ? "/usr/sbin/" + words[0] : "/sbin/" + words[0];
        command.set(0, program);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isEqualTo(expected);
        return output;
    }

    private Path disk(String name) throws IOException, InterruptedException {
        Path disk = folder.resolve(name);
        Files.createFile(disk);
        run(0, "mke2fs", "-q", "-F", "-t", "ext2", disk.toString(), "16M");
        return disk;
    }

    private static String busybox(int expected, List<String> options, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-q"));
        command.addAll(options);
        command.addAll(List.of("busybox", "--"));
        command.addAll(List.of(words));
        try (CortoRun busybox = CortoRun.start(command.toArray(String[]::new))) {
            assertThat(busybox.end()).as(busybox.console()).isEqualTo(expected);
            return busybox.console();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc", "q35", "microvm"})
    void files_are_there_in_the_next_machine_and_the_disk_is_clean(String machine) throws IOException, InterruptedException {
        Path disk = disk("data.img");
        survives(disk, List.of("--machine", machine, "-v", disk + ":/var/data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc", "q35", "microvm"})
    void they_are_with_packed_rings(String machine) throws IOException, InterruptedException {
        Path disk = disk("data.img");
        String device = machine.equals("microvm") ? "virtio-blk-device" : "virtio-blk-pci";
        survives(disk, List.of("--machine", machine, "-v", disk + ":/var/data", "--set", PACKED_RINGS, "--qemu", "-global", "--qemu", device + ".packed=on"));
    }

    /// Lines of PCI are shared, level-triggered, and come through the I/O APIC that ACPI tells of.
    @ParameterizedTest
    @ValueSource(strings = {"pc", "q35"})
    void they_are_without_messages(String machine) throws IOException, InterruptedException {
        Path disk = disk("data.img");
        survives(disk, List.of("--machine", machine, "-v", disk + ":/var/data", "--qemu", "-global", "--qemu", "virtio-blk-pci.vectors=0", "--qemu", "-global", "--qemu", "virtio-net-pci.vectors=0"));
    }

    /// Where ACPI says where devices are, QEMU does not say it on the command line.
    @Test
    void they_are_on_a_microvm_with_ACPI() throws IOException, InterruptedException {
        Path disk = disk("data.img");
        survives(disk, List.of("--machine", "microvm", "--qemu", "-M", "--qemu", "acpi=on", "-v", disk + ":/var/data"));
    }

    private static void survives(Path disk, List<String> options) throws IOException, InterruptedException {
        String script = "i=0; while [ $i -lt 300 ]; do echo line $i >> /var/data/log; i=$((i+1)); done; echo x > /var/data/once; exit 5";

        busybox(5, options, "sh", "-c", script);
        run(0, "e2fsck", "-fn", disk.toString());

        assertThat(busybox(0, options, "tail", "-n", "2", "/var/data/log")).isEqualTo("line 298\nline 299\n");
        assertThat(busybox(0, options, "cat", "/var/data/once")).isEqualTo("x\n");
        busybox(0, options, "dd", "if=/bin/busybox", "of=/var/data/program", "bs=8k", "conv=fsync");
        assertThat(busybox(0, options, "cmp", "/bin/busybox", "/var/data/program")).isEmpty();
        assertThat(run(0, "e2fsck", "-fn", disk.toString())).doesNotContain("not clean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc", "microvm"})
    void several_disks_are_where_they_were_asked_for_and_one_may_be_read_only(String machine) throws IOException, InterruptedException {
        Path first = disk("first.img");
        Path second = disk("second.img");
        busybox(0, List.of("--machine", machine, "-v", first + ":/one", "-v", second + ":/two"), "sh", "-c", "echo first > /one/name; echo second > /two/name");

        List<String> options = List.of("--machine", machine, "-v", first + ":/one:ro", "-v", second + ":/two");
        String shown = busybox(0, options, "sh", "-c", "read a < /one/name; read b < /two/name; echo $a $b; echo x > /one/other; echo y > /two/other");

        assertThat(shown).startsWith("first second\n").contains("can't create /one/other: Read-only file system");
        assertThat(run(0, "debugfs", "-R", "cat /other", second.toString())).contains("y");
        run(0, "e2fsck", "-fn", first.toString());
        run(0, "e2fsck", "-fn", second.toString());
    }

    @Test
    void when_the_machine_is_killed_what_was_synced_stays() throws IOException, InterruptedException {
        Path disk = disk("data.img");
        busybox(0, List.of("-v", disk + ":/data"), "sh", "-c", "echo kept > /data/kept");
        String script = "i=0; while :; do echo line $i >> /data/log; i=$((i+1)); if [ $i = 100 ]; then echo ready; fi; done";
        try (CortoRun busybox = CortoRun.start("-q", "-v", disk + ":/data", "busybox", "--", "sh", "-c", script)) {
            busybox.await("ready");
        }

        run(0, "e2fsck", "-fn", disk.toString());
        assertThat(busybox(0, List.of("-v", disk + ":/data"), "cat", "/data/kept")).contains("it was not unmounted: run e2fsck").endsWith("kept\n");
    }

    @Test
    void a_disk_without_a_file_system_is_told_by_name() throws IOException, InterruptedException {
        Path disk = Files.write(folder.resolve("empty.img"), new byte[1 << 20]);

        assertThat(busybox(127, List.of("-v", disk + ":/data"), "ls")).contains("disk 1: there is no ext2 file system on it");
    }

    /// One thread uses a disk in a few long system calls and page faults, another computes, a third makes system calls. Prints what the others did meanwhile, in thousandths of what they do when
    /// nobody uses the disk.
    private static final String SHARING = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <pthread.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/mman.h>
            #include <time.h>
            #include <unistd.h>
            enum { BYTES = 24 << 20 };
            static volatile long computed, called;
            static char buffer[BYTES];
            static void *compute(void *unused) {
                for (;;) {
                    computed++;
                }
            }
            static void *call(void *unused) {
                int ends[2];
                char byte = 0;
                pipe(ends);
                for (;;) {
                    if (write(ends[1], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1) {
                        abort();
                    }
                    called++;
                }
            }
            static double now(void) {
                struct timespec time;
                clock_gettime(CLOCK_MONOTONIC, &time);
                return time.tv_sec + time.tv_nsec / 1e9;
            }
            static double begun;
            static long computed_before, called_before;
            static void begin(void) {
                computed_before = computed;
                called_before = called;
                begun = now();
            }
            static double computing, calling;             // a second, alone
            static void end(const char *what) {
                double seconds = now() - begun;
                printf("%s %ld %ld\\n", what, (long) (1000 * (computed - computed_before) / seconds / computing), (long) (1000 * (called - called_before) / seconds / calling));
            }
            static void check(int right, const char *what) {
                if (!right) {
                    perror(what);
                    exit(1);
                }
            }
            int main(void) {
                pthread_t thread;
                pthread_create(&thread, NULL, compute, NULL);
                pthread_create(&thread, NULL, call, NULL);
                struct timespec second = { .tv_sec = 1 };
                begin();
                nanosleep(&second, NULL);
                computing = (computed - computed_before) / (now() - begun);
                calling = (called - called_before) / (now() - begun);
                int file = open("/data/read", O_RDONLY);
                check(file >= 0, "open");
                begin();
                check(read(file, buffer, BYTES) == BYTES, "read");
                end("read");
                file = open("/data/mapped", O_RDONLY);
                char *mapped = mmap(NULL, BYTES, PROT_READ, MAP_PRIVATE, file, 0);
                check(mapped != MAP_FAILED, "mmap");
                begin();
                long sum = 0;
                for (int i = 0; i < BYTES; i += 4096) {
                    sum += mapped[i];
                }
                end("fault");
                check(memcmp(buffer, mapped, BYTES) == 0 && sum != 0, "the files differ");
                file = open("/data/written", O_RDWR | O_CREAT, 0644);
                check(write(file, buffer, BYTES) == BYTES, "write");
                begin();
                check(fsync(file) == 0, "fsync");
                end("fsync");
                return 0;
            }
            """;

    @Test
    void others_run_while_one_thread_waits_for_the_disk() throws IOException, InterruptedException {
        Path files = Files.createDirectory(folder.resolve("files"));
        byte[] content = new byte[24 << 20];
        new java.util.Random(5).nextBytes(content);
        Files.write(files.resolve("read"), content);
        Files.write(files.resolve("mapped"), content);
        Path disk = folder.resolve("sharing.img");
        Files.createFile(disk);
        run(0, "mke2fs", "-q", "-F", "-t", "ext2", "-d", files.toString(), disk.toString(), "128M");
        Path program = CProgram.compile(folder, "sharing", SHARING, "-O1", "-static", "-pthread");

        try (CortoRun run = CortoRun.start("-q", "-m", "256M", "-v", disk + ":/data", program.toString())) {
            assertThat(run.end()).as(run.console()).isZero();
            for (String line : run.console().lines().toList()) {
                String[] words = line.split(" ");
                assertThat(List.of("read", "fault", "fsync")).as(line).contains(words[0]);
                assertThat(Integer.parseInt(words[1])).as("computed: " + run.console()).isGreaterThan(100);
                assertThat(Integer.parseInt(words[2])).as("called: " + run.console()).isGreaterThan(100);
            }
            assertThat(run.console().lines()).hasSize(3);
        }
        run(0, "e2fsck", "-fn", disk.toString());
    }

    /// Threads that make, write, map, rename and remove files of their own, look at those of the others, and sync, all at once; what a file holds says which it is.
    private static final String CROWD = """
            #include <dirent.h>
            #include <fcntl.h>
            #include <pthread.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/mman.h>
            #include <sys/stat.h>
            #include <unistd.h>
            enum { THREADS = 4, FILES = 12, ROUNDS = 150, MOST = 300000 };
            #define CHECK(condition) do { if (!(condition)) { perror(#condition); printf("thread %d round %d line %d\\n", self, round, __LINE__); fflush(stdout); exit(1); } } while (0)
            static volatile int over;
            static unsigned next(unsigned *seed) {
                *seed = *seed * 1103515245 + 12345;
                return *seed >> 8;
            }
            static void *work(void *number) {
                int self = (int) (long) number, round = -1;
                unsigned seed = 77 + self, tags[FILES] = {0};
                size_t sizes[FILES];
                char *content = malloc(MOST), *seen = malloc(MOST), path[64], other[64];
                for (round = 0; round < ROUNDS; round++) {
                    int slot = next(&seed) % FILES;
                    sprintf(path, "/data/t%d/file%d", self, slot);
                    if (tags[slot] == 0) {
                        tags[slot] = next(&seed) | 1;
                        sizes[slot] = next(&seed) % MOST;
                        memset(content, (char) tags[slot], sizes[slot]);
                        int file = open(path, O_RDWR | O_CREAT | O_EXCL, 0644);
                        CHECK(file >= 0);
                        CHECK(write(file, content, sizes[slot]) == (ssize_t) sizes[slot]);
                        CHECK(next(&seed) % 4 != 0 || fsync(file) == 0);
                        close(file);
                    } else if (next(&seed) % 3 == 0) {
                        CHECK(unlink(path) == 0);
                        tags[slot] = 0;
                    } else if (next(&seed) % 3 == 0) {
                        sprintf(other, "/data/t%d/moved%d", self, slot);
                        CHECK(rename(path, other) == 0 && access(path, F_OK) != 0 && rename(other, path) == 0);
                    } else {
                        int file = open(path, O_RDWR);
                        CHECK(file >= 0);
                        memset(content, (char) tags[slot], sizes[slot]);
                        CHECK(read(file, seen, MOST) == (ssize_t) sizes[slot] && memcmp(seen, content, sizes[slot]) == 0);
                        if (sizes[slot] > 0) {
                            char *mapped = mmap(NULL, sizes[slot], PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
                            CHECK(mapped != MAP_FAILED && memcmp(mapped, content, sizes[slot]) == 0);
                            tags[slot] = next(&seed) | 1;
                            memset(mapped, (char) tags[slot], sizes[slot]);
                            munmap(mapped, sizes[slot]);
                        }
                        close(file);
                    }
                }
                return NULL;
            }
            static void *look(void *unused) {
                (void) unused;
                unsigned seed = 5;
                while (!over) {
                    char path[300];
                    sprintf(path, "/data/t%d", next(&seed) % THREADS);
                    DIR *directory = opendir(path);
                    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
                        struct stat status;
                        sprintf(path + 8, "/%s", entry->d_name);
                        stat(path, &status);
                    }
                    closedir(directory);
                    if (next(&seed) % 8 == 0) {
                        sync();
                    }
                }
                return NULL;
            }
            int main(void) {
                pthread_t threads[THREADS], looker;
                for (int i = 0; i < THREADS; i++) {
                    char path[64];
                    sprintf(path, "/data/t%d", i);
                    mkdir(path, 0755);
                    pthread_create(&threads[i], NULL, work, (void *) (long) i);
                }
                pthread_create(&looker, NULL, look, NULL);
                for (int i = 0; i < THREADS; i++) {
                    pthread_join(threads[i], NULL);
                }
                over = 1;
                pthread_join(looker, NULL);
                puts("done");
                return 0;
            }
            """;

    @Test
    void a_crowd_of_threads_on_one_disk_keeps_it_sound() throws IOException, InterruptedException {
        Path disk = folder.resolve("crowd.img");
        Files.createFile(disk);
        run(0, "mke2fs", "-q", "-F", "-t", "ext2", "-b", "1024", disk.toString(), "40M");
        Path program = CProgram.compile(folder, "crowd", CROWD, "-O1", "-static", "-pthread");

        try (CortoRun run = CortoRun.start("-q", "-m", "24M", "-v", disk + ":/data", program.toString())) {
            assertThat(run.end()).as(run.console()).isZero();
            assertThat(run.console()).isEqualTo("done\n");
        }
        run(0, "e2fsck", "-fn", disk.toString());
    }
}
