// SPDX-License-Identifier: Apache-2.0
package corto.fs.initrd;

import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Latin1;
import corto.fs.ramfs.RamDirectory;
import corto.fs.ramfs.RamFile;
import corto.lang.Address;

/// Reads cpio archives of the kinds `newc` and `crc`.
///
/// Names may begin with `/` or `./` and may end in any number of zeros, by which an archiver can put contents on page boundaries. Several
/// archives may follow each other, with zeros between them.
final class CpioReader {
    private static final int MOST_NAME_BYTES = 4096;         // PATH_MAX
    private static final String TRAILER = "TRAILER!!!";
    private static final int UNKNOWN = -2;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Address archive;
    private final long endBytes;                 // all offsets count from `archive`
    private final ArchiveTree tree;

    private final Entry entry = new Entry();
    private final LinkedFiles linked = new LinkedFiles();
    private int entries;                         // read, with the one at `at`
    private long at;                             // where the current entry begins
    private boolean isBetweenArchives;           // a trailer came last

    private Address directoryName;               // of the last entry's directory, in its name: archives come sorted
    private int directoryNameBytes = UNKNOWN;    // −1: it has none

    CpioReader(Address archive, long lengthBytes, RamDirectory root) {
        this.archive = archive;
        this.endBytes = lengthBytes;
        tree = new ArchiveTree(root);
    }

    String unpack() {
        String problem = null;
        while (problem == null && !isAtEnd()) {
            entries++;
            problem = checkHeader();
            if (problem == null) {
                problem = unpackEntry();
            }
        }
        tree.end();
        return problem;
    }

    /// Whether everything has been read. Behind a trailer there may be zeros, and another archive.
    private boolean isAtEnd() {
        if (isBetweenArchives && at < endBytes) {
            at = Entry.afterZeros(archive, at, endBytes);
        }
        return isBetweenArchives && at >= endBytes;      // the last padding may be missing
    }

    private String unpackEntry() {
        Address name = archive.plus(at + Entry.BYTES);
        int length = Entry.indexOfZero(name, (int) entry.nameBytes);
        if (length < 0) {
            return problem(at + Entry.BYTES, "a name does not end in a zero");
        }
        long content = align(at + Entry.BYTES + entry.nameBytes);
        if (entry.sizeBytes > Math.max(0, endBytes - content)) {
            return problem(at, "the archive is cut off in the content of " + Latin1.string(name, length));
        }
        isBetweenArchives = isTrailer(name, length);
        String problem = isBetweenArchives ? null : add(name, length, archive.plus(content));
        at = align(content + entry.sizeBytes);
        return problem;
    }

    private static long align(long offset) {
        return offset + Entry.ALIGNMENT - 1 & -Entry.ALIGNMENT;
    }

    // What is wrong

    /// Reads the header and makes sure that the name lies in the archive.
    private String checkHeader() {
        if (endBytes - at < Entry.BYTES) {
            return problem(at, isBetweenArchives ? "something follows the end of the archive that is too short to be another"
                    : "the archive ends without its TRAILER!!! entry: it is cut off");
        }
        if (!Entry.isMagic(archive.plus(at))) {
            return problem(at, at == 0 ? "this is no archive that this kernel can read: it does not begin with 070701, as cpio of the kind newc does"
                    : "an entry should begin with 070701 here");
        }
        if (!entry.read(archive.plus(at))) {
            return problem(at + entry.badDigitAt(), "a number of the header is not hexadecimal");
        }
        if (entry.nameBytes == 0 || entry.nameBytes > MOST_NAME_BYTES) {
            return problem(at, "a name has " + entry.nameBytes + " bytes, not 1 to " + MOST_NAME_BYTES);
        }
        return entry.nameBytes > endBytes - at - Entry.BYTES ? problem(at, "the archive is cut off in a name") : null;
    }

    private String problem(long offset, String what) {
        return "initial files: byte " + offset + ", entry " + entries + ": " + what;
    }

    private static boolean isTrailer(Address name, int length) {
        return length == TRAILER.length() && Latin1.string(name, length).equals(TRAILER);
    }

    // Entries

    private String add(Address name, int length, Address content) {
        int slash = Entry.lastSlash(name, length);
        if (directoryNameBytes != slash || slash > 0 && !Entry.isEqual(name, directoryName, slash)) {
            String problem = tree.enter(Latin1.string(name, Math.max(slash, 0)));
            if (problem != null) {
                return problem(at, problem);
            }
            directoryName = name;
            directoryNameBytes = slash;
        }
        describe(tree.attributes);
        String last = Latin1.string(name.plus(slash + 1L), length - slash - 1);
        boolean isLinked = entry.linkCount > 1 && (entry.mode & FileMode.TYPE) == FileMode.REGULAR;
        String problem = tree.add(last, content, isLinked ? linked.get(entry.identity()) : null);
        if (problem != null) {
            return problem(at, problem);
        }
        if (isLinked) {
            linked.put(entry.identity(), tree.added());
        }
        return null;
    }

    private void describe(FileStatus attributes) {
        attributes.mode = entry.mode;
        attributes.uid = entry.uid;
        attributes.gid = entry.gid;
        attributes.sizeBytes = entry.sizeBytes;
        attributes.modificationNanos = entry.seconds * NANOS_PER_SECOND;
        attributes.representedDevice = FileStatus.device(entry.representedMajor(), entry.representedMinor());
    }
}
