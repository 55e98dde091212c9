// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.build.SourceModule;
import corto.console.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {
    private final Services services = Services.of(SourceModule.below(Path.of(System.getProperty("corto.root")), "runtime", "lib"));

    @ParameterizedTest
    @ValueSource(strings = {"sched.api", "corto.sched.api", "SchedulingPolicy", "corto.sched.api.SchedulingPolicy"})
    void a_service_is_named_by_its_library_or_its_interface(String word) {
        Service service = services.named(word);

        assertThat(service.name()).isEqualTo("corto.sched.api.SchedulingPolicy");
        assertThat(service.isMany()).isFalse();
        assertThat(service.description()).isEqualTo("Which ready thread runs next, and for how long.");
        assertThat(service.providers()).extracting(SourceModule::name).contains("corto.sched.fifo", "corto.sched.preempt");
    }

    @Test
    void a_service_with_any_number_of_providers_is_known_by_its_annotation() {
        assertThat(services.named("BootStep").isMany()).isTrue();
    }

    @Test
    void an_unknown_service_gets_a_suggestion_and_the_list() {
        assertThatThrownBy(() -> services.named("shed.api")).isInstanceOf(Failure.class)
                .hasMessageContaining("Did you mean \"sched.api\"?").hasMessageContaining("memory.frames.api  FrameAllocator");
    }
}
