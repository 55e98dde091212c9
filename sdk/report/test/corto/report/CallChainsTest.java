// SPDX-License-Identifier: Apache-2.0
package corto.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallChainsTest {
    private final CallChains chains = CallChains.of(List.of("Hello.main()V\t\tcalled from assembly", "P.print()V\tHello.main()V\tHello.java:7", "A.a()V\tB.b()V\tB.java:1", "B.b()V\tA.a()V\tA.java:1"));

    @Test
    void a_chain_leads_to_the_root_with_places() {
        assertThat(chains.chain("P.print()V")).containsExactly(new CallChains.Step("P.print()V", "Hello.main()V", "Hello.java:7"), new CallChains.Step("Hello.main()V", "", "called from assembly"));
    }

    @Test
    void a_cycle_ends() {
        assertThat(chains.chain("A.a()V")).hasSize(2);
    }
}
