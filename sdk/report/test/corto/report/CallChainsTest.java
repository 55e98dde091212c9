// SPDX-License-Identifier: Apache-2.0
package corto.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallChainsTest {
    private final CallChains chains = CallChains.of(List.of(
            "Hello.main([Ljava/lang/String;)V\t\t",
            "java.io.PrintStream.println(Ljava/lang/String;)V\tHello.main([Ljava/lang/String;)V\tHello.java:7",
            "java.io.PrintStream.print(Ljava/lang/String;)V\tjava.io.PrintStream.println(Ljava/lang/String;)V\tPrintStream.java:100",
            "A.a()V\tB.b()V\tB.java:1",
            "B.b()V\tA.a()V\tA.java:1"));

    @Test
    void a_chain_leads_to_the_root_with_places() {
        assertThat(chains.text("java.io.PrintStream.print(Ljava/lang/String;)V")).isEqualTo("""
                java.io.PrintStream.print(Ljava/lang/String;)V
                    called by java.io.PrintStream.println(Ljava/lang/String;)V  (PrintStream.java:100)
                    called by Hello.main([Ljava/lang/String;)V  (Hello.java:7)
                    which is a root
                """);
    }

    @Test
    void the_whole_name_comes_before_names_that_contain_it() {
        assertThat(chains.matching("PrintStream.print")).startsWith("java.io.PrintStream.print(Ljava/lang/String;)V").hasSize(2);
        assertThat(chains.matching("print")).first().isEqualTo("java.io.PrintStream.print(Ljava/lang/String;)V");
        assertThat(chains.matching("nothing")).isEmpty();
    }

    @Test
    void a_cycle_ends() {
        assertThat(chains.chain("A.a()V")).hasSize(2);
    }
}
