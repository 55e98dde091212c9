// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceleratorProbeTest {
    @TempDir
    private Path folder;

    @Test
    void kvm_that_ends_in_time_is_used() {
        AcceleratorProbe.Verdict verdict = AcceleratorProbe.judge(OptionalLong.of(150), OptionalLong.of(90), Duration.ofMillis(800));

        assertThat(verdict.accelerator()).isEqualTo(Accelerator.KVM);
        assertThat(verdict.reason()).contains("90 ms with KVM").contains("TCG took 150 ms");
    }

    @Test
    void kvm_that_does_not_end_in_time_is_not_used() {
        AcceleratorProbe.Verdict verdict = AcceleratorProbe.judge(OptionalLong.of(150), OptionalLong.empty(), Duration.ofMillis(800));

        assertThat(verdict.accelerator()).isEqualTo(Accelerator.TCG);
        assertThat(verdict.reason()).contains("did not end within 800 ms");
    }

    @Test
    void a_verdict_is_remembered() throws InterruptedException, IOException {
        Path cache = folder.resolve("below/accelerator");

        AcceleratorProbe.Verdict measured = new AcceleratorProbe(cache).verdict();

        if (Files.exists(cache)) {      // without /dev/kvm there is nothing to measure or remember
            assertThat(Files.readString(cache)).contains(measured.accelerator() + " " + measured.reason());
            Files.writeString(cache, Files.readString(cache).replace(measured.reason(), "as said before"));
            assertThat(new AcceleratorProbe(cache).verdict().reason()).isEqualTo("as said before");
        }
    }

    @Test
    void the_test_guest_is_an_elf_file_whose_entry_is_its_code() {
        ByteBuffer elf = ByteBuffer.wrap(ProbeImage.bytes()).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(elf.getInt(0)).isEqualTo(0x464C457F);
        int entry = elf.getInt(24);
        assertThat(elf.get(entry - 0x100000)).isEqualTo((byte) 0xBC);   // mov $…, %esp
    }
}
