// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

/// java.io.File: names, and what there is under them.
public class FileObjects {
    public static void main(String[] args) throws IOException {
        names();
        File folder = Files.createTempDirectory("objects").toFile();
        entries(folder);
        attributes(folder);
        canonical(folder);
        System.out.println(folder.delete() + " " + folder.exists());
    }

    private static void names() {
        for (String path : new String[] {"", "/", "a", "/a/b/../c", "a//b/", "./x", "/a/b.txt"}) {
            File file = new File(path);
            System.out.println("[" + file + "] " + file.getName() + " " + file.getParent() + " " + file.isAbsolute() + " " + file.hashCode());
        }
        System.out.println(new File("/a", "b/c") + " " + new File((String) null, "x") + " " + new File(new File("/a/"), "/b"));
        System.out.println(new File("/x").compareTo(new File("/y")) + " " + new File("/x").equals(new File("/x/")) + " " + new File("/a b").toURI());
        System.out.println(new File("/tmp").toPath() + " " + Arrays.toString(File.listRoots()));
    }

    private static void entries(File folder) throws IOException {
        File file = new File(folder, "file");
        System.out.println(file.exists() + " " + file.createNewFile() + " " + file.createNewFile() + " " + file.exists());
        System.out.println(new File(folder, "a/b/c").mkdir() + " " + new File(folder, "a/b/c").mkdirs() + " " + new File(folder, "a").mkdir());
        String[] list = folder.list();
        Arrays.sort(list);
        System.out.println(Arrays.toString(list) + " " + new File(folder, "a").list((_, name) -> name.length() > 1).length + " " + file.list());
        System.out.println(new File(folder, "a").delete() + " " + new File(folder, "a/b/c").delete() + " " + file.delete() + " " + file.delete());
        File moved = new File(folder, "moved");
        System.out.println(new File(folder, "a/b").renameTo(moved) + " " + moved.isDirectory() + " " + new File(folder, "a/b").exists());
        System.out.println(moved.delete() + " " + new File(folder, "a").delete() + " " + folder.listFiles().length);
        for (int i = 0; i < 300; i++) {
            new File(folder, "a rather long name so that one buffer does not hold them all " + i).createNewFile();
        }
        File[] many = folder.listFiles();
        System.out.println(many.length);
        for (File one : many) {
            if (!one.delete()) {
                System.out.println(one.getName() + " stays");
            }
        }
    }

    private static void attributes(File folder) throws IOException {
        File file = new File(folder, "file");
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(new byte[1234]);
        }
        System.out.println(file.length() + " " + file.isFile() + " " + file.isDirectory() + " " + file.isHidden() + " " + new File(folder, ".x").isHidden());
        System.out.println(file.setLastModified(1_234_567_890_123L) + " " + file.lastModified());
        System.out.println(file.canExecute() + " " + file.setExecutable(true) + " " + file.canExecute() + " " + file.setExecutable(false, false) + " " + file.canExecute());
        System.out.println(file.canRead() + " " + file.canWrite() + " " + file.setReadOnly() + " " + file.setWritable(true));
        System.out.println((file.getTotalSpace() > 0) + " " + (file.getUsableSpace() > 0) + " " + (file.getFreeSpace() <= file.getTotalSpace()));
        File gone = new File(folder, "gone");
        System.out.println(gone.length() + " " + gone.lastModified() + " " + gone.isFile() + " " + gone.canRead() + " " + gone.setLastModified(1) + " " + gone.getTotalSpace());
        System.out.println(file.delete());
    }

    private static void canonical(File folder) throws IOException {
        File real = new File(folder, "real");
        real.mkdir();
        Files.createSymbolicLink(folder.toPath().resolve("link"), real.toPath().getFileName());
        new File(real, "file").createNewFile();
        String prefix = folder.getCanonicalPath();
        for (String path : new String[] {"link/file", "link/../real/./file", "link", "real/gone/../x", "nowhere/at/all", "."}) {
            System.out.println(path + " " + new File(folder, path).getCanonicalPath().replace(prefix, "FOLDER"));
        }
        System.out.println(new File("/..").getCanonicalPath() + " " + new File("/").getCanonicalFile());
        System.out.println(new File(real, "file").delete() + " " + new File(folder, "link").delete() + " " + real.delete());
    }
}
