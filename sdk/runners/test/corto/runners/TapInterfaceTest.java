// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a folder as /sys/class/net is.
class TapInterfaceTest {
    private static final InterfaceAddress GUEST = InterfaceAddress.parse("192.168.100.2/24", "--ip");
    private static final int ALICE = 1000;

    @TempDir
    private Path classNet;
    private Path devices;

    @BeforeEach
    void writeOtherDevices() throws IOException {
        devices = Files.writeString(classNet.resolve("dev"), "Inter-|   Receive\n face |bytes\n    lo: 1 2 3\n  tap01: 1 2 3\n");
    }

    @Test
    void a_missing_interface_comes_with_the_commands_that_make_it() {
        assertThatThrownBy(() -> check(false)).isInstanceOf(Failure.class).hasMessage("""
                --net tap=tap0: this machine has no interface tap0.
                Make it: sudo ip tuntap add dev tap0 mode tap user alice
                         sudo ip addr add 192.168.100.1/24 dev tap0
                         sudo ip link set tap0 up""");
        assertThatThrownBy(() -> check(true)).hasMessageContaining("Make it: ip tuntap add dev tap0 mode tap user alice");
    }

    @Test
    void an_interface_of_another_kind_is_refused() throws IOException {
        write(Map.of("flags", "0x1003"));
        assertThatThrownBy(() -> check(false)).hasMessageContaining("tap0 is no TAP interface.");

        write(Map.of("tun_flags", "0x1001"));                        // a TUN interface
        assertThatThrownBy(() -> check(false)).hasMessageContaining("tap0 is no TAP interface.");
    }

    @Test
    void an_interface_of_somebody_else_is_refused_unless_root_asks() throws IOException {
        write(Map.of("tun_flags", "0x1002", "flags", "0x1002", "owner", "1001"));

        assertThatThrownBy(() -> check(false)).hasMessageContaining("tap0 is not alice's, it belongs to user 1001.").hasMessageContaining("sudo ip tuntap del dev tap0 mode tap");
        assertThatCode(() -> check(true)).doesNotThrowAnyException();
        write(Map.of("owner", "-1"));
        assertThatThrownBy(() -> check(false)).hasMessageContaining("tap0 is not alice's.");
        write(Map.of("owner", "1000"));
        assertThatCode(() -> check(false)).doesNotThrowAnyException();
    }

    @Test
    void an_interface_that_another_program_uses_is_refused() throws IOException {
        write(Map.of("tun_flags", "0x1002", "flags", "0x1003", "owner", "1000", "carrier", "1"));

        assertThatThrownBy(() -> check(false)).hasMessageContaining("another program uses tap0.");
        write(Map.of("carrier", "0"));
        assertThatCode(() -> check(false)).doesNotThrowAnyException();
    }

    @Test
    void of_an_interface_that_sys_does_not_have_nothing_more_is_asked() throws IOException {
        write(Map.of());
        Files.delete(classNet.resolve("tap0"));

        assertThatCode(() -> check(false)).doesNotThrowAnyException();
    }

    private void check(boolean isRoot) throws IOException {
        new TapInterface(devices, classNet, "tap0", isRoot, "alice").check(ALICE, Optional.of(GUEST));
    }

    private void write(Map<String, String> files) throws IOException {
        Path folder = Files.createDirectories(classNet.resolve("tap0"));
        Files.writeString(devices, "  tap0: 1 2 3\n", StandardOpenOption.APPEND);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue() + "\n");
        }
    }
}
