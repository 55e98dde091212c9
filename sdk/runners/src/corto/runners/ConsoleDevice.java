// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.util.List;
import java.util.Locale;

/// What a machine's console is.
public enum ConsoleDevice {
    /// The first serial port.
    SERIAL,
    /// A virtio console. The serial port shows what the kernel says before it has found that, and in some panics.
    VIRTIO;

    /// QEMU's options for a console that is the character device `chardev`.
    List<String> words(Machine machine, String chardev) {
        if (this == SERIAL) {
            return List.of("-serial", "chardev:" + chardev);
        }
        return List.of("-global", "virtio-mmio.force-legacy=false", "-device", machine.virtioDevice("serial"), "-device", "virtconsole,chardev=" + chardev,
                "-chardev", "file,id=boot,path=/dev/fd/1,append=on", "-serial", "chardev:boot");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
