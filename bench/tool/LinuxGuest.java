// SPDX-License-Identifier: Apache-2.0

import corto.rootfs.Archives;
import corto.rootfs.Content;
import corto.rootfs.CpioWriter;
import corto.rootfs.DebianPackages;
import corto.rootfs.Entry;
import corto.rootfs.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Debian's cloud kernel with the same root file system, on the same machine: what Corto is measured beside.
///
/// The initrd is Corto's with a second archive behind it (Linux, driver-api/early-userspace/buffer-format): an init that loads the
/// network's drivers, sets the address and executes the application.
final class LinuxGuest {
    private static final List<String> PACKAGES = List.of("linux-image-cloud-amd64");
    private static final List<String> WITHOUT = List.of("kmod", "linux-base", "initramfs-tools");     // for installing it
    private static final String KERNEL = "/boot/vmlinuz-";
    private static final List<String> MODULES = List.of("failover", "net_failover", "virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci", "virtio_net");
    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;

    private LinuxGuest() {}

    record Boot(Path kernel, Path initrd) {}

    /// Puts kernel and initrd, whose root file system is `root`, into the scratch folder `name`.
    static Boot build(Place place, String name, Path root, String address, String gateway, List<String> program) throws IOException, InterruptedException {
        Path folder = place.scratch(name);
        FileTree packages = packages(place, folder);
        FileTree more = new FileTree();
        List<String> words = new ArrayList<>(List.of(address, "255.255.255.0", gateway, Integer.toString(MODULES.size())));
        for (String module : MODULES) {
            String path = "/modules/" + module + ".ko";
            more.put(path, new Entry.RegularFile(READABLE, 0, content(packages, "", "/" + module + ".ko")));
            words.add(path);
        }
        words.addAll(program);
        more.put("/init.conf", new Entry.RegularFile(READABLE, 0, Content.of(String.join("\n", words) + "\n")));
        Path init = folder.resolve("init");
        place.run(300, "gcc", "-O2", "-Wall", "-Wextra", "-static", "-s", "-o", init.toString(), place.bench().resolve("nginx/init.c").toString());
        more.put("/init", new Entry.RegularFile(EXECUTABLE, 0, Content.of(init)));
        Path initrd = folder.resolve("initrd.cpio");
        try (OutputStream out = Files.newOutputStream(initrd)) {
            Files.copy(root, out);
            CpioWriter.write(more, out);
        }
        return new Boot(kernel(packages, folder), initrd);
    }

    /// QEMU's command line for it, out of Corto's.
    static List<String> words(List<String> corto, Boot boot) {
        List<String> words = new ArrayList<>(corto);
        words.set(words.indexOf("-kernel") + 1, boot.kernel().toString());
        words.set(words.indexOf("-initrd") + 1, boot.initrd().toString());
        words.set(words.indexOf("-append") + 1, "console=ttyS0 quiet panic=-1 rdinit=/init");
        return words;
    }

    /// The application's words out of Corto's boot arguments: after `--`, quoted where they hold blanks.
    static List<String> programOf(String bootArguments) {
        List<String> words = new ArrayList<>();
        String rest = bootArguments.substring(bootArguments.indexOf(" -- ") + 4);
        while (!rest.isEmpty()) {
            boolean isQuoted = rest.startsWith("\"");
            int end = isQuoted ? rest.indexOf('"', 1) : rest.indexOf(' ');
            end = end < 0 ? rest.length() : end;
            words.add(rest.substring(isQuoted ? 1 : 0, end));
            rest = rest.substring(Math.min(rest.length(), end + 1)).strip();
        }
        return words;
    }

    /// Puts the kernel alone into `folder`.
    static Path kernel(Place place, Path folder) throws IOException {
        return kernel(packages(place, folder), folder);
    }

    private static Path kernel(FileTree packages, Path folder) throws IOException {
        Path kernel = folder.resolve("vmlinuz");
        try (InputStream in = content(packages, KERNEL, "").open(); OutputStream out = Files.newOutputStream(kernel)) {
            in.transferTo(out);
        }
        return kernel;
    }

    private static FileTree packages(Place place, Path folder) throws IOException {
        FileTree packages = new FileTree();
        for (Path tar : new DebianPackages(place.scratch("debian")).fetch(PACKAGES, WITHOUT)) {
            Archives.readInto(packages, tar, folder);
        }
        return packages;
    }

    private static Content content(FileTree tree, String start, String end) {
        String path = tree.entries().keySet().stream().filter(name -> name.startsWith(start) && name.endsWith(end)).findFirst()
                .orElseThrow(() -> new IllegalStateException("Debian's kernel package has no " + start + "*" + end));
        return tree.content(path).orElseThrow();
    }
}
