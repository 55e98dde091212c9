// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import corto.runtime.FileFacts;
import corto.runtime.FileService;
import corto.runtime.SpaceFacts;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import jdk.internal.corto.ErrorTexts;
import jdk.internal.corto.FilePaths;
import jdk.internal.corto.Host;

/// The natives of `java.io.File`, on the file service. What goes wrong is `false`, 0 or null there.
@Substitute("java.io.UnixFileSystem")
final class FileSystemSubstitution {
    // java.io.FileSystem's own
    private static final int BA_EXISTS = 1;
    private static final int BA_REGULAR = 2;
    private static final int BA_DIRECTORY = 4;
    private static final int SPACE_TOTAL = 0;

    private static final int O_RDONLY_DIRECTORY = 0200000;
    private static final int O_RDWR_CREAT_EXCL = 0302;
    private static final int FILE_PERMISSIONS = 0666;
    private static final int DIRECTORY_PERMISSIONS = 0777;
    private static final int PERMISSIONS = 07777;
    private static final int FOR_OWNER = 6;                 // shifts of access(2)'s bits
    private static final int FOR_GROUP = 3;
    private static final int WRITE_FOR_ALL = 0222;
    private static final int EEXIST = 17;
    private static final int NAMES_BYTES = 4096;
    private static final int PATH_BYTES = 4096;
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Replace
    private static void initIDs() {}

    /// A path that exists is what realpath(3) says; else as much of it as exists, and the rest as it is written.
    @Replace
    private String canonicalize0(String path) throws IOException {
        byte[] real = new byte[PATH_BYTES];
        String wanted = withoutDots(path);
        int end = wanted.length();
        while (end > 0) {
            Result found = Host.files().realPath(FilePaths.toKernel(wanted.substring(0, end)), Host.elements(real, 0, PATH_BYTES));
            if (!found.isError()) {
                String prefix = FilePaths.fromKernel(real, 0, (int) found.value());
                String rest = wanted.substring(end);
                return prefix.equals("/") && !rest.isEmpty() ? rest : prefix + rest;
            }
            end = wanted.lastIndexOf('/', end - 1);
        }
        return wanted;
    }

    /// `path`, which is absolute, without `.` and `..`.
    private static String withoutDots(String path) {
        StringBuilder clean = new StringBuilder();
        int at = 1;
        while (at <= path.length()) {
            int end = path.indexOf('/', at);
            end = end < 0 ? path.length() : end;
            String name = path.substring(at, end);
            if (name.equals("..")) {
                clean.setLength(Math.max(0, clean.lastIndexOf("/")));
            } else if (!name.isEmpty() && !name.equals(".")) {
                clean.append('/').append(name);
            }
            at = end + 1;
        }
        return clean.isEmpty() ? "/" : clean.toString();
    }

    @Replace
    private int getBooleanAttributes0(File file) {
        FileFacts facts = facts(file);
        if (facts == null) {
            return 0;
        }
        int type = facts.mode & FileNatives.TYPE;
        return BA_EXISTS | (type == FileNatives.REGULAR ? BA_REGULAR : 0) | (type == FileNatives.DIRECTORY ? BA_DIRECTORY : 0);
    }

    @Replace
    private boolean checkAccess0(File file, int access) {
        return !Host.files().access(path(file), access).isError();
    }

    @Replace
    private long getLastModifiedTime0(File file) {
        FileFacts facts = facts(file);
        return facts == null ? 0 : Math.floorDiv(facts.modificationNanos, NANOS_PER_MILLI);
    }

    @Replace
    private long getLength0(File file) {
        FileFacts facts = facts(file);
        return facts == null ? 0 : facts.sizeBytes;
    }

    @Replace
    private boolean setPermission0(File file, int access, boolean enable, boolean ownerOnly) {
        int bits = ownerOnly ? access << FOR_OWNER : access << FOR_OWNER | access << FOR_GROUP | access;
        FileFacts facts = facts(file);
        return facts != null && changeMode(file, enable ? facts.mode | bits : facts.mode & ~bits);
    }

    @Replace
    private boolean setReadOnly0(File file) {
        FileFacts facts = facts(file);
        return facts != null && changeMode(file, facts.mode & ~WRITE_FOR_ALL);
    }

    private static boolean changeMode(File file, int mode) {
        return !Host.files().changeMode(path(file), mode & PERMISSIONS).isError();
    }

    @Replace
    private boolean createFileExclusively0(String path) throws IOException {
        Result opened = Host.files().open(FilePaths.toKernel(path), O_RDWR_CREAT_EXCL, FILE_PERMISSIONS);
        if (opened.isError()) {
            if (opened.errno() == EEXIST) {
                return false;
            }
            throw new IOException(ErrorTexts.of(opened.errno()));
        }
        Host.files().close((int) opened.value());
        return true;
    }

    /// remove(3): a file or an empty directory.
    @Replace
    private boolean delete0(File file) {
        FileFacts facts = new FileFacts();
        FileService files = Host.files();
        String path = path(file);
        if (files.status(path, false, facts).isError()) {
            return false;
        }
        boolean isDirectory = (facts.mode & FileNatives.TYPE) == FileNatives.DIRECTORY;
        return !(isDirectory ? files.removeDirectory(path) : files.unlink(path)).isError();
    }

    @Replace
    private String[] list0(File file) {
        FileService files = Host.files();
        Result opened = files.open(path(file), O_RDONLY_DIRECTORY, 0);
        if (opened.isError()) {
            return null;
        }
        int fd = (int) opened.value();
        byte[] names = new byte[NAMES_BYTES];
        ArrayList<String> list = new ArrayList<>();
        Result listed = files.entries(fd, Host.elements(names, 0, NAMES_BYTES), NAMES_BYTES);
        while (!listed.isError() && listed.value() > 0) {
            int start = 0;
            for (int i = 0; i < listed.value(); i++) {
                if (names[i] == 0) {
                    String name = FilePaths.fromKernel(names, start, i - start);
                    if (!name.equals(".") && !name.equals("..")) {
                        list.add(name);
                    }
                    start = i + 1;
                }
            }
            listed = files.entries(fd, Host.elements(names, 0, NAMES_BYTES), NAMES_BYTES);
        }
        files.close(fd);
        return listed.isError() ? null : list.toArray(new String[0]);
    }

    @Replace
    private boolean createDirectory0(File file) {
        return !Host.files().makeDirectory(path(file), DIRECTORY_PERMISSIONS).isError();
    }

    @Replace
    private boolean rename0(File from, File to) {
        return !Host.files().rename(path(from), path(to)).isError();
    }

    @Replace
    private boolean setLastModifiedTime0(File file, long millis) {
        FileFacts facts = facts(file);
        return facts != null && !Host.files().changeTimes(path(file), true, facts.accessNanos, millis * NANOS_PER_MILLI).isError();
    }

    @Replace
    private long getSpace0(File file, int kind) {
        SpaceFacts facts = new SpaceFacts();
        if (Host.files().space(path(file), facts).isError()) {
            return 0;
        }
        return facts.blockBytes * (kind == SPACE_TOTAL ? facts.blocks : facts.freeBlocks);
    }

    @Replace
    private long getNameMax0(String path) {
        SpaceFacts facts = new SpaceFacts();
        return Host.files().space(FilePaths.toKernel(path), facts).isError() ? -1 : facts.longestName;
    }

    private static FileFacts facts(File file) {
        FileFacts facts = new FileFacts();
        return Host.files().status(path(file), true, facts).isError() ? null : facts;
    }

    private static String path(File file) {
        return FilePaths.toKernel(file.getPath());
    }
}
