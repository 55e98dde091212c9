// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Attributes, links, temporary files, file stores.
public class Facts {
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("facts");
        Path file = Files.writeString(folder.resolve("file"), "content");
        attributes(file);
        times(file);
        permissions(folder, file);
        links(folder, file);
        temporary(folder);
        stores(file);
        Files.delete(file);
        Files.delete(folder);
    }

    private static void attributes(Path file) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
        System.out.println(basic.size() + " " + basic.isRegularFile() + " " + basic.isDirectory() + " " + basic.isSymbolicLink() + " " + basic.isOther() + " " + (basic.fileKey() != null));
        System.out.println(Files.isDirectory(file) + " " + Files.isReadable(file) + " " + Files.isWritable(file) + " " + Files.isExecutable(file) + " " + Files.isHidden(file));
        Map<String, Object> some = new TreeMap<>(Files.readAttributes(file, "size,isDirectory,isRegularFile"));
        System.out.println(some + " " + Files.getAttribute(file, "size") + " " + Files.getAttribute(file, "unix:nlink") + " " + new TreeMap<>(Files.readAttributes(file, "*")).keySet());
        System.out.println(Files.isSameFile(file, file.getParent().resolve("../" + file.getParent().getFileName() + "/file")));
    }

    private static void times(Path file) throws IOException {
        long before = System.currentTimeMillis();
        Files.writeString(file, "newer");
        long modified = Files.getLastModifiedTime(file).toMillis();
        System.out.println((modified >= before - 20) + " " + (modified <= System.currentTimeMillis()));    // Linux's clock of files is coarser
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-02-29T12:34:56.789012Z")));
        System.out.println(Files.getLastModifiedTime(file) + " " + Files.getLastModifiedTime(file).to(TimeUnit.SECONDS));
        Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(FileTime.fromMillis(-2_000), FileTime.from(7, TimeUnit.DAYS), null);
        BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
        System.out.println(basic.lastModifiedTime() + " " + basic.lastAccessTime());
        Files.setAttribute(file, "lastModifiedTime", FileTime.fromMillis(1));
        System.out.println(Files.getAttribute(file, "lastModifiedTime"));
    }

    private static void permissions(Path folder, Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
        System.out.println(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + Files.isExecutable(file));
        Path secret = Files.createFile(folder.resolve("secret"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        PosixFileAttributes posix = Files.readAttributes(secret, PosixFileAttributes.class);
        System.out.println(PosixFilePermissions.toString(posix.permissions()) + " " + posix.owner().equals(Files.getOwner(secret)) + " " + (posix.group() != null));
        Path inner = Files.createDirectory(folder.resolve("inner"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        System.out.println(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)) + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(Files.createFile(inner.resolve("x")))));
        Files.delete(inner.resolve("x"));
        Files.delete(inner);
        Files.delete(secret);
    }

    private static void links(Path folder, Path file) throws IOException {
        Path hard = Files.createLink(folder.resolve("hard"), file);
        System.out.println(Files.isSameFile(file, hard) + " " + Files.getAttribute(file, "unix:nlink") + " " + hard.toRealPath().getFileName());
        Path soft = Files.createSymbolicLink(folder.resolve("soft"), Path.of("hard"));
        System.out.println(Files.readSymbolicLink(soft) + " " + Files.isSymbolicLink(soft) + " " + Files.isRegularFile(soft) + " " + Files.isRegularFile(soft, LinkOption.NOFOLLOW_LINKS));
        System.out.println(soft.toRealPath().getFileName() + " " + soft.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName() + " " + Files.readAttributes(soft, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).size());
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
        System.out.println(Files.exists(dangling) + " " + Files.exists(dangling, LinkOption.NOFOLLOW_LINKS) + " " + Files.notExists(dangling));
        Files.copy(soft, folder.resolve("copied"), LinkOption.NOFOLLOW_LINKS);
        System.out.println(Files.readSymbolicLink(folder.resolve("copied")));
        for (String name : new String[] {"hard", "soft", "dangling", "copied"}) {
            Files.delete(folder.resolve(name));
        }
        System.out.println(Files.getAttribute(file, "unix:nlink") + " " + Files.readString(file));
    }

    private static void temporary(Path folder) throws IOException {
        Path one = Files.createTempFile(folder, "pre", ".post");
        Path two = Files.createTempFile(folder, null, null);
        Path three = Files.createTempDirectory(folder, "dir");
        System.out.println(one.getFileName().toString().startsWith("pre") + " " + one.toString().endsWith(".post") + " " + two.toString().endsWith(".tmp") + " " + Files.isDirectory(three));
        System.out.println(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)) + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(three)));
        Files.delete(one);
        Files.delete(two);
        Files.delete(three);
    }

    private static void stores(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        System.out.println((store.getTotalSpace() > 0) + " " + (store.getUsableSpace() <= store.getTotalSpace()) + " " + store.isReadOnly() + " " + store.supportsFileAttributeView("posix") + " " + (store.getBlockSize() > 0));
        System.out.println(store.equals(Files.getFileStore(file.getParent())) + " " + (store.type().isEmpty() || store.name().isEmpty()));
    }
}
