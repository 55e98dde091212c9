// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISDIR;
import static corto.lang.Errno.ELOOP;
import static corto.lang.Errno.ENAMETOOLONG;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.ENOTDIR;
import static corto.lang.Errno.ENOTEMPTY;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.EXDEV;
import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.FakeFrames;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PathsTest {
    private final FakeFrames frames = new FakeFrames(SimulatedMemory.fresh(), 8);
    private final RamFileSystem fileSystem = newFileSystem();
    private final Mounts mounts = new Mounts("rootfs", fileSystem, "rw");
    private final FileContext context = new FileContext(mounts.root());
    private final Paths paths = new Paths();

    private RamFileSystem newFileSystem() {
        return new RamFileSystem(frames, () -> 5, SpecialFiles.NONE, "tmpfs", 0755);
    }

    @BeforeEach
    void make_some_files() {
        makeDirectory("/usr");
        makeDirectory("/usr/lib");
        createFile("/usr/lib/libc");
        symbolicLink("usr/lib", "/lib");
        symbolicLink("/usr/lib/libc", "/libc");
    }

    private void makeDirectory(String path) {
        assertOk(paths.makeDirectory(context, context.working(), path, 0777));
    }

    private void createFile(String path) {
        assertOk(open(path, OpenFlags.O_CREAT | OpenFlags.O_WRONLY));
    }

    private void symbolicLink(String target, String path) {
        assertOk(paths.makeSymbolicLink(context, target, context.working(), path));
    }

    private Result openBelow(String directory, String path, int restrictions) {
        return paths.open(context, (Directory) file(directory), path, new Opening(OpenFlags.O_RDONLY, restrictions), 0);
    }

    private Result open(String path, int flags) {
        Opening opening = new Opening(flags);
        Result opened = paths.open(context, context.working(), path, opening, 0666);
        if (!opened.isError()) {
            opening.file().release();
        }
        return opened;
    }

    private Result find(String path) {
        return paths.find(context, context.working(), path, true);
    }

    private Inode file(String path) {
        assertOk(find(path));
        return paths.found();
    }

    private Result rename(String from, String to) {
        return paths.rename(context, context.working(), from, context.working(), to, 0);
    }

    private Result unlink(String path) {
        return paths.unlink(context, context.working(), path);
    }

    private Result rmdir(String path) {
        return paths.removeDirectory(context, context.working(), path);
    }

    private static void assertOk(Result result) {
        assertThat(result.errno()).isZero();
    }

    private static void assertError(Result result, Errno errno) {
        assertThat(result.errno()).isEqualTo(errno.number());
    }

    // Resolution

    @Test
    void slashes_and_dots_do_not_matter() {
        assertThat(file("//usr/.//lib/../lib/libc")).isSameAs(file("/usr/lib/libc"));
        assertThat(file("/../..")).isSameAs(mounts.root());
        assertThat(file("usr/..")).isSameAs(mounts.root());
    }

    @Test
    void relative_paths_start_where_the_call_says() {
        Directory lib = (Directory) file("/usr/lib");

        assertOk(paths.find(context, lib, "libc", true));
        assertThat(paths.found()).isSameAs(file("/usr/lib/libc"));
        assertOk(paths.find(context, lib, "/usr", true));
        assertThat(paths.found()).isSameAs(file("/usr"));
    }

    @Test
    void symbolic_links_are_followed_in_the_middle_always_and_at_the_end_if_asked() {
        assertThat(file("/lib/libc")).isSameAs(file("/usr/lib/libc"));
        assertThat(file("/libc")).isSameAs(file("/usr/lib/libc"));
        assertOk(paths.find(context, context.working(), "/libc", false));
        assertThat(paths.found().isSymbolicLink()).isTrue();
        assertOk(paths.find(context, context.working(), "/lib/", false));
        assertThat(paths.found()).isSameAs(file("/usr/lib"));
    }

    @Test
    void forty_links_are_followed_and_one_more_gives_ELOOP() {
        symbolicLink("/usr", "/link1");
        for (int i = 2; i <= 41; i++) {
            symbolicLink("/link" + (i - 1), "/link" + i);
        }

        assertThat(file("/link40")).isSameAs(file("/usr"));
        assertError(find("/link41"), ELOOP);
        symbolicLink("/self", "/self");
        assertError(find("/self/x"), ELOOP);
    }

    @Test
    void what_is_missing_and_what_is_no_directory() {
        assertError(find(""), ENOENT);
        assertError(find("/nothing"), ENOENT);
        assertError(find("/nothing/x"), ENOENT);
        assertError(find("/usr/lib/libc/x"), ENOTDIR);
        assertError(find("/usr/lib/libc/"), ENOTDIR);
        assertError(find("/usr/lib/libc/."), ENOTDIR);
        assertError(find("/usr/lib/libc/.."), ENOTDIR);
        assertError(find("/nothing/.."), ENOENT);
    }

    @Test
    void names_have_up_to_255_bytes_and_paths_up_to_4095() {
        assertError(find("/" + "n".repeat(255)), ENOENT);
        assertError(find("/" + "n".repeat(256)), ENAMETOOLONG);
        assertError(find("/" + "n".repeat(256) + "/x"), ENAMETOOLONG);
        assertOk(find("/".repeat(4095)));
        assertError(find("/".repeat(4096)), ENAMETOOLONG);
    }

    @Test
    void nobody_climbs_above_the_root_of_the_process() {
        context.changeRoot((Directory) file("/usr"));

        assertThat(file("/lib/../../..")).isSameAs(context.root());
        assertError(find("/usr"), ENOENT);
        assertThat(Paths.path(context, (Directory) file("/lib"))).isEqualTo("/lib");
        assertThat(Paths.path(context, mounts.root())).isEqualTo("(unreachable)/");
    }

    // Mounts

    @Test
    void a_mount_is_crossed_downwards_and_upwards() {
        makeDirectory("/mnt");
        RamFileSystem other = newFileSystem();
        assertOk(mounts.mount("none", other, (Directory) file("/mnt"), "rw"));
        createFile("/mnt/inside");
        makeDirectory("/mnt/d");

        assertThat(file("/mnt").fileSystem()).isSameAs(other);
        assertThat(file("/mnt/d/../../usr")).isSameAs(file("/usr"));
        assertThat(file("/mnt/..")).isSameAs(mounts.root());
        assertThat(file("/mnt/d").path()).isEqualTo("/mnt/d");
        assertThat(Paths.path(context, (Directory) file("/mnt/d"))).isEqualTo("/mnt/d");
        assertThat(mounts.mount(1).path()).isEqualTo("/mnt");
        assertError(rename("/mnt/inside", "/x"), EXDEV);
        assertError(paths.link(context, context.working(), "/mnt/inside", true, context.working(), "/x"), EXDEV);
        assertError(rmdir("/mnt"), EBUSY);
        assertError(rename("/mnt", "/x"), EBUSY);
    }

    @Test
    void unmounting_shows_what_was_covered() {
        makeDirectory("/mnt");
        createFile("/mnt/below");
        RamFileSystem other = newFileSystem();
        mounts.mount("none", other, (Directory) file("/mnt"), "rw");
        assertError(find("/mnt/below"), ENOENT);
        assertError(mounts.unmount(mounts.root()), EBUSY);

        assertOk(mounts.unmount((Directory) file("/mnt")));

        assertOk(find("/mnt/below"));
        assertError(mounts.unmount((Directory) file("/mnt")), EINVAL);
        assertThat(mounts.count()).isEqualTo(1);
    }

    // Opening

    @Test
    void open_creates_with_O_CREAT_and_respects_the_mask() {
        context.mask = 027;

        createFile("/new");

        assertThat(file("/new").mode()).isEqualTo(FileMode.REGULAR | 0640);
        assertError(open("/other", OpenFlags.O_RDWR), ENOENT);
        assertError(open("/new", OpenFlags.O_CREAT | OpenFlags.O_EXCL), EEXIST);
        assertError(open("/libc", OpenFlags.O_CREAT | OpenFlags.O_EXCL), EEXIST);
    }

    @Test
    void open_through_a_dangling_link_creates_its_target() {
        symbolicLink("/usr/made", "/dangling");

        createFile("/dangling");

        assertOk(find("/usr/made"));
        symbolicLink("/usr/never", "/dangling2");
        assertError(open("/dangling2", OpenFlags.O_CREAT | OpenFlags.O_EXCL), EEXIST);
        assertError(open("/dangling2", OpenFlags.O_CREAT | OpenFlags.O_NOFOLLOW), ELOOP);
    }

    @Test
    void directories_are_opened_for_reading_only() {
        assertOk(open("/usr", OpenFlags.O_RDONLY));
        assertOk(open("/usr", OpenFlags.O_DIRECTORY));
        assertOk(open("/lib/", OpenFlags.O_NOFOLLOW));
        assertError(open("/usr", OpenFlags.O_RDWR), EISDIR);
        assertError(open("/usr", OpenFlags.O_CREAT), EISDIR);
        assertError(open("/new/", OpenFlags.O_CREAT), EISDIR);
        assertError(open("/usr/.", OpenFlags.O_CREAT), EISDIR);
        assertError(open("/usr/..", OpenFlags.O_CREAT | OpenFlags.O_EXCL), EEXIST);
        assertError(open("/usr/lib/libc", OpenFlags.O_DIRECTORY), ENOTDIR);
        assertError(open("/lib", OpenFlags.O_NOFOLLOW), ELOOP);
        assertError(open("/lib", OpenFlags.O_NOFOLLOW | OpenFlags.O_DIRECTORY), ENOTDIR);
    }

    @Test
    void O_TRUNC_empties_a_file() {
        file("/usr/lib/libc").resize(100);

        assertOk(open("/usr/lib/libc", OpenFlags.O_WRONLY | OpenFlags.O_TRUNC));

        assertThat(file("/usr/lib/libc").sizeBytes()).isZero();
    }

    @Test
    void O_PATH_opens_a_link_itself_and_whatever_may_not_be_read() {
        Opening opening = new Opening(OpenFlags.O_PATH | OpenFlags.O_NOFOLLOW);

        assertOk(paths.open(context, context.working(), "/libc", opening, 0));

        assertThat(opening.file().inode().isSymbolicLink()).isTrue();
        assertThat(opening.file().isReadable()).isFalse();
    }

    @Test
    void a_directory_lists_its_dots_first() {
        Opening opening = new Opening(OpenFlags.O_DIRECTORY);
        paths.open(context, context.working(), "/usr", opening, 0);
        List<String> names = new ArrayList<>();

        assertOk(opening.file().entries((name, inode, type, _) -> names.add(name + " " + inode + " " + type)));
        int once = names.size();
        opening.file().entries((name, _, _, _) -> names.add(name));

        assertThat(names).containsExactly(". " + file("/usr").number() + " 4", ".. " + file("/").number() + " 4", "lib " + file("/usr/lib").number() + " 4");
        assertThat(once).isEqualTo(3);
    }

    // Entries

    @Test
    void link_counts_of_directories_and_files() {
        assertThat(file("/").linkCount()).isEqualTo(3);
        assertThat(file("/usr").linkCount()).isEqualTo(3);
        assertThat(file("/usr/lib").linkCount()).isEqualTo(2);
        assertOk(paths.link(context, context.working(), "/usr/lib/libc", true, context.working(), "/hard"));

        assertThat(file("/hard").linkCount()).isEqualTo(2);
        assertError(paths.link(context, context.working(), "/usr", true, context.working(), "/usr2"), EPERM);
        assertError(paths.link(context, context.working(), "/hard", true, context.working(), "/usr"), EEXIST);
    }

    @Test
    void making_what_exists_or_has_no_place() {
        assertError(paths.makeDirectory(context, context.working(), "/usr", 0777), EEXIST);
        assertError(paths.makeDirectory(context, context.working(), "/", 0777), EEXIST);
        assertError(paths.makeDirectory(context, context.working(), "/usr/.", 0777), EEXIST);
        assertError(paths.makeDirectory(context, context.working(), "/nothing/x", 0777), ENOENT);
        assertOk(paths.makeDirectory(context, context.working(), "/slash/", 0777));
        assertError(paths.makeSymbolicLink(context, "x", context.working(), "/new/"), ENOENT);
        assertError(paths.makeSymbolicLink(context, "", context.working(), "/new"), ENOENT);
        assertError(paths.makeNode(context, context.working(), "/fifo", FileMode.FIFO, 0), EPERM);
        assertOk(paths.makeNode(context, context.working(), "/socket", FileMode.SOCKET | 0777, 0));
        assertThat(file("/socket").mode()).isEqualTo(FileMode.SOCKET | 0755);
    }

    @Test
    void unlink_takes_names_of_files_only() {
        assertError(unlink("/usr"), EISDIR);
        assertError(unlink("/usr/"), EISDIR);
        assertError(unlink("/libc/"), ENOTDIR);
        assertError(unlink("/usr/."), EISDIR);
        assertError(unlink("/nothing"), ENOENT);

        assertOk(unlink("/libc"));
        assertError(find("/libc"), ENOENT);
        assertOk(find("/usr/lib/libc"));
    }

    @Test
    void rmdir_takes_empty_directories_only() {
        assertError(rmdir("/usr"), ENOTEMPTY);
        assertError(rmdir("/usr/lib/libc"), ENOTDIR);
        assertError(rmdir("/lib"), ENOTDIR);
        assertError(rmdir("/usr/."), EINVAL);
        assertError(rmdir("/usr/.."), ENOTEMPTY);
        assertError(rmdir("/"), EBUSY);
        assertOk(unlink("/usr/lib/libc"));

        assertOk(rmdir("/usr/lib"));

        assertThat(file("/usr").linkCount()).isEqualTo(2);
    }

    @Test
    void a_removed_directory_takes_nothing_new() {
        makeDirectory("/d");
        Directory directory = (Directory) file("/d");
        context.changeWorking(directory);

        assertOk(rmdir("/d"));

        assertError(paths.makeDirectory(context, directory, "x", 0777), ENOENT);
        assertError(open("x", OpenFlags.O_CREAT), ENOENT);
        assertThat(Paths.path(context, directory)).isNull();
        assertThat(directory.linkCount()).isZero();
    }

    @Test
    void rename_moves_and_replaces() {
        createFile("/a");
        Inode a = file("/a");

        assertOk(rename("/a", "/usr/b"));
        assertThat(file("/usr/b")).isSameAs(a);
        assertError(find("/a"), ENOENT);
        createFile("/a");
        assertOk(rename("/usr/b", "/a"));
        assertThat(file("/a")).isSameAs(a);
        assertThat(a.path()).isEqualTo("/a");
        assertThat(a.linkCount()).isEqualTo(1);
        assertOk(rename("/a", "/a"));
    }

    @Test
    void rename_of_directories_keeps_the_tree_a_tree() {
        makeDirectory("/empty");

        assertError(rename("/usr", "/usr/lib/x"), EINVAL);
        assertError(rename("/usr", "/usr/x"), EINVAL);
        assertError(rename("/usr/lib", "/usr"), ENOTEMPTY);
        assertError(rename("/empty", "/usr"), ENOTEMPTY);
        assertError(rename("/empty", "/usr/lib/libc"), ENOTDIR);
        assertError(rename("/usr/lib/libc", "/empty"), EISDIR);
        assertError(rename("/usr/.", "/x"), EBUSY);
        assertError(rename("/usr/lib/libc", "/x/"), ENOTDIR);
        assertError(rename("/nothing", "/x"), ENOENT);
        assertOk(rename("/usr/lib", "/empty"));
        assertThat(file("/empty/libc")).isNotNull();
        assertThat(file("/empty/..")).isSameAs(mounts.root());
        assertThat(file("/").linkCount()).isEqualTo(4);
        assertThat(file("/usr").linkCount()).isEqualTo(2);
    }

    @Test
    void rename_without_replacing() {
        createFile("/a");

        assertError(paths.rename(context, context.working(), "/a", context.working(), "/libc", 1), EEXIST);
        assertOk(paths.rename(context, context.working(), "/a", context.working(), "/b", 1));
        assertError(paths.rename(context, context.working(), "/b", context.working(), "/c", 8), EINVAL);
    }

    @Test
    void rename_that_leaves_a_whiteout_asks_for_a_device() {
        createFile("/a");

        assertError(paths.rename(context, context.working(), "/a", context.working(), "/b", 6), EINVAL);
        assertError(paths.rename(context, context.working(), "/a", context.working(), "/b", 4), EPERM);      // there are no devices here
    }

    @Test
    void a_path_beneath_a_directory_does_not_leave_it() {
        makeDirectory("/d");
        createFile("/d/f");
        createFile("/f");
        symbolicLink("../f", "/d/up");

        assertError(openBelow("/d", "../f", Opening.RESOLVE_BENEATH), EXDEV);
        assertError(openBelow("/d", "up", Opening.RESOLVE_BENEATH), EXDEV);
        assertError(openBelow("/d", "/f", Opening.RESOLVE_BENEATH), EXDEV);
        assertOk(openBelow("/d", "f", Opening.RESOLVE_BENEATH));
        assertOk(openBelow("/d", "/../f", Opening.RESOLVE_IN_ROOT));
        assertError(openBelow("/d", "up", Opening.RESOLVE_NO_SYMLINKS), ELOOP);
    }

    @Test
    void a_file_without_a_name_may_get_one() {
        Opening opening = new Opening(OpenFlags.O_TMPFILE | OpenFlags.O_RDWR);

        assertOk(paths.open(context, context.working(), "/", opening, 0600));

        assertThat(opening.file().inode().linkCount()).isZero();
        assertThat(opening.file().inode().path()).startsWith("/#").endsWith(" (deleted)");
        assertOk(paths.link(context, opening.file().inode(), context.working(), "/named"));
        assertThat(file("/named")).isSameAs(opening.file().inode());
    }

    @Test
    void rename_that_exchanges() {
        createFile("/a");
        Inode file = file("/a");
        Inode directory = file("/usr");
        makeDirectory("/below");

        assertOk(paths.rename(context, context.working(), "/a", context.working(), "/usr", 2));
        assertOk(paths.rename(context, context.working(), "/a", context.working(), "/below/../usr", 2));
        assertOk(paths.rename(context, context.working(), "/usr", context.working(), "/below", 2));
        assertOk(paths.rename(context, context.working(), "/a", context.working(), "/below/lib", 2));

        assertThat(file("/below")).isSameAs(directory);
        assertThat(file("/below/lib")).isSameAs(file);
        assertThat(((Directory) file("/a")).parent()).isSameAs(fileSystem.root());
        assertThat(file("/below").linkCount()).isEqualTo(2);
        assertError(paths.rename(context, context.working(), "/below", context.working(), "/nothing", 2), ENOENT);
        assertError(paths.rename(context, context.working(), "/below", context.working(), "/below/lib", 2), EINVAL);
        assertError(paths.rename(context, context.working(), "/below", context.working(), "/usr", 3), EINVAL);
    }

    @Test
    void rename_of_two_names_of_one_file_leaves_both() {
        createFile("/a");
        paths.link(context, context.working(), "/a", true, context.working(), "/b");

        assertOk(rename("/a", "/b"));

        assertThat(file("/a")).isSameAs(file("/b"));
    }

    // Permissions

    private void become(int uid, int gid, int... groups) {
        context.uid = uid;
        context.gid = gid;
        context.groups = groups;
    }

    @Test
    void the_digit_that_fits_best_decides_alone() {
        createFile("/f");
        Inode file = file("/f");
        file.changeOwner(10, 20);
        file.changeMode(0074);

        become(10, 20);
        assertError(Permissions.check(context, file, Permissions.READ), EACCES);
        become(11, 20);
        assertOk(Permissions.check(context, file, Permissions.READ | Permissions.WRITE | Permissions.EXECUTE));
        become(11, 21, 5, 20);
        assertOk(Permissions.check(context, file, Permissions.WRITE));
        become(11, 21);
        assertOk(Permissions.check(context, file, Permissions.READ));
        assertError(Permissions.check(context, file, Permissions.READ | Permissions.WRITE), EACCES);
    }

    @Test
    void user_0_may_everything_but_execute_what_nobody_may() {
        createFile("/f");
        Inode file = file("/f");
        file.changeMode(0);

        assertOk(Permissions.check(context, file, Permissions.READ | Permissions.WRITE));
        assertError(Permissions.check(context, file, Permissions.EXECUTE), EACCES);
        file.changeMode(0001);
        assertOk(Permissions.check(context, file, Permissions.EXECUTE));
    }

    @Test
    void a_directory_must_be_searchable_to_go_through_and_writable_to_change() {
        become(10, 10);
        assertError(open("/usr/new", OpenFlags.O_CREAT), EACCES);
        assertError(unlink("/usr/lib/libc"), EACCES);
        become(0, 0);
        file("/usr").changeMode(0700);
        become(10, 10);

        assertError(find("/usr/lib"), EACCES);
        assertError(find("/usr/nothing"), EACCES);
        assertOk(find("/usr"));
        assertError(open("/usr", OpenFlags.O_RDONLY), EACCES);
    }

    @Test
    void in_a_sticky_directory_only_owners_delete() {
        makeDirectory("/tmp");
        file("/tmp").changeMode(01777);
        become(10, 10);
        createFile("/tmp/f");

        become(11, 11);
        assertError(unlink("/tmp/f"), EPERM);
        createFile("/tmp/g");
        assertError(rename("/tmp/g", "/tmp/f"), EPERM);
        become(10, 10);
        assertOk(unlink("/tmp/f"));
    }

    @Test
    void who_creates_a_file_may_use_it_whatever_its_mode() {
        makeDirectory("/tmp");
        file("/tmp").changeMode(0777);
        become(10, 10);
        Opening opening = new Opening(OpenFlags.O_CREAT | OpenFlags.O_RDWR);

        assertOk(paths.open(context, context.working(), "/tmp/f", opening, 0));

        assertThat(file("/tmp/f").uid()).isEqualTo(10);
        assertError(open("/tmp/f", OpenFlags.O_RDONLY), EACCES);
    }

    @Test
    void a_set_group_ID_directory_hands_its_group_on() {
        makeDirectory("/shared");
        file("/shared").changeOwner(0, 77);
        file("/shared").changeMode(02777);
        become(10, 10);

        createFile("/shared/f");
        makeDirectory("/shared/d");

        assertThat(file("/shared/f").gid()).isEqualTo(77);
        assertThat(file("/shared/d").gid()).isEqualTo(77);
        assertThat(file("/shared/d").mode() & FileMode.SET_GROUP_ID).isNotZero();
    }

    @Test
    void owners_change_modes_and_groups_and_only_user_0_owners() {
        createFile("/f");
        Inode file = file("/f");
        file.changeOwner(10, 10);
        become(10, 10, 12);

        assertOk(Permissions.changeMode(context, file, 04755));
        assertError(Permissions.changeOwner(context, file, 11, -1), EPERM);
        assertError(Permissions.changeOwner(context, file, -1, 13), EPERM);
        assertOk(Permissions.changeOwner(context, file, -1, 12));
        assertThat(file.mode()).isEqualTo(FileMode.REGULAR | 0755);
        become(11, 11);
        assertError(Permissions.changeMode(context, file, 0777), EPERM);
    }

    @Test
    void times_are_changed_by_owners_and_touched_by_writers() {
        createFile("/f");
        Inode file = file("/f");
        file.changeOwner(10, 10);
        file.changeMode(0666);
        become(11, 11);

        assertOk(Permissions.changeTimes(context, file, Permissions.NOW, Permissions.NOW));
        assertError(Permissions.changeTimes(context, file, 1, 1), EPERM);
        become(10, 10);
        assertOk(Permissions.changeTimes(context, file, Permissions.OMIT, 99));
        assertThat(file.modificationNanos()).isEqualTo(99);
        assertThat(file.accessNanos()).isEqualTo(5);
    }

    // What is remembered of prefixes

    @Test
    void a_directory_that_was_renamed_is_not_found_under_its_old_name() {
        find("/usr/lib/libc");

        assertOk(rename("/usr/lib", "/usr/lib2"));

        assertError(find("/usr/lib/libc"), ENOENT);
        assertOk(find("/usr/lib2/libc"));
    }

    @Test
    void a_link_that_leads_elsewhere_now_is_followed_there() {
        Inode before = file("/lib/libc");
        makeDirectory("/other");
        createFile("/other/libc");

        assertOk(unlink("/lib"));
        symbolicLink("other", "/lib");

        assertThat(file("/lib/libc")).isNotSameAs(before).isSameAs(file("/other/libc"));
    }

    @Test
    void what_is_mounted_on_the_way_is_seen_and_no_more_when_it_has_gone() {
        Inode below = file("/usr/lib/libc");
        RamFileSystem other = newFileSystem();
        mounts.mount("other", other, (Directory) file("/usr/lib"), "rw");

        assertError(find("/usr/lib/libc"), ENOENT);
        createFile("/usr/lib/libc");
        assertThat(file("/usr/lib/libc").fileSystem()).isSameAs(other);
        assertOk(mounts.unmount(other.root()));
        assertThat(file("/usr/lib/libc")).isSameAs(below);
    }

    @Test
    void another_root_has_other_paths() {
        makeDirectory("/jail");
        makeDirectory("/jail/usr");
        makeDirectory("/jail/usr/lib");
        find("/usr/lib/libc");

        context.changeRoot((Directory) file("/jail"));

        assertError(find("/usr/lib/libc"), ENOENT);
    }

    @Test
    void a_user_without_rights_does_not_profit_from_what_the_superuser_found() {
        paths.makeDirectory(context, context.working(), "/usr/private", 0700);
        createFile("/usr/private/file");
        find("/usr/private/file");

        context.uid = 7;

        assertError(find("/usr/private/file"), EACCES);
    }

    @Test
    void links_count_however_often_a_path_was_walked() {
        String target = "usr";
        for (int i = 0; i < 40; i++) {
            symbolicLink(target, "/l" + i);
            target = "l" + i;
        }
        symbolicLink("lib", "/usr/more");

        for (int i = 0; i < 3; i++) {
            assertOk(find("/l39/lib"));
            assertError(find("/l39/more"), ELOOP);
        }
    }

    @Test
    void prefixes_of_the_same_length_do_not_get_in_each_others_way() {
        for (char c = 'a'; c < 'z'; c++) {
            makeDirectory("/usr/" + c);
            createFile("/usr/" + c + "/" + c);
        }
        for (int round = 0; round < 2; round++) {
            for (char c = 'a'; c < 'z'; c++) {
                assertOk(find("/usr/" + c + "/" + c));
                assertError(find("/usr/" + c + "/" + (char) (c + 1)), ENOENT);
                assertThat(file("/usr/" + c + "//").name()).isEqualTo("" + c);
            }
        }
    }

    // What is remembered of whole paths

    @Test
    void a_file_that_was_missing_is_found_when_its_name_has_come_in_whatever_way() {
        List<Runnable> ways = List.of(() -> createFile("/usr/lib/wanted"), () -> makeDirectory("/usr/lib/wanted"), () -> symbolicLink("libc", "/usr/lib/wanted"),
                () -> assertOk(paths.link(context, context.working(), "/usr/lib/libc", false, context.working(), "/usr/lib/wanted")), () -> assertOk(rename("/usr/lib/libc", "/usr/lib/wanted")));
        for (Runnable way : ways) {
            assertError(find("/usr/lib/wanted"), ENOENT);
            assertError(find("/usr/lib/wanted"), ENOENT);

            way.run();

            assertOk(find("/usr/lib/wanted"));
            assertOk(find("/usr/lib/wanted"));
            assertOk(file("/usr/lib/wanted").isDirectory() ? rmdir("/usr/lib/wanted") : unlink("/usr/lib/wanted"));
        }
    }

    @Test
    void a_file_that_another_has_replaced_is_not_found_any_more() {
        createFile("/usr/lib/other");
        Inode other = file("/usr/lib/other");
        Inode libc = file("/usr/lib/libc");

        assertOk(paths.rename(context, context.working(), "/usr/lib/other", context.working(), "/usr/lib/libc", 2));
        assertThat(file("/usr/lib/libc")).isSameAs(other);
        assertThat(file("/usr/lib/other")).isSameAs(libc);

        assertOk(rename("/usr/lib/other", "/usr/lib/libc"));
        assertThat(file("/usr/lib/libc")).isSameAs(libc);
        assertError(find("/usr/lib/other"), ENOENT);
    }

    @Test
    void a_missing_file_is_created_where_a_link_leads_although_it_was_missed_before() {
        symbolicLink("/usr/lib/target", "/dangling");
        assertError(find("/dangling"), ENOENT);
        assertError(open("/dangling", OpenFlags.O_RDONLY), ENOENT);

        assertOk(open("/dangling", OpenFlags.O_CREAT | OpenFlags.O_WRONLY));

        assertThat(file("/dangling")).isSameAs(file("/usr/lib/target"));
    }

    @Test
    void a_link_itself_and_where_it_leads_are_both_remembered() {
        symbolicLink("/usr/lib/libc", "/usr/lib/link");
        for (int round = 0; round < 3; round++) {
            assertThat(file("/usr/lib/link")).isSameAs(file("/usr/lib/libc"));
            assertOk(paths.find(context, context.working(), "/usr/lib/link", false));
            assertThat(paths.found().isSymbolicLink()).isTrue();
        }
        assertOk(unlink("/usr/lib/libc"));
        assertError(find("/usr/lib/link"), ENOENT);
    }

    @Test
    void a_file_below_a_removed_or_renamed_directory_is_not_found_any_more() {
        makeDirectory("/usr/lib/deep");
        createFile("/usr/lib/deep/file");
        assertOk(find("/usr/lib/deep/file"));
        assertOk(find("/lib/deep/../deep/file"));
        assertError(find("/usr/lib/deep/none"), ENOENT);

        assertOk(rename("/usr/lib/deep", "/usr/lib/else"));

        assertError(find("/usr/lib/deep/file"), ENOENT);
        assertError(find("/lib/deep/../deep/file"), ENOENT);
        makeDirectory("/usr/lib/deep");
        createFile("/usr/lib/deep/none");
        assertOk(find("/usr/lib/deep/none"));
        assertOk(unlink("/usr/lib/deep/none"));
        assertOk(rmdir("/usr/lib/deep"));
        assertError(find("/usr/lib/deep/none"), ENOENT);
        assertError(find("/usr/lib/deep"), ENOENT);
    }

    @Test
    void a_directory_that_is_covered_by_a_mount_is_not_the_one_that_is_found() {
        Inode below = file("/usr/lib");
        assertThat(below.isDirectory()).isTrue();
        RamFileSystem other = newFileSystem();

        mounts.mount("other", other, (Directory) file("/usr/lib/"), "rw");
        assertThat(file("/usr/lib")).isSameAs(other.root());
        assertOk(mounts.unmount(other.root()));
        assertThat(file("/usr/lib")).isSameAs(below);
    }

    @Test
    void a_slash_behind_a_remembered_file_is_an_error_as_ever() {
        assertOk(find("/usr/lib/libc"));

        assertError(find("/usr/lib/libc/"), ENOTDIR);
        assertOk(find("/usr/lib/libc"));
    }

    @Test
    void an_exclusive_creation_finds_what_is_there_and_others_find_what_it_made() {
        assertError(find("/usr/lib/fresh"), ENOENT);
        assertOk(open("/usr/lib/fresh", OpenFlags.O_CREAT | OpenFlags.O_EXCL | OpenFlags.O_WRONLY));
        assertOk(find("/usr/lib/fresh"));
        assertError(open("/usr/lib/fresh", OpenFlags.O_CREAT | OpenFlags.O_EXCL | OpenFlags.O_WRONLY), EEXIST);
    }

    @Test
    void a_user_without_rights_does_not_profit_from_the_superusers_paths() {
        paths.makeDirectory(context, context.working(), "/usr/private", 0700);
        createFile("/usr/private/file");
        assertOk(find("/usr/private/file"));
        assertOk(find("/usr/private/file"));

        context.uid = 7;
        assertError(find("/usr/private/file"), EACCES);

        context.uid = 0;
        assertOk(find("/usr/private/file"));
    }
}
