// SPDX-License-Identifier: Apache-2.0
package corto.fs.tar;

import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.initrd.ArchiveTree;
import corto.fs.ramfs.RamDirectory;
import corto.lang.Address;

/// Reads a tar archive.
///
/// Before an entry there may be others that say more of it: GNU's long names, pax records, which go before the fields of its header. An archive ends with
/// a block of zeros; what lies behind is not looked at.
final class TarReader {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND;
    private static final int MOST_EXTENSION_BYTES = 1 << 20;         // of a long name or an extended header, which become strings

    private final Address archive;
    private final long endBytes;                 // all offsets count from `archive`
    private final ArchiveTree tree;

    private final Header header = new Header();
    private final PaxRecords global = new PaxRecords();
    private final PaxRecords records = new PaxRecords();
    private String longName;                     // GNU's, for the next entry; or null
    private String longLink;
    private int entries;                         // read, with the one at `at`
    private long at;                             // where the current entry begins
    private String directory;                    // entered last; null before the first. Entries of a directory mostly follow each other

    TarReader(Address archive, long lengthBytes, RamDirectory root) {
        this.archive = archive;
        this.endBytes = lengthBytes;
        tree = new ArchiveTree(root);
    }

    String unpack() {
        String problem = null;
        while (problem == null && !isAtEnd()) {
            entries++;
            problem = unpackEntry();
        }
        tree.end();
        return problem;
    }

    private boolean isAtEnd() {
        return endBytes - at >= Header.BYTES && Header.isZero(archive.plus(at));
    }

    private String unpackEntry() {
        if (endBytes - at < Header.BYTES) {
            return problem("the archive ends without a block of zeros: it is cut off");
        }
        if (!header.read(archive.plus(at))) {
            return problem("no entry begins here: the sum of its header is wrong");
        }
        long size = contentBytes();
        long content = at + Header.BYTES;
        if (size < 0) {
            return problem("an entry has a size that is no number: " + name());
        }
        if (size > endBytes - content) {
            return problem("the archive is cut off in the content of " + name());
        }
        String problem = read(archive.plus(content), size);
        if (problem != null) {
            return problem(problem);
        }
        at = content + Math.min(size + Header.BYTES - 1 & -Header.BYTES, endBytes - content);    // the last padding may be missing
        return null;
    }

    private String problem(String what) {
        return "initial files: byte " + at + ", entry " + entries + ": " + what;
    }

    /// How many bytes of content follow the header: only these types have some, whatever the field says.
    private long contentBytes() {
        return switch (header.type()) {
            case Header.REGULAR, Header.REGULAR_OLD, Header.CONTIGUOUS -> records.hasSize ? records.sizeBytes : header.sizeBytes();
            case Header.PAX, Header.PAX_GLOBAL, Header.GNU_LONG_NAME, Header.GNU_LONG_LINK -> header.sizeBytes();
            default -> 0;
        };
    }

    private String name() {
        return records.path != null ? records.path : longName != null ? longName : header.name();
    }

    private String linkName() {
        return records.linkPath != null ? records.linkPath : longLink != null ? longLink : header.linkName();
    }

    private String read(Address content, long size) {
        int type = header.type();
        switch (type) {
            case Header.PAX, Header.PAX_GLOBAL, Header.GNU_LONG_NAME, Header.GNU_LONG_LINK -> {
                return size > MOST_EXTENSION_BYTES ? "what is to be said of the next entry has " + size + " bytes, more than " + MOST_EXTENSION_BYTES
                        : readExtension(type, content, (int) size);
            }
            case Header.GNU_VOLUME -> {
                return null;
            }
            default -> {
                String problem = add(type, content, size);
                longName = null;
                longLink = null;
                records.clear();
                return problem;
            }
        }
    }

    private String readExtension(int type, Address content, int size) {
        switch (type) {
            case Header.PAX -> {
                return records.read(content, size);
            }
            case Header.PAX_GLOBAL -> {
                return global.read(content, size);
            }
            case Header.GNU_LONG_NAME -> longName = zeroEnded(content, size);
            default -> longLink = zeroEnded(content, size);
        }
        return null;
    }

    private static String zeroEnded(Address at, int most) {
        String text = Latin1.string(at, most);
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }

    private String add(int type, Address content, long size) {
        String path = name();
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        boolean isDirectory = type == Header.DIRECTORY || type == Header.REGULAR_OLD && end < path.length();     // as before POSIX
        if (path.length() > ArchiveTree.LONGEST_PATH) {
            return "a path has " + path.length() + " bytes, more than " + ArchiveTree.LONGEST_PATH;
        }
        if (type == Header.GNU_SPARSE || records.isSparse || global.isSparse) {
            return path + " is sparse, and so does not lie in one piece: make the archive without --sparse";
        }
        String problem = describe(isDirectory ? Header.DIRECTORY : type, path, size);
        if (problem != null) {
            return problem;
        }
        int slash = path.lastIndexOf('/', end - 1);
        String parent = path.substring(0, Math.max(slash, 0));
        if (!parent.equals(directory)) {
            problem = tree.enter(parent);
            if (problem != null) {
                return problem;
            }
            directory = parent;
        }
        String name = path.substring(slash + 1, end);
        return switch (type) {
            case Header.LINK -> addLink(name, path);
            case Header.SYMBOLIC_LINK -> tree.addSymbolicLink(name, linkName());
            default -> tree.add(name, content);
        };
    }

    private String addLink(String name, String path) {
        Inode file = tree.find(linkName());
        if (file == null || file.isDirectory()) {
            return path + " is to be another name of " + linkName() + ", which is no file that came before";
        }
        return tree.addLink(name, file);
    }

    private String describe(int type, String path, long size) {
        int format = switch (type) {
            case Header.REGULAR, Header.REGULAR_OLD, Header.CONTIGUOUS, Header.LINK -> FileMode.REGULAR;
            case Header.SYMBOLIC_LINK -> FileMode.SYMBOLIC_LINK;
            case Header.CHARACTER_DEVICE -> FileMode.CHARACTER_DEVICE;
            case Header.BLOCK_DEVICE -> FileMode.BLOCK_DEVICE;
            case Header.DIRECTORY -> FileMode.DIRECTORY;
            case Header.FIFO -> FileMode.FIFO;
            default -> 0;
        };
        if (format == 0) {
            return path + " is of type " + type + " ('" + (char) type + "'), of which it is not known how to read it";
        }
        long mode = header.mode();
        long seconds = header.seconds();
        long uid = header.uid();
        long gid = header.gid();
        boolean isDevice = format == FileMode.CHARACTER_DEVICE || format == FileMode.BLOCK_DEVICE;
        long major = isDevice ? header.major() : 0;
        long minor = isDevice ? header.minor() : 0;
        if (mode == Header.BAD || seconds == Header.BAD || uid == Header.BAD || gid == Header.BAD || major == Header.BAD || minor == Header.BAD) {
            return "a number of the header is not octal: " + path;
        }
        FileStatus attributes = tree.attributes;
        attributes.mode = format | (int) mode & FileMode.PERMISSIONS;
        attributes.uid = records.hasUid ? records.uid : global.hasUid ? global.uid : (int) uid;
        attributes.gid = records.hasGid ? records.gid : global.hasGid ? global.gid : (int) gid;
        attributes.sizeBytes = size;
        attributes.representedDevice = FileStatus.device((int) major, (int) minor);
        long told = Math.clamp(seconds, -MOST_SECONDS, MOST_SECONDS) * NANOS_PER_SECOND;
        attributes.modificationNanos = records.hasTime ? records.nanos : global.hasTime ? global.nanos : told;
        return null;
    }
}
