// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A disk of a machine: a file with its blocks, one virtio-blk device.
public record Disk(Path file, boolean readOnly) {
    /// QEMU's options for the disks of a machine. The guest finds them in the order of the list.
    public static List<String> words(Machine machine, List<Disk> disks) {
        List<String> words = new ArrayList<>();
        if (machine == Machine.MICROVM && !disks.isEmpty()) {
            words.addAll(List.of("-global", "virtio-mmio.force-legacy=false"));     // virtio 1, not the interface before it
        }
        for (int i = 0; i < disks.size(); i++) {
            Disk disk = disks.get(i);
            words.addAll(List.of("-drive", "if=none,id=disk" + i + ",format=raw,file=" + QemuCommand.doubleCommas(disk.file.toString()) + (disk.readOnly ? ",readonly=on" : ""),
                    "-device", machine.virtioDevice("blk") + ",drive=disk" + i));
        }
        return words;
    }
}
