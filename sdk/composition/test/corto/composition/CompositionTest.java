// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositionTest {
    @TempDir
    private Path root;

    private Tree tree;
    private Layers layers;

    /// Two policies for one scheduler, three steps, and a program that wants them.
    @BeforeEach
    void plant() {
        tree = new Tree(root);
        layers = tree.layers("");
        tree.module("corto.sched.api", "exports corto.sched.api; uses corto.sched.api.Policy;");
        tree.type("corto.sched.api", "corto.sched.api.Policy", "/// @ManyProviders only in a comment\npublic interface Policy {}");
        tree.module("corto.sched.fifo", "requires corto.sched.api; provides corto.sched.api.Policy with corto.sched.fifo.Fifo;");
        tree.module("corto.sched.fair", "requires corto.sched.api; provides corto.sched.api.Policy with corto.sched.fair.Fair;");
        tree.module("corto.platform.api", "exports corto.platform.api; uses corto.platform.api.BootStep;");
        tree.type("corto.platform.api", "corto.platform.api.BootStep", "@ManyProviders(requiredFirst = true)\npublic interface BootStep {}");
        tree.module("corto.a", "requires corto.z; requires java.base; provides corto.platform.api.BootStep with corto.a.Step;");
        tree.module("corto.z", "requires corto.between;");
        tree.module("corto.between", "requires corto.y;");
        tree.module("corto.y", "requires corto.platform.api; provides corto.platform.api.BootStep with corto.y.First, corto.y.Second;");
        tree.module("corto.m", "requires corto.platform.api; provides corto.platform.api.BootStep with corto.m.Step;");
    }

    private Composition of(String... selected) {
        return Composition.of(tree.modules(), List.of(selected), layers);
    }

    @Test
    void members_say_who_requires_them() {
        Composition composition = of("corto.sched.fifo", "corto.sched.api", "corto.platform.api");

        assertThat(composition.moduleNames()).containsExactly("corto.platform.api", "corto.sched.api", "corto.sched.fifo");
        assertThat(composition.members().get(1).requiredBy()).containsExactly("corto.sched.fifo");
        assertThat(composition.members().get(1).symbol()).isEqualTo("CONFIG_SCHED_API");
        assertThat(composition.members().get(2).requiredBy()).isEmpty();
    }

    @Test
    void closing_adds_what_is_required() {
        assertThat(Composition.closing(tree.modules(), List.of("corto.z"), layers).moduleNames())
                .containsExactly("corto.between", "corto.platform.api", "corto.y", "corto.z");
    }

    @Test
    void a_required_module_that_is_not_selected_is_an_error_with_both_files() {
        assertThatThrownBy(() -> of("corto.sched.fifo")).isInstanceOf(Failure.class).hasMessage("corto.sched.fifo requires corto.sched.api ("
                + root + "/lib/sched/fifo/src/module-info.java), but CONFIG_SCHED_API is not set: " + root + "/lib/sched/fifo/Kconfig does not say `select SCHED_API` or depend on it.");
    }

    @Test
    void a_selected_module_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> of("corto.nowhere")).isInstanceOf(Failure.class).hasMessageContaining("corto.nowhere is selected, but there is no such module");
    }

    @Test
    void a_service_without_provider_is_an_error_that_names_the_candidates() {
        assertThatThrownBy(() -> of("corto.sched.api")).isInstanceOf(Failure.class).hasMessage(
                "corto.sched.api.Policy is used by corto.sched.api, so exactly one library must provide it; none that provides it is selected.\n"
                + "  CONFIG_SCHED_FAIR is not set  corto.sched.fair  " + root + "/lib/sched/fair/src/module-info.java\n"
                + "  CONFIG_SCHED_FIFO is not set  corto.sched.fifo  " + root + "/lib/sched/fifo/src/module-info.java");
    }

    @Test
    void a_service_with_two_providers_is_an_error_that_says_which_are_selected() {
        tree.module("corto.sched.lottery", "requires corto.sched.api; provides corto.sched.api.Policy with corto.sched.lottery.Lottery;");

        assertThatThrownBy(() -> of("corto.sched.api", "corto.sched.fifo", "corto.sched.fair")).isInstanceOf(Failure.class)
                .hasMessageContainingAll("so exactly one library must provide it; 2 that provide it are selected.", "CONFIG_SCHED_FAIR=y ", "CONFIG_SCHED_FIFO=y ",
                        "CONFIG_SCHED_LOTTERY is not set ");
    }

    @Test
    void an_optional_service_has_one_provider_or_none() {
        tree.module("corto.clock", "exports corto.clock; uses corto.clock.Alarm;").type("corto.clock", "corto.clock.Alarm", "@OptionalProvider\npublic interface Alarm {}");
        tree.module("corto.bell", "requires corto.clock; provides corto.clock.Alarm with corto.bell.Bell;");
        tree.module("corto.horn", "requires corto.clock; provides corto.clock.Alarm with corto.horn.Horn;");

        assertThat(of("corto.clock").providers().get("corto.clock.Alarm")).isEmpty();
        assertThat(of("corto.clock", "corto.bell").providers().get("corto.clock.Alarm")).containsExactly("corto.bell.Bell");
        assertThatThrownBy(() -> of("corto.clock", "corto.bell", "corto.horn")).isInstanceOf(Failure.class).hasMessageContaining("2 that provide it are selected.");
    }

    @Test
    void a_service_that_no_library_provides_is_an_error_that_says_so() {
        tree.module("corto.lonely", "exports corto.lonely; uses corto.lonely.Wish;").type("corto.lonely", "corto.lonely.Wish", "public interface Wish {}");

        assertThatThrownBy(() -> of("corto.lonely")).isInstanceOf(Failure.class).hasMessageContaining("corto.lonely.Wish").hasMessageEndingWith("No library there is provides it.");
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> of("corto.sched.fifo", "corto.m", "corto.nowhere")).isInstanceOf(Failure.class)
                .hasMessageContainingAll("corto.nowhere", "CONFIG_SCHED_API is not set", "CONFIG_PLATFORM_API is not set");
    }

    @Test
    void services_of_others_have_no_rule() {
        tree.module("corto.p", "uses java.nio.file.spi.FileSystemProvider;");

        assertThat(of("corto.p").services()).isEmpty();
    }

    @Test
    void steps_come_after_those_of_all_modules_that_theirs_requires_then_by_name() {
        Composition composition = of("corto.a", "corto.z", "corto.between", "corto.y", "corto.m", "corto.platform.api");

        assertThat(composition.bootOrder()).extracting(Provider::type).containsExactly("corto.m.Step", "corto.y.First", "corto.y.Second", "corto.a.Step");
        assertThat(composition.providers()).containsExactly(Map.entry("corto.platform.api.BootStep", List.of("corto.m.Step", "corto.y.First", "corto.y.Second", "corto.a.Step")));
    }

    @Test
    void an_order_goes_before_names_but_not_before_requires() {
        tree.type("corto.m", "corto.m.Step", "@Order(1) public final class Step {}");
        tree.type("corto.a", "corto.a.Step", "@Order(-1) public final class Step {}");

        assertThat(of("corto.a", "corto.z", "corto.between", "corto.y", "corto.m", "corto.platform.api").bootOrder()).extracting(Provider::type)
                .containsExactly("corto.y.First", "corto.y.Second", "corto.a.Step", "corto.m.Step");
    }

    @Test
    void providers_of_a_service_with_many_are_sorted_by_order_then_by_module() {
        tree.module("corto.bus", "exports corto.bus; uses corto.bus.Bus;").type("corto.bus", "corto.bus.Bus", "@corto.lang.ManyProviders\npublic interface Bus {}");
        tree.module("corto.x", "requires corto.bus; provides corto.bus.Bus with corto.x.Late, corto.x.Early;");
        tree.type("corto.x", "corto.x.Late", "@Order(10)\nfinal class Late {}").type("corto.x", "corto.x.Early", "final class Early { @Order(99) int no; }");
        tree.module("corto.w", "requires corto.bus; requires corto.x; provides corto.bus.Bus with corto.w.Bus;");

        assertThat(of("corto.bus", "corto.w", "corto.x").providers()).containsEntry("corto.bus.Bus", List.of("corto.w.Bus", "corto.x.Early", "corto.x.Late"));
    }

    @Test
    void an_order_that_is_no_number_is_an_error() {
        tree.type("corto.m", "corto.m.Step", "@Order(LATE) public final class Step {}");

        assertThatThrownBy(() -> of("corto.m", "corto.platform.api")).isInstanceOf(Failure.class).hasMessageContaining("corto.m.Step has @Order(LATE)");
    }

    @Test
    void the_text_has_members_services_and_a_numbered_boot() {
        assertThat(of("corto.m", "corto.y", "corto.platform.api", "corto.sched.api", "corto.sched.fair").text()).isEqualTo("""
                Libraries of this image, the symbols that select them, and who requires them:
                  corto.m             CONFIG_M             selected
                  corto.platform.api  CONFIG_PLATFORM_API  required by corto.m, corto.y
                  corto.sched.api     CONFIG_SCHED_API     required by corto.sched.fair
                  corto.sched.fair    CONFIG_SCHED_FAIR    selected
                  corto.y             CONFIG_Y             selected

                Services and who provides them, in order:
                  corto.platform.api.BootStep  corto.m.Step, corto.y.First, corto.y.Second
                  corto.sched.api.Policy       corto.sched.fair.Fair

                Boot:
                  1. corto.m.Step    corto.m
                  2. corto.y.First   corto.y
                  3. corto.y.Second  corto.y
                  4. the program
                """);
    }
}
